using Zheli.Model.Network;
using Zheli.Model.Places;

namespace Zheli.Operations.Storage;

/// <summary>Reads the imported layers of a project, inside the transaction of its caller.</summary>
internal sealed class TerritoryReader(Database database)
{
    private static readonly (string Table, AdminLevel Level)[] AreaTables =
        [("border", AdminLevel.Country), ("region", AdminLevel.Region), ("district", AdminLevel.District)];

    /// <summary>All layers.</summary>
    public Territory Read() => new()
    {
        Areas = ReadAreas(),
        Settlements = ReadSettlements(),
        Corridors = ReadCorridors(),
        Water = ReadWater(),
        NetworkNodes = ReadNodes(),
        NetworkLines = ReadLines(),
        Elevation = ElevationTable.Find(database),
        IsSynthetic = MetaTable.Find(database, MetaTable.IsSynthetic) == "1",
    };

    /// <summary>Areas, settlements and the existing network: what is needed where nothing is routed.</summary>
    public Territory ReadPlaces() => new()
    {
        Areas = ReadAreas(),
        Settlements = ReadSettlements(),
        NetworkNodes = ReadNodes(),
        NetworkLines = ReadLines(),
        IsSynthetic = MetaTable.Find(database, MetaTable.IsSynthetic) == "1",
    };

    /// <summary>From which file each object came, in the order of <see cref="Read"/>.</summary>
    public TerritoryOrigins ReadOrigins() => new(
        Origins("""
            SELECT import_id FROM (SELECT id, import_id FROM border UNION ALL SELECT id, import_id FROM region UNION ALL SELECT id, import_id FROM district)
            ORDER BY id
            """),
        Origins("SELECT import_id FROM corridor ORDER BY id"),
        Origins("SELECT import_id FROM water ORDER BY id"),
        Origins("SELECT import_id FROM network_node ORDER BY id"),
        Origins("SELECT import_id FROM network_line ORDER BY id"));

    /// <summary>Country, regions and districts, in order of id.</summary>
    public List<AdminArea> ReadAreas()
    {
        var areas = new List<AdminArea>();
        foreach (var (table, level) in AreaTables)
        {
            var region = level == AdminLevel.District ? "region_id" : "NULL";
            using var rows = database.Prepare(
                $"SELECT id, geom, name_local, name_kk, name_ru, name_en, kato, population, source, {region} FROM {table} ORDER BY id");
            while (rows.Step())
            {
                areas.Add(new AdminArea
                {
                    Id = rows.Number(0),
                    Level = level,
                    Polygons = new GeometryReader(database, rows, 1).ReadPolygons(),
                    Names = Names(rows, 2),
                    Kato = rows.FindText(6),
                    Population = rows.FindInt(7),
                    Source = rows.Text(8),
                    RegionId = rows.FindNumber(9),
                });
            }
        }

        areas.Sort((a, b) => a.Id.CompareTo(b.Id));
        return areas;
    }

    /// <summary>Settlements, in order of id.</summary>
    public List<Settlement> ReadSettlements()
    {
        var settlements = new List<Settlement>();
        using var rows = database.Prepare("""
            SELECT id, geom, name_local, name_kk, name_ru, name_en, kind, kato, population, population_basis, buildings, region_id, district_id, source
            FROM settlement ORDER BY id
            """);
        while (rows.Step())
        {
            settlements.Add(new Settlement
            {
                Id = rows.Number(0),
                Location = new GeometryReader(database, rows, 1).ReadPoint(),
                Names = Names(rows, 2),
                Kind = Words<PlaceKind>.Read(database, rows, 6),
                Kato = rows.FindText(7),
                Population = rows.Int(8),
                PopulationBasis = Words<PopulationBasis>.Read(database, rows, 9),
                Buildings = rows.FindInt(10),
                RegionId = rows.FindNumber(11),
                DistrictId = rows.FindNumber(12),
                Source = rows.Text(13),
            });
        }

        return settlements;
    }

    private List<Corridor> ReadCorridors()
    {
        var corridors = new List<Corridor>((int)Math.Min(database.FindNumber("SELECT count(*) FROM corridor") ?? 0, 10_000_000));
        using var rows = database.Prepare("SELECT id, geom, kind, is_bridge, is_tunnel, source FROM corridor ORDER BY id");
        while (rows.Step())
        {
            var points = new GeometryReader(database, rows, 1).ReadLine();
            corridors.Add(new Corridor(rows.Number(0), Words<CorridorKind>.Read(database, rows, 2), points, rows.Text(5))
            {
                IsBridge = rows.Number(3) != 0,
                IsTunnel = rows.Number(4) != 0,
            });
        }

        return corridors;
    }

    private List<WaterFeature> ReadWater()
    {
        var water = new List<WaterFeature>();
        using var rows = database.Prepare("SELECT id, geom, name_local, is_area, source FROM water ORDER BY id");
        while (rows.Step())
        {
            var isArea = rows.Number(3) != 0;
            water.Add(new WaterFeature(rows.Number(0), isArea, rows.Text(2), new GeometryReader(database, rows, 1).ReadLineOrRing(isArea), rows.Text(4)));
        }

        return water;
    }

    private List<NetworkNode> ReadNodes()
    {
        var nodes = new List<NetworkNode>();
        using var rows = database.Prepare("SELECT id, geom, name_local, owner, source FROM network_node ORDER BY id");
        while (rows.Step())
        {
            nodes.Add(new NetworkNode(rows.Number(0), rows.Text(2), new GeometryReader(database, rows, 1).ReadPoint(), rows.Text(3), rows.Text(4)));
        }

        return nodes;
    }

    private List<NetworkLine> ReadLines()
    {
        var lines = new List<NetworkLine>();
        using var rows = database.Prepare("SELECT id, geom, name_local, owner, fibres, source FROM network_line ORDER BY id");
        while (rows.Step())
        {
            var points = new GeometryReader(database, rows, 1).ReadLine();
            lines.Add(new NetworkLine(rows.Number(0), rows.Text(2), points, rows.Text(3), rows.FindInt(4), rows.Text(5)));
        }

        return lines;
    }

    private int[] Origins(string sql)
    {
        var origins = new List<int>();
        using var rows = database.Prepare(sql);
        while (rows.Step())
        {
            origins.Add(rows.Int(0));
        }

        return [.. origins];
    }

    private static PlaceNames Names(Statement row, int first) =>
        new(row.Text(first), row.FindText(first + 1), row.FindText(first + 2), row.FindText(first + 3));
}
