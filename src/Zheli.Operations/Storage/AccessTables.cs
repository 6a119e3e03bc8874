using System.Text.Json;
using System.Text.Json.Serialization;
using Zheli.Model;
using Zheli.Model.Network;
using Zheli.Model.Places;

namespace Zheli.Operations.Storage;

/// <summary>
/// Premises and access designs of a project, inside the transaction of the caller. A design takes the place of the earlier one of its settlement; boxes enter the
/// spatial index row by row, so that thousands of settlements can be kept one after the other.
/// </summary>
internal sealed class AccessTables(Database database, string instant)
{
    /// <summary>Numbers of rows of one settlement lie in a block of this size.</summary>
    private const long Block = 20_000_000;

    private static readonly string[] Layers = ["access_route", "access_site", "access_drop", "access_unserved"];
    private static readonly string[] Attributes = ["access_cable", "access_splitter", "access_summary"];

    private readonly GeometryBlob geometry = new();

    /// <summary>Replaces all premises.</summary>
    /// <param name="premises">Settlement (0 for none) and premises.</param>
    public void ReplacePremises(IEnumerable<(long Settlement, Premises Premises)> premises)
    {
        GeoPackage.DropTriggers(database, "premises");
        database.Execute("DELETE FROM premises");
        using (var insert = database.Prepare("INSERT INTO premises (id, geom, settlement_id, key, dwellings, basis, entrances, floors) VALUES (?,?,?,?,?,?,?,?)"))
        {
            var id = 0L;
            foreach (var (settlement, it) in premises)
            {
                insert.Bind(1, ++id).Bind(2, geometry.Point(it.Location)).Bind(3, settlement).Bind(4, it.Key).Bind(5, (long)it.Dwellings)
                    .Bind(6, Words<DwellingBasis>.Of(it.Basis)).Bind(7, (long)it.Entrances).Bind(8, (long)it.Floors).Run();
            }
        }

        GeoPackage.Touch(database, "premises", instant, SpatialIndex.Rebuild(database, "premises"));
        GeoPackage.CreateTriggers(database, "premises");
    }

    /// <summary>The premises of each settlement that are mapped, at a glance; 0 stands for those beyond every settlement.</summary>
    public SortedDictionary<long, PremisesSurvey> SurveyPremises()
    {
        var surveys = new SortedDictionary<long, PremisesSurvey>();
        using var rows = database.Prepare("SELECT settlement_id, geom, key, dwellings, entrances, floors FROM premises WHERE basis <> 'assumed' ORDER BY id");
        while (rows.Step())
        {
            var settlement = rows.Number(0);
            if (!surveys.TryGetValue(settlement, out var survey))
            {
                surveys.Add(settlement, survey = new());
            }

            survey.Add(new GeometryReader(database, rows, 1).ReadPoint(), rows.Text(2), rows.Int(3), rows.Int(4), rows.Int(5));
        }

        return surveys;
    }

    /// <summary>The premises of a settlement, those assumed included, or all that are not assumed for single settlements, in order of number.</summary>
    public List<Premises> ReadPremises(long? settlement)
    {
        var premises = new List<Premises>();
        using var rows = database.Prepare(
            $"SELECT geom, key, dwellings, basis, entrances, floors FROM premises WHERE {(settlement is null ? "basis <> 'assumed' OR settlement_id = 0" : "settlement_id = ?")} ORDER BY id");
        if (settlement is { } number)
        {
            rows.Bind(1, number);
        }

        while (rows.Step())
        {
            var (dwellings, entrances) = (rows.Int(2), rows.Int(4));
            premises.Add(dwellings is > 0 and <= 100_000 && entrances >= 0 && entrances <= dwellings
                ? new()
                {
                    Location = Snapped(new GeometryReader(database, rows, 0).ReadPoint()), Key = rows.Text(1), Dwellings = dwellings,
                    Basis = Words<DwellingBasis>.Read(database, rows, 3), Entrances = entrances, Floors = Math.Clamp(rows.Int(5), 0, 200),
                }
                : throw database.Damaged($"the premises '{rows.Text(1)}' has {dwellings} dwellings and {entrances} entrances"));
        }

        return premises;
    }

    /// <summary>Keeps designs, each in place of the earlier one of its settlement.</summary>
    public void Save(IReadOnlyList<(AccessDesign Design, string Stamp)> designs)
    {
        string[] touched = [.. Layers, "premises"];
        foreach (var layer in touched)
        {
            GeoPackage.DropTriggers(database, layer);
        }

        var extents = touched.ToDictionary(l => l, Extent);
        foreach (var (design, stamp) in designs)
        {
            Clear(design.Settlement);
            Write(design, stamp, extents);
        }

        foreach (var layer in touched)
        {
            GeoPackage.Touch(database, layer, instant, extents[layer]);
            GeoPackage.CreateTriggers(database, layer);
        }
    }

    /// <summary>What each design was made from, by settlement.</summary>
    public Dictionary<long, string> ReadStamps()
    {
        var stamps = new Dictionary<long, string>();
        using var rows = database.Prepare("SELECT settlement_id, stamp FROM access_summary");
        while (rows.Step())
        {
            stamps[rows.Number(0)] = rows.Text(1);
        }

        return stamps;
    }

    /// <summary>Settlements whose designs serve a premises.</summary>
    public List<long> FindDesigns(string premises)
    {
        var found = new List<long>();
        using var rows = database.Prepare("SELECT DISTINCT settlement_id FROM access_drop WHERE premises = ? ORDER BY 1");
        rows.Bind(1, premises);
        while (rows.Step())
        {
            found.Add(rows.Number(0));
        }

        return found;
    }

    /// <summary>What each design costs without its feeding node, and for how many dwellings, by settlement.</summary>
    public Dictionary<long, (long Cost, int Dwellings)> ReadCosts()
    {
        var costs = new Dictionary<long, (long, int)>();
        using var rows = database.Prepare("SELECT settlement_id, cost_kzt, served FROM access_summary WHERE settlement_id > 0");
        while (rows.Step())
        {
            costs[rows.Number(0)] = (rows.Number(1), rows.Int(2));
        }

        return costs;
    }

    /// <summary>Settlements that have a design, in order.</summary>
    public List<long> ListSettlements() => [.. ReadStamps().Keys.Order()];

    /// <summary>Options and figures of a design.</summary>
    public (AccessOptions Options, AccessSummary Summary, IReadOnlyList<Finding> Findings) ReadSummary(long settlement)
    {
        using var row = database.Prepare("SELECT options, summary, findings FROM access_summary WHERE settlement_id = ?");
        if (!row.Bind(1, settlement).Step())
        {
            throw new BadInputException(
                "access-design-missing", $"settlement {settlement}", "The settlement has no access design.", "Maybe make one with 'zheli access'.");
        }

        try
        {
            return (
                JsonSerializer.Deserialize(row.Text(0), AccessJson.Default.AccessOptions)!, JsonSerializer.Deserialize(row.Text(1), AccessJson.Default.AccessSummary)!,
                JsonSerializer.Deserialize(row.Text(2), AccessJson.Default.FindingArray)!);
        }
        catch (JsonException)
        {
            throw database.Damaged("the summary of an access design cannot be read");
        }
    }

    /// <summary>What the design of a settlement does not serve.</summary>
    public List<UnservedPremises> ReadUnserved(long settlement) => Rows(settlement, "access_unserved", "premises, dwellings, cause, message, way_out", r => new UnservedPremises(
        r.Text(0), r.Int(1), r.Text(2), r.Text(3), r.Text(4)));

    /// <summary>The whole design of a settlement.</summary>
    public AccessDesign Read(long settlement)
    {
        var (options, summary, findings) = ReadSummary(settlement);
        return new()
        {
            Settlement = settlement,
            Options = options,
            Summary = summary,
            Findings = findings,
            Premises = ReadPremises(settlement == 0 ? null : settlement),
            Routes = Rows(settlement, "access_route", "geom, key, from_point, to_point, street, kind, method, length_m, cost_kzt", r => new AccessRoute(
                r.Text(1), r.Text(2), r.Text(3), [.. new GeometryReader(database, r, 0).ReadLine().Select(Snapped)], r.Text(4), Words<CorridorKind>.Read(database, r, 5),
                Words<RouteMethod>.Read(database, r, 6), r.Real(7), r.Number(8))),
            Cables = Rows(settlement, "access_cable", "route, level, size, count, fibres, cost_kzt", r => new AccessCable(
                r.Text(0), Words<CableLevel>.Read(database, r, 1), r.Int(2), r.Int(3), r.Int(4), r.Number(5))),
            Sites = ReadSites(settlement),
            Splitters = ReadSplitters(settlement),
            Drops = Rows(
                settlement, "access_drop",
                "premises, entrance, dwellings, point, site, splitter, port, lead_m, drop_m, path_m, loss_db, least_loss_db, lead_method, crosses_street, cost_kzt",
                r => new AccessDrop(
                    r.Text(0), r.Int(1), r.Int(2), r.Text(3), r.Text(4), r.Text(5), r.Int(6), r.Real(7), r.Real(8), r.Real(9), r.Real(10), r.Real(11),
                    Words<RouteMethod>.Read(database, r, 12), r.Number(13) != 0, r.Number(14))),
            Unserved = ReadUnserved(settlement),
        };
    }

    /// <summary>A design without lines, premises and cables, for walking it: names, lengths, and where each connection's premises stands.</summary>
    public (AccessDesign Design, Dictionary<(string Premises, int Entrance), (GeoPoint Home, GeoPoint Street)> Places) ReadSkeleton(long settlement)
    {
        var (options, summary, findings) = ReadSummary(settlement);
        var places = new Dictionary<(string, int), (GeoPoint, GeoPoint)>();
        return (new()
        {
            Settlement = settlement, Options = options, Summary = summary, Findings = findings, Premises = [], Cables = [], Unserved = [],
            Routes = Rows(settlement, "access_route", "key, from_point, to_point, length_m", r => new AccessRoute(
                r.Text(0), r.Text(1), r.Text(2), [], "", default, default, r.Real(3), 0)),
            Sites = ReadSites(settlement),
            Splitters = ReadSplitters(settlement),
            Drops = Rows(
                settlement, "access_drop", "geom, premises, entrance, dwellings, point, site, splitter, port, lead_m, drop_m, path_m, loss_db, least_loss_db, cost_kzt",
                r =>
                {
                    places[(r.Text(1), r.Int(2))] = (Snapped(new GeometryReader(database, r, 0).ReadPoint()), StreetPoint(database, r.Text(4)));
                    return new AccessDrop(
                        r.Text(1), r.Int(2), r.Int(3), r.Text(4), r.Text(5), r.Text(6), r.Int(7), r.Real(8), r.Real(9), r.Real(10), r.Real(11), r.Real(12), default, false, r.Number(13));
                }),
        }, places);
    }

    /// <summary>Where a point of the street network is: its key says it.</summary>
    /// <exception cref="BadInputException">The key is none.</exception>
    public static GeoPoint StreetPoint(Database database, string key) =>
        GeoPoint.FromGridKey(key) ?? throw database.Damaged($"'{key}' is no point of a street network");

    /// <summary>The line of a stretch of a design, by its number from 0.</summary>
    public GeoPoint[] ReadLine(long settlement, int route)
    {
        using var row = database.Prepare("SELECT geom FROM access_route WHERE id = ?");
        return row.Bind(1, (settlement * Block) + route + 1).Step() ? [.. new GeometryReader(database, row, 0).ReadLine().Select(Snapped)] : [];
    }

    private List<AccessSite> ReadSites(long settlement) => Rows(settlement, "access_site", "geom, key, kind, point, fed_from, fibres, dwellings, cost_kzt", r => new AccessSite(
        r.Text(1), Words<AccessSiteKind>.Read(database, r, 2), r.Text(3), new GeometryReader(database, r, 0).ReadPoint(), r.FindText(4), r.Int(5), r.Int(6), r.Number(7)));

    private List<AccessSplitter> ReadSplitters(long settlement) => Rows(settlement, "access_splitter", "key, site, ratio, fed_by, port, used_ports", r => new AccessSplitter(
        r.Text(0), r.Text(1), r.Int(2), r.FindText(3), r.Int(4), r.Int(5)));

    private static GeoPoint Snapped(GeoPoint point) => GeoPoint.FromGrid(point.GridX, point.GridY);

    private List<T> Rows<T>(long settlement, string table, string columns, Func<Statement, T> make)
    {
        var list = new List<T>();
        using var rows = database.Prepare($"SELECT {columns} FROM {table} WHERE id > ? AND id <= ? ORDER BY id");
        rows.Bind(1, settlement * Block).Bind(2, (settlement + 1) * Block);
        while (rows.Step())
        {
            list.Add(make(rows));
        }

        return list;
    }

    /// <summary>Takes an earlier design away. The spatial index finds boxes by number one by one; a range of numbers would make it look at every box of the country.</summary>
    private void Clear(long settlement)
    {
        if (!HasDesign(settlement))
        {
            return;
        }

        var (first, last) = (settlement * Block, (settlement + 1) * Block);
        foreach (var layer in Layers)
        {
            using var delete = database.Prepare($"DELETE FROM rtree_{layer}_geom WHERE id IN (SELECT id FROM {layer} WHERE id > ? AND id <= ?)");
            delete.Bind(1, first).Bind(2, last).Run();
        }

        foreach (var table in Layers.Concat(Attributes))
        {
            using var delete = database.Prepare($"DELETE FROM {table} WHERE id > ? AND id <= ?");
            delete.Bind(1, first).Bind(2, last).Run();
        }

        foreach (var sql in (ReadOnlySpan<string>)["DELETE FROM rtree_premises_geom WHERE id IN (SELECT id FROM premises WHERE id > ? AND id <= ? AND basis = 'assumed')",
            "DELETE FROM premises WHERE id > ? AND id <= ? AND basis = 'assumed'"])
        {
            using var delete = database.Prepare(sql);
            delete.Bind(1, first).Bind(2, last).Run();
        }
    }

    /// <summary>True when the settlement has a design.</summary>
    public bool HasDesign(long settlement)
    {
        using var row = database.Prepare("SELECT 1 FROM access_summary WHERE settlement_id = ?");
        return row.Bind(1, settlement).Step();
    }

    private void Write(AccessDesign design, string stamp, Dictionary<string, Box> extents)
    {
        var (settlement, first) = (design.Settlement, design.Settlement * Block);
        var place = new Dictionary<string, GeoPoint>(StringComparer.Ordinal);
        foreach (var premises in design.Premises)
        {
            place[premises.Key] = premises.Location;
        }

        // Mapped premises are there already; assumed ones are made with the design, and numbered with it.
        InsertLayer(
            extents, "premises", "settlement_id, key, dwellings, basis, entrances, floors", first, design.Premises.Where(p => p.Basis == DwellingBasis.Assumed), it => [it.Location],
            (s, it) => s.Bind(3, settlement).Bind(4, it.Key).Bind(5, (long)it.Dwellings).Bind(6, Words<DwellingBasis>.Of(it.Basis)).Bind(7, (long)it.Entrances).Bind(8, (long)it.Floors));
        Insert("access_summary", "settlement_id, premises, dwellings, served, cost_kzt, lower_bound_kzt, gap, stamp, options, summary, findings", first, [design.Summary], (s, it) => s
            .Bind(2, settlement).Bind(3, (long)it.Premises).Bind(4, (long)it.Dwellings).Bind(5, (long)it.Served).Bind(6, it.Cost.Total).Bind(7, it.LowerBound).Bind(8, it.Gap)
            .Bind(9, stamp).Bind(10, JsonSerializer.Serialize(design.Options, AccessJson.Default.AccessOptions))
            .Bind(11, JsonSerializer.Serialize(it, AccessJson.Default.AccessSummary)).Bind(12, JsonSerializer.Serialize([.. design.Findings], AccessJson.Default.FindingArray)));
        Insert("access_cable", "settlement_id, route, level, size, count, fibres, cost_kzt", first, design.Cables, (s, it) => s
            .Bind(2, settlement).Bind(3, it.Route).Bind(4, Words<CableLevel>.Of(it.Level)).Bind(5, (long)it.Size).Bind(6, (long)it.Count).Bind(7, (long)it.Fibres).Bind(8, it.Cost));
        Insert("access_splitter", "settlement_id, key, site, ratio, fed_by, port, used_ports", first, design.Splitters, (s, it) => s
            .Bind(2, settlement).Bind(3, it.Key).Bind(4, it.Site).Bind(5, (long)it.Ratio).Bind(6, it.FedBy).Bind(7, (long)it.Port).Bind(8, (long)it.UsedPorts));
        InsertLayer(extents, "access_route", "settlement_id, key, from_point, to_point, street, kind, method, length_m, cost_kzt", first, design.Routes, it => it.Points, (s, it) => s
            .Bind(3, settlement).Bind(4, it.Key).Bind(5, it.From).Bind(6, it.To).Bind(7, it.Street).Bind(8, Words<CorridorKind>.Of(it.Kind))
            .Bind(9, Words<RouteMethod>.Of(it.Method)).Bind(10, it.LengthMetres).Bind(11, it.Cost));
        InsertLayer(extents, "access_site", "settlement_id, key, kind, point, fed_from, fibres, dwellings, cost_kzt", first, design.Sites, it => [it.Location], (s, it) => s
            .Bind(3, settlement).Bind(4, it.Key).Bind(5, Words<AccessSiteKind>.Of(it.Kind)).Bind(6, it.Point).Bind(7, it.FedFrom).Bind(8, (long)it.Fibres)
            .Bind(9, (long)it.Dwellings).Bind(10, it.Cost));
        InsertLayer(
            extents, "access_drop",
            "settlement_id, premises, entrance, dwellings, point, site, splitter, port, lead_m, drop_m, path_m, loss_db, least_loss_db, lead_method, crosses_street, cost_kzt",
            first, design.Drops, it => [place[it.Premises]], (s, it) => s
            .Bind(3, settlement).Bind(4, it.Premises).Bind(5, (long)it.Entrance).Bind(6, (long)it.Dwellings).Bind(7, it.Point).Bind(8, it.Site).Bind(9, it.Splitter)
            .Bind(10, (long)it.Port).Bind(11, it.LeadMetres).Bind(12, it.DropMetres).Bind(13, it.PathMetres).Bind(14, it.LossDb).Bind(15, it.LeastLossDb)
            .Bind(16, Words<RouteMethod>.Of(it.LeadMethod)).Bind(17, it.CrossesStreet).Bind(18, it.Cost));
        InsertLayer(extents, "access_unserved", "settlement_id, premises, dwellings, cause, message, way_out", first, design.Unserved, it => [place[it.Premises]], (s, it) => s
            .Bind(3, settlement).Bind(4, it.Premises).Bind(5, (long)it.Dwellings).Bind(6, it.Cause).Bind(7, it.Message).Bind(8, it.WayOut));
    }

    private void Insert<T>(string table, string columns, long first, IEnumerable<T> rows, Action<Statement, T> bind)
    {
        var marks = string.Join(',', Enumerable.Repeat('?', columns.Count(c => c == ',') + 1));
        using var insert = database.Prepare($"INSERT INTO {table} (id, {columns}) VALUES (?,{marks})");
        foreach (var row in rows)
        {
            insert.Bind(1, ++first);
            bind(insert, row);
            insert.Run();
        }
    }

    private void InsertLayer<T>(
        Dictionary<string, Box> extents, string table, string columns, long first, IEnumerable<T> rows, Func<T, GeoPoint[]> shape, Action<Statement, T> bind)
    {
        var all = extents[table];
        using var index = database.Prepare($"INSERT INTO rtree_{table}_geom VALUES (?,?,?,?,?)");
        var at = first;
        Insert(table, "geom, " + columns, first, rows, (insert, row) =>
        {
            var points = shape(row);
            insert.Bind(2, points.Length == 1 ? geometry.Point(points[0]) : geometry.Line(points));
            bind(insert, row);
            var box = Box.Empty;
            box.Add(points);
            all.Add(box);
            index.Bind(1, ++at).Bind(2, box.MinX).Bind(3, box.MaxX).Bind(4, box.MinY).Bind(5, box.MaxY).Run();
        });
        extents[table] = all;
    }

    /// <summary>The box of a layer as it was last written: it grows with every design and is never made by looking at all rows.</summary>
    private Box Extent(string layer)
    {
        using var row = database.Prepare("SELECT min_x, min_y, max_x, max_y FROM gpkg_contents WHERE table_name = ?");
        var box = Box.Empty;
        if (row.Bind(1, layer).Step() && !row.IsNull(0))
        {
            (box.MinX, box.MinY, box.MaxX, box.MaxY) = (row.Real(0), row.Real(1), row.Real(2), row.Real(3));
        }

        return box;
    }
}

/// <summary>How options, figures and findings of an access design are written; generated at build time.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UseStringEnumConverter = true, RespectNullableAnnotations = true)]
[JsonSerializable(typeof(AccessOptions))]
[JsonSerializable(typeof(AccessSummary))]
[JsonSerializable(typeof(Finding[]))]
internal sealed partial class AccessJson : JsonSerializerContext;
