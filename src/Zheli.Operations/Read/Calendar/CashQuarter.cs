using Zheli.Model.Programme;

namespace Zheli.Operations.Read.Calendar;

/// <summary>A quarter of the programme's money; amounts in whole tenge.</summary>
/// <param name="Quarter">The first day of the quarter.</param>
/// <param name="Committed">What is committed in it: a package takes its money on the day on which it starts, as the calendar counts.</param>
/// <param name="CommittedInAll">The same until the end of the quarter.</param>
/// <param name="Released">What becomes available in it; null when money does not bind.</param>
/// <param name="ReleasedInAll">The same until the end of the quarter.</param>
public sealed record CashQuarter(DateOnly Quarter, long Committed, long CommittedInAll, long? Released, long? ReleasedInAll)
{
    /// <summary>All quarters of a calendar, in order.</summary>
    public static IReadOnlyList<CashQuarter> Of(WorkSchedule schedule)
    {
        var inputs = schedule.Inputs;
        var spent = new SortedDictionary<int, long>();
        for (var row = 0; row < schedule.Packages.Count; row++)
        {
            var start = schedule.Dates[row].Start;
            Add(spent, start < inputs.Start ? inputs.Start : start, schedule.Packages[row].Capex);
        }

        var released = new SortedDictionary<int, long>();
        foreach (var release in inputs.Cash)
        {
            Add(released, release.From < inputs.Start ? inputs.Start : release.From, release.Amount);
        }

        if (spent.Count == 0)
        {
            return [];
        }

        var quarters = new List<CashQuarter>();
        var (outgoing, incoming) = (0L, 0L);
        for (var quarter = Math.Min(spent.Keys.First(), released.Keys.DefaultIfEmpty(int.MaxValue).First()); quarter <= spent.Keys.Last(); quarter++)
        {
            var (paid, got) = (spent.GetValueOrDefault(quarter), released.GetValueOrDefault(quarter));
            (outgoing, incoming) = (outgoing + paid, incoming + got);
            quarters.Add(new(
                new DateOnly(quarter / 4, (quarter % 4 * 3) + 1, 1), paid, outgoing, inputs.Cash.Count > 0 ? got : null, inputs.Cash.Count > 0 ? incoming : null));
        }

        return quarters;
    }

    private static void Add(SortedDictionary<int, long> sums, DateOnly day, long amount)
    {
        var quarter = (day.Year * 4) + ((day.Month - 1) / 3);
        sums[quarter] = sums.GetValueOrDefault(quarter) + amount;
    }
}
