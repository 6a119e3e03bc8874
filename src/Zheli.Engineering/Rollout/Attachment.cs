using Zheli.Algorithms.Graphs;

namespace Zheli.Engineering.Rollout;

/// <summary>A straight leg between two points. A certain leg is in the graph whatever else is; others must prove of use.</summary>
internal readonly record struct Leg(int From, int To, bool IsAccess, bool IsCertain);

/// <summary>Access legs: from each terminal straight to the nearest corridors.</summary>
internal static class Attachment
{
    private const int LegsEach = 3;

    /// <summary>Second and third legs go at most this far, or twice as far as the first, metres.</summary>
    private const double AlwaysReached = 500;

    /// <summary>…but not this much farther than the first.</summary>
    private const double FartherThanFirst = 10_000;

    /// <summary>Cuts the nearest chain, and up to two others not much farther, at the feet of the terminal.</summary>
    public static List<Leg> Attach(CorridorLines lines, Chains chains, SegmentGrid index, Terminals terminals, Splits splits, int threads)
    {
        var feet = new (int Segment, double Fraction)[terminals.Count][];
        Work.InParallel(terminals.Count, threads, (begin, end) =>
        {
            List<int> near = [];
            var nearest = new Dictionary<int, (double Squared, int Segment, double Fraction)>();
            for (var i = begin; i < end; i++)
            {
                feet[i] = Feet(lines, chains, index, terminals.Point[i], terminals.Contact[i] >= 0, near, nearest);
            }
        }, smallestShare: 16);

        var legs = new List<Leg>(terminals.Count);
        foreach (var (first, second) in terminals.SamePlace)
        {
            legs.Add(new(terminals.Point[first], terminals.Point[second], IsAccess: true, IsCertain: true));
        }

        for (var i = 0; i < terminals.Count; i++)
        {
            var own = terminals.Point[i];
            var (a, b) = (-1, -1);
            foreach (var (segment, fraction) in feet[i])
            {
                var foot = splits.Cut(segment, fraction);
                if (foot != own && foot != a && foot != b)
                {
                    legs.Add(new(own, foot, IsAccess: true, IsCertain: a < 0));
                }

                (a, b) = (foot, a);
            }
        }

        return legs;
    }

    private static (int Segment, double Fraction)[] Feet(
        CorridorLines lines, Chains chains, SegmentGrid index, int point, bool isRoot, List<int> near,
        Dictionary<int, (double Squared, int Segment, double Fraction)> nearest)
    {
        double x = lines.Points.PlaneX[point], y = lines.Points.PlaneY[point];
        if (index.FindNearest(x, y, double.MaxValue, out var first) < 0)
        {
            return [];
        }

        var reach = Math.Min(Math.Max(AlwaysReached * LocalPlane.Scale(x, y), 2 * first), first + FartherThanFirst);
        near.Clear();
        nearest.Clear();
        index.CollectNear(x, y, reach * (1 + 1e-9), near);
        foreach (var s in near)
        {
            var squared = index.SquaredDistance(s, x, y, out var fraction);
            if (squared <= reach * reach * (1 + 1e-9) && !(isRoot && lines.Group[s] == LineGroup.Existing)
                && (!nearest.TryGetValue(chains.Of[s], out var known) || (squared, s).CompareTo((known.Squared, known.Segment)) < 0))
            {
                nearest[chains.Of[s]] = (squared, s, fraction);
            }
        }

        return [.. nearest.Values.OrderBy(f => f.Squared).ThenBy(f => f.Segment).Take(LegsEach).Select(f => (f.Segment, f.Fraction))];
    }
}
