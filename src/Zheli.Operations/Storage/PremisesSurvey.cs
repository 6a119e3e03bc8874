using Zheli.Model.Places;

namespace Zheli.Operations.Storage;

/// <summary>The premises of a settlement at a glance: how many, where about, and a figure that changes with any of them.</summary>
internal sealed class PremisesSurvey
{
    private const ulong Offset = 14_695_981_039_346_656_037;
    private const ulong Prime = 1_099_511_628_211;
    private const int GridPerCell = 100_000;

    /// <summary>How many.</summary>
    public int Count { get; private set; }

    /// <summary>FNV-1a over everything that a design takes from them, in order.</summary>
    public ulong Hash { get; private set; } = Offset;

    /// <summary>Cells of 0.01 degrees in which they stand.</summary>
    public HashSet<(int X, int Y)> Cells { get; } = [];

    /// <summary>The cell of a place.</summary>
    public static (int X, int Y) CellOf(GeoPoint at) => (Floor(at.GridX), Floor(at.GridY));

    /// <summary>Adds a premises.</summary>
    public void Add(GeoPoint at, string key, int dwellings, int entrances, int floors)
    {
        Count++;
        Cells.Add(CellOf(at));
        var hash = Hash;
        foreach (var letter in key)
        {
            hash = (hash ^ letter) * Prime;
        }

        foreach (var number in (ReadOnlySpan<int>)[at.GridX, at.GridY, dwellings, entrances, floors])
        {
            hash = (hash ^ (uint)number) * Prime;
        }

        Hash = hash;
    }

    /// <summary>Adds everything of another.</summary>
    public void Add(PremisesSurvey other)
    {
        Count += other.Count;
        Cells.UnionWith(other.Cells);
        Hash = (Hash ^ other.Hash) * Prime;
    }

    private static int Floor(int grid) => (grid >= 0 ? grid : grid - GridPerCell + 1) / GridPerCell;
}
