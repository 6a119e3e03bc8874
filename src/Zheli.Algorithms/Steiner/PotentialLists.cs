namespace Zheli.Algorithms.Steiner;

/// <summary>The vertices in each terminal's set with the moment they joined, as linked lists in shared arrays: many lists grow at once, none moves.</summary>
internal sealed class PotentialLists(int vertexCount)
{
    private readonly int[] first = Filled(vertexCount);
    private readonly int[] last = new int[vertexCount];
    private int[] next = new int[1024];
    private int[] vertex = new int[1024];
    private long[] potential = new long[1024];
    private int count;
    private int free = -1;

    public void Clear()
    {
        Array.Fill(first, -1);
        count = 0;
        free = -1;
    }

    public bool IsEmpty(int terminal) => first[terminal] < 0;

    public int First(int terminal) => first[terminal];

    public int Next(int at) => next[at];

    public int Vertex(int at) => vertex[at];

    public long Potential(int at) => potential[at];

    /// <summary>Forgets the members that joined at a moment or later; they stand in the order in which they joined.</summary>
    public void Truncate(int terminal, long until)
    {
        int kept = -1, at = first[terminal];
        while (at >= 0 && potential[at] < until)
        {
            (kept, at) = (at, next[at]);
        }

        if (at < 0)
        {
            return;
        }

        next[last[terminal]] = free;
        free = at;
        last[terminal] = kept;
        if (kept >= 0)
        {
            next[kept] = -1;
        }
        else
        {
            first[terminal] = -1;
        }
    }

    public void Add(int terminal, int member, long joined)
    {
        int at = free;
        if (at >= 0)
        {
            free = next[at];
        }
        else
        {
            at = count++;
        }

        if (at == next.Length)
        {
            Array.Resize(ref next, at * 2);
            Array.Resize(ref vertex, at * 2);
            Array.Resize(ref potential, at * 2);
        }

        if (first[terminal] < 0)
        {
            first[terminal] = at;
        }
        else
        {
            next[last[terminal]] = at;
        }

        (last[terminal], next[at], vertex[at], potential[at]) = (at, -1, member, joined);
    }

    public DualPotentials ToPotentials(long[] value)
    {
        var terminals = new List<int>();
        var starts = new List<int> { 0 };
        var vertices = new List<int>(count);
        var potentials = new List<long>(count);
        var list = new List<(int Vertex, long Potential)>();
        long bound = 0;
        for (int k = 0; k < first.Length; k++)
        {
            if (first[k] < 0 || value[k] == 0)
            {
                continue;
            }

            list.Clear();
            for (int at = first[k]; at >= 0; at = next[at])
            {
                list.Add((vertex[at], potential[at]));
            }

            list.Sort();
            terminals.Add(k);
            bound += value[k];
            vertices.AddRange(list.Select(l => l.Vertex));
            potentials.AddRange(list.Select(l => l.Potential));
            starts.Add(vertices.Count);
        }

        return new DualPotentials
        {
            Sum = bound,
            Terminal = [.. terminals],
            TerminalValue = [.. terminals.Select(k => value[k])],
            Start = [.. starts],
            Vertex = [.. vertices],
            Potential = [.. potentials],
        };
    }

    private static int[] Filled(int count)
    {
        int[] none = new int[count];
        Array.Fill(none, -1);
        return none;
    }
}
