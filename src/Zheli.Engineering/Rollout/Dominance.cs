using Zheli.Algorithms.Graphs;

namespace Zheli.Engineering.Rollout;

/// <summary>An edge that is offered only if it can matter.</summary>
internal readonly record struct Offer(int From, int To, long Price);

/// <summary>
/// The least-cost test on edges (Duin and Volgenant 1989): an edge between two vertices that a way through other edges joins at no greater price is in no
/// plan that cannot do without it.
/// </summary>
internal static class Dominance
{
    /// <summary>Which offers are no cheaper than a way through the graph, of which none of them is part.</summary>
    public static bool[] Find(CompactGraph graph, IReadOnlyList<Offer> offers, int threads, CancellationToken cancellation)
    {
        var dominated = new bool[offers.Count];
        var bySource = Enumerable.Range(0, offers.Count).GroupBy(i => Source(offers[i])).OrderBy(g => g.Key).Select(g => g.ToArray()).ToArray();
        Work.InParallel(bySource.Length, threads, (begin, end) =>
        {
            var search = new BoundedSearch(graph);
            for (var i = begin; i < end; i++)
            {
                cancellation.ThrowIfCancellationRequested();
                search.Run(Source(offers[bySource[i][0]]), bySource[i], offers);
                foreach (var offer in bySource[i])
                {
                    dominated[offer] = search.IsReached(Target(offers[offer]), offers[offer].Price);
                }
            }
        }, smallestShare: 32);
        return dominated;
    }

    /// <summary>Of offers between the same two vertices the cheapest is kept, of equals the first.</summary>
    public static bool[] FindParallel(IReadOnlyList<Offer> offers)
    {
        var best = new Dictionary<(int From, int To), int>();
        for (var i = 0; i < offers.Count; i++)
        {
            var pair = (Target(offers[i]), Source(offers[i]));
            if (!best.TryGetValue(pair, out var known) || offers[i].Price < offers[known].Price)
            {
                best[pair] = i;
            }
        }

        var dropped = new bool[offers.Count];
        for (var i = 0; i < offers.Count; i++)
        {
            dropped[i] = best[(Target(offers[i]), Source(offers[i]))] != i;
        }

        return dropped;
    }

    // Never the root (0), from which ways fan out over the whole map.
    private static int Source(in Offer offer) => Math.Max(offer.From, offer.To);

    private static int Target(in Offer offer) => Math.Min(offer.From, offer.To);

    /// <summary>Dijkstra's search from one vertex, no dearer than the dearest offer, until every offer is beaten.</summary>
    private sealed class BoundedSearch(CompactGraph graph)
    {
        private readonly long[] price = new long[graph.VertexCount];
        private readonly int[] stamp = new int[graph.VertexCount];
        private readonly VertexHeap heap = new(graph.VertexCount);
        private int run;

        public bool IsReached(int vertex, long atMost) => stamp[vertex] == run && price[vertex] <= atMost;

        public void Run(int source, int[] mine, IReadOnlyList<Offer> offers)
        {
            run++;
            heap.Clear();
            var limit = mine.Max(i => offers[i].Price);
            (price[source], stamp[source]) = (0, run);
            heap.Set(source, 0);
            var open = mine.Length;
            while (heap.Count > 0 && open > 0)
            {
                var v = heap.Pop();
                for (var at = graph.Start[v]; at < graph.Start[v + 1]; at++)
                {
                    var w = graph.Neighbour[at];
                    var through = price[v] + graph.Cost[graph.Edge[at]];
                    if (through <= limit && (stamp[w] != run || through < price[w]))
                    {
                        open -= NewlyBeaten(w, through, mine, offers);
                        (price[w], stamp[w]) = (through, run);
                        heap.Set(w, through);
                    }
                }
            }
        }

        private int NewlyBeaten(int w, long through, int[] mine, IReadOnlyList<Offer> offers)
        {
            var beaten = 0;
            foreach (var i in mine)
            {
                if (Target(offers[i]) == w && through <= offers[i].Price && !IsReached(w, offers[i].Price))
                {
                    beaten++;
                }
            }

            return beaten;
        }
    }
}
