using Zheli.Algorithms.Graphs;

namespace Zheli.Algorithms.Steiner;

/// <summary>
/// The moves that exchange the path above a key vertex for a cheaper one, and take out key vertices without a prize together with the paths around them
/// (Uchoa &amp; Werneck 2012).
/// </summary>
/// <remarks>
/// A pass begins with the cells of vertices nearest to each tree vertex: the cheapest way between two parts crosses one border of cells, so it is looked up, and
/// only the cells of a removed path are searched anew. What a move changes of the cells waits for the next pass; ways are followed to their ends before
/// they are taken.
/// </remarks>
internal sealed class KeyPathExchange
{
    private readonly SteinerProblem problem;
    private readonly CompactGraph graph;
    private readonly MovingTree tree;
    private readonly TreeCells cells;
    private readonly VertexHeap heap;

    // Parts that a removal leaves: 0 is what hangs at the root, others count from 1. Vertices of the cells of a removed path get the part, and the way to it,
    // that the search anew finds.
    private readonly int[] part;
    private readonly int[] partStamp;
    private readonly int[] removedAt;
    private readonly int[] searchedAt;
    private readonly long[] label;
    private readonly int[] from;
    private readonly List<int> members = [];
    private readonly List<int> tops = [];
    private readonly List<int> removed = [];
    private readonly List<int> searched = [];
    private readonly List<(long Length, int Arc)> bridges = [];
    private readonly List<int> chosen = [];
    private int stamp;

    public KeyPathExchange(SteinerProblem problem, MovingTree tree)
    {
        (this.problem, this.tree, graph) = (problem, tree, problem.Graph);
        int n = graph.VertexCount;
        (cells, heap) = (new(problem), new(n));
        (part, partStamp, removedAt, searchedAt, label, from) = (new int[n], new int[n], new int[n], new int[n], new long[n], new int[n]);
    }

    /// <summary>Takes out the path above every key vertex, and every key vertex that has no prize, and joins the parts again if that is cheaper.</summary>
    public void Run(CancellationToken token)
    {
        int[] edges = tree.Edges();
        var hung = tree.Hung(edges);
        cells.Spread(hung, edges);
        int[] order = hung.Order.ToArray();
        for (int at = order.Length - 1; at > 0 && !token.IsCancellationRequested; at--)
        {
            int v = order[at];
            if (tree.Up[v] < 0 || !tree.IsKey(v))
            {
                continue;
            }

            Begin();
            long paid = RemovePath(v, 1);
            if (!Join(paid, 1) && problem.Prize[v] == 0)
            {
                Begin();
                paid = RemoveStar(v, out int parts);
                Join(paid, parts);
            }
        }
    }

    private void Begin()
    {
        stamp++;
        removed.Clear();
        members.Clear();
        tops.Clear();
        tree.Commit();
    }

    /// <summary>Marks the subtree below a vertex as a part, and the path above it up to the next key vertex as removed.</summary>
    private long RemovePath(int v, int number)
    {
        Gather(v, number);
        long paid = tree.CostUp(v);
        for (int w = tree.Parent(v); !tree.IsKey(w); w = tree.Parent(w))
        {
            paid += tree.CostUp(w);
            Remove(w);
        }

        return paid;
    }

    /// <summary>Removes a vertex with the paths around it.</summary>
    private long RemoveStar(int v, out int parts)
    {
        parts = 0;
        long paid = tree.CostUp(v);
        Remove(v);
        for (int w = tree.Parent(v); !tree.IsKey(w); w = tree.Parent(w))
        {
            paid += tree.CostUp(w);
            Remove(w);
        }

        for (int child = tree.FirstChild[v]; child >= 0; child = tree.NextChild[child])
        {
            int u = child;
            for (paid += tree.CostUp(u); !tree.IsKey(u) && tree.FirstChild[u] >= 0; paid += tree.CostUp(u))
            {
                Remove(u);
                u = tree.FirstChild[u];
            }

            Gather(u, ++parts);
        }

        return paid;
    }

    private void Remove(int v)
    {
        removedAt[v] = stamp;
        removed.Add(v);
    }

    private void Gather(int top, int number)
    {
        tops.Add(top);
        int first = members.Count;
        members.Add(top);
        (part[top], partStamp[top]) = (number, stamp);
        for (int at = first; at < members.Count; at++)
        {
            for (int u = tree.FirstChild[members[at]]; u >= 0; u = tree.NextChild[u])
            {
                members.Add(u);
                (part[u], partStamp[u]) = (number, stamp);
            }
        }
    }

    /// <summary>Joins the parts again by the cheapest bridges, if those cost less than was paid.</summary>
    private bool Join(long paid, int parts)
    {
        bridges.Clear();
        long within = paid;
        foreach (int b in members)
        {
            foreach (var (length, arc, other) in cells.Borders(b))
            {
                if (length >= within)
                {
                    break;
                }

                if (IsThere(other) && PartOf(other) != part[b])
                {
                    Bridge(length, arc, parts, ref within);
                }
            }
        }

        Search(parts, ref within);
        return Choose(paid, parts) && Rebuild();
    }

    /// <summary>Notes a bridge; between two parts alone only cheaper ones are looked for after it.</summary>
    private void Bridge(long length, int arc, int parts, ref long within)
    {
        bridges.Add((length, arc));
        within = parts == 1 ? length : within;
    }

    /// <summary>True for vertices of the tree that were not removed.</summary>
    private bool IsThere(int v) => tree.Up[v] != MovingTree.Outside && removedAt[v] != stamp;

    /// <summary>The cells of what was removed fall to the parts around them; bridges lead through them.</summary>
    private void Search(int parts, ref long within)
    {
        searched.Clear();
        foreach (int w in removed)
        {
            foreach (int v in cells.Members(w))
            {
                if (!IsThere(v))
                {
                    searched.Add(v);
                    (searchedAt[v], label[v], from[v]) = (stamp, long.MaxValue, -1);
                }
            }
        }

        heap.Clear();
        foreach (int v in searched)
        {
            Enter(v, within);
        }

        while (heap.Count > 0 && heap.MinKey < within)
        {
            GoOn(heap.Pop(), parts, ref within);
        }
    }

    /// <summary>The way to a vertex that is not searched: to itself in the tree, or to the tree vertex of its cell.</summary>
    /// <returns>The part there, or −1 when that vertex is gone.</returns>
    private int Known(int v, out long length)
    {
        length = 0;
        if (IsThere(v))
        {
            return PartOf(v);
        }

        int centre = cells.Of(v);
        length = cells.Length(v);
        return centre >= 0 && IsThere(centre) ? PartOf(centre) : -1;
    }

    private void Enter(int v, long within)
    {
        for (int i = graph.Start[v]; i < graph.Start[v + 1]; i++)
        {
            int u = graph.Neighbour[i];
            if (searchedAt[u] != stamp && Known(u, out long length) is >= 0 and int number && length + graph.Cost[graph.Edge[i]] < Math.Min(label[v], within))
            {
                (part[v], partStamp[v], label[v], from[v]) = (number, stamp, length + graph.Cost[graph.Edge[i]], i);
            }
        }

        if (from[v] >= 0)
        {
            heap.Set(v, label[v]);
        }
    }

    private void GoOn(int v, int parts, ref long within)
    {
        for (int i = graph.Start[v]; i < graph.Start[v + 1]; i++)
        {
            int u = graph.Neighbour[i];
            long reach = label[v] + graph.Cost[graph.Edge[i]];
            if (reach >= within)
            {
                continue;
            }

            if (searchedAt[u] != stamp)
            {
                if (Known(u, out long length) is >= 0 and int number && number != part[v] && reach + length < within)
                {
                    Bridge(reach + length, i, parts, ref within);
                }
            }
            else if (reach < label[u])
            {
                (part[u], partStamp[u], label[u], from[u]) = (part[v], stamp, reach, graph.Mate[i]);
                heap.Set(u, reach);
            }
            else if (part[u] != part[v] && reach + label[u] < within)
            {
                Bridge(reach + label[u], i, parts, ref within);
            }
        }
    }

    /// <summary>A spanning tree of bridges between the parts.</summary>
    private bool Choose(long paid, int parts)
    {
        bridges.Sort();
        var sets = new DisjointSets(parts + 1);
        chosen.Clear();
        long cost = 0;
        foreach (var (length, arc) in bridges)
        {
            cost += length;
            if (cost >= paid)
            {
                return false;
            }

            int a = End(Near(arc)), b = End(graph.Neighbour[arc]);
            if (a < 0 || b < 0 || sets.Find(a) == sets.Find(b))
            {
                cost -= length;
                continue;
            }

            sets.Union(a, b);
            chosen.Add(arc);
            if (chosen.Count == parts)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The vertex in whose row an arc stands.</summary>
    private int Near(int arc) => graph.Neighbour[graph.Mate[arc]];

    private int PartOf(int v) => partStamp[v] == stamp ? part[v] : 0;

    /// <summary>The arc towards the tree: by the search anew, or by the cells.</summary>
    private int Back(int v) => searchedAt[v] == stamp ? from[v] : cells.Way(v);

    /// <summary>The part that the way from a vertex really comes to, or −1.</summary>
    private int End(int v)
    {
        while (!IsThere(v))
        {
            int back = Back(v);
            if (back < 0)
            {
                return -1;
            }

            v = graph.Neighbour[back];
        }

        return PartOf(v);
    }

    /// <summary>Takes the removed paths away and hangs the parts up by the chosen bridges, those first that lead to what hangs already.</summary>
    private bool Rebuild()
    {
        bool[] hangs = new bool[chosen.Count + 1];
        hangs[0] = true;
        int[] near = [.. chosen.Select(arc => End(Near(arc)))], far = [.. chosen.Select(arc => End(graph.Neighbour[arc]))];
        foreach (int v in tops)
        {
            tree.Set(v, MovingTree.NoParent);
        }

        foreach (int v in removed)
        {
            tree.Set(v, MovingTree.Outside);
        }

        for (int left = chosen.Count; left > 0; left--)
        {
            int at = 0;
            while (hangs[near[at]] == hangs[far[at]])
            {
                at++;
            }

            bool turned = hangs[near[at]];
            hangs[near[at]] = hangs[far[at]] = true;
            if (!Join(turned ? graph.Mate[chosen[at]] : chosen[at], turned ? far[at] : near[at]))
            {
                tree.Undo();
                return false;
            }
        }

        return true;
    }

    /// <summary>Hangs up a part by a bridge, an arc whose row is on the part's side and whose neighbour is on the side of what hangs already.</summary>
    /// <returns>False when another bridge of this move took the way.</returns>
    private bool Join(int arc, int number)
    {
        for (int w = graph.Neighbour[arc]; tree.Up[w] == MovingTree.Outside; w = tree.Parent(w))
        {
            tree.Set(w, Back(w));
        }

        int v = Near(arc);
        while (tree.Up[v] == MovingTree.Outside)
        {
            int back = Back(v);
            tree.Set(v, arc);
            (v, arc) = (graph.Neighbour[back], graph.Mate[back]);
        }

        if (searchedAt[v] == stamp || PartOf(v) != number)
        {
            return false;
        }

        tree.Turn(v, -1);
        tree.Set(v, arc);
        return true;
    }
}
