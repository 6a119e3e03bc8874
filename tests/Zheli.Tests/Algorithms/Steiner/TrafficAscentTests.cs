using Zheli.Algorithms.Graphs;
using Zheli.Algorithms.Steiner;

namespace Zheli.Tests.Algorithms.Steiner;

/// <summary>The ascent with prices of traffic, on graphs where the optimum is known by hand or by trying everything.</summary>
public sealed class TrafficAscentTests
{
    [Fact]
    public void A_shared_hop_counts_the_traffic_of_everyone_behind_it()
    {
        // root –(fixed 100, 2 a unit)– a –(10)– b; a brings 20 units, b 30: every tree that serves both costs 100 + 2 × 50 + 10.
        var ascent = Ascent(3, [(0, 1, 100, 2), (1, 2, 10, 0)], [1, 2], [20, 30]);
        ascent.Run([1000, 1000], default);
        Assert.Equal(210, ascent.LowerBound);
        Assert.Equal(50, ascent.Traffic().Forward[0]);
    }

    [Fact]
    public void A_terminal_pays_no_more_than_its_prize()
    {
        var ascent = Ascent(2, [(0, 1, 100, 2)], [1], [20]);
        ascent.Run([30], default);
        Assert.Equal(30, ascent.LowerBound);
        ascent.Run([130], default);
        Assert.Equal(130, ascent.LowerBound);
        ascent.Run([1000], default);
        Assert.Equal(140, ascent.LowerBound);
    }

    [Fact]
    public void A_terminal_out_of_reach_pays_its_whole_prize()
    {
        var ascent = Ascent(3, [(0, 1, 5, 0)], [1, 2], [1, 1]);
        ascent.Run([9, 70], default);
        Assert.Equal(75, ascent.LowerBound);
    }

    [Fact]
    public void On_random_graphs_the_bound_is_below_the_cheapest_tree_and_the_proof_is_feasible()
    {
        for (var seed = 1; seed <= 200; seed++)
        {
            var random = new Random(seed);
            var edges = Enumerable.Range(0, 9).Select(_ => (From: random.Next(6), To: random.Next(6), Fixed: (long)random.Next(100), Unit: (long)random.Next(3)))
                .Where(e => e.From != e.To).ToArray();
            int[] terminals = [2, 3, 5];
            double[] traffic = [.. terminals.Select(_ => (double)random.Next(1, 30))];
            long[] prize = [.. terminals.Select(_ => (long)random.Next(200))];
            var ascent = Ascent(6, edges, terminals, traffic);
            ascent.Run(prize, default);
            Assert.True(ascent.LowerBound <= Cheapest(edges, terminals, traffic, prize), $"seed {seed}");
            var proof = ascent.ToPotentials();
            Assert.Equal(ascent.LowerBound, proof.TerminalValue.Sum());
            AssertFeasible(edges, terminals, traffic, prize, proof);
        }
    }

    private static TrafficAscent Ascent(int vertices, (int From, int To, long Fixed, long Unit)[] edges, int[] terminals, double[] traffic)
    {
        long[] fixedPart = [.. edges.Select(e => e.Fixed)], unit = [.. edges.Select(e => e.Unit)];
        var graph = new CompactGraph(vertices, [.. edges.Select(e => e.From)], [.. edges.Select(e => e.To)], fixedPart);
        return new(graph, 0, new(fixedPart, fixedPart, unit, unit), terminals, traffic);
    }

    /// <summary>Every set of edges that is a tree at the root, with every choice of whom it serves.</summary>
    private static long Cheapest((int From, int To, long Fixed, long Unit)[] edges, int[] terminals, double[] traffic, long[] prize)
    {
        var best = long.MaxValue;
        for (var set = 0; set < 1 << edges.Length; set++)
        {
            var (parent, entry, order) = (new int[6], new int[6], new List<int> { 0 });
            Array.Fill(entry, -1);
            var used = 0;
            for (var i = 0; i < order.Count; i++)
            {
                for (var e = 0; e < edges.Length; e++)
                {
                    var (a, b) = (edges[e].From, edges[e].To);
                    var other = a == order[i] ? b : b == order[i] ? a : -1;
                    if ((set & (1 << e)) != 0 && other > 0 && entry[other] < 0 && entry[order[i]] != e)
                    {
                        (parent[other], entry[other]) = (order[i], e);
                        order.Add(other);
                        used++;
                    }
                }
            }

            if (used != System.Numerics.BitOperations.PopCount((uint)set))
            {
                continue;
            }

            for (var served = 0; served < 1 << terminals.Length; served++)
            {
                var cost = Enumerable.Range(0, edges.Length).Where(e => (set & (1 << e)) != 0).Sum(e => edges[e].Fixed);
                for (var k = 0; k < terminals.Length; k++)
                {
                    if ((served & (1 << k)) == 0)
                    {
                        cost += prize[k];
                        continue;
                    }

                    cost += entry[terminals[k]] < 0 ? 1_000_000 : 0;
                    for (var v = terminals[k]; entry[v] >= 0; v = parent[v])
                    {
                        cost += (long)(edges[entry[v]].Unit * traffic[k]);
                    }
                }

                best = Math.Min(best, cost);
            }
        }

        return best;
    }

    private static void AssertFeasible((int From, int To, long Fixed, long Unit)[] edges, int[] terminals, double[] traffic, long[] prize, DualPotentials proof)
    {
        foreach (var edge in edges)
        {
            foreach (var (a, b) in new[] { (edge.From, edge.To), (edge.To, edge.From) })
            {
                var load = 0L;
                for (var k = 0; k < proof.Terminal.Length; k++)
                {
                    var which = Array.IndexOf(terminals, proof.Terminal[k]);
                    Assert.True(proof.TerminalValue[k] <= prize[which]);
                    load += Math.Max(0, Potential(proof, k, a) - Potential(proof, k, b) - (long)(edge.Unit * traffic[which]));
                }

                Assert.True(load <= edge.Fixed);
            }
        }
    }

    private static long Potential(DualPotentials proof, int k, int vertex)
    {
        var at = Array.IndexOf(proof.Vertex, vertex, proof.Start[k], proof.Start[k + 1] - proof.Start[k]);
        return vertex == proof.Terminal[k] ? 0 : at < 0 ? proof.TerminalValue[k] : proof.Potential[at];
    }
}
