using Zheli.Model.Catalogue;
using Zheli.Model.Network;
using Zheli.Model.Places;
using Zheli.Model.Programme;

namespace Zheli.Operations.Verify;

/// <summary>The documents that are held against each other, and ways to look things up in them.</summary>
internal sealed class PlanUnderCheck
{
    private readonly Func<long, CostCatalogue> catalogueOfRegion;
    private readonly Dictionary<long, PriceBook> books = [];
    private bool[]? inReach;

    public PlanUnderCheck(Territory territory, CostCatalogue catalogue, IReadOnlyDictionary<long, CostCatalogue> regional, RolloutPlan plan)
    {
        var overrides = plan.Options.Overrides;
        (Territory, Plan, HasRegionalPrices) = (territory, plan, regional.Count > 0);
        catalogueOfRegion = region => WithOverrides(regional.GetValueOrDefault(region) ?? catalogue, overrides);
        SettlementById = territory.Settlements.ToDictionary(s => s.Id);
        PlannedById = [];
        foreach (var planned in plan.Settlements)
        {
            PlannedById.TryAdd(planned.SettlementId, planned);
        }

        Wishes = new Wishes(territory, plan.Options);
        VertexOfSettlement = [];
        for (var v = 0; v < plan.Graph.VertexSettlement.Length; v++)
        {
            if (plan.Graph.VertexSettlement[v] != 0)
            {
                VertexOfSettlement.TryAdd(plan.Graph.VertexSettlement[v], v);
            }
        }
    }

    /// <summary>For each vertex, whether any way of the graph leads to it from the existing network.</summary>
    public bool[] InReach => inReach ??= FindReach();

    /// <summary>True when regions have figures of their own.</summary>
    public bool HasRegionalPrices { get; }

    /// <summary>The map.</summary>
    public Territory Territory { get; }

    /// <summary>The plan with its graph and its certificate.</summary>
    public RolloutPlan Plan { get; }

    /// <summary>What the plan's options state as the cost of a settlement's designed local network, or null.</summary>
    public long? DesignedAccess(long settlement) => Plan.Options.DesignedAccess.TryGetValue(settlement, out var cost) ? cost : null;

    /// <summary>The plan's graph.</summary>
    public RolloutGraph Graph => Plan.Graph;

    /// <summary>Settlements of the map.</summary>
    public Dictionary<long, Settlement> SettlementById { get; }

    /// <summary>What the planner asked for.</summary>
    public Wishes Wishes { get; }

    /// <summary>How the plan serves each settlement; the first row where there are several.</summary>
    public Dictionary<long, PlanSettlement> PlannedById { get; }

    /// <summary>The graph's vertex of each settlement; the first where there are several.</summary>
    public Dictionary<long, int> VertexOfSettlement { get; }

    /// <summary>The prices that hold in a region; 0 or null for the country's.</summary>
    public PriceBook BookOf(long? region)
    {
        var key = region ?? 0;
        if (!books.TryGetValue(key, out var book))
        {
            books[key] = book = new PriceBook(catalogueOfRegion(key), Plan.Options.HorizonYears, Plan.Options.DiscountRate);
        }

        return book;
    }

    /// <summary>True for a settlement that some network of the graph could serve.</summary>
    public bool IsInReach(long settlement) => VertexOfSettlement.TryGetValue(settlement, out var vertex) && InReach[vertex];

    /// <summary>How failures name an edge of the graph.</summary>
    public static string Name(int graphEdge) => FormattableString.Invariant($"graph edge {graphEdge}");

    /// <summary>How failures name an edge of the plan.</summary>
    public static string Name(PlanEdge edge) => FormattableString.Invariant($"edge {edge.Key} (graph edge {edge.GraphEdge})");

    /// <summary>How failures name a settlement.</summary>
    public string NameOfSettlement(long id) => FormattableString.Invariant($"settlement {id}")
        + (SettlementById.TryGetValue(id, out var settlement) && !settlement.Names.IsEmpty ? $" ({settlement.Names.In("ru")})" : "");

    /// <summary>Joins the ends of every edge, then asks who is joined to the root.</summary>
    private bool[] FindReach()
    {
        var chief = new int[Graph.VertexCount];
        for (var v = 0; v < chief.Length; v++)
        {
            chief[v] = v;
        }

        int ChiefOf(int vertex)
        {
            while (chief[vertex] != vertex)
            {
                vertex = chief[vertex] = chief[chief[vertex]];
            }

            return vertex;
        }

        for (var e = 0; e < Graph.EdgeCount; e++)
        {
            chief[ChiefOf(Graph.EdgeFrom[e])] = ChiefOf(Graph.EdgeTo[e]);
        }

        var root = ChiefOf(RolloutGraph.Root);
        var reach = new bool[chief.Length];
        for (var v = 0; v < reach.Length; v++)
        {
            reach[v] = ChiefOf(v) == root;
        }

        return reach;
    }

    private static CostCatalogue WithOverrides(CostCatalogue catalogue, IReadOnlyDictionary<string, decimal> overrides) =>
        new(catalogue.Items.Select(item => overrides.TryGetValue(item.Key, out var value) ? item with { Value = value, IsOverridden = true } : item));
}
