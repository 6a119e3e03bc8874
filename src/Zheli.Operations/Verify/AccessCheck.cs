using Zheli.Model.Catalogue;
using Zheli.Model.Network;

namespace Zheli.Operations.Verify;

/// <summary>
/// Every check of an access design, from the stored design and the catalogue alone: connectivity, ports, fibres, lengths, losses, limits and costs, each reckoned
/// in a second way. Nothing here is shared with the designer.
/// </summary>
public static class AccessCheck
{
    private static readonly (string Name, Action<AccessUnderCheck, CheckReport> Check)[] Checks =
    [
        ("access-routes", AccessRouteChecks.Routes),
        ("access-tree", AccessRouteChecks.Tree),
        ("access-premises", AccessPortChecks.Premises),
        ("access-cap", AccessRouteChecks.Cap),
        ("access-ports", AccessPortChecks.Ports),
        ("access-capacity", AccessPortChecks.Capacity),
        ("access-fibres", AccessFibreChecks.Fibres),
        ("access-lengths", AccessFibreChecks.Lengths),
        ("access-light", AccessLightChecks.Light),
        ("access-cost", AccessCostChecks.Cost),
        ("access-summary", AccessCostChecks.Summary),
    ];

    /// <summary>Runs every check. A check that cannot be carried out has failed; none is skipped.</summary>
    /// <param name="design">The design.</param>
    /// <param name="catalogue">Figures in use in its settlement, without those that its own options set.</param>
    /// <param name="cancellation">Stops between checks.</param>
    public static IReadOnlyList<CheckOutcome> Run(AccessDesign design, CostCatalogue catalogue, CancellationToken cancellation = default)
    {
        var it = new AccessUnderCheck(design, catalogue);
        var outcomes = new List<CheckOutcome>(Checks.Length);
        foreach (var (name, check) in Checks)
        {
            cancellation.ThrowIfCancellationRequested();
            var report = new CheckReport(name);
            try
            {
                check(it, report);
            }
            catch (Exception problem) when (problem is not OperationCanceledException)
            {
                // Whatever stops a check is a reason not to trust the design.
                report.Fail("design", $"The check could not be carried out: {problem.Message}");
            }

            outcomes.Add(report.Outcome());
        }

        return outcomes;
    }
}
