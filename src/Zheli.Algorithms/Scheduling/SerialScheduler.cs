namespace Zheli.Algorithms.Scheduling;

/// <summary>
/// The serial schedule generation scheme: takes activities in a given order and starts each as early as predecessors and resources allow. Some
/// order leads to an optimal schedule.
/// </summary>
/// <remarks>R. Kolisch, S. Hartmann, in J. Węglarz (ed.), <i>Project Scheduling</i> (1999).</remarks>
internal sealed class SerialScheduler
{
    private readonly RcpspProblem problem;
    private readonly PackedResources packed;
    private ulong[] free;
    private int cleared;

    public SerialScheduler(RcpspProblem problem, PackedResources packed)
    {
        (this.problem, this.packed) = (problem, packed);
        free = new ulong[256 * packed.Words];
        Fill(0, 256);
    }

    /// <summary>Schedules every activity.</summary>
    /// <param name="order">All activities, each after its predecessors.</param>
    /// <param name="start">Gets the start of each activity.</param>
    /// <returns>The makespan.</returns>
    public int Build(ReadOnlySpan<int> order, Span<int> start)
    {
        Fill(0, cleared);
        cleared = 0;
        foreach (int i in order)
        {
            int ready = 0;
            foreach (int p in problem.Predecessors.Of(i))
            {
                ready = Math.Max(ready, start[p] + problem.Duration[p]);
            }

            int duration = problem.Duration[i];
            start[i] = duration == 0 ? ready : packed.Words == 1 ? PlaceOne(i, ready, duration) : PlaceMany(i, ready, duration);
            cleared = Math.Max(cleared, start[i] + duration);
        }

        return cleared;
    }

    private int PlaceOne(int activity, int at, int duration)
    {
        Reserve(Math.Max(at, cleared) + duration);
        ulong guard = packed.Guard, demand = packed.Demand[activity];
        ulong[] profile = free;
        int t = at + duration - 1;
        while (t >= at)
        {
            if (((profile[t] - demand) & guard) != guard)
            {
                at = t + 1;
                t = at + duration;
            }

            t--;
        }

        foreach (ref ulong period in profile.AsSpan(at, duration))
        {
            period -= demand;
        }

        return at;
    }

    private int PlaceMany(int activity, int at, int duration)
    {
        Reserve(Math.Max(at, cleared) + duration);
        int words = packed.Words;
        var demand = packed.Demand.AsSpan(activity * words, words);
        int t = at + duration - 1;
        while (t >= at)
        {
            if (!Fits(free.AsSpan(t * words, words), demand))
            {
                at = t + 1;
                t = at + duration;
            }

            t--;
        }

        for (int k = at * words; k < (at + duration) * words; k++)
        {
            free[k] -= demand[k % words];
        }

        return at;
    }

    private bool Fits(ReadOnlySpan<ulong> period, ReadOnlySpan<ulong> demand)
    {
        for (int w = 0; w < period.Length; w++)
        {
            if (((period[w] - demand[w]) & packed.Guard) != packed.Guard)
            {
                return false;
            }
        }

        return true;
    }

    private void Reserve(int periods)
    {
        int have = free.Length / packed.Words;
        if (periods > have)
        {
            Array.Resize(ref free, Math.Max(periods, have * 2) * packed.Words);
            Fill(have, free.Length / packed.Words);
        }
    }

    private void Fill(int from, int to)
    {
        if (packed.Words == 1)
        {
            free.AsSpan(from, to - from).Fill(packed.Free[0]);
            return;
        }

        for (int k = from * packed.Words; k < to * packed.Words; k++)
        {
            free[k] = packed.Free[k % packed.Words];
        }
    }
}
