using Zheli.Algorithms.Graphs;

namespace Zheli.Algorithms.Steiner;

/// <summary>
/// Dual ascent on the directed cut formulation (Wong 1984), rooted, with prizes as budgets: each terminal k owns a growing set W of vertices from
/// which it is reached through arcs that are used up, and pays for the cut around W until the root is reached or its prize is spent. The
/// terminal with the fewest arcs in its cut goes first.
/// </summary>
/// <remarks>
/// One turn of a terminal is one Dijkstra search backwards from W by what is left of the arcs: the labels are the moments at which vertices join W,
/// and the difference of the labels of an arc's ends is what the turn takes from it.
/// </remarks>
internal sealed class DualAscent
{
    private enum State : byte
    {
        None,
        Active,
        Waiting,
        Spent,
        Connected,
    }

    /// <summary>Bits of a rank that count arcs; those above count superfluous entries of the known tree.</summary>
    private const int CutBits = 31;

    /// <summary>Superfluous entries are told apart up to here.</summary>
    private const int MostExcess = 127;

    private readonly CompactGraph graph;
    private readonly SteinerProblem problem;
    private readonly State[] state;
    private readonly long[] key;
    private readonly VertexHeap turns;
    private readonly VertexHeap border;
    private readonly int[] mark;
    private readonly long[] joined;
    private readonly int[] waiting;
    private readonly int[] nextWaiting;
    private readonly PotentialLists lists;
    private int[] members = new int[256];
    private int memberCount;
    private int oldMembers;
    private int stamp;

    // While a part goes on alone: whether it may count on the others being connected, and the others stand still.
    private bool isPartial;
    private bool trustsOthers;

    // The vertex before each one in a known tree, seen from the root; −1 outside it. And how many of its arcs enter the set at hand.
    private int[]? guide;
    private int entries;

    public DualAscent(SteinerProblem problem)
    {
        this.problem = problem;
        graph = problem.Graph;
        int n = graph.VertexCount;
        Residual = new long[graph.Neighbour.Length];
        Value = new long[n];
        state = new State[n];
        key = new long[n];
        turns = new VertexHeap(n);
        border = new VertexHeap(n);
        mark = new int[n];
        joined = new long[n];
        waiting = new int[n];
        nextWaiting = new int[n];
        lists = new PotentialLists(n);
    }

    /// <summary>What is left of each arc, by the position of the neighbour it comes from.</summary>
    public long[] Residual { get; }

    /// <summary>What each terminal pays.</summary>
    public long[] Value { get; }

    /// <summary>The bound: sum of <see cref="Value"/>.</summary>
    public long LowerBound { get; private set; }

    /// <summary>Arcs looked at so far, a measure of work that no clock disturbs.</summary>
    public long Work { get; private set; }

    /// <summary>True when the root reaches the terminal through arcs that are used up.</summary>
    public bool IsConnected(int terminal) => state[terminal] == State.Connected;

    /// <summary>
    /// Lets a known tree say who goes first: in a best dual solution, each set that pays is entered by one arc of a best tree, so a terminal whose
    /// set is entered by more
    /// has to wait (complementary slackness).
    /// </summary>
    public void Follow(int[] edges)
    {
        var tree = new RootedTree(problem);
        tree.Hang(edges);
        guide = new int[graph.VertexCount];
        Array.Fill(guide, -1);
        foreach (int v in tree.Order[1..])
        {
            guide[v] = tree.Parent(v);
        }
    }

    /// <summary>One ascent from nothing. A cancelled one leaves a valid, lower bound.</summary>
    /// <param name="order">Where a terminal's first turn stands among equal cuts; null for none.</param>
    /// <param name="token">Cuts the ascent short.</param>
    public void Run(int[]? order, CancellationToken token)
    {
        isPartial = trustsOthers = false;
        Reset(order);
        TakeTurns(token);
    }

    /// <summary>Goes on with some terminals, while all others keep what they pay.</summary>
    /// <param name="terminals">Who may pay more.</param>
    /// <param name="trustOthers">Whoever meets a terminal that stands still takes it for connected: much less work, and sometimes less paid than
    /// possible.</param>
    /// <param name="random">Decides among equal cuts.</param>
    public void Resume(ReadOnlySpan<int> terminals, bool trustOthers, Random random)
    {
        if (!isPartial)
        {
            Array.Clear(state);
        }

        (isPartial, trustsOthers) = (true, trustOthers);
        foreach (int k in terminals)
        {
            state[k] = State.Active;
            waiting[k] = -1;
            key[k] = ((long)CutOf(k) << 24) + random.Next(1 << 24);
            turns.Set(k, key[k]);
        }

        TakeTurns(CancellationToken.None);
        foreach (int k in terminals)
        {
            state[k] = State.None;
        }
    }

    /// <summary>What a terminal pays for sets that the known tree enters more than once, counted for every entry beyond the first.</summary>
    public long Waste(int k)
    {
        stamp++;
        entries = 0;
        long waste = 0, level = 0;
        for (int at = lists.First(k); at >= 0; at = lists.Next(at))
        {
            waste += Math.Max(0, entries - 1) * (lists.Potential(at) - level);
            level = lists.Potential(at);
            mark[lists.Vertex(at)] = stamp;
            Enter(lists.Vertex(at));
        }

        return waste + (Math.Max(0, entries - 1) * (Value[k] - level));
    }

    /// <summary>Gives back what a terminal paid beyond a moment.</summary>
    public void Release(int k, long until)
    {
        long paid = Value[k];
        stamp++;
        memberCount = 0;
        for (int at = lists.First(k); at >= 0; at = lists.Next(at))
        {
            Join(lists.Vertex(at), lists.Potential(at));
        }

        for (int m = 0; m < memberCount; m++)
        {
            int v = members[m];
            long from = joined[v], now = Math.Min(from, until);
            Work += graph.Start[v + 1] - graph.Start[v];
            for (int i = graph.Start[v]; i < graph.Start[v + 1]; i++)
            {
                int u = graph.Neighbour[i];
                long before = mark[u] == -stamp ? joined[u] : paid;
                if (before > from)
                {
                    Residual[i] += before - from - (Math.Min(before, until) - now);
                }
            }
        }

        lists.Truncate(k, until);
        Value[k] = until;
        LowerBound -= paid - until;
    }

    /// <summary>Notes what a terminal pays, for <see cref="Restore"/>.</summary>
    /// <param name="k">The terminal.</param>
    /// <param name="saved">Takes its set at the end: the list is the caller's, as sets are large and saved all the time.</param>
    public void Save(int k, List<(int Vertex, long Potential)> saved)
    {
        for (int at = lists.First(k); at >= 0; at = lists.Next(at))
        {
            saved.Add((lists.Vertex(at), lists.Potential(at)));
        }
    }

    /// <summary>Lets a terminal that pays nothing pay what it once did.</summary>
    public void Restore(int k, ReadOnlySpan<(int Vertex, long Potential)> saved, long value)
    {
        stamp++;
        foreach (var (v, potential) in saved)
        {
            mark[v] = -stamp;
            joined[v] = potential;
            lists.Add(k, v, potential);
        }

        foreach (var (v, from) in saved)
        {
            Work += graph.Start[v + 1] - graph.Start[v];
            for (int i = graph.Start[v]; i < graph.Start[v + 1]; i++)
            {
                int u = graph.Neighbour[i];
                Residual[i] -= Math.Max(0, (mark[u] == -stamp ? joined[u] : value) - from);
            }
        }

        Value[k] = value;
        LowerBound += value;
    }

    private void TakeTurns(CancellationToken token)
    {
        for (int turn = 0; turns.Count > 0; turn++)
        {
            if ((turn & 63) == 0 && token.IsCancellationRequested)
            {
                break;
            }

            int k = turns.Pop();
            if (state[k] == State.Active)
            {
                Turn(k, turns.Count > 0 ? turns.MinKey : long.MaxValue);
            }
        }

        turns.Clear();
    }

    /// <summary>Arcs into a terminal's set.</summary>
    private int CutOf(int k)
    {
        if (lists.IsEmpty(k))
        {
            return graph.Start[k + 1] - graph.Start[k];
        }

        Start(k);
        int cut = 0;
        for (int m = 0; m < memberCount; m++)
        {
            int v = members[m];
            for (int i = graph.Start[v]; i < graph.Start[v + 1]; i++)
            {
                cut += Math.Abs(mark[graph.Neighbour[i]]) == stamp ? 0 : 1;
            }
        }

        return cut;
    }

    /// <summary>Edges of which an arc is used up.</summary>
    public bool[] Support()
    {
        bool[] support = new bool[graph.EdgeCount];
        for (int i = 0; i < Residual.Length; i++)
        {
            support[graph.Edge[i]] |= Residual[i] == 0;
        }

        return support;
    }

    /// <summary>What is left of each edge, both arcs together: 0 where an edge is as good as in every good tree.</summary>
    public long[] LeftOfEdges()
    {
        long[] left = new long[graph.EdgeCount];
        for (int i = 0; i < Residual.Length; i++)
        {
            left[graph.Edge[i]] += Residual[i];
        }

        return left;
    }

    /// <summary>The potentials behind <see cref="LowerBound"/>.</summary>
    public DualPotentials ToPotentials() => lists.ToPotentials(Value);

    private void Reset(int[]? order)
    {
        for (int i = 0; i < Residual.Length; i++)
        {
            Residual[i] = graph.Cost[graph.Edge[i]];
        }

        Array.Clear(Value);
        Array.Clear(state);
        Array.Fill(waiting, -1);
        lists.Clear();
        LowerBound = 0;
        for (int v = 0; v < graph.VertexCount; v++)
        {
            if (problem.Prize[v] > 0 && v != problem.Root)
            {
                state[v] = State.Active;
                key[v] = ((long)(graph.Start[v + 1] - graph.Start[v]) << 24) + (order?[v] ?? 0);
                turns.Set(v, key[v]);
            }
        }
    }

    private void Turn(int k, long nextKey)
    {
        Start(k);
        long budget = problem.Prize[k] - Value[k], level = 0, own = key[k] >> 24, limit = Math.Max(nextKey >> 24, own);
        int cut = 0, scanned = 0, blockedBy = -1;
        entries = 0;
        State end = State.Active;
        while (true)
        {
            while (scanned < memberCount)
            {
                cut += Scan(members[scanned++], level);
            }

            if (border.Count == 0)
            {
                throw new InvalidOperationException($"Terminal {k} cannot be reached from the root; such prizes are set aside before an ascent.");
            }

            long reach = border.MinKey;
            if (reach > level)
            {
                if (IsBeyond(limit, cut) && (level == 0 ? RankOf(cut) > own : Excess > limit >> CutBits || memberCount >= oldMembers + (oldMembers / 4)))
                {
                    break;
                }

                level = Math.Min(reach, budget);
                if (level == budget)
                {
                    end = State.Spent;
                    break;
                }
            }

            int u = border.Pop();
            if (u == problem.Root || state[u] == State.Connected || (trustsOthers && IsUnspent(u)))
            {
                end = State.Connected;
                break;
            }

            if (state[u] == State.Active)
            {
                blockedBy = u;
                break;
            }

            Join(u, level);
        }

        border.Clear();
        Take(k, level);
        Conclude(k, end, blockedBy, cut);
    }

    /// <summary>Entries of the known tree into the set at hand beyond the first.</summary>
    private long Excess => Math.Clamp(entries - 1, 0, MostExcess);

    /// <summary>The rank of the set at hand: superfluous entries first, then arcs.</summary>
    private long RankOf(int cut) => (Excess << CutBits) + cut;

    /// <summary>True when the set at hand ranks after a limit, by a quarter of the arcs where entries are the same.</summary>
    private bool IsBeyond(long limit, int cut)
    {
        long allowed = limit >> CutBits, arcs = limit & ((1L << CutBits) - 1);
        return Excess > allowed || (Excess == allowed && cut > arcs * 5 / 4);
    }

    /// <summary>True for a terminal that stands still and might pay more if it were not connected.</summary>
    private bool IsUnspent(int u) => state[u] == State.None && problem.Prize[u] > Value[u] && !lists.IsEmpty(u);

    private void Start(int k)
    {
        stamp++;
        memberCount = 0;
        if (lists.IsEmpty(k))
        {
            lists.Add(k, k, 0);
        }

        for (int at = lists.First(k); at >= 0; at = lists.Next(at))
        {
            Join(lists.Vertex(at), 0);
        }

        oldMembers = memberCount;
    }

    private void Join(int v, long level)
    {
        if (memberCount == members.Length)
        {
            Array.Resize(ref members, memberCount * 2);
        }

        members[memberCount++] = v;
        joined[v] = level;
        mark[v] = -stamp;
    }

    /// <summary>Looks at the arcs into v and gives the change of the number of arcs in the cut.</summary>
    private int Scan(int v, long level)
    {
        int change = 0;
        mark[v] = stamp;
        Work += graph.Start[v + 1] - graph.Start[v];
        if (guide is not null)
        {
            Enter(v);
        }

        for (int i = graph.Start[v]; i < graph.Start[v + 1]; i++)
        {
            int u = graph.Neighbour[i];
            if (mark[u] == stamp)
            {
                change--;
                continue;
            }

            change++;
            if (mark[u] != -stamp)
            {
                long reach = level + Residual[i];
                if (!border.Contains(u) || reach < joined[u])
                {
                    joined[u] = reach;
                    border.Set(u, reach);
                }
            }
        }

        return change;
    }

    /// <summary>Counts the arcs of the known tree that enter the set.</summary>
    private void Enter(int v)
    {
        entries += guide![v] >= 0 && mark[guide[v]] != stamp ? 1 : 0;
        for (int i = graph.Start[v]; i < graph.Start[v + 1]; i++)
        {
            int u = graph.Neighbour[i];
            entries -= guide[u] == v && mark[u] == stamp ? 1 : 0;
        }
    }

    private void Take(int k, long level)
    {
        if (level == 0)
        {
            return;
        }

        for (int m = 0; m < memberCount; m++)
        {
            int v = members[m];
            long from = joined[v];
            for (int i = graph.Start[v]; i < graph.Start[v + 1]; i++)
            {
                int u = graph.Neighbour[i];
                long taken = (Math.Abs(mark[u]) == stamp ? joined[u] : level) - from;
                if (taken > 0)
                {
                    Residual[i] -= taken;
                }
            }

            if (m >= oldMembers && from < level)
            {
                lists.Add(k, v, Value[k] + from);
            }
        }

        Value[k] += level;
        LowerBound += level;
    }

    private void Conclude(int k, State end, int blockedBy, int cut)
    {
        if (blockedBy >= 0)
        {
            state[k] = State.Waiting;
            nextWaiting[k] = waiting[blockedBy];
            waiting[blockedBy] = k;
            return;
        }

        state[k] = end;
        switch (end)
        {
            case State.Active:
                key[k] = (RankOf(cut) << 24) + (key[k] & 0xffffff);
                turns.Set(k, key[k]);
                break;
            case State.Spent:
                Release(k);
                break;
            case State.Connected:
                Connect(k);
                break;
            default:
                break;
        }
    }

    private void Release(int k)
    {
        for (int w = waiting[k]; w >= 0; w = nextWaiting[w])
        {
            state[w] = State.Active;
            turns.Set(w, key[w]);
        }

        waiting[k] = -1;
    }

    /// <summary>Everyone who waits for k, directly or through others, is reached from the root as well.</summary>
    private void Connect(int k)
    {
        memberCount = 0;
        Join(k, 0);
        for (int m = 0; m < memberCount; m++)
        {
            for (int w = waiting[members[m]]; w >= 0; w = nextWaiting[w])
            {
                state[w] = State.Connected;
                Join(w, 0);
            }

            waiting[members[m]] = -1;
        }
    }
}
