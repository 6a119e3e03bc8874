using Zheli.Engineering.Access;
using Zheli.Model.Network;
using Zheli.Model.Places;

namespace Zheli.Operations.Access;

/// <summary>Finds the streets and power lines round about some points among those of a country.</summary>
internal sealed class StreetIndex
{
    private const double CellDegrees = 0.01;
    private const double MarginDegrees = 0.012;
    private const long MostCells = 4_096;

    private readonly IReadOnlyList<Corridor> corridors;
    private readonly Dictionary<(int X, int Y), List<int>> cells = [];
    private readonly List<int> large = [];

    /// <summary>Sorts the corridors into cells of about a kilometre.</summary>
    public StreetIndex(IReadOnlyList<Corridor> corridors)
    {
        this.corridors = corridors;
        for (var i = 0; i < corridors.Count; i++)
        {
            if (corridors[i].Kind != CorridorKind.PowerLine && !AccessDesigner.IsStreet(corridors[i].Kind))
            {
                continue;
            }

            var (west, south, east, north) = Cells(corridors[i].Points, 0);
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

    /// <summary>The corridors near any of the points, in order of number.</summary>
    public IReadOnlyList<Corridor> Near(IReadOnlyList<GeoPoint> points)
    {
        var wanted = new HashSet<(int X, int Y)>();
        foreach (var point in points)
        {
            var (west, south, east, north) = Cells([point], MarginDegrees);
            for (var x = west; x <= east; x++)
            {
                for (var y = south; y <= north; y++)
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

        return [.. found.Select(i => corridors[i])];
    }

    private static (int West, int South, int East, int North) Cells(ReadOnlySpan<GeoPoint> points, double margin)
    {
        double west = 180, east = -180, south = 90, north = -90;
        foreach (var point in points)
        {
            (west, east) = (Math.Min(west, point.Longitude), Math.Max(east, point.Longitude));
            (south, north) = (Math.Min(south, point.Latitude), Math.Max(north, point.Latitude));
        }

        static int Cell(double degrees) => (int)Math.Floor(degrees / CellDegrees);
        return (Cell(west - margin), Cell(south - margin), Cell(east + margin), Cell(north + margin));
    }
}
