using Zheli.Engineering.Rollout;
using Zheli.Model.Programme;

namespace Zheli.Programme.Schedule;

/// <summary>What a calendar assumes where nobody says otherwise: seasons by latitude, days off, and the crews that the work itself asks for.</summary>
internal static class ScheduleDefaults
{
    private const int MonthsWithoutDeadline = 24;

    /// <summary>The inputs of a calendar: what was asked, completed.</summary>
    public static ScheduleInputs Complete(ScheduleRequest request, IReadOnlyList<WorkPackage> packages, PriceList figures)
    {
        var until = request.Deadline ?? request.Start.AddMonths(MonthsWithoutDeadline).AddDays(-1);
        var inputs = new ScheduleInputs
        {
            Start = request.Start,
            Deadline = request.Deadline,
            AsOf = request.AsOf ?? request.Start,
            CountedUntil = until,
            Objective = request.Objective,
            Seed = request.Seed,
            Crews = request.Crews ?? [],
            Cash = [.. request.Cash.OrderBy(c => c.From)],
            Seasons = Seasons(request, packages, figures),
            Holidays = request.Holidays ?? PublicHolidays.Between(request.Start.Year, request.Start.Year + 11),
            WeekDays = (int)Math.Clamp(figures.Number("prog.week_days"), 1, 7),
            MoveMetresPerDay = [.. Enum.GetValues<CrewType>().Select(type => (int)Math.Clamp(
                figures.Number(type is CrewType.Ground or CrewType.Aerial or CrewType.Radio ? "prog.move_heavy" : "prog.move_light") * 1000, 1, 1e9))],
            Locked = request.Locked,
            Progress = request.Progress,
            Precedence = request.Precedence,
            Overrides = request.Overrides,
        };
        return request.Crews is null ? inputs with { Crews = CrewsFor(inputs, packages, until, figures) } : inputs;
    }

    /// <summary>For each pool the least number of crews whose working days until the end, used to the share that is usual, hold its work.</summary>
    private static List<Crew> CrewsFor(ScheduleInputs inputs, IReadOnlyList<WorkPackage> packages, DateOnly until, PriceList figures)
    {
        var utilisation = figures.Number("prog.utilisation");
        var work = new ScheduleCase(packages, inputs);
        var last = Math.Clamp(work.DayOf(until) + 1, 0, work.Problem.Days.Horizon);
        var crews = new List<Crew>();
        for (var p = 0; p < work.Pools.Count; p++)
        {
            var (units, first) = (0L, int.MaxValue);
            for (var j = 0; j < packages.Count; j++)
            {
                if (work.Problem.Pool[j] == p && !work.Problem.IsDone(j))
                {
                    units += work.Problem.Work[j];
                    first = Math.Min(first, Math.Max(work.Problem.Release[j], work.Problem.FirstDay));
                }
            }

            var open = last > first ? work.Problem.Days.Before(p, last) - work.Problem.Days.Before(p, first) : 0;
            var count = units == 0 ? 0 : (int)Math.Clamp(Math.Ceiling(units / Math.Max(1, open * utilisation)), 1, 1000);
            if (count > 0)
            {
                crews.Add(new Crew(work.Pools[p].Type, work.Pools[p].RegionId, count, null, null, 100, IsAssumed: true));
            }
        }

        return crews;
    }

    private static List<Season> Seasons(ScheduleRequest request, IReadOnlyList<WorkPackage> packages, PriceList figures)
    {
        var asked = request.Seasons.ToDictionary(s => (s.Type, s.RegionId));
        var seasons = new List<Season>();
        foreach (var region in packages.GroupBy(p => p.RegionId).OrderBy(g => g.Key ?? long.MaxValue))
        {
            var latitude = region.Average(p => p.From.Latitude);
            foreach (var type in region.Select(p => p.Crew).Distinct().Order())
            {
                var given = asked.GetValueOrDefault((type, region.Key)) ?? asked.GetValueOrDefault((type, null));
                seasons.Add(given is null
                    ? new Season(type, region.Key, PaceOf(type, latitude, figures), FormattableString.Invariant($"assumed for latitude {latitude:0.0}"))
                    : given with { RegionId = region.Key });
            }
        }

        return seasons;
    }

    private static int[] PaceOf(CrewType type, double latitude, PriceList figures)
    {
        var winter = latitude >= figures.Number("season.severe_latitude") ? "severe" : latitude >= figures.Number("season.middle_latitude") ? "middle" : "mild";
        var (from, to) = ((int)figures.Number($"season.{winter}_from"), (int)figures.Number($"season.{winter}_to"));
        var cold = figures.Number(type != CrewType.Ground ? "season.winter_pace" : winter == "mild" ? "season.mild_pace" : "season.frozen_pace");
        var pace = new int[12];
        for (var month = 1; month <= 12; month++)
        {
            var isCold = from <= to ? month >= from && month <= to : month >= from || month <= to;
            pace[month - 1] = (int)Math.Round(100 * Math.Clamp(isCold ? cold : 1, 0, 1), MidpointRounding.AwayFromZero);
        }

        return pace;
    }
}
