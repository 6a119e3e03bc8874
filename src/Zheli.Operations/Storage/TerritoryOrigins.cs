namespace Zheli.Operations.Storage;

/// <summary>From which source file (number in <c>import_history</c>, 0 for none) each object of a territory came, list by list in its order.</summary>
internal sealed record TerritoryOrigins(int[] Areas, int[] Corridors, int[] Water, int[] NetworkNodes, int[] NetworkLines)
{
    /// <summary>No object came from a file: it was generated or drawn.</summary>
    public static readonly TerritoryOrigins None = new([], [], [], [], []);

    /// <summary>The origin of one object; null for none.</summary>
    public static long? At(int[] origins, int index) => index < origins.Length && origins[index] > 0 ? origins[index] : null;
}
