using Zheli.Algorithms.Graphs;

namespace Zheli.Algorithms.Steiner;

/// <summary>A tree hung at the root that moves change in place, and that takes back what was not kept.</summary>
internal sealed class MovingTree
{
    /// <summary>The parent of a vertex that is not in the tree.</summary>
    public const int Outside = -2;

    /// <summary>The parent of the root, and of the top of a part that was cut off.</summary>
    public const int NoParent = -1;

    private readonly SteinerProblem problem;
    private readonly CompactGraph graph;
    private readonly RootedTree hung;
    private readonly int[] previousChild;
    private readonly List<(int Vertex, int Up)> log = [];

    /// <summary>An empty tree on the problem's graph.</summary>
    public MovingTree(SteinerProblem problem)
    {
        (this.problem, graph, hung) = (problem, problem.Graph, new(problem));
        int n = graph.VertexCount;
        (Up, Degree, FirstChild, NextChild, previousChild) = (new int[n], new int[n], new int[n], new int[n], new int[n]);
    }

    /// <summary>By vertex the position of its parent in its row, <see cref="NoParent"/> or <see cref="Outside"/>.</summary>
    public int[] Up { get; }

    /// <summary>By vertex the number of tree edges at it.</summary>
    public int[] Degree { get; }

    /// <summary>By vertex the first of its children, or −1.</summary>
    public int[] FirstChild { get; }

    /// <summary>By vertex the next child of the same parent, or −1.</summary>
    public int[] NextChild { get; }

    /// <summary>Takes over a tree with the root.</summary>
    public void Take(int[] edges)
    {
        hung.Hang(edges);
        Array.Fill(Up, Outside);
        Array.Fill(FirstChild, -1);
        Array.Clear(Degree);
        foreach (int v in hung.Order)
        {
            Up[v] = NoParent;
            int e = hung.ParentEdge(v);
            if (e >= 0)
            {
                int i = graph.Start[v];
                while (graph.Edge[i] != e)
                {
                    i++;
                }

                Hang(v, i);
            }
        }

        log.Clear();
    }

    /// <summary>The tree as it is, hung up anew: it stays so while moves go on.</summary>
    public RootedTree Hung(int[] edges)
    {
        hung.Hang(edges);
        return hung;
    }

    /// <summary>The tree's edges, ascending.</summary>
    public int[] Edges()
    {
        var edges = new List<int>();
        foreach (int up in Up)
        {
            if (up >= 0)
            {
                edges.Add(graph.Edge[up]);
            }
        }

        edges.Sort();
        return [.. edges];
    }

    /// <summary>What the edge above a vertex costs.</summary>
    public long CostUp(int v) => graph.Cost[graph.Edge[Up[v]]];

    /// <summary>The vertex above; only where there is one.</summary>
    public int Parent(int v) => graph.Neighbour[Up[v]];

    /// <summary>True for vertices at which key paths end: those with a prize, the root, and where the tree branches.</summary>
    public bool IsKey(int v) => v == problem.Root || problem.Prize[v] > 0 || Degree[v] >= 3;

    /// <summary>Hangs a vertex by another arc, or takes it off; can be taken back.</summary>
    public void Set(int v, int arc)
    {
        log.Add((v, Up[v]));
        Hang(v, arc);
    }

    /// <summary>Turns the ways from a vertex upwards around, to a given one or the top; the vertex is left without a parent.</summary>
    public void Turn(int v, int top)
    {
        int arc = NoParent;
        while (true)
        {
            int next = Up[v];
            Set(v, arc);
            if (v == top || next < 0)
            {
                return;
            }

            arc = graph.Mate[next];
            v = graph.Neighbour[next];
        }
    }

    /// <summary>Keeps what was changed.</summary>
    public void Commit() => log.Clear();

    /// <summary>Takes back what was changed and not kept.</summary>
    public void Undo()
    {
        for (int i = log.Count - 1; i >= 0; i--)
        {
            Hang(log[i].Vertex, log[i].Up);
        }

        log.Clear();
    }

    private void Hang(int v, int arc)
    {
        if (Up[v] >= 0)
        {
            int parent = Parent(v), before = previousChild[v], after = NextChild[v];
            Degree[v]--;
            Degree[parent]--;
            if (before >= 0)
            {
                NextChild[before] = after;
            }
            else
            {
                FirstChild[parent] = after;
            }

            if (after >= 0)
            {
                previousChild[after] = before;
            }
        }

        Up[v] = arc;
        if (arc >= 0)
        {
            int parent = Parent(v), after = FirstChild[parent];
            Degree[v]++;
            Degree[parent]++;
            (previousChild[v], NextChild[v], FirstChild[parent]) = (-1, after, v);
            if (after >= 0)
            {
                previousChild[after] = v;
            }
        }
    }
}
