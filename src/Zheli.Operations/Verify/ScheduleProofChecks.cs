using Zheli.Model.Programme;

namespace Zheli.Operations.Verify;

/// <summary>The figures of a calendar, and the proof that no calendar is much better.</summary>
internal static class ScheduleProofChecks
{
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
        if (summary.MeetsDeadline != (finish < it.Beyond && (inputs.Deadline is null || finish <= inputs.Deadline)))
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
        var (pools, steps, layers) = (proof.Pools.Count, (counted + proof.StepDays - 1) / proof.StepDays, proof.Releases.Count + 1);
        if (proof.PoolPrice.Length != steps * layers * pools || proof.MoneyPrice.Length != steps * layers || proof.Releases.Any(r => r <= it.Inputs.Start) || proof.PoolPrice.Any(p => p < 0) || proof.MoneyPrice.Any(p => p < 0))
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
        var crews = new CrewTime(it, first);
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
            for (var layer = 0; layer < layers; layer++)
            {
                // Layer 0 is all work; layer i what is begun from the i-th release on, and of that only the days from then on can be used.
                var from = layer == 0 ? 0 : proof.Releases[layer - 1].DayNumber - it.Inputs.Start.DayNumber;
                sum += crews.Priced(proof.PoolPrice.AsSpan(((step * layers) + layer) * pools, pools), from, begin, end);
            }

            for (var day = begin; day < end; day++)
            {
                for (var layer = 0; layer < layers; layer++)
                {
                    var until = layer + 1 < layers ? proof.Releases[layer] : it.Inputs.Start.AddDays(day);
                    sum += (Int128)proof.MoneyPrice[(step * layers) + layer] * ReleasedBefore(it, until);
                }
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
        var lastWorked = new CrewTime(it, first).FirstDayOfAllWork(ScheduledPackage.CalendarDays);
        latest = lastWorked > latest ? lastWorked : latest;

        if (it.Inputs.Cash.Count > 0)
        {
            var need = it.Schedule.Packages.Sum(p => ((p.Capex + 999) / 1000) * 1000);
            var day = it.Inputs.Cash.Select(c => c.From).Where(d => it.Inputs.Cash.Where(c => c.From <= d).Sum(c => c.Amount) / 1000 * 1000 >= need).Order().FirstOrDefault(it.Beyond);
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
            var own = (Worth(it, package) * ScheduleProof.Scale) - CheapestBeginning(it, package, poolOf[new(package.Crew, package.RegionId)], step);
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

    /// <summary>What a package pays when it is begun between the two releases between which it pays least: its work in every layer until then, its money before every release after.</summary>
    private static long CheapestBeginning(ScheduleUnderCheck it, WorkPackage package, int pool, int step)
    {
        var (proof, layers, least) = (it.Schedule.Proof, it.Schedule.Proof.Releases.Count + 1, long.MaxValue);
        var (work, cost) = ((long)it.WorkLeft(package), (package.Capex + 999) / 1000);
        for (var begun = 0; begun < layers; begun++)
        {
            var pays = 0L;
            for (var layer = 0; layer < layers; layer++)
            {
                pays = checked(pays + (layer <= begun ? proof.PoolPrice[(((step * layers) + layer) * proof.Pools.Count) + pool] * work : 0)
                    + (layer >= begun ? proof.MoneyPrice[(step * layers) + layer] * cost : 0));
            }

            least = Math.Min(least, pays);
        }

        return least;
    }

    /// <summary>Thousands of tenge that are released before a day.</summary>
    private static long ReleasedBefore(ScheduleUnderCheck it, DateOnly day) => it.Inputs.Cash.Where(c => c.From < day).Sum(c => c.Amount) / 1000;

    /// <summary>
    /// The first day on which each pool can have work, and the first day on which each package can be lit, if crews and money were endless: permits,
    /// materials, what must be finished before, and the pace of the fastest crew.
    /// </summary>
    private static (Dictionary<(CrewType, long?), DateOnly> First, Dictionary<string, DateOnly> Lit) Earliest(ScheduleUnderCheck it)
    {
        var fastest = it.Inputs.Crews.Where(c => c.Count > 0).SelectMany(c => c.AlsoIn.Select(id => (Pool: (c.Type, (long?)id), c.Pace)).Append((Pool: (c.Type, c.RegionId), c.Pace)))
            .GroupBy(c => c.Pool).ToDictionary(g => g.Key, g => g.Max(c => c.Pace));
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

            while (day < it.Beyond && it.UnitsOn(package.Crew, package.RegionId, day) == 0)
            {
                day = day.AddDays(1);
            }

            var pool = (package.Crew, package.RegionId);
            var locked = it.Inputs.Locked.FirstOrDefault(l => l.PackageId == package.Id)?.Start;
            var bound = it.IsUnderWay(package.Id) || locked < it.Inputs.AsOf ? it.Inputs.AsOf : locked < day ? locked.Value : day;
            first[pool] = first.TryGetValue(pool, out var sooner) && sooner < bound ? sooner : bound;
            var left = ((it.WorkLeft(package) * 100L) + fastest[pool] - 1) / fastest[pool];
            for (; left > 0 && day < it.Beyond; day = day.AddDays(1))
            {
                left -= it.UnitsOn(package.Crew, package.RegionId, day);
            }

            return end[package.Id] = left > 0 ? it.Beyond : day.AddDays(-1);
        }

        foreach (var package in it.Schedule.Packages)
        {
            var own = End(package, 0);
            lit[package.Id] = package.Upstream is { } up && lit[up] > own ? lit[up] : own;
        }

        return (first, lit);
    }
}
