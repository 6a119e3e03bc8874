using Zheli.Model.Network;
using Zheli.Model.Places;
using Zheli.Operations.Read;

namespace Zheli.Operations.Storage;

/// <summary>Reads the shapes of access networks that touch a box, by the spatial index.</summary>
internal sealed class AccessMapReader(Database database)
{
    /// <summary>Trenches and poles, in order of number.</summary>
    public List<RouteShape> Routes(double west, double south, double east, double north) => Shapes(
        "access_route", "geom, method", "", west, south, east, north,
        r => new RouteShape(Words<RouteMethod>.Read(database, r, 1), new GeometryReader(database, r, 0).ReadLine()));

    /// <summary>Feeding nodes and cabinets, and closures and entrances when asked for.</summary>
    public List<SiteShape> Sites(double west, double south, double east, double north, bool withClosures) => Shapes(
        "access_site", "geom, key, kind, dwellings", withClosures ? "" : "AND kind IN ('node', 'cabinet')", west, south, east, north,
        r => new SiteShape(r.Text(1), Words<AccessSiteKind>.Read(database, r, 2), r.Int(3), new GeometryReader(database, r, 0).ReadPoint()));

    /// <summary>Houses and blocks, a block's entrances together, then those that are not served.</summary>
    public List<HomeShape> Homes(double west, double south, double east, double north)
    {
        var homes = new List<HomeShape>();
        var seen = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var drop in Shapes("access_drop", "geom, premises, dwellings, point", "", west, south, east, north, r => Home(r, AccessTables.StreetPoint(database, r.Text(3)))))
        {
            if (seen.TryAdd(drop.Premises, homes.Count))
            {
                homes.Add(drop);
            }
            else
            {
                var at = seen[drop.Premises];
                homes[at] = homes[at] with { Dwellings = homes[at].Dwellings + drop.Dwellings };
            }
        }

        homes.AddRange(Shapes("access_unserved", "geom, premises, dwellings", "", west, south, east, north, r => Home(r, null)));
        return homes;
    }

    /// <summary>Why a premises is not served, and where it stands; null when nothing is said of it.</summary>
    public (UnservedPremises Unserved, GeoPoint Location)? FindUnserved(string premises)
    {
        using var rows = database.Prepare("SELECT geom, dwellings, cause, message, way_out FROM access_unserved WHERE premises = ? ORDER BY id");
        return rows.Bind(1, premises).Step()
            ? (new(premises, rows.Int(1), rows.Text(2), rows.Text(3), rows.Text(4)), new GeometryReader(database, rows, 0).ReadPoint())
            : null;
    }

    private HomeShape Home(Statement row, GeoPoint? street) => new(row.Text(1), row.Int(2), new GeometryReader(database, row, 0).ReadPoint(), street);

    private List<T> Shapes<T>(string layer, string columns, string also, double west, double south, double east, double north, Func<Statement, T> make)
    {
        var shapes = new List<T>();
        using var rows = database.Prepare(
            $"SELECT {columns} FROM {layer} WHERE id IN (SELECT id FROM rtree_{layer}_geom WHERE minx <= ? AND maxx >= ? AND miny <= ? AND maxy >= ?) {also} ORDER BY id");
        rows.Bind(1, east).Bind(2, west).Bind(3, north).Bind(4, south);
        while (rows.Step())
        {
            shapes.Add(make(rows));
        }

        return shapes;
    }
}
