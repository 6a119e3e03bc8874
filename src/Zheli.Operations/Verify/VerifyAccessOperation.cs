using System.Diagnostics;
using System.Globalization;
using Zheli.Model;
using Zheli.Model.Catalogue;
using Zheli.Model.Network;
using Zheli.Operations.Storage;

namespace Zheli.Operations.Verify;

/// <summary>Reads the access designs of a project from its file alone and holds each against the catalogue and its own limits.</summary>
public static class VerifyAccessOperation
{
    /// <summary>Checks one design, or all of them.</summary>
    /// <param name="project">The project file.</param>
    /// <param name="settlement">The settlement's number, or null for all.</param>
    /// <param name="proofs">Where the proofs of lower bounds come from, to be checked too; null to leave the bounds alone.</param>
    /// <param name="progress">Told at each step.</param>
    /// <param name="cancellation">Stops the work between designs.</param>
    /// <exception cref="BadInputException">There is no such project, or no such design.</exception>
    public static VerifyResult Run(
        string project, long? settlement = null, IProgress<StageProgress>? progress = null, CancellationToken cancellation = default,
        Func<AccessDesign, CostCatalogue, AccessBoundProof>? proofs = null)
    {
        var clock = Stopwatch.StartNew();
        using var file = ProjectFile.Open(project, readOnly: true);
        var designs = file.ReadAccess(t => t.ListSettlements()).Where(s => settlement is null || s == settlement).ToList();
        if (designs.Count == 0)
        {
            throw new BadInputException("access-design-missing", Path.GetFileName(project), "The project holds no such access design.", "Maybe make one with 'zheli access'.");
        }

        var regions = file.ReadTerritory().Settlements.ToDictionary(s => s.Id, s => s.RegionId);
        var outcomes = new SortedDictionary<string, CheckOutcome>(StringComparer.Ordinal);
        for (var i = 0; i < designs.Count; i++)
        {
            cancellation.ThrowIfCancellationRequested();
            progress?.Report(new("checking access designs", (double)i / designs.Count));
            Add(outcomes, designs[i], Check(file, designs[i], regions.GetValueOrDefault(designs[i]), proofs, cancellation));
        }

        return new("access", outcomes.Values.All(o => o.Ok), [.. outcomes.Values], clock.Elapsed.TotalSeconds);
    }

    private static IReadOnlyList<CheckOutcome> Check(
        ProjectFile file, long settlement, long? region, Func<AccessDesign, CostCatalogue, AccessBoundProof>? proofs, CancellationToken cancellation)
    {
        try
        {
            var (design, catalogue) = (file.ReadAccess(t => t.Read(settlement)), file.ReadCatalogue(region));
            var outcomes = AccessCheck.Run(design, catalogue, cancellation);
            return proofs is null ? outcomes : [.. outcomes, AccessBoundCheck.Run(design, catalogue, proofs(design, catalogue))];
        }
        catch (BadInputException problem)
        {
            var report = new CheckReport("access-reading");
            report.Fail("project file", $"{problem.Message}");
            return [report.Outcome()];
        }
    }

    /// <summary>True for a figure of which the greatest counts; the others are sums.</summary>
    private static bool IsExtreme(string figure) => figure.StartsWith("max_", StringComparison.Ordinal);

    /// <summary>Adds the outcome of one settlement to that of the others: a check holds when it holds everywhere.</summary>
    private static void Add(SortedDictionary<string, CheckOutcome> all, long settlement, IReadOnlyList<CheckOutcome> found)
    {
        foreach (var outcome in found)
        {
            var where = string.Create(CultureInfo.InvariantCulture, $"settlement {settlement}, ");
            var failures = outcome.Failures.Select(f => f with { Where = where + f.Where }).ToList();
            if (!all.TryGetValue(outcome.Name, out var known))
            {
                all.Add(outcome.Name, outcome with { Failures = failures });
                continue;
            }

            all[outcome.Name] = known with
            {
                Ok = known.Ok && outcome.Ok, Failures = [.. known.Failures.Concat(failures).Take(20)], FailureCount = known.FailureCount + outcome.FailureCount,
                Detail = !known.Ok ? known.Detail : !outcome.Ok ? where + outcome.Detail : "Holds in every settlement that was checked.",
                Figures = known.Figures.Concat(outcome.Figures).GroupBy(f => f.Key, StringComparer.Ordinal).ToDictionary(g => g.Key, g => IsExtreme(g.Key) ? g.Max(f => f.Value) : g.Sum(f => f.Value), StringComparer.Ordinal),
            };
        }
    }
}
