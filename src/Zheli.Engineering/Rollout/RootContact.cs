namespace Zheli.Engineering.Rollout;

/// <summary>What part of the existing network a new edge hangs from.</summary>
public enum RootContactKind
{
    /// <summary>A settlement in which the network stands.</summary>
    Settlement,

    /// <summary>A point of the existing network.</summary>
    NetworkNode,

    /// <summary>A line of the existing network, opened at a joint.</summary>
    NetworkLine,
}

/// <summary>A place at which new edges meet the existing network.</summary>
/// <param name="Kind">Settlement, point or line.</param>
/// <param name="Id">Its number within the project.</param>
/// <param name="X">Longitude on the 1e-7° grid.</param>
/// <param name="Y">Latitude on the grid.</param>
public readonly record struct RootContact(RootContactKind Kind, long Id, int X, int Y);
