using Zheli.Model.Places;

namespace Zheli.Server.Tiles;

/// <summary>The kinds of geometry in the vector tile format, with its numbers.</summary>
internal enum TileGeometry
{
    Point = 1,
    Line = 2,
    Polygon = 3,
}

/// <summary>A thing to draw: its lines or rings on the world's grid, the zoom from which it is drawn, and what the page must know of it.</summary>
internal sealed class TileFeature
{
    private TileFeature(TileGeometry geometry, int minZoom, IReadOnlyList<IReadOnlyList<GeoPoint>> parts, IReadOnlyList<KeyValuePair<string, object>> properties)
    {
        Geometry = geometry;
        MinZoom = minZoom;
        Properties = properties;
        X = new int[parts.Count][];
        Y = new int[parts.Count][];
        (West, North, East, South) = (int.MaxValue, int.MaxValue, int.MinValue, int.MinValue);
        for (var part = 0; part < parts.Count; part++)
        {
            var points = parts[part];
            (X[part], Y[part]) = (new int[points.Count], new int[points.Count]);
            for (var i = 0; i < points.Count; i++)
            {
                var (x, y) = MercatorGrid.Project(points[i]);
                (X[part][i], Y[part][i]) = (x, y);
                (West, East) = (Math.Min(West, x), Math.Max(East, x));
                (North, South) = (Math.Min(North, y), Math.Max(South, y));
            }
        }
    }

    public TileGeometry Geometry { get; }

    public int MinZoom { get; }

    /// <summary>Longitudes on the world's grid, part by part; in a polygon the first part is the outline, the others are holes.</summary>
    public int[][] X { get; }

    /// <summary>Latitudes on the world's grid, part by part.</summary>
    public int[][] Y { get; }

    public int West { get; }

    public int North { get; }

    public int East { get; }

    public int South { get; }

    /// <summary>Strings and whole numbers, by name.</summary>
    public IReadOnlyList<KeyValuePair<string, object>> Properties { get; }

    public static TileFeature Point(GeoPoint point, int minZoom, params KeyValuePair<string, object>[] properties) =>
        new(TileGeometry.Point, minZoom, [[point]], properties);

    public static TileFeature Line(IReadOnlyList<GeoPoint> points, int minZoom, params KeyValuePair<string, object>[] properties) =>
        new(TileGeometry.Line, minZoom, [points], properties);

    public static TileFeature Polygon(IReadOnlyList<GeoPoint[]> rings, int minZoom, params KeyValuePair<string, object>[] properties) =>
        new(TileGeometry.Polygon, minZoom, rings, properties);
}
