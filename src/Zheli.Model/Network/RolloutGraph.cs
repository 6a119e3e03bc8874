using Zheli.Model.Places;

namespace Zheli.Model.Network;

/// <summary>
/// The graph on which a roll-out is optimised, with its geometry: everything that an independent reader needs to measure and price
/// each edge again. Vertex 0 is the root: all points of the existing network are merged into it.
/// </summary>
/// <remarks>
/// Vertices are <c>0 … VertexCount-1</c>; edges are undirected and run from <see cref="EdgeFrom"/> to <see cref="EdgeTo"/>, and their
/// polylines in the same direction. Coordinates are on the 1e-7° grid of <see cref="GeoPoint"/>. Money is in whole tenge, whole-life
/// (build + present value of running and renewal) unless the name says capex.
/// </remarks>
public sealed class RolloutGraph
{
    /// <summary>The vertex into which the existing network is merged.</summary>
    public const int Root = 0;

    /// <summary>Longitude of each vertex on the grid; 0 for the root, which has no place of its own.</summary>
    public required int[] VertexX { get; init; }

    /// <summary>Latitude of each vertex on the grid; 0 for the root.</summary>
    public required int[] VertexY { get; init; }

    /// <summary>Id of the settlement at each vertex, or 0.</summary>
    public required long[] VertexSettlement { get; init; }

    /// <summary>Cost of serving the settlement from this graph: its active node and local access network; 0 without a settlement.</summary>
    public required long[] ServeCost { get; init; }

    /// <summary>Cost of serving the settlement without this graph (satellite); 0 without a settlement.</summary>
    public required long[] AlternativeCost { get; init; }

    /// <summary>
    /// What connecting the vertex is worth to the optimiser: max(0, alternative − serve); 0 for a settlement that may not be
    /// served, <see cref="Mandatory"/> for one that must be.
    /// </summary>
    public required long[] Prize { get; init; }

    /// <summary>First end of each edge.</summary>
    public required int[] EdgeFrom { get; init; }

    /// <summary>Second end of each edge.</summary>
    public required int[] EdgeTo { get; init; }

    /// <summary>How each edge would be built.</summary>
    public required BuildMethod[] EdgeMethod { get; init; }

    /// <summary>What each edge runs along; <see cref="CorridorKind.CrossCountry"/> for microwave hops too.</summary>
    public required CorridorKind[] EdgeKind { get; init; }

    /// <summary>Geodesic length of each edge's polyline, metres.</summary>
    public required double[] EdgeLength { get; init; }

    /// <summary>Rivers and other water lines that each edge crosses by its own structure.</summary>
    public required ushort[] EdgeRiverCrossings { get; init; }

    /// <summary>Railways that each edge crosses.</summary>
    public required ushort[] EdgeRailCrossings { get; init; }

    /// <summary>New masts that each microwave hop needs (2, less its ends on the existing network); 0 for other edges.</summary>
    public required byte[] EdgeMasts { get; init; }

    /// <summary>Whether each microwave hop was checked against the relief.</summary>
    public required LineOfSight[] EdgeSight { get; init; }

    /// <summary>Region whose prices hold for each edge, or 0.</summary>
    public required long[] EdgeRegion { get; init; }

    /// <summary>Whole-life cost of each edge.</summary>
    public required long[] EdgeCost { get; init; }

    /// <summary>The part of <see cref="EdgeCost"/> that is spent on building.</summary>
    public required long[] EdgeCapex { get; init; }

    /// <summary>Edges that are in every plan (hand edit), ascending; empty when none.</summary>
    public required int[] ForcedEdges { get; init; }

    /// <summary>Where each edge's polyline starts in <see cref="PolylineX"/>; one more entry than edges.</summary>
    public required int[] PolylineStart { get; init; }

    /// <summary>Longitudes of all polylines on the grid, both ends included.</summary>
    public required int[] PolylineX { get; init; }

    /// <summary>Latitudes of all polylines on the grid.</summary>
    public required int[] PolylineY { get; init; }

    /// <summary>The prize of a settlement that must be served; larger than any network can cost, small enough to add without overflow.</summary>
    public const long Mandatory = 1L << 58;

    /// <summary>Number of vertices, the root included.</summary>
    public int VertexCount => VertexX.Length;

    /// <summary>Number of edges.</summary>
    public int EdgeCount => EdgeFrom.Length;

    /// <summary>The polyline of an edge, from its first end to its second.</summary>
    public GeoPoint[] Polyline(int edge)
    {
        var (start, end) = (PolylineStart[edge], PolylineStart[edge + 1]);
        var points = new GeoPoint[end - start];
        for (var i = start; i < end; i++)
        {
            points[i - start] = GeoPoint.FromGrid(PolylineX[i], PolylineY[i]);
        }

        return points;
    }
}
