using Zheli.Model.Network;

namespace Zheli.Model.Places;

/// <summary>Everything on the map that a plan starts from: the contents of a project's imported layers.</summary>
public sealed record Territory
{
    /// <summary>Country, regions and districts, in order of id.</summary>
    public IReadOnlyList<AdminArea> Areas { get; init; } = [];

    /// <summary>Settlements, in order of id.</summary>
    public IReadOnlyList<Settlement> Settlements { get; init; } = [];

    /// <summary>Roads, railways and power lines along which one may build, in order of id.</summary>
    public IReadOnlyList<Corridor> Corridors { get; init; } = [];

    /// <summary>Rivers, canals, lakes and seas, in order of id.</summary>
    public IReadOnlyList<WaterFeature> Water { get; init; } = [];

    /// <summary>Points of the existing network, in order of id.</summary>
    public IReadOnlyList<NetworkNode> NetworkNodes { get; init; } = [];

    /// <summary>Lines of the existing network, in order of id.</summary>
    public IReadOnlyList<NetworkLine> NetworkLines { get; init; } = [];

    /// <summary>Relief, or null when none was imported.</summary>
    public ElevationGrid? Elevation { get; init; }

    /// <summary>True when the territory was generated and describes no real place.</summary>
    public bool IsSynthetic { get; init; }
}
