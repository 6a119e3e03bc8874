using System.Globalization;

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

    /// <summary>Name of the point's grid cell, <c>x,y</c>: the same place has the same key in every run.</summary>
    public string ToGridKey() => string.Create(CultureInfo.InvariantCulture, $"{GridX},{GridY}");

    /// <summary>The point of a grid key, or null where the text is none.</summary>
    public static GeoPoint? FromGridKey(string key) => key.Split(',') is [var x, var y]
        && int.TryParse(x, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var gridX)
        && int.TryParse(y, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var gridY) ? FromGrid(gridX, gridY) : null;
}
