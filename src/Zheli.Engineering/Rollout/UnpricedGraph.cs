using Zheli.Model.Network;

namespace Zheli.Engineering.Rollout;

/// <summary>
/// The graph of a roll-out before money: where one could build, how, how far and across what. The fields have the meaning of their
/// namesakes in <see cref="RolloutGraph"/>; vertex 0 is the root, into which the existing network is merged.
/// </summary>
/// <remarks>
/// Vertices other than the root are in order of latitude and longitude on the grid, then settlement; edges in order of their ends, then method. The
/// existing lines themselves are not edges: every point of them is the root.
/// </remarks>
public sealed class UnpricedGraph
{
    /// <summary>Longitude of each vertex on the 1e-7° grid; 0 for the root.</summary>
    public required int[] VertexX { get; init; }

    /// <summary>Latitude of each vertex on the grid; 0 for the root.</summary>
    public required int[] VertexY { get; init; }

    /// <summary>Id of the settlement to serve at each vertex, or 0.</summary>
    public required long[] VertexSettlement { get; init; }

    /// <summary>First end of each edge.</summary>
    public required int[] EdgeFrom { get; init; }

    /// <summary>Second end of each edge.</summary>
    public required int[] EdgeTo { get; init; }

    /// <summary>How each edge would be built.</summary>
    public required BuildMethod[] EdgeMethod { get; init; }

    /// <summary>What each edge runs along; of a chain of several road classes, the one with most length.</summary>
    public required CorridorKind[] EdgeKind { get; init; }

    /// <summary>Geodesic length of each edge's polyline, metres.</summary>
    public required double[] EdgeLength { get; init; }

    /// <summary>Rivers that each edge crosses by its own structure.</summary>
    public required ushort[] EdgeRiverCrossings { get; init; }

    /// <summary>Railways that each edge crosses.</summary>
    public required ushort[] EdgeRailCrossings { get; init; }

    /// <summary>New masts of each microwave hop, 0 for other edges.</summary>
    public required byte[] EdgeMasts { get; init; }

    /// <summary>Line of sight of each microwave hop.</summary>
    public required LineOfSight[] EdgeSight { get; init; }

    /// <summary>Region of each edge's middle, or 0.</summary>
    public required long[] EdgeRegion { get; init; }

    /// <summary>Where the existing network is met by each edge that touches the root: index into <see cref="Contacts"/>, or -1.</summary>
    public required int[] EdgeContact { get; init; }

    /// <summary>The places at which edges meet the existing network.</summary>
    public required RootContact[] Contacts { get; init; }

    /// <summary>Where each edge's polyline starts; one more entry than edges.</summary>
    public required int[] PolylineStart { get; init; }

    /// <summary>Longitudes of all polylines on the grid, both ends included.</summary>
    public required int[] PolylineX { get; init; }

    /// <summary>Latitudes of all polylines on the grid.</summary>
    public required int[] PolylineY { get; init; }

    /// <summary>Number of vertices, the root included.</summary>
    public int VertexCount => VertexX.Length;

    /// <summary>Number of edges.</summary>
    public int EdgeCount => EdgeFrom.Length;
}
