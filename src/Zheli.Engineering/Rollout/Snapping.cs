using Zheli.Algorithms.Graphs;

namespace Zheli.Engineering.Rollout;

/// <summary>Joins the ends of lines to other lines that pass close by: gaps of drawing within a source, and the larger ones where sources meet.</summary>
internal static class Snapping
{
    /// <summary>Within one source an end this near to another line was meant to touch it, metres.</summary>
    private const double WithinSource = 25;

    /// <summary>Sources of different scale disagree by up to about this much, metres.</summary>
    private const double BetweenSources = 300;

    /// <summary>Cuts the nearest line at the foot of each loose end and links the two; gives the number of ends joined.</summary>
    public static int JoinLooseEnds(CorridorLines lines, Chains chains, SegmentGrid index, Splits splits, int threads)
    {
        var points = lines.Points;
        var several = lines.SourceCount > 1 || lines.Group.AsSpan().ContainsAny(LineGroup.PowerLine, LineGroup.Existing);
        var feet = Work.Gather<(int Point, int Own, int Segment, double Fraction)>(points.Surveyed, threads, (begin, end, found) =>
        {
            List<int> near = [];
            for (var p = begin; p < end; p++)
            {
                if (chains.Incidence.Degree(p) == 1 && lines.Group[chains.Incidence[p][0]] != LineGroup.Existing)
                {
                    var own = chains.Incidence[p][0];
                    var segment = FindLine(lines, chains, index, p, own, several, near, out var fraction);
                    if (segment >= 0)
                    {
                        found.Add((p, own, segment, fraction));
                    }
                }
            }
        });
        foreach (var (point, own, segment, fraction) in feet)
        {
            splits.Link(point, splits.Cut(segment, fraction), like: own);
        }

        return feet.Count;
    }

    private static int FindLine(
        CorridorLines lines, Chains chains, SegmentGrid index, int p, int own, bool several, List<int> near, out double fraction)
    {
        double x = lines.Points.PlaneX[p], y = lines.Points.PlaneY[p], scale = LocalPlane.Scale(x, y);
        near.Clear();
        index.CollectNear(x, y, scale * (several ? BetweenSources : WithinSource), near);
        var (best, bestSquared) = (-1, double.PositiveInfinity);
        fraction = 0;
        foreach (var s in near)
        {
            if (chains.Of[s] == chains.Of[own])
            {
                continue;
            }

            var squared = index.SquaredDistance(s, x, y, out var foot);
            var limit = scale * (MeantApart(lines, own, s) ? BetweenSources : WithinSource);
            if (squared <= limit * limit && (squared < bestSquared || (squared == bestSquared && s < best))
                && !chains.MeetsBeyond(chains.Of[s], chains.Of[own], p))
            {
                (best, bestSquared, fraction) = (s, squared, foot);
            }
        }

        return best;
    }

    // Power lines share no points with roads even within one source.
    private static bool MeantApart(CorridorLines lines, int a, int b) =>
        lines.Source[a] != lines.Source[b] || lines.Group[a] == LineGroup.PowerLine != (lines.Group[b] == LineGroup.PowerLine);
}
