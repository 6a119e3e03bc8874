namespace Zheli.Geodata.Synthetic;

/// <summary>What kind of synthetic country is wanted.</summary>
public sealed record SampleOptions
{
    /// <summary>The seed: the same seed gives the same country, point for point.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>Share of the full size, 0.02 to 1: area, places, people and roads shrink together, densities stay.</summary>
    public double Scale { get; init; } = 1;

    /// <summary>True to put one node of an existing network into every district's centre.</summary>
    public bool WithNetwork { get; init; } = true;

    /// <summary>True to draw the streets of every place, so that networks to its homes can be designed.</summary>
    public bool WithStreets { get; init; }
}
