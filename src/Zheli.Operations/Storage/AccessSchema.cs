namespace Zheli.Operations.Storage;

/// <summary>The tables of access networks: premises, and for each settlement one design. Keys are stable; numbers of rows lie in a block for each settlement.</summary>
internal static class AccessSchema
{
    private const string Premises = """
        settlement_id INTEGER NOT NULL, key TEXT NOT NULL, dwellings INTEGER NOT NULL, basis TEXT NOT NULL DEFAULT 'stated', entrances INTEGER NOT NULL DEFAULT 0,
        floors INTEGER NOT NULL DEFAULT 0
        """;

    private const string Route = """
        settlement_id INTEGER NOT NULL, key TEXT NOT NULL, from_point TEXT NOT NULL, to_point TEXT NOT NULL, street TEXT NOT NULL, kind TEXT NOT NULL,
        method TEXT NOT NULL, length_m REAL NOT NULL, cost_kzt INTEGER NOT NULL
        """;

    private const string Site = """
        settlement_id INTEGER NOT NULL, key TEXT NOT NULL, kind TEXT NOT NULL, point TEXT NOT NULL, fed_from TEXT, fibres INTEGER NOT NULL, dwellings INTEGER NOT NULL,
        cost_kzt INTEGER NOT NULL
        """;

    private const string Drop = """
        settlement_id INTEGER NOT NULL, premises TEXT NOT NULL, entrance INTEGER NOT NULL, dwellings INTEGER NOT NULL, point TEXT NOT NULL, site TEXT NOT NULL,
        splitter TEXT NOT NULL, port INTEGER NOT NULL, lead_m REAL NOT NULL, drop_m REAL NOT NULL, path_m REAL NOT NULL, loss_db REAL NOT NULL,
        least_loss_db REAL NOT NULL, lead_method TEXT NOT NULL, crosses_street BOOLEAN NOT NULL, cost_kzt INTEGER NOT NULL
        """;

    private const string Unserved = """
        settlement_id INTEGER NOT NULL, premises TEXT NOT NULL, dwellings INTEGER NOT NULL, cause TEXT NOT NULL, message TEXT NOT NULL, way_out TEXT NOT NULL
        """;

    private const string Cable = """
        settlement_id INTEGER NOT NULL, route TEXT NOT NULL, level TEXT NOT NULL, size INTEGER NOT NULL, count INTEGER NOT NULL, fibres INTEGER NOT NULL,
        cost_kzt INTEGER NOT NULL
        """;

    private const string Splitter = """
        settlement_id INTEGER NOT NULL, key TEXT NOT NULL, site TEXT NOT NULL, ratio INTEGER NOT NULL, fed_by TEXT, port INTEGER NOT NULL, used_ports INTEGER NOT NULL
        """;

    private const string Summary = """
        settlement_id INTEGER NOT NULL UNIQUE, premises INTEGER NOT NULL, dwellings INTEGER NOT NULL, served INTEGER NOT NULL, cost_kzt INTEGER NOT NULL,
        lower_bound_kzt INTEGER NOT NULL, gap REAL NOT NULL, stamp TEXT NOT NULL, options TEXT NOT NULL, summary TEXT NOT NULL, findings TEXT NOT NULL
        """;

    /// <summary>Layers and attribute tables.</summary>
    public static readonly IReadOnlyList<ProjectTable> Tables =
    [
        new("premises", "POINT", Premises, "Buildings and plots that an access network must pass"),
        new("access_route", "LINESTRING", Route, "Trenches and pole routes of the access networks"),
        new("access_site", "POINT", Site, "Feeding nodes, cabinets, closures and distribution points of entrances"),
        new("access_drop", "POINT", Drop, "Connections: which ports serve a premises, and how the light arrives"),
        new("access_unserved", "POINT", Unserved, "Premises that no design serves, with cause and way out"),
        new("access_cable", null, Cable, "Cables along each stretch, by level and size"),
        new("access_splitter", null, Splitter, "Splitters and the port that feeds each"),
        new("access_summary", null, Summary, "One row for each settlement that has an access design"),
    ];

    /// <summary>Indexes of the tables.</summary>
    public const string Indexes = """
        CREATE INDEX IF NOT EXISTS premises_settlement ON premises (settlement_id);
        CREATE INDEX IF NOT EXISTS premises_key ON premises (key);
        CREATE INDEX IF NOT EXISTS access_drop_premises ON access_drop (premises);
        """;
}
