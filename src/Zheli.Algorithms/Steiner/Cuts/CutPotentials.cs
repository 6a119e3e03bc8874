using Zheli.Algorithms.Graphs;

namespace Zheli.Algorithms.Steiner.Cuts;

/// <summary>
/// Any packing of directed cuts as potentials, with nothing lost: let w_k(a) be what terminal k pays for its sets that arc a enters, y_k(v) the length of
/// a shortest way from v to k under w_k. A way from the root enters every set of k, so y_k is there what k pays in all; and no arc's drop exceeds w_k
/// (triangle inequality).
/// </summary>
internal static class CutPotentials
{
    /// <summary>Makes potentials of rows.</summary>
    /// <param name="problem">The problem of the rows.</param>
    /// <param name="rows">Terminal, the arcs that enter its set (and other columns), and what it pays; or the complement of a vertex and its balance.</param>
    /// <param name="parts">Parts of a whole in which rows are paid.</param>
    public static DualPotentials Of(SteinerProblem problem, List<(int Owner, int[] Arcs, long Price)> rows, long parts)
    {
        var graph = problem.Graph;
        var heap = new VertexHeap(graph.VertexCount);
        long[] length = new long[graph.Neighbour.Length], away = new long[graph.VertexCount];
        Array.Fill(away, long.MaxValue);
        var (terminals, values, starts) = (new List<int>(), new List<long>(), new List<int> { 0 });
        var (vertices, potentials, listed) = (new List<int>(), new List<long>(), new List<int>());
        foreach (var own in rows.Where(r => r.Owner >= 0 && r.Owner != problem.Root).GroupBy(r => r.Owner).OrderBy(g => g.Key))
        {
            long value = own.Sum(r => r.Price);
            Pay(own, length, +1);
            Reach(graph, own.Key, value, length, away, heap, listed);
            Pay(own, length, -1);
            listed.Sort();
            terminals.Add(own.Key);
            values.Add(value);
            vertices.AddRange(listed);
            potentials.AddRange(listed.Select(v => away[v]));
            starts.Add(vertices.Count);
            listed.ForEach(v => away[v] = long.MaxValue);
            listed.Clear();
        }

        var balances = rows.Where(r => r.Owner < 0).GroupBy(r => ~r.Owner, r => r.Price).Select(g => (Vertex: g.Key, Worth: g.Sum())).Order().ToList();
        return new DualPotentials
        {
            Parts = parts,
            Sum = values.Sum(),
            Terminal = [.. terminals],
            TerminalValue = [.. values],
            Start = [.. starts],
            Vertex = [.. vertices],
            Potential = [.. potentials],
            BalanceVertex = [.. balances.Select(b => b.Vertex)],
            Balance = [.. balances.Select(b => b.Worth)],
        };
    }

    private static void Pay(IEnumerable<(int Owner, int[] Arcs, long Price)> rows, long[] length, int sign)
    {
        foreach (var (_, arcs, price) in rows)
        {
            foreach (int c in arcs.Where(c => c < length.Length))
            {
                length[c] += sign * price;
            }
        }
    }

    /// <summary>Lists the vertices from which the terminal is nearer than its value: none lies outside all of its sets.</summary>
    private static void Reach(CompactGraph graph, int terminal, long value, long[] length, long[] away, VertexHeap heap, List<int> listed)
    {
        heap.Clear();
        away[terminal] = 0;
        heap.Set(terminal, 0);
        listed.Add(terminal);
        while (heap.Count > 0)
        {
            int v = heap.Pop();
            for (int i = graph.Start[v]; i < graph.Start[v + 1]; i++)
            {
                int u = graph.Neighbour[i];
                long reach = away[v] + length[i];
                if (reach < value && reach < away[u])
                {
                    if (away[u] == long.MaxValue)
                    {
                        listed.Add(u);
                    }

                    away[u] = reach;
                    heap.Set(u, reach);
                }
            }
        }
    }
}
