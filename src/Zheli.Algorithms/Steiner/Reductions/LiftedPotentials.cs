namespace Zheli.Algorithms.Steiner.Reductions;

/// <summary>Potentials on their way back to the original problem: for each vertex the terminals that list it, ascending, and the reverse.</summary>
internal sealed class LiftedPotentials
{
    private readonly List<(int Terminal, long Potential)>?[] atVertex;
    private readonly List<int>?[] holders;
    private readonly long most;
    private long listed;

    /// <param name="dual">Potentials of the compacted problem.</param>
    /// <param name="graph">The reduced graph that it was made from.</param>
    /// <param name="most">Potentials that may be listed.</param>
    public LiftedPotentials(DualPotentials dual, ReductionGraph graph, long most)
    {
        this.most = most;
        Parts = dual.Parts;
        Value = new long[graph.VertexCount];
        Balance = new long[graph.VertexCount];
        atVertex = new List<(int, long)>?[graph.VertexCount];
        holders = new List<int>?[graph.VertexCount];
        for (int t = 0; t < dual.Terminal.Length; t++)
        {
            int k = graph.Original(dual.Terminal[t]);
            Value[k] = dual.TerminalValue[t];
            for (int at = dual.Start[t]; at < dual.Start[t + 1]; at++)
            {
                Set(k, graph.Original(dual.Vertex[at]), dual.Potential[at]);
            }
        }

        for (int i = 0; i < dual.BalanceVertex.Length; i++)
        {
            Balance[graph.Original(dual.BalanceVertex[i])] = dual.Balance[i];
        }
    }

    /// <summary>Parts of a whole that all numbers count.</summary>
    public long Parts { get; }

    /// <summary>What each terminal pays.</summary>
    public long[] Value { get; }

    /// <summary>Each vertex's balance.</summary>
    public long[] Balance { get; }

    /// <summary>A cost or prize in parts.</summary>
    public long InParts(long whole) => whole >= SteinerProblem.Mandatory ? SteinerProblem.Mandatory : whole * Parts;

    /// <summary>Lists a vertex with a terminal greater than those it is listed with already, unless its potential is the terminal's value.</summary>
    public void Set(int terminal, int vertex, long potential)
    {
        if (potential < Value[terminal])
        {
            var list = atVertex[vertex] ??= [];
            int at = list.Count;
            while (at > 0 && list[at - 1].Terminal >= terminal)
            {
                at--;
            }

            if (at < list.Count && list[at].Terminal == terminal)
            {
                list[at] = (terminal, potential);
            }
            else
            {
                Count(1);
                list.Insert(at, (terminal, potential));
                (holders[terminal] ??= []).Add(vertex);
            }
        }
    }

    /// <summary>Gives a vertex, listed nowhere so far, the potentials of another.</summary>
    public void Copy(int from, int to)
    {
        if (atVertex[from] is { } list)
        {
            Count(list.Count);
            atVertex[to] = [.. list];
            foreach (var (k, _) in list)
            {
                (holders[k] ??= []).Add(to);
            }
        }
    }

    private void Count(int more)
    {
        listed += more;
        if (listed > most)
        {
            throw new ProofTooLargeException(most);
        }
    }

    /// <summary>Leaves a terminal what it paid up to a moment, and lets another pay the rest from a given potential on.</summary>
    public void Split(int terminal, long until, int heir, long from)
    {
        var held = holders[terminal] ?? [];
        Value[terminal] = Math.Min(Value[terminal], until);
        holders[terminal] = [];
        foreach (int v in held)
        {
            var list = atVertex[v]!;
            int at = list.FindIndex(l => l.Terminal == terminal);
            long y = list[at].Potential;
            list.RemoveAt(at);
            Count(-1);
            Set(terminal, v, Math.Min(y, until));
            Set(heir, v, from + Math.Max(0, y - until));
        }
    }

    /// <summary>The terminals that list either of two vertices with the potential at both.</summary>
    public IEnumerable<(int Terminal, long AtA, long AtB)> Both(int a, int b)
    {
        int i = 0, j = 0;
        List<(int Terminal, long Potential)> first = atVertex[a] ?? [], second = atVertex[b] ?? [];
        while (i < first.Count || j < second.Count)
        {
            int k = Math.Min(i < first.Count ? first[i].Terminal : int.MaxValue, j < second.Count ? second[j].Terminal : int.MaxValue);
            long atA = i < first.Count && first[i].Terminal == k ? first[i++].Potential : Value[k];
            long atB = j < second.Count && second[j].Terminal == k ? second[j++].Potential : Value[k];
            yield return (k, atA, atB);
        }
    }

    /// <summary>The potentials by terminal.</summary>
    public DualPotentials ToPotentials()
    {
        int[] start = new int[Value.Length + 1];
        for (int v = 0; v < atVertex.Length; v++)
        {
            foreach (var (k, _) in atVertex[v] ?? [])
            {
                start[k + 1] += Value[k] > 0 ? 1 : 0;
            }
        }

        int[] terminals = [.. Enumerable.Range(0, Value.Length).Where(k => Value[k] > 0)];
        int[] balanced = [.. Enumerable.Range(0, Balance.Length).Where(v => Balance[v] > 0)];
        for (int k = 0; k < Value.Length; k++)
        {
            start[k + 1] += start[k];
        }

        int[] compactStart = [.. terminals.Select(k => start[k]), start[^1]], vertices = new int[start[^1]];
        long[] potentials = new long[start[^1]];
        for (int v = 0; v < atVertex.Length; v++)
        {
            foreach (var (k, y) in atVertex[v] ?? [])
            {
                if (Value[k] > 0)
                {
                    vertices[start[k]] = v;
                    potentials[start[k]++] = y;
                }
            }
        }

        return new DualPotentials
        {
            Parts = Parts,
            Sum = terminals.Sum(k => Value[k]),
            Terminal = terminals,
            TerminalValue = [.. terminals.Select(k => Value[k])],
            Start = compactStart,
            Vertex = vertices,
            Potential = potentials,
            BalanceVertex = balanced,
            Balance = [.. balanced.Select(v => Balance[v])],
        };
    }
}
