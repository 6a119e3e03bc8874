using Zheli.Algorithms.Graphs;
using Zheli.Model.Network;
using Zheli.Model.Places;

namespace Zheli.Engineering.Rollout;

/// <summary>A pair of terminals that radio can join.</summary>
internal readonly record struct Hop(int First, int Second, double Distance, LineOfSight Sight);

/// <summary>Microwave hops: all pairs of settlements, or of a settlement and a point of the existing network, within reach and in sight of each other.</summary>
internal static class MicrowaveHops
{
    /// <summary>Finds the hops; of those from one settlement to the existing network, which all cost the same, the shortest.</summary>
    public static (List<Hop> Hops, int Blocked) Find(
        Terminals terminals, PointTable points, Relief? relief, double maxHop, int threads, CancellationToken cancellation)
    {
        if (maxHop <= 0)
        {
            return ([], 0);
        }

        double[] x = [.. terminals.Point.Select(p => points.PlaneX[p])], y = [.. terminals.Point.Select(p => points.PlaneY[p])];
        var index = new PointGrid(x, y);
        var blocked = 0;
        var hops = Work.Gather<Hop>(terminals.Count, threads, (begin, end, found) =>
        {
            List<int> near = [];
            for (var i = begin; i < end; i++)
            {
                cancellation.ThrowIfCancellationRequested();
                if (terminals.Settlement[i] != 0)
                {
                    near.Clear();
                    index.CollectWithin(x[i], y[i], Reach(maxHop, x[i], y[i]), near);
                    near.Sort();
                    Interlocked.Add(ref blocked, FindFrom(i, terminals, points, relief, maxHop, near, found));
                }
            }
        }, smallestShare: 32);
        return (hops, blocked);
    }

    private static int FindFrom(
        int i, Terminals terminals, PointTable points, Relief? relief, double maxHop, List<int> near, List<Hop> found)
    {
        var from = points.At(terminals.Point[i]);
        var blocked = 0;
        var toNetwork = new Hop(i, -1, double.PositiveInfinity, LineOfSight.NotApplicable);
        foreach (var j in near)
        {
            // Between two settlements the pair is found once, from the first; contacts with the network look at nobody themselves.
            var network = terminals.Contact[j] >= 0;
            if (j == i || (!network && j < i))
            {
                continue;
            }

            var to = points.At(terminals.Point[j]);
            var distance = Geodesic.Distance(from, to).Value;
            if (distance > maxHop || distance == 0)
            {
                continue;
            }

            var sight = relief is null ? LineOfSight.Unchecked : relief.Sight(from, to, distance);
            if (sight is null)
            {
                blocked++;
            }
            else if (!network)
            {
                found.Add(new(i, j, distance, sight.Value));
            }
            else if (distance < toNetwork.Distance)
            {
                toNetwork = new(i, j, distance, sight.Value);
            }
        }

        if (toNetwork.Second >= 0)
        {
            found.Add(toNetwork);
        }

        return blocked;
    }

    /// <summary>The radius in the plane that surely holds everything within a distance on the ground.</summary>
    private static double Reach(double distance, double x, double y)
    {
        var radius = Math.Sqrt((x * x) + (y * y)) + (1.2 * distance);
        return distance * LocalPlane.Scale(radius, 0) * 1.01;
    }
}
