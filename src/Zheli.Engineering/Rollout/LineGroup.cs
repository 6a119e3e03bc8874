using Zheli.Model.Network;

namespace Zheli.Engineering.Rollout;

/// <summary>Lines that are built along in the same way; a chain of stretches is one edge only within a group.</summary>
internal enum LineGroup : byte
{
    /// <summary>A line of the existing network; part of the root.</summary>
    Existing,

    /// <summary>Roads of every class.</summary>
    Road,

    /// <summary>Railways.</summary>
    Railway,

    /// <summary>Power lines, on whose poles cable is hung.</summary>
    PowerLine,
}

/// <summary>The group of a kind of corridor.</summary>
internal static class LineGroups
{
    /// <summary>The group of a corridor as the map knows it.</summary>
    public static LineGroup Of(CorridorKind kind) => kind switch
    {
        CorridorKind.Railway => LineGroup.Railway,
        CorridorKind.PowerLine => LineGroup.PowerLine,
        _ => LineGroup.Road,
    };
}
