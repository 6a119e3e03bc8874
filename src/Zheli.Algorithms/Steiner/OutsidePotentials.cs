using Zheli.Algorithms.Graphs;

namespace Zheli.Algorithms.Steiner;

/// <summary>
/// The part of a certificate for prizes that no tree can reach: no arc leads from the root into their component, so the whole component around
/// each costs nothing to cut and each pays its full prize.
/// </summary>
internal static class OutsidePotentials
{
    /// <summary>Adds terminals that lie in other components than the root.</summary>
    /// <param name="inside">Potentials within the root's component.</param>
    /// <param name="graph">The graph of both.</param>
    /// <param name="prize">Prize of each vertex.</param>
    /// <param name="lost">Prized vertices out of reach.</param>
    public static DualPotentials Add(DualPotentials inside, CompactGraph graph, long[] prize, int[] lost)
    {
        var sets = new DisjointSets(graph.VertexCount);
        for (int e = 0; e < graph.EdgeCount; e++)
        {
            sets.Union(graph.Tail[e], graph.Head[e]);
        }

        var component = Enumerable.Range(0, graph.VertexCount).GroupBy(sets.Find).ToDictionary(g => g.Key, g => g.ToArray());
        var rows = new List<(int Terminal, long Value, int[] Vertex, long[] Potential)>();
        for (int t = 0; t < inside.Terminal.Length; t++)
        {
            var range = inside.Start[t]..inside.Start[t + 1];
            rows.Add((inside.Terminal[t], inside.TerminalValue[t], inside.Vertex[range], inside.Potential[range]));
        }

        foreach (int k in lost)
        {
            int[] all = component[sets.Find(k)];
            rows.Add((k, prize[k] * inside.Parts, all, new long[all.Length]));
        }

        rows.Sort((a, b) => a.Terminal.CompareTo(b.Terminal));
        int[] start = new int[rows.Count + 1];
        for (int t = 0; t < rows.Count; t++)
        {
            start[t + 1] = start[t] + rows[t].Vertex.Length;
        }

        return new DualPotentials
        {
            Parts = inside.Parts,
            Sum = rows.Sum(r => r.Value),
            Terminal = [.. rows.Select(r => r.Terminal)],
            TerminalValue = [.. rows.Select(r => r.Value)],
            Start = start,
            Vertex = [.. rows.SelectMany(r => r.Vertex)],
            Potential = [.. rows.SelectMany(r => r.Potential)],
            BalanceVertex = inside.BalanceVertex,
            Balance = inside.Balance,
        };
    }
}
