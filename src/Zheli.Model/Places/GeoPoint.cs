namespace Zheli.Model.Places;

/// <summary>A point on the WGS 84 ellipsoid, in degrees, longitude first as in GeoJSON.</summary>
public readonly record struct GeoPoint(double Longitude, double Latitude)
{
    /// <summary>Grid steps in one degree when a point is kept as whole numbers: 1e-7°, about 1 cm, the grid of OpenStreetMap.</summary>
    public const double GridPerDegree = 1e7;

    /// <summary>Longitude on the 1e-7° grid.</summary>
    public int GridX => (int)Math.Round(Longitude * GridPerDegree);

    /// <summary>Latitude on the 1e-7° grid.</summary>
    public int GridY => (int)Math.Round(Latitude * GridPerDegree);

    /// <summary>True for a finite point within ±180° and ±90°.</summary>
    public bool IsValid => Math.Abs(Longitude) <= 180 && Math.Abs(Latitude) <= 90;

    /// <summary>The point of a grid cell.</summary>
    public static GeoPoint FromGrid(int x, int y) => new(x / GridPerDegree, y / GridPerDegree);
}
