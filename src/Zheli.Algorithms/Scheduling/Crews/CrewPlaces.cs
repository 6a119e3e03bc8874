namespace Zheli.Algorithms.Scheduling.Crews;

/// <summary>Where crews stand, and how far it is from there.</summary>
internal sealed class CrewPlaces
{
    private readonly CrewProblem problem;
    private readonly PoolGround ground;
    private readonly int[] place;
    private readonly bool[] isKnown;

    /// <summary>Takes the memory for a problem.</summary>
    public CrewPlaces(CrewProblem problem)
    {
        (this.problem, ground) = (problem, new PoolGround(problem));
        (place, isKnown) = (new int[3 * problem.CrewCount], new bool[problem.CrewCount]);
    }

    /// <summary>No crew has been anywhere.</summary>
    public void Clear() => Array.Clear(isKnown);

    /// <summary>A crew stands at an end of a package.</summary>
    public void Stand(int crew, int package, bool isFarEnd)
    {
        (isFarEnd ? problem.To : problem.From).AsSpan(3 * package, 3).CopyTo(place.AsSpan(3 * crew, 3));
        isKnown[crew] = true;
    }

    /// <summary>Metres to the nearer end of a package of a pool; 0 for a crew's first.</summary>
    public int Metres(int crew, int pool, in ListedPackage to, out bool isFarEnd)
    {
        if (!isKnown[crew] || problem.PoolMetresPerDay[pool] == 0)
        {
            isFarEnd = false;
            return 0;
        }

        var from = place.AsSpan(3 * crew, 3);
        double x = to.X - from[0], y = to.Y - from[1], z = to.Z - from[2];
        double farX = to.FarX - from[0], farY = to.FarY - from[1], farZ = to.FarZ - from[2];
        var (near, far) = ((x * x) + (y * y) + (z * z), (farX * farX) + (farY * farY) + (farZ * farZ));
        isFarEnd = far < near;
        return (int)Math.Sqrt(isFarEnd ? far : near);
    }

    /// <summary>No work of a pool is nearer to a crew than this, metres; 0 or less where it may stand amid it, or has been nowhere.</summary>
    public int LeastMetres(int crew, int pool) => !isKnown[crew] || problem.PoolMetresPerDay[pool] == 0 ? 0 : ground.LeastMetres(place.AsSpan(3 * crew, 3), pool);

    /// <summary>The time of a way, rounded down to units of a crew's day. Within the earth it is a division of 32 bits, which is the quicker one.</summary>
    public int Units(int metres, int pool)
    {
        const int Farthest = (int)(uint.MaxValue / WorkDays.UnitsPerDay);
        var perDay = problem.PoolMetresPerDay[pool];
        return metres == 0 ? 0 : metres is > 0 and <= Farthest ? (int)((uint)metres * (uint)WorkDays.UnitsPerDay / (uint)perDay) : (int)((long)metres * WorkDays.UnitsPerDay / perDay);
    }
}
