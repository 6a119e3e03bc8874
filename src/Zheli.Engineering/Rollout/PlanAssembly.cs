using Zheli.Model.Network;
using Zheli.Model.Places;
using Zheli.Model.Programme;

namespace Zheli.Engineering.Rollout;

/// <summary>Turns a network on the graph into the plan's records: edges from the existing network outwards, and every settlement with its technology and reason.</summary>
/// <param name="rollout">What was planned.</param>
/// <param name="network">The network.</param>
/// <param name="satellite">Settlements for which satellite is bought; null for all that are not served.</param>
internal sealed class PlanAssembly(RolloutCase rollout, LoadedTree network, IReadOnlySet<long>? satellite)
{
    private readonly RolloutGraph graph = rollout.Graph;
    private readonly PlanTree tree = network.Tree;
    private readonly AreaLocator districts = new(rollout.Areas.Where(a => a.Level == AdminLevel.District));

    /// <summary>Edges, every parent before its children.</summary>
    public IReadOnlyList<PlanEdge> Edges()
    {
        var (settlements, people) = CountBehind();
        var keys = new string?[graph.VertexCount];
        var edges = new List<PlanEdge>(tree.Order.Length - 1);
        foreach (var v in tree.Order.AsSpan(1))
        {
            var edge = tree.ParentEdge[v];
            var key = keys[v] = EdgeKey.Of(graph, edge);
            var points = graph.Polyline(edge);
            if (graph.EdgeTo[edge] != v)
            {
                Array.Reverse(points);
            }

            var price = network.Radios[v] > 1 ? rollout.Hop(edge, network.Radios[v]) : new Price(graph.EdgeCost[edge], graph.EdgeCapex[edge]);
            edges.Add(new(
                key, edge, keys[tree.Parent[v]], graph.EdgeMethod[edge], graph.EdgeKind[edge], graph.EdgeLength[edge],
                graph.EdgeRiverCrossings[edge], graph.EdgeRailCrossings[edge], network.Radios[v], graph.EdgeMasts[edge], graph.EdgeSight[edge],
                price.WholeLife, price.Capex, settlements[v], people[v], network.Traffic[v],
                graph.EdgeRegion[edge] == 0 ? null : graph.EdgeRegion[edge], districts.Find(Middle(points))?.Id, points));
        }

        return edges;
    }

    /// <summary>Every settlement of the plan, in order of id.</summary>
    public IReadOnlyList<PlanSettlement> Settlements()
    {
        var (length, ownWay, overMicrowave) = Ways();
        var existing = rollout.OnNetwork.Select(OnNetwork);
        var others = rollout.Sites.Select(site =>
        {
            var v = site.Vertex;
            var served = v >= 0 && network.Served[v];
            var technology = served ? overMicrowave[v] ? Technology.Microwave : Technology.Fibre
                : satellite is null || satellite.Contains(site.Settlement.Id) ? Technology.Satellite : Technology.Unserved;
            var cost = served ? site.Serve.WholeLife : technology == Technology.Satellite ? site.Alternative.WholeLife : 0;
            return new PlanSettlement(
                site.Settlement.Id, technology, cost, site.Serve.WholeLife, site.Alternative.WholeLife, site.Demand.BusyHour.Value,
                served ? EdgeKey.Of(graph, tree.ParentEdge[v]) : null, served ? length[v] : 0,
                served ? ReasonServed(site, ownWay[v]) : ReasonNotServed(site));
        });
        return [.. existing.Concat(others).OrderBy(s => s.SettlementId)];
    }

    /// <summary>Serving it costs nothing here: its backbone is there and its local network is outside the plan.</summary>
    private PlanSettlement OnNetwork(Settlement settlement)
    {
        var local = rollout.Prices.For(settlement.RegionId ?? 0);
        var demand = Demand.Of(settlement, local);
        return new(settlement.Id, Technology.Existing, 0, 0, local.Alternative(demand).WholeLife, demand.BusyHour.Value, null, 0, "on-network");
    }

    private string ReasonServed(RolloutSite site, long ownWay) =>
        site.IsMandatory ? "mandatory"
        : ownWay <= site.Alternative.WholeLife - site.Serve.WholeLife ? "cheaper-than-satellite"
        : satellite is null ? "on-the-way" : "within-budget";

    private string ReasonNotServed(RolloutSite site) =>
        site.IsForbidden ? "forbidden"
        : site.Vertex < 0 || !rollout.IsReachable[site.Vertex] ? "unreachable"
        : satellite is null || !site.ServedWhenReached ? "satellite-cheaper" : "over-budget";

    private (int[] Settlements, long[] People) CountBehind()
    {
        var (settlements, people) = (new int[graph.VertexCount], new long[graph.VertexCount]);
        for (var i = tree.Order.Length - 1; i >= 1; i--)
        {
            var v = tree.Order[i];
            if (network.Served[v])
            {
                settlements[v]++;
                people[v] += rollout.SiteAt[v]!.Settlement.Population;
            }

            settlements[tree.Parent[v]] += settlements[v];
            people[tree.Parent[v]] += people[v];
        }

        return (settlements, people);
    }

    /// <summary>
    /// By vertex: length of the way to the existing network, metres; cost of the part of it that serves no other settlement and no other branch until
    /// the next one towards the network; whether it holds a hop.
    /// </summary>
    private (double[] Length, long[] OwnWay, bool[] OverMicrowave) Ways()
    {
        var children = new int[graph.VertexCount];
        foreach (var v in tree.Order.AsSpan(1))
        {
            children[tree.Parent[v]]++;
        }

        var (length, ownWay, overMicrowave) = (new double[graph.VertexCount], new long[graph.VertexCount], new bool[graph.VertexCount]);
        foreach (var v in tree.Order.AsSpan(1))
        {
            var (up, edge) = (tree.Parent[v], tree.ParentEdge[v]);
            length[v] = length[up] + graph.EdgeLength[edge];
            ownWay[v] = graph.EdgeCost[edge] + (network.Served[up] || children[up] > 1 || up == RolloutGraph.Root ? 0 : ownWay[up]);
            overMicrowave[v] = overMicrowave[up] || graph.EdgeMethod[edge] == BuildMethod.Microwave;
        }

        return (length, ownWay, overMicrowave);
    }

    /// <summary>The point half way along a line.</summary>
    private static GeoPoint Middle(GeoPoint[] points)
    {
        var half = Geodesic.Length(points).Value / 2;
        for (var i = 1; i < points.Length; i++)
        {
            var step = Geodesic.Distance(points[i - 1], points[i]).Value;
            if (step >= half && step > 0)
            {
                var share = half / step;
                return new(
                    points[i - 1].Longitude + (share * (points[i].Longitude - points[i - 1].Longitude)),
                    points[i - 1].Latitude + (share * (points[i].Latitude - points[i - 1].Latitude)));
            }

            half -= step;
        }

        return points[^1];
    }
}
