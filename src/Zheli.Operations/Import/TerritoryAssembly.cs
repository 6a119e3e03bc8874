using Zheli.Geodata.Rasters;
using Zheli.Geodata.Vector;
using Zheli.Model;
using Zheli.Model.Catalogue;
using Zheli.Model.Network;
using Zheli.Model.Places;
using Zheli.Operations.Storage;

namespace Zheli.Operations.Import;

/// <summary>The map of a project after an import.</summary>
internal sealed record AssembledTerritory(Territory Territory, TerritoryOrigins Origins, KatoCounts? Kato, IReadOnlyList<Finding> Findings);

/// <summary>Merges what a project holds with what was read now.</summary>
internal static class TerritoryAssembly
{
    /// <summary>Merges everything; the same files in the same order give the same map, however many commands imported them.</summary>
    public static AssembledTerritory Run(
        Territory before, TerritoryOrigins origins, IReadOnlyList<ProjectSource> earlier, IReadOnlyList<SourceFile> files, CostCatalogue catalogue, CancellationToken token)
    {
        var findings = new FindingList();
        findings.AddRange(files.SelectMany(f => f.Stored?.Findings ?? []));
        var areas = AreaAssembly.Of(before, origins.Areas, files, findings);
        areas.RefuseSwapped(files);
        var knownSources = earlier.SelectMany(s => s.Content?.Places ?? []).Select(p => p.Source).ToHashSet(StringComparer.Ordinal);
        var settlements = new SettlementAssembly(files, areas, catalogue, findings, token).Run(before.Settlements, knownSources);
        token.ThrowIfCancellationRequested();
        var corridors = Lines(before.Corridors, origins.Corridors, c => c.Corridors, c => c.Source, c => c.Id, (c, id) => c with { Id = id }, c => ((int)c.Kind, c.Points));
        var water = Lines(before.Water, origins.Water, c => c.Water, w => w.Source, w => w.Id, (w, id) => w with { Id = id }, w => (w.IsArea ? 1 : 0, w.Points));
        var nodes = new LayerMerge<NetworkNode>(before.NetworkNodes, origins.NetworkNodes, c => c.NetworkNodes, n => n.Source, n => n.Id, (n, id) => n with { Id = id }, Distinct).Run(files);
        var lines = new LayerMerge<NetworkLine>(before.NetworkLines, origins.NetworkLines, c => c.NetworkLines, l => l.Source, l => l.Id, (l, id) => l with { Id = id }, All).Run(files);
        AccountTables(files);
        var territory = new Territory
        {
            Areas = settlements.Areas,
            Settlements = settlements.Settlements,
            Corridors = corridors.Items,
            Water = water.Items,
            NetworkNodes = nodes.Items,
            NetworkLines = lines.Items,
            Elevation = Relief(before.Elevation, files, findings),
            IsSynthetic = before.IsSynthetic,
        };
        return new(territory, new(areas.Origins, corridors.Origins, water.Origins, nodes.Origins, lines.Origins), settlements.Kato, findings.All);

        MergedLayer<T> Lines<T>(
            IReadOnlyList<T> items, int[] from, Func<Geodata.SourceContent, IReadOnlyList<T>> pick, Func<T, string> source, Func<T, long> id, Func<T, long, T> withId, Func<T, (int, GeoPoint[])> line) =>
            new LayerMerge<T>(items, from, pick, source, id, withId, offered => Choose(offered, line)).Run(files);

        int[] Choose<T>(IReadOnlyList<T> offered, Func<T, (int, GeoPoint[])> line)
        {
            var merge = LineMerge.Of(offered.Count, i => line(offered[i]), areas.Box);
            var layer = typeof(T) == typeof(Corridor) ? "corridors" : "water";
            if (merge.Outside > 0)
            {
                findings.Add(new(Severity.Note, "outside-border", layer, $"{FindingList.Number(merge.Outside)} lines lie more than 50 km outside the country and were left out.", "Nothing to do."));
            }

            if (merge.Repeated > 0)
            {
                findings.Add(new(Severity.Note, "line-repeated", layer, $"{FindingList.Number(merge.Repeated)} lines are the same as another, point by point, and were left out.", "Nothing to do."));
            }

            return merge.Kept;
        }
    }

    private static IReadOnlyList<int> Distinct(IReadOnlyList<NetworkNode> nodes)
    {
        var seen = new HashSet<(string, string, int, int)>();
        return [.. Enumerable.Range(0, nodes.Count).Where(i => seen.Add((nodes[i].Name, nodes[i].Owner, nodes[i].Location.GridX, nodes[i].Location.GridY)))];
    }

    private static IReadOnlyList<int> All(IReadOnlyList<NetworkLine> lines) => [.. Enumerable.Range(0, lines.Count)];

    /// <summary>Rows of tables and buildings are used as they are; a relief counts as one.</summary>
    private static void AccountTables(IReadOnlyList<SourceFile> files)
    {
        foreach (var file in files.Where(f => f.Fresh is not null))
        {
            var content = file.Fresh!;
            file.Kept += content.Kato.Count + content.Population.Count + content.BuildingX.Length + (content.Elevation is null ? 0 : 1);
        }
    }

    /// <summary>Tiles that fit are laid over the relief of the project; another grid takes its place.</summary>
    private static ElevationGrid? Relief(ElevationGrid? before, IReadOnlyList<SourceFile> files, FindingList findings)
    {
        var fresh = files.Where(f => f.Fresh?.Elevation is not null).ToList();
        if (fresh.Count == 0)
        {
            return before;
        }

        var grids = fresh.Select(f => f.Fresh!.Elevation!).ToList();
        if (fresh.Find(f => !ElevationMosaic.Fits(grids[0], f.Fresh!.Elevation!)) is { } odd)
        {
            throw new BadInputException("relief-grids-differ", odd.Name, "Its cells do not fall on those of the other relief files.", "Maybe import reliefs of one step only, or merge them first with gdalwarp.");
        }

        if (before is not null && ElevationMosaic.Fits(before, grids[0]))
        {
            grids.Insert(0, before);
        }
        else if (before is not null)
        {
            findings.Add(new(Severity.Note, "relief-replaced", fresh[0].Name, "The relief of the project has another grid and was replaced.", "Nothing to do, unless both were wanted: then merge them first with gdalwarp."));
        }

        return ElevationMosaic.CellsOf(grids) <= ElevationMosaic.LargestCells
            ? ElevationMosaic.Join(grids)
            : throw new BadInputException("relief-too-large", fresh[0].Name, $"The relief would have {FindingList.Number(ElevationMosaic.CellsOf(grids))} cells; {FindingList.Number(ElevationMosaic.LargestCells)} fit.", "Maybe make it coarser: gdalwarp -tr 0.005 0.005.");
    }
}
