using Zheli.Engineering.Rollout;
using Zheli.Model;
using Zheli.Model.Catalogue;
using Zheli.Model.Programme;
using Zheli.Programme.Costing;
using Zheli.Tests.Operations;

namespace Zheli.Tests.Programme.Costing;

/// <summary>The bill adds up to the plan, to the last tiyn, whatever it is cut by.</summary>
public sealed class BillOfQuantitiesTests
{
    private static readonly SmallCountry Country = new();
    private static readonly BillOfQuantities Bill = Of(Country.Plan);

    [Fact]
    public void Amounts_are_the_plans()
    {
        var cost = Country.Plan.Summary.Cost;
        Assert.Equal(cost.Total, Bill.Amount);
        Assert.Equal(Country.Plan.Summary.Capex, Bill.Capex);
        Assert.Equal(cost.Fibre, Bill.Lines.Where(l => l.Item <= BillItem.RailCrossing).Sum(l => l.Amount));
        Assert.Equal(cost.Satellite, Bill.Lines.Where(l => l.Item >= BillItem.SatelliteSite).Sum(l => l.Amount));
        Assert.All(Bill.Lines, l => Assert.Equal(decimal.Truncate(l.Amount), l.Amount));
    }

    [Theory]
    [InlineData(BillItem.FibrePlough, 35.66, 4_400_000)] // two stretches; 8,000 USD × 500 × 1.1
    [InlineData(BillItem.RiverCrossing, 1, 7_500_000)]
    [InlineData(BillItem.RailCrossing, 1, 5_000_000)]
    [InlineData(BillItem.MicrowaveRadio, 1, 7_500_000)]
    [InlineData(BillItem.MicrowaveMast, 2, 20_000_000)]
    [InlineData(BillItem.MicrowaveSite, 1, 7_400_000)] // power 6,000,000 + 56 MHz × 25,000
    [InlineData(BillItem.VillageNode, 3, 3_000_000)]
    [InlineData(BillItem.LocalAccess, 325, 182_500)] // 200 + 101 + 24 households
    [InlineData(BillItem.SatelliteSite, 2, 750_000)]
    [InlineData(BillItem.SatelliteHome, 9, 250_000)] // 7 of 12 and 2 of 3 households
    public void Quantities_and_unit_prices_are_those_of_the_catalogue(BillItem item, double quantity, double unitPrice)
    {
        var line = Bill.Lines.Single(l => l.Item == item);
        Assert.Equal(quantity, (double)line.Quantity, 0.1);
        Assert.Equal(unitPrice, (double)line.UnitPrice!.Value, 1.0);
    }

    [Fact]
    public void Kilometres_are_the_plans() =>
        Assert.Equal(Country.Plan.Summary.FibreKm, (double)Bill.Lines.Single(l => l.Item == BillItem.FibrePlough).Quantity, 1e-9);

    [Fact]
    public void Lines_carry_region_and_district() => Assert.All(Bill.Lines, l => Assert.Equal((1L, 2L), (l.RegionId, l.DistrictId)));

    [Fact]
    public void A_plan_made_at_other_prices_is_refused()
    {
        var refused = Assert.Throws<BadInputException>(() => Of(Country.Plan with { Options = Country.Plan.Options with { Overrides = new Dictionary<string, decimal> { ["site.village_node"] = 7_000, ["acc.kz_check"] = 400 } } }));
        Assert.Contains(refused.Findings, f => f.Code == "bill-does-not-add-up");
    }

    internal static BillOfQuantities Of(RolloutPlan plan) =>
        BillOfQuantities.Of(Country.Territory, new PriceList(RoundFigures.Catalogue, new Dictionary<long, CostCatalogue>(), plan.Options), plan);
}
