using Zheli.Algorithms.Scheduling.Crews;
using Zheli.Model.Places;
using Zheli.Model.Programme;

namespace Zheli.Programme.Schedule;

/// <summary>
/// Packages and inputs as the whole numbers of a <see cref="CrewProblem"/>, and the way back: day 0 is the first day of the programme, package j is the j-th of
/// the list, money is in thousands of tenge (costs rounded up, releases down).
/// </summary>
public sealed class ScheduleCase
{
    private const int HorizonDays = ScheduledPackage.CalendarDays;
    private const double EarthRadius = 6_371_008.8;

    private readonly ScheduleInputs inputs;
    private readonly Dictionary<string, int> indexOf;
    private readonly Dictionary<string, PackageProgress> known;
    private readonly int[] crewRow;
    private readonly int[] crewNumber;

    /// <summary>Numbers everything.</summary>
    /// <param name="packages">The work, upstream before downstream.</param>
    /// <param name="inputs">What decides the calendar; it must name packages that exist, without a cycle.</param>
    public ScheduleCase(IReadOnlyList<WorkPackage> packages, ScheduleInputs inputs)
    {
        (Packages, this.inputs) = (packages, inputs);
        known = inputs.Progress.ToDictionary(p => p.PackageId, StringComparer.Ordinal);
        indexOf = new Dictionary<string, int>(packages.Count, StringComparer.Ordinal);
        for (var j = 0; j < packages.Count; j++)
        {
            indexOf.Add(packages[j].Id, j);
        }

        Pools = [.. packages.Select(p => new SchedulePool(p.Crew, p.RegionId)).Distinct().OrderBy(p => p.RegionId ?? long.MaxValue).ThenBy(p => p.Type)];
        var poolOf = Pools.Select((pool, i) => (pool, i)).ToDictionary(p => p.pool, p => p.i);
        var crews = inputs.Crews.Select((crew, row) => (crew, row, Pools: PoolsOf(crew))).Where(c => c.Pools.Length > 0)
            .SelectMany(c => Enumerable.Range(1, c.crew.Count).Select(number => (c.Pools, c.crew, c.row, number)))
            .OrderBy(c => c.Pools[0]).ThenBy(c => c.row).ThenBy(c => c.number).ToList();
        (crewRow, crewNumber) = ([.. crews.Select(c => c.row)], [.. crews.Select(c => c.number)]);
        Problem = Make(poolOf, crews.ConvertAll(c => (c.Pools, c.crew)));
    }

    /// <summary>The work.</summary>
    public IReadOnlyList<WorkPackage> Packages { get; }

    /// <summary>The pools of crews, in the order of their numbers.</summary>
    public IReadOnlyList<SchedulePool> Pools { get; }

    /// <summary>The numbers.</summary>
    public CrewProblem Problem { get; }

    /// <summary>Days on which worth is counted, from the start.</summary>
    public int CountedDays => inputs.CountedUntil.DayNumber - inputs.Start.DayNumber + 1;

    /// <summary>The day after the deadline, or never.</summary>
    public int DeadlineDay => inputs.Deadline is { } deadline ? deadline.DayNumber - inputs.Start.DayNumber + 1 : CrewProblem.Never;

    /// <summary>The number of a package, or -1.</summary>
    public int IndexOf(string id) => indexOf.GetValueOrDefault(id, -1);

    /// <summary>The date of a day.</summary>
    public DateOnly DateOf(int day) => inputs.Start.AddDays(Math.Min(day, HorizonDays));

    /// <summary>The day of a date.</summary>
    public int DayOf(DateOnly date) => date.DayNumber - inputs.Start.DayNumber;

    /// <summary>What a simulation has just played, as dates. Work that did not end has its last day after the horizon.</summary>
    public IReadOnlyList<ScheduledPackage> DatesOf(CrewSimulation played)
    {
        var dates = new ScheduledPackage[Packages.Count];
        for (var j = 0; j < dates.Length; j++)
        {
            var crew = played.Crew[j];
            var fact = known.GetValueOrDefault(Packages[j].Id);
            dates[j] = new ScheduledPackage(
                Packages[j].Id,
                fact?.Started ?? fact?.Finished ?? DateOf(played.Start[j]), // work under way began when it began; its crew is bound from the first planned day on
                fact?.Finished ?? DateOf(played.End[j] - 1),
                DateOf(played.Lit[j] - 1),
                crew < 0 ? -1 : crewRow[crew], crew < 0 ? 0 : crewNumber[crew], played.Order[j], played.Move[j]);
        }

        return dates;
    }

    /// <summary>
    /// The paces of all days for other seasons and days off than those of the inputs: another winter, for a forecast. The calendars keep their numbers.
    /// </summary>
    public WorkDays DaysFor(IReadOnlyList<Season> seasons, IReadOnlyList<Holiday> holidays)
    {
        var off = holidays.Select(h => h.Date).ToHashSet();
        return new WorkDays([.. Pools.Select(pool => UnitsOf(SeasonOf(seasons, pool), off))]);
    }

    /// <summary>The numbers of the pools that crews serve and that have work, their own first.</summary>
    private int[] PoolsOf(Crew crew) =>
        [.. Enumerable.Range(0, Pools.Count).Where(p => Pools[p].Type == crew.Type && crew.Serves(Pools[p].RegionId)).OrderByDescending(p => Pools[p].RegionId == crew.RegionId).ThenBy(p => p)];

    /// <summary>Whole numbers as a policy of a calendar.</summary>
    public static SchedulePolicy PolicyOf(CrewPolicy policy) => new()
    {
        Order = [.. policy.Order], Density = [.. policy.Densities], Choices = policy.Choices, Patience = policy.Patience, DarkPercent = policy.DarkPercent,
        ReservePercent = policy.ReservePercent, AheadPercent = policy.AheadPercent, WayPercent = policy.WayPercent, AwaitedPercent = policy.AwaitedPercent,
    };

    /// <summary>The policy of a calendar, to be played.</summary>
    public CrewPolicy PolicyOf(SchedulePolicy policy) =>
        new(
            Problem, policy.Order, policy.Density, policy.Choices, policy.Patience, policy.DarkPercent, policy.ReservePercent, policy.AheadPercent, policy.WayPercent, policy.AwaitedPercent);

    private CrewProblem Make(Dictionary<SchedulePool, int> poolOf, List<(int[] Pools, Crew Crew)> crews)
    {
        var n = Packages.Count;
        var firstDay = Math.Max(0, DayOf(inputs.AsOf));
        var locked = inputs.Locked.ToDictionary(l => l.PackageId, StringComparer.Ordinal);
        var before = inputs.Precedence.ToLookup(p => p.After, p => p.Before, StringComparer.Ordinal);
        var (predecessorStart, predecessor) = (new int[n + 1], new List<int>());
        var problem = (Work: new int[n], Release: new int[n], DoneStart: Filled(n), DoneEnd: Filled(n), Locked: Filled(n), From: new int[3 * n], To: new int[3 * n]);
        for (var j = 0; j < n; j++)
        {
            var package = Packages[j];
            predecessor.AddRange(package.StartsAfter.Concat(before[package.Id]).Select(id => indexOf[id]).Distinct().Order());
            predecessorStart[j + 1] = predecessor.Count;
            (problem.Work[j], problem.Release[j]) = (package.Work, Math.Max(package.PermitDays, package.LeadDays));
            Place(package.From, problem.From, j);
            Place(package.To, problem.To, j);
            if (locked.TryGetValue(package.Id, out var date))
            {
                problem.Locked[j] = Math.Max(DayOf(date.Start), firstDay);
            }

            if (known.TryGetValue(package.Id, out var fact) && fact.Finished is { } finished)
            {
                (problem.DoneStart[j], problem.DoneEnd[j]) = (Math.Max(0, DayOf(fact.Started ?? finished)), Math.Max(0, DayOf(finished) + 1));
            }
            else if (fact is { Share: > 0 } or { Started: not null })
            {
                // A crew is at it: it goes on with the rest before it takes anything else.
                problem.Work[j] = Math.Max(1, (int)Math.Ceiling(package.Work * (1 - fact.Share)));
                (problem.Release[j], problem.Locked[j]) = (firstDay, firstDay);
            }
        }

        return new CrewProblem
        {
            Upstream = [.. Packages.Select(p => p.Upstream is { } up ? indexOf[up] : -1)],
            PredecessorStart = predecessorStart,
            Predecessor = [.. predecessor],
            Pool = [.. Packages.Select(p => poolOf[new(p.Crew, p.RegionId)])],
            Work = problem.Work,
            Release = problem.Release,
            Worth = [.. Packages.Select(p => inputs.Objective == ScheduleObjective.Value ? (p.ValuePerMonth + 500) / 1000 : p.People)],
            Cost = [.. Packages.Select(p => (p.Capex + 999) / 1000)],
            From = problem.From,
            To = problem.To,
            PoolCalendar = [.. Enumerable.Range(0, Pools.Count)],
            PoolMetresPerDay = [.. Pools.Select(p => inputs.MoveMetresPerDay[(int)p.Type])],
            CrewPool = [.. crews.Select(c => c.Pools[0])],
            AlsoStart = crews.Exists(c => c.Pools.Length > 1) ? Starts(crews.ConvertAll(c => c.Pools.Length - 1)) : [],
            AlsoPool = [.. crews.SelectMany(c => c.Pools.Skip(1))],
            CrewFrom = [.. crews.Select(c => c.Crew.From is { } from ? Math.Max(0, DayOf(from)) : 0)],
            CrewUntil = [.. crews.Select(c => c.Crew.Until is { } until ? Math.Max(0, DayOf(until) + 1) : CrewProblem.Never)],
            CrewPace = [.. crews.Select(c => c.Crew.Pace)],
            Days = DaysFor(inputs.Seasons, inputs.Holidays),
            CashDay = [.. inputs.Cash.Select(c => Math.Max(0, DayOf(c.From)))],
            CashTotal = Cumulated(),
            DoneStart = problem.DoneStart,
            DoneEnd = problem.DoneEnd,
            LockedStart = problem.Locked,
            FirstDay = firstDay,
        };
    }

    private static int[] Starts(List<int> lengths)
    {
        var starts = new int[lengths.Count + 1];
        for (var i = 0; i < lengths.Count; i++)
        {
            starts[i + 1] = starts[i] + lengths[i];
        }

        return starts;
    }

    private long[] Cumulated()
    {
        var (totals, sum) = (new long[inputs.Cash.Count], 0L);
        for (var q = 0; q < totals.Length; q++)
        {
            sum += inputs.Cash[q].Amount;
            totals[q] = sum / 1000;
        }

        return totals;
    }

    private static Season SeasonOf(IReadOnlyList<Season> seasons, SchedulePool pool) => seasons.First(s => s.Type == pool.Type && s.RegionId == pool.RegionId);

    private int[] UnitsOf(Season season, HashSet<DateOnly> off)
    {
        var units = new int[HorizonDays];
        for (var d = 0; d < HorizonDays; d++)
        {
            var date = inputs.Start.AddDays(d);
            var weekday = ((int)date.DayOfWeek + 6) % 7;
            units[d] = weekday >= inputs.WeekDays || off.Contains(date) ? 0 : season.MonthPercent[date.Month - 1];
        }

        return units;
    }

    /// <summary>A point as metres from the middle of a round earth: straight distances of neighbours need one square root.</summary>
    private static void Place(GeoPoint point, int[] target, int j)
    {
        var (longitude, latitude) = (double.DegreesToRadians(point.Longitude), double.DegreesToRadians(point.Latitude));
        target[3 * j] = (int)Math.Round(EarthRadius * Math.Cos(latitude) * Math.Cos(longitude));
        target[(3 * j) + 1] = (int)Math.Round(EarthRadius * Math.Cos(latitude) * Math.Sin(longitude));
        target[(3 * j) + 2] = (int)Math.Round(EarthRadius * Math.Sin(latitude));
    }

    private static int[] Filled(int n)
    {
        var filled = new int[n];
        Array.Fill(filled, -1);
        return filled;
    }
}
