using System.Globalization;
using Zheli.Model;
using Zheli.Model.Places;

namespace Zheli.Geodata.Tables;

/// <summary>
/// Attaches numbers of people to areas and settlements: by code, else by name within the level that the name speaks of. A row that could
/// mean several is attached to none.
/// </summary>
/// <param name="OfAreas">People by id of area.</param>
/// <param name="OfSettlements">People by id of settlement.</param>
/// <param name="Findings">What was noticed.</param>
public sealed record PopulationJoin(IReadOnlyDictionary<long, int> OfAreas, IReadOnlyDictionary<long, int> OfSettlements, IReadOnlyList<Finding> Findings)
{
    private const int Listed = 20;

    /// <summary>Joins; a later row about the same thing replaces an earlier one.</summary>
    public static PopulationJoin Of(
        IReadOnlyList<PopulationRecord> records, IReadOnlyList<AdminArea> areas, IReadOnlyList<(long Id, PlaceNames Names, string? Kato)> settlements)
    {
        var ofAreas = new Dictionary<long, int>();
        var ofSettlements = new Dictionary<long, int>();
        var lost = new List<PopulationRecord>();
        if (records.Count > 0)
        {
            var targets = new Targets(areas, settlements);
            foreach (var record in records)
            {
                switch (targets.Find(record))
                {
                    case (true, var id):
                        ofAreas[id] = record.People;
                        break;
                    case (false, var id):
                        ofSettlements[id] = record.People;
                        break;
                    default:
                        lost.Add(record);
                        break;
                }
            }
        }

        return new(ofAreas, ofSettlements, [.. Describe(lost)]);
    }

    private static IEnumerable<Finding> Describe(List<PopulationRecord> lost)
    {
        foreach (var record in lost.Take(Listed))
        {
            yield return new(
                Severity.Warning, "population-unmatched", record.Where, $"No area or settlement was found for '{record.Kato ?? record.Name}', or several.", "Maybe give its code of KATO.");
        }

        if (lost.Count > Listed)
        {
            yield return new(
                Severity.Warning, "population-unmatched", lost[Listed].Where,
                string.Create(CultureInfo.InvariantCulture, $"{lost.Count - Listed} more rows of population were attached to nothing."),
                "Maybe give codes of KATO.");
        }
    }

    /// <summary>Everything that a row may be about, by code and by forms of name.</summary>
    private sealed class Targets
    {
        private readonly Dictionary<string, (bool IsArea, long Id)> byCode = new(StringComparer.Ordinal);
        private readonly Dictionary<(AdminLevel?, bool IsCity, string Form), long> byName = [];
        private readonly HashSet<(AdminLevel?, bool IsCity, string Form)> ambiguous = [];

        public Targets(IReadOnlyList<AdminArea> areas, IReadOnlyList<(long Id, PlaceNames Names, string? Kato)> settlements)
        {
            foreach (var (id, names, kato) in settlements)
            {
                AddCode(kato, false, id);
                AddNames(null, names, id);
            }

            foreach (var area in areas)
            {
                AddCode(area.Kato, true, area.Id);
                AddNames(area.Level, area.Names, area.Id);
            }
        }

        public (bool IsArea, long Id)? Find(PopulationRecord record)
        {
            if (record.Kato is { } code)
            {
                return byCode.TryGetValue(code, out var found) ? found : null;
            }

            var forms = AreaNameForms.Of(record.Name ?? "");
            AdminLevel?[] levels = forms.Word switch
            {
                AreaWord.Country => [AdminLevel.Country],
                AreaWord.Region => [AdminLevel.Region],
                AreaWord.District => [AdminLevel.District],
                _ => [AdminLevel.Region, AdminLevel.District, null],
            };
            foreach (var level in levels)
            {
                foreach (var form in (ReadOnlySpan<string>)[forms.Plain, "~" + forms.Skeleton])
                {
                    var key = (level, forms.Word == AreaWord.City && level is not null, form);
                    if (form.Length > 1 && !ambiguous.Contains(key) && byName.TryGetValue(key, out var id))
                    {
                        return (level is not null, id);
                    }
                }
            }

            return null;
        }

        private void AddCode(string? code, bool isArea, long id)
        {
            if (code is not null)
            {
                byCode[code] = (isArea, id);
            }
        }

        private void AddNames(AdminLevel? level, PlaceNames names, long id)
        {
            foreach (var name in new[] { names.Local, names.Kazakh, names.Russian, names.English })
            {
                if (!string.IsNullOrEmpty(name))
                {
                    var forms = AreaNameForms.Of(name);
                    var isCity = forms.Word == AreaWord.City && level is not null;
                    AddForm((level, isCity, forms.Plain), id);

                    // Villages have too many names for guessing among their consonants.
                    if (level is not null)
                    {
                        AddForm((level, isCity, "~" + forms.Skeleton), id);
                    }
                }
            }
        }

        private void AddForm((AdminLevel?, bool, string) key, long id)
        {
            if (byName.TryGetValue(key, out var other) && other != id)
            {
                ambiguous.Add(key);
            }

            byName[key] = id;
        }
    }
}
