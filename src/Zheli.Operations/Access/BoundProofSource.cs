using System.Globalization;
using Zheli.Engineering.Access;
using Zheli.Model;
using Zheli.Model.Catalogue;
using Zheli.Model.Network;
using Zheli.Operations.Storage;

namespace Zheli.Operations.Access;

/// <summary>Asks the designer to prove the lower bounds of stored designs anew, so that the independent check can look at the proofs.</summary>
public sealed class BoundProofSource
{
    private readonly QuestionSource questions;
    private readonly Dictionary<long, AccessJob> jobs;
    private readonly int threads;
    private readonly CancellationToken cancellation;

    /// <summary>Reads a project.</summary>
    /// <param name="project">The project file.</param>
    /// <param name="threads">Threads; no proof depends on it.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <exception cref="BadInputException">There is no such project.</exception>
    public BoundProofSource(string project, int threads, CancellationToken cancellation)
    {
        (this.threads, this.cancellation) = (threads, cancellation);
        using var file = ProjectFile.Open(project, readOnly: true);
        var territory = file.ReadTerritory();
        questions = new(territory);
        var designs = file.ReadAccess(t => t.ListSettlements());
        jobs = new[]
        {
            new AccessRequest { Project = project, Settlements = [.. designs.Where(d => d > 0).Select(d => d.ToString(CultureInfo.InvariantCulture))] },
            new AccessRequest { Project = project, Together = true },
        }.Where(r => r.Together ? designs.Contains(0) : r.Settlements.Count > 0).SelectMany(r => AccessJobs.Choose(file, territory, r)).ToDictionary(j => j.Settlement);
    }

    /// <summary>The proof for a design.</summary>
    /// <param name="design">The stored design.</param>
    /// <param name="catalogue">Figures in use there.</param>
    /// <exception cref="BadInputException">The settlement is not on the map.</exception>
    public AccessBoundProof Make(AccessDesign design, CostCatalogue catalogue) => jobs.TryGetValue(design.Settlement, out var job)
        ? BoundProofs.Make(questions.Ask(job, design.Premises, catalogue), design, catalogue, threads, cancellation)
        : throw new BadInputException("settlement-missing", "project", $"The settlement {design.Settlement} is no longer on the map.", "Maybe design again.");
}
