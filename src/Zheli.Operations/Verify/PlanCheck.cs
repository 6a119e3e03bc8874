using Zheli.Model;
using Zheli.Model.Catalogue;
using Zheli.Model.Places;
using Zheli.Model.Programme;

namespace Zheli.Operations.Verify;

/// <summary>
/// Every check of a plan, on plain documents. Nothing here is shared with the optimiser or with its pricing: lengths, prices, the walk of
/// the tree and the proof are computed in a second way.
/// </summary>
public static class PlanCheck
{
    private static readonly (string Name, Action<PlanUnderCheck, CheckReport> Check)[] Checks =
    [
        ("graph-shape", GraphChecks.Shape),
        ("graph-geometry", GraphChecks.Geometry),
        ("graph-methods", MethodChecks.Check),
        ("graph-prices", GraphChecks.Prices),
        ("settlements", SettlementChecks.Complete),
        ("settlement-prices", SettlementChecks.Prices),
        ("existing-network", ExistingNetworkCheck.Check),
        ("plan-edges", TreeChecks.Edges),
        ("tree", TreeChecks.Tree),
        ("root", TreeChecks.Root),
        ("technology", SettlementChecks.Technologies),
        ("wishes", Wishes.Check),
        ("microwave", HopChecks.Check),
        ("light", LightChecks.Check),
        ("cost", SummaryChecks.Cost),
        ("counts", SummaryChecks.Counts),
        ("budget", SummaryChecks.Budget),
        ("frontier", SummaryChecks.Frontier),
        ("certificate", CertificateChecks.Feasible),
        ("bound", CertificateChecks.Bound),
    ];

    /// <summary>Names of all checks, in order.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. Checks.Select(check => check.Name)];

    /// <summary>Runs every check. A check that cannot be carried out has failed; none is skipped.</summary>
    /// <param name="territory">The map that was planned on.</param>
    /// <param name="catalogue">The country's figures, the project's own set.</param>
    /// <param name="regional">Whole catalogues of regions whose figures differ, by id of region.</param>
    /// <param name="plan">The plan with its graph and its certificate.</param>
    /// <param name="progress">Told before each check.</param>
    /// <param name="cancellation">Stops between checks.</param>
    public static IReadOnlyList<CheckOutcome> Run(
        Territory territory, CostCatalogue catalogue, IReadOnlyDictionary<long, CostCatalogue> regional, RolloutPlan plan,
        IProgress<StageProgress>? progress = null, CancellationToken cancellation = default)
    {
        var it = new PlanUnderCheck(territory, catalogue, regional, plan);
        var outcomes = new List<CheckOutcome>(Checks.Length);
        foreach (var (name, check) in Checks)
        {
            cancellation.ThrowIfCancellationRequested();
            progress?.Report(new StageProgress("checking " + name, (double)outcomes.Count / Checks.Length));
            outcomes.Add(outcomes is [{ Ok: false }, ..] ? NotCarriedOut(name, "the graph is not whole") : Carry(name, check, it));
        }

        return outcomes;
    }

    private static CheckOutcome Carry(string name, Action<PlanUnderCheck, CheckReport> check, PlanUnderCheck it)
    {
        var report = new CheckReport(name);
        try
        {
            check(it, report);
            return report.Outcome();
        }
        catch (Exception problem) when (problem is not OperationCanceledException)
        {
            // Whatever stops a check, a hostile file included, is a reason not to trust the plan.
            return NotCarriedOut(name, problem.Message);
        }
    }

    private static CheckOutcome NotCarriedOut(string name, string reason)
    {
        var report = new CheckReport(name);
        report.Fail("plan", $"The check could not be carried out: {reason}.");
        return report.Outcome();
    }
}
