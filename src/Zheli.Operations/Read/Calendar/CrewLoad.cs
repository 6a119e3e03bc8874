using Zheli.Model.Programme;

namespace Zheli.Operations.Read.Calendar;

/// <summary>A month of a pool of crews.</summary>
/// <param name="Month">The first day of the month.</param>
/// <param name="Crew">Type of crew.</param>
/// <param name="RegionId">Region, or null.</param>
/// <param name="Work">Crew-days of work at the catalogue's pace that the calendar puts here.</param>
/// <param name="Capacity">Crew-days that the pool can do: every working day of every crew at its pace of the season, moves not deducted.</param>
public sealed record CrewLoad(DateOnly Month, CrewType Crew, long? RegionId, double Work, double Capacity)
{
    /// <summary>All pools and months of a calendar, by type, region and month.</summary>
    public static IReadOnlyList<CrewLoad> Of(WorkSchedule schedule)
    {
        var inputs = schedule.Inputs;
        if (schedule.Dates.Count == 0 || inputs.Crews.Count == 0)
        {
            return [];
        }

        var last = schedule.Dates.Max(d => d.Finish);
        var pace = new DailyPace(inputs);
        var pools = new SortedDictionary<(CrewType, long), (double[] Work, double[] Capacity)>();
        var (first, count) = (MonthOf(inputs.Start), MonthOf(last) - MonthOf(inputs.Start) + 1);
        (double[] Work, double[] Capacity) Pool(CrewType type, long? region)
        {
            if (!pools.TryGetValue((type, region ?? long.MaxValue), out var pool))
            {
                pools[(type, region ?? long.MaxValue)] = pool = (new double[count], new double[count]);
            }

            return pool;
        }

        foreach (var crew in inputs.Crews)
        {
            var capacity = Pool(crew.Type, crew.RegionId).Capacity;
            for (var day = Later(crew.From ?? inputs.Start, inputs.Start); day <= Earlier(crew.Until ?? last, last); day = day.AddDays(1))
            {
                capacity[MonthOf(day) - first] += crew.Count * pace.On(crew.Type, crew.RegionId, day) * crew.Pace / 1e4;
            }
        }

        for (var row = 0; row < schedule.Packages.Count; row++)
        {
            Spread(schedule.Packages[row], schedule.Dates[row]);
        }

        return [.. pools.SelectMany(pool => Enumerable.Range(0, count).Select(m => new CrewLoad(
            new DateOnly((first + m) / 12, ((first + m) % 12) + 1, 1), pool.Key.Item1, pool.Key.Item2 == long.MaxValue ? null : pool.Key.Item2,
            Math.Round(pool.Value.Work[m], 2), Math.Round(pool.Value.Capacity[m], 2))))];

        // Work lies on a package's days as the season of its own region lets it, and counts where its crew is at home; what was finished needs no crew.
        void Spread(WorkPackage package, ScheduledPackage date)
        {
            if (date.CrewRow < 0 || date.CrewRow >= inputs.Crews.Count)
            {
                return;
            }

            var crew = inputs.Crews[date.CrewRow];
            var work = Pool(crew.Type, crew.RegionId).Work;
            var days = date.Finish.DayNumber - date.Start.DayNumber + 1;
            var total = 0;
            for (var d = 0; d < days; d++)
            {
                total += pace.On(crew.Type, package.RegionId, date.Start.AddDays(d));
            }

            for (var d = 0; d < days && total > 0; d++)
            {
                var day = date.Start.AddDays(d);
                var month = MonthOf(day) - first;
                if (month >= 0 && month < count)
                {
                    work[month] += (double)package.Work / WorkPackage.UnitsPerDay * pace.On(crew.Type, package.RegionId, day) / total;
                }
            }
        }
    }

    private static int MonthOf(DateOnly day) => (day.Year * 12) + day.Month - 1;

    private static DateOnly Later(DateOnly a, DateOnly b) => a > b ? a : b;

    private static DateOnly Earlier(DateOnly a, DateOnly b) => a < b ? a : b;

    /// <summary>Percentage of the full pace on a day; 0 on days off and where the season stops the work.</summary>
    private sealed class DailyPace(ScheduleInputs inputs)
    {
        private readonly HashSet<DateOnly> off = [.. inputs.Holidays.Select(h => h.Date)];

        private readonly Dictionary<(CrewType, long?), IReadOnlyList<int>> seasons = inputs.Seasons.DistinctBy(s => (s.Type, s.RegionId))
            .ToDictionary(s => (s.Type, s.RegionId), s => s.MonthPercent);

        public int On(CrewType type, long? region, DateOnly day)
        {
            var weekday = ((int)day.DayOfWeek + 6) % 7;
            return weekday >= inputs.WeekDays || off.Contains(day) || !seasons.TryGetValue((type, region), out var months) ? 0 : months[day.Month - 1];
        }
    }
}
