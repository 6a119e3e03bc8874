using Zheli.Model.Network;
using Zheli.Model.Programme;

namespace Zheli.Operations.Verify;

/// <summary>Whether the packages are the plan: nothing left out, nothing twice, the same money, the work that the catalogue's paces ask for.</summary>
internal static class SchedulePackageChecks
{
    private static readonly Dictionary<BuildMethod, string> Paces = new()
    {
        [BuildMethod.Plough] = "prog.rate_plough", [BuildMethod.CrossCountry] = "prog.rate_cross", [BuildMethod.Trench] = "prog.rate_trench", [BuildMethod.Rock] = "prog.rate_rock",
        [BuildMethod.UrbanTrench] = "prog.rate_urban", [BuildMethod.Aerial] = "prog.rate_aerial",
    };

    /// <summary>Every edge and every settlement of the plan is in its packages once, upstream as in the plan.</summary>
    public static void Complete(ScheduleUnderCheck it, CheckReport report)
    {
        var packages = it.Schedule.Packages;
        report.Equal("calendar", "The number of dated packages", it.Schedule.Dates.Count, packages.Count);
        foreach (var twice in packages.GroupBy(p => p.Id, StringComparer.Ordinal).Where(g => g.Count() > 1))
        {
            report.Fail(twice.Key, $"There are {twice.Count()} packages of this name.");
        }

        var owner = new Dictionary<string, WorkPackage>(StringComparer.Ordinal);
        foreach (var package in packages)
        {
            foreach (var key in package.Edges.Where(key => !owner.TryAdd(key, package)))
            {
                report.Fail(package.Id, $"The edge {key} is in another package too.");
            }
        }

        foreach (var edge in it.Plan.Edges)
        {
            if (!owner.TryGetValue(edge.Key, out var package))
            {
                report.Fail($"edge {edge.Key}", $"No package builds it.");
            }
            else if (edge.ParentKey is { } parent && (!owner.TryGetValue(parent, out var above) || (above.Id != package.Id && LineAbove(it, package.Upstream) != above.Id)))
            {
                report.Fail(package.Id, $"The plan hangs it from the package of edge {parent}, the calendar from {package.Upstream ?? "the network"}.");
            }
        }

        Settlements(it, owner, report);
        Repeaters(it, owner, report);
        report.Equal("calendar", "Build cost of all packages", packages.Sum(p => p.Capex), it.Plan.Summary.Capex);
        report.Checked($"{packages.Count} packages hold {it.Plan.Edges.Count} edges and all settlements once, and cost what the plan costs.");
    }

    /// <summary>Work, permits and lead times again from lengths and counts.</summary>
    public static void Work(ScheduleUnderCheck it, CheckReport report)
    {
        var edges = it.Plan.Edges.ToDictionary(e => e.Key, StringComparer.Ordinal);
        var total = 0L;
        foreach (var package in it.Schedule.Packages)
        {
            total += package.Work;
            var days = package.Kind == WorkKind.Repeater ? RepeaterDays(it, package) : package.SettlementId is { } id ? SettlementDays(it, package, id) : LineDays(it, package, package.Edges.Select(key => edges.GetValueOrDefault(key)).OfType<PlanEdge>().ToList());
            var units = Math.Min(Math.Max(1, Math.Ceiling(days * WorkPackage.UnitsPerDay)), 1 << 20);
            if (Math.Abs(package.Work - units) > 1)
            {
                report.Fail(package.Id, $"Its work is stated as {package.Work} hundredths of a crew-day, but comes to {units:0}.", package.Work - units);
            }

            var (permit, lead) = Waiting(it, package, edges);
            report.Equal(package.Id, "The days of its permit", package.PermitDays, permit);
            report.Equal(package.Id, "The days of its material", package.LeadDays, lead);
        }

        report.Figure("crewDays", total / (double)WorkPackage.UnitsPerDay);
        report.Checked($"{total / WorkPackage.UnitsPerDay} crew-days computed again from lengths, counts and paces.");
    }

    /// <summary>The line from which something hangs, its repeaters passed over.</summary>
    private static string? LineAbove(ScheduleUnderCheck it, string? upstream)
    {
        for (var steps = 0; upstream is not null && it.PackageById.TryGetValue(upstream, out var package) && package.Kind == WorkKind.Repeater && steps < it.Schedule.Packages.Count; steps++)
        {
            upstream = package.Upstream;
        }

        return upstream;
    }

    /// <summary>Every repeater of the plan is a package behind its own line, and whatever hangs from that line hangs behind all its repeaters.</summary>
    private static void Repeaters(ScheduleUnderCheck it, Dictionary<string, WorkPackage> owner, CheckReport report)
    {
        var packages = it.Schedule.Packages.Where(p => p.Kind == WorkKind.Repeater).ToList();
        var planned = it.Plan.Repeaters.GroupBy(r => owner.GetValueOrDefault(r.EdgeKey)?.Id ?? "").ToDictionary(g => g.Key, g => g.ToList(), StringComparer.Ordinal);
        report.Equal("calendar", "The number of repeaters", packages.Count, it.Plan.Repeaters.Count);
        foreach (var group in packages.GroupBy(p => LineAbove(it, p.Upstream) ?? ""))
        {
            var known = planned.GetValueOrDefault(group.Key) ?? [];
            report.Equal(group.Key, "The number of its repeaters", group.Count(), known.Count);
            report.Equal(group.Key, "Build cost of its repeaters", group.Sum(p => p.Capex), known.Sum(r => r.Capex));
            if (group.Any(p => !p.StartsAfter.Contains(group.Key)) || group.Select(p => p.Upstream).Distinct().Count() != group.Count())
            {
                report.Fail(group.Key, $"Its repeaters do not stand one behind the other after it.");
            }

            foreach (var early in it.Schedule.Packages.Where(p => p.Kind != WorkKind.Repeater && p.Upstream == group.Key))
            {
                report.Fail(early.Id, $"It hangs from {group.Key}, before its repeaters.");
            }
        }
    }

    private static double RepeaterDays(ScheduleUnderCheck it, WorkPackage package) =>
        it.Figure(package.RegionId, "prog.splice") + it.Figure(package.RegionId, "prog.node_days") + (IsHut(it, package) ? it.Figure(package.RegionId, "prog.hut_days") : 0);

    private static bool IsHut(ScheduleUnderCheck it, WorkPackage package) =>
        it.Plan.Repeaters.FirstOrDefault(r => r.Location == package.From) is { SettlementId: null };

    private static void Settlements(ScheduleUnderCheck it, Dictionary<string, WorkPackage> owner, CheckReport report)
    {
        var people = it.SettlementById.ToDictionary(s => s.Key, s => (long)s.Value.Population);
        var bySettlement = it.Schedule.Packages.Where(p => p.SettlementId is not null).ToLookup(p => p.SettlementId!.Value);
        foreach (var planned in it.Plan.Settlements)
        {
            var (where, parts) = (FormattableString.Invariant($"settlement {planned.SettlementId}"), bySettlement[planned.SettlementId].ToList());
            WorkKind[] expected = planned.Technology switch
            {
                Technology.Fibre or Technology.Microwave => [WorkKind.Node, .. Enumerable.Repeat(WorkKind.Access, Parts(it, planned.SettlementId))],
                Technology.Satellite => [WorkKind.Satellite],
                _ => [],
            };
            if (!parts.Select(p => p.Kind).Order().SequenceEqual(expected))
            {
                report.Fail(where, $"It is served by {planned.Technology}, but its packages are {string.Join(", ", parts.Select(p => p.Kind))}.");
                continue;
            }

            report.Equal(where, "The number of people", parts.Sum(p => p.People), expected.Length == 0 ? 0 : people.GetValueOrDefault(planned.SettlementId));
            if (expected.Length >= 2)
            {
                var node = parts.Single(p => p.Kind == WorkKind.Node);
                var line = planned.EdgeKey is { } key ? owner.GetValueOrDefault(key)?.Id : null;
                if (parts.Exists(p => p.Kind == WorkKind.Access && p.Upstream != node.Id) || LineAbove(it, node.Upstream) != line || (line is not null && !node.StartsAfter.Contains(line)) || node.People != 0)
                {
                    report.Fail(where, $"Its node and local network do not hang one after the other from {line ?? "the network"}.");
                }
            }
        }
    }

    private static double LineDays(ScheduleUnderCheck it, WorkPackage package, List<PlanEdge> edges)
    {
        double Figure(string key) => it.Figure(package.RegionId, key);
        if (package.Kind == WorkKind.Hop)
        {
            return Figure("prog.hop_days") + edges.Sum(e => e.Masts * Figure("prog.mast_days"));
        }

        if (edges.TrueForAll(e => e.Method == BuildMethod.Existing))
        {
            return Figure("prog.splice");
        }

        return edges.Sum(e =>
        {
            var slack = Figure(e.Kind is CorridorKind.CrossCountry or CorridorKind.Access ? "civ.expansion_cross" : "civ.expansion");
            return (e.Length / 1000 * slack / Figure(Paces[e.Method])) + (e.RiverCrossings * Figure("prog.river_days")) + (e.RailCrossings * Figure("prog.rail_days"));
        });
    }

    private static double SettlementDays(ScheduleUnderCheck it, WorkPackage package, long settlement)
    {
        double Figure(string key) => it.Figure(package.RegionId, key);
        var homes = Homes(it, settlement);
        var active = Math.Ceiling(homes * (decimal)Figure("dem.takeup_y4"));
        return package.Kind switch
        {
            WorkKind.Node => Figure("prog.splice") + Figure("prog.node_days"),
            WorkKind.Access => (double)Part(it, package, settlement, homes) / Figure("prog.rate_access"),
            _ => Figure("prog.sat_site_days") + ((double)active / Figure("prog.rate_sat_home")),
        };
    }

    private static decimal Homes(ScheduleUnderCheck it, long settlement) =>
        it.SettlementById.TryGetValue(settlement, out var place) ? Math.Ceiling(place.Population / (decimal)it.Figure(place.RegionId, "dem.persons_hh")) : 0;

    private static int Parts(ScheduleUnderCheck it, long settlement) => Math.Max(1, (int)Math.Ceiling((double)Homes(it, settlement) / Math.Max(1, it.Figure(it.SettlementById[settlement].RegionId, "prog.access_part"))));

    /// <summary>The households of one part of a local network: parts differ by one household at most, and together are all.</summary>
    private static decimal Part(ScheduleUnderCheck it, WorkPackage package, long settlement, decimal homes)
    {
        var (parts, part) = (Parts(it, settlement), Convert.ToInt32(package.Id[2..6], 16));
        return Math.Floor(homes * (part + 1) / parts) - Math.Floor(homes * part / parts);
    }

    private static (int Permit, int Lead) Waiting(ScheduleUnderCheck it, WorkPackage package, Dictionary<string, PlanEdge> edges)
    {
        int Days(string key) => (int)Math.Ceiling(it.Figure(package.RegionId, key));
        var isExisting = package.Edges.Count > 0 && package.Edges.All(key => edges.GetValueOrDefault(key)?.Method == BuildMethod.Existing);
        var crosses = package.Edges.Any(key => edges.GetValueOrDefault(key)?.Method == BuildMethod.CrossCountry);
        return package.Kind switch
        {
            WorkKind.Stretch when isExisting => (0, 0),
            WorkKind.Stretch => (Days(crosses ? "prog.permit_land" : "prog.permit_road"), Days("prog.lead_cable")),
            WorkKind.Hop => (Days("prog.permit_mast"), Days("prog.lead_radio")),
            WorkKind.Repeater => (Days(IsHut(it, package) ? "prog.permit_land" : "prog.permit_village"), Days("prog.lead_active")),
            WorkKind.Node => (Days("prog.permit_village"), Days("prog.lead_active")),
            WorkKind.Access => (Days("prog.permit_village"), Days("prog.lead_cable")),
            _ => (0, Days("prog.lead_satellite")),
        };
    }
}
