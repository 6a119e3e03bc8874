using Zheli.Model.Places;

namespace Zheli.Operations.Storage;

/// <summary>A box in degrees that grows with the points that enter it.</summary>
internal struct Box
{
    /// <summary>A box that holds no point yet.</summary>
    public static readonly Box Empty = new()
    {
        MinX = double.PositiveInfinity,
        MinY = double.PositiveInfinity,
        MaxX = double.NegativeInfinity,
        MaxY = double.NegativeInfinity,
    };

    /// <summary>Western edge.</summary>
    public double MinX { get; set; }

    /// <summary>Southern edge.</summary>
    public double MinY { get; set; }

    /// <summary>Eastern edge.</summary>
    public double MaxX { get; set; }

    /// <summary>Northern edge.</summary>
    public double MaxY { get; set; }

    /// <summary>True while no point has entered.</summary>
    public readonly bool IsEmpty => MinX > MaxX;

    /// <summary>Lets points in.</summary>
    public void Add(ReadOnlySpan<GeoPoint> points)
    {
        foreach (var (x, y) in points)
        {
            (MinX, MaxX, MinY, MaxY) = (Math.Min(MinX, x), Math.Max(MaxX, x), Math.Min(MinY, y), Math.Max(MaxY, y));
        }
    }

    /// <summary>Lets another box in.</summary>
    public void Add(in Box box) =>
        (MinX, MaxX, MinY, MaxY) = (Math.Min(MinX, box.MinX), Math.Max(MaxX, box.MaxX), Math.Min(MinY, box.MinY), Math.Max(MaxY, box.MaxY));
}
