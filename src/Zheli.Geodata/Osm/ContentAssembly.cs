using System.Globalization;
using Zheli.Model;
using Zheli.Model.Network;
using Zheli.Model.Places;

namespace Zheli.Geodata.Osm;

/// <summary>Puts positions into the kept ways and makes the content that the importer receives, in the order of the file.</summary>
internal sealed class ContentAssembly(string file, NodeCoordinates coordinates, UnpackingAllowance allowance, int threads)
{
    private const int ListedFindings = 100;

    /// <summary>Assembles everything.</summary>
    public SourceContent Assemble(
        IReadOnlyList<ElementChunk> chunks, IReadOnlyList<ElementChunk> outlines, IReadOnlyList<AreaRelation> relations, CancellationToken token)
    {
        var parts = new ContentPart[chunks.Count];
        Parallel.For(
            0, chunks.Count, new ParallelOptions { MaxDegreeOfParallelism = threads, CancellationToken = token },
            i => parts[i] = ContentPart.Make(chunks[i], coordinates));
        var findings = new List<Finding>();
        var areas = new OutlineAssembly(coordinates, allowance).Assemble(outlines, relations, findings);
        Summarise(parts.SelectMany(p => p.Findings), findings);
        var missing = MissingNodes.Sum(parts.Select(p => p.Missing));
        NoteMissing(missing, findings);
        NoteWithoutLength(missing, findings);
        NoteRepeated(findings);
        return new SourceContent
        {
            File = file,
            Kind = SourceKind.Osm,
            RowsRead = chunks.Sum(c => c.ElementsRead),
            RowsRejected = missing.LostWays + missing.WaysWithoutLength,
            Places = Join(parts, p => p.Places),
            Areas = areas.Areas,
            Corridors = Join(parts, p => p.Corridors),
            Water = [.. Join(parts, p => p.Water), .. areas.Water],
            BuildingX = Join(parts, p => p.BuildingX),
            BuildingY = Join(parts, p => p.BuildingY),
            Findings = findings,
        };
    }

    private static T[] Join<T>(ContentPart[] parts, Func<ContentPart, List<T>> list)
    {
        var all = new T[parts.Sum(p => list(p).Count)];
        var at = 0;
        foreach (var part in parts)
        {
            list(part).CopyTo(all, at);
            at += list(part).Count;
        }

        return all;
    }

    /// <summary>Lists the first findings of each kind one by one and counts the rest.</summary>
    private void Summarise(IEnumerable<Finding> all, List<Finding> findings)
    {
        foreach (var kind in all.GroupBy(f => f.Code, StringComparer.Ordinal).OrderBy(g => g.Key, StringComparer.Ordinal))
        {
            var count = kind.Count();
            findings.AddRange(kind.Take(ListedFindings));
            if (count > ListedFindings)
            {
                findings.Add(new(
                    Severity.Warning, kind.Key, file, $"{(count - ListedFindings).ToString(CultureInfo.InvariantCulture)} more of the same kind are not listed.", ""));
            }
        }
    }

    private void NoteMissing(MissingNodes missing, List<Finding> findings)
    {
        if (missing.References > 0)
        {
            findings.Add(new(
                Severity.Warning, "nodes-missing", missing.FirstWhere ?? file,
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{missing.References} references to nodes that the file does not hold were left out ({missing.LostWays} ways were lost whole), first in {missing.FirstExample}."),
                "This is normal at the edge of a cut map. Maybe cut it with whole ways: osmium extract --strategy complete_ways."));
        }
    }

    private void NoteWithoutLength(MissingNodes missing, List<Finding> findings)
    {
        if (missing.WaysWithoutLength > 0)
        {
            findings.Add(new(
                Severity.Warning, "way-without-length", file,
                string.Create(CultureInfo.InvariantCulture, $"{missing.WaysWithoutLength} ways have fewer than two different points and were left out."),
                "Maybe delete them in the source."));
        }
    }

    private void NoteRepeated(List<Finding> findings)
    {
        if (coordinates.Repeated > 0)
        {
            findings.Add(new(
                Severity.Warning, "nodes-repeated", file,
                string.Create(CultureInfo.InvariantCulture, $"{coordinates.Repeated} nodes occur more than once; one position of each was taken."),
                "Maybe two maps were put together without merging: osmium merge."));
        }
    }
}
