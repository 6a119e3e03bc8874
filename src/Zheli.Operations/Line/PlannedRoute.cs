using Zheli.Engineering.Optics.Design;
using Zheli.Engineering.Rollout;
using Zheli.Model;
using Zheli.Model.Network;
using Zheli.Model.Places;
using Zheli.Model.Programme;
using Zheli.Model.Units;
using Zheli.Operations.Read;

namespace Zheli.Operations.Line;

/// <summary>A way along a plan's lines as the route of an optical line: its length, and the settlements on it as places for amplifiers.</summary>
internal sealed record PlannedRoute(string Id, Metres Length, IReadOnlyList<CandidateSite> Sites)
{
    /// <summary>Follows a plan.</summary>
    /// <param name="project">The project file.</param>
    /// <param name="scenario">The plan.</param>
    /// <param name="from">Where the line begins; null for the existing network.</param>
    /// <param name="to">Where it ends.</param>
    /// <param name="siteCost">Of a room in a settlement, whole tenge.</param>
    /// <exception cref="BadInputException">There is no such plan or settlement, or no fibre between the two.</exception>
    public static PlannedRoute Of(string project, string scenario, string? from, string to, long siteCost)
    {
        var reading = ProjectReading.Open(project);
        var plan = reading.FindPlan(scenario)
            ?? throw new BadInputException("plan-missing", Path.GetFileName(project), $"There is no plan '{scenario}'.", "Maybe run zheli plan first.");
        var (lookup, findings) = (new SettlementLookup(reading.Territory), new List<Finding>());
        var (end, start) = (lookup.Find(to, "--to", findings), from is null ? null : lookup.Find(from, "--from", findings));
        if (end is null || (from is not null && start is null))
        {
            throw new BadInputException(findings);
        }

        var edges = Between(plan, start, end);
        if (edges.Count == 0 || edges.FirstOrDefault(e => e.Edge.Method == BuildMethod.Microwave).Edge is { } hop)
        {
            throw new BadInputException(
                "route-not-fibre", to, edges.Count == 0 ? "The plan builds no line between the two." : "A microwave hop is on the way.", "Maybe another settlement, or make the hop's edge forbidden and plan again.");
        }

        return new(
            $"{(start is null ? "network" : Name(start))} – {Name(end)}", new(edges.Sum(e => e.Edge.Length)), Places(plan, reading, edges, siteCost));
    }

    /// <summary>Edges from start to end, each with the direction in which it is walked.</summary>
    private static List<(PlanEdge Edge, bool Outwards)> Between(PlanReading plan, Settlement? start, Settlement end)
    {
        IReadOnlyList<PlanEdge> Way(Settlement settlement) => plan.FindSettlement(settlement.Id) is { } served ? plan.Route(served) : [];
        var (down, up) = (Way(end), start is null ? [] : Way(start));
        var shared = down.Select(e => e.Key).Intersect(up.Select(e => e.Key), StringComparer.Ordinal).ToHashSet(StringComparer.Ordinal);
        if (start is not null && up.Count > 0 && down.Count > 0 && shared.Count == 0 && up[^1].Key != down[^1].Key)
        {
            throw new BadInputException(
                "route-through-network", Name(start), $"The way from {Name(start)} to {Name(end)} passes the existing network, whose fibre the plan does not know.",
                "Maybe design each part from the network: leave --from out.");
        }

        return [.. up.Where(e => !shared.Contains(e.Key)).Select(e => (e, false)), .. down.Where(e => !shared.Contains(e.Key)).Reverse().Select(e => (e, true))];
    }

    private static List<CandidateSite> Places(PlanReading plan, ProjectReading reading, List<(PlanEdge Edge, bool Outwards)> edges, long siteCost)
    {
        // A settlement stands at the outer end of the edge by which it is reached.
        var (at, passed) = (new Dictionary<string, double>(StringComparer.Ordinal), 0.0);
        foreach (var (edge, outwards) in edges)
        {
            at[edge.Key] = outwards ? passed + edge.Length : passed;
            passed += edge.Length;
        }

        return [.. plan.Settlements.Where(s => s.EdgeKey is { } key && at.ContainsKey(key) && at[key] > 0 && at[key] < passed)
            .Select(s => reading.FindSettlement(s.SettlementId)!).Select(s => new CandidateSite(
                Name(s), new(at[plan.FindSettlement(s.Id)!.EdgeKey!]), siteCost, $"Settlement on the planned line, {s.Population} people, its active node has power"))];
    }

    private static string Name(Settlement settlement) => settlement.Names.IsEmpty ? $"no. {settlement.Id}" : settlement.Names.In("local");
}
