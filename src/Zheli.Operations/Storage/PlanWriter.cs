using Zheli.Model.Network;
using Zheli.Model.Programme;

namespace Zheli.Operations.Storage;

/// <summary>Replaces one scenario of a project, inside the transaction of its caller.</summary>
internal sealed class PlanWriter(Database database, string instant)
{
    /// <summary>Numbers of rows of one scenario lie in a block of this size, so that saving one never renumbers another.</summary>
    private const long Block = 100_000_000;

    private static readonly string[] Layers = ["plan_edge", "plan_settlement", "plan_span", "plan_repeater"];
    private static readonly string[] Tables =
        [.. Layers, "plan_summary", "frontier", "plan_graph", "plan_certificate", .. ScheduleTable.Tables, .. ForecastTable.Tables];

    private readonly GeometryBlob geometry = new();

    /// <summary>Saves a plan under its scenario; the calendar of an earlier plan of that name goes with it.</summary>
    public void Save(RolloutPlan plan)
    {
        var scenario = plan.Summary.Scenario;
        var number = FindNumber(scenario) ?? FreeNumber();
        Change(() =>
        {
            Clear(scenario);
            WriteSummary(plan, number);
            WriteEdges(plan.Edges, scenario, (number - 1) * Block);
            WriteSettlements(plan.Settlements, scenario, (number - 1) * Block);
            WriteSpans(plan.Spans, scenario, (number - 1) * Block);
            WriteRepeaters(plan.Repeaters, scenario, (number - 1) * Block);
            WriteFrontier(plan.Frontier, scenario, (number - 1) * Block);
            WriteBlob("plan_graph", scenario, PlanGraphBlob.Write(plan.Graph));
            WriteBlob("plan_certificate", scenario, CertificateBlob.Write(plan.Certificate));
        });
    }

    /// <summary>Removes a scenario; false when there is none of this name.</summary>
    public bool Delete(string scenario)
    {
        if (FindNumber(scenario) is null)
        {
            return false;
        }

        Change(() => Clear(scenario));
        return true;
    }

    private void Change(Action change)
    {
        foreach (var layer in Layers)
        {
            GeoPackage.DropTriggers(database, layer);
        }

        change();
        foreach (var layer in Layers)
        {
            GeoPackage.Touch(database, layer, instant, SpatialIndex.Rebuild(database, layer));
            GeoPackage.CreateTriggers(database, layer);
        }
    }

    private void Clear(string scenario)
    {
        ScheduleTable.RememberPackages(database, scenario);
        foreach (var table in Tables.Where(database.HasTable))
        {
            using var delete = database.Prepare($"DELETE FROM {table} WHERE scenario = ?");
            delete.Bind(1, scenario).Run();
        }
    }

    private long? FindNumber(string scenario)
    {
        using var row = database.Prepare("SELECT id FROM plan_summary WHERE scenario = ?");
        return row.Bind(1, scenario).Step() ? row.Number(0) : null;
    }

    private long FreeNumber()
    {
        var free = 1L;
        using var rows = database.Prepare("SELECT id FROM plan_summary ORDER BY id");
        while (rows.Step() && rows.Number(0) == free)
        {
            free++;
        }

        return free;
    }

    private void WriteSummary(RolloutPlan plan, long number)
    {
        var (summary, cost, seconds) = (plan.Summary, plan.Summary.Cost, plan.Summary.Seconds);
        using var insert = database.Prepare("""
            INSERT INTO plan_summary (id, scenario, total_cost_kzt, capex_kzt, fibre_cost_kzt, microwave_cost_kzt, satellite_cost_kzt, nodes_cost_kzt,
                lower_bound_kzt, gap, settlements, people, people_estimated_share, fibre_km, microwave_hops, options, summary,
                load_s, graph_s, reduce_s, solve_s, total_s)
            VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)
            """);
        insert.Bind(1, number).Bind(2, summary.Scenario).Bind(3, cost.Total).Bind(4, summary.Capex).Bind(5, cost.Fibre).Bind(6, cost.Microwave)
            .Bind(7, cost.Satellite).Bind(8, cost.Nodes).Bind(9, summary.LowerBound).Bind(10, summary.Gap).Bind(11, (long)summary.Settlements.Total)
            .Bind(12, summary.People.Total).Bind(13, summary.People.EstimatedShare).Bind(14, summary.FibreKm).Bind(15, (long)summary.MicrowaveHops)
            .Bind(16, PlanDocument.Write(plan.Options)).Bind(17, PlanDocument.Write(summary))
            .Bind(18, seconds.Load).Bind(19, seconds.Graph).Bind(20, seconds.Reduce).Bind(21, seconds.Solve).Bind(22, seconds.Total).Run();
    }

    private void WriteEdges(IReadOnlyList<PlanEdge> edges, string scenario, long before)
    {
        using var insert = database.Prepare("""
            INSERT INTO plan_edge (id, geom, scenario, key, parent_key, graph_edge, method, kind, length_m, river_crossings, rail_crossings, radios, masts,
                line_of_sight, cost_kzt, capex_kzt, settlements_behind, people_behind, demand_mbps, region_id, district_id)
            VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)
            """);
        foreach (var edge in edges)
        {
            insert.Bind(1, ++before).Bind(2, geometry.Line(edge.Points)).Bind(3, scenario).Bind(4, edge.Key)
                .Bind(5, edge.ParentKey).Bind(6, (long)edge.GraphEdge).Bind(7, Words<BuildMethod>.Of(edge.Method)).Bind(8, Words<CorridorKind>.Of(edge.Kind)).Bind(9, edge.Length)
                .Bind(10, (long)edge.RiverCrossings).Bind(11, (long)edge.RailCrossings).Bind(12, (long)edge.Radios).Bind(13, (long)edge.Masts)
                .Bind(14, Words<LineOfSight>.Of(edge.Sight)).Bind(15, edge.Cost).Bind(16, edge.Capex).Bind(17, (long)edge.SettlementsBehind)
                .Bind(18, edge.PeopleBehind).Bind(19, edge.DemandMbps).Bind(20, edge.RegionId).Bind(21, edge.DistrictId).Run();
        }
    }

    /// <summary>Name, place and people are copied from the settlement, so that a map shows the plan without joins.</summary>
    private void WriteSettlements(IReadOnlyList<PlanSettlement> settlements, string scenario, long before)
    {
        using var insert = database.Prepare("""
            INSERT INTO plan_settlement (id, geom, scenario, settlement_id, name_local, name_kk, name_ru, name_en, kind, kato, population,
                region_id, district_id, technology, cost_kzt, serve_cost_kzt, alternative_cost_kzt, demand_mbps, edge_key, path_length_m, reason)
            SELECT ?2, geom, ?3, id, name_local, name_kk, name_ru, name_en, kind, kato, population,
                region_id, district_id, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11
            FROM settlement WHERE id = ?1
            """);
        var first = before;
        foreach (var place in settlements)
        {
            insert.Bind(1, place.SettlementId).Bind(2, ++before).Bind(3, scenario).Bind(4, Words<Technology>.Of(place.Technology)).Bind(5, place.Cost)
                .Bind(6, place.ServeCost).Bind(7, place.AlternativeCost).Bind(8, place.DemandMbps).Bind(9, place.EdgeKey).Bind(10, place.PathLength)
                .Bind(11, place.Reason).Run();
        }

        var written = database.FindNumber($"SELECT count(*) FROM plan_settlement WHERE id > {first} AND id <= {before}");
        if (written != settlements.Count)
        {
            throw new InvalidOperationException($"The plan names {settlements.Count - written} settlements that the project does not hold.");
        }
    }

    private void WriteSpans(IReadOnlyList<PlanSpan> spans, string scenario, long before)
    {
        using var insert = database.Prepare("""
            INSERT INTO plan_span (id, geom, scenario, edge_key, offset_m, settlement_id, inner_edge_key, inner_offset_m, length_m, route_m, demand_mbps,
                optic, links, loss_db, least_loss_db, margin_db, attenuator_db)
            VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)
            """);
        foreach (var span in spans)
        {
            insert.Bind(1, ++before).Bind(2, geometry.Line(span.Points)).Bind(3, scenario).Bind(4, span.EdgeKey).Bind(5, span.Offset)
                .Bind(6, span.SettlementId).Bind(7, span.InnerEdgeKey).Bind(8, span.InnerOffset).Bind(9, span.Length).Bind(10, span.Route)
                .Bind(11, span.DemandMbps).Bind(12, span.Optic).Bind(13, (long)span.Links).Bind(14, span.LossDb).Bind(15, span.LeastLossDb)
                .Bind(16, span.MarginDb).Bind(17, span.AttenuatorDb).Run();
        }
    }

    private void WriteRepeaters(IReadOnlyList<PlanRepeater> repeaters, string scenario, long before)
    {
        using var insert = database.Prepare("""
            INSERT INTO plan_repeater (id, geom, scenario, edge_key, offset_m, settlement_id, demand_mbps, cost_kzt, capex_kzt, region_id, district_id)
            VALUES (?,?,?,?,?,?,?,?,?,?,?)
            """);
        foreach (var repeater in repeaters)
        {
            insert.Bind(1, ++before).Bind(2, geometry.Point(repeater.Location)).Bind(3, scenario).Bind(4, repeater.EdgeKey).Bind(5, repeater.Offset)
                .Bind(6, repeater.SettlementId).Bind(7, repeater.DemandMbps).Bind(8, repeater.Cost).Bind(9, repeater.Capex).Bind(10, repeater.RegionId)
                .Bind(11, repeater.DistrictId).Run();
        }
    }

    private void WriteFrontier(IReadOnlyList<FrontierCorner> frontier, string scenario, long before)
    {
        using var insert = database.Prepare(
            "INSERT INTO frontier (id, scenario, people, settlements, cost_kzt, capex_kzt, lower_bound_kzt, price_per_person_kzt) VALUES (?,?,?,?,?,?,?,?)");
        foreach (var corner in frontier)
        {
            insert.Bind(1, ++before).Bind(2, scenario).Bind(3, corner.People).Bind(4, (long)corner.Settlements).Bind(5, corner.Cost)
                .Bind(6, corner.Capex).Bind(7, corner.LowerBound).Bind(8, corner.PricePerPerson).Run();
        }
    }

    private void WriteBlob(string table, string scenario, ReadOnlySpan<byte> content)
    {
        using var insert = database.Prepare($"INSERT INTO {table} VALUES (?, ?)");
        insert.Bind(1, scenario).Bind(2, content).Run();
    }
}
