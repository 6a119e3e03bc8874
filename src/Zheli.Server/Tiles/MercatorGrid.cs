using Zheli.Model.Places;

namespace Zheli.Server.Tiles;

/// <summary>
/// Web Mercator on whole numbers: the square world is 2^28 steps wide, north is small y. Only for drawing; lengths are measured on
/// the ellipsoid elsewhere.
/// </summary>
internal static class MercatorGrid
{
    /// <summary>Steps of a tile's side in the vector tile format.</summary>
    public const int TileExtent = 1 << TileBits;

    /// <summary>The deepest zoom at which tiles are cut; the page stretches these further.</summary>
    public const int MaxZoom = 12;

    /// <summary>Bits of a step within a tile.</summary>
    public const int TileBits = 12;

    private const int WorldBits = 28;
    private const double MaxLatitude = 85.051128;

    /// <summary>A point on the world's grid.</summary>
    public static (int X, int Y) Project(GeoPoint point)
    {
        const double World = 1 << WorldBits;
        var latitude = Math.Clamp(point.Latitude, -MaxLatitude, MaxLatitude) * Math.PI / 180;
        var x = ((point.Longitude + 180) / 360) * World;
        var y = (1 - (Math.Asinh(Math.Tan(latitude)) / Math.PI)) / 2 * World;
        return ((int)Math.Clamp(x, 0, World - 1), (int)Math.Clamp(y, 0, World - 1));
    }

    /// <summary>The box of a tile in degrees, with a margin in steps of the tile.</summary>
    public static (double West, double North, double East, double South) Degrees(int zoom, int column, int row, int margin)
    {
        var side = 1 << zoom;
        var wide = (double)margin / TileExtent;
        double Longitude(double x) => (x / side * 360) - 180;
        double Latitude(double y) => Math.Atan(Math.Sinh(Math.PI * (1 - (2 * y / side)))) * 180 / Math.PI;
        return (Longitude(column - wide), Latitude(row - wide), Longitude(column + 1 + wide), Latitude(row + 1 + wide));
    }

    /// <summary>How many bits of the world's grid one step of a tile at this zoom covers.</summary>
    public static int Shift(int zoom) => WorldBits - TileBits - zoom;
}
