using System.Globalization;
using Zheli.Model;
using Zheli.Model.Places;

namespace Zheli.Engineering.Rollout;

/// <summary>Finds the settlement that a planner means by a KATO code, a number or a name.</summary>
public sealed class SettlementLookup
{
    private const int CandidatesShown = 8;

    private readonly Dictionary<string, List<Settlement>> byName = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, List<Settlement>> byKato = new(StringComparer.Ordinal);
    private readonly Dictionary<long, Settlement> byId = [];
    private readonly Dictionary<long, string> areas;

    /// <summary>Indexes the settlements of a territory.</summary>
    public SettlementLookup(Territory territory)
    {
        areas = territory.Areas.ToDictionary(a => a.Id, a => a.Names.In("en"));
        foreach (var settlement in territory.Settlements)
        {
            byId[settlement.Id] = settlement;
            Add(byKato, settlement.Kato, settlement);
            var names = settlement.Names;
            foreach (var name in new[] { names.Local, names.Kazakh, names.Russian, names.English }.Distinct(StringComparer.OrdinalIgnoreCase))
            {
                Add(byName, name, settlement);
            }
        }
    }

    /// <summary>The settlement, or null after a finding that says why not.</summary>
    /// <param name="text">KATO code, number or name.</param>
    /// <param name="option">Where the text came from, for the finding.</param>
    /// <param name="findings">Gets the finding.</param>
    public Settlement? Find(string text, string option, List<Finding> findings)
    {
        var wanted = text.Trim();
        var candidates = byKato.GetValueOrDefault(wanted) ?? ById(wanted) ?? byName.GetValueOrDefault(wanted) ?? [];
        if (candidates.Count == 1)
        {
            return candidates[0];
        }

        findings.Add(candidates.Count == 0
            ? new(Severity.Error, "settlement-unknown", option, $"No settlement has the KATO code, number or name '{wanted}'.",
                "Maybe the name is spelt differently on the map: look it up in the settlement layer.")
            : new(Severity.Error, "settlement-ambiguous", option, $"{candidates.Count} settlements are called '{wanted}': {Describe(candidates)}.",
                "Maybe give the KATO code or the number instead."));
        return null;
    }

    /// <summary>The settlement with this number.</summary>
    public Settlement Get(long id) => byId[id];

    /// <summary>A settlement as a planner recognises it.</summary>
    public string Describe(Settlement settlement)
    {
        var name = settlement.Names.IsEmpty ? "unnamed" : settlement.Names.In("local");
        var where = settlement.DistrictId is { } district && areas.TryGetValue(district, out var area) ? $", {area}" : "";
        return $"{name} ({settlement.Kato ?? string.Create(CultureInfo.InvariantCulture, $"no. {settlement.Id}")}{where})";
    }

    private List<Settlement>? ById(string text) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var id) && byId.TryGetValue(id, out var known) ? [known] : null;

    private string Describe(List<Settlement> candidates)
    {
        var shown = string.Join("; ", candidates.Take(CandidatesShown)
            .Select(s => string.Create(CultureInfo.InvariantCulture, $"{Describe(s)}, no. {s.Id}")));
        return candidates.Count > CandidatesShown ? shown + "; …" : shown;
    }

    private static void Add(Dictionary<string, List<Settlement>> index, string? key, Settlement settlement)
    {
        if (string.IsNullOrEmpty(key))
        {
            return;
        }

        if (!index.TryGetValue(key, out var list))
        {
            index.Add(key, list = []);
        }

        if (!list.Contains(settlement))
        {
            list.Add(settlement);
        }
    }
}
