using Zheli.Algorithms.Graphs;

namespace Zheli.Algorithms.Steiner;

/// <summary>
/// Dual ascent for a prize-collecting Steiner tree in which some arcs cost a fixed part and a part for every unit of traffic through them (Wong 1984,
/// Mathematical Programming 28; with flow costs as in Balakrishnan, Magnanti &amp; Wong 1989, Operations Research 37). A terminal's potentials are its
/// shortest way from the root over what is left of the fixed parts plus its own traffic's part; they are raised for all terminals in turn, a little more
/// each round.
/// </summary>
public sealed class TrafficAscent
{
    private const long FirstLevel = 3_000_000;
    private const double LevelGrowth = 1.15;

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
    private int round;

    /// <summary>Prepares an ascent.</summary>
    /// <param name="graph">The graph; its own costs are not used.</param>
    /// <param name="root">The root.</param>
    /// <param name="forward">Fixed part of each edge from its tail to its head, at least 0.</param>
    /// <param name="backward">Fixed part of each edge from its head to its tail.</param>
    /// <param name="perUnitForward">Part for a unit of traffic from tail to head, at least 0.</param>
    /// <param name="perUnitBackward">Part for a unit of traffic from head to tail.</param>
    public TrafficAscent(CompactGraph graph, int root, long[] forward, long[] backward, long[] perUnitForward, long[] perUnitBackward)
    {
        (this.graph, this.root) = (graph, root);
        (leftForward, leftBackward, this.perUnitForward, this.perUnitBackward) = ([.. forward], [.. backward], perUnitForward, perUnitBackward);
        (potential, stamp, heap) = (new long[graph.VertexCount], new int[graph.VertexCount], new(graph.VertexCount));
    }

    /// <summary>Traffic of the terminals whose potentials fall along each edge, from tail to head; after <see cref="Run"/>.</summary>
    public double[] TrafficForward { get; private set; } = [];

    /// <summary>The same from head to tail.</summary>
    public double[] TrafficBackward { get; private set; } = [];

    /// <summary>Raises all terminals as far as they go; a stop leaves what is proved so far.</summary>
    /// <param name="terminals">Vertices with a prize, ascending.</param>
    /// <param name="prize">Prize of each terminal.</param>
    /// <param name="traffic">Traffic of each terminal.</param>
    /// <param name="token">Stops the work.</param>
    public DualPotentials Run(int[] terminals, long[] prize, double[] traffic, CancellationToken token)
    {
        var state = new Terminal[terminals.Length];
        for (int k = 0; k < terminals.Length; k++)
        {
            state[k] = new Terminal(terminals[k], prize[k], traffic[k]);
        }

        // Cheap terminals first: they are done soon and leave the shared arcs to those who need them.
        Terminal[] order = [.. state.OrderBy(k => k.Prize).ThenBy(k => k.Vertex)];
        long level = FirstLevel;
        for (bool rises = true; rises && !token.IsCancellationRequested; level = (long)(level * LevelGrowth))
        {
            rises = false;
            foreach (Terminal k in order)
            {
                if (!k.IsDone)
                {
                    Raise(k, Math.Min(level, k.Prize));
                    rises |= !k.IsDone;
                }
            }
        }

        CountTraffic(state);
        return Collect(state);
    }

    private void Raise(Terminal k, long level)
    {
        Pay(k, -1);
        round++;
        heap.Clear();
        Reach(k.Vertex, 0);
        k.Vertices.Clear();
        k.Potentials.Clear();
        long value = level;
        while (heap.Count > 0 && heap.MinKey < value)
        {
            long at = heap.MinKey;
            int b = heap.Pop();
            k.Vertices.Add(b);
            k.Potentials.Add(at);
            for (int i = graph.Start[b]; i < graph.Start[b + 1]; i++)
            {
                int a = graph.Neighbour[i], e = graph.Edge[i];
                bool forward = graph.Tail[e] == a;
                long next = at + (forward ? leftForward[e] : leftBackward[e]) + Own(k, e, forward);
                if (next < value && (stamp[a] != round || next < potential[a]))
                {
                    if (a == root)
                    {
                        value = next;
                    }
                    else
                    {
                        Reach(a, next);
                    }
                }
            }
        }

        for (int last = k.Vertices.Count - 1; last >= 0 && k.Potentials[last] >= value; last--)
        {
            k.Vertices.RemoveAt(last);
            k.Potentials.RemoveAt(last);
        }

        k.IsDone = value < level || value >= k.Prize;
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

    private void CountTraffic(Terminal[] terminals)
    {
        (TrafficForward, TrafficBackward) = (new double[graph.EdgeCount], new double[graph.EdgeCount]);
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
                        (graph.Tail[e] == a ? TrafficForward : TrafficBackward)[e] += k.Traffic;
                    }
                }
            }
        }
    }

    private static DualPotentials Collect(Terminal[] terminals)
    {
        Terminal[] paying = [.. terminals.Where(k => k.Value > 0)];
        var start = new int[paying.Length + 1];
        var (vertices, potentials) = (new List<int>(), new List<long>());
        for (int k = 0; k < paying.Length; k++)
        {
            foreach (int i in Enumerable.Range(0, paying[k].Vertices.Count).OrderBy(i => paying[k].Vertices[i]))
            {
                vertices.Add(paying[k].Vertices[i]);
                potentials.Add(paying[k].Potentials[i]);
            }

            start[k + 1] = vertices.Count;
        }

        return new()
        {
            LowerBound = paying.Sum(k => k.Value),
            Terminal = [.. paying.Select(k => k.Vertex)],
            TerminalValue = [.. paying.Select(k => k.Value)],
            Start = start,
            Vertex = [.. vertices],
            Potential = [.. potentials],
        };
    }

    private sealed class Terminal(int vertex, long prize, double traffic)
    {
        public int Vertex { get; } = vertex;

        public long Prize { get; } = prize;

        public double Traffic { get; } = traffic;

        public long Value { get; set; }

        public bool IsDone { get; set; } = prize <= 0;

        public List<int> Vertices { get; } = [];

        public List<long> Potentials { get; } = [];
    }
}
