namespace Zheli.Server.Tiles;

/// <summary>Takes points out of a line that stays within a tolerance of its course (Douglas and Peucker 1973), in place; with buffers that are used again.</summary>
internal sealed class TileSimplify
{
    private readonly Stack<(int First, int Last)> open = new();
    private bool[] kept = new bool[256];

    /// <summary>Thins a line; its ends stay.</summary>
    public void Line(List<(int X, int Y)> line, int tolerance)
    {
        Near(line, tolerance);
        if (line.Count < 3)
        {
            return;
        }

        if (kept.Length < line.Count)
        {
            kept = new bool[2 * line.Count];
        }

        kept.AsSpan(0, line.Count).Clear();
        (kept[0], kept[line.Count - 1]) = (true, true);
        open.Push((0, line.Count - 1));
        while (open.TryPop(out var span))
        {
            var (at, distance) = Farthest(line, span.First, span.Last);
            if (distance > (double)tolerance * tolerance)
            {
                kept[at] = true;
                open.Push((span.First, at));
                open.Push((at, span.Last));
            }
        }

        var count = 0;
        for (var i = 0; i < line.Count; i++)
        {
            if (kept[i])
            {
                line[count++] = line[i];
            }
        }

        line.RemoveRange(count, line.Count - count);
    }

    /// <summary>Thins a ring, given without its first point at the end.</summary>
    public void Ring(List<(int X, int Y)> ring, int tolerance)
    {
        if (ring.Count > 4)
        {
            ring.Add(ring[0]);
            Line(ring, tolerance);
            ring.RemoveAt(ring.Count - 1);
        }
    }

    /// <summary>A first, cheap round: points nearer than the tolerance to the one before go.</summary>
    private static void Near(List<(int X, int Y)> line, int tolerance)
    {
        var count = Math.Min(1, line.Count);
        for (var i = 1; i < line.Count; i++)
        {
            var (a, b) = (line[count - 1], line[i]);
            if (Math.Abs(a.X - b.X) >= tolerance || Math.Abs(a.Y - b.Y) >= tolerance)
            {
                line[count++] = b;
            }
            else if (i == line.Count - 1)
            {
                // The last point of a line stays: the next line begins there.
                count += count == 1 ? 1 : 0;
                line[count - 1] = b;
            }
        }

        line.RemoveRange(count, line.Count - count);
    }

    /// <summary>The point between two others that is farthest from the stretch between them, and the square of its distance.</summary>
    private static (int At, double Distance) Farthest(List<(int X, int Y)> line, int first, int last)
    {
        var (a, b) = (line[first], line[last]);
        double dx = b.X - a.X, dy = b.Y - a.Y;
        var length = (dx * dx) + (dy * dy);
        var (at, most) = (first, -1.0);
        for (var i = first + 1; i < last; i++)
        {
            double px = line[i].X - a.X, py = line[i].Y - a.Y;
            var along = length > 0 ? Math.Clamp(((px * dx) + (py * dy)) / length, 0, 1) : 0;
            var (ex, ey) = (px - (along * dx), py - (along * dy));
            var distance = (ex * ex) + (ey * ey);
            if (distance > most)
            {
                (at, most) = (i, distance);
            }
        }

        return (at, most);
    }
}
