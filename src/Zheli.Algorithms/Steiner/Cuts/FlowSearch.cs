namespace Zheli.Algorithms.Steiner.Cuts;

/// <summary>
/// Flows from the root to one terminal at a time through the arcs' values, by augmenting paths found backwards from the
/// terminal: where no path is left, the vertices reached are the smallest set whose entering arcs are worth least.
/// </summary>
internal sealed class FlowSearch
{
    private const double Tiny = 1e-9;

    private readonly SteinerProblem problem;
    private readonly int[] first;
    private readonly int[] via;
    private readonly bool[] isInside;
    private readonly bool[] isReached;
    private int[] from = new int[256];
    private int[] to = new int[256];
    private int[] next = new int[512];
    private double[] capacity = new double[256];
    private double[] flow = new double[256];
    private int arcs;
    private int terminal;
    private double total;

    public FlowSearch(SteinerProblem problem)
    {
        this.problem = problem;
        (first, via, isInside) = (new int[problem.Graph.VertexCount], new int[problem.Graph.VertexCount], new bool[problem.Graph.VertexCount]);
        isReached = new bool[problem.Graph.VertexCount];
    }

    /// <summary>The vertices of the last set.</summary>
    public List<int> Set { get; } = [];

    /// <summary>Marks of the last set.</summary>
    public bool[] Inside => isInside;

    /// <summary>The vertices to which more could flow from the root, after <see cref="Spread"/>.</summary>
    public List<int> Reached { get; } = [];

    /// <summary>Marks of them.</summary>
    public bool[] IsReached => isReached;

    /// <summary>Takes over the values of arcs.</summary>
    public void Load(double[] value)
    {
        var graph = problem.Graph;
        Array.Fill(first, -1);
        arcs = 0;
        for (int c = 0; c < graph.Neighbour.Length; c++)
        {
            if (value[c] <= Tiny)
            {
                continue;
            }

            if (arcs == from.Length)
            {
                Array.Resize(ref from, arcs * 2);
                Array.Resize(ref to, arcs * 2);
                Array.Resize(ref next, arcs * 4);
                Array.Resize(ref capacity, arcs * 2);
                Array.Resize(ref flow, arcs * 2);
            }

            int u = graph.Neighbour[c], v = graph.Other(graph.Edge[c], u);
            (from[arcs], to[arcs], capacity[arcs]) = (u, v, value[c]);
            (next[2 * arcs], first[v]) = (first[v], 2 * arcs);
            (next[(2 * arcs) + 1], first[u]) = (first[u], (2 * arcs) + 1);
            arcs++;
        }
    }

    /// <summary>Starts with a terminal.</summary>
    public void Begin(int vertex)
    {
        terminal = vertex;
        total = 0;
        Array.Clear(flow, 0, arcs);
    }

    /// <summary>Sends what can be sent.</summary>
    /// <returns>True when less than enough arrives; the set tells why.</returns>
    public bool Next(double enough)
    {
        while (total < enough)
        {
            if (!Reach())
            {
                return true;
            }

            double least = enough + 1 - total;
            for (int v = problem.Root; v != terminal; v = End(via[v]))
            {
                least = Math.Min(least, Left(via[v]));
            }

            for (int v = problem.Root; v != terminal; v = End(via[v]))
            {
                flow[via[v] >> 1] += (via[v] & 1) == 0 ? least : -least;
            }

            total += least;
        }

        return false;
    }

    /// <summary>Lets a whole unit through each arc into the last set, so that the next one lies elsewhere.</summary>
    /// <returns>False when nothing comes in over any arc: the next set would be the same.</returns>
    public bool Fill()
    {
        bool any = false;
        foreach (int v in Set)
        {
            for (int at = first[v]; at >= 0; at = next[at])
            {
                if ((at & 1) == 0 && !isInside[from[at >> 1]])
                {
                    capacity[at >> 1] = 1;
                    any = true;
                }
            }
        }

        return any;
    }

    /// <summary>Looks from the root for where more could flow: all other vertices are the largest set that receives as little as the last one.</summary>
    public void Spread()
    {
        foreach (int v in Reached)
        {
            isReached[v] = false;
        }

        Reached.Clear();
        Reached.Add(problem.Root);
        isReached[problem.Root] = true;
        for (int i = 0; i < Reached.Count; i++)
        {
            int v = Reached[i];
            for (int at = first[v]; at >= 0; at = next[at])
            {
                int u = (at & 1) == 0 ? from[at >> 1] : to[at >> 1];
                if (!isReached[u] && Left(at ^ 1) > Tiny)
                {
                    isReached[u] = true;
                    Reached.Add(u);
                }
            }
        }
    }

    /// <summary>What may still come in over a half-arc: even ones are the arc itself, odd ones take flow back.</summary>
    private double Left(int half) => (half & 1) == 0 ? capacity[half >> 1] - flow[half >> 1] : flow[half >> 1];

    /// <summary>The vertex nearer to the terminal.</summary>
    private int End(int half) => (half & 1) == 0 ? to[half >> 1] : from[half >> 1];

    private bool Reach()
    {
        foreach (int v in Set)
        {
            isInside[v] = false;
        }

        Set.Clear();
        Set.Add(terminal);
        isInside[terminal] = true;
        for (int i = 0; i < Set.Count; i++)
        {
            int v = Set[i];
            for (int at = first[v]; at >= 0; at = next[at])
            {
                int u = (at & 1) == 0 ? from[at >> 1] : to[at >> 1];
                if (!isInside[u] && Left(at) > Tiny)
                {
                    via[u] = at;
                    if (u == problem.Root)
                    {
                        return true;
                    }

                    isInside[u] = true;
                    Set.Add(u);
                }
            }
        }

        return false;
    }
}
