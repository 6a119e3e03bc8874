using Zheli.Model.Network;
using Zheli.Operations.Verify;

namespace Zheli.Tests.Operations.Verify;

/// <summary>Prices worked by hand from the contract, at round figures: 500 tenge a dollar, 10 years, 10 %.</summary>
public sealed class PriceBookTests
{
    // A = 6.144567105704685; renewals: life 5 once (0.6209213230591552), life 7 once (0.5131581182307065), life 10 never.
    private readonly PriceBook book = new(RoundFigures.Catalogue, 10, null);

    [Fact]
    public void Five_hundred_people_are_a_hundred_households_and_fifty_five_of_them_subscribe() =>
        Assert.Equal(new Need(100, 55, 220m), book.NeedOf(500));

    [Fact]
    public void A_site_asks_for_the_floor_at_least() => Assert.Equal(new Need(1, 1, 20m), book.NeedOf(1));

    [Fact]
    public void Serving_a_village_of_five_hundred()
    {
        // capex 3,000,000 + 100 × 182,500 = 21,250,000; running 3,000,000 × 0.1 A + 55 × 12 × 1,500 A = 1,290,000 A = 7,926,491.57
        var price = book.Serve(book.NeedOf(500));
        Assert.Equal(new TengeRange(21_250_000, 21_250_000), price.Capex);
        Assert.Equal(new TengeRange(29_176_492, 29_176_492), price.Cost);
    }

    [Fact]
    public void Satellite_for_a_village_of_five_hundred()
    {
        // capex 750,000 + 55 × 250,000 = 14,500,000; renewed once 9,003,359.18; fees 12 × (100,000 + 55 × 25,000) A = 108,758,837.77
        var price = book.Alternative(book.NeedOf(500));
        Assert.Equal(14_500_000, price.Capex.Middle);
        Assert.Equal(14_500_000 + 117_762_197, price.Cost.Middle);
    }

    [Fact]
    public void Ten_kilometres_ploughed_with_a_river_and_a_railway()
    {
        // 11 km × 4,000,000 + 7,500,000 + 5,000,000 = 56,500,000; upkeep 5 % × A = 17,358,402.07
        var price = book.Fibre(BuildMethod.Plough, CorridorKind.Primary, 10_000, 1, 1);
        Assert.Equal(56_500_000, price.Capex.Middle);
        Assert.Equal(73_858_402, price.Cost.Middle);
    }

    [Fact]
    public void Across_country_the_route_is_longer_and_the_plough_dearer() =>
        Assert.Equal(60_000_000, book.Fibre(BuildMethod.CrossCountry, CorridorKind.Access, 10_000, 0, 0).Capex.Middle);

    [Fact]
    public void Poles_are_rented_every_year()
    {
        // 11 km × 2,250,000 = 24,750,000; upkeep 7,603,901.79 + rent 137.5 poles × 5,000 × A = 4,224,389.89
        var price = book.Fibre(BuildMethod.Aerial, CorridorKind.PowerLine, 10_000, 0, 0);
        Assert.Equal(24_750_000 + 11_828_292, price.Cost.Middle);
    }

    [Fact]
    public void An_existing_line_costs_nothing() => Assert.Equal(default, book.Fibre(BuildMethod.Existing, CorridorKind.Primary, 10_000, 3, 3));

    [Fact]
    public void A_hop_with_two_radios_and_one_mast()
    {
        // capex 15,000,000 + 20,000,000 + 6,000,000 + 56 × 25,000 = 42,400,000; running 21,000,000 × (0.1 A + 0.51315812) + 56 × 7,500 A
        var price = book.Hop(2, 1);
        Assert.Equal(42_400_000, price.Capex.Middle);
        Assert.Equal(42_400_000 + 26_260_630, price.Cost.Middle);
    }

    [Fact]
    public void Without_interest_ten_years_count_ten_times() =>
        Assert.Equal(new TengeRange(21_250_000 + 12_900_000, 21_250_000 + 12_900_000), new PriceBook(RoundFigures.Catalogue, 10, 0).Serve(book.NeedOf(500)).Cost);
}
