using Zheli.Geodata.Vector;
using Zheli.Model;
using Zheli.Model.Catalogue;
using Zheli.Model.Network;
using Zheli.Model.Places;
using Zheli.Operations.Storage;

namespace Zheli.Operations.Import;

/// <summary>The map of a project after an import.</summary>
/// <param name="Territory">The map.</param>
/// <param name="Origins">From which file each object came.</param>
/// <param name="Kato">The join with the classifier, or null.</param>
/// <param name="Findings">What was noticed in the fresh files and while merging.</param>
/// <param name="EarlierFindings">What was noticed in files that were read before and not now.</param>
internal sealed record AssembledTerritory(
    Territory Territory, TerritoryOrigins Origins, KatoCounts? Kato, IReadOnlyList<Finding> Findings, IReadOnlyList<Finding> EarlierFindings);

/// <summary>Merges what a project holds with what was read now.</summary>
internal static class TerritoryAssembly
{
    /// <summary>Merges everything; the same files in the same order give the same map, however many commands imported them.</summary>
    /// <param name="before">What the project holds, without what comes from sources that are taken out.</param>
    /// <param name="origins">From which of <paramref name="files"/> each object of it came.</param>
    /// <param name="earlier">All sources that the project had.</param>
    /// <param name="files">All sources that it will have.</param>
    /// <param name="catalogue">Figures for people where none are stated.</param>
    /// <param name="token">Stops the work.</param>
    public static AssembledTerritory Run(
        Territory before, TerritoryOrigins origins, IReadOnlyList<ProjectSource> earlier, IReadOnlyList<SourceFile> files, CostCatalogue catalogue,
        CancellationToken token)
    {
        var findings = new FindingList();
        findings.AddRange(files.Where(f => f.Fresh is not null).SelectMany(f => f.Fresh!.Findings));
        var areas = AreaAssembly.Of(before, origins.Areas, files, findings);
        areas.RefuseSwapped(files);
        var knownSources = earlier.SelectMany(s => s.Content?.Places ?? []).Select(p => p.Source).ToHashSet(StringComparer.Ordinal);
        var settlements = new SettlementAssembly(files, areas, catalogue, findings, token).Run(before.Settlements, knownSources);
        token.ThrowIfCancellationRequested();
        var corridors = new LayerMerge<Corridor>(
            before.Corridors, origins.Corridors, c => c.Corridors, c => c.Source, c => c.Id, (c, id) => c with { Id = id },
            offered => ChooseLines("corridors", offered, c => ((int)c.Kind, c.Points), areas.Box, findings)).Run(files);
        var water = new LayerMerge<WaterFeature>(
            before.Water, origins.Water, c => c.Water, w => w.Source, w => w.Id, (w, id) => w with { Id = id },
            offered => ChooseLines("water", offered, w => (w.IsArea ? 1 : 0, w.Points), areas.Box, findings)).Run(files);
        var nodes = new LayerMerge<NetworkNode>(
            before.NetworkNodes, origins.NetworkNodes, c => c.NetworkNodes, n => n.Source, n => n.Id, (n, id) => n with { Id = id }, Distinct).Run(files);
        var lines = new LayerMerge<NetworkLine>(
            before.NetworkLines, origins.NetworkLines, c => c.NetworkLines, l => l.Source, l => l.Id, (l, id) => l with { Id = id }, All).Run(files);
        AccountTables(files);
        var territory = new Territory
        {
            Areas = settlements.Areas,
            Settlements = settlements.Settlements,
            Corridors = corridors.Items,
            Water = water.Items,
            NetworkNodes = nodes.Items,
            NetworkLines = lines.Items,
            Elevation = ReliefAssembly.Merge(before.Elevation, files, areas.Box, findings),
            IsSynthetic = before.IsSynthetic,
        };
        return new(
            territory, new(areas.Origins, corridors.Origins, water.Origins, nodes.Origins, lines.Origins), settlements.Kato, findings.All,
            [.. files.Where(f => f.Fresh is null).SelectMany(f => f.Stored?.Findings ?? [])]);
    }

    private static int[] ChooseLines<T>(
        string layer, IReadOnlyList<T> offered, Func<T, (int, GeoPoint[])> line, (GeoPoint, GeoPoint)? country, FindingList findings)
    {
        var merge = LineMerge.Of(offered.Count, i => line(offered[i]), country);
        if (merge.Outside > 0)
        {
            var message = $"{FindingList.Number(merge.Outside)} lines lie more than 50 km outside the country and were left out.";
            findings.Add(new(Severity.Note, "outside-border", layer, message, "Nothing to do."));
        }

        if (merge.Repeated > 0)
        {
            var message = $"{FindingList.Number(merge.Repeated)} lines are the same as another, point by point, and were left out.";
            findings.Add(new(Severity.Note, "line-repeated", layer, message, "Nothing to do."));
        }

        return merge.Kept;
    }

    private static IReadOnlyList<int> Distinct(IReadOnlyList<NetworkNode> nodes)
    {
        var seen = new HashSet<(string, string, int, int)>();
        return [.. Enumerable.Range(0, nodes.Count).Where(i => seen.Add((nodes[i].Name, nodes[i].Owner, nodes[i].Location.GridX, nodes[i].Location.GridY)))];
    }

    private static IReadOnlyList<int> All(IReadOnlyList<NetworkLine> lines) => [.. Enumerable.Range(0, lines.Count)];

    /// <summary>Rows of tables and buildings are used as they are.</summary>
    private static void AccountTables(IReadOnlyList<SourceFile> files)
    {
        foreach (var file in files.Where(f => f.Fresh is not null))
        {
            var content = file.Fresh!;
            file.Kept += content.Kato.Count + content.Population.Count + content.BuildingX.Length;
        }
    }
}
