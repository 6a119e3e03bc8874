using Zheli.Model.Network;
using Zheli.Model.Programme;

namespace Zheli.Programme.Progress;

/// <summary>
/// How fast crews really build, as the log shows it, drawn towards what was assumed by as much as the log is short:
/// <c>λ̂ = (κ·λ₀ + Σ km) / (κ + Σ crew-days)</c>, the posterior mean of a rate under a gamma prior worth κ crew-days of experience at the assumed rate λ₀.
/// </summary>
/// <param name="RegionId">The region; null for all regions together.</param>
/// <param name="Method">How it is built.</param>
/// <param name="Kilometres">Kilometres laid for which crew-days are reported.</param>
/// <param name="CrewDays">Crew-days reported.</param>
/// <param name="Assumed">Assumed rate λ₀, km a crew-day.</param>
/// <param name="Prior">Rate towards which this one is drawn, km a crew-day: for a region the whole programme's estimate, for the programme the assumption.</param>
/// <param name="Estimate">λ̂, km a crew-day.</param>
public sealed record MeasuredProductivity(
    long? RegionId, BuildMethod Method, decimal Kilometres, decimal CrewDays, double Assumed, double Prior, double Estimate)
{
    /// <summary>The assumed rate counts as this many crew-days of experience (κ): about two months of two crews.</summary>
    public const double PriorCrewDays = 90;

    /// <summary>Share of the estimate that comes from the log, 0 to 1: T / (κ + T).</summary>
    public double Weight => (double)CrewDays / (PriorCrewDays + (double)CrewDays);

    /// <summary>What to multiply the assumed productivity by.</summary>
    public double Multiplier => Estimate / Assumed;

    /// <summary>What to multiply the assumed standard deviation of productivity by: √(κ / (κ + T)), as the variance of a gamma rate shrinks with exposure.</summary>
    public double SpreadMultiplier => Math.Sqrt(PriorCrewDays / (PriorCrewDays + (double)CrewDays));

    /// <summary>
    /// Estimates for every method and region in which kilometres with crew-days were reported: first the programme (<see cref="RegionId"/> null), drawn towards the
    /// assumption, then each region, drawn towards the programme. Ordered by method, then region.
    /// </summary>
    /// <param name="events">Events that count.</param>
    /// <param name="stretch">Region and method of what an event is about, or null.</param>
    /// <param name="assumed">Assumed km a crew-day of a method.</param>
    public static IReadOnlyList<MeasuredProductivity> Of(
        IEnumerable<ProgressEvent> events, Func<ProgressEvent, (long? RegionId, BuildMethod Method)?> stretch, Func<BuildMethod, double> assumed)
    {
        var sums = new SortedDictionary<(BuildMethod Method, long Region), (decimal Km, decimal Days)>();
        foreach (var it in events)
        {
            if (it is { Kind: ProgressKind.KmLaid, Quantity: { } km, CrewDays: > 0 and var days } && stretch(it) is { } place)
            {
                var key = (place.Method, place.RegionId ?? 0);
                var sum = sums.GetValueOrDefault(key);
                sums[key] = (sum.Km + km, sum.Days + days);
            }
        }

        var all = new List<MeasuredProductivity>();
        foreach (var method in sums.GroupBy(s => s.Key.Method))
        {
            var national = Estimated(null, method.Key, method.Sum(s => s.Value.Km), method.Sum(s => s.Value.Days), assumed(method.Key), assumed(method.Key));
            all.Add(national);
            all.AddRange(method.Where(s => s.Key.Region != 0).Select(s => Estimated(s.Key.Region, method.Key, s.Value.Km, s.Value.Days, national.Assumed, national.Estimate)));
        }

        return all;
    }

    private static MeasuredProductivity Estimated(long? region, BuildMethod method, decimal km, decimal days, double assumed, double prior) =>
        new(region, method, km, days, assumed, prior, ((PriorCrewDays * prior) + (double)km) / (PriorCrewDays + (double)days));
}
