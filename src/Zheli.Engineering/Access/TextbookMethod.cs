using Zheli.Algorithms.Graphs;
using Zheli.Model.Catalogue;
using Zheli.Model.Network;

namespace Zheli.Engineering.Access;

/// <summary>
/// The comparator: cabinets by k-means, each home to the nearest with room, trenches along shortest paths, closures and ports filled greedily. Same streets, same
/// limits, same prices; for its cost alone.
/// </summary>
public static class TextbookMethod
{
    private const int Rounds = 30;

    /// <summary>Cost of the textbook's network for the premises that a design serves.</summary>
    /// <param name="question">The settlement.</param>
    /// <param name="catalogue">Figures in use there.</param>
    /// <param name="options">What is asked.</param>
    /// <param name="design">The design with which it is compared: the same premises, the same feeding nodes.</param>
    public static AccessCost Cost(AccessQuestion question, CostCatalogue catalogue, AccessOptions options, AccessDesign design)
    {
        var prices = new AccessPrices(catalogue, options);
        var it = new AccessCase(question.Premises, question.Corridors, question.Kind, question.Centre, prices);
        var served = design.Drops.Select(d => d.Premises).ToHashSet(StringComparer.Ordinal);
        int[] homes = [.. Enumerable.Range(0, it.Premises.Count).Where(h => served.Contains(it.Premises[h].Key) && it.IsServed(h))];
        var points = design.Sites.Where(s => s.Kind == AccessSiteKind.Node).Select(s => s.Point).ToHashSet(StringComparer.Ordinal);
        int[] nodes = [.. Enumerable.Range(0, it.Network.Vertices.Count).Where(v => points.Contains(it.Network.Vertices[v].ToGridKey()))];
        return homes.Length == 0 || nodes.Length == 0 ? new(0, 0, 0, 0, 0, 0, 0) : new Reckoning(it, homes, nodes, design).Run();
    }

    private sealed class Reckoning(AccessCase it, int[] homes, int[] nodes, AccessDesign design)
    {
        private readonly CompactGraph graph = new(it.Network.Vertices.Count, it.Tail, it.Head, it.Length);
        private readonly int[] distribution = new int[it.Tail.Length];
        private readonly int[] feeder = new int[it.Tail.Length];
        private readonly bool[] isBuilt = new bool[it.Tail.Length];
        private long drops;
        private long splitters;
        private long sites;
        private long ports;

        public AccessCost Run()
        {
            var (cabinetOf, cabinets) = Cluster();
            var nearest = NearestNodes(out var byNode);
            var ofCabinet = Enumerable.Range(0, homes.Length).ToLookup(i => cabinetOf[i], i => homes[i]);
            for (var k = 0; k < cabinets.Length; k++)
            {
                var mine = ofCabinet[k].ToList();
                if (mine.Count == 0)
                {
                    continue;
                }

                var vertex = cabinets[k];
                var by = new int[graph.VertexCount];
                var distance = AccessCase.Distances(graph, vertex, by, mine.Select(h => it.Network.HomeVertex[h]).ToHashSet());
                var fibres = Close(mine, vertex, distance, by);
                var primaries = it.Rules.PrimariesOf(fibres);
                ports += primaries;
                splitters += primaries * it.Prices.Splitter(it.Rules.PrimaryRatio);
                sites += it.Rules.CabinetCost;
                for (int v = vertex, node = nodes[nearest[vertex]]; v != node; v = graph.Other(byNode[v], v))
                {
                    feeder[byNode[v]] += primaries;
                    isBuilt[byNode[v]] = true;
                }
            }

            var cables = Enumerable.Range(0, it.Tail.Length).Sum(e =>
                it.Rules.Distribution.Cost(distribution[e], it.Length[e]) + it.Rules.Feeder.Cost(feeder[e], it.Length[e]));
            var constant = design.Drops.Sum(d => d.Cost) - StreetDrops();
            return new(
                Enumerable.Range(0, it.Tail.Length).Where(e => isBuilt[e]).Sum(e => it.Cost[e]), cables + design.Cables.Where(c => c.Level == CableLevel.Trunk).Sum(c => c.Cost), splitters,
                sites + ((nodes.Length - 1) * it.Prices.Whole("site.village_node")), ports * it.Prices.Whole("acc.olt_port"), constant + drops, design.Summary.Cost.Blocks);
        }

        private long StreetDrops() => design.Drops.Where(d => d.Entrance == 0)
            .Sum(d => it.Rules.DropPrice(d.Dwellings, (long)Math.Round((d.DropMetres - d.LeadMetres) * 100)));

        /// <summary>K-means on the map, then each home to the nearest cabinet with room.</summary>
        private (int[] CabinetOf, int[] Vertex) Cluster()
        {
            var plane = Plane.Around([.. homes.Select(h => it.Premises[h].Location)]);
            var (x, y) = plane.Project([.. homes.Select(h => it.Premises[h].Location)]);
            var dwellings = homes.Sum(h => (long)it.Premises[h].Dwellings);
            var k = (int)Math.Clamp((dwellings + it.Rules.CabinetDwellings - 1) / it.Rules.CabinetDwellings * 11 / 10 + 1, 1, homes.Length);
            double[] cx = [.. Enumerable.Range(0, k).Select(c => x[(int)((long)c * homes.Length / k)])], cy = [.. Enumerable.Range(0, k).Select(c => y[(int)((long)c * homes.Length / k)])];
            var of = new int[homes.Length];
            for (var round = 0; round < Rounds; round++)
            {
                var (sx, sy, n) = (new double[k], new double[k], new double[k]);
                for (var i = 0; i < homes.Length; i++)
                {
                    of[i] = Nearest(x[i], y[i], cx, cy, null);
                    var w = it.Premises[homes[i]].Dwellings;
                    (sx[of[i]], sy[of[i]], n[of[i]]) = (sx[of[i]] + (w * x[i]), sy[of[i]] + (w * y[i]), n[of[i]] + w);
                }

                for (var c = 0; c < k; c++)
                {
                    (cx[c], cy[c]) = n[c] > 0 ? (sx[c] / n[c], sy[c] / n[c]) : (cx[c], cy[c]);
                }
            }

            var room = new long[k];
            Array.Fill(room, it.Rules.CabinetDwellings);
            for (var i = 0; i < homes.Length; i++)
            {
                of[i] = Nearest(x[i], y[i], cx, cy, c => room[c] >= it.Premises[homes[i]].Dwellings);
                room[of[i]] -= it.Premises[homes[i]].Dwellings;
            }

            // A cabinet stands where the street of the home nearest to the middle is.
            int[] vertex = [.. Enumerable.Range(0, k).Select(c => it.Network.HomeVertex[homes[Nearest(cx[c], cy[c], x, y, null)]])];
            return (of, vertex);
        }

        private static int Nearest(double px, double py, double[] x, double[] y, Func<int, bool>? isOpen)
        {
            var (best, chosen) = (double.PositiveInfinity, 0);
            for (var c = 0; c < x.Length; c++)
            {
                var d = ((x[c] - px) * (x[c] - px)) + ((y[c] - py) * (y[c] - py));
                if (d < best && isOpen?.Invoke(c) != false)
                {
                    (best, chosen) = (d, c);
                }
            }

            return chosen;
        }

        private int[] NearestNodes(out int[] by)
        {
            by = new int[graph.VertexCount];
            var nearest = new int[graph.VertexCount];
            var best = new long[graph.VertexCount];
            Array.Fill(best, long.MaxValue);
            for (var n = 0; n < nodes.Length; n++)
            {
                var own = new int[graph.VertexCount];
                var distance = AccessCase.Distances(graph, nodes[n], own);
                for (var v = 0; v < best.Length; v++)
                {
                    if (distance[v] < best[v])
                    {
                        (best[v], nearest[v], by[v]) = (distance[v], n, own[v]);
                    }
                }
            }

            return nearest;
        }

        /// <summary>Fills closures from the far end: the farthest home without one, then its neighbours on the way in, as long as drops and ports allow.</summary>
        private int Close(List<int> mine, int cabinet, long[] distance, int[] by)
        {
            var fibres = 0;
            foreach (var h in mine)
            {
                Build(it.Network.HomeVertex[h], cabinet, by, 0);
                if (it.Premises[h].IsBlock)
                {
                    for (var e = 0; e < it.Premises[h].Entrances; e++)
                    {
                        fibres += Add(it.Network.HomeVertex[h], it.Premises[h].DwellingsOf(e), true, cabinet, by);
                    }
                }
            }

            var open = new SortedSet<(long Distance, int Home)>(mine.Where(h => !it.Premises[h].IsBlock).Select(h => (-distance[it.Network.HomeVertex[h]], h)));
            while (open.Count > 0)
            {
                var (_, first) = open.Min;
                var at = it.Network.HomeVertex[first];
                var near = Within(at, it.Rules.MaxDrop);
                var dwellings = 0;
                foreach (var (d, h) in open.Where(o => near.ContainsKey(it.Network.HomeVertex[o.Home])).Select(o => (near[it.Network.HomeVertex[o.Home]], o.Home)).Order().ToList())
                {
                    if (dwellings + it.Premises[h].Dwellings <= it.Rules.ClosurePorts && d + it.Network.HomeLead[h] <= it.Rules.MaxDrop)
                    {
                        dwellings += it.Premises[h].Dwellings;
                        drops += it.Rules.DropPrice(it.Premises[h].Dwellings, d);
                        open.Remove((-distance[it.Network.HomeVertex[h]], h));
                    }
                }

                fibres += Add(at, dwellings, false, cabinet, by);
            }

            return fibres;
        }

        private int Add(int vertex, int dwellings, bool isEntrance, int cabinet, int[] by)
        {
            var fibres = it.Rules.FibresOf(dwellings);
            var price = it.Rules.ClosurePrice(dwellings, isEntrance);
            sites += isEntrance ? 0 : it.Rules.ClosureCost;
            splitters += price - (isEntrance ? 0 : it.Rules.ClosureCost);
            Build(vertex, cabinet, by, fibres);
            return fibres;
        }

        private void Build(int from, int cabinet, int[] by, int fibres)
        {
            for (var v = from; v != cabinet; v = graph.Other(by[v], v))
            {
                isBuilt[by[v]] = true;
                distribution[by[v]] += fibres;
            }
        }

        private Dictionary<int, long> Within(int from, long limit)
        {
            var done = new Dictionary<int, long>();
            var queue = new PriorityQueue<int, (long, int)>();
            queue.Enqueue(from, (0, from));
            while (queue.TryDequeue(out var v, out var key))
            {
                if (!done.TryAdd(v, key.Item1))
                {
                    continue;
                }

                for (var i = graph.Start[v]; i < graph.Start[v + 1]; i++)
                {
                    var next = key.Item1 + graph.Cost[graph.Edge[i]];
                    if (next <= limit && isBuilt[graph.Edge[i]] && !done.ContainsKey(graph.Neighbour[i]))
                    {
                        queue.Enqueue(graph.Neighbour[i], (next, graph.Neighbour[i]));
                    }
                }
            }

            return done;
        }
    }
}
