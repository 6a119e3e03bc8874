using Zheli.Model.Programme;

namespace Zheli.Engineering.Rollout;

/// <summary>A network within a budget, its light, and for whom satellite is bought with what remains.</summary>
/// <param name="Network">The network; its cost, radios and repeaters included, is within the budget.</param>
/// <param name="Light">Its spans and repeaters.</param>
/// <param name="Satellite">Settlements (by id) that get satellite.</param>
/// <param name="SatelliteCost">What their satellite costs.</param>
internal sealed record BudgetOutcome(LoadedTree Network, GreyLinks Light, IReadOnlySet<long> Satellite, Price SatelliteCost)
{
    /// <summary>Network, repeaters and satellite, whole-life.</summary>
    public long Cost => Network.NetworkCost + Light.Cost.WholeLife + SatelliteCost.WholeLife;
}

/// <summary>
/// Most people within the money. Starts from the frontier's networks around the budget (and some solved at prices per person in between; those too dear
/// lose their dearest ends), extends each by the settlement with the most people per tenge while money is left, and keeps the one that serves most.
/// </summary>
internal sealed class BudgetPlan(RolloutCase rollout, Frontier frontier, PlanOptions options, long budget)
{
    private const int Starts = 6;

    /// <summary>How often the corners around the budget are drawn closer.</summary>
    private const int Rounds = 3;

    private static readonly int[] PercentOfSlope = [70, 85, 95, 105, 120, 150];

    /// <summary>The best network found, or null when none of them fits the budget.</summary>
    /// <param name="cancellation">A stop or the end of the time: leaves out the search between the corners.</param>
    /// <param name="stop">A stop alone: adds no settlement any more.</param>
    public BudgetOutcome? Find(CancellationToken cancellation, CancellationToken stop)
    {
        for (var round = 0; round < Rounds; round++)
        {
            Refine(cancellation);
        }

        return FindAmongStarts(stop);
    }

    /// <summary>The same from the frontier's networks as they are. What repeaters cost is set aside, until network and repeaters fit together.</summary>
    public BudgetOutcome? FindAmongStarts(CancellationToken stop)
    {
        for (var aside = 0L; aside < budget;)
        {
            if (MostPeople(budget - aside, stop) is not { } network)
            {
                return null;
            }

            var light = GreyLinks.Of(rollout, network);
            var left = budget - network.NetworkCost - light.Cost.WholeLife;
            if (left >= 0)
            {
                return BuySatellite(network, light, left);
            }

            // More than before, as the network fits without them; by a quarter at least, so that repeaters that move about do not go on for ever.
            aside = Math.Max(light.Cost.WholeLife, aside + (aside / 4));
        }

        return null;
    }

    private LoadedTree? MostPeople(long money, CancellationToken stop)
    {
        LoadedTree? best = null;
        var extensions = StartingPoints(money).AsParallel().AsOrdered().WithDegreeOfParallelism(options.Threads).Select(start => Extend(start(), money, stop));
        foreach (var extended in extensions)
        {
            if (extended is not null && (best is null || extended.People > best.People
                || (extended.People == best.People && extended.NetworkCost < best.NetworkCost)))
            {
                best = extended;
            }
        }

        return best;
    }

    /// <summary>The networks that fit and serve most, the smallest network of all, and those just too dear with their dearest ends taken off.</summary>
    private List<Func<GrowingNetwork>> StartingPoints(long money)
    {
        var fitting = frontier.Points.Where(p => p.Fits && p.Cost.WholeLife <= money).OrderByDescending(p => p.People).ThenBy(p => p.Cost.WholeLife).Take(Starts);
        var tooDear = frontier.Points.Where(p => p.Fits && p.Cost.WholeLife > money).OrderBy(p => p.Cost.WholeLife).ThenByDescending(p => p.People).Take(Starts / 2);
        return
        [
            .. fitting.Concat(frontier.Hull.Take(1)).Select(p => (Func<GrowingNetwork>)(() => new(rollout, Tree(p), site => PeoplePrices.Serves(site, p.Price)))),
            .. tooDear.Select(p => (Func<GrowingNetwork>)(() => Shrunk(p, money))),
        ];
    }

    private GrowingNetwork Shrunk(FrontierPoint point, long money)
    {
        var (tree, served) = ShrinkingNetwork.ToFit(rollout, Tree(point), site => PeoplePrices.Serves(site, point.Price), money);
        return new(rollout, tree, site => served.Contains(site.Settlement.Id));
    }

    private PlanTree Tree(FrontierPoint point) => PlanTree.Orient(rollout.Graph, point.Edges);

    /// <summary>Solves at prices between the two corners that enclose the budget: networks that are no corners may still fit better.</summary>
    private void Refine(CancellationToken cancellation)
    {
        var low = frontier.Hull.LastOrDefault(p => p.Cost.WholeLife <= budget);
        var high = frontier.Hull.FirstOrDefault(p => p.Cost.WholeLife > budget);
        if (low is null || high is null)
        {
            return;
        }

        var slope = (high.Cost.WholeLife - low.Cost.WholeLife) / Math.Max(1, high.People - low.People);
        frontier.Refine(PercentOfSlope.Select(percent => Math.Max(1, slope / 100 * percent)), high, options, cancellation);
    }

    /// <summary>Adds settlements one by one, the most people per tenge first; null when the start itself does not fit.</summary>
    private LoadedTree? Extend(GrowingNetwork network, long money, CancellationToken stop)
    {
        if (network.Cost > money || !network.Fits)
        {
            return null;
        }

        var refused = new HashSet<long>();
        while (!stop.IsCancellationRequested && Next(network, money - network.Cost, refused) is { } site)
        {
            if (!network.TryAdd(site, money))
            {
                refused.Add(site.Settlement.Id);
            }
        }

        return network.Load();
    }

    private RolloutSite? Next(GrowingNetwork network, long money, HashSet<long> refused)
    {
        RolloutSite? best = null;
        var (bestCost, bestPeople) = (1L, 0L);
        foreach (var site in rollout.Sites)
        {
            if (site.Vertex < 0 || site.IsForbidden || site.Settlement.Population == 0 || !rollout.IsReachable[site.Vertex]
                || network.Serves(site) || refused.Contains(site.Settlement.Id))
            {
                continue;
            }

            var cost = network.WayCost(site.Vertex) + site.Serve.WholeLife;
            if (cost <= money && (Int128)site.Settlement.Population * bestCost > (Int128)bestPeople * cost)
            {
                (best, bestCost, bestPeople) = (site, Math.Max(1, cost), site.Settlement.Population);
            }
        }

        return best;
    }

    private BudgetOutcome BuySatellite(LoadedTree network, GreyLinks light, long left)
    {
        var (satellite, spent) = (new SortedSet<long>(), Price.Nothing);
        foreach (var site in rollout.Sites
            .Where(s => s.Vertex < 0 || !network.Served[s.Vertex])
            .OrderBy(s => s.Alternative.WholeLife / (double)Math.Max(s.Settlement.Population, 1e-9)).ThenBy(s => s.Settlement.Id))
        {
            if (site.Alternative.WholeLife <= left)
            {
                left -= site.Alternative.WholeLife;
                spent += site.Alternative;
                satellite.Add(site.Settlement.Id);
            }
        }

        return new(network, light, satellite, spent);
    }
}
