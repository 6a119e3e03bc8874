using System.Globalization;
using Zheli.Algorithms.Steiner;
using Zheli.Model;
using Zheli.Model.Network;
using Zheli.Model.Places;
using Zheli.Model.Programme;
using Zheli.Model.Units;

namespace Zheli.Engineering.Rollout;

/// <summary>One planning question on its way from the map to the answer.</summary>
internal sealed class PlanRun : IDisposable
{
    /// <summary>Share of the time limit that the first optimisation may use; capacity and frontier follow it.</summary>
    private const double ShareOfFirstSolve = 0.5;

    /// <summary>A first answer is wanted now: search and proof end after this long, and the plan says that they were cut short.</summary>
    private static readonly TimeSpan FirstAnswerLimit = TimeSpan.FromSeconds(3);

    private readonly Func<GraphOptions, CorridorGraphResult> build;
    private readonly Territory territory;
    private readonly PlanOptions options;
    private readonly PriceList prices;
    private readonly HandEdits edits;
    private readonly NetworkAssumption assumption;
    private readonly SettlementLookup lookup;
    private readonly TimeProvider clock;
    private readonly IProgress<StageProgress>? progress;
    private readonly CancellationToken cancellation;
    private readonly CancellationTokenSource timeLimit;
    private readonly CancellationTokenSource work;
    private readonly long began;
    private readonly List<Finding> findings = [];
    private readonly RolloutStart? start;
    private double graphSeconds;
    private bool stoppedEarly;

    public PlanRun(
        Func<GraphOptions, CorridorGraphResult> build, Territory territory, PlanOptions options, PriceList prices, HandEdits edits,
        NetworkAssumption assumption, SettlementLookup lookup, RolloutStart? start, TimeProvider clock, IProgress<StageProgress>? progress, CancellationToken cancellation)
    {
        this.build = build;
        (this.territory, this.options, this.prices, this.edits, this.assumption, this.lookup) = (territory, options, prices, edits, assumption, lookup);
        (this.start, this.clock, this.progress, this.cancellation, began) = (start, clock, progress, cancellation, clock.GetTimestamp());
        timeLimit = new(options.TimeLimit ?? Timeout.InfiniteTimeSpan, clock);
        work = CancellationTokenSource.CreateLinkedTokenSource(cancellation, timeLimit.Token);
        findings.AddRange(assumption.Findings);
    }

    /// <summary>Ends the work: by a stop, or when the time limit is over.</summary>
    private CancellationToken Work => work.Token;

    /// <inheritdoc/>
    public void Dispose()
    {
        work.Dispose();
        timeLimit.Dispose();
    }

    /// <summary>The answer.</summary>
    public RolloutAnswer Answer()
    {
        var rollout = BuildCase();
        if (UnreachableMandatory(rollout) is { } infeasible)
        {
            return infeasible;
        }

        if (start is not null && options.Method == "optimal" && Quickly(rollout, start) is { } quick)
        {
            return quick;
        }

        return options.Budget is { } budget ? WithinBudget(rollout, budget)
            : options.Method == "mst" ? BySpanningTree(rollout)
            : Cheapest(rollout);
    }

    /// <summary>A first answer from an earlier plan; null when that leads to none.</summary>
    private RolloutAnswer.Planned? Quickly(RolloutCase rollout, RolloutStart from)
    {
        progress?.Report(new("mending the earlier plan", -1));
        using var soon = new CancellationTokenSource(FirstAnswerLimit, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(Work, soon.Token);
        var replan = new QuickReplan(rollout, from, options, either.Token);
        if ((options.Budget is { } budget ? replan.Within(budget) : replan.Cheapest()) is not { } draft)
        {
            return null;
        }

        stoppedEarly |= either.IsCancellationRequested;
        findings.Add(PlanFindings.Quick(options));
        return Finish(draft);
    }

    private RolloutCase BuildCase()
    {
        var wanted = territory.Settlements
            .Where(s => RolloutPlanner.IsPlannedFor(s, options))
            .OrderBy(s => s.Id).ToList();
        if (wanted.Count == 0)
        {
            throw new BadInputException("no-settlements", "settlement", "The project holds no settlement to serve.", "Maybe import places first: zheli import PROJECT places.osm.pbf.");
        }

        var built = build(Options(wanted));
        findings.AddRange(built.Findings);
        progress?.Report(new("pricing", 0));
        var rollout = GraphPricing.Price(built.Graph, wanted, territory.Areas, prices, edits);
        graphSeconds = Elapsed.TotalSeconds;
        cancellation.ThrowIfCancellationRequested();
        return rollout;
    }

    private GraphOptions Options(List<Settlement> wanted)
    {
        var national = prices.For(0);
        return new()
        {
            ServedSettlements = wanted.Select(s => s.Id).Where(id => !assumption.Settlements.Contains(id)).ToHashSet(),
            ExistingSettlements = assumption.Settlements,
            Price = (in EdgeTraits edge) => GraphPricing.Price(edge, prices).WholeLife,
            MaxHop = Metres.FromKilometres(national.Number("mw.max_hop")),
            AntennaHeight = new(national.Number("mw.antenna_height")),
            FrequencyGigahertz = national.Number("mw.frequency"),
            CityRadius = new(national.Number("place.radius_city")),
            TownRadius = new(national.Number("place.radius_town")),
            VillageRadius = new(national.Number("place.radius_village")),
            RockSlope = territory.Elevation is null ? double.PositiveInfinity : national.Number("civ.rock_slope"),
            OfferAerial = prices.Has("civ.pole_rent"),
            Threads = options.Threads,
        };
    }

    private RolloutAnswer.Infeasible? UnreachableMandatory(RolloutCase rollout)
    {
        var lost = rollout.Sites.Where(s => s.IsMandatory && (s.Vertex < 0 || !rollout.IsReachable[s.Vertex])).ToList();
        if (lost.Count == 0)
        {
            return null;
        }

        var obstacles = lost.Select(s => new Finding(
            Severity.Error, "mandatory-unreachable", "mandatory", $"{lookup.Describe(s.Settlement)} must be served, and no edge joins it to the existing network.",
            "Maybe import roads or the network near it."));
        var wayOut = edits.ForbiddenEdges.Count > 0
            ? "Drop some of the forbidden stretches, or let these settlements have satellite: "
            : "Import roads or points of the network near them, or let them have satellite: ";
        var satellite = lost.Sum(s => s.Alternative.WholeLife);
        return new(
            $"{lost.Count} mandatory settlements cannot be reached: {string.Join("; ", lost.Take(5).Select(s => lookup.Describe(s.Settlement)))}.",
            $"{wayOut}{MoneyText.Of(satellite)} whole-life.",
            [.. findings, .. obstacles]);
    }

    private RolloutAnswer Cheapest(RolloutCase rollout)
    {
        var first = FirstTree(rollout, out var isCrowded);
        PlanIdentity.Check(rollout, first.Tree);
        progress?.Report(new("capacity, bound and frontier", -1));
        var (capacity, certificate, frontier) = (default(CapacityOutcome)!, default(DualCertificate)!, default(Frontier)!);
        var settings = new SteinerOptions { Seed = options.Seed, TimeLimit = TimeLeft };
        Parallel.Invoke(
            new ParallelOptions { MaxDegreeOfParallelism = options.Threads },
            () => capacity = new CapacityRepair(rollout, settings, Work).Run(first.Tree, Comparator(rollout), rollout.Graph.Prize, s => s.ServedWhenReached),
            () => certificate = BestCertificate(rollout, first, isCrowded),
            () => frontier = Sweep(rollout));
        stoppedEarly |= Work.IsCancellationRequested || frontier.StoppedEarly;
        if (capacity.Plan is null)
        {
            return OverloadedMandatory(first.Tree, rollout);
        }

        findings.AddRange(PlanFindings.Of(capacity));
        PlanIdentity.Check(rollout, capacity.Plan.Tree);
        return Finish(new PlanDraft(rollout, capacity.Plan, Lit(rollout, capacity.Plan), null, certificate, rollout.Graph, frontier, first.Solution));
    }

    /// <summary>
    /// The optimiser's answer with hops that carry anything. Where it crowds them it is only a beginning and little effort is enough; where not it is
    /// the plan, and gets all of it.
    /// </summary>
    private TreeAnswer FirstTree(RolloutCase rollout, out bool isCrowded)
    {
        var problem = new TreeProblem(rollout, rollout.Graph.EdgeCost, null, Work);
        var settings = new SteinerOptions { Threads = options.Threads, Seed = options.Seed, Effort = 0, TimeLimit = TimeLeft * ShareOfFirstSolve };
        var answer = problem.Solve(rollout.Graph.Prize, settings, Stage("optimise"), Work);
        isCrowded = LoadedTree.Of(rollout, answer.Tree, s => s.ServedWhenReached).Surcharge > 0;
        if (!isCrowded && !answer.Solution.StoppedEarly)
        {
            answer = problem.Solve(
                rollout.Graph.Prize, settings with { Effort = 1, WarmStart = answer.Tree.Edges(), TimeLimit = TimeLeft * ShareOfFirstSolve }, Stage("optimise"), Work);
            isCrowded = LoadedTree.Of(rollout, answer.Tree, s => s.ServedWhenReached).Surcharge > 0;
        }

        stoppedEarly |= answer.Solution.StoppedEarly;
        return answer;
    }

    /// <summary>The comparator's network: the plan is never dearer. Null when it does not fit.</summary>
    private static LoadedTree? Comparator(RolloutCase rollout) =>
        SpanningTreeMethod.Plan(rollout) is var network && network.Overloaded.Count == 0 && !LacksMandatory(rollout, network) ? network : null;

    private static bool LacksMandatory(RolloutCase rollout, LoadedTree network) =>
        rollout.Sites.Any(s => s.IsMandatory && !network.Served[s.Vertex])
        || rollout.Graph.ForcedEdges.Except(network.Tree.Edges()).Any();

    /// <summary>The higher of two proofs: with every hop at one radio, and with hops by their traffic where they are crowded.</summary>
    private DualCertificate BestCertificate(RolloutCase rollout, TreeAnswer answer, bool isCrowded)
    {
        var plain = Certificate(answer.Certificate, rollout.Offset);
        if (!isCrowded)
        {
            return plain;
        }

        var withCapacity = CapacityBound.Prove(rollout, rollout.Graph.Prize, rollout.Offset, Work);
        return withCapacity.LowerBound > plain.LowerBound ? withCapacity : plain;
    }

    private RolloutAnswer BySpanningTree(RolloutCase rollout)
    {
        var bound = new TreeProblem(rollout, rollout.Graph.EdgeCost, null, Work).Solve(
            rollout.Graph.Prize, new() { Threads = options.Threads, Seed = options.Seed, Effort = 0, TimeLimit = TimeLeft }, Stage("bound"), Work);
        progress?.Report(new("spanning tree", 0));
        var network = SpanningTreeMethod.Plan(rollout);
        if (network.Overloaded.Count > 0 || LacksMandatory(rollout, network))
        {
            return OverloadedMandatory(network.Tree, rollout);
        }

        PlanIdentity.Check(rollout, network.Tree);
        var frontier = Sweep(rollout);
        stoppedEarly |= frontier.StoppedEarly;
        return Finish(new PlanDraft(rollout, network, Lit(rollout, network), null, BestCertificate(rollout, bound, rollout.Graph.EdgeMethod.Contains(BuildMethod.Microwave)), rollout.Graph, frontier, bound.Solution));
    }

    private RolloutAnswer WithinBudget(RolloutCase rollout, long budget)
    {
        var frontier = Frontier.SweepUnproved(rollout, options, () => TimeLeft, progress, Work);
        stoppedEarly |= frontier.StoppedEarly;
        progress?.Report(new("most people within the money", 0));
        var found = new BudgetPlan(rollout, frontier, options, budget).Find(Work, cancellation);
        frontier.ProveCrowded(Work);
        if (found is null)
        {
            return TooPoor(frontier, budget);
        }

        var people = found.Network.People;
        var price = frontier.BestProof(people).Price;
        var prize = frontier.Prices.Prizes(price);
        var constant = frontier.Prices.Constant(price);
        var offset = constant + ((price ?? 0) * people) + found.SatelliteCost.WholeLife;
        var (proof, withCapacity) = (default(TreeAnswer)!, default(DualCertificate));
        Parallel.Invoke(
            new ParallelOptions { MaxDegreeOfParallelism = options.Threads },
            () => proof = ProofAt(rollout, prize, found, frontier.IsCrowded),
            () => withCapacity = frontier.IsCrowded ? CapacityBound.Prove(rollout, prize, offset, Work) : null);
        stoppedEarly |= proof.Solution.StoppedEarly;
        var certificate = Certificate(proof.Certificate, offset);
        if (withCapacity is not null && withCapacity.LowerBound > certificate.LowerBound)
        {
            certificate = withCapacity;
        }

        frontier.AddAll([FrontierWorkers.Point(rollout, price, proof.Tree, certificate.LowerBound - offset + constant)]);
        var use = new BudgetUse(budget, found.Cost, people, frontier.PeopleUpperBound(budget), price ?? 0);
        return Finish(new PlanDraft(
            rollout, found.Network, found.Light, found.Satellite, certificate, GraphPricing.WithPrizes(rollout.Graph, prize), frontier, proof.Solution)
        {
            Budget = use,
        });
    }

    /// <summary>The optimiser's proof at the prizes of a price. Where hops are crowded the bound that knows their capacity carries it, and little effort is enough.</summary>
    private TreeAnswer ProofAt(RolloutCase rollout, long[] prize, BudgetOutcome found, bool isCrowded) =>
        new TreeProblem(rollout, rollout.Graph.EdgeCost, null, Work).Solve(
            prize,
            new() { Threads = options.Threads, Seed = options.Seed, Effort = isCrowded ? 0 : 1, TimeLimit = TimeLeft, WarmStart = found.Network.Tree.Edges() },
            Stage("proof"), Work);

    private GreyLinks Lit(RolloutCase rollout, LoadedTree network)
    {
        progress?.Report(new("light on every span", 0));
        return GreyLinks.Of(rollout, network);
    }

    private Frontier Sweep(RolloutCase rollout) => Frontier.Sweep(rollout, options, () => TimeLeft, progress, Work);

    private RolloutAnswer.Planned Finish(PlanDraft draft)
    {
        progress?.Report(new("writing the plan down", 0));
        if (stoppedEarly)
        {
            findings.Add(PlanFindings.StoppedEarly());
        }

        var plan = draft.ToPlan(territory, options, prices, findings);
        var seconds = new StageSeconds(0, graphSeconds, draft.Solution.ReduceSeconds, Elapsed.TotalSeconds - graphSeconds - draft.Solution.ReduceSeconds, Elapsed.TotalSeconds);
        return new(plan with { Summary = plan.Summary with { Seconds = seconds, StoppedEarly = stoppedEarly } });
    }

    private RolloutAnswer.Infeasible TooPoor(Frontier frontier, long budget)
    {
        var least = frontier.Points.MinBy(p => p.Cost.WholeLife)!;
        var proved = frontier.LowerBound(least.People);
        var reason = budget < proved
            ? $"What is mandatory costs at least {MoneyText.Of(proved)}, and the budget is {MoneyText.Of(budget)}."
            : $"What is mandatory costs {MoneyText.Of(least.Cost.WholeLife)} in the cheapest network found, and the budget is {MoneyText.Of(budget)}.";
        var wayOut = $"Raise the budget to {MoneyText.Of(least.Cost.WholeLife)} or drop mandatory settlements or stretches.";
        return new(reason, wayOut, [.. findings, new(Severity.Error, "budget-too-small", "budget", reason, wayOut)]);
    }

    private RolloutAnswer.Infeasible OverloadedMandatory(PlanTree tree, RolloutCase rollout)
    {
        var loaded = LoadedTree.Of(rollout, tree, s => s.ServedWhenReached);
        var hops = string.Join(", ", loaded.Overloaded.Take(5).Select(e => string.Create(
            CultureInfo.InvariantCulture, $"{EdgeKey.Of(rollout.Graph, e)} ({loaded.Overloaded.Count} in all)")));
        const string WayOut = "Drop a mandatory settlement or a forced hop, raise mw.max_radios, or allow a stretch of fibre to them.";
        var reason = $"Mandatory settlements can only be reached over microwave hops that cannot carry their traffic{(hops.Length > 0 ? $": {hops}" : "")}.";
        return new(reason, WayOut, [.. findings, new(Severity.Error, "mandatory-over-capacity", "mandatory", reason, WayOut)]);
    }

    internal static DualCertificate Certificate(DualPotentials potentials, long offset) => new()
    {
        LowerBound = potentials.LowerBound + offset,
        Offset = offset,
        Terminal = potentials.Terminal,
        TerminalValue = potentials.TerminalValue,
        Start = potentials.Start,
        Vertex = potentials.Vertex,
        Potential = potentials.Potential,
    };

    private IProgress<(string Stage, double Fraction)>? Stage(string name) =>
        progress is null ? null : new SolverProgress(name, progress);

    private TimeSpan Elapsed => clock.GetElapsedTime(began);

    private TimeSpan? TimeLeft => options.TimeLimit - Elapsed is { } left ? (left > TimeSpan.Zero ? left : TimeSpan.Zero) : null;

    /// <summary>Passes the optimiser's progress on, at once and on its own thread.</summary>
    private sealed class SolverProgress(string name, IProgress<StageProgress> progress) : IProgress<(string Stage, double Fraction)>
    {
        public void Report((string Stage, double Fraction) value) => progress.Report(new($"{name}: {value.Stage}", value.Fraction));
    }
}
