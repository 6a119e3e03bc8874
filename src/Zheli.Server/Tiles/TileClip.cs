namespace Zheli.Server.Tiles;

/// <summary>Cuts lines and rings to a tile and its margin, in the tile's own steps.</summary>
internal static class TileClip
{
    /// <summary>Steps beyond the tile's edge that are kept, so that wide lines meet their neighbours.</summary>
    public const int Margin = 96;

    private const int Low = -Margin;
    private const int High = MercatorGrid.TileExtent + Margin;

    /// <summary>The pieces of a line inside the tile (Liang and Barsky 1984, segment by segment).</summary>
    public static IEnumerable<List<(int X, int Y)>> Line(List<(int X, int Y)> line)
    {
        var piece = new List<(int X, int Y)>();
        if (line.TrueForAll(IsInside))
        {
            piece.AddRange(line);
            if (piece.Count > 1)
            {
                yield return piece;
            }

            yield break;
        }

        for (var i = 1; i < line.Count; i++)
        {
            if (!Inside(line[i - 1], line[i], out var from, out var to))
            {
                continue;
            }

            if (piece.Count == 0 || piece[^1] != from)
            {
                if (piece.Count > 1)
                {
                    yield return piece;
                }

                piece = [from];
            }

            if (to != from)
            {
                piece.Add(to);
            }
        }

        if (piece.Count > 1)
        {
            yield return piece;
        }
    }

    /// <summary>A ring cut by the four sides in turn (Sutherland and Hodgman 1974); fewer than three points when nothing is left.</summary>
    public static List<(int X, int Y)> Ring(List<(int X, int Y)> ring)
    {
        for (var side = 0; side < 4 && ring.Count > 2; side++)
        {
            var cut = new List<(int X, int Y)>(ring.Count + 4);
            var previous = ring[^1];
            foreach (var point in ring)
            {
                if (Keeps(side, point) != Keeps(side, previous))
                {
                    cut.Add(Crossing(side, previous, point));
                }

                if (Keeps(side, point))
                {
                    cut.Add(point);
                }

                previous = point;
            }

            ring = cut;
        }

        return ring;
    }

    private static bool IsInside((int X, int Y) point) => point.X is >= Low and <= High && point.Y is >= Low and <= High;

    private static bool Keeps(int side, (int X, int Y) point) => side switch
    {
        0 => point.X >= Low,
        1 => point.X <= High,
        2 => point.Y >= Low,
        _ => point.Y <= High,
    };

    private static (int X, int Y) Crossing(int side, (int X, int Y) a, (int X, int Y) b)
    {
        var at = side is 0 or 2 ? Low : High;
        return side < 2
            ? (at, a.Y + (int)Math.Round((double)(at - a.X) / (b.X - a.X) * (b.Y - a.Y)))
            : (a.X + (int)Math.Round((double)(at - a.Y) / (b.Y - a.Y) * (b.X - a.X)), at);
    }

    private static bool Inside((int X, int Y) a, (int X, int Y) b, out (int X, int Y) from, out (int X, int Y) to)
    {
        double enter = 0, leave = 1;
        double dx = b.X - a.X, dy = b.Y - a.Y;
        var meets = Narrow(-dx, a.X - Low, ref enter, ref leave) && Narrow(dx, High - a.X, ref enter, ref leave)
            && Narrow(-dy, a.Y - Low, ref enter, ref leave) && Narrow(dy, High - a.Y, ref enter, ref leave);
        from = enter > 0 ? (a.X + (int)Math.Round(enter * dx), a.Y + (int)Math.Round(enter * dy)) : a;
        to = leave < 1 ? (a.X + (int)Math.Round(leave * dx), a.Y + (int)Math.Round(leave * dy)) : b;
        return meets;
    }

    private static bool Narrow(double direction, double distance, ref double enter, ref double leave)
    {
        if (direction == 0)
        {
            return distance >= 0;
        }

        var at = distance / direction;
        if (direction < 0)
        {
            enter = Math.Max(enter, at);
        }
        else
        {
            leave = Math.Min(leave, at);
        }

        return enter <= leave;
    }
}
