namespace Zheli.Engineering.Rollout;

/// <summary>A water line or railway that crosses a segment at a fraction of its length.</summary>
internal readonly record struct CrossingEvent(int Segment, double Fraction, bool IsRail);

/// <summary>Points at which segments are to be cut, and short segments to be added; applied in one pass.</summary>
internal sealed class Splits(CorridorLines lines)
{
    /// <summary>Longest stretch without a point, metres: legs across country meet long straight lines at such points.</summary>
    private const double LongestSegment = 5_000;

    private readonly List<(int Segment, double Fraction, int Point)> cuts = [];
    private readonly List<(int From, int To, SegmentTraits What)> links = [];

    /// <summary>Cuts a segment at a fraction of its length; gives the point, an end of the segment when the place is the same.</summary>
    public int Cut(int segment, double fraction)
    {
        var points = lines.Points;
        int a = lines.From[segment], b = lines.To[segment];
        var x = (int)Math.Round(points.X[a] + (fraction * ((double)points.X[b] - points.X[a])));
        var y = (int)Math.Round(points.Y[a] + (fraction * ((double)points.Y[b] - points.Y[a])));
        var point = points.GetOrAdd(x, y);
        CutAt(segment, fraction, point);
        return point;
    }

    /// <summary>Cuts a segment at a point that lies on it.</summary>
    public void CutAt(int segment, double fraction, int point)
    {
        if (point != lines.From[segment] && point != lines.To[segment])
        {
            cuts.Add((segment, fraction, point));
        }
    }

    /// <summary>Adds a segment that continues another's line.</summary>
    public void Link(int from, int to, int like) =>
        links.Add((from, to, new(lines.Group[like], lines.Kind[like], OnStructure: false, lines.Source[like])));

    /// <summary>Cuts long segments evenly.</summary>
    public void CutLongSegments()
    {
        var points = lines.Points;
        for (var s = 0; s < lines.Count; s++)
        {
            double dx = points.PlaneX[lines.From[s]] - points.PlaneX[lines.To[s]], dy = points.PlaneY[lines.From[s]] - points.PlaneY[lines.To[s]];
            var parts = (int)Math.Ceiling(Math.Sqrt((dx * dx) + (dy * dy)) / LongestSegment);
            for (var i = 1; i < parts; i++)
            {
                Cut(s, (double)i / parts);
            }
        }
    }

    /// <summary>The lines after all cuts; what crosses a segment is counted on the piece where it crosses, at a cut on the piece before it.</summary>
    public CorridorLines Apply(List<CrossingEvent> crossings)
    {
        cuts.Sort();
        crossings.Sort(static (a, b) => (a.Segment, a.Fraction, a.IsRail).CompareTo((b.Segment, b.Fraction, b.IsRail)));
        var raw = new RawSegments(lines.Count + cuts.Count + links.Count);
        int cut = 0, crossing = 0;
        for (var s = 0; s < lines.Count; s++)
        {
            var from = lines.From[s];
            while (true)
            {
                var last = cut >= cuts.Count || cuts[cut].Segment != s;
                var (to, until) = last ? (lines.To[s], double.PositiveInfinity) : (cuts[cut].Point, cuts[cut].Fraction);
                int rivers = 0, rails = 0;
                for (; crossing < crossings.Count && crossings[crossing].Segment == s && crossings[crossing].Fraction <= until; crossing++)
                {
                    (rivers, rails) = crossings[crossing].IsRail ? (rivers, rails + 1) : (rivers + 1, rails);
                }

                raw.Add(from, to, new(lines.Group[s], lines.Kind[s], lines.OnStructure[s], lines.Source[s], Saturate(rivers), Saturate(rails)));
                if (last)
                {
                    break;
                }

                from = to;
                cut++;
            }
        }

        foreach (var (from, to, what) in links)
        {
            raw.Add(from, to, what);
        }

        return raw.Distinct(lines.Points, lines.SourceCount);
    }

    private static ushort Saturate(int count) => (ushort)Math.Min(count, ushort.MaxValue);
}
