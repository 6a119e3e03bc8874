using System.Globalization;
using Zheli.Engineering.Optics.Pon;
using Zheli.Model;
using Zheli.Model.Catalogue;
using Zheli.Model.Units;
using Zheli.Operations.Storage;

namespace Zheli.Tests.Engineering.Optics.Pon;

/// <summary>The budget of passive networks: published reach tables, sums by hand, an exact twin, and ways out that really work.</summary>
public sealed class PonBudgetTests
{
    private static readonly CostCatalogue Shipped = new(ShippedCatalogue.Items);

    /// <summary>The reach table's figures: 4 connectors of 0.5 dB, splices as 0.05 dB/km, 3 dB margin, 0.35 dB/km at 1310 nm, 0.40 at 1270 nm.</summary>
    private static readonly CostCatalogue ReachTable = Set(
        ("acc.conn_loss", 0.5m), ("acc.fusion_loss", 0m), ("opt.margin", 3m), ("opt.fibre_loss_1310", 0.40m), ("opt.fibre_loss_1270", 0.45m),
        ("acc.split_loss_8", 10.48m), ("acc.split_loss_16", 13.68m), ("acc.split_loss_32", 17.1m), ("acc.split_loss_64", 20.5m), ("acc.split_loss_128", 23.8m));

    [Theory]
    [InlineData("B+", 31.3, 23.3, 14.7, 6.3)]
    [InlineData("C+", 41.3, 33.3, 24.8, 16.3, 8.0)]
    [InlineData("D", 48.8, 40.8, 32.3, 23.8, 15.5)]
    [InlineData("N1", 30.0, 22.9, 15.3, 7.8, 0.4)]
    [InlineData("N2", 34.5, 27.4, 19.8, 12.2, 4.9)]
    [InlineData("E1", 38.9, 31.8, 24.2, 16.7, 9.3)]
    [InlineData("E2", 43.4, 36.3, 28.7, 21.1, 13.8)]
    public void The_longest_line_by_class_and_split(string name, params double[] kilometres)
    {
        var budget = new PonBudget(PonClass.Get(name), ReachTable);
        int[] ratios = [8, 16, 32, 64, 128];
        for (var i = 0; i < kilometres.Length; i++)
        {
            Assert.Equal(kilometres[i], budget.LongestLine(budget.Split(ratios[i]), 4, 0).Kilometres, 0.1);
        }
    }

    [Fact]
    public void A_village_home_by_hand()
    {
        // 6 km, 1:4 + 1:8, 5 connectors, 8 splices. Up: 6 × 0.35 + 7.3 + 10.5 + 5 × 0.5 + 8 × 0.1 + 3 = 26.2; down: 6 × 0.28 + 24.1 = 25.78.
        // First day: 6 × 0.22 + 6.8 + 10.2 + 5 × 0.3 + 8 × 0.05 = 20.22.
        var budget = new PonBudget(PonClass.Get("B+"), Shipped);
        var check = budget.Check(new(new(6000), budget.Split(4, 8), 5, 8));
        Assert.Equal(26.2, check.Up.Value, 9);
        Assert.Equal(25.78, check.Down.Value, 9);
        Assert.Equal(20.22, check.Least.Value, 9);
        Assert.Equal(1.8, check.Margin.Value, 9);
        Assert.Equal(7.22, check.Headroom.Value, 9);
        Assert.True(check.Fits);
        Assert.Equal(32, budget.Split(4, 8).Homes);
        Assert.Equal(1.5 - 25.78, budget.AtOnu(new(new(6000), budget.Split(4, 8), 5, 8)).Low.Value, 9);
    }

    [Fact]
    public void Limits_belong_to_what_fits()
    {
        var budget = new PonBudget(PonClass.Get("C+"), Shipped);
        var split = budget.Split(32);
        var longest = budget.LongestLine(split, 4, 10);
        Assert.True(budget.Check(new(longest, split, 4, 10)).Fits);
        Assert.Equal(PonRules.LossTooHigh, budget.Check(new(longest + new Metres(1), split, 4, 10)).Broken);
    }

    [Theory]
    [MemberData(nameof(Classes))]
    public void Transmitters_and_receivers_agree_with_the_limits_of_their_class(string name)
    {
        var pon = PonClass.Get(name);
        Assert.True(pon.OltTransmit.Low - pon.OnuReceive.Low - pon.PenaltyDown >= pon.LossMax);
        Assert.True(pon.OnuTransmit.Low - pon.OltReceive.Low - pon.PenaltyUp >= pon.LossMax);
        Assert.True(pon.OltTransmit.High - pon.OnuReceive.High <= pon.LossMin);
        Assert.True(pon.OnuTransmit.High - pon.OltReceive.High <= pon.LossMin);
        Assert.Equal(15, (pon.LossMax - pon.LossMin).Value);
    }

    [Fact]
    public void Random_lines_agree_with_exact_arithmetic()
    {
        var random = new Random(7);
        int[] ratios = [2, 4, 8, 16, 32, 64, 128];
        for (var i = 0; i < 3000; i++)
        {
            var budget = new PonBudget(PonClass.All[random.Next(PonClass.All.Count)], Shipped);
            var stages = Enumerable.Range(0, random.Next(4)).Select(_ => ratios[random.Next(ratios.Length)]).ToArray();
            var path = new PonPath(new(random.Next(70_000)), budget.Split(stages), random.Next(2, 9), random.Next(20));
            var check = budget.Check(path);
            var (broken, margin, headroom) = Exactly(budget.Class, path);
            Assert.Equal(broken, check.Broken);
            Assert.Equal((double)margin, check.Margin.Value, 1e-9);
            Assert.Equal((double)headroom, check.Headroom.Value, 1e-9);
        }
    }

    [Fact]
    public void Every_remedy_with_a_price_comes_before_those_without_and_the_cheapest_first()
    {
        // 1:64 over 14 km is 2.8 dB too much for B+: C+ costs 20 USD more at the port, half the split another port of 1,000 USD.
        var budget = new PonBudget(PonClass.Get("B+"), Shipped);
        var violation = Assert.Single(budget.Explain(new(new(14_000), budget.Split(64), 4, 4)));
        Assert.Equal(PonRules.LossTooHigh, violation.Rule);
        Assert.Equal(["stronger-class", "smaller-split", "shorter-line"], violation.Remedies.Select(r => r.Code));
        Assert.Equal((50 - 30) * 510, violation.Remedies[0].Cost);
        Assert.Equal(1000 * 510, violation.Remedies[1].Cost);
        Assert.Contains("class B+ allows 28 dB", violation.Cause, StringComparison.Ordinal);
    }

    [Fact]
    public void A_short_line_overloads_and_an_attenuator_helps()
    {
        var budget = new PonBudget(PonClass.Get("B+"), Shipped);
        var violation = Assert.Single(budget.Explain(new(new(200), budget.Split(8), 4, 2)));
        Assert.Equal(PonRules.LossTooLow, violation.Rule);
        // 10.2 + 4 × 0.3 + 2 × 0.05 + 0.2 × 0.22 = 11.544: 1.456 short of 13.
        Assert.Equal(new PonRemedy("attenuator", "A fixed attenuator of 2 dB at the ONU.", 1530), violation.Remedies[0]);
    }

    [Fact]
    public void Homes_of_one_port_may_not_differ_too_much()
    {
        var budget = new PonBudget(PonClass.Get("D"), Shipped);
        var (near, mid, far) = (budget.Split(4), budget.Split(32), budget.Split(64));
        Assert.Equal(PonRules.None, budget.CheckPort([new(new(500), mid, 4, 2), new(new(19_000), mid, 4, 2)]));
        Assert.Equal(PonRules.DistanceSpread, budget.CheckPort([new(new(500), mid, 4, 2), new(new(20_600), mid, 4, 2)]));
        Assert.Equal(PonRules.LossSpread, budget.CheckPort([new(new(500), near, 2, 2), new(new(15_000), far, 4, 2)]));
        Assert.Equal(PonRules.None, budget.CheckPort([]));
    }

    [Fact]
    public void What_does_not_exist_is_refused_with_what_does()
    {
        Assert.Contains("B+", Assert.Throws<BadInputException>(() => PonClass.Get("Z9")).Findings[0].Advice, StringComparison.Ordinal);
        var budget = new PonBudget(PonClass.Get("n2"), Shipped);
        Assert.Equal("split-unknown", Assert.Throws<BadInputException>(() => budget.Split(12)).Findings[0].Code);
        Assert.Equal("loss-negative", Assert.Throws<BadInputException>(() => new PonBudget(PonClass.Get("N1"), Set(("acc.conn_loss", -1m)))).Findings[0].Code);
    }

    [Theory]
    [InlineData("kk-KZ")]
    [InlineData("ru-RU")]
    [InlineData("tr-TR")]
    public void Sentences_do_not_depend_on_the_language_of_the_machine(string culture)
    {
        var before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);
            var budget = new PonBudget(PonClass.Get("n1"), Shipped);
            Assert.Contains("loses 34.2 dB", Assert.Single(budget.Explain(new(new(30_000), budget.Split(32), 4, 2))).Cause, StringComparison.Ordinal);
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    public static TheoryData<string> Classes => new(PonClass.All.Select(c => c.Name));

    /// <summary>The same rules in decimal arithmetic, from the rows of the catalogue.</summary>
    private static (PonRules Broken, decimal Margin, decimal Headroom) Exactly(PonClass pon, PonPath path)
    {
        decimal Most(string key) => Shipped.Get(key).Value!.Value;
        decimal Least(string key) => Shipped.Get(key).Low!.Value;
        var (down, up) = pon.System == PonSystem.Gpon ? ("opt.fibre_loss_1490", "opt.fibre_loss_1310") : ("opt.fibre_loss_1577", "opt.fibre_loss_1270");
        var km = (decimal)path.Length.Value / 1000;
        decimal Sum(Func<string, decimal> loss, string fibre) => (km * loss(fibre)) + path.Split.Stages.Sum(s => loss($"acc.split_loss_{s}"))
            + (path.Connectors * loss("acc.conn_loss")) + (path.Splices * loss("acc.fusion_loss"));
        var most = Math.Max(Sum(Most, down), Sum(Most, up)) + Most("opt.margin");
        var least = Math.Min(Sum(Least, down), Sum(Least, up));
        var (margin, headroom) = ((decimal)pon.LossMax.Value - most, least - (decimal)pon.LossMin.Value);
        var homes = path.Split.Stages.Aggregate(1, (product, s) => product * s);
        return ((margin < 0 ? PonRules.LossTooHigh : 0) | (headroom < 0 ? PonRules.LossTooLow : 0) | (km > 60 ? PonRules.TooFar : 0)
            | (homes > (pon.System == PonSystem.Gpon ? 128 : 256) ? PonRules.SplitTooLarge : 0), margin, headroom);
    }

    private static CostCatalogue Set(params (string Key, decimal Value)[] figures) => figures.Aggregate(Shipped, (c, f) => c.With(f.Key, f.Value));
}
