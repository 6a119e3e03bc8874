namespace Zheli.Operations.WhatIf;

/// <summary>A change to a plan that somebody wants to see: what they wish in full, on top of everything else that the plan was asked.</summary>
public sealed record WhatIfQuestion
{
    /// <summary>The scenario from which it departs: its network assumption, horizon, discount rate and seed stay.</summary>
    public required string From { get; init; }

    /// <summary>Settlements (KATO, number or name) that must be served from the network; in place of the scenario's.</summary>
    public IReadOnlyList<string> Mandatory { get; init; } = [];

    /// <summary>Settlements that must not be served from it, or stretches (<c>edge:KEY</c>) that must not be built; in place of the scenario's.</summary>
    public IReadOnlyList<string> Forbidden { get; init; } = [];

    /// <summary>Stretches (<c>edge:KEY</c>) that must be built; in place of the scenario's.</summary>
    public IReadOnlyList<string> Forced { get; init; } = [];

    /// <summary>Money that may be spent, whole-life, whole tenge; null for no limit.</summary>
    public long? Budget { get; init; }

    /// <summary>Catalogue figures set for this plan alone, by key; in place of the scenario's.</summary>
    public IReadOnlyDictionary<string, decimal> Overrides { get; init; } = new Dictionary<string, decimal>();

    /// <summary>True to end with the first answer; false goes on to a plan with all effort.</summary>
    public bool QuickOnly { get; init; }
}
