using Zheli.Model.Places;

namespace Zheli.Server.Tiles;

/// <summary>
/// A line or ring on the world's grid, with the boxes of its stretches: of a border with a hundred thousand corners a tile looks at the few that are near it.
/// </summary>
internal sealed class TilePath
{
    /// <summary>Points in a stretch; the last of one is the first of the next.</summary>
    private const int Stretch = 32;

    private readonly int[] x;
    private readonly int[] y;
    private readonly (int West, int North, int East, int South)[] boxes;

    public TilePath(IReadOnlyList<GeoPoint> points)
    {
        (x, y) = (new int[points.Count], new int[points.Count]);
        for (var i = 0; i < points.Count; i++)
        {
            (x[i], y[i]) = MercatorGrid.Project(points[i]);
        }

        boxes = new (int, int, int, int)[points.Count < 2 ? points.Count : ((points.Count - 2) / Stretch) + 1];
        (West, North, East, South) = (int.MaxValue, int.MaxValue, int.MinValue, int.MinValue);
        for (var box = 0; box < boxes.Length; box++)
        {
            var (first, last) = Ends(box);
            var (west, north, east, south) = (x[first], y[first], x[first], y[first]);
            for (var i = first + 1; i <= last; i++)
            {
                (west, east) = (Math.Min(west, x[i]), Math.Max(east, x[i]));
                (north, south) = (Math.Min(north, y[i]), Math.Max(south, y[i]));
            }

            boxes[box] = (west, north, east, south);
            (West, East) = (Math.Min(West, west), Math.Max(East, east));
            (North, South) = (Math.Min(North, north), Math.Max(South, south));
        }
    }

    public int West { get; }

    public int North { get; }

    public int East { get; }

    public int South { get; }

    public bool IsClosed => x.Length > 3 && x[0] == x[^1] && y[0] == y[^1];

    /// <summary>
    /// Its points in the steps of a tile. A stretch that lies beyond one side of the tile and its margin leaves only its ends: whatever it does out there, clipping
    /// to that side gives the same.
    /// </summary>
    public void InTile(int zoom, int column, int row, List<(int X, int Y)> points)
    {
        points.Clear();
        var shift = MercatorGrid.Shift(zoom);
        var (left, top) = (column << 12, row << 12);
        const int Low = -TileClip.Margin;
        const int High = MercatorGrid.TileExtent + TileClip.Margin;
        for (var box = 0; box < boxes.Length; box++)
        {
            var (west, north, east, south) = boxes[box];
            var (first, last) = Ends(box);
            var isBeyond = (east >> shift) - left < Low || (west >> shift) - left > High || (south >> shift) - top < Low || (north >> shift) - top > High;
            for (var i = box == 0 ? first : first + 1; i <= last; i++)
            {
                if (!isBeyond || i == first || i == last)
                {
                    points.Add(((x[i] >> shift) - left, (y[i] >> shift) - top));
                }
            }
        }
    }

    private (int First, int Last) Ends(int box) => (box * Stretch, Math.Min(x.Length - 1, (box + 1) * Stretch));
}
