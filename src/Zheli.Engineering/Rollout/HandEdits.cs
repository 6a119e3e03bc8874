using Zheli.Model;
using Zheli.Model.Places;
using Zheli.Model.Programme;

namespace Zheli.Engineering.Rollout;

/// <summary>The planner's own decisions, resolved against the map: what must and must not be served or built.</summary>
/// <param name="Mandatory">Settlements that must be served from the network.</param>
/// <param name="Forbidden">Settlements that must not be.</param>
/// <param name="ForbiddenEdges">Keys of edges that must not be used.</param>
/// <param name="ForcedEdges">Keys of edges that must be built.</param>
internal sealed record HandEdits(
    IReadOnlySet<long> Mandatory, IReadOnlySet<long> Forbidden, IReadOnlySet<string> ForbiddenEdges, IReadOnlySet<string> ForcedEdges)
{
    private const string EdgePrefix = "edge:";

    /// <summary>Resolves the options.</summary>
    /// <exception cref="BadInputException">A settlement is unknown or ambiguous, or something is both wanted and refused; all such findings.</exception>
    public static HandEdits Resolve(PlanOptions options, SettlementLookup lookup)
    {
        var findings = new List<Finding>();
        var mandatory = Settlements(options.Mandatory, "mandatory", lookup, findings);
        findings.AddRange(mandatory.Select(lookup.Get).Where(s => !RolloutPlanner.IsPlannedFor(s, options)).Select(s => new Finding(
            Severity.Error, "mandatory-not-planned-for", "mandatory", $"{lookup.Describe(s)} is a {s.Kind}, which this plan does not serve.",
            "Maybe plan with --include-isolated, or name a city, town, village or hamlet.")));
        var forbidden = Settlements(options.Forbidden.Where(f => !IsEdge(f)), "forbid", lookup, findings);
        var forbiddenEdges = Edges(options.Forbidden.Where(IsEdge), "forbid", findings);
        var forcedEdges = Edges(options.Forced, "force", findings);
        foreach (var both in mandatory.Intersect(forbidden).Order())
        {
            findings.Add(new(Severity.Error, "wanted-and-refused", "mandatory", $"Settlement no. {both} is both mandatory and forbidden.", "Maybe drop one of the two."));
        }

        foreach (var both in forcedEdges.Intersect(forbiddenEdges).Order(StringComparer.Ordinal))
        {
            findings.Add(new(Severity.Error, "wanted-and-refused", "force", $"Edge {both} is both forced and forbidden.", "Maybe drop one of the two."));
        }

        return findings.Count == 0 ? new(mandatory, forbidden, forbiddenEdges, forcedEdges) : throw new BadInputException(findings);
    }

    private static bool IsEdge(string text) => text.StartsWith(EdgePrefix, StringComparison.Ordinal);

    private static SortedSet<long> Settlements(IEnumerable<string> texts, string option, SettlementLookup lookup, List<Finding> findings)
    {
        var set = new SortedSet<long>();
        foreach (var text in texts)
        {
            if (lookup.Find(text, option, findings) is { } settlement)
            {
                set.Add(settlement.Id);
            }
        }

        return set;
    }

    private static SortedSet<string> Edges(IEnumerable<string> texts, string option, List<Finding> findings)
    {
        var set = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var text in texts)
        {
            var key = IsEdge(text) ? text[EdgePrefix.Length..] : text;
            if (key.Length == 16 && key.All(char.IsAsciiHexDigitLower))
            {
                set.Add(key);
            }
            else
            {
                findings.Add(new(Severity.Error, "edge-key-malformed", option, $"'{text}' is not the key of an edge.", "Maybe edge: and the 16 digits shown in the plan."));
            }
        }

        return set;
    }
}
