using System.Globalization;
using Zheli.Model.Network;
using Zheli.Model.Places;
using Zheli.Model.Programme;

namespace Zheli.Operations.Verify;

/// <summary>What the planner asked to be done or not done, resolved to settlements and edge keys.</summary>
internal sealed class Wishes
{
    private const string EdgePrefix = "edge:";

    public Wishes(Territory territory, PlanOptions options)
    {
        Mandatory = Settlements(territory, options.Mandatory);
        Forbidden = Settlements(territory, options.Forbidden.Where(wish => !IsEdge(wish)));
        ForbiddenEdges = Keys(options.Forbidden.Where(IsEdge));
        ForcedEdges = Keys(options.Forced);
    }

    /// <summary>Settlements that must be served from the network.</summary>
    public HashSet<long> Mandatory { get; }

    /// <summary>Settlements that must not be.</summary>
    public HashSet<long> Forbidden { get; }

    /// <summary>Keys of edges that must not be built.</summary>
    public HashSet<string> ForbiddenEdges { get; }

    /// <summary>Keys of edges that must be built.</summary>
    public HashSet<string> ForcedEdges { get; }

    /// <summary>Wishes that name nothing on the map.</summary>
    public List<string> Unknown { get; } = [];

    /// <summary>Mandatory settlements are served, forbidden ones and edges are not used, forced edges are built.</summary>
    public static void Check(PlanUnderCheck it, CheckReport report)
    {
        var wishes = it.Wishes;
        foreach (var unknown in wishes.Unknown)
        {
            report.Fail("options", $"'{unknown}' names no settlement of the map.");
        }

        foreach (var planned in it.Plan.Settlements)
        {
            var served = planned.Technology is Technology.Fibre or Technology.Microwave or Technology.Existing;
            if (wishes.Mandatory.Contains(planned.SettlementId) && !served)
            {
                report.Fail(it.NameOfSettlement(planned.SettlementId), $"It must be served from the network, but is {planned.Technology}.");
            }

            if (wishes.Forbidden.Contains(planned.SettlementId) && planned.Technology is Technology.Fibre or Technology.Microwave)
            {
                report.Fail(it.NameOfSettlement(planned.SettlementId), $"It must not be served from the network, but is {planned.Technology}.");
            }
        }

        var built = it.Plan.Edges.Select(edge => edge.Key).ToHashSet(StringComparer.Ordinal);
        foreach (var key in wishes.ForbiddenEdges.Where(built.Contains).Order(StringComparer.Ordinal))
        {
            report.Fail($"edge {key}", $"It is forbidden, but built.");
        }

        foreach (var key in wishes.ForcedEdges.Where(key => !built.Contains(key)).Order(StringComparer.Ordinal))
        {
            report.Fail($"edge {key}", $"It must be built, but is not.");
        }

        ForcedInGraph(it, report);
        report.Checked($"{wishes.Mandatory.Count} mandatory and {wishes.Forbidden.Count} forbidden settlements, {wishes.ForbiddenEdges.Count} forbidden and {wishes.ForcedEdges.Count} forced edges are honoured.");
    }

    private static void ForcedInGraph(PlanUnderCheck it, CheckReport report)
    {
        var built = it.Plan.Edges.Select(edge => edge.GraphEdge).ToHashSet();
        var keyOf = it.Plan.Edges.ToLookup(edge => edge.GraphEdge, edge => edge.Key);
        foreach (var forced in it.Graph.ForcedEdges)
        {
            if (!built.Contains(forced))
            {
                report.Fail(PlanUnderCheck.Name(forced), $"It is forced in the graph, but not built.");
            }
            else if (!keyOf[forced].Any(it.Wishes.ForcedEdges.Contains))
            {
                report.Fail(PlanUnderCheck.Name(forced), $"It is forced in the graph, but nobody asked for it.");
            }
        }
    }

    private static bool IsEdge(string wish) => wish.StartsWith(EdgePrefix, StringComparison.Ordinal);

    private static HashSet<string> Keys(IEnumerable<string> wishes) =>
        wishes.Select(wish => IsEdge(wish) ? wish[EdgePrefix.Length..] : wish).ToHashSet(StringComparer.Ordinal);

    private HashSet<long> Settlements(Territory territory, IEnumerable<string> wishes)
    {
        var found = new HashSet<long>();
        foreach (var wish in wishes.Select(wish => wish.Trim()))
        {
            var matches = territory.Settlements.Where(s => s.Kato == wish).ToList();
            if (matches.Count == 0 && long.TryParse(wish, NumberStyles.None, CultureInfo.InvariantCulture, out var id))
            {
                matches = [.. territory.Settlements.Where(s => s.Id == id)];
            }

            if (matches.Count == 0)
            {
                matches = [.. territory.Settlements.Where(s => Named(s.Names, wish))];
            }

            if (matches.Count == 0)
            {
                Unknown.Add(wish);
            }

            found.UnionWith(matches.Select(s => s.Id));
        }

        return found;
    }

    private static bool Named(PlaceNames names, string wish) =>
        new[] { names.Local, names.Kazakh, names.Russian, names.English }.Any(name => string.Equals(name, wish, StringComparison.OrdinalIgnoreCase));
}
