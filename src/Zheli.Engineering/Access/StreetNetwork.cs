using Zheli.Model;
using Zheli.Model.Network;
using Zheli.Model.Places;

namespace Zheli.Engineering.Access;

/// <summary>
/// Streets along which an access network may run, cut at junctions and where lines to premises leave them. Vertices and edges by number; lengths in
/// centimetres, costs in whole tenge.
/// </summary>
internal sealed class StreetNetwork
{
    /// <summary>Place of each vertex.</summary>
    public List<GeoPoint> Vertices { get; } = [];

    /// <summary>First end of each edge.</summary>
    public List<int> Tail { get; } = [];

    /// <summary>Second end of each edge.</summary>
    public List<int> Head { get; } = [];

    /// <summary>Line of each edge, both ends included.</summary>
    public List<GeoPoint[]> Lines { get; } = [];

    /// <summary>Geodesic length of each edge, centimetres.</summary>
    public List<long> Length { get; } = [];

    /// <summary>What each edge runs along.</summary>
    public List<CorridorKind> Kind { get; } = [];

    /// <summary>Source of the street of each edge.</summary>
    public List<string> Street { get; } = [];

    /// <summary>How each edge would be built.</summary>
    public List<RouteMethod> Method { get; } = [];

    /// <summary>Cost of building each edge.</summary>
    public List<long> Cost { get; } = [];

    /// <summary>Vertex where the line of each premises leaves the street; −1 when there is no street.</summary>
    public required int[] HomeVertex { get; init; }

    /// <summary>Distance of each premises from there, centimetres.</summary>
    public required long[] HomeLead { get; init; }

    /// <summary>True for each premises on the side of its street where the trench does not run.</summary>
    public required bool[] IsAcross { get; init; }

    /// <summary>Edge on which each premises lies, as it was before it was cut: for the side of the street.</summary>
    public required RouteMethod[] HomeMethod { get; init; }

    /// <summary>What was noticed.</summary>
    public List<Finding> Findings { get; } = [];

    /// <summary>The component of each vertex, by its smallest vertex.</summary>
    public required int[] Component { get; set; }

    /// <summary>Adds an edge.</summary>
    public void Add(int tail, int head, GeoPoint[] line, CorridorKind kind, string street, RouteMethod method, AccessPrices prices)
    {
        var length = (long)Math.Round(Geodesic.Length(line).Value * 100);
        Tail.Add(tail);
        Head.Add(head);
        Lines.Add(line);
        Length.Add(length);
        Kind.Add(kind);
        Street.Add(street);
        Method.Add(method);
        Cost.Add(prices.Route(method, length));
    }
}
