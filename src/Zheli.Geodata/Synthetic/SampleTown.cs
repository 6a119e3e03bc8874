using Zheli.Model.Places;

namespace Zheli.Geodata.Synthetic;

/// <summary>A place of the sample before it becomes a settlement.</summary>
/// <param name="At">Where, in the bent plane.</param>
/// <param name="District">Its district; beyond the ordinary ones, the cities of republican rank.</param>
/// <param name="Kind">Kind of place.</param>
/// <param name="IsDistrictCentre">True for the seat of a district.</param>
internal sealed record SampleTown(PlanePoint At, int District, PlaceKind Kind, bool IsDistrictCentre)
{
    /// <summary>People who live there.</summary>
    public int People { get; set; }

    /// <summary>On the 1e-7° grid.</summary>
    public GeoPoint Ground { get; } = SampleFrame.ToGround(At);
}
