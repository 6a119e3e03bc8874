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
internal sealed record TileFeature
{
    private TileFeature(TileGeometry geometry, int minZoom, IReadOnlyList<IReadOnlyList<GeoPoint>> parts, IReadOnlyList<KeyValuePair<string, object>> properties)
    {
        Geometry = geometry;
        MinZoom = minZoom;
        Properties = properties;
        Parts = [.. parts.Select(part => new TilePath(part))];
        (West, North, East, South) = (int.MaxValue, int.MaxValue, int.MinValue, int.MinValue);
        foreach (var part in Parts)
        {
            (West, East) = (Math.Min(West, part.West), Math.Max(East, part.East));
            (North, South) = (Math.Min(North, part.North), Math.Max(South, part.South));
        }
    }

    public TileGeometry Geometry { get; }

    public int MinZoom { get; }

    /// <summary>The last zoom at which it is drawn.</summary>
    public int MaxZoom { get; init; } = int.MaxValue;

    /// <summary>A number by which the page knows it; 0 for none.</summary>
    public long Id { get; init; }

    /// <summary>Lines; in a polygon the first part is the outline, the others are holes.</summary>
    public TilePath[] Parts { get; }

    public int West { get; }

    public int North { get; }

    public int East { get; }

    public int South { get; }

    /// <summary>Strings and whole numbers, by name.</summary>
    public IReadOnlyList<KeyValuePair<string, object>> Properties { get; }

    /// <summary>What is written beside it on the map, from the zoom at which there is room for it.</summary>
    public IReadOnlyList<KeyValuePair<string, object>> Labels { get; init; } = [];

    /// <summary>The zoom from which <see cref="Labels"/> are sent.</summary>
    public int LabelZoom { get; init; }

    public static TileFeature Point(GeoPoint point, int minZoom, params KeyValuePair<string, object>[] properties) =>
        new(TileGeometry.Point, minZoom, [[point]], properties);

    public static TileFeature Line(IReadOnlyList<GeoPoint> points, int minZoom, params KeyValuePair<string, object>[] properties) =>
        new(TileGeometry.Line, minZoom, [points], properties);

    public static TileFeature Polygon(IReadOnlyList<GeoPoint[]> rings, int minZoom, params KeyValuePair<string, object>[] properties) =>
        new(TileGeometry.Polygon, minZoom, rings, properties);
}
