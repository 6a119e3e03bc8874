using System.Runtime.InteropServices;

namespace Zheli.Algorithms.Scheduling;

/// <summary>
/// Timetabling with explanations: between its latest start and its earliest finish an activity is certainly in progress; what all these certain
/// parts leave free pushes the other activities.
/// </summary>
/// <remarks>A. Schutt, T. Feydy, P. J. Stuckey, M. Wallace, <i>Explaining the cumulative propagator</i>, Constraints 16 (2011), pointwise explanations.</remarks>
internal sealed class Timetable
{
    private readonly RcpspProblem problem;
    private readonly PackedResources packed;
    private readonly BoundTrail trail;
    private readonly ulong[] free;
    private readonly int[] active;
    private readonly List<BoundLiteral> because = [];
    private readonly List<int> candidates = [];

    public Timetable(RcpspProblem problem, PackedResources packed, BoundTrail trail, int horizon)
    {
        (this.problem, this.packed, this.trail) = (problem, packed, trail);
        free = new ulong[(horizon + 1) * packed.Words];
        active = [.. Enumerable.Range(0, problem.Count).Where(i => problem.Duration[i] > 0 && Demands(i).ContainsAnyExcept(0))];
    }

    /// <summary>Pushes bounds once; the caller repeats until nothing changes.</summary>
    /// <returns>False at a contradiction, explained in the trail's conflict.</returns>
    public bool Propagate()
    {
        if (!Rebuild(out int full))
        {
            because.Clear();
            Blame(full, -1);
            trail.Conflict.Clear();
            trail.Conflict.AddRange(because);
            return false;
        }

        foreach (int i in active)
        {
            if (trail[2 * i] != -trail[(2 * i) + 1] && (!PushRight(i) || !PushLeft(i)))
            {
                return false;
            }
        }

        return true;
    }

    private ReadOnlySpan<int> Demands(int i) => problem.Demand.AsSpan(i * problem.ResourceCount, problem.ResourceCount);

    /// <summary>Lays all certain parts down; false at the first period that holds too much.</summary>
    private bool Rebuild(out int full)
    {
        int words = packed.Words;
        for (int k = 0; k < free.Length; k++)
        {
            free[k] = packed.Free[words == 1 ? 0 : k % words];
        }

        foreach (int i in active)
        {
            int from = -trail[(2 * i) + 1], to = trail[2 * i] + problem.Duration[i];
            for (int t = from; t < to; t++)
            {
                for (int w = 0; w < words; w++)
                {
                    ref ulong period = ref free[(t * words) + w];
                    period -= packed.Demand[(i * words) + w];
                    if ((period & packed.Guard) != packed.Guard)
                    {
                        full = t;
                        return false;
                    }
                }
            }
        }

        full = -1;
        return true;
    }

    private bool Fits(int i, int t)
    {
        int words = packed.Words;
        for (int w = 0; w < words; w++)
        {
            if (((free[(t * words) + w] - packed.Demand[(i * words) + w]) & packed.Guard) != packed.Guard)
            {
                return false;
            }
        }

        return true;
    }

    private bool PushRight(int i)
    {
        int duration = problem.Duration[i], at = trail[2 * i], own = -trail[(2 * i) + 1];
        for (int t = Math.Min(at + duration, own) - 1; t >= at; t--)
        {
            if (Fits(i, t))
            {
                continue;
            }

            because.Clear();
            because.Add(new(2 * i, t + 1 - duration));
            Blame(t, i);
            if (!trail.Push(new(2 * i, t + 1), CollectionsMarshal.AsSpan(because)))
            {
                return false;
            }

            at = t + 1;
            t = Math.Min(at + duration, own);
        }

        return true;
    }

    private bool PushLeft(int i)
    {
        int duration = problem.Duration[i], end = duration - trail[(2 * i) + 1], ownEnd = trail[2 * i] + duration;
        for (int t = Math.Max(end - duration, ownEnd); t < end; t++)
        {
            if (Fits(i, t))
            {
                continue;
            }

            because.Clear();
            because.Add(new((2 * i) + 1, -t));
            Blame(t, i);
            if (!trail.Push(new((2 * i) + 1, duration - t), CollectionsMarshal.AsSpan(because)))
            {
                return false;
            }

            end = t;
            t = Math.Max(end - duration, ownEnd) - 1;
        }

        return true;
    }

    /// <summary>Adds why too little is free in a period: activities certainly in progress that leave no room for one more, or together overflow.</summary>
    private void Blame(int t, int pushed)
    {
        int best = -1, bestExcess = int.MinValue;
        for (int r = 0; r < problem.ResourceCount; r++)
        {
            int excess = (pushed < 0 ? 0 : Demands(pushed)[r]) - problem.Capacity[r];
            if (pushed >= 0 && Demands(pushed)[r] == 0)
            {
                continue;
            }

            foreach (int j in active)
            {
                excess += j != pushed && Certain(j, t) ? Demands(j)[r] : 0;
            }

            (best, bestExcess) = excess > bestExcess ? (r, excess) : (best, bestExcess);
        }

        int room = problem.Capacity[best] - (pushed < 0 ? 0 : Demands(pushed)[best]);
        candidates.Clear();
        foreach (int j in active)
        {
            if (j == pushed || !Certain(j, t) || Demands(j)[best] == 0)
            {
                continue;
            }

            if (trail.HoldsForEver(Started(j, t)) && trail.HoldsForEver(Unfinished(j, t)))
            {
                room -= Demands(j)[best];
            }
            else
            {
                candidates.Add(j);
            }
        }

        while (room >= 0)
        {
            int largest = 0;
            for (int k = 1; k < candidates.Count; k++)
            {
                largest = Demands(candidates[k])[best] > Demands(candidates[largest])[best] ? k : largest;
            }

            int j = candidates[largest];
            candidates.RemoveAt(largest);
            room -= Demands(j)[best];
            because.Add(Started(j, t));
            because.Add(Unfinished(j, t));
        }
    }

    private bool Certain(int j, int t) => trail.Holds(Started(j, t)) && trail.Holds(Unfinished(j, t));

    private static BoundLiteral Started(int j, int t) => new((2 * j) + 1, -t);

    private BoundLiteral Unfinished(int j, int t) => new(2 * j, t + 1 - problem.Duration[j]);
}
