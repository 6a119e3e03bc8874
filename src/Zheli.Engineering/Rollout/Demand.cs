using Zheli.Model.Places;
using Zheli.Model.Units;

namespace Zheli.Engineering.Rollout;

/// <summary>What a settlement asks of a network: households, those that subscribe, and their traffic in the busy hour.</summary>
/// <param name="Households">⌈population / persons per household⌉.</param>
/// <param name="Active">⌈households × take-up after four years⌉.</param>
/// <param name="BusyHour">Traffic of the busy hour, at least the floor of a site.</param>
public readonly record struct Demand(int Households, int Active, MegabitsPerSecond BusyHour)
{
    /// <summary>The demand of a settlement at the prices of its region.</summary>
    public static Demand Of(Settlement settlement, RegionPrices prices)
    {
        // Decimal arithmetic: 100 households at a take-up of 0.55 are 55, not the 56 of binary rounding.
        var households = (int)Math.Ceiling(settlement.Population / prices.Figure("dem.persons_hh"));
        var active = (int)Math.Ceiling(households * prices.Figure("dem.takeup_y4"));
        return new(households, active, new(Math.Max(prices.Number("dem.site_floor"), active * prices.Number("dem.busy_hour"))));
    }
}
