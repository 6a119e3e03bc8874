using System.Globalization;
using System.Text;
using Zheli.Engineering.Rollout;
using Zheli.Model.Network;
using Zheli.Model.Places;
using Zheli.Model.Programme;
using Zheli.Operations.Words;

namespace Zheli.Operations.Export;

/// <summary>The tables that lead from the numbers of an exported instance back to the map.</summary>
internal static class StpTables
{
    /// <summary>One edge of the instances, with what it costs in the plan's own and among all that was offered; null where it is not listed.</summary>
    public sealed record Row(int Edge, long? Own, long? Offered);

    /// <summary>Edges of either instance, by their number in the graph.</summary>
    public static IReadOnlyList<Row> Rows(RolloutPlan plan)
    {
        var offered = PlanInstance.Offered(plan.Graph).ToDictionary(e => e.Edge, e => e.Cost);
        var own = plan.Options.Budget is null ? PlanInstance.Own(plan).ToDictionary(e => e.Edge, e => e.Cost) : [];
        return [.. offered.Keys.Union(own.Keys).Order().Select(e => new Row(e, own.TryGetValue(e, out var mine) ? mine : null, offered.TryGetValue(e, out var price) ? price : null))];
    }

    /// <summary>One row an edge.</summary>
    public static Column<Row>[] Edges(ExportPlan it)
    {
        var graph = it.Plan.Graph;
        return
        [
            new("vertex_from", new("Бірінші төбе", "Первая вершина", "First vertex"), ColumnKind.Whole, 10, r => graph.EdgeFrom[r.Edge] + 1),
            new("vertex_to", new("Екінші төбе", "Вторая вершина", "Second vertex"), ColumnKind.Whole, 10, r => graph.EdgeTo[r.Edge] + 1),
            new("edge_key", new("Бөлік", "Участок", "Edge"), ColumnKind.Text, 20, r => EdgeKey.Of(graph, r.Edge)),
            new("method", new("Құрылыс әдісі", "Способ строительства", "Build method"), ColumnKind.Text, 24, r => it.Say(Wording.Of(graph.EdgeMethod[r.Edge]))),
            new("kind", new("Дәліз", "Коридор", "Corridor"), ColumnKind.Text, 22, r => it.Say(Wording.Of(graph.EdgeKind[r.Edge]))),
            new("length_m", new("Ұзындығы, м", "Длина, м", "Length, m"), ColumnKind.Decimal, 12, r => graph.EdgeLength[r.Edge]),
            new("cost_kzt", new("Толық құны, ₸", "Полная стоимость, ₸", "Whole-life cost, ₸"), ColumnKind.Money, 17, r => graph.EdgeCost[r.Edge]),
            new("own_cost_kzt", new("Жоспардың өз есебінде, ₸", "В собственной задаче плана, ₸", "In the plan's own instance, ₸"), ColumnKind.Money, 17, r => r.Own),
            new("offered_cost_kzt", new("Ұсынылғандар есебінде, ₸", "В задаче со всеми предложениями, ₸", "Among all that was offered, ₸"), ColumnKind.Money, 17, r => r.Offered),
            new("wkt", new("Сызық", "Линия", "Line"), ColumnKind.Text, 40, r => Line(graph.Polyline(r.Edge))),
        ];
    }

    /// <summary>One row a vertex; the root, all points of the existing network at once, has no place.</summary>
    public static Column<int>[] Vertices(ExportPlan it)
    {
        var graph = it.Plan.Graph;
        var places = it.Settlements.ToDictionary(row => row.Place.Id, row => row.Place);
        Settlement? At(int vertex) => places.GetValueOrDefault(graph.VertexSettlement[vertex]);
        return
        [
            new("vertex", new("Төбе", "Вершина", "Vertex"), ColumnKind.Whole, 9, v => v + 1),
            new("longitude", new("Бойлық, °", "Долгота, °", "Longitude, °"), ColumnKind.Degrees, 13, v => Place(graph, v)?.Longitude),
            new("latitude", new("Ендік, °", "Широта, °", "Latitude, °"), ColumnKind.Degrees, 13, v => Place(graph, v)?.Latitude),
            new("settlement_id", new("Елді мекен нөмірі", "Номер населённого пункта", "Settlement number"), ColumnKind.Whole, 9, v => At(v)?.Id),
            new("kato", new("ӘАОЖ коды", "Код КАТО", "KATO"), ColumnKind.Text, 11, v => At(v)?.Kato),
            new("name", new("Елді мекен", "Населённый пункт", "Settlement"), ColumnKind.Text, 26, v => At(v)?.Names.In(it.Language.Code())),
            new("serve_cost_kzt", new("Желіден қосу құны, ₸", "Стоимость подключения от сети, ₸", "Cost when served, ₸"), ColumnKind.Money, 17, v => graph.ServeCost[v]),
            new("alternative_cost_kzt", new("Спутник құны, ₸", "Стоимость по спутнику, ₸", "Cost by satellite, ₸"), ColumnKind.Money, 17, v => graph.AlternativeCost[v]),
        ];
    }

    private static GeoPoint? Place(RolloutGraph graph, int vertex) =>
        vertex == RolloutGraph.Root ? null : GeoPoint.FromGrid(graph.VertexX[vertex], graph.VertexY[vertex]);

    private static string Line(GeoPoint[] points)
    {
        var text = new StringBuilder("LINESTRING (");
        for (var i = 0; i < points.Length; i++)
        {
            text.Append(CultureInfo.InvariantCulture, $"{(i > 0 ? ", " : "")}{points[i].Longitude:0.#######} {points[i].Latitude:0.#######}");
        }

        return text.Append(')').ToString();
    }
}
