using System.Globalization;
using Zheli.Model.Places;

namespace Zheli.Server.Http;

/// <summary>A box on the map, as a question names it: west,south,east,north in degrees.</summary>
internal readonly record struct BoundingBox(double West, double South, double East, double North)
{
    private const int MostCorners = 200;

    /// <summary>Reads four finite numbers in order.</summary>
    public static bool TryParse(string text, out BoundingBox box)
    {
        box = default;
        var parts = text.Split(',');
        Span<double> numbers = stackalloc double[4];
        if (parts.Length != numbers.Length)
        {
            return false;
        }

        for (var i = 0; i < parts.Length; i++)
        {
            if (!double.TryParse(parts[i], NumberStyles.Float, CultureInfo.InvariantCulture, out numbers[i]) || !double.IsFinite(numbers[i]))
            {
                return false;
            }
        }

        box = new(numbers[0], numbers[1], numbers[2], numbers[3]);
        return box.West <= box.East && box.South <= box.North;
    }

    /// <summary>Reads the corners of a polygon: pairs of degrees, longitude first, separated by semicolons.</summary>
    public static bool TryParseCorners(string text, out GeoPoint[] corners)
    {
        var parts = text.Split(';', MostCorners + 1);
        corners = new GeoPoint[parts.Length];
        for (var i = 0; i < parts.Length; i++)
        {
            var pair = parts[i].Split(',');
            if (pair.Length != 2 || !TryDegrees(pair[0], 180, out var longitude) || !TryDegrees(pair[1], 90, out var latitude))
            {
                return false;
            }

            corners[i] = new(longitude, latitude);
        }

        return corners.Length is >= 3 and <= MostCorners;
    }

    private static bool TryDegrees(string text, double most, out double degrees) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out degrees) && Math.Abs(degrees) <= most;

    /// <summary>True for a point inside or on the rim.</summary>
    public bool Contains(GeoPoint point) =>
        point.Longitude >= West && point.Longitude <= East && point.Latitude >= South && point.Latitude <= North;
}
