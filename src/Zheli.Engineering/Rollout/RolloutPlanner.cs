using Zheli.Model;
using Zheli.Model.Catalogue;
using Zheli.Model.Places;
using Zheli.Model.Programme;

namespace Zheli.Engineering.Rollout;

/// <summary>
/// Plans a roll-out: builds the corridor graph, prices it, finds the cheapest network with a proof of how far from the best possible it can be, makes it fit
/// the capacity of shared hops, and draws the frontier of cost against people. The numbers mean what <c>docs/methods/rollout.md</c> says.
/// </summary>
public static class RolloutPlanner
{
    /// <summary>Answers one planning question. Same territory, catalogue, options and seed give the same plan on any number of threads and in any culture.</summary>
    /// <param name="territory">The map.</param>
    /// <param name="catalogue">National figures, the project's overrides applied.</param>
    /// <param name="regional">Whole catalogues of regions that differ from the national one, by id of region.</param>
    /// <param name="options">What is asked.</param>
    /// <param name="clock">Measures the stages and the time limit; never moves a figure of the plan.</param>
    /// <param name="progress">Told at each step.</param>
    /// <param name="cancellation">Once a first network exists, a stop gives the best plan so far.</param>
    /// <param name="start">The plan of <see cref="PlanOptions.StartFrom"/>: with it the answer comes in seconds, with a wider gap and a frontier of its own point alone.</param>
    /// <exception cref="BadInputException">The options or the catalogue cannot be used; all findings.</exception>
    /// <exception cref="OperationCanceledException">Stopped before there was any network.</exception>
    public static RolloutAnswer Plan(
        Territory territory, CostCatalogue catalogue, IReadOnlyDictionary<long, CostCatalogue> regional, PlanOptions options, TimeProvider clock,
        IProgress<StageProgress>? progress = null, CancellationToken cancellation = default, RolloutStart? start = null) =>
        PlanOn(shape => CorridorGraph.Build(territory, shape, progress, cancellation), territory, catalogue, regional, options, clock, progress, cancellation, start);

    /// <summary>True for a settlement that a plan serves: city, town, village, hamlet; isolated dwellings on request; parts of a city never.</summary>
    public static bool IsPlannedFor(Settlement settlement, PlanOptions options) =>
        settlement.Kind <= PlaceKind.Hamlet || (settlement.Kind == PlaceKind.IsolatedDwelling && options.IncludeIsolatedDwellings);

    /// <summary>The same on a graph that <paramref name="build"/> makes.</summary>
    internal static RolloutAnswer PlanOn(
        Func<GraphOptions, CorridorGraphResult> build, Territory territory, CostCatalogue catalogue, IReadOnlyDictionary<long, CostCatalogue> regional,
        PlanOptions options, TimeProvider clock, IProgress<StageProgress>? progress = null, CancellationToken cancellation = default, RolloutStart? start = null)
    {
        Check(options);
        var lookup = new SettlementLookup(territory);
        var edits = HandEdits.Resolve(options, lookup);
        var assumption = NetworkAssumption.Of(territory, options.AssumeNetwork);
        var prices = new PriceList(catalogue, regional, options);
        using var run = new PlanRun(build, territory, options, prices, edits, assumption, lookup, start, clock, progress, cancellation);
        return run.Answer();
    }

    private static void Check(PlanOptions options)
    {
        var findings = new List<Finding>();
        if (options.Method is not ("optimal" or "mst"))
        {
            findings.Add(new(Severity.Error, "method-unknown", "method", $"'{options.Method}' is not a method.", "Maybe optimal or mst."));
        }

        if (options.Method == "mst" && options.Budget is not null)
        {
            findings.Add(new(Severity.Error, "method-without-budget", "budget", "The comparator mst knows no budget.", "Maybe plan with --method optimal."));
        }

        if (options.Budget <= 0)
        {
            findings.Add(new(Severity.Error, "budget-not-positive", "budget", $"The budget is {options.Budget} tenge.", "Maybe give a positive amount."));
        }

        if (options.TimeLimit <= TimeSpan.Zero)
        {
            findings.Add(new(Severity.Error, "time-limit-not-positive", "time-limit", $"The time limit is {options.TimeLimit}.", "Maybe 60s."));
        }

        if (findings.Count > 0)
        {
            throw new BadInputException(findings);
        }
    }
}
