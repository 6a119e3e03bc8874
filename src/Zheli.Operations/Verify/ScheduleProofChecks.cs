using Zheli.Model.Programme;

namespace Zheli.Operations.Verify;

/// <summary>The figures of a calendar, and the proof that no calendar is much better.</summary>
internal static class ScheduleProofChecks
{
    private const int LongestSearchDays = 3653;

    /// <summary>Finish, people, worth and gap, added again from the dates.</summary>
    public static void Figures(ScheduleUnderCheck it, CheckReport report)
    {
        var (summary, inputs) = (it.Schedule.Summary, it.Inputs);
        var (people, connected, peopleDays, worthDays) = (0L, 0L, 0L, 0L);
        foreach (var package in it.Schedule.Packages)
        {
            if (!it.DateById.TryGetValue(package.Id, out var date))
            {
                report.Fail(package.Id, $"It has no dates.");
                continue;
            }

            var days = Math.Max(0, inputs.CountedUntil.DayNumber - date.Lit.DayNumber);
            people += package.People;
            connected += days > 0 ? package.People : 0;
            peopleDays += package.People * days;
            worthDays += Worth(it, package) * days;
        }

        var finish = it.Schedule.Dates.Max(d => d.Finish);
        report.Equal("summary", "The day of the finish", summary.Finish.DayNumber, finish.DayNumber);
        report.Equal("summary", "The people of the plan", summary.People, people);
        report.Equal("summary", "The people connected", summary.PeopleConnected, connected);
        report.Equal("summary", "People-days", summary.PeopleDays, peopleDays);
        report.Equal("summary", "The objective", summary.Objective, inputs.Objective == ScheduleObjective.Finish ? finish.DayNumber - inputs.Start.DayNumber + 1 : worthDays);
        if (summary.MeetsDeadline != (inputs.Deadline is null || finish <= inputs.Deadline))
        {
            report.Fail("summary", $"It says that the deadline is {(summary.MeetsDeadline ? "met" : "missed")}; the last work ends on {finish:yyyy-MM-dd}.");
        }

        report.Near("summary", "The gap", summary.Gap, summary.Bound == 0 ? 0 : Math.Abs((double)summary.Bound - summary.Objective) / summary.Bound, 1e-9, 1e-12);
        report.Figure("peopleDays", peopleDays);
        report.Checked($"{connected} of {people} people are connected until {inputs.CountedUntil:yyyy-MM-dd}: {peopleDays} people-days.");
    }

    /// <summary>At the stated prices no set of packages that is closed towards the network is worth more than the stated bound, step by step.</summary>
    public static void Worth(ScheduleUnderCheck it, CheckReport report)
    {
        var (proof, packages) = (it.Schedule.Proof, it.Schedule.Packages);
        var counted = it.Inputs.CountedUntil.DayNumber - it.Inputs.Start.DayNumber + 1;
        var (pools, steps) = (proof.Pools.Count, (counted + proof.StepDays - 1) / proof.StepDays);
        if (proof.PoolPrice.Length != steps * pools || proof.MoneyPrice.Length != steps || proof.PoolPrice.Any(p => p < 0) || proof.MoneyPrice.Any(p => p < 0))
        {
            report.Fail("proof", $"It has {proof.PoolPrice.Length} prices for {steps} steps of {pools} pools, or some below nothing.");
            return;
        }

        var poolOf = proof.Pools.Select((pool, i) => (pool, i)).ToDictionary(p => p.pool, p => p.i);
        if (packages.Any(p => !poolOf.ContainsKey(new(p.Crew, p.RegionId))))
        {
            report.Fail("proof", $"Some packages belong to no pool of it.");
            return;
        }

        var (first, lit) = Earliest(it);
        var capacity = Capacities(it, first, counted);
        var children = packages.Where(p => p.Upstream is not null).ToLookup(p => p.Upstream!, StringComparer.Ordinal);
        var order = packages.Where(p => p.Upstream is null).ToList();
        for (var next = 0; next < order.Count; next++)
        {
            order.AddRange(children[order[next].Id]);
        }

        report.Equal("packages", "The number of packages that hang from the network", order.Count, packages.Count);
        Int128 sum = 0;
        for (var step = 0; step < steps; step++)
        {
            var (begin, end) = (step * proof.StepDays, Math.Min((step + 1) * proof.StepDays, counted));
            sum += (Int128)BestSet(it, order, children, poolOf, lit, step, it.Inputs.Start.AddDays(end - 1)) * (end - begin);
            for (var day = begin; day < end; day++)
            {
                for (var p = 0; p < pools; p++)
                {
                    sum += (Int128)proof.PoolPrice[(step * pools) + p] * capacity[p][day];
                }

                var date = it.Inputs.Start.AddDays(day);
                sum += proof.MoneyPrice[step] == 0 ? 0 : (Int128)proof.MoneyPrice[step] * (it.Inputs.Cash.Where(c => c.From < date).Sum(c => c.Amount) / 1000);
            }
        }

        var bound = (long)(sum / ScheduleProof.Scale);
        report.Equal("proof", "The bound on worth", proof.WorthBound, bound);
        if (it.Inputs.Objective != ScheduleObjective.Finish)
        {
            report.Equal("summary", "The bound", it.Schedule.Summary.Bound, bound);
        }

        report.Figure("bound", bound);
        report.Checked($"{steps} steps of prices prove that no calendar is worth more than {bound} a day times days.");
    }

    /// <summary>The stated first possible finish is one: the work of some pool, some chain or the money does not allow an earlier one.</summary>
    public static void Finish(ScheduleUnderCheck it, CheckReport report)
    {
        var (first, lit) = Earliest(it);
        var latest = lit.Values.Max();
        var horizon = it.Inputs.Start.AddDays(LongestSearchDays);
        foreach (var pool in it.Schedule.Packages.GroupBy(p => (p.Crew, p.RegionId)))
        {
            var (left, day) = (pool.Where(p => !it.IsDone(p.Id)).Sum(p => (long)it.WorkLeft(p)) * 100, it.Inputs.Start);
            for (; left > 0 && day < horizon; day = day.AddDays(1))
            {
                left -= Done(it, pool.Key.Crew, pool.Key.RegionId, first[pool.Key], day);
            }

            latest = day.AddDays(-1) > latest ? day.AddDays(-1) : latest;
        }

        if (it.Inputs.Cash.Count > 0)
        {
            var need = it.Schedule.Packages.Sum(p => ((p.Capex + 999) / 1000) * 1000);
            var day = it.Inputs.Cash.Select(c => c.From).Where(d => it.Inputs.Cash.Where(c => c.From <= d).Sum(c => c.Amount) / 1000 * 1000 >= need).Order().FirstOrDefault(horizon);
            latest = day > latest ? day : latest;
        }

        report.Equal("proof", "The first possible finish", it.Schedule.Proof.FinishBound.DayNumber, latest.DayNumber);
        if (it.Schedule.Summary.FinishBound != it.Schedule.Proof.FinishBound || it.Schedule.Summary.Finish < latest)
        {
            report.Fail("summary", $"The calendar ends on {it.Schedule.Summary.Finish:yyyy-MM-dd}, and no calendar before {latest:yyyy-MM-dd}.");
        }

        if (it.Inputs.Objective == ScheduleObjective.Finish)
        {
            report.Equal("summary", "The bound", it.Schedule.Summary.Bound, latest.DayNumber - it.Inputs.Start.DayNumber + 1);
        }

        report.Checked($"No calendar ends before {latest:yyyy-MM-dd}.");
    }

    /// <summary>The best surplus, at the prices of a step, of a set that is closed towards the network and could be lit before a date.</summary>
    private static long BestSet(
        ScheduleUnderCheck it, List<WorkPackage> order, ILookup<string, WorkPackage> children, Dictionary<SchedulePool, int> poolOf, Dictionary<string, DateOnly> lit, int step, DateOnly date)
    {
        var (proof, surplus, best) = (it.Schedule.Proof, new Dictionary<string, long>(order.Count, StringComparer.Ordinal), 0L);
        for (var i = order.Count - 1; i >= 0; i--)
        {
            var package = order[i];
            var own = (Worth(it, package) * ScheduleProof.Scale)
                - (proof.PoolPrice[(step * proof.Pools.Count) + poolOf[new(package.Crew, package.RegionId)]] * it.WorkLeft(package))
                - (proof.MoneyPrice[step] * ((package.Capex + 999) / 1000));
            foreach (var child in children[package.Id])
            {
                own = checked(own + surplus[child.Id]);
            }

            own = lit[package.Id] < date ? Math.Max(0, own) : 0;
            surplus[package.Id] = own;
            best = checked(best + (package.Upstream is null ? own : 0));
        }

        return best;
    }

    private static long Worth(ScheduleUnderCheck it, WorkPackage package) =>
        it.Inputs.Objective == ScheduleObjective.Value ? (package.ValuePerMonth + 500) / 1000 : package.People;

    /// <summary>For each pool, the work that its crews can have done before each day, counted from the first day on which it has any.</summary>
    private static List<long[]> Capacities(ScheduleUnderCheck it, Dictionary<(CrewType, long?), DateOnly> first, int days)
    {
        var capacities = new List<long[]>();
        foreach (var pool in it.Schedule.Proof.Pools)
        {
            var (capacity, sum) = (new long[days + 1], 0L);
            for (var d = 0; d < days; d++)
            {
                capacity[d] = sum / 100;
                sum += first.TryGetValue((pool.Type, pool.RegionId), out var from) ? Done(it, pool.Type, pool.RegionId, from, it.Inputs.Start.AddDays(d)) : 0;
            }

            capacities.Add(capacity);
        }

        return capacities;
    }

    /// <summary>What all crews of a pool do on one day, in hundredths of a crew-day times per cent.</summary>
    private static long Done(ScheduleUnderCheck it, CrewType type, long? region, DateOnly from, DateOnly day)
    {
        if (day < from)
        {
            return 0;
        }

        var units = it.UnitsOn(type, region, day);
        return units == 0 ? 0 : it.Inputs.Crews.Where(c => c.Type == type && c.RegionId == region && !(c.From > day) && !(c.Until < day)).Sum(c => (long)units * c.Count * c.Pace);
    }

    /// <summary>
    /// The first day on which each pool can have work, and the first day on which each package can be lit, if crews and money were endless: permits,
    /// materials, what must be finished before, and the pace of the fastest crew.
    /// </summary>
    private static (Dictionary<(CrewType, long?), DateOnly> First, Dictionary<string, DateOnly> Lit) Earliest(ScheduleUnderCheck it)
    {
        var fastest = it.Inputs.Crews.Where(c => c.Count > 0).GroupBy(c => (c.Type, c.RegionId)).ToDictionary(g => g.Key, g => g.Max(c => c.Pace));
        var before = it.Schedule.Packages.ToDictionary(p => p.Id, p => p.StartsAfter.ToList(), StringComparer.Ordinal);
        foreach (var hand in it.Inputs.Precedence)
        {
            before[hand.After].Add(hand.Before);
        }

        var (first, end, lit) = (new Dictionary<(CrewType, long?), DateOnly>(), new Dictionary<string, DateOnly>(StringComparer.Ordinal), new Dictionary<string, DateOnly>(StringComparer.Ordinal));
        DateOnly End(WorkPackage package, int depth)
        {
            if (end.TryGetValue(package.Id, out var known))
            {
                return known;
            }

            if (depth > it.Schedule.Packages.Count)
            {
                throw new InvalidOperationException("the precedence has a cycle");
            }

            if (it.IsDone(package.Id))
            {
                return end[package.Id] = it.FactById[package.Id].Finished!.Value;
            }

            var day = it.Inputs.AsOf > it.Inputs.Start ? it.Inputs.AsOf : it.Inputs.Start;
            var ready = it.IsUnderWay(package.Id) ? day : it.Inputs.Start.AddDays(Math.Max(package.PermitDays, package.LeadDays));
            day = ready > day ? ready : day;
            foreach (var id in before[package.Id])
            {
                var after = End(it.PackageById[id], depth + 1).AddDays(1);
                day = after > day ? after : day;
            }

            while (it.UnitsOn(package.Crew, package.RegionId, day) == 0)
            {
                day = day.AddDays(1);
            }

            var pool = (package.Crew, package.RegionId);
            var locked = it.Inputs.Locked.FirstOrDefault(l => l.PackageId == package.Id)?.Start;
            var bound = it.IsUnderWay(package.Id) ? it.Inputs.AsOf : locked < day ? locked.Value : day;
            first[pool] = first.TryGetValue(pool, out var sooner) && sooner < bound ? sooner : bound;
            var left = ((it.WorkLeft(package) * 100L) + fastest[pool] - 1) / fastest[pool];
            for (; left > 0; day = day.AddDays(1))
            {
                left -= it.UnitsOn(package.Crew, package.RegionId, day);
            }

            return end[package.Id] = day.AddDays(-1);
        }

        foreach (var package in it.Schedule.Packages)
        {
            var own = End(package, 0);
            lit[package.Id] = package.Upstream is { } up && lit[up] > own ? lit[up] : own;
        }

        return (first, lit);
    }
}
