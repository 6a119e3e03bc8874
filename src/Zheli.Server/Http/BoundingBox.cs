using System.Globalization;
using Zheli.Model.Places;

namespace Zheli.Server.Http;

/// <summary>A box on the map, as a question names it: west,south,east,north in degrees.</summary>
internal readonly record struct BoundingBox(double West, double South, double East, double North)
{
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

    /// <summary>True for a point inside or on the rim.</summary>
    public bool Contains(GeoPoint point) =>
        point.Longitude >= West && point.Longitude <= East && point.Latitude >= South && point.Latitude <= North;
}
