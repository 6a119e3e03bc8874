using Zheli.Model.Places;

namespace Zheli.Geodata.Vector;

/// <summary>What a feature is drawn as.</summary>
internal enum GeometryShape
{
    /// <summary>One or more points.</summary>
    Points,

    /// <summary>One or more lines.</summary>
    Lines,

    /// <summary>One or more polygons.</summary>
    Polygons,
}

/// <summary>A shape on the map: parts, each a list of point rows. A point or a line is a part with one row; a polygon is an outer ring and its holes.</summary>
/// <param name="Shape">What it is drawn as.</param>
/// <param name="Parts">At least one part, each with at least one row, each with at least one point.</param>
internal sealed record VectorGeometry(GeometryShape Shape, GeoPoint[][][] Parts)
{
    /// <summary>A single point.</summary>
    public static VectorGeometry At(GeoPoint point) => new(GeometryShape.Points, [[[point]]]);
}

/// <summary>One thing of a vector file or one located row of a table: its shape, its properties and where it stands in the file.</summary>
/// <param name="Number">Its number in the file, 1-based; the line for tables.</param>
/// <param name="Where">File with row or byte offset, for findings.</param>
/// <param name="Geometry">Its shape in degrees, or null when it has none.</param>
/// <param name="Properties">What the file says about it.</param>
internal sealed record VectorFeature(long Number, string Where, VectorGeometry? Geometry, FeatureProperties Properties);
