using Zheli.Model.Places;

namespace Zheli.Geodata.Synthetic;

/// <summary>A point of the sample's drawing plane, kilometres east and north of its centre.</summary>
internal readonly record struct PlanePoint(double X, double Y)
{
    /// <summary>Distance in the plane, km.</summary>
    public double DistanceTo(PlanePoint other) => Math.Sqrt(SquareTo(other));

    /// <summary>Square of the distance, km².</summary>
    public double SquareTo(PlanePoint other) => ((X - other.X) * (X - other.X)) + ((Y - other.Y) * (Y - other.Y));
}

/// <summary>
/// Where the country lies and how its lines bend. Everything is laid out in a plane and then bent by a smooth field that never folds
/// over, so that areas which tile the plane tile the bent one, and straight borders become natural ones.
/// </summary>
internal sealed class SampleFrame
{
    private const double CentreLongitude = 65;
    private const double CentreLatitude = 48;
    private const double KilometresPerDegreeEast = 74.5;
    private const double KilometresPerDegreeNorth = 111.2;

    // Size of the features and height of the bend, km: each bend's slope stays well under one, so that the field does not fold.
    private static readonly (double Size, double Height)[] Bends = [(160, 20), (50, 6), (14, 1.3)];

    private readonly FractalNoise east;
    private readonly FractalNoise north;

    /// <summary>The frame of a country of a given scale.</summary>
    public SampleFrame(int seed, double scale)
    {
        var side = Math.Sqrt(scale);
        (HalfWidth, HalfHeight) = (15 * KilometresPerDegreeEast * side, 6 * KilometresPerDegreeNorth * side);
        (east, north) = (new(seed, 1), new(seed, 2));
        Shape = new(seed, 3);
        Density = new(seed, 4);
    }

    /// <summary>Half the extent from west to east, km.</summary>
    public double HalfWidth { get; }

    /// <summary>Half the extent from south to north, km.</summary>
    public double HalfHeight { get; }

    private FractalNoise Shape { get; }

    private FractalNoise Density { get; }

    /// <summary>A drawn point on the ground, on the 1e-7° grid.</summary>
    public static GeoPoint ToGround(PlanePoint bent)
    {
        var point = new GeoPoint(CentreLongitude + (bent.X / KilometresPerDegreeEast), CentreLatitude + (bent.Y / KilometresPerDegreeNorth));
        return GeoPoint.FromGrid(point.GridX, point.GridY);
    }

    /// <summary>The bent plane's point of a place on the ground.</summary>
    public static PlanePoint FromGround(GeoPoint point) =>
        new((point.Longitude - CentreLongitude) * KilometresPerDegreeEast, (point.Latitude - CentreLatitude) * KilometresPerDegreeNorth);

    /// <summary>Bends a point of the straight plane.</summary>
    public PlanePoint Bend(PlanePoint straight)
    {
        var (dx, dy) = (0.0, 0.0);
        foreach (var (size, height) in Bends)
        {
            dx += height * east.Value(straight.X / size, straight.Y / size);
            dy += height * north.Value(straight.X / size, straight.Y / size);
        }

        return new(straight.X + dx, straight.Y + dy);
    }

    /// <summary>Finds the point of the straight plane from a bent one; the field is a contraction, so a few rounds are exact to metres.</summary>
    public PlanePoint Straighten(PlanePoint bent)
    {
        var at = bent;
        for (var i = 0; i < 12; i++)
        {
            var moved = Bend(at);
            at = new(at.X + bent.X - moved.X, at.Y + bent.Y - moved.Y);
        }

        return at;
    }

    /// <summary>True when a straight-plane point belongs to the country: a rounded box with a ragged edge.</summary>
    public bool IsInside(PlanePoint straight)
    {
        double s = Math.Abs(straight.X) / HalfWidth, t = Math.Abs(straight.Y) / HalfHeight;
        return (s * s * s) + (t * t * t) < 0.95 + (0.55 * Shape.Fractal(straight.X / 420, straight.Y / 420, 3));
    }

    /// <summary>How thickly settled the land is, about 0.05 (desert) to 1.5: a band in the north, the foot of the mountains in the south-east.</summary>
    public double DensityAt(PlanePoint bent)
    {
        double s = bent.X / HalfWidth, t = bent.Y / HalfHeight;
        var northBand = 0.8 * Bump((t - 0.7) / 0.38);
        var southEast = 1.4 * Bump((t + 0.72) / 0.3) * Bump((s - 0.45) / 0.65);
        var west = 0.35 * Bump((s + 0.85) / 0.25);
        return (0.05 + northBand + southEast + west) * Math.Max(0.25, 1 + (1.2 * Density.Fractal(bent.X / 110, bent.Y / 110, 3)));
    }

    /// <summary>How mountainous the land is, 0 to 1: a chain along the south-east.</summary>
    public double MountainsAt(PlanePoint bent)
    {
        var chain = Math.Clamp(((bent.X / HalfWidth * 0.5) - (bent.Y / HalfHeight * 0.72) - 0.62) / 0.6, 0, 1);
        return chain * chain * (3 - (2 * chain));
    }

    private static double Bump(double t) => Math.Exp(-t * t);
}
