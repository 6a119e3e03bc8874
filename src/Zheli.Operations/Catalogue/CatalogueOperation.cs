using Zheli.Model;
using Zheli.Model.Catalogue;
using Zheli.Model.Places;
using Zheli.Operations.Storage;
using Zheli.Operations.Words;

namespace Zheli.Operations.Catalogue;

/// <summary>A figure in use, with its words in the three languages.</summary>
/// <param name="Key">Its stable key.</param>
/// <param name="Name">What it is.</param>
/// <param name="Unit">What one unit is.</param>
/// <param name="Currency">KZT, USD or EUR; null for a figure without money.</param>
/// <param name="Low">Low end of the range, or null.</param>
/// <param name="Value">The figure in use, or null when it must be set.</param>
/// <param name="High">High end of the range, or null.</param>
/// <param name="Grade">How well it is supported.</param>
/// <param name="Source">Where it was read.</param>
/// <param name="Note">A remark, or empty.</param>
/// <param name="IsOverridden">True when the project set it.</param>
/// <param name="Region">The region for which it holds; null for the whole project.</param>
public sealed record CatalogueLine(
    string Key, Wording Name, Wording Unit, string? Currency, decimal? Low, decimal? Value, decimal? High, Grade Grade, string Source, string Note, bool IsOverridden, string? Region);

/// <summary>What is to change in the figures of a project.</summary>
/// <param name="Set">Figures to set, by key.</param>
/// <param name="Reset">Keys whose shipped figure is to count again.</param>
/// <param name="Region">A region, by name or KATO code, for which alone it holds; null for the whole project.</param>
public sealed record CatalogueChange(IReadOnlyDictionary<string, decimal> Set, IReadOnlyList<string> Reset, string? Region)
{
    /// <summary>True when nothing is to change.</summary>
    public bool IsEmpty => Set.Count + Reset.Count == 0;
}

/// <summary>The figures in use, and what was noticed while they changed.</summary>
public sealed record CatalogueAnswer(string? Project, IReadOnlyList<CatalogueLine> Figures, IReadOnlyList<Finding> Findings);

/// <summary>Lists the catalogue's figures, and lets a project set its own: for the whole project or for one region. Plans made before keep the figures they were made with.</summary>
public static class CatalogueOperation
{
    /// <summary>Changes what is to change, all of it or nothing, and lists the figures.</summary>
    /// <param name="path">The project; null for the figures that come with Zheli.</param>
    /// <param name="change">What is to change.</param>
    /// <param name="find">Only figures whose key, name or unit holds this text, in any language; null for all.</param>
    /// <exception cref="BadInputException">The project cannot be used, or a change cannot be made; every such finding.</exception>
    public static CatalogueAnswer Run(string? path, CatalogueChange change, string? find)
    {
        ArgumentNullException.ThrowIfNull(change);
        if (path is null)
        {
            return change.IsEmpty
                ? new(null, [.. ShippedCatalogue.Items.Select(item => Line(item, null)).Where(line => Holds(line, find))], [])
                : throw new BadInputException("catalogue-without-project", "PROJECT", "Figures are set in a project, and none was named.", "Maybe: zheli catalogue PROJECT --set KEY=VALUE.");
        }

        using var file = ProjectFile.Open(path, readOnly: change.IsEmpty);
        var regions = file.ReadTerritory().Areas.Where(a => a.Level == AdminLevel.Region).ToList();
        var findings = new List<Finding>();
        if (!change.IsEmpty)
        {
            file.SetCatalogueOverrides([.. Check(file.ReadCatalogue(), change, regions, findings)]);
        }

        var lines = file.ReadCatalogue().Items.Select(item => Line(item, null)).ToList();
        foreach (var own in file.ReadCatalogueOverrides().Where(o => o.RegionId is not null))
        {
            var name = regions.Find(r => r.Id == own.RegionId)?.Names.In("local") ?? $"no. {own.RegionId}";
            lines.Add(Line(file.ReadCatalogue(own.RegionId).Find(own.Key)!, name));
        }

        return new(Path.GetFileName(path), [.. lines.Where(line => Holds(line, find)).OrderBy(line => line.Key, StringComparer.Ordinal)], findings);
    }

    /// <summary>The changes, after a look at every one of them.</summary>
    private static IEnumerable<CatalogueOverride> Check(CostCatalogue catalogue, CatalogueChange change, List<AdminArea> regions, List<Finding> notes)
    {
        var findings = new List<Finding>();
        var region = change.Region is { } text ? FindRegion(text, regions, findings) : null;
        findings.AddRange(change.Set.Keys.Concat(change.Reset).Where(key => catalogue.Find(key) is null).Distinct().Order(StringComparer.Ordinal).Select(catalogue.Unknown));
        foreach (var key in change.Reset.Where(change.Set.ContainsKey))
        {
            findings.Add(new(Severity.Error, "set-and-reset", key, $"The figure '{key}' is both set and given back.", "Maybe drop one of the two."));
        }

        foreach (var (key, value) in change.Set.OrderBy(s => s.Key, StringComparer.Ordinal))
        {
            if (catalogue.Find(key) is not { } item)
            {
                continue;
            }

            if (value < 0)
            {
                findings.Add(new(Severity.Error, "figure-negative", key, FormattableString.Invariant($"{value} {item.Unit}: no figure of the catalogue is below nothing."), "Maybe without the sign."));
            }
            else if (value < item.Low || value > item.High)
            {
                notes.Add(new(
                    Severity.Warning, "figure-outside-range", key, FormattableString.Invariant($"{value} lies outside the known range of {item.Low} to {item.High}, {item.Unit}."), "Maybe another unit was meant."));
            }
        }

        return findings.Count > 0
            ? throw new BadInputException(findings)
            : change.Set.Select(s => new CatalogueOverride(s.Key, region, s.Value)).Concat(change.Reset.Select(key => new CatalogueOverride(key, region, null)));
    }

    private static long? FindRegion(string text, List<AdminArea> regions, List<Finding> findings)
    {
        var found = regions.Where(r => r.Kato == text
            || new[] { r.Names.Local, r.Names.Kazakh, r.Names.Russian, r.Names.English }.Contains(text, StringComparer.OrdinalIgnoreCase)).ToList();
        if (found.Count == 1)
        {
            return found[0].Id;
        }

        var names = string.Join(", ", regions.Select(r => r.Names.In("local")).Order(StringComparer.Ordinal));
        findings.Add(new(
            Severity.Error, "region-unknown", "--region", found.Count == 0 ? $"There is no region '{text}'." : $"{found.Count} regions are called '{text}'.",
            regions.Count > 0 ? $"Maybe one of {names}, or a KATO code." : "Maybe import regions first."));
        return null;
    }

    private static CatalogueLine Line(CatalogueItem item, string? region) => new(
        item.Key, CatalogueWords.Name(item), CatalogueWords.Unit(item.Unit), item.Currency?.ToString().ToUpperInvariant(), item.Low, item.Value, item.High, item.Grade, item.Source, item.Note,
        item.IsOverridden, region);

    private static bool Holds(CatalogueLine line, string? text) => text is null
        || new[] { line.Key, line.Name.Kazakh, line.Name.Russian, line.Name.English, line.Unit.English }.Any(word => word.Contains(text, StringComparison.OrdinalIgnoreCase));
}
