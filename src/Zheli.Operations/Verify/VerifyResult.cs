namespace Zheli.Operations.Verify;

/// <summary>One object that a check found wrong.</summary>
/// <param name="Where">The object: <c>edge 12 (0f3a…)</c>, <c>settlement 7</c>, <c>summary</c>.</param>
/// <param name="Message">What is stated and what it should be.</param>
/// <param name="Difference">Stated less recomputed, in the unit of the message; null where a difference has no meaning.</param>
public sealed record CheckFailure(string Where, string Message, double? Difference);

/// <summary>What one check found.</summary>
/// <param name="Name">Stable name in kebab-case, for example <c>graph-prices</c>.</param>
/// <param name="Ok">True when nothing was wrong.</param>
/// <param name="Detail">One sentence: what was checked and, when it failed, the first thing that is wrong.</param>
/// <param name="Figures">The figures that were recomputed, by name.</param>
/// <param name="Failures">The first failures.</param>
/// <param name="FailureCount">How many there are in all.</param>
public sealed record CheckOutcome(
    string Name, bool Ok, string Detail, IReadOnlyDictionary<string, double> Figures, IReadOnlyList<CheckFailure> Failures, long FailureCount);

/// <summary>The verdict on a plan: true only when every check was carried out and found nothing.</summary>
/// <param name="Scenario">The plan that was checked.</param>
/// <param name="Ok">True when all checks are.</param>
/// <param name="Checks">Every check, in order.</param>
/// <param name="Seconds">Wall time of reading and checking.</param>
public sealed record VerifyResult(string Scenario, bool Ok, IReadOnlyList<CheckOutcome> Checks, double Seconds);
