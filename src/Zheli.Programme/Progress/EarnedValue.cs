namespace Zheli.Programme.Progress;

/// <summary>A piece of work with its days and its money.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Start">The first planned day.</param>
/// <param name="Finish">The last planned day.</param>
/// <param name="Budget">Whole tenge.</param>
/// <param name="Done">Share done by evidence, 0 to 1.</param>
public sealed record BudgetedWork(string Id, DateOnly Start, DateOnly Finish, long Budget, double Done);

/// <summary>
/// Earned value on a day (PMI, <em>The Standard for Earned Value Management</em>, 2019), with time measured by earned schedule (Lipke, 2003). Amounts are whole tenge.
/// </summary>
/// <param name="Budget">BAC: the money of all work.</param>
/// <param name="Planned">PV: the money of the work that was planned until the day; a piece counts evenly over its days.</param>
/// <param name="Earned">EV: the money of the work that is done, by evidence.</param>
/// <param name="Actual">AC: money paid, by evidence.</param>
/// <param name="EarnedDays">ES: days after which the plan would have earned as much.</param>
/// <param name="ActualDays">AT: days since the first planned day, that day included.</param>
/// <param name="PlannedDays">PD: days from the first to the last planned day.</param>
public sealed record EarnedValue(long Budget, long Planned, long Earned, long Actual, double EarnedDays, int ActualDays, int PlannedDays)
{
    /// <summary>CPI = EV / AC; null while nothing is paid.</summary>
    public double? CostIndex => Actual > 0 ? (double)Earned / Actual : null;

    /// <summary>SPI(t) = ES / AT; null before the first day.</summary>
    public double? ScheduleIndex => ActualDays > 0 ? EarnedDays / ActualDays : null;

    /// <summary>EAC = BAC / CPI: what all will cost if money goes on as it went; null while CPI is unknown or nothing is earned.</summary>
    public decimal? EstimateAtCompletion => Earned > 0 && Actual > 0 ? decimal.Round((decimal)Budget * Actual / Earned) : null;

    /// <summary>PD / SPI(t): days that all will take if work goes on as it went; null while nothing is earned.</summary>
    public double? DaysAtCompletion => ScheduleIndex is > 0 and var index ? PlannedDays / index : null;

    /// <summary>Earned value on a day.</summary>
    /// <param name="works">All work; at least one piece.</param>
    /// <param name="asOf">The day.</param>
    /// <param name="paid">Tenge paid until then.</param>
    public static EarnedValue Of(IReadOnlyList<BudgetedWork> works, DateOnly asOf, long paid)
    {
        var (first, last) = (works.Min(w => w.Start).DayNumber, works.Max(w => w.Finish).DayNumber);
        var curve = PlannedByDay(works, first, last);
        var earned = works.Sum(w => (decimal)w.Budget * (decimal)Math.Clamp(w.Done, 0, 1));
        var at = Math.Clamp(asOf.DayNumber - first + 1, 0, curve.Length - 1);
        return new(
            works.Sum(w => w.Budget), (long)decimal.Round(curve[at]), (long)decimal.Round(earned), paid, EarnedSchedule(curve, earned), Math.Max(0, asOf.DayNumber - first + 1), last - first + 1);
    }

    /// <summary>PV by the end of each day; the first entry is the eve of the first day, 0.</summary>
    public static decimal[] PlannedByDay(IReadOnlyList<BudgetedWork> works, int first, int last)
    {
        var daily = new decimal[last - first + 3];
        foreach (var work in works)
        {
            var share = (decimal)work.Budget / (work.Finish.DayNumber - work.Start.DayNumber + 1);
            daily[work.Start.DayNumber - first + 1] += share;
            daily[work.Finish.DayNumber - first + 2] -= share;
        }

        var curve = new decimal[last - first + 2];
        var rate = 0m;
        for (var day = 1; day < curve.Length; day++)
        {
            rate += daily[day];
            curve[day] = curve[day - 1] + rate;
        }

        return curve;
    }

    private static double EarnedSchedule(decimal[] curve, decimal earned)
    {
        // The end of a day on which nothing was planned earns no time before work goes on.
        var day = 0;
        while (day + 1 < curve.Length && curve[day + 1] <= earned)
        {
            day++;
        }

        return day + 1 < curve.Length && curve[day + 1] > curve[day] ? day + (double)((earned - curve[day]) / (curve[day + 1] - curve[day])) : day;
    }
}
