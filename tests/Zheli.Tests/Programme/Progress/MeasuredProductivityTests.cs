using Zheli.Model.Network;
using Zheli.Model.Programme;
using Zheli.Programme.Progress;

namespace Zheli.Tests.Programme.Progress;

/// <summary>Measured productivity, drawn towards what was assumed.</summary>
public sealed class MeasuredProductivityTests
{
    [Fact]
    public void Region_and_programme_by_hand()
    {
        // Assumed 0.4 km a crew-day; 30 km in 60 crew-days in region 1, 12 km in 30 in region 2.
        var all = MeasuredProductivity.Of(
            [Laid(1, 30, 60), Laid(2, 12, 30), Laid(2, 5, null)], it => (long.Parse(it.Subject, System.Globalization.CultureInfo.InvariantCulture), BuildMethod.Plough), _ => 0.4);
        Assert.Equal([null, 1L, 2L], all.Select(m => m.RegionId));
        Assert.Equal((36 + 42) / 180.0, all[0].Estimate, 12);
        Assert.Equal(((90 * all[0].Estimate) + 30) / 150, all[1].Estimate, 12);
        Assert.Equal(0.4, all[1].Weight, 12);
        Assert.Equal(Math.Sqrt(0.6), all[1].SpreadMultiplier, 12);
        Assert.Equal(all[2].Estimate / 0.4, all[2].Multiplier, 12);
    }

    [Fact]
    public void Nothing_measured_is_nothing_known() => Assert.Empty(MeasuredProductivity.Of([], _ => (1, BuildMethod.Plough), _ => 0.4));

    [Fact]
    public void More_experience_draws_the_estimate_to_the_measurement()
    {
        var estimates = new[] { 1m, 10, 100, 1000, 10_000 }.Select(days => MeasuredProductivity.Of([Laid(1, days * 0.8m, days)], _ => (null, BuildMethod.Trench), _ => 0.4).Single().Estimate).ToList();
        Assert.Equal(estimates.Order(), estimates);
        Assert.Equal(0.8, estimates[^1], 2);
    }

    private static ProgressEvent Laid(long region, decimal km, decimal? days) => new()
    {
        Kind = ProgressKind.KmLaid, Date = new DateOnly(2026, 5, 3), SubjectKind = ProgressSubject.Region, Subject = region.ToString(System.Globalization.CultureInfo.InvariantCulture),
        Quantity = km, CrewDays = days, Author = "A", RecordedAt = default,
    };
}
