using Zheli.Algorithms.Graphs;

namespace Zheli.Engineering.Access;

/// <summary>Streets outside a tree that join two of its vertices, through vertices without a choice: what an exchange can take in.</summary>
internal sealed class StreetChains
{
    private readonly Dictionary<int, List<(int Far, int[] Edges)>> chains = [];

    /// <summary>Finds the chains.</summary>
    public StreetChains(AccessCase it, int[] trench)
    {
        var inTree = new bool[it.Tail.Length];
        var vertexInTree = new bool[it.Network.Vertices.Count];
        foreach (var e in trench)
        {
            inTree[e] = vertexInTree[it.Tail[e]] = vertexInTree[it.Head[e]] = true;
        }

        var graph = new CompactGraph(it.Network.Vertices.Count, it.Tail, it.Head, it.Length);
        var chain = new List<int>();
        for (var v = 0; v < graph.VertexCount; v++)
        {
            if (!vertexInTree[v])
            {
                continue;
            }

            for (var i = graph.Start[v]; i < graph.Start[v + 1]; i++)
            {
                if (inTree[graph.Edge[i]])
                {
                    continue;
                }

                chain.Clear();
                chain.Add(graph.Edge[i]);
                var at = graph.Neighbour[i];
                while (!vertexInTree[at] && graph.Start[at + 1] - graph.Start[at] == 2)
                {
                    var next = graph.Edge[graph.Start[at]] == chain[^1] ? graph.Start[at] + 1 : graph.Start[at];
                    chain.Add(graph.Edge[next]);
                    at = graph.Neighbour[next];
                }

                // Every chain is met from both ends; the smaller end keeps it.
                if (vertexInTree[at] && v < at)
                {
                    if (!chains.TryGetValue(v, out var list))
                    {
                        chains.Add(v, list = []);
                    }

                    list.Add((at, [.. chain]));
                }
            }
        }
    }

    /// <summary>The chains with both ends among some vertices, in order of their ends.</summary>
    public IEnumerable<(int Tail, int Head, int[] Edges)> Between(Dictionary<int, int> vertices) =>
        from v in vertices.Keys.Order()
        where chains.ContainsKey(v)
        from chain in chains[v]
        where vertices.ContainsKey(chain.Far)
        select (v, chain.Far, chain.Edges);
}
