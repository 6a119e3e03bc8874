using Zheli.Algorithms.Sampling;
using Zheli.Algorithms.Scheduling.Crews;
using Zheli.Model.Places;
using Zheli.Model.Programme;
using Zheli.Programme.Schedule;

namespace Zheli.Programme.Risk;

/// <summary>
/// What became of every sample: the day on which the programme, each region and each settlement is lit. Samples write to places of their own, so that they may come in
/// any order and from several threads.
/// </summary>
internal sealed class ForecastOutcomes
{
    private const ushort Never = ushort.MaxValue;

    private readonly ScheduleCase work;
    private readonly WorkSchedule schedule;
    private readonly Dictionary<long, string> names;
    private readonly float[][] deviates;
    private readonly long?[] regionIds;
    private readonly long[] settlementIds;
    private readonly int[] regionOf;
    private readonly int[] settlementOf;
    private readonly long[] people;
    private readonly int[] monthEnd;
    private readonly ushort[][] regionLit;
    private readonly ushort[][] settlementLit;
    private readonly long[][] peopleBy;
    private readonly int[] samplesOn = new int[Never + 1];

    public ForecastOutcomes(ScheduleCase work, WorkSchedule schedule, Territory territory, int causes, int samples, int mostMonths)
    {
        (this.work, this.schedule, Samples) = (work, schedule, samples);
        names = territory.Areas.ToDictionary(a => a.Id, a => a.Names.In("en"));
        SettlementNames = territory.Settlements.ToDictionary(s => s.Id, s => s.Names.In("en"));
        var packages = work.Packages;
        regionIds = [.. packages.Select(p => p.RegionId).Distinct().Order()];
        settlementIds = [.. packages.Select(p => p.SettlementId).OfType<long>().Distinct().Order()];
        regionOf = [.. packages.Select(p => Array.IndexOf(regionIds, p.RegionId))];
        settlementOf = [.. packages.Select(p => p.SettlementId is { } id ? Array.BinarySearch(settlementIds, id) : -1)];
        people = [.. packages.Select(p => p.People)];
        Finish = new int[samples];
        deviates = Columns<float>(causes, samples);
        regionLit = Columns<ushort>(samples, regionIds.Length);
        settlementLit = Columns<ushort>(samples, settlementIds.Length);
        var months = Math.Min(mostMonths, ((schedule.Summary.Finish.DayNumber - schedule.Inputs.Start.DayNumber) / 30 * 2) + 13);
        monthEnd = [.. Enumerable.Range(1, months).Select(m => work.DayOf(new DateOnly(schedule.Inputs.Start.Year, schedule.Inputs.Start.Month, 1).AddMonths(m)))];
        peopleBy = Columns<long>(months, samples);
    }

    /// <summary>Number of samples.</summary>
    public int Samples { get; }

    /// <summary>The day after the last day of work of each sample.</summary>
    public int[] Finish { get; }

    private Dictionary<long, string> SettlementNames { get; }

    /// <summary>The last day of work when everything is lit on a day, or null when that never comes.</summary>
    public static DateOnly? LastDay(ScheduleCase work, int lit) => lit >= CrewProblem.Never ? null : work.DateOf(lit - 1);

    /// <summary>Keeps what a simulation has just played.</summary>
    public void Take(int sample, CrewSimulation played, double[] causes)
    {
        var finish = 0;
        var (regions, settlements) = (regionLit[sample], settlementLit[sample]);
        for (var j = 0; j < played.Lit.Length; j++)
        {
            var lit = played.Lit[j];
            finish = Math.Max(finish, lit);
            var day = (ushort)Math.Min(lit, Never);
            Raise(ref regions[regionOf[j]], day);
            if (settlementOf[j] >= 0)
            {
                Raise(ref settlements[settlementOf[j]], day);
            }

            if (people[j] > 0)
            {
                CountPeople(sample, lit, people[j]);
            }
        }

        Finish[sample] = finish;
        for (var m = 1; m < monthEnd.Length; m++)
        {
            peopleBy[m][sample] += peopleBy[m - 1][sample];
        }

        for (var k = 0; k < causes.Length; k++)
        {
            deviates[k][sample] = (float)causes[k];
        }
    }

    /// <summary>The deviates of a cause in all samples.</summary>
    public double[] Deviates(int cause) => [.. deviates[cause].Select(v => (double)v)];

    /// <summary>When everything is lit.</summary>
    public ForecastDates Programme() => Dates([.. Finish.Order()], schedule.Summary.Finish);

    /// <summary>Percentiles 1 to 99 of the finish.</summary>
    public IReadOnlyList<DateOnly?> Percentiles()
    {
        int[] sorted = [.. Finish.Order()];
        return [.. Enumerable.Range(1, 99).Select(p => LastDay(work, SampleStatistics.Quantile(sorted, p / 100.0)))];
    }

    /// <summary>Every region, by number.</summary>
    public IReadOnlyList<PlaceForecast> Regions() => [.. regionIds.Select((id, r) => new PlaceForecast(
        id ?? 0, id is { } known ? names.GetValueOrDefault(known, "") : "", People(j => regionOf[j] == r), Dates(Sorted(regionLit, r), Planned(j => regionOf[j] == r))))];

    /// <summary>Every settlement, by number.</summary>
    public IReadOnlyList<PlaceForecast> Settlements()
    {
        var planned = new DateOnly[settlementIds.Length];
        var connected = new long[settlementIds.Length];
        for (var j = 0; j < settlementOf.Length; j++)
        {
            if (settlementOf[j] is var s and >= 0)
            {
                planned[s] = schedule.Dates[j].Lit > planned[s] ? schedule.Dates[j].Lit : planned[s];
                connected[s] += people[j];
            }
        }

        return [.. settlementIds.Select((id, s) => new PlaceForecast(id, SettlementNames.GetValueOrDefault(id, ""), connected[s], Dates(Sorted(settlementLit, s), planned[s])))];
    }

    /// <summary>People connected by the end of each month until the slowest tenth of the samples is done.</summary>
    public IReadOnlyList<PeopleFan> Fan()
    {
        var fan = new List<PeopleFan>();
        var all = people.Sum();
        for (var m = 0; m < monthEnd.Length; m++)
        {
            long[] sorted = [.. peopleBy[m].Order()];
            long At(double share) => sorted[Math.Clamp((int)Math.Ceiling(share * sorted.Length) - 1, 0, sorted.Length - 1)];
            var last = work.DateOf(monthEnd[m] - 1);
            long planned = 0;
            for (var j = 0; j < people.Length; j++)
            {
                planned += schedule.Dates[j].Lit <= last ? people[j] : 0;
            }

            fan.Add(new PeopleFan(last, planned, At(0.1), At(0.5), At(0.9)));
            if (planned == all && At(0.1) == all)
            {
                break;
            }
        }

        return fan;
    }

    /// <summary>How far the samples carry.</summary>
    public ForecastConvergence Convergence()
    {
        int[] sorted = [.. Finish.Order()];
        DateOnly? P80(IEnumerable<int> half) => LastDay(work, SampleStatistics.Quantile([.. half.Order()], 0.8));
        var onTime = OnTime(sorted);
        return new ForecastConvergence(
            Samples, onTime is { } p ? Math.Sqrt(p * (1 - p) / Samples) : null, Math.Min(SampleStatistics.QuantileError(sorted, 0.8), Never),
            P80(Finish.Take(Samples / 2)), P80(Finish.Skip(Samples / 2)), Finish.Count(f => f >= CrewProblem.Never));
    }

    private static T[][] Columns<T>(int count, int samples) => [.. Enumerable.Range(0, count).Select(_ => new T[samples])];

    private static void Raise(ref ushort latest, ushort day) => latest = day > latest ? day : latest;

    /// <summary>The days of one place in all samples, the earliest first: there are few days, so they are counted.</summary>
    private int[] Sorted(ushort[][] lit, int place)
    {
        var (sorted, filled, first, last) = (new int[lit.Length], 0, (int)Never, 0);
        foreach (var sample in lit)
        {
            int day = sample[place];
            samplesOn[day]++;
            (first, last) = (Math.Min(first, day), Math.Max(last, day));
        }

        for (var day = first; day <= last; day++)
        {
            sorted.AsSpan(filled, samplesOn[day]).Fill(day == Never ? CrewProblem.Never : day);
            filled += samplesOn[day];
            samplesOn[day] = 0;
        }

        return sorted;
    }

    private void CountPeople(int sample, int lit, long count)
    {
        // Lit on day d means working from d on: counted at the first month whose end is not before d.
        var m = Array.BinarySearch(monthEnd, lit);
        m = m < 0 ? ~m : m;
        if (m < monthEnd.Length)
        {
            peopleBy[m][sample] += count;
        }
    }

    private long People(Func<int, bool> inside) => Enumerable.Range(0, people.Length).Where(inside).Sum(j => people[j]);

    private DateOnly Planned(Func<int, bool> inside) => Enumerable.Range(0, people.Length).Where(inside).Max(j => schedule.Dates[j].Lit);

    private double? OnTime(int[] sorted)
    {
        if (schedule.Inputs.Deadline is null)
        {
            return null;
        }

        var kept = 0;
        while (kept < sorted.Length && sorted[kept] <= work.DeadlineDay)
        {
            kept++;
        }

        return (double)kept / sorted.Length;
    }

    private ForecastDates Dates(int[] sorted, DateOnly planned) => new(
        planned, LastDay(work, SampleStatistics.Quantile(sorted, 0.5)), LastDay(work, SampleStatistics.Quantile(sorted, 0.8)),
        LastDay(work, SampleStatistics.Quantile(sorted, 0.9)), OnTime(sorted));
}
