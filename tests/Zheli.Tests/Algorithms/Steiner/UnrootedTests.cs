using Zheli.Algorithms.Steiner;

namespace Zheli.Tests.Algorithms.Steiner;

public class UnrootedTests
{
    [Fact]
    public void A_tree_anywhere_is_as_good_as_the_best_of_all_roots_and_bounded()
    {
        for (int seed = 0; seed < 400; seed++)
        {
            var drawn = RandomProblems.Small(seed);
            int n = drawn.Graph.VertexCount;
            long[] prize = [.. drawn.Prize.Select(p => Math.Min(p, 500))];
            SteinerProblem Rooted(int root) => new(n, root, drawn.Graph.Tail, drawn.Graph.Head, drawn.Graph.Cost, prize);
            long optimum = Math.Min(prize.Sum(), Enumerable.Range(0, n).Min(root => ObviousSteiner.Optimum(Rooted(root))!.Value));
            var solution = SteinerSolver.SolveUnrooted(Rooted(0), new SteinerOptions(), null, TestContext.Current.CancellationToken);
            Assert.True(solution.LowerBound <= optimum && solution.Cost >= optimum, $"seed {seed}: {solution.LowerBound} ≤ {optimum} ≤ {solution.Cost}");
            Assert.True(!solution.ProvedOptimal || solution.Cost == optimum, $"seed {seed}: {solution.Cost} is said to be optimal, {optimum} is");
            if (solution.Vertex >= 0)
            {
                Assert.Equal(solution.Cost, Rooted(solution.Vertex).Evaluate(solution.Edges));
            }

            int[] prized = [.. Enumerable.Range(0, n).Where(v => prize[v] > 0)];
            var added = new SteinerProblem(
                n + 1, n, [.. drawn.Graph.Tail, .. prized.Select(_ => n)], [.. drawn.Graph.Head, .. prized],
                [.. drawn.Graph.Cost, .. prized.Select(_ => solution.RootCost)], [.. prize, 0]);
            Assert.True(ObviousSteiner.Objection(added, solution.Certificate) is null, $"seed {seed}: {ObviousSteiner.Objection(added, solution.Certificate)}");
            Assert.True(solution.Certificate.LowerBound - solution.RootCost <= optimum, $"seed {seed}");
        }
    }

    [Fact]
    public void The_sharpened_proof_holds_on_the_graph_with_an_added_root_and_passes_no_tree()
    {
        var (cut, closed, cases) = (0, 0, 0);
        for (int seed = 0; seed < 400; seed++)
        {
            var drawn = RandomProblems.Small(seed);
            int n = drawn.Graph.VertexCount;
            long[] prize = [.. drawn.Prize.Select(p => Math.Min(p, 500))];
            SteinerProblem Rooted(int root) => new(n, root, drawn.Graph.Tail, drawn.Graph.Head, drawn.Graph.Cost, prize);
            long optimum = Math.Min(prize.Sum(), Enumerable.Range(0, n).Min(root => ObviousSteiner.Optimum(Rooted(root))!.Value));
            var nothing = new AddedRoot(Rooted(0));
            var best = SteinerSolver.SolveUnrooted(Rooted(0), new SteinerOptions(), null, TestContext.Current.CancellationToken);
            var (dual, price) = SharpCertificate.OfUnrooted(
                Rooted(0), nothing, best.Edges, best.Vertex, optimum + (seed % 2), 1 << 20, new() { Seed = seed }, TestContext.Current.CancellationToken);
            int[] prized = [.. Enumerable.Range(0, n).Where(v => prize[v] > 0)];
            var added = new SteinerProblem(
                n + 1, n, [.. drawn.Graph.Tail, .. prized.Select(_ => n)], [.. drawn.Graph.Head, .. prized],
                [.. drawn.Graph.Cost.Select(c => c * dual.Parts), .. prized.Select(_ => price)], [.. prize.Select(p => p * dual.Parts), 0]);
            var objection = ObviousSteiner.Objection(added, new DualPotentials
            {
                Sum = dual.Sum, Terminal = dual.Terminal, TerminalValue = dual.TerminalValue, Start = dual.Start,
                Vertex = dual.Vertex, Potential = dual.Potential, BalanceVertex = dual.BalanceVertex, Balance = dual.Balance,
            });
            Assert.True(objection is null, $"seed {seed}: {objection}");
            var bound = dual.RoundedUp(dual.Sum - price);
            Assert.True(bound <= optimum, $"seed {seed}: {bound} passes {optimum}");
            cut += price > 0 ? 1 : 0;
            closed += bound == optimum ? 1 : 0;
            cases++;
        }

        Assert.True(cut > 50 && closed > cases * 0.9, $"{cut} with a price, {closed} of {cases} closed");
    }

    [Fact]
    public void A_run_that_was_stopped_at_once_has_a_tree_and_a_proof_that_nothing_costs_less_than_nothing()
    {
        for (int seed = 0; seed < 100; seed++)
        {
            var drawn = RandomProblems.Small(seed);
            var problem = new SteinerProblem(drawn.Graph.VertexCount, 0, drawn.Graph.Tail, drawn.Graph.Head, drawn.Graph.Cost, [.. drawn.Prize.Select(p => Math.Min(p, 500))]);
            var solution = SteinerSolver.SolveUnrooted(problem, new SteinerOptions(), null, new CancellationToken(canceled: true));
            Assert.True(solution.Certificate.LowerBound >= solution.RootCost, $"seed {seed}: {solution.Certificate.LowerBound} less {solution.RootCost}");
            Assert.True(solution.LowerBound >= 0 && solution.LowerBound <= solution.Cost, $"seed {seed}");
            long cost = solution.Vertex < 0 ? problem.Prize.Sum() : new SteinerProblem(problem.Graph.VertexCount, solution.Vertex, drawn.Graph.Tail, drawn.Graph.Head, drawn.Graph.Cost, problem.Prize).Evaluate(solution.Edges);
            Assert.Equal(cost, solution.Cost);
        }
    }
}
