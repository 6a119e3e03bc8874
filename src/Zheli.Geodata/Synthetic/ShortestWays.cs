namespace Zheli.Geodata.Synthetic;

/// <summary>Shortest ways over a growing network of pairs (Dijkstra, 1959).</summary>
internal sealed class ShortestWays
{
    private readonly List<(int Edge, int Other, double Kilometres)>[] around;
    private readonly double[] distance;
    private readonly int[] cameBy;
    private readonly List<PointPair> pairs = [];
    private readonly PriorityQueue<int, (double Kilometres, int Point)> queue = new();

    /// <summary>A network without connections.</summary>
    public ShortestWays(int pointCount)
    {
        around = new List<(int, int, double)>[pointCount];
        for (var i = 0; i < pointCount; i++)
        {
            around[i] = [];
        }

        (distance, cameBy) = (new double[pointCount], new int[pointCount]);
    }

    /// <summary>Adds a connection; they are numbered from 0.</summary>
    public void Add(PointPair pair)
    {
        around[pair.A].Add((pairs.Count, pair.B, pair.Kilometres));
        around[pair.B].Add((pairs.Count, pair.A, pair.Kilometres));
        pairs.Add(pair);
    }

    /// <summary>Length of the shortest way, km; infinite when there is none within the limit.</summary>
    public double Distance(int from, int to, double limit)
    {
        Spread(from, to, limit);
        return distance[to];
    }

    /// <summary>The connections of the shortest way, from its end back to its beginning; empty when there is none.</summary>
    public List<int> Way(int from, int to)
    {
        Spread(from, to, double.MaxValue);
        var way = new List<int>();
        for (var at = to; at != from && cameBy[at] >= 0;)
        {
            way.Add(cameBy[at]);
            at = pairs[cameBy[at]].A == at ? pairs[cameBy[at]].B : pairs[cameBy[at]].A;
        }

        return way;
    }

    private void Spread(int from, int to, double limit)
    {
        Array.Fill(distance, double.PositiveInfinity);
        Array.Fill(cameBy, -1);
        queue.Clear();
        distance[from] = 0;
        queue.Enqueue(from, (0, from));
        while (queue.TryDequeue(out var at, out var key) && at != to)
        {
            if (key.Kilometres > distance[at])
            {
                continue;
            }

            foreach (var (edge, other, kilometres) in around[at])
            {
                var there = distance[at] + kilometres;
                if (there < distance[other] && there <= limit)
                {
                    (distance[other], cameBy[other]) = (there, edge);
                    queue.Enqueue(other, (there, other));
                }
            }
        }
    }
}
