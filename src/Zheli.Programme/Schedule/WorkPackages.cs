using Zheli.Engineering.Rollout;
using Zheli.Model.Network;
using Zheli.Model.Places;
using Zheli.Model.Programme;
using Zheli.Programme.Costing;

namespace Zheli.Programme.Schedule;

/// <summary>
/// Cuts a plan into work packages: stretches of cable between junctions, settlements and changes of crew or region; hops; and for every settlement its node and
/// local network, or its satellite terminals. A package is named after what it is made of, so what re-planning leaves alone keeps its name.
/// </summary>
public sealed class WorkPackages
{
    private readonly Territory territory;
    private readonly RolloutPlan plan;
    private readonly PriceList paces;
    private readonly PriceList prices;
    private readonly List<WorkPackage> packages = [];
    private readonly Dictionary<string, int> packageOfEdge = new(StringComparer.Ordinal);
    private readonly List<(string Line, string LightEnd)> lines = [];
    private readonly Dictionary<string, long?> regionOfEdge = new(StringComparer.Ordinal);

    private WorkPackages(Territory territory, RolloutPlan plan, PriceList paces, PriceList prices) =>
        (this.territory, this.plan, this.paces, this.prices) = (territory, plan, paces, prices);

    /// <summary>All packages of a plan, upstream before downstream.</summary>
    /// <param name="territory">The map that was planned on.</param>
    /// <param name="plan">The plan.</param>
    /// <param name="paces">Figures of the calendar (<c>prog.…</c>); it remembers which were used.</param>
    /// <param name="prices">Figures of the plan's prices, for what is spent in settlements.</param>
    public static IReadOnlyList<WorkPackage> Of(Territory territory, RolloutPlan plan, PriceList paces, PriceList prices)
    {
        var cut = new WorkPackages(territory, plan, paces, prices);
        cut.AddLines();
        cut.AddSettlements();
        return cut.packages;
    }

    private void AddLines()
    {
        var children = plan.Edges.Where(e => e.ParentKey is not null).GroupBy(e => e.ParentKey!, StringComparer.Ordinal)
            .ToDictionary(g => g.Key, g => g.Count(), StringComparer.Ordinal);
        var ends = plan.Settlements.Where(s => s.EdgeKey is not null).Select(s => s.EdgeKey!).ToHashSet(StringComparer.Ordinal);
        var byKey = plan.Edges.ToDictionary(e => e.Key, StringComparer.Ordinal);
        FindRegions();
        List<List<PlanEdge>> chains = [];
        foreach (var edge in plan.Edges)
        {
            var above = edge.ParentKey is null ? null : byKey[edge.ParentKey];
            if (above is not null && children[above.Key] == 1 && !ends.Contains(above.Key) && GoOn(above, edge))
            {
                packageOfEdge[edge.Key] = packageOfEdge[above.Key];
                chains[packageOfEdge[edge.Key]].Add(edge);
            }
            else
            {
                packageOfEdge[edge.Key] = chains.Count;
                chains.Add([edge]);
            }
        }

        var repeaters = plan.Repeaters.ToLookup(r => r.EdgeKey, StringComparer.Ordinal);
        foreach (var chain in chains)
        {
            var above = chain[0].ParentKey is { } key ? lines[packageOfEdge[key]].LightEnd : null;
            var line = chain[0].Method == BuildMethod.Microwave ? Hop(chain[0], IdOf(chain), above) : Stretch(chain, IdOf(chain), above);
            packages.Add(line);
            foreach (var repeater in chain.SelectMany(edge => repeaters[edge.Key].OrderByDescending(r => r.Offset)))
            {
                packages.Add(Repeater(repeater, line, packages[^1].Id));
            }

            lines.Add((line.Id, packages[^1].Id));
        }
    }

    /// <summary>A repeater stands behind its stretch as a whole: everything that hangs from the stretch waits for it.</summary>
    private WorkPackage Repeater(PlanRepeater repeater, WorkPackage line, string above)
    {
        var region = repeater.RegionId ?? line.RegionId;
        var figures = paces.For(region ?? 0);
        List<WorkQuantity> quantities = [new("splice", 1, figures.Number("prog.splice")), new("node", 1, figures.Number("prog.node_days"))];
        AddCount(quantities, "hut", repeater.SettlementId is null ? 1 : 0, figures, "prog.hut_days");
        return new WorkPackage
        {
            Id = FormattableString.Invariant($"R-{Hash(FormattableString.Invariant($"{repeater.EdgeKey}@{repeater.Offset:0}")):x16}"),
            Kind = WorkKind.Repeater,
            Crew = CrewType.Splicing,
            RegionId = region,
            DistrictId = repeater.DistrictId ?? line.DistrictId,
            Upstream = above,
            StartsAfter = [line.Id],
            Quantities = quantities,
            Work = WorkOf(quantities),
            PermitDays = Days(figures, repeater.SettlementId is null ? "prog.permit_land" : "prog.permit_village"),
            LeadDays = Days(figures, "prog.lead_active"),
            Capex = repeater.Capex,
            From = repeater.Location,
            To = repeater.Location,
        };
    }

    /// <summary>An edge on the border, in no region, is built by the crews of the edge before it, or else of the edge after it.</summary>
    private void FindRegions()
    {
        foreach (var edge in plan.Edges)
        {
            regionOfEdge[edge.Key] = edge.RegionId ?? (edge.ParentKey is null ? null : regionOfEdge[edge.ParentKey]);
        }

        foreach (var edge in plan.Edges.Reverse().Where(e => e.ParentKey is not null))
        {
            regionOfEdge[edge.ParentKey!] ??= regionOfEdge[edge.Key];
        }
    }

    /// <summary>True when the same crew goes on from one edge to the next.</summary>
    private bool GoOn(PlanEdge above, PlanEdge edge) =>
        above.Method != BuildMethod.Microwave && edge.Method != BuildMethod.Microwave && above.Method != BuildMethod.Existing && edge.Method != BuildMethod.Existing
        && CrewOf(above.Method) == CrewOf(edge.Method) && regionOfEdge[above.Key] == regionOfEdge[edge.Key];

    private static CrewType CrewOf(BuildMethod method) => method switch
    {
        BuildMethod.Aerial => CrewType.Aerial,
        BuildMethod.Microwave => CrewType.Radio,
        BuildMethod.Existing => CrewType.Splicing,
        _ => CrewType.Ground,
    };

    private WorkPackage Stretch(List<PlanEdge> chain, string id, string? above)
    {
        var figures = paces.For(regionOfEdge[chain[0].Key] ?? 0);
        var quantities = new List<WorkQuantity>();
        foreach (var part in chain.GroupBy(e => e.Method).OrderBy(g => g.Key))
        {
            var km = part.Sum(e => e.Length * figures.Number(e.Kind is CorridorKind.CrossCountry or CorridorKind.Access ? "civ.expansion_cross" : "civ.expansion")) / 1000;
            quantities.Add(part.Key == BuildMethod.Existing
                ? new("splice_existing", 1, figures.Number("prog.splice"))
                : new("km_" + Word(part.Key), km, km / figures.Number(PaceOf(part.Key))));
        }

        AddCount(quantities, "river_crossing", chain.Where(e => e.Method != BuildMethod.Existing).Sum(e => e.RiverCrossings), figures, "prog.river_days");
        AddCount(quantities, "rail_crossing", chain.Where(e => e.Method != BuildMethod.Existing).Sum(e => e.RailCrossings), figures, "prog.rail_days");
        var isExisting = chain[0].Method == BuildMethod.Existing;
        return new WorkPackage
        {
            Id = id,
            Kind = WorkKind.Stretch,
            Crew = CrewOf(chain[0].Method),
            RegionId = regionOfEdge[chain[0].Key],
            DistrictId = chain[0].DistrictId,
            Upstream = above,
            Edges = [.. chain.Select(e => e.Key)],
            LengthM = chain.Sum(e => e.Length),
            Quantities = quantities,
            Work = WorkOf(quantities),
            PermitDays = isExisting ? 0 : Days(figures, chain.Any(e => e.Method == BuildMethod.CrossCountry) ? "prog.permit_land" : "prog.permit_road"),
            LeadDays = isExisting ? 0 : Days(figures, "prog.lead_cable"),
            Capex = chain.Sum(e => e.Capex),
            From = chain[0].Points[0],
            To = chain[^1].Points[^1],
        };
    }

    private WorkPackage Hop(PlanEdge edge, string id, string? above)
    {
        var figures = paces.For(regionOfEdge[edge.Key] ?? 0);
        List<WorkQuantity> quantities = [new("hop", 1, figures.Number("prog.hop_days"))];
        AddCount(quantities, "mast", edge.Masts, figures, "prog.mast_days");
        return new WorkPackage
        {
            Id = id,
            Kind = WorkKind.Hop,
            Crew = CrewType.Radio,
            RegionId = regionOfEdge[edge.Key],
            DistrictId = edge.DistrictId,
            Upstream = above,
            Edges = [edge.Key],
            LengthM = edge.Length,
            Quantities = quantities,
            Work = WorkOf(quantities),
            PermitDays = Days(figures, "prog.permit_mast"),
            LeadDays = Days(figures, "prog.lead_radio"),
            Capex = edge.Capex,
            From = edge.Points[0],
            To = edge.Points[^1],
        };
    }

    /// <summary>Settlements in the order of the lines that reach them, so that neighbours on the tree are neighbours in the list; satellites by district.</summary>
    private void AddSettlements()
    {
        var places = territory.Settlements.ToDictionary(s => s.Id);
        var served = plan.Settlements.Where(s => s.Technology is Technology.Fibre or Technology.Microwave)
            .OrderBy(s => s.EdgeKey is { } key ? packageOfEdge[key] : -1).ThenBy(s => s.SettlementId);
        foreach (var planned in served)
        {
            AddServed(planned, places[planned.SettlementId]);
        }

        var satellites = plan.Settlements.Where(s => s.Technology == Technology.Satellite).Select(s => (Planned: s, Place: places[s.SettlementId]))
            .OrderBy(s => s.Place.RegionId ?? long.MaxValue).ThenBy(s => s.Place.DistrictId ?? long.MaxValue).ThenBy(s => s.Place.Id);
        foreach (var (planned, place) in satellites)
        {
            AddSatellite(planned, place);
        }
    }

    private void AddServed(PlanSettlement planned, Settlement place)
    {
        var figures = paces.For(place.RegionId ?? 0);
        var bill = SettlementBill.Of(planned, place, prices).ToDictionary(line => line.Item);
        var (line, lightEnd) = planned.EdgeKey is { } key ? lines[packageOfEdge[key]] : ((string?)null, null);
        List<WorkQuantity> node = [new("splice", 1, figures.Number("prog.splice")), new("node", 1, figures.Number("prog.node_days"))];
        var nodePackage = At(place, 'N', WorkKind.Node, CrewType.Splicing, node, "prog.lead_active", figures) with
        {
            Upstream = lightEnd,
            StartsAfter = line is null ? [] : [line],
            Capex = (long)bill[BillItem.VillageNode].Capex,
        };
        packages.Add(nodePackage);

        // A town is built part by part, several crews at a time, and each part is connected when it is done.
        var homes = (long)bill[BillItem.LocalAccess].Quantity;
        var parts = Math.Max(1, (long)Math.Ceiling(homes / Math.Max(1, figures.Number("prog.access_part"))));
        for (var part = 0L; part < parts; part++)
        {
            long Share(long whole) => (whole * (part + 1) / parts) - (whole * part / parts);
            List<WorkQuantity> access = [new("household", Share(homes), Share(homes) / figures.Number("prog.rate_access"))];
            packages.Add(At(place, 'A', WorkKind.Access, CrewType.Access, access, "prog.lead_cable", figures) with
            {
                Id = FormattableString.Invariant($"A-{part:x4}{place.Id:x12}"),
                Upstream = nodePackage.Id,
                Capex = Share((long)bill[BillItem.LocalAccess].Capex),
                People = Share(place.Population),
                ValuePerMonth = Share(Worth(planned)),
            });
        }
    }

    private void AddSatellite(PlanSettlement planned, Settlement place)
    {
        var figures = paces.For(place.RegionId ?? 0);
        var bill = SettlementBill.Of(planned, place, prices).ToList();
        var homes = (double)bill.Where(l => l.Item == BillItem.SatelliteHome).Sum(l => l.Quantity);
        List<WorkQuantity> quantities = [new("satellite_site", 1, figures.Number("prog.sat_site_days")), new("satellite_home", homes, homes / figures.Number("prog.rate_sat_home"))];
        packages.Add(At(place, 'T', WorkKind.Satellite, CrewType.Satellite, quantities, "prog.lead_satellite", figures) with
        {
            PermitDays = 0,
            Capex = (long)bill.Sum(l => l.Capex),
            People = place.Population,
            ValuePerMonth = Worth(planned),
        });
    }

    private static WorkPackage At(Settlement place, char letter, WorkKind kind, CrewType crew, List<WorkQuantity> quantities, string lead, RegionPrices figures) => new()
    {
        Id = FormattableString.Invariant($"{letter}-{place.Id:x16}"),
        Kind = kind,
        Crew = crew,
        RegionId = place.RegionId,
        DistrictId = place.DistrictId,
        SettlementId = place.Id,
        Quantities = quantities,
        Work = WorkOf(quantities),
        PermitDays = Days(figures, "prog.permit_village"),
        LeadDays = Days(figures, lead),
        Capex = 0,
        From = place.Location,
        To = place.Location,
    };

    /// <summary>What the satellite service would cost in a month, which being connected saves.</summary>
    private long Worth(PlanSettlement planned) => planned.AlternativeCost / (12L * plan.Options.HorizonYears);

    private static void AddCount(List<WorkQuantity> quantities, string item, int count, RegionPrices figures, string key)
    {
        if (count > 0)
        {
            quantities.Add(new(item, count, count * figures.Number(key)));
        }
    }

    private static int WorkOf(List<WorkQuantity> quantities) => (int)Math.Clamp(Math.Ceiling(quantities.Sum(q => q.CrewDays) * WorkPackage.UnitsPerDay), 1, 1 << 20);

    private static int Days(RegionPrices figures, string key) => (int)Math.Clamp(Math.Ceiling(figures.Number(key)), 0, 3650);

    private static string PaceOf(BuildMethod method) => method switch
    {
        BuildMethod.Plough => "prog.rate_plough",
        BuildMethod.CrossCountry => "prog.rate_cross",
        BuildMethod.Trench => "prog.rate_trench",
        BuildMethod.Rock => "prog.rate_rock",
        BuildMethod.UrbanTrench => "prog.rate_urban",
        BuildMethod.Aerial => "prog.rate_aerial",
        _ => throw new ArgumentOutOfRangeException(nameof(method), method, "Not built by the kilometre."),
    };

    private static string Word(BuildMethod method) => method switch
    {
        BuildMethod.CrossCountry => "cross_country",
        BuildMethod.UrbanTrench => "urban_trench",
        _ => method.ToString().ToLowerInvariant(),
    };

    /// <summary>64-bit FNV-1a over the sorted keys of the edges: the same stretch has the same name whichever way the light runs through it.</summary>
    private static string IdOf(List<PlanEdge> chain)
    {
        var hash = Hash(string.Concat(chain.Select(e => e.Key).Order(StringComparer.Ordinal)));
        return FormattableString.Invariant($"{(chain[0].Method == BuildMethod.Microwave ? 'H' : 'S')}-{hash:x16}");
    }

    private static ulong Hash(string text)
    {
        var hash = 14695981039346656037UL;
        foreach (var letter in text)
        {
            hash = (hash ^ letter) * 1099511628211UL;
        }

        return hash;
    }
}
