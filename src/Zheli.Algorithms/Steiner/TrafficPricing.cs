namespace Zheli.Algorithms.Steiner;

/// <summary>What edges cost in each direction: a fixed part, and a part for each unit of traffic. Forward is from tail to head.</summary>
/// <param name="FixedForward">Fixed part, at least 0.</param>
/// <param name="FixedBackward">Fixed part from head to tail.</param>
/// <param name="PerUnitForward">Part for a unit of traffic, at least 0.</param>
/// <param name="PerUnitBackward">Part for a unit of traffic from head to tail.</param>
public sealed record TrafficPricing(long[] FixedForward, long[] FixedBackward, long[] PerUnitForward, long[] PerUnitBackward);
