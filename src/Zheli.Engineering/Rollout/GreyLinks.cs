using Zheli.Algorithms.Graphs;
using Zheli.Engineering.Optics.Grey;
using Zheli.Model;
using Zheli.Model.Network;
using Zheli.Model.Places;
using Zheli.Model.Programme;
using Zheli.Model.Units;

namespace Zheli.Engineering.Rollout;

/// <summary>
/// Lights a network: every span between neighbouring active sites gets its optics, and where none reaches across, the cheapest repeaters. Active are the
/// existing network where the plan hangs from it, every served settlement and both ends of every microwave hop. See <c>docs/methods/rollout.md</c>.
/// </summary>
internal sealed class GreyLinks
{
    private readonly RolloutCase rollout;
    private readonly LoadedTree network;
    private readonly RolloutGraph graph;
    private readonly PlanTree tree;
    private readonly GreyBudget budget;
    private readonly bool[] isActive;
    private readonly double[] route;
    private readonly ILookup<int, RepeaterPlace> repeatersAbove;

    private GreyLinks(RolloutCase rollout, LoadedTree network)
    {
        (this.rollout, this.network, graph, tree) = (rollout, network, rollout.Graph, network.Tree);
        budget = new(rollout.Prices.Range);
        isActive = FindActive();
        route = new double[graph.VertexCount];
        foreach (var v in tree.Order.AsSpan(1))
        {
            var edge = tree.ParentEdge[v];
            route[v] = Local(v).Route(graph.EdgeKind[edge], graph.EdgeLength[edge]);
        }

        var placed = RepeaterPlacement.Place(Tree());
        repeatersAbove = placed.Places.OrderBy(p => p.Offset).ToLookup(p => p.Vertex);
        Places = [.. tree.Order.AsSpan(1).ToArray().SelectMany(v => repeatersAbove[v].OrderByDescending(p => p.Offset))];
        foreach (var place in Places)
        {
            Cost += PriceOf(place);
        }

        if (Cost.WholeLife != placed.Cost)
        {
            throw new InvalidOperationException($"The repeaters cost {Cost.WholeLife}, their placement says {placed.Cost}.");
        }
    }

    /// <summary>Where repeaters stand, from the existing network outwards.</summary>
    public IReadOnlyList<RepeaterPlace> Places { get; }

    /// <summary>What the repeaters cost.</summary>
    public Price Cost { get; }

    /// <summary>Lights a network.</summary>
    public static GreyLinks Of(RolloutCase rollout, LoadedTree network) => new(rollout, network);

    /// <summary>The repeaters as records of the plan.</summary>
    public IReadOnlyList<PlanRepeater> Repeaters()
    {
        var districts = new AreaLocator(rollout.Areas.Where(a => a.Level == AdminLevel.District));
        return [.. Places.Select(place =>
        {
            var (edge, price) = (tree.ParentEdge[place.Vertex], PriceOf(place));
            var location = Outwards(place.Vertex).At(graph.EdgeLength[edge] - LineOffset(place));
            return new PlanRepeater(
                EdgeKey.Of(graph, edge), LineOffset(place), InSettlement(place) ? graph.VertexSettlement[place.Vertex] : null, location,
                network.Traffic[place.Vertex], price.WholeLife, price.Capex, graph.EdgeRegion[edge] == 0 ? null : graph.EdgeRegion[edge],
                districts.Find(location)?.Id);
        })];
    }

    /// <summary>The spans as records of the plan, from the existing network outwards.</summary>
    public IReadOnlyList<PlanSpan> Spans()
    {
        var spans = new List<PlanSpan>();
        foreach (var v in tree.Order.AsSpan(1))
        {
            foreach (var place in repeatersAbove[v].Where(p => p.Offset > 0).OrderByDescending(p => p.Offset))
            {
                spans.Add(Span(place));
            }

            if ((isActive[v] || HasRepeater(v)) && IsFibre(v))
            {
                spans.Add(Span(new(v, 0)));
            }
        }

        return spans;
    }

    /// <summary>Figures of the spans; counts those between active nodes that no optic would reach without a repeater.</summary>
    public OpticsSummary Summary(IReadOnlyList<PlanSpan> spans)
    {
        var tooLong = tree.Order.AsSpan(1).ToArray().Count(v => isActive[v] && IsFibre(v) && BareRoute(v) > budget.Reach(Traffic(v)).Value);
        return new(
            spans.Count, Places.Count, tooLong, spans.Count == 0 ? 0 : spans.Max(s => s.Route) / 1000, spans.Count == 0 ? 0 : spans.Min(s => s.MarginDb));
    }

    private bool[] FindActive()
    {
        var active = new bool[graph.VertexCount];
        active[RolloutGraph.Root] = true;
        foreach (var v in tree.Order.AsSpan(1))
        {
            active[v] |= network.Served[v];
            if (!IsFibre(v))
            {
                active[v] = active[tree.Parent[v]] = true;
            }
        }

        return active;
    }

    private RepeaterTree Tree()
    {
        var (length, reach) = (new int[graph.VertexCount], new int[graph.VertexCount]);
        var (atVertex, onLine, lit) = (new long[graph.VertexCount], new long[graph.VertexCount], new bool[graph.VertexCount]);
        foreach (var v in tree.Order.AsSpan(1))
        {
            // Rounded so that a span is never longer, nor light weaker, than the whole metres say.
            (length[v], reach[v]) = ((int)Math.Ceiling(route[v]), (int)budget.Reach(Traffic(v)).Value);
            onLine[v] = Local(v).Repeater(inSettlement: false).WholeLife;
            atVertex[v] = graph.VertexSettlement[v] == 0 ? onLine[v] : Math.Min(onLine[v], Local(v).Repeater(inSettlement: true).WholeLife);
            lit[v] = IsFibre(v);
            if (reach[v] < 1)
            {
                throw new BadInputException(
                    "optics-reach-nothing", "catalogue", "With these losses, connectors and margin no optic reaches anywhere.",
                    "Maybe opt.margin, opt.connectors or acc.conn_loss is too large.");
            }
        }

        return new()
        {
            Order = tree.Order, Parent = tree.Parent, Length = length, IsLit = lit, IsActive = isActive, Reach = reach, CostAtVertex = atVertex, CostOnLine = onLine,
        };
    }

    private PlanSpan Span(RepeaterPlace outer)
    {
        var inner = NextInwards(outer);
        var (points, length, cable) = (new List<GeoPoint>(), 0.0, 0.0);
        for (var at = outer; ; at = new(tree.Parent[at.Vertex], 0))
        {
            var isLast = at.Vertex == inner?.Vertex || (inner is null && tree.Parent[at.Vertex] == RolloutGraph.Root)
                || (inner is { Offset: 0 } end && tree.Parent[at.Vertex] == end.Vertex);
            var to = isLast && at.Vertex == inner?.Vertex ? LineOffset(inner.Value) : graph.EdgeLength[tree.ParentEdge[at.Vertex]];
            Append(points, at, to);
            length += to - LineOffset(at);
            cable += (to - LineOffset(at)) * Share(at.Vertex);
            if (isLast)
            {
                break;
            }
        }

        points.Reverse();
        var traffic = Traffic(outer.Vertex);
        var light = budget.Light(new(cable), traffic) ?? throw new BadInputException(
            "optics-window", "catalogue", FormattableString.Invariant($"No optic works over {cable / 1000:0.0} km both on the first day and on the last."),
            "Maybe the low end of a loss is far below the figure in use: set the figure itself.");
        var settlement = outer.Offset == 0 ? graph.VertexSettlement[outer.Vertex] : 0;
        return new(
            EdgeKey.Of(graph, tree.ParentEdge[outer.Vertex]), LineOffset(outer), settlement == 0 ? null : settlement,
            inner is { } site ? EdgeKey.Of(graph, tree.ParentEdge[site.Vertex]) : null, inner is { } place ? LineOffset(place) : 0,
            length, cable, traffic.Value, light.Optic.Name, light.Links, light.Most.Value, light.Least.Value, light.Margin.Value, light.Attenuator.Value,
            [.. points]);
    }

    /// <summary>The next active site towards the network; null for the network itself.</summary>
    private RepeaterPlace? NextInwards(RepeaterPlace outer)
    {
        for (var at = outer; ; at = new(tree.Parent[at.Vertex], 0))
        {
            foreach (var place in repeatersAbove[at.Vertex])
            {
                if (place.Offset > at.Offset)
                {
                    return place;
                }
            }

            var parent = tree.Parent[at.Vertex];
            if (parent == RolloutGraph.Root)
            {
                return null;
            }

            if (isActive[parent] || HasRepeater(parent))
            {
                return new(parent, 0);
            }
        }
    }

    /// <summary>Adds the line above a vertex from one place on it up to so many metres from its outer end, inwards.</summary>
    private void Append(List<GeoPoint> points, RepeaterPlace from, double to)
    {
        var length = graph.EdgeLength[tree.ParentEdge[from.Vertex]];
        var part = Outwards(from.Vertex).Part(length - to, length - LineOffset(from));
        for (var i = part.Count - 1; i >= 0; i--)
        {
            if (points.Count == 0 || points[^1] != part[i])
            {
                points.Add(part[i]);
            }
        }
    }

    /// <summary>The line above a vertex, from the network side outwards.</summary>
    private MeasuredLine Outwards(int v)
    {
        var edge = tree.ParentEdge[v];
        var points = graph.Polyline(edge);
        if (graph.EdgeTo[edge] != v)
        {
            Array.Reverse(points);
        }

        return new(points);
    }

    private double BareRoute(int v)
    {
        var metres = 0.0;
        do
        {
            metres += route[v];
            v = tree.Parent[v];
        }
        while (!isActive[v]);
        return metres;
    }

    private bool HasRepeater(int v) => repeatersAbove[v].Any(p => p.Offset == 0);

    private bool InSettlement(RepeaterPlace place) => place.Offset == 0 && graph.VertexSettlement[place.Vertex] != 0
        && Local(place.Vertex).Repeater(inSettlement: true).WholeLife <= Local(place.Vertex).Repeater(inSettlement: false).WholeLife;

    private Price PriceOf(RepeaterPlace place) => Local(place.Vertex).Repeater(InSettlement(place));

    /// <summary>Metres of line between a place and the outer end of its edge; offsets are in metres of cable, rounded up over the edge.</summary>
    private double LineOffset(RepeaterPlace place) =>
        place.Offset == 0 ? 0 : Math.Min(place.Offset / Share(place.Vertex), graph.EdgeLength[tree.ParentEdge[place.Vertex]]);

    /// <summary>Metres of cable in a metre of line above a vertex.</summary>
    private double Share(int v) => graph.EdgeLength[tree.ParentEdge[v]] is > 0 and var length ? route[v] / length : 1;

    private bool IsFibre(int v) => graph.EdgeMethod[tree.ParentEdge[v]] != BuildMethod.Microwave;

    private MegabitsPerSecond Traffic(int v) => new(network.Traffic[v]);

    private RegionPrices Local(int v) => rollout.Prices.For(graph.EdgeRegion[tree.ParentEdge[v]]);
}
