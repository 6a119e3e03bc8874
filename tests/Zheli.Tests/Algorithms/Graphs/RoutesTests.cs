using Zheli.Algorithms.Graphs;

namespace Zheli.Tests.Algorithms.Graphs;

/// <summary>Routes on random networks against a twin that lists every route, and the laws of spectrum.</summary>
public sealed class RoutesTests
{
    [Fact]
    public void Ranked_routes_are_all_routes_in_order()
    {
        var random = new Random(3);
        for (var i = 0; i < 300; i++)
        {
            var graph = Network(random, withRisks: false);
            var expected = AllRoutes(graph, 0, 1);
            var found = RankedRoutes.From(graph, 0, 1).ToList();
            Assert.Equal(expected.Select(r => r.Cost).Order(), found.Select(r => r.Cost));
            Assert.Equal(expected.Count, found.Select(r => string.Join(' ', r.Arcs)).Distinct().Count());
            Assert.All(found, route => AssertRoute(graph, route));
        }
    }

    [Fact]
    public void The_shortest_route_is_the_shortest_of_all()
    {
        var random = new Random(4);
        for (var i = 0; i < 300; i++)
        {
            var graph = Network(random, withRisks: false);
            var all = AllRoutes(graph, 0, 1);
            Assert.Equal(all.Count == 0 ? null : all.Min(r => r.Cost), new ShortestRoute(graph).Find(0, 1)?.Cost);
        }
    }

    [Theory]
    [InlineData(Disjointness.Links, false)]
    [InlineData(Disjointness.Vertices, false)]
    [InlineData(Disjointness.Links, true)]
    [InlineData(Disjointness.Vertices, true)]
    public void The_disjoint_pair_is_the_cheapest_of_all_pairs(Disjointness disjointness, bool withRisks)
    {
        var (random, found) = (new Random(6), 0);
        for (var i = 0; i < 400; i++)
        {
            var graph = Network(random, withRisks);
            var all = AllRoutes(graph, 0, 1);
            var expected = (from one in all from other in all where AreDisjoint(graph, one, other, disjointness) select (long?)(one.Cost + other.Cost)).Min();
            var pair = DisjointRoutes.Find(graph, 0, 1, disjointness, out var isProved);
            Assert.True(isProved);
            Assert.Equal(expected, pair?.Cost);
            if (pair is not null)
            {
                found++;
                Assert.True(pair.IsCheapest && pair.First.Cost <= pair.Second.Cost);
                Assert.True(AreDisjoint(graph, pair.First, pair.Second, disjointness));
                AssertRoute(graph, pair.First);
                AssertRoute(graph, pair.Second);
            }
        }

        Assert.InRange(found, 60, 399);
    }

    [Fact]
    public void The_greedy_choice_that_blocks_itself_is_undone()
    {
        // The shortest route 0-2-3-1 uses both halves of the only pair: 0-2-1 and 0-3-1.
        var graph = TwoWay(4, (0, 2, 1), (2, 3, 1), (3, 1, 1), (0, 3, 5), (2, 1, 5));
        Assert.Equal(3, new ShortestRoute(graph).Find(0, 1)!.Cost);
        Assert.Equal(12, DisjointRoutes.Find(graph, 0, 1, Disjointness.Vertices, out _)!.Cost);
    }

    [Fact]
    public void When_the_allowed_work_ends_the_answer_says_so()
    {
        // Two cables in one duct, and a long way round in a duct of its own.
        var cables = TwoWay(3, (0, 1, 1), (0, 1, 2), (0, 2, 50), (2, 1, 50));
        var graph = new RoutingGraph(3, cables.From, cables.To, cables.Cost, cables.Link, [[0], [0], [], []]);
        var pair = DisjointRoutes.Find(graph, 0, 1, Disjointness.Links, out var isProved, most: 1);
        Assert.False(isProved);
        Assert.Equal((101, false), (pair!.Cost, pair.IsCheapest));
        Assert.True(DisjointRoutes.Find(graph, 0, 1, Disjointness.Links, out _)!.IsCheapest);
    }

    [Fact]
    public void Channels_take_the_first_slots_that_are_free_all_the_way()
    {
        var map = new SpectrumMap(3, 200);
        Assert.Equal(0, map.TakeFirst([0, 1], 12));
        Assert.Equal(12, map.TakeFirst([1, 2], 8));
        Assert.Equal(0, map.TakeFirst([2], 12));
        Assert.Equal(20, map.TakeFirst([0, 1, 2], 100));
        Assert.Equal(-1, map.TakeFirst([1], 200));
        Assert.Throws<ArgumentOutOfRangeException>(() => map.TakeFirst([1], 3));
    }

    [Fact]
    public void Spectrum_agrees_with_a_slot_by_slot_twin()
    {
        var random = new Random(9);
        var (map, twin) = (new SpectrumMap(6, 130), new bool[6, 130]);
        for (var i = 0; i < 400; i++)
        {
            var links = Enumerable.Range(0, 6).Where(_ => random.Next(3) == 0).DefaultIfEmpty(random.Next(6)).Distinct().ToArray();
            var width = 2 * random.Next(1, 7);
            var first = Enumerable.Range(0, 130 - width + 1).FirstOrDefault(s => links.All(l => Enumerable.Range(s, width).All(t => !twin[l, t])), -1);
            Assert.Equal(first, map.TakeFirst(links, width));
            for (var s = first; first >= 0 && s < first + width; s++)
            {
                Array.ForEach(links, l => twin[l, s] = true);
            }
        }

        Assert.All(Enumerable.Range(0, 6), l => Assert.Equal(Enumerable.Range(0, 130).Count(s => twin[l, s]), map.Taken(l)));
    }

    private static void AssertRoute(RoutingGraph graph, Route route)
    {
        Assert.Equal((0, 1), (graph.From[route.Arcs[0]], graph.To[route.Arcs[^1]]));
        Assert.All(route.Arcs.Zip(route.Arcs.Skip(1)), step => Assert.Equal(graph.To[step.First], graph.From[step.Second]));
        Assert.Equal(route.Arcs.Length, route.Arcs.Select(a => graph.To[a]).Distinct().Count());
        Assert.Equal(route.Cost, graph.CostOf(route.Arcs));
    }

    private static bool AreDisjoint(RoutingGraph graph, Route one, Route other, Disjointness disjointness)
    {
        var (links, risks) = (one.Arcs.Select(a => graph.Link[a]).ToHashSet(), one.Arcs.SelectMany(a => graph.Risks[graph.Link[a]]).ToHashSet());
        var inside = one.Arcs.Skip(1).Select(a => graph.From[a]).ToHashSet();
        return !other.Arcs.Any(a => links.Contains(graph.Link[a]) || graph.Risks[graph.Link[a]].Any(risks.Contains))
            && (disjointness == Disjointness.Links || !other.Arcs.Skip(1).Any(a => inside.Contains(graph.From[a])));
    }

    private static List<Route> AllRoutes(RoutingGraph graph, int source, int target)
    {
        var (routes, arcs, passed) = (new List<Route>(), new List<int>(), new HashSet<int> { source });
        void Go(int v)
        {
            if (v == target)
            {
                routes.Add(new(graph.CostOf(arcs), [.. arcs]));
                return;
            }

            for (var a = 0; a < graph.ArcCount; a++)
            {
                if (graph.From[a] == v && passed.Add(graph.To[a]))
                {
                    arcs.Add(a);
                    Go(graph.To[a]);
                    arcs.RemoveAt(arcs.Count - 1);
                    passed.Remove(graph.To[a]);
                }
            }
        }

        Go(source);
        return routes;
    }

    private static RoutingGraph Network(Random random, bool withRisks)
    {
        var (n, links) = (random.Next(3, 7), random.Next(3, 11));
        var graph = TwoWay(n, [.. Enumerable.Range(0, links).Select(_ => random.Next(n)).Select(a => (a, (a + random.Next(1, n)) % n, random.Next(0, 9)))]);
        var risks = graph.Link.Distinct().Select(_ => withRisks && random.Next(3) == 0 ? new[] { random.Next(3) } : []).ToArray();
        return new(n, graph.From, graph.To, graph.Cost, graph.Link, risks);
    }

    private static RoutingGraph TwoWay(int vertices, params (int A, int B, int Cost)[] links) => new(
        vertices, [.. links.SelectMany(l => new[] { l.A, l.B })], [.. links.SelectMany(l => new[] { l.B, l.A })],
        [.. links.SelectMany(l => new long[] { l.Cost, l.Cost })], [.. links.SelectMany((_, i) => new[] { i, i })]);
}
