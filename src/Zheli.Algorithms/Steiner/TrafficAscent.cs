using Zheli.Algorithms.Graphs;

namespace Zheli.Algorithms.Steiner;

/// <summary>
/// Dual ascent for a prize-collecting Steiner tree in which some edges are built of modules of limited capacity (Wong 1984, Mathematical Programming
/// 28). Arc by arc, no terminals that fit into q modules may pay more than q modules cost: then what a tree pays for its edges and lost prizes is at least what all
/// terminals pay. A terminal's potentials are its shortest way from the root over what is left for it; they are raised until the next vertices
/// join, always for the terminal that holds few vertices at a low value.
/// </summary>
public sealed class TrafficAscent
{
    private readonly CompactGraph graph;
    private readonly int root;
    private readonly TrafficPricing prices;
    private readonly long[] leftForward;
    private readonly long[] leftBackward;
    private readonly ArcPayments?[] paidForward;
    private readonly ArcPayments?[] paidBackward;

    // Potentials of the terminal at hand; they count where the stamp is that of the round.
    private readonly long[] potential;
    private readonly int[] stamp;
    private readonly VertexHeap heap;
    private readonly Terminal[] terminals;
    private int round;

    /// <summary>Prepares an ascent; nothing is raised yet.</summary>
    /// <param name="graph">The graph; its own costs are not used.</param>
    /// <param name="root">The root.</param>
    /// <param name="prices">What edges cost; loads in the order of <paramref name="vertices"/>.</param>
    /// <param name="vertices">Vertices that may have a prize, ascending.</param>
    public TrafficAscent(CompactGraph graph, int root, TrafficPricing prices, int[] vertices)
    {
        (this.graph, this.root, this.prices) = (graph, root, prices);
        (leftForward, leftBackward) = ([.. prices.Fixed], [.. prices.Fixed]);
        (paidForward, paidBackward) = (new ArcPayments?[graph.EdgeCount], new ArcPayments?[graph.EdgeCount]);
        (potential, stamp, heap) = (new long[graph.VertexCount], new int[graph.VertexCount], new(graph.VertexCount));
        terminals = [.. vertices.Select((v, i) => new Terminal(v, i))];
    }

    /// <summary>The bound so far: the sum of all values.</summary>
    public long LowerBound => terminals.Sum(k => k.Value);

    /// <summary>Raises all terminals as far as they go; a stop leaves what is proved so far.</summary>
    /// <param name="prize">Prize of each terminal, not less than in an earlier call: what was proved then stays.</param>
    /// <param name="token">Stops the work.</param>
    public void Run(long[] prize, CancellationToken token)
    {
        var queue = new PriorityQueue<Terminal, (double Work, int Vertex)>();
        for (int i = 0; i < terminals.Length; i++)
        {
            terminals[i].Prize = prize[i];
            Enqueue(queue, terminals[i]);
        }

        while (!token.IsCancellationRequested && queue.TryDequeue(out Terminal? k, out _))
        {
            Raise(k);
            Enqueue(queue, k);
        }
    }

    /// <summary>The proof of the bound.</summary>
    public DualPotentials ToPotentials()
    {
        Terminal[] paying = [.. terminals.Where(k => k.Value > 0)];
        int[] start = new int[paying.Length + 1];
        for (int k = 0; k < paying.Length; k++)
        {
            start[k + 1] = start[k] + paying[k].Vertices.Count;
        }

        int[] vertices = new int[start[^1]];
        long[] potentials = new long[start[^1]];
        for (int k = 0; k < paying.Length; k++)
        {
            paying[k].Vertices.CopyTo(vertices, start[k]);
            paying[k].Potentials.CopyTo(potentials, start[k]);
            Array.Sort(vertices, potentials, start[k], start[k + 1] - start[k]);
        }

        return new()
        {
            Sum = LowerBound,
            Terminal = [.. paying.Select(k => k.Vertex)],
            TerminalValue = [.. paying.Select(k => k.Value)],
            Start = start,
            Vertex = vertices,
            Potential = potentials,
        };
    }

    private static void Enqueue(PriorityQueue<Terminal, (double Work, int Vertex)> queue, Terminal k)
    {
        if (!k.HasReachedRoot && k.Value < k.Prize)
        {
            queue.Enqueue(k, ((double)k.Vertices.Count * k.Value, k.Vertex));
        }
    }

    /// <summary>
    /// Raises a terminal until its vertices are half as many more, it reaches the root, or its prize is spent. A single vertex at a time proves a little more, at
    /// a cost that grows with the square of their number.
    /// </summary>
    private void Raise(Terminal k)
    {
        int enough = k.Vertices.Count + (k.Vertices.Count / 2);
        Pay(k, -1);
        round++;
        heap.Clear();
        Reach(k.Vertex, 0);
        k.Vertices.Clear();
        k.Potentials.Clear();
        long value = k.Prize;
        while (heap.Count > 0 && heap.MinKey < value)
        {
            long at = heap.MinKey;
            if (at > k.Value && k.Vertices.Count >= enough)
            {
                value = at;
                break;
            }

            int b = heap.Pop();
            if (b == root)
            {
                value = at;
                k.HasReachedRoot = true;
                break;
            }

            k.Vertices.Add(b);
            k.Potentials.Add(at);
            for (int i = graph.Start[b]; i < graph.Start[b + 1]; i++)
            {
                int a = graph.Neighbour[i], e = graph.Edge[i];
                bool forward = graph.Tail[e] == a;
                long below = stamp[a] == round ? Math.Min(value, potential[a]) : value;
                if (below > at && at + Left(k, e, forward, below - at) is var next && next < below)
                {
                    Reach(a, next);
                }
            }
        }

        for (int last = k.Vertices.Count - 1; last >= 0 && k.Potentials[last] >= value; last--)
        {
            k.Vertices.RemoveAt(last);
            k.Potentials.RemoveAt(last);
        }

        k.Value = value;
        Pay(k, 1);
    }

    private void Reach(int vertex, long at)
    {
        (stamp[vertex], potential[vertex]) = (round, at);
        heap.Set(vertex, at);
    }

    /// <summary>Takes the terminal's share out of what is left of the arcs, or gives it back.</summary>
    private void Pay(Terminal k, int sign)
    {
        Mark(k);
        foreach (int b in k.Vertices)
        {
            for (int i = graph.Start[b]; i < graph.Start[b + 1]; i++)
            {
                int a = graph.Neighbour[i], e = graph.Edge[i];
                long share = (stamp[a] == round ? potential[a] : k.Value) - potential[b];
                if (share > 0)
                {
                    Pay(k, e, graph.Tail[e] == a, share, sign);
                }
            }
        }
    }

    private void Pay(Terminal k, int edge, bool forward, long share, int sign)
    {
        if (prices.Kind[edge] < 0)
        {
            ref long left = ref (forward ? ref leftForward[edge] : ref leftBackward[edge]);
            left -= sign * share;
            return;
        }

        var modules = prices.Modules[prices.Kind[edge]];
        if (modules.Load[k.Index] > ModuleCosts.Capacity * modules.Cost.Length)
        {
            return; // It never passes here.
        }

        ref var paid = ref (forward ? ref paidForward[edge] : ref paidBackward[edge]);
        if (sign < 0)
        {
            paid!.Remove(k.Index);
        }
        else
        {
            paid ??= new();
            paid.Add(k.Index, share, modules.Load[k.Index]);
        }
    }

    /// <summary>What the terminal may still pay for an arc; from <paramref name="enough"/> on it need not be exact.</summary>
    private long Left(Terminal k, int edge, bool forward, long enough)
    {
        int kind = prices.Kind[edge];
        if (kind < 0)
        {
            return forward ? leftForward[edge] : leftBackward[edge];
        }

        var modules = prices.Modules[kind];
        int own = modules.Load[k.Index];
        return (forward ? paidForward[edge] : paidBackward[edge]) is { } paid ? paid.Left(modules.Cost, own, enough) : ArcPayments.LeftOfNothing(modules.Cost, own);
    }

    private void Mark(Terminal k)
    {
        round++;
        for (int i = 0; i < k.Vertices.Count; i++)
        {
            (stamp[k.Vertices[i]], potential[k.Vertices[i]]) = (round, k.Potentials[i]);
        }
    }

    private sealed class Terminal(int vertex, int index)
    {
        public int Vertex { get; } = vertex;

        public int Index { get; } = index;

        public long Prize { get; set; }

        public long Value { get; set; }

        /// <summary>Its way to the root is paid: it rises no more, whatever its prize.</summary>
        public bool HasReachedRoot { get; set; }

        public List<int> Vertices { get; } = [];

        public List<long> Potentials { get; } = [];
    }
}
