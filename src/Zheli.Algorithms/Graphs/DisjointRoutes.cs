namespace Zheli.Algorithms.Graphs;

/// <summary>What two routes may not share.</summary>
public enum Disjointness
{
    /// <summary>Links, in either direction, and risks of links.</summary>
    Links,

    /// <summary>Vertices between the ends, links, and risks of links.</summary>
    Vertices,
}

/// <summary>Two routes that share nothing that they must not.</summary>
/// <param name="First">The cheaper one.</param>
/// <param name="Second">The other.</param>
/// <param name="IsCheapest">True when it is proved that no such pair costs less in sum.</param>
public sealed record RoutePair(Route First, Route Second, bool IsCheapest)
{
    /// <summary>The sum of both.</summary>
    public long Cost => First.Cost + Second.Cost;
}

/// <summary>
/// The cheapest pair of disjoint routes. Without shared risks exact in two searches: a flow of two units of least cost on the network with vertices split, the second
/// search on reduced costs (Suurballe, Networks 4, 125 (1974); Bhandari, Survivable Networks, 1999). With risks that several links share the problem is NP-hard (Hu, JON 2003): the first
/// routes are ranked by cost and each is given its best partner, until the next first route alone is dearer than half the best pair: then the answer is
/// proved; when the allowed number of first routes runs out before, it is the best found and says so.
/// </summary>
public static class DisjointRoutes
{
    /// <summary>The pair, or null when there is none; with shared risks null may also mean that none was found in the allowed work (see <paramref name="isProved"/>).</summary>
    /// <param name="graph">The network.</param>
    /// <param name="source">Where both begin.</param>
    /// <param name="target">Where both end.</param>
    /// <param name="disjointness">What they may not share.</param>
    /// <param name="isProved">True when the answer, or that there is none, is proved.</param>
    /// <param name="most">First routes to try where risks are shared.</param>
    public static RoutePair? Find(RoutingGraph graph, int source, int target, Disjointness disjointness, out bool isProved, int most = 2000)
    {
        isProved = true;
        if (source == target)
        {
            return null;
        }

        var pair = TwoUnits(graph, source, target, disjointness == Disjointness.Vertices);
        return pair is null || !SharesRisk(graph, pair) ? pair : ByRank(graph, source, target, disjointness, most, out isProved);
    }

    private static RoutePair? ByRank(RoutingGraph graph, int source, int target, Disjointness disjointness, int most, out bool isProved)
    {
        RoutePair? best = null;
        var (search, tried) = (new ShortestRoute(graph), 0);
        foreach (var first in RankedRoutes.From(graph, source, target))
        {
            // The pair is counted with its cheaper route first, so the rest costs at least twice this one.
            if (best is not null && 2 * first.Cost >= best.Cost)
            {
                break;
            }

            if (tried++ == most)
            {
                isProved = false;
                return best is null ? null : best with { IsCheapest = false };
            }

            var (links, risks) = (first.Arcs.Select(a => graph.Link[a]).ToHashSet(), first.Arcs.SelectMany(a => graph.Risks[graph.Link[a]]).ToHashSet());
            var inside = disjointness == Disjointness.Vertices ? first.Arcs.Skip(1).Select(a => graph.From[a]).ToHashSet() : [];
            var second = search.Find(source, target, arc => !links.Contains(graph.Link[arc]) && !inside.Contains(graph.To[arc])
                && !Array.Exists(graph.Risks[graph.Link[arc]], risks.Contains));
            if (second is not null && (best is null || first.Cost + second.Cost < best.Cost))
            {
                best = first.Cost <= second.Cost ? new(first, second, true) : new(second, first, true);
            }
        }

        isProved = true;
        return best;
    }

    private static bool SharesRisk(RoutingGraph graph, RoutePair pair)
    {
        var risks = pair.First.Arcs.SelectMany(a => graph.Risks[graph.Link[a]]).ToHashSet();
        return pair.Second.Arcs.Any(a => Array.Exists(graph.Risks[graph.Link[a]], risks.Contains));
    }

    /// <summary>
    /// A flow of two units. Vertex v is split into 2v (in) and 2v + 1 (out); where only links are disjoint, the way from in to out carries both units. Bellman and
    /// Ford's labels find the way in what the first unit leaves, backwards along it at negative cost.
    /// </summary>
    private static RoutePair? TwoUnits(RoutingGraph graph, int source, int target, bool splitVertices)
    {
        var used = new bool[graph.ArcCount];
        var flow = new int[graph.VertexCount];
        for (var unit = 0; unit < 2; unit++)
        {
            if (Augment(graph, source, target, splitVertices, used, flow) is false)
            {
                return null;
            }
        }

        var first = Take(graph, source, target, used);
        var second = Take(graph, source, target, used);
        return first.Cost <= second.Cost ? new(first, second, true) : new(second, first, true);
    }

    private static bool Augment(RoutingGraph graph, int source, int target, bool splitVertices, bool[] used, int[] flow)
    {
        var n = 2 * graph.VertexCount;
        var (distance, from, by) = (new long[n], new int[n], new int[n]);
        Array.Fill(distance, long.MaxValue);
        var (isLinkUsed, usedInto) = (new bool[graph.LinkCount], new List<int>?[graph.VertexCount]);
        for (var a = 0; a < graph.ArcCount; a++)
        {
            if (used[a])
            {
                isLinkUsed[graph.Link[a]] = true;
                (usedInto[graph.To[a]] ??= []).Add(a);
            }
        }

        bool IsEnd(int v) => v == source || v == target;
        distance[(2 * source) + 1] = 0;
        var queue = new Queue<int>([(2 * source) + 1]);
        var isQueued = new bool[n];
        void Relax(int node, int next, long cost, int arc)
        {
            if (distance[node] + cost < distance[next])
            {
                (distance[next], from[next], by[next]) = (distance[node] + cost, node, arc);
                if (!isQueued[next])
                {
                    isQueued[next] = true;
                    queue.Enqueue(next);
                }
            }
        }

        while (queue.TryDequeue(out var node))
        {
            isQueued[node] = false;
            var v = node / 2;
            if (node % 2 == 1)
            {
                foreach (var arc in graph.Leaving(v))
                {
                    // A link carries one unit in one direction; against it the unit is taken back, below.
                    if (!isLinkUsed[graph.Link[arc]] && graph.To[arc] != source)
                    {
                        Relax(node, 2 * graph.To[arc], graph.Cost[arc], arc);
                    }
                }

                if (flow[v] > 0 && !IsEnd(v))
                {
                    Relax(node, 2 * v, 0, -1);
                }
            }
            else
            {
                if (v != target && (!splitVertices || flow[v] == 0))
                {
                    Relax(node, node + 1, 0, -1);
                }

                foreach (var arc in usedInto[v] ?? [])
                {
                    Relax(node, (2 * graph.From[arc]) + 1, -graph.Cost[arc], arc);
                }
            }
        }

        if (distance[2 * target] == long.MaxValue)
        {
            return false;
        }

        for (var node = 2 * target; node != (2 * source) + 1; node = from[node])
        {
            if (by[node] >= 0)
            {
                used[by[node]] ^= true;
            }
        }

        Array.Clear(flow);
        for (var a = 0; a < graph.ArcCount; a++)
        {
            flow[graph.To[a]] += used[a] ? 1 : 0;
        }

        return true;
    }

    /// <summary>Takes one unit out of the flow, always along the smallest arc.</summary>
    private static Route Take(RoutingGraph graph, int source, int target, bool[] used)
    {
        var arcs = new List<int>();
        for (var v = source; v != target; v = graph.To[arcs[^1]])
        {
            foreach (var arc in graph.Leaving(v))
            {
                if (used[arc])
                {
                    used[arc] = false;
                    arcs.Add(arc);
                    break;
                }
            }
        }

        // Where only links are disjoint the unit may pass a vertex twice; the loop between costs nothing in an optimum and is left out.
        for (var i = 0; i < arcs.Count; i++)
        {
            var again = arcs.FindLastIndex(a => graph.To[a] == graph.From[arcs[i]]);
            if (again >= i)
            {
                arcs.RemoveRange(i, again - i + 1);
                i--;
            }
        }

        return new(graph.CostOf(arcs), [.. arcs]);
    }
}
