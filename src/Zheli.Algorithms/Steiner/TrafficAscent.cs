using Zheli.Algorithms.Graphs;

namespace Zheli.Algorithms.Steiner;

/// <summary>
/// Dual ascent for a prize-collecting Steiner tree in which some arcs cost a fixed part and a part for every unit of traffic through them (Wong 1984,
/// Mathematical Programming 28; with flow costs as in Balakrishnan, Magnanti &amp; Wong 1989, Operations Research 37). A terminal's potentials are its
/// shortest way from the root over what is left of the fixed parts plus its own traffic's part; they are raised until the next vertex joins, always for
/// the terminal that holds few vertices at a low value.
/// </summary>
public sealed class TrafficAscent
{
    private readonly CompactGraph graph;
    private readonly int root;
    private readonly long[] leftForward;
    private readonly long[] leftBackward;
    private readonly long[] perUnitForward;
    private readonly long[] perUnitBackward;

    // Potentials of the terminal at hand; they count where the stamp is that of the round.
    private readonly long[] potential;
    private readonly int[] stamp;
    private readonly VertexHeap heap;
    private readonly Terminal[] terminals;
    private int round;

    /// <summary>Prepares an ascent; nothing is raised yet.</summary>
    /// <param name="graph">The graph; its own costs are not used.</param>
    /// <param name="root">The root.</param>
    /// <param name="prices">What edges cost.</param>
    /// <param name="vertices">Vertices that may have a prize, ascending.</param>
    /// <param name="traffic">Traffic of each of them.</param>
    public TrafficAscent(CompactGraph graph, int root, TrafficPricing prices, int[] vertices, double[] traffic)
    {
        (this.graph, this.root) = (graph, root);
        (leftForward, leftBackward) = ([.. prices.FixedForward], [.. prices.FixedBackward]);
        (perUnitForward, perUnitBackward) = (prices.PerUnitForward, prices.PerUnitBackward);
        (potential, stamp, heap) = (new long[graph.VertexCount], new int[graph.VertexCount], new(graph.VertexCount));
        terminals = [.. vertices.Zip(traffic, (v, t) => new Terminal(v, t))];
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

    /// <summary>Traffic of the terminals whose potentials fall along each edge, from tail to head and from head to tail.</summary>
    public (double[] Forward, double[] Backward) Traffic()
    {
        var (forward, backward) = (new double[graph.EdgeCount], new double[graph.EdgeCount]);
        foreach (Terminal k in terminals)
        {
            Mark(k);
            foreach (int b in k.Vertices)
            {
                for (int i = graph.Start[b]; i < graph.Start[b + 1]; i++)
                {
                    int a = graph.Neighbour[i], e = graph.Edge[i];
                    if ((stamp[a] == round ? potential[a] : k.Value) > potential[b])
                    {
                        (graph.Tail[e] == a ? forward : backward)[e] += k.Traffic;
                    }
                }
            }
        }

        return (forward, backward);
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
            LowerBound = LowerBound,
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
                long next = at + (forward ? leftForward[e] : leftBackward[e]) + Own(k, e, forward);
                if (next < value && (stamp[a] != round || next < potential[a]))
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

    /// <summary>Takes the terminal's share out of what is left of the fixed parts, or gives it back.</summary>
    private void Pay(Terminal k, int sign)
    {
        Mark(k);
        foreach (int b in k.Vertices)
        {
            for (int i = graph.Start[b]; i < graph.Start[b + 1]; i++)
            {
                int a = graph.Neighbour[i], e = graph.Edge[i];
                bool forward = graph.Tail[e] == a;
                long share = (stamp[a] == round ? potential[a] : k.Value) - potential[b] - Own(k, e, forward);
                if (share > 0)
                {
                    ref long left = ref (forward ? ref leftForward[e] : ref leftBackward[e]);
                    left -= sign * share;
                }
            }
        }
    }

    private long Own(Terminal k, int edge, bool forward)
    {
        long perUnit = forward ? perUnitForward[edge] : perUnitBackward[edge];
        return perUnit == 0 ? 0 : (long)Math.Floor(perUnit * k.Traffic);
    }

    private void Mark(Terminal k)
    {
        round++;
        for (int i = 0; i < k.Vertices.Count; i++)
        {
            (stamp[k.Vertices[i]], potential[k.Vertices[i]]) = (round, k.Potentials[i]);
        }
    }

    private sealed class Terminal(int vertex, double traffic)
    {
        public int Vertex { get; } = vertex;

        public double Traffic { get; } = traffic;

        public long Prize { get; set; }

        public long Value { get; set; }

        /// <summary>Its way to the root is paid: it rises no more, whatever its prize.</summary>
        public bool HasReachedRoot { get; set; }

        public List<int> Vertices { get; } = [];

        public List<long> Potentials { get; } = [];
    }
}
