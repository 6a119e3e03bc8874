namespace Zheli.Algorithms.Scheduling;

/// <summary>What a probe of a deadline came to.</summary>
internal enum ProbeOutcome
{
    /// <summary>The work allowed was not enough.</summary>
    Unknown,

    /// <summary>There is a schedule within the deadline.</summary>
    Found,

    /// <summary>There is none.</summary>
    Refuted,
}

/// <summary>
/// Exact search with lazy explanations: decides one start to be early or late, propagates precedence and timetable, learns from each contradiction and decides
/// next what contradictions speak of most. What it learns stays true for every deadline, since the deadline is a decision like others.
/// </summary>
/// <remarks>A. Schutt, T. Feydy, P. J. Stuckey, M. Wallace, <i>Solving RCPSP/max by lazy clause generation</i>, J. Scheduling 16 (2013).</remarks>
internal sealed class ExplainedSearch
{
    private const int ConflictsToRestart = 128;
    private const double Decay = 1 / 0.95;
    private const double Rescale = 1e100;

    private readonly RcpspProblem problem;
    private readonly BoundTrail trail;
    private readonly Timetable timetable;
    private readonly LearntClauses learnt;
    private readonly ConflictAnalysis analysis;
    private readonly double[] activity;
    private readonly int[] phase;
    private readonly bool[] isLast;
    private readonly int width;
    private readonly int end;
    private double bump = 1;
    private int forgetAt = 4000;
    private int restarts;
    private bool hopeless;

    /// <summary>Prepares the search.</summary>
    /// <param name="problem">The problem.</param>
    /// <param name="packed">Its resources, packed.</param>
    /// <param name="known">A schedule: only shorter ones are looked for, near it first.</param>
    /// <param name="makespan">Its makespan.</param>
    public ExplainedSearch(RcpspProblem problem, PackedResources packed, ReadOnlySpan<int> known, int makespan)
    {
        this.problem = problem;
        end = problem.Count;
        width = makespan + 1;
        trail = new BoundTrail(problem.Count + 1, makespan);
        timetable = new Timetable(problem, packed, trail, makespan);
        learnt = new LearntClauses(trail, problem.Count + 1);
        analysis = new ConflictAnalysis(trail, problem.Count + 1);
        activity = new double[problem.Count * width];
        phase = known.ToArray();
        isLast = [.. Enumerable.Range(0, problem.Count).Select(i => problem.Successors.Of(i).Length == 0)];
        Start = known.ToArray();
        for (int i = 0; i < problem.Count; i++)
        {
            // Every bound is looked at once: the heads and tails of the precedence.
            hopeless |= !trail.Push(new(2 * i, 0), []) || !trail.Push(new((2 * i) + 1, problem.Duration[i] - makespan), []);
        }

        foreach (int i in problem.Order)
        {
            hopeless |= !PropagatePrecedence(2 * i);
        }

        foreach (int i in problem.Order.AsEnumerable().Reverse())
        {
            hopeless |= !PropagatePrecedence((2 * i) + 1);
        }
    }

    /// <summary>The schedule found last.</summary>
    public int[] Start { get; }

    /// <summary>Contradictions met so far.</summary>
    public long Conflicts { get; private set; }

    /// <summary>No schedule is shorter than this.</summary>
    public int LowerBound => hopeless ? int.MaxValue : trail[2 * end];

    /// <summary>Forbids schedules longer than a deadline for good.</summary>
    public void Tighten(int deadline, ReadOnlySpan<int> known)
    {
        known.CopyTo(phase);
        trail.Backtrack(0);
        hopeless |= !trail.Push(new((2 * end) + 1, -deadline), []);
    }

    /// <summary>Looks for a schedule within a deadline.</summary>
    /// <param name="deadline">The longest makespan allowed.</param>
    /// <param name="conflicts">Contradictions after which to give up for now.</param>
    /// <param name="token">Stops the search.</param>
    public ProbeOutcome Probe(int deadline, long conflicts, CancellationToken token)
    {
        long until = Conflicts + conflicts, restartAt = Conflicts + Luby(++restarts) * ConflictsToRestart;
        while (!hopeless)
        {
            if (!Propagate())
            {
                Learn();
                continue;
            }

            if (Conflicts >= until || token.IsCancellationRequested)
            {
                trail.Backtrack(0);
                return trail[2 * end] > deadline ? ProbeOutcome.Refuted : ProbeOutcome.Unknown;
            }

            if (Conflicts >= restartAt)
            {
                restartAt = Conflicts + Luby(++restarts) * ConflictsToRestart;
                trail.Backtrack(0);
                if (learnt.Count > forgetAt)
                {
                    learnt.Forget();
                    forgetAt += 200;
                }

                continue;
            }

            if (trail.Level == 0)
            {
                if (trail[2 * end] > deadline)
                {
                    return ProbeOutcome.Refuted;
                }

                trail.OpenLevel();
                trail.Push(new((2 * end) + 1, -deadline), []);
            }
            else if (Decide() is { } decision)
            {
                trail.OpenLevel();
                trail.Push(decision, []);
            }
            else
            {
                for (int i = 0; i < problem.Count; i++)
                {
                    Start[i] = trail[2 * i];
                }

                trail.Backtrack(0);
                return ProbeOutcome.Found;
            }
        }

        return ProbeOutcome.Refuted;
    }

    private bool Propagate()
    {
        long before;
        do
        {
            while (trail.TryTakeChanged(out int variable))
            {
                if (!PropagatePrecedence(variable) || !learnt.Propagate(variable))
                {
                    return false;
                }
            }

            before = trail.Changes;
            if (!timetable.Propagate())
            {
                return false;
            }
        }
        while (trail.Changes != before);
        return true;
    }

    private bool PropagatePrecedence(int variable)
    {
        int i = variable >> 1, value = trail[variable];
        ReadOnlySpan<BoundLiteral> because = [new(variable, value)];
        if (i == end)
        {
            for (int p = 0; (variable & 1) == 1 && p < isLast.Length; p++)
            {
                if (isLast[p] && !trail.Push(new((2 * p) + 1, value + problem.Duration[p]), because))
                {
                    return false;
                }
            }
        }
        else if ((variable & 1) == 0)
        {
            foreach (int s in problem.Successors.Of(i))
            {
                if (!trail.Push(new(2 * s, value + problem.Duration[i]), because))
                {
                    return false;
                }
            }

            return !isLast[i] || trail.Push(new(2 * end, value + problem.Duration[i]), because);
        }
        else
        {
            foreach (int p in problem.Predecessors.Of(i))
            {
                if (!trail.Push(new((2 * p) + 1, value + problem.Duration[p]), because))
                {
                    return false;
                }
            }
        }

        return true;
    }

    private void Learn()
    {
        Conflicts++;
        if (trail.Level == 0 || !analysis.Run(trail.Conflict))
        {
            hopeless = true;
            return;
        }

        foreach (var literal in analysis.Met)
        {
            Bump(literal);
        }

        bump *= Decay;
        trail.Backtrack(analysis.ReturnLevel);
        var clause = analysis.Learnt;
        if (clause.Count > 1)
        {
            learnt.Add([.. clause], analysis.Levels);
        }

        var because = new BoundLiteral[clause.Count - 1];
        for (int k = 1; k < clause.Count; k++)
        {
            because[k - 1] = clause[k].Negation();
        }

        hopeless |= !trail.Push(clause[0], because) && trail.Level == 0;
    }

    private void Bump(BoundLiteral literal)
    {
        int i = literal.Var >> 1, t = (literal.Var & 1) == 0 ? literal.Value - 1 : -literal.Value;
        if (i == end || t < 0 || t >= width)
        {
            return;
        }

        activity[(i * width) + t] += bump;
        if (activity[(i * width) + t] > Rescale)
        {
            for (int k = 0; k < activity.Length; k++)
            {
                activity[k] /= Rescale;
            }

            bump /= Rescale;
        }
    }

    /// <summary>What contradictions speak of most, decided as in the known schedule; before the first, the earliest start; null when all are decided.</summary>
    private BoundLiteral? Decide()
    {
        double most = 0;
        int which = -1, when = 0, earliest = -1;
        for (int i = 0; i < problem.Count; i++)
        {
            int from = trail[2 * i], to = -trail[(2 * i) + 1];
            if (from == to)
            {
                continue;
            }

            earliest = earliest < 0 || from < trail[2 * earliest] ? i : earliest;
            var row = activity.AsSpan((i * width) + from, to - from);
            for (int k = 0; k < row.Length; k++)
            {
                if (row[k] > most)
                {
                    (most, which, when) = (row[k], i, from + k);
                }
            }
        }

        if (which >= 0)
        {
            return phase[which] <= when ? new((2 * which) + 1, -when) : new(2 * which, when + 1);
        }

        return earliest < 0 ? null : new((2 * earliest) + 1, -trail[2 * earliest]);
    }

    /// <summary>1 1 2 1 1 2 4 …: M. Luby, A. Sinclair, D. Zuckerman, Information Processing Letters 47 (1993).</summary>
    private static long Luby(int i)
    {
        for (int k = 1; ; k++)
        {
            if (i == (1 << k) - 1)
            {
                return 1L << (k - 1);
            }

            if (i < (1 << k) - 1)
            {
                return Luby(i - (1 << (k - 1)) + 1);
            }
        }
    }
}
