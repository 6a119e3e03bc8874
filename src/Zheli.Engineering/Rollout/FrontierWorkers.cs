using Zheli.Algorithms.Steiner;
using Zheli.Model.Network;

namespace Zheli.Engineering.Rollout;

/// <summary>
/// Solves several prices per person side by side; each thread has a prepared graph of its own, and answers come in the order of the questions. Where hops are
/// crowded the network is searched on true prices from a neighbouring one and the bound knows capacity; otherwise the optimiser says both.
/// </summary>
internal sealed class FrontierWorkers
{
    /// <summary>Where not everyone in reach can be served over the hops there are, the upper end is at this many times the mean price of a person.</summary>
    private const long PriceWorthAlmostAnything = 50;

    private readonly RolloutCase rollout;
    private readonly PeoplePrices prices;
    private readonly Lazy<TreeProblem>[] problems;

    public FrontierWorkers(RolloutCase rollout, PeoplePrices prices, int threads, CancellationToken cancellation)
    {
        (this.rollout, this.prices) = (rollout, prices);
        problems = [.. Enumerable.Range(0, threads).Select(_ => new Lazy<TreeProblem>(() => new TreeProblem(rollout, rollout.Graph.EdgeCost, null, cancellation)))];
    }

    /// <summary>True when the network for everyone crowds its hops; found out with the ends.</summary>
    public bool IsCrowded { get; set; }

    /// <summary>Networks for the two ends: the mandatory part alone, and everyone in reach.</summary>
    public FrontierPoint[] SolveEnds(SteinerOptions settings, CancellationToken cancellation)
    {
        var nobody = Optimise(problems[0].Value, 0, null, settings, cancellation);
        var everyone = Optimise(problems[0].Value, null, null, settings, cancellation);
        var loaded = LoadedTree.Of(rollout, PlanTree.Orient(rollout.Graph, everyone.Edges), site => PeoplePrices.Serves(site, null));
        if (loaded.Surcharge == 0)
        {
            return [nobody, everyone];
        }

        IsCrowded = true;
        var prize = prices.Prizes(null);
        var repair = new CapacityRepair(rollout, settings, cancellation);
        var searched = CapacitySearch.Improve(rollout, repair.WithoutHops(prize) ?? loaded.Tree, prize, site => PeoplePrices.Serves(site, null), cancellation);
        var all = Point(rollout, null, searched, everyone.Bound);
        if (all.Fits)
        {
            return [nobody, all];
        }

        // Someone is in reach over hops alone, and these carry less than everyone wants: the search starts from fibre, which fits whatever is wanted.
        var almost = PriceWorthAlmostAnything * (all.Cost.WholeLife / Math.Max(1, all.People));
        return [nobody, all, Search(almost, repair.WithoutHops(prices.Prizes(almost))?.Edges() ?? all.Edges, cancellation)];
    }

    /// <summary>Solves each question: a price per person, and edges to start from.</summary>
    public FrontierPoint[] Solve((long Price, int[] Start)[] questions, SteinerOptions settings, CancellationToken cancellation)
    {
        var answers = new FrontierPoint[questions.Length];
        var next = -1;
        Parallel.For(0, problems.Length, new ParallelOptions { MaxDegreeOfParallelism = problems.Length }, worker =>
        {
            for (var i = Interlocked.Increment(ref next); i < questions.Length; i = Interlocked.Increment(ref next))
            {
                answers[i] = IsCrowded
                    ? Search(questions[i].Price, questions[i].Start, cancellation)
                    : Optimise(problems[worker].Value, questions[i].Price, questions[i].Start, settings, cancellation);
            }
        });
        return answers;
    }

    /// <summary>A network as a point of the frontier.</summary>
    /// <param name="rollout">What is planned.</param>
    /// <param name="price">The price per person at which it was found; null for everyone.</param>
    /// <param name="tree">The network.</param>
    /// <param name="bound">What was proved, see <see cref="FrontierPoint"/>.</param>
    public static FrontierPoint Point(RolloutCase rollout, long? price, PlanTree tree, long bound)
    {
        var loaded = LoadedTree.Of(rollout, tree, site => PeoplePrices.Serves(site, price));
        return new(price, tree.Edges(), loaded.People, loaded.Settlements, loaded.Edges + loaded.Serve, bound) { Fits = loaded.Overloaded.Count == 0 };
    }

    private FrontierPoint Optimise(TreeProblem problem, long? price, int[]? start, SteinerOptions settings, CancellationToken cancellation)
    {
        var answer = problem.Solve(prices.Prizes(price), settings with { WarmStart = start }, null, cancellation);
        return Point(rollout, price, answer.Tree, answer.Bound + prices.Constant(price));
    }

    /// <summary>A network searched from a neighbouring one; its bound is proved with all others in the end, and until then is nothing.</summary>
    private FrontierPoint Search(long price, int[] start, CancellationToken cancellation)
    {
        var prize = prices.Prizes(price);
        var pruned = PlanTree.Orient(rollout.Graph, start).Prune(rollout.Graph, rollout.Graph.EdgeCost, prize, rollout.Graph.ForcedEdges);
        var tree = CapacitySearch.Improve(rollout, pruned, prize, site => PeoplePrices.Serves(site, price), cancellation);
        return Point(rollout, price, tree, prices.Constant(price));
    }
}
