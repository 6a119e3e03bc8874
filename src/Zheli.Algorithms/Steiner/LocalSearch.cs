using Zheli.Algorithms.Graphs;

namespace Zheli.Algorithms.Steiner;

/// <summary>
/// Improves a tree by small moves until none helps: vertices are inserted (the spanning tree follows), key paths are exchanged for shorter ones, key
/// vertices are taken
/// out and the parts joined again (Uchoa &amp; Werneck 2012). Key vertices are those with a prize, the root, and where the tree branches.
/// </summary>
/// <remarks>Searches start from whole parts of the tree, which is quick while the graph is small or the tree is flat; large sparse graphs are
/// searched in regions.</remarks>
internal sealed class LocalSearch
{
    private const int MostVertices = 5000;
    private const int Outside = -2;
    private const int NoParent = -1;

    private readonly SteinerProblem problem;
    private readonly CompactGraph graph;
    private readonly TreePruning pruning;
    private readonly RootedTree hung;
    private readonly VertexHeap heap;

    // The tree: for each vertex the position of its parent in its row, and the number of tree edges at it.
    private readonly int[] up;
    private readonly int[] degree;
    private readonly int[] firstChild;
    private readonly int[] nextChild;
    private readonly List<(int Vertex, int Up)> log = [];

    // The positions of each row, cheapest edges first.
    private readonly int[] row;

    // Parts that a removal leaves: 0 is what hangs at the root, others count from 1; outside vertices get the part whose search reached them.
    private readonly int[] part;
    private readonly int[] partStamp;
    private readonly long[] label;
    private readonly int[] from;
    private readonly List<int> members = [];
    private readonly List<int> removed = [];
    private readonly List<(long Length, int Arc)> bridges = [];
    private int stamp;
    private int[] edges = [];

    /// <param name="problem">The problem; most of its arrays are shared by all searches of this object.</param>
    public LocalSearch(SteinerProblem problem)
    {
        this.problem = problem;
        graph = problem.Graph;
        int n = graph.VertexCount;
        (pruning, hung, heap) = (new(problem), new(problem), new(n));
        (firstChild, nextChild, row) = (new int[n], new int[n], [.. Enumerable.Range(0, graph.Neighbour.Length)]);
        for (int v = 0; v < n; v++)
        {
            Array.Sort(row, graph.Start[v], graph.Start[v + 1] - graph.Start[v], Comparer<int>.Create(Cheaper));
        }

        (up, degree, part, partStamp, label, from) = (new int[n], new int[n], new int[n], new int[n], new long[n], new int[n]);
    }

    /// <summary>True for graphs on which whole parts can be searched from again and again.</summary>
    public static bool Suits(SteinerProblem problem) => problem.Graph.VertexCount <= MostVertices;

    /// <summary>Improves a tree with the root.</summary>
    /// <returns>Edges, ascending.</returns>
    public int[] Improve(int[] tree, CancellationToken token)
    {
        Take(pruning.Improve(tree));
        long cost = problem.Evaluate(edges);
        while (!token.IsCancellationRequested)
        {
            Insert();
            Exchange(token);
            int[] better = pruning.Improve(Edges());
            long now = problem.Evaluate(better);
            if (now >= cost)
            {
                break;
            }

            cost = now;
            Take(better);
        }

        return edges;
    }

    private void Take(int[] tree)
    {
        edges = tree;
        hung.Hang(tree);
        Array.Fill(up, Outside);
        Array.Fill(firstChild, -1);
        Array.Clear(degree);
        foreach (int v in hung.Order)
        {
            up[v] = NoParent;
            int e = hung.ParentEdge(v);
            if (e >= 0)
            {
                int i = graph.Start[v];
                while (graph.Edge[i] != e)
                {
                    i++;
                }

                Set(v, i);
                (nextChild[v], firstChild[graph.Neighbour[i]]) = (firstChild[graph.Neighbour[i]], v);
            }
        }

        log.Clear();
    }

    private int Cheaper(int a, int b)
    {
        int order = graph.Cost[graph.Edge[a]].CompareTo(graph.Cost[graph.Edge[b]]);
        return order != 0 ? order : a.CompareTo(b);
    }

    private int[] Edges()
    {
        var chosen = new List<int>();
        for (int v = 0; v < up.Length; v++)
        {
            if (up[v] >= 0)
            {
                chosen.Add(graph.Edge[up[v]]);
            }
        }

        chosen.Sort();
        return [.. chosen];
    }

    private long CostUp(int v) => graph.Cost[graph.Edge[up[v]]];

    private void Set(int v, int arc)
    {
        log.Add((v, up[v]));
        Count(v, -1);
        up[v] = arc;
        Count(v, 1);
    }

    private void Count(int v, int change)
    {
        if (up[v] >= 0)
        {
            degree[v] += change;
            degree[graph.Neighbour[up[v]]] += change;
        }
    }

    private void Undo()
    {
        for (int i = log.Count - 1; i >= 0; i--)
        {
            Count(log[i].Vertex, -1);
            up[log[i].Vertex] = log[i].Up;
            Count(log[i].Vertex, 1);
        }

        log.Clear();
    }

    /// <summary>Turns the ways from a vertex upwards around, to a given one or the top; the vertex is left without a parent.</summary>
    private void Turn(int v, int top)
    {
        int arc = NoParent;
        while (true)
        {
            int next = up[v];
            Set(v, arc);
            if (v == top || next < 0)
            {
                return;
            }

            arc = graph.Mate[next];
            v = graph.Neighbour[next];
        }
    }

    /// <summary>Tries every vertex outside.</summary>
    private void Insert()
    {
        for (int v = 0; v < up.Length; v++)
        {
            if (up[v] != Outside)
            {
                continue;
            }

            int count = 0, cheapest = -1;
            for (int i = graph.Start[v]; i < graph.Start[v + 1]; i++)
            {
                if (up[graph.Neighbour[i]] != Outside)
                {
                    count++;
                    cheapest = cheapest < 0 || graph.Cost[graph.Edge[i]] < graph.Cost[graph.Edge[cheapest]] ? i : cheapest;
                }
            }

            if (count >= 2 || (count == 1 && problem.Prize[v] > 0))
            {
                Insert(v, cheapest);
            }
        }

        if (up[problem.Root] >= 0)
        {
            Turn(problem.Root, -1);
        }

        log.Clear();
    }

    /// <summary>Hangs the tree under a new vertex, and every neighbour whose way to it is longer than its edge there; keeps that if it is cheaper.</summary>
    private void Insert(int v, int cheapest)
    {
        log.Clear();
        int first = graph.Neighbour[cheapest];
        long gain = Math.Min(problem.Prize[v], SteinerProblem.Mandatory) - graph.Cost[graph.Edge[cheapest]];
        Turn(first, -1);
        Set(v, NoParent);
        Set(first, graph.Mate[cheapest]);
        for (int i = graph.Start[v]; i < graph.Start[v + 1]; i++)
        {
            int u = graph.Neighbour[i];
            if (up[u] == Outside || i == cheapest || up[u] == graph.Mate[i])
            {
                continue;
            }

            long most = -1;
            int at = -1;
            for (int w = u; w != v; w = graph.Neighbour[up[w]])
            {
                if (CostUp(w) > most)
                {
                    (most, at) = (CostUp(w), w);
                }
            }

            if (most > graph.Cost[graph.Edge[i]])
            {
                int freed = graph.Neighbour[up[at]];
                Turn(u, at);
                Set(u, graph.Mate[i]);
                gain += most - graph.Cost[graph.Edge[i]] + Shed(freed, v) + Shed(at, v);
            }
        }

        if (gain <= 0)
        {
            Undo();
        }
    }

    /// <summary>Takes away a leaf that is not worth its edge, and what becomes one by that.</summary>
    private long Shed(int v, int top)
    {
        long gain = 0;
        while (v != top && v != problem.Root && degree[v] == 1 && up[v] >= 0 && problem.Prize[v] < CostUp(v))
        {
            gain += CostUp(v) - problem.Prize[v];
            int next = graph.Neighbour[up[v]];
            Set(v, Outside);
            v = next;
        }

        return gain;
    }

    private bool IsKey(int v) => v == problem.Root || problem.Prize[v] > 0 || degree[v] >= 3;

    /// <summary>Takes out the path above every key vertex, and every key vertex that has no prize, and joins the parts again if that is cheaper.</summary>
    private void Exchange(CancellationToken token)
    {
        Take(Edges());
        int[] order = hung.Order.ToArray();
        for (int at = order.Length - 1; at > 0 && !token.IsCancellationRequested; at--)
        {
            int v = order[at];
            if (up[v] < 0 || !IsKey(v))
            {
                continue;
            }

            stamp++;
            removed.Clear();
            long paid = RemovePath(v, 1);
            if (!Join(paid, 1) && problem.Prize[v] == 0)
            {
                stamp++;
                removed.Clear();
                paid = RemoveStar(v, out int parts);
                Join(paid, parts);
            }
        }
    }

    /// <summary>Marks the subtree below a vertex as a part, and the path above it up to the next key vertex as removed.</summary>
    private long RemovePath(int v, int number)
    {
        Gather(v, number);
        long paid = CostUp(v);
        removed.Add(v);
        int w = graph.Neighbour[up[v]];
        while (!IsKey(w))
        {
            paid += CostUp(w);
            (part[w], partStamp[w]) = (-1, stamp);
            removed.Add(w);
            w = graph.Neighbour[up[w]];
        }

        return paid;
    }

    /// <summary>Removes a vertex with the paths around it.</summary>
    private long RemoveStar(int v, out int parts)
    {
        parts = 0;
        long paid = CostUp(v);
        (part[v], partStamp[v]) = (-1, stamp);
        removed.Add(v);
        for (int w = graph.Neighbour[up[v]]; !IsKey(w); w = graph.Neighbour[up[w]])
        {
            paid += CostUp(w);
            (part[w], partStamp[w]) = (-1, stamp);
            removed.Add(w);
        }

        for (int child = firstChild[v]; child >= 0; child = nextChild[child])
        {
            int u = child;
            while (true)
            {
                paid += CostUp(u);
                removed.Add(u);
                if (IsKey(u))
                {
                    break;
                }

                (part[u], partStamp[u]) = (-1, stamp);
                u = firstChild[u];
            }

            Gather(u, ++parts);
        }

        return paid;
    }

    private void Gather(int top, int number)
    {
        int first = members.Count;
        members.Add(top);
        (part[top], partStamp[top]) = (number, stamp);
        for (int at = first; at < members.Count; at++)
        {
            for (int u = firstChild[members[at]]; u >= 0; u = nextChild[u])
            {
                members.Add(u);
                (part[u], partStamp[u]) = (number, stamp);
            }
        }
    }

    /// <summary>Grows the parts by shortest ways towards each other and the rest, and joins them by the cheapest bridges if that costs less than was
    /// paid.</summary>
    private bool Join(long paid, int parts)
    {
        heap.Clear();
        bridges.Clear();
        foreach (int v in members)
        {
            (label[v], from[v]) = (0, -1);
            heap.Set(v, 0);
        }

        members.Clear();
        while (heap.Count > 0)
        {
            int v = heap.Pop();
            for (int r = graph.Start[v]; r < graph.Start[v + 1]; r++)
            {
                int i = row[r], u = graph.Neighbour[i];
                long reach = label[v] + graph.Cost[graph.Edge[i]];
                if (reach >= paid)
                {
                    break;
                }

                bool known = partStamp[u] == stamp;
                if (!known && up[u] != Outside)
                {
                    bridges.Add((reach, graph.Mate[i]));
                }
                else if (!known || part[u] < 0 || (reach < label[u] && heap.Contains(u)))
                {
                    (part[u], partStamp[u], label[u], from[u]) = (part[v], stamp, reach, graph.Mate[i]);
                    heap.Set(u, reach);
                }
                else if (part[u] != part[v] && reach + label[u] < paid)
                {
                    bridges.Add((reach + label[u], graph.Mate[i]));
                }
            }
        }

        return Bridge(paid, parts);
    }

    private bool Bridge(long paid, int parts)
    {
        bridges.Sort();
        var sets = new DisjointSets(parts + 1);
        var chosen = new List<int>();
        long cost = 0;
        foreach (var (length, arc) in bridges)
        {
            int u = graph.Neighbour[graph.Mate[arc]], v = graph.Neighbour[arc];
            int a = partStamp[u] == stamp ? part[u] : 0, b = partStamp[v] == stamp ? part[v] : 0;
            if (sets.Find(a) == sets.Find(b))
            {
                continue;
            }

            sets.Union(a, b);
            cost += length;
            if (cost >= paid)
            {
                return false;
            }

            chosen.Add(arc);
            if (--parts == 0)
            {
                Rebuild(chosen);
                return true;
            }
        }

        return false;
    }

    private void Rebuild(List<int> chosen)
    {
        foreach (int v in removed)
        {
            Set(v, Outside);
        }

        var now = new List<int>(Edges());
        foreach (int arc in chosen)
        {
            now.Add(graph.Edge[arc]);
            Trace(graph.Neighbour[arc], now);
            Trace(graph.Neighbour[graph.Mate[arc]], now);
        }

        now.Sort();
        Take([.. now.Distinct()]);
    }

    /// <summary>The way back from a vertex to the part that reached it.</summary>
    private void Trace(int v, List<int> now)
    {
        while (partStamp[v] == stamp && from[v] >= 0)
        {
            now.Add(graph.Edge[from[v]]);
            v = graph.Neighbour[from[v]];
        }
    }
}
