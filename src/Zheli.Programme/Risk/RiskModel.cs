using System.Text;
using Zheli.Algorithms.Sampling;
using Zheli.Algorithms.Scheduling.Crews;
using Zheli.Model.Programme;
using Zheli.Programme.Progress;
using Zheli.Programme.Schedule;

namespace Zheli.Programme.Risk;

/// <summary>A cause that is drawn once a sample.</summary>
/// <param name="Name">Stable name.</param>
/// <param name="Assumption">Key of the figure that it is drawn from.</param>
/// <param name="RegionId">The region that it is about, or null.</param>
/// <param name="Crew">The type of crew that it is about, or null.</param>
internal sealed record RiskCause(string Name, string Assumption, long? RegionId, CrewType? Crew);

/// <summary>
/// Draws one possible course of events: how fast each pool of crews is, how long the winters are, when permits and materials come, what must be done again. Every
/// number is a function of the seed, the sample and the name of what it is about, so that neither threads nor a change elsewhere in the plan move it.
/// </summary>
internal sealed class RiskModel
{
    private const int WinterStep = 2;
    private const int ShortestWinter = -30;
    private const int LongestWinter = 60;
    private const int MostWork = 1 << 24;
    private const int Latest = 3000;

    /// <summary>Values of equal probability from which the work of a package is drawn, and the time of its permit within a region and sample.</summary>
    private const int DrawnValues = 4096, DrawnPermits = 256;

    private readonly ScheduleCase work;
    private readonly RiskAssumptions figures;
    private readonly int seed;
    private readonly List<RiskCause> causes = [];
    private readonly long[] causeKey;
    private readonly long[] packageKey;
    private readonly bool[] isUnderWay;
    private readonly int[] poolRegion;
    private readonly int[] poolCalendar;
    private readonly CrewType[] types;
    private readonly int[] poolType;
    private readonly PoolPace[] pace;
    private readonly QuantileTable packageWork;
    private readonly QuantileTable reworkWork;
    private readonly int[] permitDays;
    private readonly int[] leadDays;
    private readonly (int Pace, int Type, int Region, int Pool, int Winter, int WinterRegion, int Permit, int Supply, int SupplyType, int Rework) at;

    /// <summary>Prepares the draws.</summary>
    public RiskModel(ScheduleCase work, ScheduleInputs inputs, RiskAssumptions figures, IReadOnlyList<MeasuredProductivity> measured, int seed)
    {
        (this.work, this.figures, this.seed) = (work, figures, seed);
        var ids = work.Pools.Select(p => p.RegionId).Distinct().Order().ToList();
        types = [.. work.Pools.Select(p => p.Type).Distinct().Order()];
        poolRegion = [.. work.Pools.Select(p => ids.IndexOf(p.RegionId))];
        poolType = [.. work.Pools.Select(p => Array.IndexOf(types, p.Type))];
        int Add(IEnumerable<RiskCause> more)
        {
            var first = causes.Count;
            causes.AddRange(more);
            return first;
        }

        RiskCause[] InRegions(string what, string key) => [.. ids.Select(id => new RiskCause(FormattableString.Invariant($"{what} region {id ?? 0}"), key, id, null))];
        at.Pace = Add([new("pace", "risk.pace_programme", null, null)]);
        at.Type = Add(types.Select(t => new RiskCause($"pace {Word(t)}", "risk.pace_crew", null, t)));
        at.Region = Add(InRegions("pace", "risk.pace_region"));
        at.Pool = Add(work.Pools.Select(p => new RiskCause(FormattableString.Invariant($"pace {Word(p.Type)} region {p.RegionId ?? 0}"), "risk.pace_pool", p.RegionId, p.Type)));
        at.Winter = Add([new("winter", "risk.winter_days", null, null)]);
        at.WinterRegion = Add(InRegions("winter", "risk.winter_days"));
        at.Permit = Add(InRegions("permit", "risk.permit"));
        at.Supply = Add([new("supply", "risk.supply", null, null)]);
        at.SupplyType = Add(types.Select(t => new RiskCause($"supply {Word(t)}", "risk.supply", null, t)));
        at.Rework = Add([new("rework", "risk.rework", null, null)]);
        pace = [.. work.Pools.Select(p => PoolPace.Of(p.Type, p.RegionId, measured, figures.PaceProgramme.Middle))];
        causeKey = [.. causes.Select(c => KeyOf(c.Name))];
        packageKey = [.. work.Packages.Select(p => KeyOf(p.Id))];
        var touched = inputs.Progress.Select(p => p.PackageId).ToHashSet(StringComparer.Ordinal);
        isUnderWay = [.. work.Packages.Select(p => touched.Contains(p.Id))];
        (packageWork, reworkWork) = (new QuantileTable(DrawnValues), new QuantileTable(DrawnValues));
        packageWork.Fill(figures.PackageWork.At);
        reworkWork.Fill(figures.ReworkWork.At);
        (permitDays, leadDays) = ([.. work.Packages.Select(p => p.PermitDays)], [.. work.Packages.Select(p => p.LeadDays)]);
        RegionCount = ids.Count;
        (Days, poolCalendar) = Winters(inputs);
    }

    /// <summary>The causes, in the order of their deviates.</summary>
    public IReadOnlyList<RiskCause> Causes => causes;

    /// <summary>Calendars of every season with winters of every length.</summary>
    public WorkDays Days { get; }

    /// <summary>Number of regions.</summary>
    private int RegionCount { get; }

    /// <summary>Tables that one worker fills anew for each sample: how long permits of each region take.</summary>
    public QuantileTable[] TablesForWorker() => [.. Enumerable.Range(0, RegionCount).Select(_ => new QuantileTable(DrawnPermits))];

    /// <summary>A problem of its own calendars for one worker; everything else is shared.</summary>
    public CrewProblem ProblemForWorker()
    {
        var p = work.Problem;
        return new CrewProblem
        {
            Upstream = p.Upstream, PredecessorStart = p.PredecessorStart, Predecessor = p.Predecessor, Pool = p.Pool, Work = p.Work, Release = p.Release, Worth = p.Worth,
            Cost = p.Cost, From = p.From, To = p.To, PoolCalendar = new int[p.PoolCount], PoolMetresPerDay = p.PoolMetresPerDay, CrewPool = p.CrewPool, AlsoStart = p.AlsoStart, AlsoPool = p.AlsoPool, CrewFrom = p.CrewFrom,
            CrewUntil = p.CrewUntil, CrewPace = p.CrewPace, Days = Days, CashDay = p.CashDay, CashTotal = p.CashTotal, DoneStart = p.DoneStart, DoneEnd = p.DoneEnd,
            LockedStart = p.LockedStart, FirstDay = p.FirstDay,
        };
    }

    /// <summary>Draws a sample into a simulation.</summary>
    /// <param name="sample">Its number; below 0 everything is at its median and nothing fails.</param>
    /// <param name="held">A cause to be held at its median, or −1.</param>
    /// <param name="problem">The worker's problem; gets the calendars.</param>
    /// <param name="simulation">The worker's simulation; gets work and releases.</param>
    /// <param name="permits">The worker's tables.</param>
    /// <param name="deviates">Gets the standard normal deviate of each cause.</param>
    public void Draw(int sample, int held, CrewProblem problem, CrewSimulation simulation, QuantileTable[] permits, Span<double> deviates)
    {
        for (var k = 0; k < deviates.Length; k++)
        {
            deviates[k] = sample < 0 || k == held ? 0 : new RandomStream(seed + causeKey[k], sample).NextNormal();
        }

        Span<double> slowness = stackalloc double[problem.PoolCount];
        for (var p = 0; p < slowness.Length; p++)
        {
            var (shared, own) = (pace[p].SharedSpread, pace[p].OwnSpread);
            slowness[p] = figures.PaceProgramme.Middle / (pace[p].Centre * figures.PaceProgramme.At(shared * deviates[at.Pace])
                * figures.PaceCrew.At(shared * deviates[at.Type + poolType[p]]) * figures.PaceRegion.At(own * deviates[at.Region + poolRegion[p]])
                * figures.PacePool.At(own * deviates[at.Pool + p]));
            var winter = figures.WinterDays.At(Mixed(figures.WinterShared, deviates[at.Winter], deviates[at.WinterRegion + poolRegion[p]]));
            problem.PoolCalendar[p] = poolCalendar[p] + (((int)Math.Clamp(Math.Round(winter / WinterStep) * WinterStep, ShortestWinter, LongestWinter) - ShortestWinter) / WinterStep);
        }

        Span<double> supply = stackalloc double[types.Length];
        for (var t = 0; t < supply.Length; t++)
        {
            supply[t] = figures.Supply.At(Mixed(figures.SupplyShared, deviates[at.Supply], deviates[at.SupplyType + t]));
        }

        var (common, alone) = (Math.Sqrt(figures.PermitShared), Math.Sqrt(1 - figures.PermitShared));
        for (var r = 0; r < permits.Length; r++)
        {
            var shared = common * deviates[at.Permit + r];
            permits[r].Fill(z => figures.Permit.At(shared + (alone * z)));
        }

        var failing = Math.Min(1, figures.Rework.At(deviates[at.Rework]));
        for (var j = 0; j < packageKey.Length; j++)
        {
            if (!work.Problem.IsDone(j))
            {
                DrawPackage(j, sample, failing, slowness, supply, permits, simulation);
            }
        }
    }

    private void DrawPackage(int j, int sample, double failing, ReadOnlySpan<double> slowness, ReadOnlySpan<double> supply, QuantileTable[] permits, CrewSimulation simulation)
    {
        var own = new RandomStream(seed + packageKey[j], sample);
        var isDrawn = sample >= 0;
        var more = isDrawn ? packageWork.At(own.NextBits()) : packageWork.Median;
        if (isDrawn && own.NextUnit() < failing)
        {
            more *= 1 + reworkWork.At(own.NextBits());
        }

        var pool = work.Problem.Pool[j];
        simulation.Work[j] = (int)Math.Clamp(Math.Ceiling((work.Problem.Work[j] * more * slowness[pool]) - 1e-9), 1, MostWork);
        if (isUnderWay[j])
        {
            return;
        }

        var table = permits[poolRegion[pool]];
        var granted = permitDays[j] == 0 ? 0 : permitDays[j] * (isDrawn ? table.At(own.NextBits()) : table.Median);
        simulation.Release[j] = (int)Math.Min(Latest, Math.Round(Math.Max(granted, leadDays[j] * supply[poolType[pool]])));
    }

    /// <summary>A standard normal deviate of which a share of the variance is common.</summary>
    private static double Mixed(double share, double common, double own) => (Math.Sqrt(share) * common) + (Math.Sqrt(1 - share) * own);

    /// <summary>A winter that is s days longer begins s/2 days earlier and ends s/2 days later, at the pace of its coldest neighbour; a shorter one the other way.</summary>
    private (WorkDays Days, int[] First) Winters(ScheduleInputs inputs)
    {
        var always = inputs.Seasons.Select(s => s with { MonthPercent = [.. Enumerable.Repeat(100, 12)] }).ToList();
        var open = work.DaysFor(always, inputs.Holidays);
        var (units, seen, first) = (new List<int[]>(), new Dictionary<string, int>(StringComparer.Ordinal), new int[work.Pools.Count]);
        for (var p = 0; p < first.Length; p++)
        {
            var pool = work.Pools[p];
            var months = inputs.Seasons.First(s => s.Type == pool.Type && s.RegionId == pool.RegionId).MonthPercent;
            var key = string.Join(' ', months);
            if (!seen.TryGetValue(key, out first[p]))
            {
                first[p] = seen[key] = units.Count;
                for (var days = ShortestWinter; days <= LongestWinter; days += WinterStep)
                {
                    units.Add(Season(inputs.Start, months, days, open, p));
                }
            }
        }

        return (new WorkDays(units), first);
    }

    private static int[] Season(DateOnly start, IReadOnlyList<int> months, int longer, WorkDays open, int pool)
    {
        var units = new int[open.Horizon];
        var half = Math.Abs(longer) / 2;
        for (var d = 0; d < units.Length; d++)
        {
            int Percent(int day) => months[start.AddDays(day).Month - 1];
            var (before, now, after) = (Percent(d - half), Percent(d), Percent(d + half));
            var pace = longer >= 0 ? Math.Min(now, Math.Min(before, after)) : Math.Max(now, Math.Max(before, after));
            units[d] = (open.Before(pool, d + 1) - open.Before(pool, d)) * pace / WorkDays.UnitsPerDay;
        }

        return units;
    }

    private static string Word(CrewType type) => type.ToString().ToLowerInvariant();

    /// <summary>FNV-1a over the name's bytes: the same on every machine.</summary>
    private static long KeyOf(string name)
    {
        var hash = 14695981039346656037UL;
        foreach (var b in Encoding.UTF8.GetBytes(name))
        {
            hash = (hash ^ b) * 1099511628211UL;
        }

        return (long)hash;
    }
}
