namespace Zheli.Operations.Storage;

/// <summary>
/// The tables that make a SQLite file a GeoPackage (OGC 12-128r17, version 1.3): core tables of clause 2.1, and the spatial index
/// extension of annex F.3 with its triggers, so that an edit in QGIS keeps the index right.
/// </summary>
internal static class GeoPackage
{
    /// <summary>"GPKG" in ASCII, the application id of clause 1.1.1.1.1.</summary>
    public const int ApplicationId = 0x47504B47;

    /// <summary>The instant written where the standard wants one and the content of the project has none: the same content gives the same file.</summary>
    public const string NoInstant = "2000-01-01T00:00:00.000Z";

    private const string Wgs84 =
        "GEOGCS[\"WGS 84\",DATUM[\"WGS_1984\",SPHEROID[\"WGS 84\",6378137,298.257223563,AUTHORITY[\"EPSG\",\"7030\"]],AUTHORITY[\"EPSG\",\"6326\"]],"
        + "PRIMEM[\"Greenwich\",0,AUTHORITY[\"EPSG\",\"8901\"]],UNIT[\"degree\",0.0174532925199433,AUTHORITY[\"EPSG\",\"9122\"]],"
        + "AXIS[\"Latitude\",NORTH],AXIS[\"Longitude\",EAST],AUTHORITY[\"EPSG\",\"4326\"]]";

    private const string Core = $"""
        PRAGMA application_id = 1196444487;
        PRAGMA user_version = 10300;
        CREATE TABLE IF NOT EXISTS gpkg_spatial_ref_sys (
            srs_name TEXT NOT NULL, srs_id INTEGER NOT NULL PRIMARY KEY, organization TEXT NOT NULL, organization_coordsys_id INTEGER NOT NULL,
            definition TEXT NOT NULL, description TEXT);
        INSERT OR IGNORE INTO gpkg_spatial_ref_sys VALUES
            ('Undefined Cartesian SRS', -1, 'NONE', -1, 'undefined', 'undefined Cartesian coordinate reference system'),
            ('Undefined geographic SRS', 0, 'NONE', 0, 'undefined', 'undefined geographic coordinate reference system'),
            ('WGS 84 geodetic', 4326, 'EPSG', 4326, '{Wgs84}', 'longitude/latitude coordinates in decimal degrees on the WGS 84 spheroid');
        CREATE TABLE IF NOT EXISTS gpkg_contents (
            table_name TEXT NOT NULL PRIMARY KEY, data_type TEXT NOT NULL, identifier TEXT UNIQUE, description TEXT DEFAULT '',
            last_change DATETIME NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ','now')),
            min_x DOUBLE, min_y DOUBLE, max_x DOUBLE, max_y DOUBLE, srs_id INTEGER,
            CONSTRAINT fk_gc_r_srs_id FOREIGN KEY (srs_id) REFERENCES gpkg_spatial_ref_sys(srs_id));
        CREATE TABLE IF NOT EXISTS gpkg_geometry_columns (
            table_name TEXT NOT NULL, column_name TEXT NOT NULL, geometry_type_name TEXT NOT NULL, srs_id INTEGER NOT NULL, z TINYINT NOT NULL, m TINYINT NOT NULL,
            CONSTRAINT pk_geom_cols PRIMARY KEY (table_name, column_name), CONSTRAINT uk_gc_table_name UNIQUE (table_name),
            CONSTRAINT fk_gc_tn FOREIGN KEY (table_name) REFERENCES gpkg_contents(table_name),
            CONSTRAINT fk_gc_srs FOREIGN KEY (srs_id) REFERENCES gpkg_spatial_ref_sys (srs_id));
        CREATE TABLE IF NOT EXISTS gpkg_extensions (
            table_name TEXT, column_name TEXT, extension_name TEXT NOT NULL, definition TEXT NOT NULL, scope TEXT NOT NULL,
            CONSTRAINT ge_tce UNIQUE (table_name, column_name, extension_name));
        """;

    private const string PutBox =
        "INSERT OR REPLACE INTO rtree_t_geom VALUES (NEW.id, ST_MinX(NEW.geom), ST_MaxX(NEW.geom), ST_MinY(NEW.geom), ST_MaxY(NEW.geom));";

    private const string HasBox = "(NEW.geom NOTNULL AND NOT ST_IsEmpty(NEW.geom))";
    private const string HasNoBox = "(NEW.geom ISNULL OR ST_IsEmpty(NEW.geom))";

    /// <summary>The triggers of annex F.3; t stands for the table.</summary>
    private static readonly (string Name, string Body)[] Triggers =
    [
        ("insert", $"AFTER INSERT ON t WHEN {HasBox} BEGIN {PutBox} END"),
        ("update1", $"AFTER UPDATE OF geom ON t WHEN OLD.id = NEW.id AND {HasBox} BEGIN {PutBox} END"),
        ("update2", $"AFTER UPDATE OF geom ON t WHEN OLD.id = NEW.id AND {HasNoBox} BEGIN DELETE FROM rtree_t_geom WHERE id = OLD.id; END"),
        ("update3", $"AFTER UPDATE ON t WHEN OLD.id != NEW.id AND {HasBox} BEGIN DELETE FROM rtree_t_geom WHERE id = OLD.id; {PutBox} END"),
        ("update4", $"AFTER UPDATE ON t WHEN OLD.id != NEW.id AND {HasNoBox} BEGIN DELETE FROM rtree_t_geom WHERE id IN (OLD.id, NEW.id); END"),
        ("delete", "AFTER DELETE ON t WHEN OLD.geom NOTNULL BEGIN DELETE FROM rtree_t_geom WHERE id = OLD.id; END"),
    ];

    /// <summary>Makes the core tables.</summary>
    public static void CreateCore(Database database) => database.Execute(Core);

    /// <summary>Lists a table in <c>gpkg_contents</c>, and gives a layer its geometry column and its spatial index.</summary>
    public static void Register(Database database, ProjectTable table)
    {
        const string list = "INSERT OR IGNORE INTO gpkg_contents (table_name, data_type, identifier, description, last_change, srs_id) VALUES (?, ?, ?, ?, ?, ?)";
        Run(database, list, s => s.Bind(1, table.Name).Bind(2, table.Geometry is null ? "attributes" : "features").Bind(3, table.Name).Bind(4, table.Description).Bind(5, NoInstant)
            .Bind(6, table.Geometry is null ? null : 4326L));
        if (table.Geometry is null)
        {
            return;
        }

        Run(database, "INSERT OR IGNORE INTO gpkg_geometry_columns VALUES (?, 'geom', ?, 4326, 0, 0)", s => s.Bind(1, table.Name).Bind(2, table.Geometry));
        const string extend = "INSERT OR IGNORE INTO gpkg_extensions VALUES (?, 'geom', 'gpkg_rtree_index', 'http://www.geopackage.org/spec120/#extension_rtree', 'write-only')";
        Run(database, extend, s => s.Bind(1, table.Name));
        if (!database.HasTable($"rtree_{table.Name}_geom"))
        {
            database.Execute($"CREATE VIRTUAL TABLE rtree_{table.Name}_geom USING rtree(id, minx, maxx, miny, maxy)");
            CreateTriggers(database, table.Name);
        }
    }

    /// <summary>Takes the triggers of a layer away while it is filled; they call functions that only map programs define.</summary>
    public static void DropTriggers(Database database, string table)
    {
        foreach (var (name, _) in Triggers)
        {
            database.Execute($"DROP TRIGGER IF EXISTS rtree_{table}_geom_{name}");
        }

        // QGIS and GDAL replace two of the triggers by newer wordings when they edit a layer.
        foreach (var name in (ReadOnlySpan<string>)["update5", "update6", "update7"])
        {
            database.Execute($"DROP TRIGGER IF EXISTS rtree_{table}_geom_{name}");
        }
    }

    /// <summary>Puts the triggers back.</summary>
    public static void CreateTriggers(Database database, string table)
    {
        foreach (var (name, body) in Triggers)
        {
            var sql = body.Replace("rtree_t_geom", $"rtree_{table}_geom", StringComparison.Ordinal)
                .Replace(" ON t ", $" ON {table} ", StringComparison.Ordinal);
            database.Execute($"CREATE TRIGGER rtree_{table}_geom_{name} {sql}");
        }
    }

    /// <summary>Records when a table last changed, and the box around a layer.</summary>
    public static void Touch(Database database, string table, string instant, Box box) =>
        Run(database, "UPDATE gpkg_contents SET last_change = ?2, min_x = ?3, min_y = ?4, max_x = ?5, max_y = ?6 WHERE table_name = ?1", s =>
        {
            s.Bind(1, table).Bind(2, instant);
            if (!box.IsEmpty)
            {
                s.Bind(3, box.MinX).Bind(4, box.MinY).Bind(5, box.MaxX).Bind(6, box.MaxY);
            }
        });

    private static void Run(Database database, string sql, Action<Statement> bind)
    {
        using var statement = database.Prepare(sql);
        bind(statement);
        statement.Run();
    }
}
