namespace Zheli.Algorithms.Scheduling.Crews;

/// <summary>Where the work of each pool lies, as balls around their middles: a way to any of it is no shorter than the way to its ball.</summary>
internal sealed class PoolGround
{
    /// <summary>Metres that whole numbers may differ.</summary>
    private const int Rounding = 2;

    private readonly int[] middle;
    private readonly int[] reach;

    /// <summary>Measures all pools.</summary>
    public PoolGround(CrewProblem problem)
    {
        (middle, reach) = (new int[3 * problem.PoolCount], new int[problem.PoolCount]);
        var (sum, members) = (new long[middle.Length], new int[problem.PoolCount]);
        for (var j = 0; j < problem.Count; j++)
        {
            var pool = problem.Pool[j];
            members[pool]++;
            for (var axis = 0; axis < 3; axis++)
            {
                sum[(3 * pool) + axis] += problem.From[(3 * j) + axis];
            }
        }

        for (var i = 0; i < sum.Length; i++)
        {
            middle[i] = (int)(sum[i] / Math.Max(1, members[i / 3]));
        }

        for (var j = 0; j < problem.Count; j++)
        {
            var pool = problem.Pool[j];
            reach[pool] = Math.Max(reach[pool], 1 + (int)Math.Max(Metres(problem.From.AsSpan(3 * j, 3), pool), Metres(problem.To.AsSpan(3 * j, 3), pool)));
        }
    }

    /// <summary>No end of a pool's packages is nearer to a place than this, metres; below 0 inside.</summary>
    public int LeastMetres(ReadOnlySpan<int> place, int pool) => (int)Metres(place, pool) - reach[pool] - Rounding;

    private double Metres(ReadOnlySpan<int> place, int pool)
    {
        double x = place[0] - middle[3 * pool], y = place[1] - middle[(3 * pool) + 1], z = place[2] - middle[(3 * pool) + 2];
        return Math.Sqrt((x * x) + (y * y) + (z * z));
    }
}
