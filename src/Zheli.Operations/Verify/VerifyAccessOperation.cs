using System.Diagnostics;
using System.Globalization;
using Zheli.Engineering.Access;
using Zheli.Model;
using Zheli.Model.Catalogue;
using Zheli.Model.Network;
using Zheli.Model.Places;
using Zheli.Operations.Access;
using Zheli.Operations.Storage;

namespace Zheli.Operations.Verify;

/// <summary>Reads the access designs of a project from its file alone and holds each against the catalogue and its own limits.</summary>
public static class VerifyAccessOperation
{
    /// <summary>Checks one design, or all of them.</summary>
    /// <param name="project">The project file.</param>
    /// <param name="settlement">The settlement's number, or null for all.</param>
    /// <param name="bounds">True to prove the lower bounds anew, which takes about as long as laying the trenches.</param>
    /// <param name="threads">Threads for that.</param>
    /// <param name="progress">Told at each step.</param>
    /// <param name="cancellation">Stops the work between designs.</param>
    /// <exception cref="BadInputException">There is no such project, or no such design.</exception>
    public static VerifyResult Run(
        string project, long? settlement = null, IProgress<StageProgress>? progress = null, CancellationToken cancellation = default, bool bounds = false, int threads = 1)
    {
        var clock = Stopwatch.StartNew();
        using var file = ProjectFile.Open(project, readOnly: true);
        var designs = file.ReadAccess(t => t.ListSettlements()).Where(s => settlement is null || s == settlement).ToList();
        if (designs.Count == 0)
        {
            throw new BadInputException("access-design-missing", Path.GetFileName(project), "The project holds no such access design.", "Maybe make one with 'zheli access'.");
        }

        var territory = file.ReadTerritory();
        var regions = territory.Settlements.ToDictionary(s => s.Id, s => s.RegionId);
        var proofs = bounds ? new BoundProofs(file, territory, designs, threads) : null;
        var outcomes = new SortedDictionary<string, CheckOutcome>(StringComparer.Ordinal);
        for (var i = 0; i < designs.Count; i++)
        {
            cancellation.ThrowIfCancellationRequested();
            progress?.Report(new("checking access designs", (double)i / designs.Count));
            Add(outcomes, designs[i], Check(file, designs[i], regions.GetValueOrDefault(designs[i]), proofs, cancellation));
        }

        return new("access", outcomes.Values.All(o => o.Ok), [.. outcomes.Values], clock.Elapsed.TotalSeconds);
    }

    private static IReadOnlyList<CheckOutcome> Check(ProjectFile file, long settlement, long? region, BoundProofs? proofs, CancellationToken cancellation)
    {
        try
        {
            var (design, catalogue) = (file.ReadAccess(t => t.Read(settlement)), file.ReadCatalogue(region));
            var outcomes = AccessCheck.Run(design, catalogue, cancellation);
            return proofs is null ? outcomes : [.. outcomes, AccessBoundCheck.Run(design, catalogue, proofs.Make(design, catalogue, cancellation))];
        }
        catch (BadInputException problem)
        {
            var report = new CheckReport("access-reading");
            report.Fail("project file", $"{problem.Message}");
            return [report.Outcome()];
        }
    }

    /// <summary>Asks the designer for the proofs of stored designs.</summary>
    private sealed class BoundProofs(ProjectFile file, Territory territory, IReadOnlyList<long> designs, int threads)
    {
        private readonly QuestionSource questions = new(territory);
        private readonly Dictionary<long, AccessJob> jobs = new[]
        {
            new AccessRequest { Project = "", Settlements = [.. designs.Where(d => d > 0).Select(d => d.ToString(CultureInfo.InvariantCulture))] },
            new AccessRequest { Project = "", Together = true },
        }.Where(r => r.Together ? designs.Contains(0) : r.Settlements.Count > 0).SelectMany(r => AccessJobs.Choose(file, territory, r)).ToDictionary(j => j.Settlement);

        public AccessBoundProof Make(AccessDesign design, CostCatalogue catalogue, CancellationToken cancellation) => jobs.TryGetValue(design.Settlement, out var job)
            ? AccessBoundProof.Make(questions.Ask(job, design.Premises, catalogue), design, catalogue, threads, cancellation)
            : throw new BadInputException("settlement-missing", "project", $"The settlement {design.Settlement} is no longer on the map.", "Maybe design again.");
    }

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
                Figures = known.Figures.Concat(outcome.Figures).GroupBy(f => f.Key, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.Sum(f => f.Value), StringComparer.Ordinal),
            };
        }
    }
}
