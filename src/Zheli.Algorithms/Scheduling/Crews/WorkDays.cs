namespace Zheli.Algorithms.Scheduling.Crews;

/// <summary>
/// How much one crew does on each day, for several calendars, with the sums that make every question about it one look-up. Days count from 0; a crew
/// at full pace does <see cref="UnitsPerDay"/> units on a working day.
/// </summary>
public sealed class WorkDays
{
    /// <summary>Work of one crew in one full day.</summary>
    public const int UnitsPerDay = 100;

    private readonly int[] before;
    private readonly int[] next;
    private readonly int[] dayOfWork;
    private readonly int[] dayOfWorkStart;

    /// <summary>Prepares calendars.</summary>
    /// <param name="units">For each calendar the units of every day, 0 to <see cref="UnitsPerDay"/>; all calendars have the same number of days.</param>
    public WorkDays(IReadOnlyList<int[]> units)
    {
        Horizon = units.Count == 0 ? 0 : units[0].Length;
        Count = units.Count;
        before = new int[Count * (Horizon + 1)];
        next = new int[Count * (Horizon + 1)];
        dayOfWorkStart = new int[Count + 1];
        for (var c = 0; c < Count; c++)
        {
            var at = c * (Horizon + 1);
            for (var d = 0; d < Horizon; d++)
            {
                before[at + d + 1] = before[at + d] + units[c][d];
            }

            next[at + Horizon] = Horizon;
            for (var d = Horizon - 1; d >= 0; d--)
            {
                next[at + d] = units[c][d] > 0 ? d : next[at + d + 1];
            }

            dayOfWorkStart[c + 1] = dayOfWorkStart[c] + (before[at + Horizon] / UnitsPerDay) + 1;
        }

        dayOfWork = new int[dayOfWorkStart[Count]];
        for (var c = 0; c < Count; c++)
        {
            var (at, day) = (c * (Horizon + 1), 0);
            for (var k = 0; k < dayOfWorkStart[c + 1] - dayOfWorkStart[c]; k++)
            {
                while (before[at + day] < k * UnitsPerDay)
                {
                    day++;
                }

                dayOfWork[dayOfWorkStart[c] + k] = day;
            }
        }
    }

    /// <summary>Number of days; what would end later does not end.</summary>
    public int Horizon { get; }

    /// <summary>Number of calendars.</summary>
    public int Count { get; }

    /// <summary>Units of work that one crew does before a day.</summary>
    public int Before(int calendar, int day) => before[(calendar * (Horizon + 1)) + day];

    /// <summary>Units of one crew on a day.</summary>
    public int UnitsOn(int calendar, int day) => before[(calendar * (Horizon + 1)) + day + 1] - before[(calendar * (Horizon + 1)) + day];

    /// <summary>True when two calendars have the same units on every day.</summary>
    public bool AreAlike(int one, int other) => one == other || before.AsSpan(one * (Horizon + 1), Horizon + 1).SequenceEqual(before.AsSpan(other * (Horizon + 1), Horizon + 1));

    /// <summary>The first day from this one on with any work; the horizon when there is none.</summary>
    public int NextWorking(int calendar, int day) => day >= Horizon ? Horizon : next[(calendar * (Horizon + 1)) + day];

    /// <summary>The day after the last day of work that begins on a day and takes so many units; <see cref="CrewProblem.Never"/> when the days do not suffice.</summary>
    public int End(int calendar, int start, int work) =>
        start >= Horizon ? CrewProblem.Never : Math.Max(start, DayOf(calendar, before[(calendar * (Horizon + 1)) + start] + work));

    /// <summary>The first day before which a crew can have done so many units, all days together; <see cref="CrewProblem.Never"/> when the days do not suffice.</summary>
    public int DayOf(int calendar, int units)
    {
        var at = calendar * (Horizon + 1);
        if (units > before[at + Horizon])
        {
            return CrewProblem.Never;
        }

        // The table leads to the day before whose end the last full day of work was done; the rest of the work takes a day or two more.
        var day = dayOfWork[dayOfWorkStart[calendar] + (units / UnitsPerDay)];
        while (before[at + day] < units)
        {
            day = next[at + day] + 1;
        }

        return day;
    }
}
