using Zheli.Model.Network;
using Zheli.Model.Places;
using Zheli.Model.Programme;

namespace Zheli.Operations.Verify;

/// <summary>Whether every settlement is planned for once, priced by the contract, and served the way the tree reaches it.</summary>
internal static class SettlementChecks
{
    private const double DemandTolerance = 1e-9;

    /// <summary>Every settlement of a planned kind appears once in the plan, and at most once in the graph, where it stands.</summary>
    public static void Complete(PlanUnderCheck it, CheckReport report)
    {
        var seen = new HashSet<long>();
        foreach (var planned in it.Plan.Settlements)
        {
            if (!seen.Add(planned.SettlementId))
            {
                report.Fail(it.NameOfSettlement(planned.SettlementId), $"It is in the plan more than once.");
            }

            if (!it.SettlementById.TryGetValue(planned.SettlementId, out var settlement))
            {
                report.Fail(it.NameOfSettlement(planned.SettlementId), $"It is in the plan, but not on the map.");
            }
            else if (!IsPlannedFor(settlement, it.Plan.Options) && planned.Technology != Technology.Existing)
            {
                report.Fail(it.NameOfSettlement(planned.SettlementId), $"It is in the plan, although a {settlement.Kind} is not planned for.");
            }
        }

        foreach (var settlement in it.Territory.Settlements.Where(s => IsPlannedFor(s, it.Plan.Options) && !seen.Contains(s.Id)))
        {
            report.Fail(it.NameOfSettlement(settlement.Id), $"It is on the map, but missing from the plan.");
        }

        Vertices(it, report);
        report.Figure("settlements", seen.Count);
        report.Checked($"{seen.Count} settlements, each planned for exactly once.");
    }

    /// <summary>Traffic, cost of serving, cost of satellite and prize follow from people and catalogue.</summary>
    public static void Prices(PlanUnderCheck it, CheckReport report)
    {
        var prizes = new Prizes(it);
        foreach (var planned in it.Plan.Settlements)
        {
            if (!it.SettlementById.TryGetValue(planned.SettlementId, out var settlement))
            {
                report.Fail(it.NameOfSettlement(planned.SettlementId), $"It cannot be priced: it is not on the map.");
                continue;
            }

            var where = it.NameOfSettlement(planned.SettlementId);
            var book = it.BookOf(settlement.RegionId);
            var need = book.NeedOf(settlement.Population);
            report.Near(where, "Its busy-hour traffic in Mbit/s", planned.DemandMbps, (double)need.DemandMbps, DemandTolerance, DemandTolerance);
            var serve = planned.Technology == Technology.Existing ? TengeRange.Zero : book.Serve(need, it.DesignedAccess(planned.SettlementId)).Cost;
            var alternative = book.Alternative(need).Cost;
            report.Within(where, "Its cost when served from the network", planned.ServeCost, serve);
            report.Within(where, "Its cost by satellite", planned.AlternativeCost, alternative);
            report.Equal(where, "Its own cost", planned.Cost, OwnCost(planned));
            if (it.VertexOfSettlement.TryGetValue(planned.SettlementId, out var vertex))
            {
                Vertex(it, prizes, report, where, vertex, planned);
            }
        }

        report.Checked($"Traffic, serving, satellite and prize of {it.Plan.Settlements.Count} settlements computed again: all agree to the tenge.");
    }

    /// <summary>Each technology is the one that the settlement's way to the network gives, and its reason fits.</summary>
    public static void Technologies(PlanUnderCheck it, CheckReport report)
    {
        var tree = new TreeWalk(it);
        foreach (var planned in it.Plan.Settlements)
        {
            var where = it.NameOfSettlement(planned.SettlementId);
            var way = it.VertexOfSettlement.TryGetValue(planned.SettlementId, out var vertex) && tree.Reached(vertex) ? tree.EntryOf(vertex) : null;
            if (planned.Technology is Technology.Fibre or Technology.Microwave)
            {
                Served(tree, report, where, planned, way, vertex);
            }
            else if (planned.EdgeKey is not null || planned.PathLength != 0)
            {
                report.Fail(where, $"It is {planned.Technology}, but names the edge {planned.EdgeKey ?? "none"} and a way of {planned.PathLength:0.#} m.");
            }

            if ((planned.Reason == "unreachable" && it.IsInReach(planned.SettlementId)) || (planned.Reason == "within-budget" && it.Plan.Options.Budget is null))
            {
                report.Fail(where, $"The reason '{planned.Reason}' is not true: the graph reaches it, or no budget was set.");
            }

            if (!ReasonFits(planned))
            {
                report.Fail(where, $"It is {planned.Technology} for the reason '{planned.Reason}', which does not fit (serving {planned.ServeCost}, satellite {planned.AlternativeCost} tenge).");
            }
        }

        report.Checked($"{it.Plan.Settlements.Count} technologies follow from the ways to the network, and their reasons fit.");
    }

    private static void Served(TreeWalk tree, CheckReport report, string where, PlanSettlement planned, PlanEdge? way, int vertex)
    {
        if (way is null)
        {
            report.Fail(where, $"It is served by {planned.Technology}, but no edge of the plan joins it to the network.");
            return;
        }

        var expected = tree.HasHop(vertex) ? Technology.Microwave : Technology.Fibre;
        if (planned.Technology != expected)
        {
            report.Fail(where, $"It is stated as {planned.Technology}, but its way to the network is {expected}.");
        }

        if (planned.EdgeKey != way.Key)
        {
            report.Fail(where, $"It is said to be reached by edge {planned.EdgeKey ?? "none"}, but is reached by {way.Key}.");
        }

        report.Near(where, "The length of its way to the network in metres", planned.PathLength, tree.PathLength(vertex), 1e-6, 0.01);
    }

    private static bool IsPlannedFor(Settlement settlement, PlanOptions options) =>
        settlement.Kind <= PlaceKind.Hamlet || (settlement.Kind == PlaceKind.IsolatedDwelling && options.IncludeIsolatedDwellings);

    private static long OwnCost(PlanSettlement planned) => planned.Technology switch
    {
        Technology.Fibre or Technology.Microwave => planned.ServeCost,
        Technology.Satellite => planned.AlternativeCost,
        _ => 0,
    };

    private static bool ReasonFits(PlanSettlement planned) => planned.Reason switch
    {
        "on-network" => planned.Technology == Technology.Existing,
        "cheaper-than-satellite" or "on-the-way" or "mandatory" or "within-budget" => planned.Technology is Technology.Fibre or Technology.Microwave,
        "satellite-cheaper" => planned.Technology == Technology.Satellite,
        "forbidden" or "unreachable" or "over-budget" => planned.Technology is Technology.Satellite or Technology.Unserved,
        _ => false,
    };

    private static void Vertices(PlanUnderCheck it, CheckReport report)
    {
        var g = it.Graph;
        var forcedEnds = Prizes.ForcedEnds(g);
        for (var v = 0; v < g.VertexCount; v++)
        {
            var id = g.VertexSettlement[v];
            if (id == 0)
            {
                var prize = forcedEnds.Contains(v) ? RolloutGraph.Mandatory : 0;
                if (g.ServeCost[v] != 0 || g.AlternativeCost[v] != 0 || g.Prize[v] != prize)
                {
                    report.Fail($"vertex {v}", $"It has no settlement, but the prize {g.Prize[v]}.", (double)g.Prize[v] - prize);
                }
            }
            else if (v == RolloutGraph.Root || it.VertexOfSettlement[id] != v)
            {
                report.Fail(it.NameOfSettlement(id), $"It is at vertex {v} and at vertex {it.VertexOfSettlement[id]}.");
            }
            else if (!it.PlannedById.ContainsKey(id))
            {
                report.Fail(it.NameOfSettlement(id), $"It is at vertex {v}, but the plan does not say how it is served.");
            }
            else if (it.SettlementById.TryGetValue(id, out var settlement))
            {
                var away = GroundDistance.Metres(g.VertexX[v], g.VertexY[v], settlement.Location.GridX, settlement.Location.GridY);
                if (away > 0.1)
                {
                    report.Fail(it.NameOfSettlement(id), $"Its vertex {v} lies {away:0.#} m away from it.", away);
                }
            }
        }
    }

    private static void Vertex(PlanUnderCheck it, Prizes prizes, CheckReport report, string where, int vertex, PlanSettlement planned)
    {
        var g = it.Graph;
        if (planned.Technology == Technology.Existing)
        {
            report.Fail(where, $"The network stands in it, but it is still vertex {vertex} of the graph.");
            return;
        }

        report.Equal(where, "In the graph its cost when served", g.ServeCost[vertex], planned.ServeCost);
        report.Equal(where, "In the graph its cost by satellite", g.AlternativeCost[vertex], planned.AlternativeCost);
        report.Equal(where, "Its prize", g.Prize[vertex], prizes.Of(vertex, planned));
    }
}
