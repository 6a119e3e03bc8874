using Zheli.Model.Places;

namespace Zheli.Model.Network;

/// <summary>
/// The proof that the trenches of a design are not much dearer than they must be: the streets that any design may use, what each costs at the least, and potentials of the
/// places that must be reached (Wong, Mathematical Programming 28, 1984). Whoever has it needs not trust the search that found it.
/// </summary>
/// <param name="Vertices">Place of each vertex.</param>
/// <param name="Tail">First end of each street edge.</param>
/// <param name="Head">Second end of each street edge.</param>
/// <param name="Lines">Line of each edge.</param>
/// <param name="Method">How each edge would be built.</param>
/// <param name="Cost">What each edge costs at the least with the thinnest thing in it, whole tenge.</param>
/// <param name="Root">A vertex that must be reached, from which the cuts are counted.</param>
/// <param name="Terminal">Vertices that pay.</param>
/// <param name="Value">What each of them pays, whole tenge.</param>
/// <param name="Start">Where the listed vertices of each begin; one entry more.</param>
/// <param name="Vertex">Listed vertices.</param>
/// <param name="Potential">Potential of each listed vertex: 0 at the terminal, its value where nothing is listed.</param>
public sealed record AccessBoundProof(
    IReadOnlyList<GeoPoint> Vertices, int[] Tail, int[] Head, IReadOnlyList<GeoPoint[]> Lines, IReadOnlyList<RouteMethod> Method, long[] Cost, int Root,
    int[] Terminal, long[] Value, int[] Start, int[] Vertex, long[] Potential);
