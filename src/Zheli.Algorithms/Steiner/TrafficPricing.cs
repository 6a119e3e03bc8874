namespace Zheli.Algorithms.Steiner;

/// <summary>What an edge costs by the traffic through it: modules of equal capacity side by side, at most as many as costs are given.</summary>
/// <param name="Cost">Cost of 1, 2, … modules, ascending.</param>
/// <param name="Load">What each terminal takes of a module, in parts of <see cref="Capacity"/>, rounded down.</param>
public sealed record ModuleCosts(long[] Cost, int[] Load)
{
    /// <summary>Parts that one module holds.</summary>
    public const int Capacity = 100;
}

/// <summary>What edges cost: a fixed cost that carries anything, or modules.</summary>
/// <param name="Fixed">Cost of each edge without modules, at least 0.</param>
/// <param name="Kind">Which of <paramref name="Modules"/> each edge has; −1 for a fixed cost.</param>
/// <param name="Modules">The kinds of modules.</param>
public sealed record TrafficPricing(long[] Fixed, int[] Kind, ModuleCosts[] Modules);
