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

    /// <summary>True when the root reaches the terminal through arcs that are used up.</summary>
    public bool IsConnected(int terminal) => state[terminal] == State.Connected;

    /// <summary>One ascent from nothing. A cancelled one leaves a valid, lower bound.</summary>
    /// <param name="order">Where a terminal's first turn stands among equal cuts; null for none.</param>
    /// <param name="token">Cuts the ascent short.</param>
    public void Run(int[]? order, CancellationToken token)
    {
        Reset(order);
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
        long budget = problem.Prize[k] - Value[k], level = 0, limit = (Math.Max(nextKey, key[k]) >> 24) * 5 / 4;
        int cut = 0, scanned = 0, blockedBy = -1;
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
                if (cut > limit && (level == 0 ? cut > key[k] >> 24 : memberCount >= oldMembers + (oldMembers / 4)))
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
            if (u == problem.Root || state[u] == State.Connected)
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
                key[k] = ((long)cut << 24) + (key[k] & 0xffffff);
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
