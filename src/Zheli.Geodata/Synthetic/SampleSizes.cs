namespace Zheli.Geodata.Synthetic;

/// <summary>Shares a number of people among places.</summary>
internal static class SampleSizes
{
    /// <summary>Gives each place a share by weight; the sum is met to the person.</summary>
    public static void Share(IReadOnlyList<SampleTown> places, double people, Func<int, double> weight)
    {
        var weights = Enumerable.Range(0, places.Count).Select(weight).ToArray();
        var sum = weights.Sum();
        double given = 0, exact = 0;
        for (var i = 0; i < places.Count; i++)
        {
            // Rounding the running total, not each share, keeps the sum.
            exact += people * weights[i] / sum;
            places[i].People = (int)(Math.Round(exact) - given);
            given += places[i].People;
        }
    }
}
