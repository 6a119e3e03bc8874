namespace Zheli.Operations.Storage;

/// <summary>The layers that say whether the light of a plan arrives.</summary>
internal static class OpticsSchema
{
    private const string Span = """
        scenario TEXT NOT NULL, edge_key TEXT NOT NULL, offset_m REAL NOT NULL, settlement_id INTEGER, inner_edge_key TEXT, inner_offset_m REAL NOT NULL,
        length_m REAL NOT NULL, route_m REAL NOT NULL, demand_mbps REAL NOT NULL, optic TEXT NOT NULL, links INTEGER NOT NULL, loss_db REAL NOT NULL,
        least_loss_db REAL NOT NULL, margin_db REAL NOT NULL, attenuator_db REAL NOT NULL
        """;

    private const string Repeater = """
        scenario TEXT NOT NULL, edge_key TEXT NOT NULL, offset_m REAL NOT NULL, settlement_id INTEGER, demand_mbps REAL NOT NULL, cost_kzt INTEGER NOT NULL,
        capex_kzt INTEGER NOT NULL, region_id INTEGER, district_id INTEGER
        """;

    /// <summary>The layers.</summary>
    public static readonly IReadOnlyList<ProjectTable> Tables =
    [
        new("plan_span", "LINESTRING", Span, "Fibre between neighbouring active sites, with its optics and margin"),
        new("plan_repeater", "POINT", Repeater, "Sites on fibre spans that no optic reaches across"),
    ];
}
