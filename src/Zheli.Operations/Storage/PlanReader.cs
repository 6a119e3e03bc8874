using Zheli.Model;
using Zheli.Model.Network;
using Zheli.Model.Programme;

namespace Zheli.Operations.Storage;

/// <summary>Reads the scenarios of a project, inside the transaction of its caller.</summary>
internal sealed class PlanReader(Database database)
{
    /// <summary>Names of all scenarios, in the order in which they were first saved.</summary>
    public List<string> ListScenarios()
    {
        var names = new List<string>();
        using var rows = database.Prepare("SELECT scenario FROM plan_summary ORDER BY id");
        while (rows.Step())
        {
            names.Add(rows.Text(0));
        }

        return names;
    }

    /// <summary>The whole plan of a scenario.</summary>
    public RolloutPlan Read(string scenario)
    {
        var (options, summary) = ReadSummary(scenario);
        return new RolloutPlan
        {
            Options = options,
            Summary = summary,
            Edges = ReadEdges(scenario),
            Settlements = ReadSettlements(scenario),
            Spans = ReadSpans(scenario),
            Repeaters = ReadRepeaters(scenario),
            Frontier = ReadFrontier(scenario),
            Graph = ReadGraph(scenario),
            Certificate = ReadBlob("plan_certificate", scenario, row => CertificateBlob.Read(database, row.Bytes(0))),
        };
    }

    /// <summary>The graph on which a scenario was planned.</summary>
    public RolloutGraph ReadGraph(string scenario) => ReadBlob("plan_graph", scenario, row => PlanGraphBlob.Read(database, row.Bytes(0)));

    /// <summary>The options and figures of a scenario.</summary>
    public (PlanOptions Options, PlanSummary Summary) ReadSummary(string scenario)
    {
        using var row = database.Prepare("SELECT options, summary, load_s, graph_s, reduce_s, solve_s, total_s FROM plan_summary WHERE scenario = ?");
        if (!row.Bind(1, scenario).Step())
        {
            throw Missing(scenario);
        }

        var seconds = new StageSeconds(row.Real(2), row.Real(3), row.Real(4), row.Real(5), row.Real(6));
        return (PlanDocument.ReadOptions(database, row.Text(0)), PlanDocument.ReadSummary(database, row.Text(1), seconds));
    }

    /// <summary>What a scenario builds.</summary>
    public List<PlanEdge> ReadEdges(string scenario)
    {
        var edges = new List<PlanEdge>();
        using var rows = database.Prepare("""
            SELECT key, graph_edge, parent_key, method, kind, length_m, river_crossings, rail_crossings, radios, masts, line_of_sight, cost_kzt, capex_kzt,
                settlements_behind, people_behind, demand_mbps, region_id, district_id, geom
            FROM plan_edge WHERE scenario = ? ORDER BY id
            """);
        rows.Bind(1, scenario);
        while (rows.Step())
        {
            edges.Add(new PlanEdge(
                rows.Text(0), rows.Int(1), rows.FindText(2),
                Words<BuildMethod>.Read(database, rows, 3), Words<CorridorKind>.Read(database, rows, 4), rows.Real(5),
                rows.Int(6), rows.Int(7), rows.Int(8), rows.Int(9), Words<LineOfSight>.Read(database, rows, 10), rows.Number(11), rows.Number(12),
                rows.Int(13), rows.Number(14), rows.Real(15), rows.FindNumber(16), rows.FindNumber(17), new GeometryReader(database, rows, 18).ReadLine()));
        }

        return edges;
    }

    /// <summary>How a scenario serves every settlement.</summary>
    public List<PlanSettlement> ReadSettlements(string scenario)
    {
        var settlements = new List<PlanSettlement>();
        using var rows = database.Prepare("""
            SELECT settlement_id, technology, cost_kzt, serve_cost_kzt, alternative_cost_kzt, demand_mbps, edge_key, path_length_m, reason
            FROM plan_settlement WHERE scenario = ? ORDER BY id
            """);
        rows.Bind(1, scenario);
        while (rows.Step())
        {
            settlements.Add(new PlanSettlement(
                rows.Number(0), Words<Technology>.Read(database, rows, 1), rows.Number(2), rows.Number(3), rows.Number(4),
                rows.Real(5), rows.FindText(6), rows.Real(7), rows.Text(8)));
        }

        return settlements;
    }

    /// <summary>The spans of a scenario.</summary>
    public List<PlanSpan> ReadSpans(string scenario)
    {
        var spans = new List<PlanSpan>();
        using var rows = database.Prepare("""
            SELECT edge_key, offset_m, settlement_id, inner_edge_key, inner_offset_m, length_m, route_m, demand_mbps, optic, links, loss_db, least_loss_db,
                margin_db, attenuator_db, geom
            FROM plan_span WHERE scenario = ? ORDER BY id
            """);
        rows.Bind(1, scenario);
        while (rows.Step())
        {
            spans.Add(new(
                rows.Text(0), rows.Real(1), rows.FindNumber(2), rows.FindText(3), rows.Real(4), rows.Real(5), rows.Real(6), rows.Real(7), rows.Text(8),
                rows.Int(9), rows.Real(10), rows.Real(11), rows.Real(12), rows.Real(13), new GeometryReader(database, rows, 14).ReadLine()));
        }

        return spans;
    }

    /// <summary>The repeaters of a scenario.</summary>
    public List<PlanRepeater> ReadRepeaters(string scenario)
    {
        var repeaters = new List<PlanRepeater>();
        using var rows = database.Prepare("""
            SELECT edge_key, offset_m, settlement_id, demand_mbps, cost_kzt, capex_kzt, region_id, district_id, geom
            FROM plan_repeater WHERE scenario = ? ORDER BY id
            """);
        rows.Bind(1, scenario);
        while (rows.Step())
        {
            repeaters.Add(new(
                rows.Text(0), rows.Real(1), rows.FindNumber(2), new GeometryReader(database, rows, 8).ReadPoint(), rows.Real(3), rows.Number(4),
                rows.Number(5), rows.FindNumber(6), rows.FindNumber(7)));
        }

        return repeaters;
    }

    /// <summary>The frontier of a scenario.</summary>
    public List<FrontierCorner> ReadFrontier(string scenario)
    {
        var corners = new List<FrontierCorner>();
        using var rows = database.Prepare(
            "SELECT people, settlements, cost_kzt, capex_kzt, lower_bound_kzt, price_per_person_kzt FROM frontier WHERE scenario = ? ORDER BY id");
        rows.Bind(1, scenario);
        while (rows.Step())
        {
            corners.Add(new FrontierCorner(rows.Number(0), rows.Int(1), rows.Number(2), rows.Number(3), rows.Number(4), rows.Number(5)));
        }

        return corners;
    }

    private T ReadBlob<T>(string table, string scenario, Func<Statement, T> read)
    {
        using var row = database.Prepare($"SELECT content FROM {table} WHERE scenario = ?");
        return row.Bind(1, scenario).Step() ? read(row) : throw database.Damaged($"the {table.Replace('_', ' ')} of scenario '{scenario}' is missing");
    }

    private BadInputException Missing(string scenario)
    {
        var known = ListScenarios();
        return new("scenario-missing", Path.GetFileName(database.Path), $"The project has no scenario '{scenario}'.", known.Count > 0
            ? $"Maybe one of these: {string.Join(", ", known)}."
            : "Maybe plan it first with 'zheli plan'.");
    }
}
