using Zheli.Engineering.Access;
using Zheli.Operations.Storage;
using Zheli.Model.Network;
using Zheli.Model.Places;

namespace Zheli.Operations.Access;

/// <summary>Finds the streets and power lines round about some points among those of a country.</summary>
internal sealed class StreetIndex
{
    /// <summary>Cells to each side of one in which somebody lives: most of a kilometre at the least, more than a drop and a link together.</summary>
    private const int Margin = 1;

    private const long MostCells = 4_096;
    private const ulong Prime = 1_099_511_628_211;

    private readonly IReadOnlyList<Corridor> corridors;
    private readonly Dictionary<(int X, int Y), List<int>> cells = [];
    private readonly List<int> large = [];
    private readonly ulong?[] stamps;

    /// <summary>Sorts the corridors into cells of about a kilometre.</summary>
    public StreetIndex(IReadOnlyList<Corridor> corridors)
    {
        this.corridors = corridors;
        stamps = new ulong?[corridors.Count];
        for (var i = 0; i < corridors.Count; i++)
        {
            if (corridors[i].Kind != CorridorKind.PowerLine && !AccessDesigner.IsStreet(corridors[i].Kind))
            {
                continue;
            }

            var (west, south, east, north) = Cells(corridors[i].Points);
            if ((long)(east - west + 1) * (north - south + 1) > MostCells)
            {
                large.Add(i);
                continue;
            }

            for (var x = west; x <= east; x++)
            {
                for (var y = south; y <= north; y++)
                {
                    if (!cells.TryGetValue((x, y), out var list))
                    {
                        cells.Add((x, y), list = []);
                    }

                    list.Add(i);
                }
            }
        }
    }

    /// <summary>The corridors near some cells, in order of number.</summary>
    public IReadOnlyList<Corridor> Near(IEnumerable<(int X, int Y)> inhabited) => [.. Numbers(inhabited).Select(i => corridors[i])];

    /// <summary>A figure that changes with any corridor near some cells.</summary>
    public ulong Stamp(IEnumerable<(int X, int Y)> inhabited)
    {
        var hash = 14_695_981_039_346_656_037UL;
        foreach (var i in Numbers(inhabited))
        {
            hash = (hash ^ (stamps[i] ??= StampOf(corridors[i]))) * Prime;
        }

        return hash;
    }

    private static ulong StampOf(Corridor corridor)
    {
        var hash = (ulong)corridor.Kind;
        foreach (var letter in corridor.Source)
        {
            hash = (hash ^ letter) * Prime;
        }

        foreach (var point in corridor.Points)
        {
            hash = (((hash ^ (uint)point.GridX) * Prime) ^ (uint)point.GridY) * Prime;
        }

        return hash;
    }

    private SortedSet<int> Numbers(IEnumerable<(int X, int Y)> inhabited)
    {
        var wanted = new HashSet<(int X, int Y)>();
        foreach (var (cellX, cellY) in inhabited)
        {
            for (var x = cellX - Margin; x <= cellX + Margin; x++)
            {
                for (var y = cellY - Margin; y <= cellY + Margin; y++)
                {
                    wanted.Add((x, y));
                }
            }
        }

        var found = new SortedSet<int>(large);
        foreach (var cell in wanted)
        {
            if (cells.TryGetValue(cell, out var list))
            {
                found.UnionWith(list);
            }
        }

        return found;
    }

    private static (int West, int South, int East, int North) Cells(ReadOnlySpan<GeoPoint> points)
    {
        var (west, south) = PremisesSurvey.CellOf(points[0]);
        var (east, north) = (west, south);
        foreach (var point in points)
        {
            var (x, y) = PremisesSurvey.CellOf(point);
            (west, east, south, north) = (Math.Min(west, x), Math.Max(east, x), Math.Min(south, y), Math.Max(north, y));
        }

        return (west, south, east, north);
    }
}
