namespace Zheli.Algorithms.Scheduling.Crews;

/// <summary>
/// Horn's rule for one machine and an out-tree (W. A. Horn, "Single-machine job sequencing with treelike precedence ordering and linear delay penalties", SIAM
/// J. Appl. Math. 23, 1972): the densest connected beginning of the rest goes first. Found by merging: the densest block that is left joins the block above it, or
/// goes next when everything above it has gone. Keeps its working memory between calls.
/// </summary>
public sealed class HornOrder
{
    private readonly int[] upstream;
    private readonly int[] blockOf;
    private readonly int[] last;
    private readonly int[] after;
    private readonly int[] version;
    private readonly long[] worth;
    private readonly long[] cost;
    private readonly bool[] isOut;
    private readonly PriorityQueue<(int Block, int Version), Ratio> queue;

    /// <summary>Prepares for a forest.</summary>
    /// <param name="upstream">The job above each, or -1.</param>
    public HornOrder(int[] upstream)
    {
        this.upstream = upstream;
        var n = upstream.Length;
        (blockOf, last, after, version) = (new int[n], new int[n], new int[n], new int[n]);
        (worth, cost, isOut) = (new long[n], new long[n], new bool[n]);
        queue = new(n);
        (Order, Density) = (new int[n], new long[n]);
    }

    /// <summary>The jobs in the order of the rule.</summary>
    public int[] Order { get; }

    /// <summary>Worth for cost of the block with which each job went, scaled so that the largest is 2^32.</summary>
    public long[] Density { get; }

    /// <summary>Finds the order.</summary>
    /// <param name="jobWorth">What each job is worth a day, not negative.</param>
    /// <param name="jobCost">The time that each takes, at least 1.</param>
    public void Find(ReadOnlySpan<long> jobWorth, ReadOnlySpan<long> jobCost)
    {
        queue.Clear();
        for (var j = 0; j < upstream.Length; j++)
        {
            (blockOf[j], last[j], after[j], version[j], isOut[j]) = (j, j, -1, 0, false);
            (worth[j], cost[j]) = (jobWorth[j], Math.Max(1, jobCost[j]));
            queue.Enqueue((j, 0), new Ratio(worth[j], cost[j], j));
        }

        var (filled, densest) = (0, 0.0);
        while (queue.TryDequeue(out var entry, out _))
        {
            var block = entry.Block;
            if (entry.Version != version[block] || blockOf[block] != block)
            {
                continue;
            }

            var up = upstream[block];
            if (up >= 0 && !isOut[BlockOf(up)])
            {
                Merge(BlockOf(up), block);
                continue;
            }

            isOut[block] = true;
            var ratio = (double)worth[block] / cost[block];
            densest = Math.Max(densest, ratio);
            for (var j = block; j >= 0; j = after[j])
            {
                Density[filled] = BitConverter.DoubleToInt64Bits(ratio);
                Order[filled++] = j;
            }
        }

        Scale(densest);
    }

    private void Merge(int above, int block)
    {
        (after[last[above]], last[above]) = (block, last[block]);
        worth[above] += worth[block];
        cost[above] += cost[block];
        blockOf[block] = above;
        queue.Enqueue((above, ++version[above]), new Ratio(worth[above], cost[above], above));
    }

    /// <summary>Densities were kept in the order of going out; they are wanted by job and as whole numbers.</summary>
    private void Scale(double densest)
    {
        var factor = densest > 0 ? (1L << 32) / densest : 0;
        for (var i = 0; i < Order.Length; i++)
        {
            cost[Order[i]] = (long)(BitConverter.Int64BitsToDouble(Density[i]) * factor);
        }

        cost.CopyTo(Density, 0);
    }

    private int BlockOf(int job)
    {
        while (blockOf[job] != job)
        {
            job = blockOf[job] = blockOf[blockOf[job]];
        }

        return job;
    }

    /// <summary>Worth for cost, the largest first; equal ones by number. Compared as fractions, so nothing is rounded.</summary>
    private readonly record struct Ratio(long Worth, long Cost, int Job) : IComparable<Ratio>
    {
        public int CompareTo(Ratio other)
        {
            var order = ((Int128)other.Worth * Cost).CompareTo((Int128)Worth * other.Cost);
            return order != 0 ? order : Job.CompareTo(other.Job);
        }
    }
}
