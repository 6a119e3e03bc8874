using Zheli.Model;
using Zheli.Model.Catalogue;
using Zheli.Model.Network;
using Zheli.Model.Places;
using Zheli.Model.Programme;
using Zheli.Operations.Storage;
using Zheli.Programme.Progress;
using Zheli.Programme.Risk;

namespace Zheli.Tests.Programme.Risk;

public sealed class ForecasterTests
{
    private static readonly CostCatalogue Figures = new(ShippedCatalogue.Items);

    [Fact]
    public void The_same_seed_gives_the_same_odds_on_any_number_of_threads_and_another_seed_others()
    {
        var schedule = RandomProgramme.Make(new Random(1), 20, 3, new DateOnly(2027, 12, 31));
        var (one, four, other) = (Odds(schedule, 300, threads: 1), Odds(schedule, 300, threads: 4), Odds(schedule, 300, seed: 2));
        Assert.Equal(one.Percentiles, four.Percentiles);
        Assert.Equal(one.Settlements, four.Settlements);
        Assert.Equal(one.Drivers, four.Drivers);
        Assert.Equal(one.Fan, four.Fan);
        Assert.NotEqual(one.Percentiles, other.Percentiles);
    }

    [Fact]
    public void Without_any_spread_every_sample_is_the_calendar()
    {
        var schedule = RandomProgramme.Make(new Random(2), 15, 2, new DateOnly(2029, 12, 31));
        var still = Odds(schedule, 40, catalogue: Still());
        Assert.Equal(schedule.Summary.Finish, still.Replayed);
        Assert.Equal(new ForecastDates(schedule.Summary.Finish, schedule.Summary.Finish, schedule.Summary.Finish, schedule.Summary.Finish, 1), still.Programme);
        Assert.All(still.Settlements, s => Assert.Equal((s.Dates.Planned, s.Dates.Planned), (s.Dates.P50!.Value, s.Dates.P90!.Value)));
        Assert.All(still.Drivers, d => Assert.Equal(0, d.RankCorrelation));
        Assert.All(still.Fan, f => Assert.Equal((f.Planned, f.Planned, f.Planned), (f.P10, f.P50, f.P90)));
        Assert.Equal(0, still.Convergence.P80ErrorDays);
    }

    [Fact]
    public void Dates_come_in_order_and_no_settlement_is_later_than_the_programme()
    {
        var odds = Odds(RandomProgramme.Make(new Random(3), 25, 3, new DateOnly(2027, 6, 30)), 400);
        foreach (var dates in odds.Settlements.Select(s => s.Dates).Concat(odds.Regions.Select(r => r.Dates)).Append(odds.Programme))
        {
            Assert.True(dates.P50 <= dates.P80 && dates.P80 <= dates.P90);
            Assert.True(dates.P90 <= odds.Programme.P90 && dates.OnTime >= odds.Programme.OnTime);
        }

        Assert.Equal(odds.Percentiles.Order(), odds.Percentiles);
        Assert.All(odds.Fan, f => Assert.True(f.P10 <= f.P50 && f.P50 <= f.P90));
    }

    [Fact]
    public void Slower_crews_and_later_permits_never_bring_the_odds_forward()
    {
        var schedule = RandomProgramme.Make(new Random(4), 20, 2);
        var before = Odds(schedule, 300).Programme.P80;
        Assert.True(Odds(schedule, 300, catalogue: With("risk.pace_programme", 0.6m)).Programme.P80 > before);
        Assert.True(Odds(schedule, 300, catalogue: With("risk.permit", 6m)).Programme.P80 > before);
        Assert.True(Odds(schedule, 300, catalogue: With("risk.winter_days", 60m)).Programme.P80 > before);
    }

    [Fact]
    public void The_cause_that_is_made_to_matter_leads_the_list_and_holding_it_gains_days()
    {
        var schedule = RandomProgramme.Make(new Random(5), 20, 2);
        var alone = new CostCatalogue([.. Still().Items, .. Figures.Items.Where(i => i.Key == "risk.pace_crew")]);
        var drivers = Odds(schedule, 500, catalogue: alone).Drivers;
        Assert.StartsWith("pace ", drivers[0].Name, StringComparison.Ordinal);
        Assert.Equal("risk.pace_crew", drivers[0].Assumption);
        Assert.True(drivers[0].RankCorrelation < -0.7 && drivers[0].GainDays > 0, $"{drivers[0]}");
    }

    [Fact]
    public void More_samples_carry_further()
    {
        var schedule = RandomProgramme.Make(new Random(6), 15, 2, new DateOnly(2027, 3, 31));
        var (few, many) = (Odds(schedule, 200).Convergence, Odds(schedule, 3200).Convergence);
        Assert.True(many.P80ErrorDays < few.P80ErrorDays);
        Assert.True(Math.Abs(many.FirstHalfP80!.Value.DayNumber - many.SecondHalfP80!.Value.DayNumber) <= 5 * Math.Max(1, many.P80ErrorDays * Math.Sqrt(2)));
    }

    [Fact]
    public void What_is_finished_does_not_move_and_the_odds_narrow()
    {
        var before = RandomProgramme.Make(new Random(7), 20, 2);
        var half = before.Dates.OrderBy(d => d.Finish).ElementAt(before.Dates.Count / 2).Finish;
        var done = before.Dates.Where(d => d.Finish <= half).Select(d => new PackageProgress(d.PackageId, d.Start, d.Finish, 1)).ToList();
        var after = RandomProgramme.Calendar(before.Packages, before.Inputs with { AsOf = half.AddDays(1), Progress = done });
        var (wide, narrow) = (Odds(before, 400), Odds(after, 400));
        var built = done.Select(d => d.PackageId).ToHashSet(StringComparer.Ordinal);
        foreach (var place in after.Packages.Where(p => p.SettlementId is not null && built.Contains(p.Id)).Select(p => p.SettlementId))
        {
            var dates = narrow.Settlements.Single(s => s.Id == place).Dates;
            Assert.True(dates.P50 == dates.P90 || dates.P50 > half);
        }

        Assert.True(Spread(narrow) < Spread(wide));
    }

    [Fact]
    public void Measured_pace_moves_the_odds_and_narrows_them()
    {
        var schedule = RandomProgramme.Make(new Random(10), 20, 2);
        MeasuredProductivity Ground(double rate, decimal days, long? region) => new(region, BuildMethod.Plough, (decimal)rate * days, days, 2.5, 2.5, rate);
        var (blind, slow, fast) = (Odds(schedule, 400), Odds(schedule, 400, measured: [Ground(1.5, 2000, null)]), Odds(schedule, 400, measured: [Ground(3.5, 2000, null)]));
        Assert.True(fast.Programme.P80 < blind.Programme.P80 && blind.Programme.P80 < slow.Programme.P80);
        var steady = Odds(schedule, 400, measured: [Ground(2.5, 5000, null), Ground(2.5, 5000, 1), Ground(2.5, 5000, 2)]);
        Assert.True(Spread(steady) < Spread(blind));
        Assert.Equal([new MeasuredPace(CrewType.Ground, null, 1, 5000.0 / 5090), new(CrewType.Ground, 1, 1, 5000.0 / 5090), new(CrewType.Ground, 2, 1, 5000.0 / 5090)], steady.Measured);
    }

    [Fact]
    public void The_outside_view_stretches_the_calendar_as_others_were_stretched()
    {
        var outside = Odds(RandomProgramme.Make(new Random(8), 10, 1), 20).Outside;
        Assert.Equal([1.0, 75 / 53.0, 37 / 25.0, 141 / 69.0, 49 / 20.0], outside.Programmes.Select(p => (double)p.ActualMonths / p.PlannedMonths).Order());
        Assert.Equal((37 / 25.0, 141 / 69.0, 0.2), (outside.MedianStretch, outside.P80Stretch, outside.OnTimeShare));
        Assert.All(outside.Programmes, p => Assert.NotEmpty(p.Source));
    }

    [Fact]
    public void Figures_that_cannot_be_drawn_from_are_all_named()
    {
        var refused = Assert.Throws<BadInputException>(() => Odds(
            RandomProgramme.Make(new Random(9), 3, 1), 20, catalogue: With("risk.permit", 0m).With("risk.rework", -1m).With("risk.winter_shared", 2m)));
        Assert.Equal(["risk.permit", "risk.winter_shared", "risk.rework"], refused.Findings.Select(f => f.Message.Split('\'')[1]).OrderBy(k => Array.IndexOf(["risk.permit", "risk.winter_shared", "risk.rework"], k)));
    }

    internal static ProgrammeForecast Odds(WorkSchedule schedule, int samples, int threads = 2, int seed = 1, CostCatalogue? catalogue = null,
        IReadOnlyList<MeasuredProductivity>? measured = null) =>
        Forecaster.Run(schedule, new Territory(), catalogue ?? Figures, measured ?? [], new ForecastRequest(samples, seed, threads), null, TestContext.Current.CancellationToken);

    private static int Spread(ProgrammeForecast odds) => odds.Percentiles[89]!.Value.DayNumber - odds.Percentiles[9]!.Value.DayNumber;

    private static CostCatalogue With(string key, decimal value) => Figures.With(key, value);

    /// <summary>Every cause at one, every shift at nothing, no package failing to speak of.</summary>
    private static CostCatalogue Still() => new(Figures.Items.Where(i => i.Key.StartsWith("risk.", StringComparison.Ordinal)).Select(i =>
    {
        var value = i.Key.EndsWith("_shared", StringComparison.Ordinal) ? 0.5m : i.Key == "risk.winter_days" ? 0 : i.Key == "risk.rework" ? 0.000000000001m : 1;
        return i with { Low = value, Value = value, High = value };
    }));
}
