using Zheli.Model.Network;

namespace Zheli.Engineering.Rollout;

/// <summary>All lines cut into straight segments between numbered points: arrays by segment.</summary>
internal sealed class CorridorLines
{
    /// <summary>The points.</summary>
    public required PointTable Points { get; init; }

    /// <summary>One end of each segment, by point.</summary>
    public required int[] From { get; init; }

    /// <summary>The other end.</summary>
    public required int[] To { get; init; }

    /// <summary>What the segment is built along.</summary>
    public required LineGroup[] Group { get; init; }

    /// <summary>Class of the corridor.</summary>
    public required CorridorKind[] Kind { get; init; }

    /// <summary>True on a bridge or in a tunnel.</summary>
    public required bool[] OnStructure { get; init; }

    /// <summary>Number of the source; of an existing line, <see cref="SourceCount"/> + its place in the territory's list.</summary>
    public required int[] Source { get; init; }

    /// <summary>Sources of corridors; larger numbers name existing lines.</summary>
    public required int SourceCount { get; init; }

    /// <summary>Rivers crossed by each segment.</summary>
    public required ushort[] Rivers { get; init; }

    /// <summary>Railways crossed by each segment.</summary>
    public required ushort[] Rails { get; init; }

    /// <summary>Number of segments.</summary>
    public int Count => From.Length;
}
