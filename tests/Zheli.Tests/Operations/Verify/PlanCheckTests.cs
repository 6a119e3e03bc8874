using Zheli.Model.Network;
using Zheli.Model.Places;
using Zheli.Model.Programme;
using Zheli.Operations.Verify;

namespace Zheli.Tests.Operations.Verify;

/// <summary>An honest plan passes every check; each way of tampering with it is found, and named by the right check.</summary>
public sealed class PlanCheckTests
{
    private static readonly SmallCountry Country = new();

    [Fact]
    public void An_honest_plan_passes_every_check()
    {
        var outcomes = Country.Check();
        Assert.Equal(PlanCheck.Names, outcomes.Select(o => o.Name));
        Assert.Empty(outcomes.Where(o => !o.Ok).Select(o => $"{o.Name}: {o.Detail}"));
        Assert.All(outcomes, o => Assert.NotEmpty(o.Detail));
    }

    /// <summary>What was done to the plan, the check that must find it, and the object that it must name.</summary>
    private static readonly Dictionary<string, (Func<RolloutPlan, RolloutPlan> Tamper, string Check, string Where)> Tampering = new(StringComparer.Ordinal)
    {
        ["cost of the summary lowered"] = (p => p with { Summary = p.Summary with { Cost = p.Summary.Cost with { Fibre = p.Summary.Cost.Fibre - 1 } } }, "cost", "summary"),
        ["capex of the summary lowered"] = (p => p with { Summary = p.Summary with { Capex = p.Summary.Capex - 1 } }, "cost", "summary"),
        ["span left dark"] = (p => p with { Spans = [.. p.Spans.Take(1)] }, "light", "dark"),
        ["optic too weak"] = (p => p with { Spans = Edit(p.Spans, 1, s => s with { Optic = "1000BASE-LX" }) }, "light", "1000BASE-LX"),
        ["loss understated"] = (p => p with { Spans = Edit(p.Spans, 0, s => s with { LossDb = s.LossDb - 1, MarginDb = s.MarginDb + 1 }) }, "light", "most loss"),
        ["too few links"] = (p => p with { Spans = Edit(p.Spans, 0, s => s with { Links = 1 }) }, "light", "cannot carry"),
        ["span made shorter"] = (p => p with { Spans = Edit(p.Spans, 0, s => s with { Route = s.Route - 500 }) }, "light", "length of cable"),
        ["repeater nobody pays"] = (
            p => p with { Repeaters = [new(p.Edges[0].Key, 1000, null, p.Edges[0].Points[^1], p.Edges[0].DemandMbps, 0, 0, 1, 2)] }, "light", "cost"),
        ["cost of a built edge lowered"] = (p => p with { Edges = Edit(p.Edges, 1, e => e with { Cost = e.Cost - 1 }) }, "plan-edges", "graph edge 1"),
        ["cost of an edge lowered in plan and graph"] = (
            p => p with { Edges = Edit(p.Edges, 1, e => e with { Cost = e.Cost - 1 }), Graph = With(p.Graph, cost: Edit(p.Graph.EdgeCost, 1, c => c - 1)) }, "graph-prices", "graph edge 1"),
        ["cost of an edge nobody builds raised"] = (p => p with { Graph = With(p.Graph, cost: Edit(p.Graph.EdgeCost, 3, c => c + 1)) }, "graph-prices", "graph edge 3"),
        ["capex moved to opex"] = (p => p with { Graph = With(p.Graph, capex: Edit(p.Graph.EdgeCapex, 4, c => c - 1)) }, "graph-prices", "graph edge 4"),
        ["edge removed"] = (p => p with { Edges = [.. p.Edges.Where(e => e.GraphEdge != 1)] }, "root", "graph edge 2"),
        ["last edge removed"] = (p => p with { Edges = [.. p.Edges.Take(2)] }, "technology", "settlement 4"),
        ["cycle added"] = (p => p with { Edges = [.. p.Edges, Built(p.Graph, 3, p.Edges[0].Key), Built(p.Graph, 4, p.Edges[1].Key)] }, "tree", "closes a cycle"),
        ["edge built twice"] = (p => p with { Edges = [.. p.Edges, p.Edges[0] with { Key = "00000000000000ff" }] }, "plan-edges", "built twice"),
        ["key of another edge"] = (p => p with { Edges = Edit(p.Edges, 2, e => e with { Key = p.Edges[0].Key }) }, "plan-edges", "key"),
        ["key of nothing"] = (p => p with { Edges = Edit(p.Edges, 2, e => e with { Key = "00000000000000aa" }) }, "plan-edges", "give the key"),
        ["wrong parent"] = (p => p with { Edges = Edit(p.Edges, 2, e => e with { ParentKey = p.Edges[0].Key }) }, "tree", "graph edge 2"),
        ["child before parent"] = (p => p with { Edges = [p.Edges[1], p.Edges[0], p.Edges[2]] }, "tree", "stands before"),
        ["people behind an edge"] = (p => p with { Edges = Edit(p.Edges, 0, e => e with { PeopleBehind = e.PeopleBehind + 1 }) }, "tree", "graph edge 0"),
        ["traffic through an edge"] = (p => p with { Edges = Edit(p.Edges, 0, e => e with { DemandMbps = 1 }) }, "tree", "graph edge 0"),
        ["line moved"] = (p => p with { Edges = Edit(p.Edges, 0, e => e with { Points = [e.Points[0], new GeoPoint(70.1, 45.021), e.Points[2]] }) }, "plan-edges", "Point 1"),
        ["point of the graph moved"] = (p => p with { Graph = With(p.Graph, y: Edit(p.Graph.PolylineY, 1, y => y + 1_000_000)) }, "graph-geometry", "graph edge 0"),
        ["vertex moved"] = (p => p with { Graph = With(p.Graph, vertexX: Edit(p.Graph.VertexX, 2, x => x + 1_000)) }, "graph-geometry", "graph edge 1"),
        ["root end moved off the network"] = (p => p with { Graph = With(p.Graph, x: Edit(p.Graph.PolylineX, 0, x => x - 100_000)) }, "graph-geometry", "no existing network"),
        ["length understated"] = (p => p with { Graph = With(p.Graph, length: Edit(p.Graph.EdgeLength, 3, l => l * 0.999_99)) }, "graph-geometry", "graph edge 3"),
        ["length not a number"] = (p => p with { Graph = With(p.Graph, length: Edit(p.Graph.EdgeLength, 3, _ => double.NaN)) }, "graph-geometry", "graph edge 3"),
        ["method made cheaper"] = (p => p with { Graph = With(p.Graph, method: Edit(p.Graph.EdgeMethod, 4, _ => BuildMethod.Aerial)) }, "graph-prices", "graph edge 4"),
        ["method that the place does not allow"] = (p => p with { Graph = With(p.Graph, method: Edit(p.Graph.EdgeMethod, 4, _ => BuildMethod.Aerial)) }, "graph-methods", "graph edge 4"),
        ["existing line where there is none"] = (p => p with { Graph = With(p.Graph, method: Edit(p.Graph.EdgeMethod, 0, _ => BuildMethod.Existing)) }, "graph-methods", "none is on the map"),
        ["technology swapped"] = (p => p with { Settlements = Edit(p.Settlements, 3, s => s with { Technology = Technology.Fibre }) }, "technology", "settlement 4"),
        ["reason that does not fit"] = (p => p with { Settlements = Edit(p.Settlements, 4, s => s with { Reason = "on-network" }) }, "technology", "settlement 5"),
        ["way to the network shortened"] = (p => p with { Settlements = Edit(p.Settlements, 2, s => s with { PathLength = 1 }) }, "technology", "settlement 3"),
        ["settlement left out"] = (p => p with { Settlements = [.. p.Settlements.Take(5)] }, "settlements", "settlement 6"),
        ["settlement twice"] = (p => p with { Settlements = [.. p.Settlements, p.Settlements[5]] }, "settlements", "settlement 6"),
        ["settlement from nowhere"] = (p => p with { Settlements = [.. p.Settlements, p.Settlements[5] with { SettlementId = 99 }] }, "settlements", "settlement 99"),
        ["satellite made dearer"] = (p => p with { Settlements = Edit(p.Settlements, 1, s => s with { AlternativeCost = s.AlternativeCost + 1 }) }, "settlement-prices", "settlement 2"),
        ["serving made cheaper"] = (p => p with { Settlements = Edit(p.Settlements, 1, s => s with { ServeCost = s.ServeCost - 1, Cost = s.Cost - 1 }) }, "settlement-prices", "settlement 2"),
        ["prize raised"] = (p => p with { Graph = With(p.Graph, prize: Edit(p.Graph.Prize, 1, z => z + 1)) }, "settlement-prices", "settlement 2"),
        ["demand lowered"] = (p => p with { Settlements = Edit(p.Settlements, 1, s => s with { DemandMbps = 20 }) }, "settlement-prices", "settlement 2"),
        ["mandatory settlement dropped"] = (p => p with { Options = p.Options with { Mandatory = ["Тастау", "Қарасу"] } }, "wishes", "settlement 5"),
        ["mandatory settlement unknown"] = (p => p with { Options = p.Options with { Mandatory = ["Атлантида"] } }, "wishes", "Атлантида"),
        ["forbidden settlement served"] = (p => p with { Options = p.Options with { Forbidden = ["2"] } }, "wishes", "settlement 2"),
        ["forbidden edge built"] = (p => p with { Options = p.Options with { Forbidden = ["edge:" + p.Edges[1].Key] } }, "wishes", "forbidden, but built"),
        ["forced edge not built"] = (p => p with { Options = p.Options with { Forced = ["edge:00000000000000ee"] } }, "wishes", "edge 00000000000000ee"),
        ["hop too long"] = (p => p with { Options = Set(p.Options, "mw.max_hop", 10) }, "microwave", "graph edge 2"),
        ["hop too narrow"] = (p => p with { Options = Set(p.Options, "mw.capacity", 30) }, "microwave", "graph edge 2"),
        ["hop with too many radios"] = (p => p with { Edges = Edit(p.Edges, 2, e => e with { Radios = 5 }) }, "microwave", "graph edge 2"),
        ["hop with free masts"] = (p => p with { Edges = Edit(p.Edges, 2, e => e with { Masts = 0 }) }, "microwave", "masts"),
        ["sight that nobody checked"] = (p => p with { Edges = Edit(p.Edges, 2, e => e with { Sight = LineOfSight.Clear }) }, "microwave", "graph edge 2"),
        ["budget exceeded"] = (p => p with { Options = p.Options with { Budget = 1_000_000 } }, "budget", "summary"),
        ["settlements miscounted"] = (p => p with { Summary = p.Summary with { Settlements = p.Summary.Settlements with { Fibre = 3 } } }, "counts", "summary"),
        ["people miscounted"] = (p => p with { Summary = p.Summary with { People = p.Summary.People with { Fibre = 2_000 } } }, "counts", "summary"),
        ["estimates hidden"] = (p => p with { Summary = p.Summary with { People = p.Summary.People with { EstimatedShare = 0 } } }, "counts", "summary"),
        ["kilometres shaved"] = (p => p with { Summary = p.Summary with { FibreKm = p.Summary.FibreKm * 0.99 } }, "counts", "summary"),
        ["frontier not rising"] = (p => p with { Frontier = Edit(p.Frontier, 2, c => c with { Cost = 1 }) }, "frontier", "corner 2"),
        ["frontier below its bound"] = (p => p with { Frontier = Edit(p.Frontier, 1, c => c with { LowerBound = c.Cost + 1 }) }, "frontier", "corner 1"),
        ["frontier missing"] = (p => p with { Frontier = [] }, "frontier", "none"),
        ["bound inflated in the summary"] = (p => p with { Summary = p.Summary with { LowerBound = p.Summary.LowerBound + 1 } }, "bound", "summary"),
        ["bound inflated in both"] = (
            p => p with { Summary = p.Summary with { LowerBound = p.Summary.LowerBound + 1 }, Certificate = With(p.Certificate, bound: p.Certificate.LowerBound + 1) }, "bound", "add up"),
        ["offset inflated"] = (p => p with { Certificate = With(p.Certificate, offset: p.Certificate.Offset + 1, bound: p.Certificate.LowerBound + 1) }, "bound", "offset"),
        ["gap embellished"] = (p => p with { Summary = p.Summary with { Gap = 0 } }, "bound", "gap"),
        ["value above the prize"] = (p => p with { Certificate = With(p.Certificate, value: Edit(p.Certificate.TerminalValue, 1, _ => p.Graph.Prize[p.Certificate.Terminal[1]] + 1)) }, "certificate", "settlement 3"),
        ["potential that does not fit"] = (p => p with { Certificate = With(p.Certificate, value: Edit(p.Certificate.TerminalValue, 2, v => v + 1)) }, "certificate", "overload"),
        ["potentials near overflow"] = (p => p with { Certificate = With(p.Certificate, value: Edit(p.Certificate.TerminalValue, 2, _ => long.MaxValue)) }, "certificate", "settlement 4"),
        ["negative potential"] = (p => p with { Certificate = With(p.Certificate, potential: Edit(p.Certificate.Potential, 0, _ => -1)) }, "certificate", "out of place"),
        ["potential at the root"] = (p => p with { Certificate = With(p.Certificate, vertex: Edit(p.Certificate.Vertex, 0, _ => 0)) }, "certificate", "out of place"),
        ["certificate cut short"] = (p => p with { Certificate = With(p.Certificate, value: [.. p.Certificate.TerminalValue.Skip(1)]) }, "certificate", "belong together"),
        ["certificate gone"] = (p => p with { Certificate = null! }, "certificate", "could not be carried out"),
        ["graph cut short"] = (p => p with { Graph = With(p.Graph, cost: [.. p.Graph.EdgeCost.Skip(1)]) }, "graph-shape", "EdgeCost"),
        ["edge into nowhere"] = (p => p with { Graph = With(p.Graph, to: Edit(p.Graph.EdgeTo, 0, _ => 77)) }, "graph-shape", "graph edge 0"),
    };

    public static TheoryData<string> Ways => new(Tampering.Keys);

    [Theory]
    [MemberData(nameof(Ways))]
    public void Tampering_is_found_by_the_right_check(string way)
    {
        var (tamper, check, where) = Tampering[way];
        var outcome = Country.Check(tamper).Single(o => o.Name == check);
        Assert.False(outcome.Ok);
        Assert.Contains(outcome.Failures, f => $"{f.Where}: {f.Message}".Contains(where, StringComparison.Ordinal));
        Assert.Contains(outcome.Failures[0].Where, outcome.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public void When_the_graph_is_not_whole_no_check_passes() =>
        Assert.All(Country.Check(p => p with { Graph = With(p.Graph, to: []) }), outcome => Assert.False(outcome.Ok));

    [Fact]
    public void Potentials_of_two_terminals_share_an_edge()
    {
        // Aqsu and Besqum both load the stretch from the network; together they may take its cost, and not one tenge more.
        var (graph, honest) = (Country.Plan.Graph, Country.Plan.Certificate);
        var first = graph.EdgeCost[0];
        Assert.True(Passes(first / 2, first - (first / 2)));
        Assert.False(Passes(first / 2, first - (first / 2) + 1));

        bool Passes(long ofAqsu, long ofBesqum)
        {
            // Cuts {Aqsu} and {Aqsu, Besqum and everything behind}: only the stretch from the root enters the second one.
            int[] behind = [1, 2, 3, 4];
            var certificate = new DualCertificate
            {
                Offset = honest.Offset,
                LowerBound = honest.Offset + ofAqsu + ofBesqum,
                Terminal = [1, 2],
                TerminalValue = [ofAqsu, ofBesqum],
                Start = [0, 4, 8],
                Vertex = [.. behind, .. behind],
                Potential = new long[8],
            };
            return Country.Check(p => p with { Certificate = certificate }).Single(o => o.Name == "certificate").Ok;
        }
    }

    private static PlanEdge Built(RolloutGraph g, int e, string parent) => new(
        StretchKey.Of(g, e), e, parent, g.EdgeMethod[e], g.EdgeKind[e], g.EdgeLength[e], 0, 0, 0, 0, g.EdgeSight[e],
        g.EdgeCost[e], g.EdgeCapex[e], 0, 0, 0, 1, 2, g.Polyline(e));

    private static PlanOptions Set(PlanOptions options, string key, decimal value) => options with { Overrides = new Dictionary<string, decimal> { [key] = value } };

    private static T[] Edit<T>(IReadOnlyList<T> list, int at, Func<T, T> change) => [.. list.Select((item, i) => i == at ? change(item) : item)];

    private static RolloutGraph With(
        RolloutGraph g, long[]? cost = null, long[]? capex = null, long[]? prize = null, int[]? x = null, int[]? y = null, int[]? vertexX = null, double[]? length = null,
        BuildMethod[]? method = null, int[]? to = null) => new()
        {
            VertexX = vertexX ?? g.VertexX, VertexY = g.VertexY, VertexSettlement = g.VertexSettlement, ServeCost = g.ServeCost, AlternativeCost = g.AlternativeCost,
            Prize = prize ?? g.Prize, EdgeFrom = g.EdgeFrom, EdgeTo = to ?? g.EdgeTo, EdgeMethod = method ?? g.EdgeMethod, EdgeKind = g.EdgeKind, EdgeLength = length ?? g.EdgeLength,
            EdgeRiverCrossings = g.EdgeRiverCrossings, EdgeRailCrossings = g.EdgeRailCrossings, EdgeMasts = g.EdgeMasts, EdgeSight = g.EdgeSight, EdgeRegion = g.EdgeRegion,
            EdgeCost = cost ?? g.EdgeCost, EdgeCapex = capex ?? g.EdgeCapex, ForcedEdges = g.ForcedEdges, PolylineStart = g.PolylineStart, PolylineX = x ?? g.PolylineX, PolylineY = y ?? g.PolylineY,
        };

    private static DualCertificate With(
        DualCertificate c, long? bound = null, long? offset = null, long[]? value = null, int[]? vertex = null, long[]? potential = null) => new()
        {
            LowerBound = bound ?? c.LowerBound, Offset = offset ?? c.Offset, Terminal = c.Terminal, TerminalValue = value ?? c.TerminalValue, Start = c.Start,
            Vertex = vertex ?? c.Vertex, Potential = potential ?? c.Potential,
        };
}
