using System.Runtime.InteropServices;
using Zheli.Algorithms.Graphs;

namespace Zheli.Algorithms.Steiner;

/// <summary>
/// Improves a finished ascent place by place: a few terminals that lie together give back part of what they pay and ascend again in another order;
/// what they pay then
/// is kept when it is no less (dual adjustment and scaling, Poggi de Aragão, Uchoa &amp; Werneck 2001, done locally).
/// </summary>
internal sealed class DualSearch
{
    /// <summary>Most terminals that give back at once.</summary>
    private const int MostAtOnce = 12;

    /// <summary>Candidates among which the most wasteful is taken as the centre of a move.</summary>
    private const int Candidates = 5;

    /// <summary>Shares of their sets that terminals may keep.</summary>
    private static readonly double[] KeptShares = [0, 0.5, 0.8];

    private readonly SteinerProblem problem;
    private readonly Random random;
    private readonly int[] terminals;
    private readonly int[] start;
    private readonly int[] near;
    private readonly int[] mark;
    private readonly long[] waste;
    private readonly List<int> cluster = [];
    private readonly List<(int Vertex, long Potential)> saved = [];
    private readonly List<(int Start, long Value)> savedAt = [];
    private int stamp;

    // Work of moves that trust the terminals around them, and of those that look for themselves; both get the same.
    private long trustingWork;
    private long thoroughWork;

    /// <param name="problem">The problem of the ascent.</param>
    /// <param name="ascent">A finished ascent, which the search improves.</param>
    /// <param name="tree">Edges of a good tree: what wastes its payments is found by it.</param>
    /// <param name="seed">Seed of the choice of places.</param>
    public DualSearch(SteinerProblem problem, DualAscent ascent, int[] tree, int seed)
    {
        (this.problem, Ascent, random) = (problem, ascent, new Random(seed));
        terminals = [.. Enumerable.Range(0, problem.Graph.VertexCount).Where(v => problem.Prize[v] > 0 && v != problem.Root)];
        mark = new int[problem.Graph.VertexCount];
        waste = new long[problem.Graph.VertexCount];
        (start, near) = Neighbours();
        Follow(tree);
    }

    /// <summary>The ascent that is improved.</summary>
    public DualAscent Ascent { get; }

    /// <summary>An ascent along a tree, and the search from there.</summary>
    public static DualSearch Along(SteinerProblem problem, int[] tree, int[]? order, int seed, CancellationToken token)
    {
        var ascent = new DualAscent(problem);
        ascent.Follow(tree);
        ascent.Run(order, token);
        return new DualSearch(problem, ascent, tree, seed);
    }

    /// <summary>Takes a better tree as the guide.</summary>
    public void Follow(int[] tree)
    {
        Ascent.Follow(tree);
        foreach (int k in terminals)
        {
            waste[k] = Ascent.Waste(k);
        }
    }

    /// <summary>Works until about so many more arcs were looked at.</summary>
    public void Run(long work, CancellationToken token)
    {
        long end = Ascent.Work + work;
        while (terminals.Length > 0 && Ascent.Work < end && !token.IsCancellationRequested)
        {
            long before = Ascent.Work;
            bool trusting = trustingWork <= thoroughWork;
            Move(trusting);
            trustingWork += trusting ? Ascent.Work - before : 0;
            thoroughWork += trusting ? 0 : Ascent.Work - before;
        }
    }

    private void Move(bool trusting)
    {
        Gather(Centre(), 1 + random.Next(Math.Min(MostAtOnce, terminals.Length)));
        double share = KeptShares[random.Next(KeptShares.Length)];
        long before = Ascent.LowerBound;
        saved.Clear();
        savedAt.Clear();
        foreach (int k in cluster)
        {
            int first = saved.Count;
            savedAt.Add((first, Ascent.Value[k]));
            Ascent.Save(k, saved);
            int length = saved.Count - first;
            Ascent.Release(k, length > 0 ? saved[first + (int)(length * share)].Potential : 0);
        }

        Ascent.Resume(CollectionsMarshal.AsSpan(cluster), trusting, random);
        if (Ascent.LowerBound >= before)
        {
            foreach (int k in cluster)
            {
                waste[k] = Ascent.Waste(k);
            }

            return;
        }

        foreach (int k in cluster)
        {
            Ascent.Release(k, 0);
        }

        for (int i = 0; i < cluster.Count; i++)
        {
            int end = i + 1 < cluster.Count ? savedAt[i + 1].Start : saved.Count;
            Ascent.Restore(cluster[i], CollectionsMarshal.AsSpan(saved)[savedAt[i].Start..end], savedAt[i].Value);
        }
    }

    private int Centre()
    {
        int best = terminals[random.Next(terminals.Length)];
        for (int i = 1; i < Candidates; i++)
        {
            int k = terminals[random.Next(terminals.Length)];
            best = waste[k] > waste[best] ? k : best;
        }

        return best;
    }

    /// <summary>A terminal and others around it.</summary>
    private void Gather(int centre, int count)
    {
        stamp++;
        cluster.Clear();
        cluster.Add(centre);
        mark[centre] = stamp;
        for (int at = 0; at < cluster.Count && cluster.Count < count; at++)
        {
            int k = cluster[at], rows = start[k + 1] - start[k], turn = rows > 0 ? random.Next(rows) : 0;
            for (int i = 0; i < rows && cluster.Count < count; i++)
            {
                int u = near[start[k] + ((turn + i) % rows)];
                if (mark[u] != stamp)
                {
                    mark[u] = stamp;
                    cluster.Add(u);
                }
            }
        }
    }

    /// <summary>Terminals whose Voronoi cells touch.</summary>
    private (int[] Start, int[] Near) Neighbours()
    {
        var graph = problem.Graph;
        var heap = new VertexHeap(graph.VertexCount);
        long[] label = new long[graph.VertexCount];
        int[] cell = new int[graph.VertexCount];
        Array.Fill(label, long.MaxValue);
        Array.Fill(cell, -1);
        foreach (int k in terminals)
        {
            (label[k], cell[k]) = (0, k);
            heap.Set(k, 0);
        }

        while (heap.Count > 0)
        {
            int v = heap.Pop();
            for (int i = graph.Start[v]; i < graph.Start[v + 1]; i++)
            {
                int u = graph.Neighbour[i];
                long reach = label[v] + graph.Cost[graph.Edge[i]];
                if (reach < label[u])
                {
                    (label[u], cell[u]) = (reach, cell[v]);
                    heap.Set(u, reach);
                }
            }
        }

        var pairs = new HashSet<(int, int)>();
        for (int e = 0; e < graph.EdgeCount; e++)
        {
            int a = cell[graph.Tail[e]], b = cell[graph.Head[e]];
            if (a != b && a >= 0 && b >= 0)
            {
                pairs.Add((a, b));
                pairs.Add((b, a));
            }
        }

        int[] starts = new int[graph.VertexCount + 1];
        foreach (var (a, _) in pairs)
        {
            starts[a + 1]++;
        }

        for (int v = 0; v < graph.VertexCount; v++)
        {
            starts[v + 1] += starts[v];
        }

        int[] nears = [.. pairs.Order().Select(p => p.Item2)];
        return (starts, nears);
    }
}
