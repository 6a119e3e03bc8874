using Zheli.Algorithms.Graphs;
using Zheli.Model.Network;

namespace Zheli.Engineering.Rollout;

/// <summary>An edge that is offered only if it can matter.</summary>
internal readonly record struct Offer(int From, int To, long Price);

/// <summary>
/// The least-cost test on edges (Duin and Volgenant 1989): an edge between two vertices that a way through other edges joins at no greater price is in no
/// plan that cannot do without it.
/// </summary>
internal sealed class Dominance
{
    private readonly CompactGraph graph;
    private readonly VertexNumbers vertices;
    private readonly long[] toRoot;
    private readonly double cheapestMetre;

    /// <summary>Prepares a graph, of which no offer is part.</summary>
    public Dominance(CompactGraph graph, VertexNumbers vertices)
    {
        (this.graph, this.vertices) = (graph, vertices);
        toRoot = PricesToRoot();
        cheapestMetre = double.PositiveInfinity;
        for (var e = 0; e < graph.EdgeCount; e++)
        {
            var apart = graph.Tail[e] == RolloutGraph.Root || graph.Head[e] == RolloutGraph.Root ? 0 : Apart(graph.Tail[e], graph.Head[e]);
            cheapestMetre = apart > 0 ? Math.Min(cheapestMetre, graph.Cost[e] / apart) : cheapestMetre;
        }
    }

    /// <summary>Which offers are no cheaper than a way through the graph.</summary>
    public bool[] Find(IReadOnlyList<Offer> offers, int threads, CancellationToken cancellation)
    {
        var dominated = new bool[offers.Count];
        Work.InParallel(offers.Count, threads, (begin, end) =>
        {
            var search = new GoalSearch(this);
            for (var i = begin; i < end; i++)
            {
                cancellation.ThrowIfCancellationRequested();
                dominated[i] = IsBeatenThroughRoot(offers[i]) || search.Reaches(offers[i].From, offers[i].To, offers[i].Price);
            }
        }, smallestShare: 1024);
        return dominated;
    }

    /// <summary>Of offers between the same two vertices the cheapest is kept, of equals the first.</summary>
    public static bool[] FindParallel(IReadOnlyList<Offer> offers)
    {
        var best = new Dictionary<(int Low, int High), int>();
        for (var i = 0; i < offers.Count; i++)
        {
            var pair = Pair(offers[i]);
            if (!best.TryGetValue(pair, out var known) || offers[i].Price < offers[known].Price)
            {
                best[pair] = i;
            }
        }

        var dropped = new bool[offers.Count];
        for (var i = 0; i < offers.Count; i++)
        {
            dropped[i] = best[Pair(offers[i])] != i;
        }

        return dropped;
    }

    private static (int Low, int High) Pair(in Offer offer) => (Math.Min(offer.From, offer.To), Math.Max(offer.From, offer.To));

    private bool IsBeatenThroughRoot(in Offer offer) =>
        toRoot[offer.From] != long.MaxValue && toRoot[offer.To] != long.MaxValue && toRoot[offer.From] + toRoot[offer.To] <= offer.Price;

    private long[] PricesToRoot()
    {
        var price = new long[graph.VertexCount];
        Array.Fill(price, long.MaxValue);
        var heap = new VertexHeap(graph.VertexCount);
        price[RolloutGraph.Root] = 0;
        heap.Set(RolloutGraph.Root, 0);
        while (heap.Count > 0)
        {
            var v = heap.Pop();
            for (var at = graph.Start[v]; at < graph.Start[v + 1]; at++)
            {
                var through = price[v] + graph.Cost[graph.Edge[at]];
                if (through < price[graph.Neighbour[at]])
                {
                    price[graph.Neighbour[at]] = through;
                    heap.Set(graph.Neighbour[at], through);
                }
            }
        }

        return price;
    }

    private double Apart(int a, int b)
    {
        double dx = vertices.PlaneX[a] - vertices.PlaneX[b], dy = vertices.PlaneY[a] - vertices.PlaneY[b];
        return Math.Sqrt((dx * dx) + (dy * dy));
    }

    /// <summary>
    /// Search for a way between two vertices within a price (A*): what is left to go costs at least the straight distance at the graph's cheapest metre. Ways
    /// through the root, which is in many places at once, are judged apart.
    /// </summary>
    private sealed class GoalSearch(Dominance of)
    {
        private readonly long[] price = new long[of.graph.VertexCount];
        private readonly int[] stamp = new int[of.graph.VertexCount];
        private readonly VertexHeap heap = new(of.graph.VertexCount);
        private int run;

        public bool Reaches(int from, int to, long limit)
        {
            if (from == RolloutGraph.Root || to == RolloutGraph.Root || ToGo(from, to) > limit)
            {
                return false;
            }

            run++;
            heap.Clear();
            (price[from], stamp[from]) = (0, run);
            heap.Set(from, 0);
            while (heap.Count > 0)
            {
                var v = heap.Pop();
                for (var at = of.graph.Start[v]; at < of.graph.Start[v + 1]; at++)
                {
                    var w = of.graph.Neighbour[at];
                    var through = price[v] + of.graph.Cost[of.graph.Edge[at]];
                    if (w == RolloutGraph.Root || (stamp[w] == run && through >= price[w]))
                    {
                        continue;
                    }

                    var whole = through + ToGo(w, to);
                    if (whole <= limit)
                    {
                        if (w == to)
                        {
                            return true;
                        }

                        (price[w], stamp[w]) = (through, run);
                        heap.Set(w, whole);
                    }
                }
            }

            return false;
        }

        // A little less than the bound, so that rounding never makes it one.
        private long ToGo(int v, int to) => double.IsPositiveInfinity(of.cheapestMetre) ? 0 : (long)(of.cheapestMetre * of.Apart(v, to) * (1 - 1e-9));
    }
}
