using System.Numerics;
using Zheli.Algorithms.Graphs;
using Zheli.Algorithms.Steiner;

namespace Zheli.Tests.Algorithms.Steiner;

/// <summary>The ascent with modules of limited capacity, on graphs where the optimum is known by hand or by trying everything.</summary>
public sealed class TrafficAscentTests
{
    /// <summary>Cost of 1, 2, 3 modules of 100 units.</summary>
    private static readonly long[] Modules = [100, 130, 160];

    [Fact]
    public void A_shared_hop_is_paid_with_all_the_modules_that_it_needs()
    {
        // root =(modules)= a –(10)– b; 60 and 70 units do not fit into one module: 130 + 10.
        var ascent = Ascent(3, [(0, 1, -1), (1, 2, 10)], [1, 2], [60, 70]);
        ascent.Run([1000, 1000], default);
        Assert.Equal(140, ascent.LowerBound);
    }

    [Fact]
    public void Two_who_fit_into_one_module_pay_for_one()
    {
        var ascent = Ascent(3, [(0, 1, -1), (1, 2, 10)], [1, 2], [60, 40]);
        ascent.Run([1000, 1000], default);
        Assert.Equal(110, ascent.LowerBound);
    }

    [Fact]
    public void A_terminal_pays_no_more_than_its_prize()
    {
        var ascent = Ascent(2, [(0, 1, -1)], [1], [150]);
        ascent.Run([30], default);
        Assert.Equal(30, ascent.LowerBound);
        ascent.Run([130], default);
        Assert.Equal(130, ascent.LowerBound);
        ascent.Run([1000], default);
        Assert.Equal(130, ascent.LowerBound);
    }

    [Fact]
    public void A_terminal_that_no_hop_can_carry_or_that_is_out_of_reach_pays_its_whole_prize()
    {
        var ascent = Ascent(3, [(0, 1, -1)], [1, 2], [301, 1]);
        ascent.Run([900, 70], default);
        Assert.Equal(970, ascent.LowerBound);
    }

    [Fact]
    public void On_random_graphs_the_bound_is_below_the_cheapest_tree_and_the_proof_is_feasible()
    {
        for (var seed = 1; seed <= 200; seed++)
        {
            var random = new Random(seed);
            var edges = Enumerable.Range(0, 9).Select(_ => (From: random.Next(6), To: random.Next(6), Cost: random.Next(2) == 0 ? -1L : random.Next(100)))
                .Where(e => e.From != e.To).ToArray();
            int[] terminals = [1, 2, 3, 5];
            int[] load = [.. terminals.Select(_ => random.Next(0, 130))];
            long[] prize = [.. terminals.Select(_ => (long)random.Next(200))];
            var ascent = Ascent(6, edges, terminals, load);
            ascent.Run([.. prize.Select(p => p / 2)], default);
            ascent.Run(prize, default);
            Assert.True(ascent.LowerBound <= Cheapest(edges, terminals, load, prize), $"seed {seed}");
            var proof = ascent.ToPotentials();
            Assert.Equal(ascent.LowerBound, proof.TerminalValue.Sum());
            AssertFeasible(edges, terminals, load, prize, proof);
        }
    }

    /// <summary>An edge of cost −1 is built of modules.</summary>
    private static TrafficAscent Ascent(int vertices, (int From, int To, long Cost)[] edges, int[] terminals, int[] load)
    {
        long[] cost = [.. edges.Select(e => Math.Max(0, e.Cost))];
        var graph = new CompactGraph(vertices, [.. edges.Select(e => e.From)], [.. edges.Select(e => e.To)], cost);
        return new(graph, 0, new(cost, [.. edges.Select(e => e.Cost < 0 ? 0 : -1)], [new(Modules, load)]), terminals);
    }

    private static long Price(long cost, int load)
    {
        var modules = Math.Max(1, (load + ModuleCosts.Capacity - 1) / ModuleCosts.Capacity);
        return cost >= 0 ? cost : modules <= Modules.Length ? Modules[modules - 1] : 1_000_000;
    }

    /// <summary>Every set of edges that is a tree at the root, with every choice of whom it serves.</summary>
    private static long Cheapest((int From, int To, long Cost)[] edges, int[] terminals, int[] load, long[] prize)
    {
        var best = long.MaxValue;
        for (var set = 0; set < 1 << edges.Length; set++)
        {
            var (parent, entry, order) = (new int[6], new int[6], new List<int> { 0 });
            Array.Fill(entry, -1);
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
                    }
                }
            }

            if (order.Count - 1 != BitOperations.PopCount((uint)set))
            {
                continue;
            }

            for (var served = 0; served < 1 << terminals.Length; served++)
            {
                var (cost, through) = (0L, new int[edges.Length]);
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
                        through[entry[v]] += load[k];
                    }
                }

                best = Math.Min(best, cost + Enumerable.Range(0, edges.Length).Where(e => (set & (1 << e)) != 0).Sum(e => Price(edges[e].Cost, through[e])));
            }
        }

        return best;
    }

    /// <summary>On every arc, any set of terminals pays at most what the arc costs with that set on it.</summary>
    private static void AssertFeasible((int From, int To, long Cost)[] edges, int[] terminals, int[] load, long[] prize, DualPotentials proof)
    {
        foreach (var edge in edges)
        {
            foreach (var (a, b) in new[] { (edge.From, edge.To), (edge.To, edge.From) })
            {
                for (var set = 1; set < 1 << proof.Terminal.Length; set++)
                {
                    var (pays, loads) = (0L, 0);
                    for (var k = 0; k < proof.Terminal.Length; k++)
                    {
                        var which = Array.IndexOf(terminals, proof.Terminal[k]);
                        Assert.True(proof.TerminalValue[k] <= prize[which]);
                        if ((set & (1 << k)) != 0)
                        {
                            pays += Math.Max(0, Potential(proof, k, a) - Potential(proof, k, b));
                            loads += load[which];
                        }
                    }

                    Assert.True(pays <= Price(edge.Cost, loads), $"{pays} for {loads} on {edge}");
                }
            }
        }
    }

    private static long Potential(DualPotentials proof, int k, int vertex)
    {
        var at = Array.IndexOf(proof.Vertex, vertex, proof.Start[k], proof.Start[k + 1] - proof.Start[k]);
        return vertex == proof.Terminal[k] ? 0 : at < 0 ? proof.TerminalValue[k] : proof.Potential[at];
    }
}
