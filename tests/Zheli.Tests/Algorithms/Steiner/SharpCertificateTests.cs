using System.Globalization;
using Zheli.Algorithms.Steiner;
using Zheli.Algorithms.Steiner.Cuts;
using Zheli.Algorithms.Steiner.Reductions;

namespace Zheli.Tests.Algorithms.Steiner;

/// <summary>Certificates from cuts and flow balances: feasible on the original graph by definition, and never above the optimum.</summary>
public class SharpCertificateTests
{
    [Fact]
    public void A_certificate_of_more_potentials_than_allowed_is_refused_and_the_tree_comes_without_one()
    {
        var chain = new SteinerProblem(
            60, 0, [.. Enumerable.Range(0, 59)], [.. Enumerable.Range(1, 59)], [.. Enumerable.Range(1, 59).Select(c => (long)c)],
            [.. Enumerable.Repeat(SteinerProblem.Mandatory, 60)]);
        SteinerSolution Solve(SteinerOptions options) => SteinerSolver.Solve(chain, options, null, TestContext.Current.CancellationToken);
        Assert.Throws<ProofTooLargeException>(() => Solve(new() { MostPotentials = 100 }));
        Assert.Equal(1770, Solve(new() { MostPotentials = 100, WantCertificate = false }).Cost);
        Assert.Equal(1770, Solve(new()).Certificate.LowerBound);
    }

    /// <summary>Any packing of cuts beside any balances within their limits, not only a programme's, becomes potentials that lift without loss.</summary>
    [Fact]
    public void Random_cuts_and_balances_find_the_way_back_through_the_reductions()
    {
        var (cases, balances, limited) = (0, 0, 0);
        for (var seed = 0; seed < 6000; seed++)
        {
            var (random, problem) = (new Random(seed), Sparse(seed));
            var graph = new ReductionGraph(problem);
            DegreeReduction.Run(graph, null);
            LongEdgeReduction.Run(graph, 100, TestContext.Current.CancellationToken);
            DegreeReduction.Run(graph, null);
            var core = graph.Compact();
            long[] most = ProofTerms.After(problem, graph).MostBalance;
            var rows = Packing(core, most, random, 8);
            var dual = graph.LiftPotentials(CutPotentials.Of(core, rows, 8));
            var offset = graph.Steps.Sum(s => s.Offset);
            Assert.True(dual.Sum == rows.Where(r => r.Owner >= 0).Sum(r => r.Price) + (8 * offset), $"seed {seed}: {dual.Sum}");
            Assert.True(ObviousSteiner.Objection(problem, dual) is null, $"seed {seed}: {ObviousSteiner.Objection(problem, dual)}");
            cases += rows.Count > 0 ? 1 : 0;
            balances += dual.Balance.Length > 0 ? 1 : 0;
            limited += most.Any(m => m is > 0 and < long.MaxValue) && dual.Balance.Length > 0 ? 1 : 0;
        }

        Assert.True(cases > 1000 && balances > 300 && limited > 30, $"{cases} cases, {balances} with balances, {limited} with limits");
    }

    [Fact]
    public void The_programme_proves_on_the_original_graph_what_no_tree_undercuts()
    {
        var (cases, closed, left) = (0, 0, 0);
        for (var seed = 0; seed < 3000; seed++)
        {
            var problem = RandomProblems.Small(seed);
            if (ObviousSteiner.Optimum(problem) is not { } optimum)
            {
                continue;
            }

            var graph = new ReductionGraph(problem);
            bool[] reached = Reached(problem);
            graph.KeepOnly(reached);
            if (seed % 2 == 0)
            {
                DegreeReduction.Run(graph, null);
                LongEdgeReduction.Run(graph, 100, TestContext.Current.CancellationToken);
                DegreeReduction.Run(graph, null);
            }

            var lost = problem.Prize.Where((_, v) => !reached[v]).Sum();
            var (core, offset) = (graph.Compact(), graph.Steps.Sum(s => s.Offset) + lost);
            var cuts = new CutBound(core, optimum - offset + (seed % 3), [], seed, ProofTerms.After(problem, graph));
            cuts.Run(long.MaxValue / 2, TestContext.Current.CancellationToken);
            var dual = graph.LiftPotentials(cuts.ToPotentials());
            Assert.True(ObviousSteiner.Objection(problem, dual) is null, $"seed {seed}: {ObviousSteiner.Objection(problem, dual)}");
            Assert.True(dual.LowerBound + lost <= optimum, $"seed {seed}: {dual.LowerBound + lost} passes {optimum}");
            Assert.Equal(cuts.LowerBound + offset, dual.LowerBound + lost);
            cases++;
            closed += dual.LowerBound + lost == optimum ? 1 : 0;
            left += core.Graph.EdgeCount > 0 ? 1 : 0;
        }

        Assert.True(cases > 1200 && closed > cases * 0.97 && left > 300, $"{cases} cases, {closed} closed, {left} with a programme");
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void A_sharpened_certificate_closes_dense_problems_alike_on_any_threads_and_in_any_culture(int seed)
    {
        var problem = RandomProblems.Published(150, 1200, 30, seed);
        var before = CultureInfo.CurrentCulture;
        try
        {
            var plain = Solve(problem, 1, isSharp: false);
            var sharp = Solve(problem, 1, isSharp: true);
            Assert.Null(ObviousSteiner.Objection(problem, sharp));
            Assert.Equal(plain.Edges, sharp.Edges);
            Assert.Equal(sharp.Cost, sharp.LowerBound);
            foreach (var culture in new[] { "kk-KZ", "ru-RU", "tr-TR" })
            {
                CultureInfo.CurrentCulture = new CultureInfo(culture);
                var same = Solve(problem, 2, isSharp: true);
                Assert.Equal((sharp.Certificate.Parts, sharp.Certificate.Sum), (same.Certificate.Parts, same.Certificate.Sum));
                Assert.Equal(sharp.Certificate.Potential, same.Certificate.Potential);
                Assert.Equal(sharp.Certificate.Balance, same.Certificate.Balance);
            }
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    private static SteinerSolution Solve(SteinerProblem problem, int threads, bool isSharp) => SteinerSolver.Solve(
        problem, new SteinerOptions { Effort = 3, Threads = threads, SharpenCertificate = isSharp }, null, TestContext.Current.CancellationToken);

    /// <summary>Sparse enough for every kind of step, and large enough that something is left.</summary>
    private static SteinerProblem Sparse(int seed)
    {
        var random = new Random(seed);
        int n = random.Next(4, 30), m = n + random.Next(n);
        long top = random.Next(2) == 0 ? 5 : 100;
        int[] tail = [.. Enumerable.Range(0, m).Select(e => e < n - 1 ? random.Next(Math.Max(0, e - 3), e + 1) : random.Next(n))];
        int[] head = [.. Enumerable.Range(0, m).Select(e => e < n - 1 ? e + 1 : random.Next(n))];
        long[] prize = [.. Enumerable.Range(0, n).Select(_ => random.Next(3) > 0 ? 0 : random.Next(4) == 0 ? SteinerProblem.Mandatory : random.NextInt64(top))];
        return new SteinerProblem(n, random.Next(n), tail, head, [.. Enumerable.Range(0, m).Select(_ => random.NextInt64(top + 1))], prize);
    }

    private static bool[] Reached(SteinerProblem problem)
    {
        bool[] reached = new bool[problem.Graph.VertexCount];
        reached[problem.Root] = true;
        for (var again = true; again;)
        {
            again = false;
            for (var e = 0; e < problem.Graph.EdgeCount; e++)
            {
                var (u, v) = (problem.Graph.Tail[e], problem.Graph.Head[e]);
                again |= reached[u] != reached[v];
                reached[u] = reached[v] = reached[u] || reached[v];
            }
        }

        return reached;
    }

    /// <summary>Random balances, lowered until no arc is overspent by them, then random sets of random terminals for as much as is left, or less.</summary>
    private static List<(int Owner, int[] Arcs, long Price)> Packing(SteinerProblem problem, long[] most, Random random, long parts)
    {
        var graph = problem.Graph;
        long[] balance = [.. Enumerable.Range(0, graph.VertexCount).Select(v =>
            problem.Prize[v] > 0 || v == problem.Root || random.Next(3) == 0 ? 0 : random.NextInt64(Math.Min(most[v], 2000) * parts + 1))];
        for (var again = true; again;)
        {
            again = false;
            for (var v = 0; v < graph.VertexCount; v++)
            {
                for (var i = graph.Start[v]; i < graph.Start[v + 1]; i++)
                {
                    var limit = balance[graph.Neighbour[i]] + (graph.Cost[graph.Edge[i]] * parts);
                    again |= balance[v] > limit;
                    balance[v] = Math.Min(balance[v], limit);
                }
            }
        }

        int[] balanced = [.. Enumerable.Range(0, balance.Length).Where(v => balance[v] > 0)];
        List<(int Owner, int[] Arcs, long Price)> rows = [.. balanced.Select(v => (~v, Array.Empty<int>(), balance[v]))];
        long[] left = new long[graph.Neighbour.Length];
        for (var v = 0; v < graph.VertexCount; v++)
        {
            for (var i = graph.Start[v]; i < graph.Start[v + 1]; i++)
            {
                left[i] = (graph.Cost[graph.Edge[i]] * parts) - balance[graph.Neighbour[i]] + balance[v];
            }
        }

        int[] terminals = [.. Enumerable.Range(0, graph.VertexCount).Where(v => problem.Prize[v] > 0 && v != problem.Root)];
        long[] purse = [.. problem.Prize.Select(p => p >= SteinerProblem.Mandatory ? long.MaxValue : p * parts)];
        for (var times = 0; times < 12 && terminals.Length > 0; times++)
        {
            var k = terminals[random.Next(terminals.Length)];
            bool[] inside = [.. Enumerable.Range(0, graph.VertexCount).Select(v => v == k || (v != problem.Root && random.Next(2) == 0))];
            bool Enters(int i) => inside[graph.Other(graph.Edge[i], graph.Neighbour[i])] && !inside[graph.Neighbour[i]];
            int[] arcs = [.. Enumerable.Range(0, graph.Neighbour.Length).Where(Enters)];
            var price = arcs.Aggregate(purse[k], (least, i) => Math.Min(least, left[i]));
            price = arcs.Length == 0 ? 0 : random.Next(2) == 0 ? price : random.NextInt64(price + 1);
            if (price > 0)
            {
                purse[k] -= price;
                Array.ForEach(arcs, i => left[i] -= price);
                rows.Add((k, arcs, price));
            }
        }

        return rows;
    }
}
