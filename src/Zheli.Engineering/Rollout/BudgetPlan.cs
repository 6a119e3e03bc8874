using Zheli.Model.Programme;

namespace Zheli.Engineering.Rollout;

/// <summary>A network within a budget, and for whom satellite is bought with what remains.</summary>
/// <param name="Network">The network; its cost, radios included, is within the budget.</param>
/// <param name="Satellite">Settlements (by id) that get satellite.</param>
/// <param name="SatelliteCost">What their satellite costs.</param>
internal sealed record BudgetOutcome(LoadedTree Network, IReadOnlySet<long> Satellite, Price SatelliteCost);

/// <summary>
/// Most people within the money. Starts from the frontier's networks around the budget (and some solved at prices per person in between; those too dear
/// lose their dearest ends), extends each by the settlement with the most people per tenge while money is left, and keeps the one that serves most.
/// </summary>
internal sealed class BudgetPlan(RolloutCase rollout, Frontier frontier, PlanOptions options, long budget)
{
    private const int Starts = 6;
    private static readonly int[] PercentOfSlope = [70, 85, 95, 105, 120, 150];

    /// <summary>The best network found, or null when none of them fits the budget.</summary>
    /// <param name="cancellation">A stop or the end of the time: leaves out the search between the corners.</param>
    /// <param name="stop">A stop alone: adds no settlement any more.</param>
    public BudgetOutcome? Find(CancellationToken cancellation, CancellationToken stop)
    {
        Refine(cancellation);
        return FindAmongStarts(stop);
    }

    /// <summary>The same from the frontier's networks as they are.</summary>
    public BudgetOutcome? FindAmongStarts(CancellationToken stop)
    {
        LoadedTree? best = null;
        foreach (var (tree, serves) in StartingPoints())
        {
            var extended = Extend(tree, serves, stop);
            if (extended is not null && (best is null || extended.People > best.People
                || (extended.People == best.People && extended.NetworkCost < best.NetworkCost)))
            {
                best = extended;
            }
        }

        return best is null ? null : BuySatellite(best);
    }

    /// <summary>The networks that fit and serve most, the smallest network of all, and those just too dear with their dearest ends taken off.</summary>
    private IEnumerable<(PlanTree Tree, Func<RolloutSite, bool> Serves)> StartingPoints()
    {
        var fitting = frontier.Points.Where(p => p.Fits && p.Cost.WholeLife <= budget).OrderByDescending(p => p.People).ThenBy(p => p.Cost.WholeLife).Take(Starts);
        foreach (var point in fitting.Concat(frontier.Hull.Take(1)))
        {
            yield return (PlanTree.Orient(rollout.Graph, point.Edges), site => PeoplePrices.Serves(site, point.Price));
        }

        foreach (var point in frontier.Points.Where(p => p.Fits && p.Cost.WholeLife > budget).OrderBy(p => p.Cost.WholeLife).ThenByDescending(p => p.People).Take(Starts / 2))
        {
            var (tree, served) = ShrinkingNetwork.ToFit(
                rollout, PlanTree.Orient(rollout.Graph, point.Edges), site => PeoplePrices.Serves(site, point.Price), budget);
            yield return (tree, site => served.Contains(site.Settlement.Id));
        }
    }

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
    private LoadedTree? Extend(PlanTree start, Func<RolloutSite, bool> serves, CancellationToken stop)
    {
        var network = new GrowingNetwork(rollout, start, serves);
        if (network.Cost > budget || !network.Fits)
        {
            return null;
        }

        var refused = new HashSet<long>();
        while (!stop.IsCancellationRequested && Next(network, refused) is { } site)
        {
            if (!network.TryAdd(site, budget))
            {
                refused.Add(site.Settlement.Id);
            }
        }

        return network.Load();
    }

    private RolloutSite? Next(GrowingNetwork network, HashSet<long> refused)
    {
        RolloutSite? best = null;
        var (bestCost, bestPeople, money) = (1L, 0L, budget - network.Cost);
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

    private BudgetOutcome BuySatellite(LoadedTree network)
    {
        var (left, satellite, spent) = (budget - network.NetworkCost, new SortedSet<long>(), Price.Nothing);
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

        return new(network, satellite, spent);
    }
}
