namespace Zheli.Engineering.Rollout;

/// <summary>
/// Railways that roads cross at a common point of the map. The point may be a vertex, so the crossing is counted on the road pieces that leave it on one side of
/// the railway: every way from one side to the other takes exactly one of them.
/// </summary>
internal static class LevelCrossings
{
    /// <summary>The crossings, each at the end of a road segment.</summary>
    public static List<CrossingEvent> Find(CorridorLines lines, Incidence incidence)
    {
        var found = new List<CrossingEvent>();
        for (var p = 0; p < lines.Points.Surveyed; p++)
        {
            var at = incidence[p];
            if (at.Length >= 3 && TryRailway(lines, at, out var first, out var second))
            {
                Count(lines, at, p, Other(lines, first, p), Other(lines, second, p), found);
            }
        }

        return found;
    }

    /// <summary>The first two segments of a railway on the ground that passes through.</summary>
    private static bool TryRailway(CorridorLines lines, ReadOnlySpan<int> at, out int first, out int second)
    {
        (first, second) = (-1, -1);
        foreach (var s in at)
        {
            if (lines.Group[s] == LineGroup.Railway && !lines.OnStructure[s])
            {
                (first, second) = first < 0 ? (s, second) : (first, second < 0 ? s : second);
            }
        }

        return second >= 0;
    }

    private static void Count(CorridorLines lines, ReadOnlySpan<int> at, int p, int railA, int railB, List<CrossingEvent> found)
    {
        int left = 0, right = 0;
        foreach (var s in at)
        {
            if (lines.Group[s] == LineGroup.Road && !lines.OnStructure[s])
            {
                (left, right) = IsLeft(lines.Points, p, railA, railB, Other(lines, s, p)) ? (left + 1, right) : (left, right + 1);
            }
        }

        foreach (var s in at)
        {
            if (left > 0 && right > 0 && lines.Group[s] == LineGroup.Road && !lines.OnStructure[s] && IsLeft(lines.Points, p, railA, railB, Other(lines, s, p)))
            {
                found.Add(new(s, lines.From[s] == p ? 0 : 1, IsRail: true));
            }
        }
    }

    /// <summary>Whether q lies in the sector that is swept counter-clockwise from the direction of railB to that of railA.</summary>
    private static bool IsLeft(PointTable points, int p, int railA, int railB, int q)
    {
        var isWide = Cross(points, p, railB, railA) < 0;
        var (from, to) = isWide ? (railA, railB) : (railB, railA);
        return (Cross(points, p, from, q) > 0 && Cross(points, p, q, to) > 0) != isWide;
    }

    private static double Cross(PointTable points, int p, int a, int b) =>
        ((points.PlaneX[a] - points.PlaneX[p]) * (points.PlaneY[b] - points.PlaneY[p]))
        - ((points.PlaneY[a] - points.PlaneY[p]) * (points.PlaneX[b] - points.PlaneX[p]));

    private static int Other(CorridorLines lines, int s, int p) => lines.From[s] ^ lines.To[s] ^ p;
}
