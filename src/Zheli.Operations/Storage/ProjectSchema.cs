namespace Zheli.Operations.Storage;

/// <summary>A table of the project that map programs list: a layer when it has a geometry, attributes when not.</summary>
/// <param name="Name">Name of the table.</param>
/// <param name="Geometry">Geometry type of the layer, or null.</param>
/// <param name="Columns">Its columns after the number and the geometry, as SQL.</param>
/// <param name="Description">What it holds, for whoever opens the file elsewhere.</param>
internal sealed record ProjectTable(string Name, string? Geometry, string Columns, string Description);

/// <summary>The tables of a project file. A unit ends the name of its column; money is whole-life whole tenge unless it says capex.</summary>
internal static class ProjectSchema
{
    /// <summary>The version that this program writes; raise it with a step in <see cref="ProjectMigrations"/> whenever a table changes.</summary>
    public const int Version = 2;

    // The defaults are for whoever draws in QGIS: a new object is complete as soon as it has a geometry.
    private const string Names = "name_local TEXT NOT NULL DEFAULT '', name_kk TEXT, name_ru TEXT, name_en TEXT";
    private const string Origin = "source TEXT NOT NULL DEFAULT 'drawn', import_id INTEGER";
    private const string Area = $"{Names}, kato TEXT, population INTEGER, {Origin}";

    private const string Settlement = $"""
        {Names}, kind TEXT NOT NULL DEFAULT 'village', kato TEXT, population INTEGER NOT NULL DEFAULT 0, population_basis TEXT NOT NULL DEFAULT 'stated',
        population_is_estimated BOOLEAN NOT NULL DEFAULT 0, buildings INTEGER, region_id INTEGER, district_id INTEGER, source TEXT NOT NULL DEFAULT 'drawn'
        """;

    private const string Corridor = $"""
        kind TEXT NOT NULL DEFAULT 'local', length_m REAL NOT NULL DEFAULT 0, is_bridge BOOLEAN NOT NULL DEFAULT 0,
        is_tunnel BOOLEAN NOT NULL DEFAULT 0, {Origin}
        """;

    private const string Water = $"name_local TEXT NOT NULL DEFAULT '', is_area BOOLEAN NOT NULL DEFAULT 0, {Origin}";

    private const string NetworkNode = $"name_local TEXT NOT NULL DEFAULT '', owner TEXT NOT NULL DEFAULT '', {Origin}";

    private const string NetworkLine = $"""
        name_local TEXT NOT NULL DEFAULT '', owner TEXT NOT NULL DEFAULT '', fibres INTEGER, length_m REAL NOT NULL DEFAULT 0, {Origin}
        """;

    private const string PlanEdge = """
        scenario TEXT NOT NULL, key TEXT NOT NULL, parent_key TEXT, graph_edge INTEGER NOT NULL, method TEXT NOT NULL, kind TEXT NOT NULL,
        length_m REAL NOT NULL, river_crossings INTEGER NOT NULL, rail_crossings INTEGER NOT NULL, radios INTEGER NOT NULL, masts INTEGER NOT NULL, line_of_sight TEXT NOT NULL,
        cost_kzt INTEGER NOT NULL, capex_kzt INTEGER NOT NULL, settlements_behind INTEGER NOT NULL, people_behind INTEGER NOT NULL, demand_mbps REAL NOT NULL,
        region_id INTEGER, district_id INTEGER
        """;

    private const string PlanSettlement = $"""
        scenario TEXT NOT NULL, settlement_id INTEGER NOT NULL, {Names}, kind TEXT NOT NULL, kato TEXT, population INTEGER NOT NULL, region_id INTEGER,
        district_id INTEGER, technology TEXT NOT NULL, cost_kzt INTEGER NOT NULL, serve_cost_kzt INTEGER NOT NULL, alternative_cost_kzt INTEGER NOT NULL,
        demand_mbps REAL NOT NULL, edge_key TEXT, path_length_m REAL NOT NULL, reason TEXT NOT NULL
        """;

    private const string PlanSummary = """
        scenario TEXT NOT NULL UNIQUE, total_cost_kzt INTEGER NOT NULL, capex_kzt INTEGER NOT NULL, fibre_cost_kzt INTEGER NOT NULL,
        microwave_cost_kzt INTEGER NOT NULL, satellite_cost_kzt INTEGER NOT NULL, nodes_cost_kzt INTEGER NOT NULL, lower_bound_kzt INTEGER NOT NULL,
        gap REAL NOT NULL, settlements INTEGER NOT NULL, people INTEGER NOT NULL, people_estimated_share REAL NOT NULL, fibre_km REAL NOT NULL,
        microwave_hops INTEGER NOT NULL, options TEXT NOT NULL, summary TEXT NOT NULL, load_s REAL NOT NULL, graph_s REAL NOT NULL, reduce_s REAL NOT NULL,
        solve_s REAL NOT NULL, total_s REAL NOT NULL
        """;

    private const string Frontier = """
        scenario TEXT NOT NULL, people INTEGER NOT NULL, settlements INTEGER NOT NULL, cost_kzt INTEGER NOT NULL, capex_kzt INTEGER NOT NULL,
        lower_bound_kzt INTEGER NOT NULL, price_per_person_kzt INTEGER NOT NULL
        """;

    private const string WorkPackage = """
        scenario TEXT NOT NULL, package_id TEXT NOT NULL, kind TEXT NOT NULL, crew TEXT NOT NULL, region_id INTEGER, district_id INTEGER, settlement_id INTEGER,
        upstream_id TEXT, starts_after TEXT NOT NULL, edges TEXT NOT NULL, length_m REAL NOT NULL, quantities TEXT NOT NULL, work_crew_day_hundredths INTEGER NOT NULL,
        permit_days INTEGER NOT NULL, lead_days INTEGER NOT NULL, capex_kzt INTEGER NOT NULL, people INTEGER NOT NULL, value_kzt_month INTEGER NOT NULL,
        start_date TEXT NOT NULL, finish_date TEXT NOT NULL, lit_date TEXT NOT NULL, crew_row INTEGER NOT NULL, crew_number INTEGER NOT NULL, crew_order INTEGER NOT NULL, move_m INTEGER NOT NULL
        """;

    private const string ScheduleSummary = """
        scenario TEXT NOT NULL UNIQUE, start_date TEXT NOT NULL, deadline_date TEXT, finish_date TEXT NOT NULL, finish_bound_date TEXT NOT NULL,
        meets_deadline BOOLEAN NOT NULL, packages INTEGER NOT NULL, crews INTEGER NOT NULL, people INTEGER NOT NULL, people_connected INTEGER NOT NULL,
        people_days INTEGER NOT NULL, gap REAL NOT NULL, capex_kzt INTEGER NOT NULL, inputs TEXT NOT NULL, summary TEXT NOT NULL
        """;

    private const string ForecastSummary = """
        scenario TEXT NOT NULL UNIQUE, as_of_date TEXT NOT NULL, deadline_date TEXT, planned_date TEXT NOT NULL, p50_date TEXT, p80_date TEXT, p90_date TEXT, on_time REAL,
        samples INTEGER NOT NULL, seed INTEGER NOT NULL, content TEXT NOT NULL
        """;

    private const string ForecastSettlement = """
        scenario TEXT NOT NULL, settlement_id INTEGER NOT NULL, name TEXT NOT NULL, people INTEGER NOT NULL, planned_date TEXT NOT NULL, p50_date TEXT, p80_date TEXT,
        p90_date TEXT, on_time REAL
        """;

    private const string Catalogue = """
        key TEXT NOT NULL, region_id INTEGER, description TEXT NOT NULL, unit TEXT NOT NULL, currency TEXT, low REAL, value REAL, high REAL,
        grade TEXT NOT NULL, source TEXT NOT NULL, note TEXT NOT NULL, is_overridden BOOLEAN NOT NULL
        """;

    private const string Finding = "severity TEXT NOT NULL, code TEXT NOT NULL, location TEXT NOT NULL, message TEXT NOT NULL, advice TEXT NOT NULL";

    private const string ImportHistory = """
        file TEXT NOT NULL UNIQUE, sha256 TEXT NOT NULL, kind TEXT NOT NULL, rows_read INTEGER NOT NULL, rows_kept INTEGER NOT NULL,
        rows_rejected INTEGER NOT NULL, imported_at TEXT NOT NULL
        """;

    // Text and numbers exactly as they were hashed: see docs/methods/progress.md.
    private const string ProgressEvent = """
        kind TEXT NOT NULL, date TEXT NOT NULL, subject_kind TEXT NOT NULL, subject TEXT NOT NULL, quantity TEXT, unit TEXT, crew_days TEXT,
        author TEXT NOT NULL, note TEXT NOT NULL, recorded_at TEXT NOT NULL, hash TEXT NOT NULL
        """;

    private const string ProgressEvidence = """
        event_id INTEGER NOT NULL, file TEXT NOT NULL, sha256 TEXT NOT NULL, size_bytes INTEGER NOT NULL, photo_longitude REAL, photo_latitude REAL, photo_taken_at TEXT
        """;

    /// <summary>Layers and attribute tables, in the order in which map programs list them.</summary>
    public static readonly IReadOnlyList<ProjectTable> Tables =
    [
        new("border", "MULTIPOLYGON", Area, "Outline of the country"),
        new("region", "MULTIPOLYGON", Area, "Regions and cities of republican rank"),
        new("district", "MULTIPOLYGON", $"region_id INTEGER, {Area}", "Districts and cities of regional rank"),
        new("settlement", "POINT", Settlement, "Places where people live"),
        new("corridor", "LINESTRING", Corridor, "Roads, railways and power lines along which a network may be built"),
        new("water", "GEOMETRY", Water, "Rivers as lines, lakes and seas as polygons"),
        new("network_node", "POINT", NetworkNode, "Points of the existing network"),
        new("network_line", "LINESTRING", NetworkLine, "Cables of the existing network"),
        new("plan_edge", "LINESTRING", PlanEdge, "What a plan builds"),
        new("plan_settlement", "POINT", PlanSettlement, "How a plan serves every settlement"),
        new("plan_summary", null, PlanSummary, "One row for each scenario"),
        new("frontier", null, Frontier, "Cost of the terrestrial network against the people whom it serves"),
        new("work_package", null, WorkPackage, "The calendar: what each crew builds from when to when"),
        new("schedule_summary", null, ScheduleSummary, "One row for each scenario that has a calendar"),
        new("forecast_summary", null, ForecastSummary, "One row for each scenario whose calendar has odds"),
        new("forecast_settlement", null, ForecastSettlement, "The odds of every settlement that the plan connects"),
        new("catalogue", null, Catalogue, "Every figure in use, with its range and source"),
        new("finding", null, Finding, "What was noticed in the sources"),
        new("import_history", null, ImportHistory, "Which files the project was made from"),
        new("progress_event", null, ProgressEvent, "Log of progress; each event carries the hash of all before it"),
        new("progress_evidence", null, ProgressEvidence, "Files that show the events"),
        .. OpticsSchema.Tables,
        .. AccessSchema.Tables,
    ];

    /// <summary>Tables that only Zheli reads; map programs do not list them.</summary>
    public const string HiddenTables = """
        CREATE TABLE IF NOT EXISTS zheli_meta (key TEXT PRIMARY KEY NOT NULL, value TEXT NOT NULL);
        CREATE TABLE IF NOT EXISTS plan_graph (scenario TEXT PRIMARY KEY NOT NULL, content BLOB NOT NULL);
        CREATE TABLE IF NOT EXISTS plan_certificate (scenario TEXT PRIMARY KEY NOT NULL, content BLOB NOT NULL);
        CREATE TABLE IF NOT EXISTS schedule_proof (scenario TEXT PRIMARY KEY NOT NULL, content BLOB NOT NULL);
        CREATE TABLE IF NOT EXISTS work_package_past (scenario TEXT NOT NULL, package_id TEXT NOT NULL, kind TEXT NOT NULL, edges TEXT NOT NULL, settlement_id INTEGER,
            PRIMARY KEY (scenario, package_id));
        CREATE TABLE IF NOT EXISTS raster (name TEXT PRIMARY KEY NOT NULL,
            west REAL NOT NULL, north REAL NOT NULL, step_x REAL NOT NULL, step_y REAL NOT NULL, columns INTEGER NOT NULL, rows INTEGER NOT NULL);
        CREATE TABLE IF NOT EXISTS raster_tile (name TEXT NOT NULL, tile INTEGER NOT NULL, content BLOB NOT NULL, PRIMARY KEY (name, tile));
        CREATE TABLE IF NOT EXISTS import_content (import_id INTEGER PRIMARY KEY NOT NULL, content BLOB NOT NULL);
        CREATE INDEX IF NOT EXISTS plan_edge_scenario ON plan_edge (scenario);
        CREATE INDEX IF NOT EXISTS progress_evidence_event ON progress_evidence (event_id);
        CREATE INDEX IF NOT EXISTS plan_settlement_scenario ON plan_settlement (scenario);
        CREATE INDEX IF NOT EXISTS work_package_scenario ON work_package (scenario);
        CREATE INDEX IF NOT EXISTS forecast_settlement_scenario ON forecast_settlement (scenario);
        """;

    /// <summary>Makes every table that the file does not have yet.</summary>
    public static void CreateMissing(Database database)
    {
        GeoPackage.CreateCore(database);
        foreach (var table in Tables)
        {
            var geometry = table.Geometry is null ? "" : $"geom {table.Geometry} NOT NULL, ";
            database.Execute($"CREATE TABLE IF NOT EXISTS {table.Name} (id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, {geometry}{table.Columns})");
            GeoPackage.Register(database, table);
        }

        database.Execute(HiddenTables);
        database.Execute(AccessSchema.Indexes);
        LayerStyles.Create(database);
    }
}
