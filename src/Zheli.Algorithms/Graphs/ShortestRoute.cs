namespace Zheli.Algorithms.Graphs;

/// <summary>Dijkstra's shortest route (Numerische Mathematik 1, 1959), with vertices and arcs left out; of equal routes the one first found by arc number.</summary>
public sealed class ShortestRoute
{
    private readonly RoutingGraph graph;
    private readonly VertexHeap heap;
    private readonly long[] distance;
    private readonly int[] entry;
    private readonly bool[] isDone;

    /// <summary>Prepares searches on a network; one search at a time.</summary>
    public ShortestRoute(RoutingGraph graph)
    {
        this.graph = graph;
        (heap, distance, entry, isDone) = (new(graph.VertexCount), new long[graph.VertexCount], new int[graph.VertexCount], new bool[graph.VertexCount]);
    }

    /// <summary>The shortest route, or null when no way is left.</summary>
    /// <param name="source">Where it begins.</param>
    /// <param name="target">Where it ends.</param>
    /// <param name="mayUse">Asked for each arc; null for all.</param>
    public Route? Find(int source, int target, Func<int, bool>? mayUse = null)
    {
        Array.Fill(distance, long.MaxValue);
        Array.Fill(entry, -1);
        Array.Clear(isDone);
        heap.Clear();
        distance[source] = 0;
        heap.Set(source, 0);
        while (heap.Count > 0)
        {
            var v = heap.Pop();
            if (v == target)
            {
                return new(distance[target], Arcs(target));
            }

            isDone[v] = true;
            foreach (var arc in graph.Leaving(v))
            {
                var (w, length) = (graph.To[arc], distance[v] + graph.Cost[arc]);
                if (!isDone[w] && length < distance[w] && (mayUse is null || mayUse(arc)))
                {
                    (distance[w], entry[w]) = (length, arc);
                    heap.Set(w, length);
                }
            }
        }

        return null;
    }

    private int[] Arcs(int target)
    {
        var arcs = new List<int>();
        for (var arc = entry[target]; arc >= 0; arc = entry[graph.From[arc]])
        {
            arcs.Add(arc);
        }

        arcs.Reverse();
        return [.. arcs];
    }
}
