using Zheli.Algorithms.Steiner;

namespace Zheli.Engineering.Rollout;

/// <summary>Solves several prices per person side by side; each thread has a prepared graph of its own, and answers come in the order of the questions.</summary>
internal sealed class FrontierWorkers
{
    private readonly RolloutCase rollout;
    private readonly PeoplePrices prices;
    private readonly Lazy<TreeProblem>[] problems;

    public FrontierWorkers(RolloutCase rollout, PeoplePrices prices, int threads)
    {
        (this.rollout, this.prices) = (rollout, prices);
        problems = [.. Enumerable.Range(0, threads).Select(_ => new Lazy<TreeProblem>(() => new TreeProblem(rollout, rollout.Graph.EdgeCost, null)))];
    }

    /// <summary>Solves each question: a price per person (null for everyone), and edges to start from.</summary>
    public FrontierPoint[] Solve((long? Price, int[]? Start)[] questions, SteinerOptions settings, CancellationToken cancellation)
    {
        var answers = new FrontierPoint[questions.Length];
        if (problems.Length == 1)
        {
            for (var i = 0; i < questions.Length; i++)
            {
                answers[i] = Solve(problems[0].Value, questions[i].Price, questions[i].Start, settings, cancellation);
            }

            return answers;
        }

        var next = -1;
        Parallel.For(0, problems.Length, new ParallelOptions { MaxDegreeOfParallelism = problems.Length }, worker =>
        {
            for (var i = Interlocked.Increment(ref next); i < questions.Length; i = Interlocked.Increment(ref next))
            {
                answers[i] = Solve(problems[worker].Value, questions[i].Price, questions[i].Start, settings, cancellation);
            }
        });
        return answers;
    }

    /// <summary>A solved tree as a point of the frontier.</summary>
    /// <param name="rollout">What is planned.</param>
    /// <param name="price">The price per person at which it was solved; null for everyone.</param>
    /// <param name="answer">The tree.</param>
    /// <param name="bound">What was proved, see <see cref="FrontierPoint"/>.</param>
    public static FrontierPoint Point(RolloutCase rollout, long? price, TreeAnswer answer, long bound)
    {
        var loaded = LoadedTree.Of(rollout, answer.Tree, site => PeoplePrices.Serves(site, price));
        return new(price, answer.Tree.Edges(), loaded.People, loaded.Settlements, loaded.BareEdges + loaded.Serve, bound);
    }

    private FrontierPoint Solve(TreeProblem problem, long? price, int[]? start, SteinerOptions settings, CancellationToken cancellation)
    {
        var answer = problem.Solve(prices.Prizes(price), settings with { WarmStart = start }, null, cancellation);
        return Point(rollout, price, answer, answer.Bound + prices.Constant(price));
    }
}
