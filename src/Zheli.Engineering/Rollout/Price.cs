namespace Zheli.Engineering.Rollout;

/// <summary>What something costs in whole tenge: whole-life, and the part of it that is spent on building.</summary>
public readonly record struct Price(long WholeLife, long Capex)
{
    /// <summary>Nothing to pay.</summary>
    public static readonly Price Nothing;

    /// <summary>The sum of two prices.</summary>
    public static Price operator +(Price left, Price right) => new(left.WholeLife + right.WholeLife, left.Capex + right.Capex);
}
