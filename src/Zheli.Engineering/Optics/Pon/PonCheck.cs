using Zheli.Model.Units;

namespace Zheli.Engineering.Optics.Pon;

/// <summary>The rules that the way from an OLT port to a home must keep; several can be broken at once.</summary>
[Flags]
public enum PonRules
{
    /// <summary>All are kept.</summary>
    None = 0,

    /// <summary>At the end of life the line loses more than the class allows.</summary>
    LossTooHigh = 1,

    /// <summary>On the first day the line loses less than the class needs: a receiver is overloaded.</summary>
    LossTooLow = 2,

    /// <summary>The home is farther than the protocol reaches.</summary>
    TooFar = 4,

    /// <summary>More homes hang on the port than the protocol numbers.</summary>
    SplitTooLarge = 8,

    /// <summary>The homes of one port differ too much in loss.</summary>
    LossSpread = 16,

    /// <summary>The homes of one port differ too much in distance.</summary>
    DistanceSpread = 32,
}

/// <summary>The budget of one way from an OLT port to a home, in both directions.</summary>
/// <param name="Least">The least loss of both directions, on the first day: typical components, no margin.</param>
/// <param name="Down">The most loss downstream, at the end of life: components as specified, with the margin.</param>
/// <param name="Up">The most loss upstream, at the end of life.</param>
/// <param name="Margin">What is left below the class's greatest loss in the worse direction; negative when it is exceeded.</param>
/// <param name="Headroom">What is left above the class's least loss; negative when a receiver is overloaded.</param>
/// <param name="Broken">The rules that are broken.</param>
public readonly record struct PonCheck(Decibels Least, Decibels Down, Decibels Up, Decibels Margin, Decibels Headroom, PonRules Broken)
{
    /// <summary>True when every rule is kept.</summary>
    public bool Fits => Broken == PonRules.None;
}

/// <summary>A way out of a broken rule.</summary>
/// <param name="Code">Stable name: <c>stronger-class</c>, <c>smaller-split</c>, <c>attenuator</c>, <c>splice-connectors</c>, <c>shorter-line</c>.</param>
/// <param name="Text">What to do.</param>
/// <param name="Cost">Build cost, whole tenge; null where it depends on the place (a node nearer to the home).</param>
public sealed record PonRemedy(string Code, string Text, long? Cost);

/// <summary>A broken rule with its cause and what would help, the cheapest first.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="Cause">The figures that break it.</param>
/// <param name="Remedies">Ways out that were checked to work on their own, the cheapest first, those without a price last.</param>
public sealed record PonViolation(PonRules Rule, string Cause, IReadOnlyList<PonRemedy> Remedies);
