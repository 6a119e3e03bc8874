using Zheli.Engineering.Rollout;
using Zheli.Model;
using Zheli.Model.Catalogue;
using Zheli.Model.Network;
using Zheli.Model.Places;
using Zheli.Model.Programme;
using Zheli.Model.Units;
using Zheli.Tests.Operations;

namespace Zheli.Tests.Engineering.Rollout;

/// <summary>Prices worked by hand, to the tenge, from round figures (1 USD = 500 tenge).</summary>
public sealed class PriceListTests
{
    private static readonly Dictionary<long, CostCatalogue> NoRegions = [];

    /// <summary>Without interest and over ten years: a year's cost counts ten times, and arithmetic is exact.</summary>
    private static RegionPrices Flat => Prices(new() { DiscountRate = 0 }).For(0);

    [Fact]
    public void Annuity_and_renewals_without_interest_count_years_and_lives()
    {
        var value = new PresentValue(10, 0);
        Assert.Equal(10, value.Annuity);
        Assert.Equal(1, value.Renewals(5)); // bought again after 5 years, not after 10: the horizon ends there
        Assert.Equal(1, value.Renewals(7));
        Assert.Equal(0, value.Renewals(10));
        Assert.Equal(3, value.Renewals(2.5));
    }

    [Fact]
    public void Annuity_at_ten_percent_over_two_years()
    {
        var value = new PresentValue(2, 0.1);
        Assert.Equal((1 / 1.1) + (1 / 1.21), value.Annuity, 12);
        Assert.Equal(1 / 1.1, value.Renewals(1), 12);
    }

    [Theory]
    [InlineData(0, 0.1)]
    [InlineData(61, 0.1)]
    [InlineData(10, -0.01)]
    [InlineData(10, double.NaN)]
    public void A_horizon_or_rate_out_of_range_is_refused(int years, double rate) => Assert.Throws<BadInputException>(() => new PresentValue(years, rate));

    [Fact]
    public void Households_and_take_up_are_rounded_up_exactly()
    {
        // 500 people at 5 a household are 100; 55 % of them 55, though 0.55 × 100 is 55.00000000000001 in binary; 55 × 4 Mbit/s = 220.
        var demand = Demand.Of(Village(500), Flat);
        Assert.Equal((100, 55, new MegabitsPerSecond(220)), (demand.Households, demand.Active, demand.BusyHour));
        Assert.Equal(new(0, 0, new(20)), Demand.Of(Village(0), Flat));
        Assert.Equal(new(1, 1, new(20)), Demand.Of(Village(1), Flat));
    }

    [Fact]
    public void A_served_village_of_500()
    {
        // capex (6,000 + 100 × 365) × 500 = 21,250,000; running 6,000 × 500 × 0.1 × 10 + 55 × 12 × 1,500 × 10 = 3,000,000 + 9,900,000
        Assert.Equal(new Price(21_250_000 + 12_900_000, 21_250_000), Flat.Serve(Demand.Of(Village(500), Flat)));
    }

    [Fact]
    public void A_village_of_500_by_satellite()
    {
        // terminals (1,500 + 55 × 500) × 500 = 14,500,000, once more after 5 years; fees 12 × (200 + 55 × 50) × 500 × 10 = 177,000,000
        Assert.Equal(new Price(14_500_000 + 14_500_000 + 177_000_000, 14_500_000), Flat.Alternative(Demand.Of(Village(500), Flat)));
    }

    [Theory]
    [InlineData(BuildMethod.Plough, CorridorKind.Secondary, 4_400_000)] // 1 km × 1.1 × 8,000 × 500
    [InlineData(BuildMethod.Trench, CorridorKind.Track, 7_150_000)]
    [InlineData(BuildMethod.UrbanTrench, CorridorKind.Local, 13_750_000)]
    [InlineData(BuildMethod.Rock, CorridorKind.Railway, 12_100_000)]
    [InlineData(BuildMethod.CrossCountry, CorridorKind.CrossCountry, 6_000_000)] // 1.2 × 1.25 × 4,000,000
    [InlineData(BuildMethod.CrossCountry, CorridorKind.Access, 6_000_000)]
    public void A_kilometre_of_fibre(BuildMethod method, CorridorKind kind, long capex) =>
        Assert.Equal(new Price(capex + (capex / 2), capex), Flat.Fibre(method, kind, 1000, 0, 0)); // 5 % a year × 10

    [Fact]
    public void Crossings_are_built_once_and_kept_up_like_the_cable()
    {
        var capex = 4_400_000 + (2 * 7_500_000) + 5_000_000;
        Assert.Equal(new Price(capex + (capex / 2), capex), Flat.Fibre(BuildMethod.Plough, CorridorKind.Primary, 1000, 2, 1));
    }

    [Fact]
    public void Aerial_cable_pays_rent_for_every_pole()
    {
        // 1,100 m of route, a pole every 80 m = 13.75 poles × 5,000 a year × 10 = 687,500
        Assert.Equal(new Price(2_475_000 + 1_237_500 + 687_500, 2_475_000), Flat.Fibre(BuildMethod.Aerial, CorridorKind.PowerLine, 1000, 0, 0));
    }

    [Fact]
    public void The_existing_network_costs_nothing() => Assert.Equal(Price.Nothing, Flat.Fibre(BuildMethod.Existing, CorridorKind.Primary, 5000, 3, 3));

    [Theory]
    [InlineData(1, 2)]
    [InlineData(3, 1)]
    public void A_hop(int radios, int masts)
    {
        // radio 7,500,000 each, mast 20,000,000, power 6,000,000, licence 56 × 25,000 once and 56 × 7,500 a year;
        // radio and power cost 10 % a year and are renewed once, after 7 years
        var capex = (radios * 7_500_000L) + (masts * 20_000_000L) + 6_000_000 + 1_400_000;
        var running = (((radios * 7_500_000L) + 6_000_000) * 2) + 4_200_000;
        Assert.Equal(new Price(capex + running, capex), Flat.Hop(radios, masts));
    }

    [Fact]
    public void A_region_overrides_the_country_and_the_plan_overrides_both()
    {
        var regional = new Dictionary<long, CostCatalogue> { [7] = RoundFigures.With("civ.rural_plough", 16_000).With("civ.expansion", 1.0m) };
        var prices = new PriceList(RoundFigures.Catalogue, regional, new() { DiscountRate = 0, Overrides = new Dictionary<string, decimal> { ["civ.expansion"] = 2 } });
        Assert.Equal(8_000_000, prices.For(1).Fibre(BuildMethod.Plough, CorridorKind.Primary, 1000, 0, 0).Capex);
        Assert.Equal(16_000_000, prices.For(7).Fibre(BuildMethod.Plough, CorridorKind.Primary, 1000, 0, 0).Capex);
    }

    [Fact]
    public void Figures_that_were_asked_for_are_the_assumptions_and_others_are_not()
    {
        var regional = new Dictionary<long, CostCatalogue> { [7] = RoundFigures.With("civ.rural_plough", 16_000) };
        var prices = Prices(new(), regional);
        prices.For(0).Fibre(BuildMethod.Plough, CorridorKind.Primary, 1000, 0, 0);
        prices.For(7).Fibre(BuildMethod.Plough, CorridorKind.Primary, 1000, 0, 0);
        var used = prices.Assumptions(_ => "Abai");
        Assert.Equal(["civ.expansion", "civ.rural_plough", "civ.rural_plough", "fin.discount", "fx.usd_kzt", "opex.fibre"], used.Select(a => a.Key));
        Assert.Equal((16_000, true, "CIV.RURAL_PLOUGH (Abai)", "USD"), (used[2].Value, used[2].IsOverridden, used[2].Description, used[2].Currency));
    }

    [Fact]
    public void Every_missing_figure_is_reported_at_once()
    {
        var bare = new CostCatalogue(RoundFigures.Catalogue.Items.Select(i => i.Key is "sat.kit_home" or "opex.node" ? i with { Value = null } : i));
        var refused = Assert.Throws<BadInputException>(() => new PriceList(bare, NoRegions, new()));
        Assert.Equal(["'opex.node'", "'sat.kit_home'"], refused.Findings.Select(f => f.Message.Split(' ')[2]));
        Assert.All(refused.Findings, f => Assert.Contains("--set", f.Advice, StringComparison.Ordinal));
    }

    [Fact]
    public void A_blank_figure_can_be_set_on_the_command_line_and_an_unknown_one_is_refused()
    {
        var bare = new CostCatalogue(RoundFigures.Catalogue.Items.Select(i => i.Key == "civ.pole_rent" ? i with { Value = null } : i));
        Assert.False(new PriceList(bare, NoRegions, new()).Has("civ.pole_rent"));
        Assert.True(new PriceList(bare, NoRegions, new() { Overrides = new Dictionary<string, decimal> { ["civ.pole_rent"] = 12 } }).Has("civ.pole_rent"));
        var refused = Assert.Throws<BadInputException>(() => Prices(new() { Overrides = new Dictionary<string, decimal> { ["civ.plow"] = 1 } }));
        Assert.Contains("civ.rural_plough", refused.Findings.Single().Advice, StringComparison.Ordinal);
    }

    [Fact]
    public void A_negative_price_is_refused_with_its_value() =>
        Assert.Throws<BadInputException>(() => Prices(new() { Overrides = new Dictionary<string, decimal> { ["civ.rural_plough"] = -1 } }).For(0)
            .Fibre(BuildMethod.Plough, CorridorKind.Primary, 1000, 0, 0));

    private static PriceList Prices(PlanOptions options, Dictionary<long, CostCatalogue>? regional = null) => new(RoundFigures.Catalogue, regional ?? NoRegions, options);

    private static Settlement Village(int people) => new()
    {
        Id = 1, Names = new("Aqsu"), Kind = PlaceKind.Village, Location = new(70, 48), Population = people, Source = "made",
    };
}
