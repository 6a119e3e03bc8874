using Zheli.Geodata;
using Zheli.Model;
using Zheli.Model.Places;
using Zheli.Operations.Storage;

namespace Zheli.Operations.Import;

/// <summary>A project without some of its sources, as if they had never been imported; what others gave, and what was drawn by hand, stays.</summary>
/// <param name="Territory">The map without what came from them. Settlements are still there: they are made anew from the places of the sources that are left.</param>
/// <param name="Origins">From which of the sources that are left each object came.</param>
/// <param name="Sources">The sources that are left, numbered anew from 1.</param>
/// <param name="Findings">What is gone.</param>
internal sealed record SourceRemoval(Territory Territory, TerritoryOrigins Origins, IReadOnlyList<ProjectSource> Sources, IReadOnlyList<Finding> Findings)
{
    /// <summary>Removes sources by file name.</summary>
    /// <exception cref="BadInputException">A project has no such source, or its relief cannot be taken apart; all such findings.</exception>
    public static SourceRemoval Of(IReadOnlyList<string> names, IReadOnlyList<ProjectSource> sources, Territory territory, TerritoryOrigins origins)
    {
        if (names.Count == 0)
        {
            return new(territory, origins, sources, []);
        }

        var gone = sources.Where(s => names.Contains(s.Record.File)).ToList();
        Check(names, sources, gone);
        var left = sources.Except(gone).Select((s, i) => s with { Id = i + 1 }).ToList();

        // The new number of each old one; -1 for what is gone. Number 0 is what came from no file.
        var number = new int[sources.Count + 1];
        for (var (old, next) = (1, 0); old <= sources.Count; old++)
        {
            number[old] = gone.Contains(sources[old - 1]) ? -1 : ++next;
        }

        var (areas, ofAreas) = Without(territory.Areas, origins.Areas);
        var (corridors, ofCorridors) = Without(territory.Corridors, origins.Corridors);
        var (water, ofWater) = Without(territory.Water, origins.Water);
        var (nodes, ofNodes) = Without(territory.NetworkNodes, origins.NetworkNodes);
        var (lines, ofLines) = Without(territory.NetworkLines, origins.NetworkLines);
        var rest = territory with
        {
            Areas = areas,
            Corridors = corridors,
            Water = water,
            NetworkNodes = nodes,
            NetworkLines = lines,
            Elevation = gone.Exists(IsRelief) ? null : territory.Elevation,
        };
        return new(rest, new(ofAreas, ofCorridors, ofWater, ofNodes, ofLines), left, [.. gone.Select(Said)]);

        (List<T> Items, int[] Origins) Without<T>(IReadOnlyList<T> items, int[] of)
        {
            var stays = Enumerable.Range(0, items.Count).Select(i => (Item: items[i], Origin: TerritoryOrigins.At(of, i) is { } from ? number[(int)from] : 0)).Where(o => o.Origin >= 0).ToList();
            return ([.. stays.Select(o => o.Item)], [.. stays.Select(o => o.Origin)]);
        }
    }

    private static void Check(IReadOnlyList<string> names, IReadOnlyList<ProjectSource> sources, List<ProjectSource> gone)
    {
        var known = string.Join(", ", sources.Select(s => s.Record.File));
        var faults = names.Where(name => sources.All(s => s.Record.File != name)).Select(name => new Finding(
            Severity.Error, "source-unknown", $"--remove {name}", "The project has no source of this name.", known.Length > 0 ? $"Its sources are: {known}." : "No file was imported into it.")).ToList();
        if (gone.Exists(IsRelief) && sources.Except(gone).Any(IsRelief))
        {
            faults.Add(new(
                Severity.Error, "relief-joined", $"--remove {gone.First(IsRelief).Record.File}", "The relief of the project was joined from several files and cannot be taken apart.",
                "Maybe remove all of them, and import again what should stay."));
        }

        if (faults.Count > 0)
        {
            throw new BadInputException(faults);
        }
    }

    private static bool IsRelief(ProjectSource source) => source.Record.Kind == SourceFile.KindWord(SourceKind.Elevation);

    private static Finding Said(ProjectSource source) => new(
        Severity.Note, "source-removed", source.Record.File, "What came from this source is gone.",
        "Maybe import again what repeated it: of two sources that give the same line or outline the first alone was kept.");
}
