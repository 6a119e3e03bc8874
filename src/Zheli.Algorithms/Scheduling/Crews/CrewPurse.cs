namespace Zheli.Algorithms.Scheduling.Crews;

/// <summary>The money of a calendar while it is played: what is left after every release, and what can be committed from each on without anyone lacking it later.</summary>
internal sealed class CrewPurse(CrewProblem problem)
{
    private readonly long[] left = new long[problem.CashDay.Length];
    private readonly long[] free = new long[problem.CashDay.Length];

    /// <summary>False where money does not matter.</summary>
    public bool Binds => left.Length > 0;

    /// <summary>Nothing is committed yet.</summary>
    public void Fill()
    {
        problem.CashTotal.CopyTo(left, 0);
        CountFree();
    }

    /// <summary>The first release from which so much can be committed, or <see cref="CrewProblem.Never"/>.</summary>
    public int FirstDay(long cost)
    {
        for (var q = 0; q < free.Length; q++)
        {
            if (free[q] >= cost)
            {
                return problem.CashDay[q];
            }
        }

        return CrewProblem.Never;
    }

    /// <summary>Commits money on a day.</summary>
    public void Commit(long cost, int day)
    {
        if (left.Length == 0 || cost == 0)
        {
            return;
        }

        for (var q = left.Length - 1; q >= 0; q--)
        {
            if (q + 1 < left.Length && problem.CashDay[q + 1] <= day)
            {
                break;
            }

            left[q] -= cost;
        }

        CountFree();
    }

    private void CountFree()
    {
        var least = long.MaxValue;
        for (var q = left.Length - 1; q >= 0; q--)
        {
            free[q] = least = Math.Min(least, left[q]);
        }
    }
}
