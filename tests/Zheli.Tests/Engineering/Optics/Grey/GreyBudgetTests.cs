using Zheli.Engineering.Optics.Grey;
using Zheli.Model.Catalogue;
using Zheli.Model.Units;
using Zheli.Operations.Storage;

namespace Zheli.Tests.Engineering.Optics.Grey;

/// <summary>Optics for spans: sums by hand, and laws over all lengths and traffics.</summary>
public sealed class GreyBudgetTests
{
    private static readonly CostCatalogue Shipped = new(ShippedCatalogue.Items);

    private static readonly GreyBudget Budget = new(key => ((double)(Shipped.Get(key).Low ?? Shipped.Get(key).Value!.Value), Shipped.Number(key)));

    [Fact]
    public void Sixty_kilometres_at_ten_gigabit_by_hand()
    {
        // 60 × 0.22 + (60 / 4 + 2) × 0.1 + 2 × 0.5 + 3 = 18.9; a ZR has 0 + 24 − 3 = 21. First day 60 × 0.18 + 17 × 0.05 + 2 × 0.3 = 12.25, and 4 − 12.25 < −7.
        var light = Budget.Light(Metres.FromKilometres(60), new(5_000))!.Value;
        Assert.Equal("10GBASE-ZR", light.Optic.Name);
        Assert.Equal(1, light.Links);
        Assert.Equal(18.9, light.Most.Value, 9);
        Assert.Equal(12.25, light.Least.Value, 9);
        Assert.Equal(2.1, light.Margin.Value, 9);
        Assert.Equal(0, light.Attenuator.Value);
    }

    [Fact]
    public void A_strong_optic_on_a_shorter_line_needs_an_attenuator()
    {
        // 72 km at 1 Gbit/s: beyond ZX, so EX; on the first day 72 × 0.18 + 20 × 0.05 + 0.6 = 14.56 of the 15 dB that it needs.
        var light = Budget.Light(Metres.FromKilometres(72), new(500))!.Value;
        Assert.Equal(("1000BASE-EX", 1.0), (light.Optic.Name, light.Attenuator.Value));
        Assert.Equal(28 - (72 * 0.22) - 2 - 1 - 3 - 1, light.Margin.Value, 9);
    }

    [Fact]
    public void Every_cable_within_reach_is_lit_and_none_beyond()
    {
        foreach (var traffic in new double[] { 0, 20, 699, 701, 2_800, 2_801, 7_000, 27_999, 28_001, 70_000, 250_000 })
        {
            var reach = Budget.Reach(new(traffic));
            Assert.Null(Budget.Light(reach + new Metres(0.01), new(traffic)));
            for (var metres = 0.0; metres <= reach.Value; metres += 97)
            {
                var light = Budget.Light(new(metres), new(traffic));
                Assert.True(light is { Margin.Value: >= -1e-9 }, $"{metres} m with {traffic} Mbit/s");
                var (optic, day) = (light.Value.Optic, light.Value.Least + light.Value.Attenuator);
                Assert.True(optic.Transmit.High - day <= optic.Receive.High + new Decibels(1e-9));
                Assert.True(light.Value.Links * optic.Gigabits * 700 >= traffic - 1e-6);
            }
        }
    }

    [Fact]
    public void More_traffic_never_reaches_farther() => Assert.True(
        new double[] { 0, 600, 3_000, 20_000, 60_000, 300_000 }.Select(t => Budget.Reach(new(t)).Value).Zip(
            new double[] { 600, 3_000, 20_000, 60_000, 300_000, 900_000 }.Select(t => Budget.Reach(new(t)).Value)).All(pair => pair.First >= pair.Second));

    [Fact]
    public void Every_optic_says_where_it_was_read() => Assert.All(Optic.All, optic =>
    {
        Assert.NotEmpty(optic.Source);
        Assert.True(optic.Budget.Value > 0 && optic.Transmit.Low <= optic.Transmit.High && optic.Receive.Low < optic.Receive.High, optic.Name);
    });
}
