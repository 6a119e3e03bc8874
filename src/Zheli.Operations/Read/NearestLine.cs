using Zheli.Algorithms.Graphs;
using Zheli.Model.Network;
using Zheli.Model.Programme;

namespace Zheli.Operations.Read;

/// <summary>The cheapest line that would join a settlement to a plan's network as it is built: whole-life cost in whole tenge, length in metres.</summary>
public readonly record struct NearestLine(long Cost, double Length)
{
    /// <summary>The line of every settlement in the graph that the plan's network does not reach, by the settlement's number; none where no way leads.</summary>
    /// <param name="graph">The graph on which the plan was made; a hop counts with one radio.</param>
    /// <param name="edges">What the plan builds.</param>
    public static IReadOnlyDictionary<long, NearestLine> Of(RolloutGraph graph, IReadOnlyList<PlanEdge> edges)
    {
        var rows = new CompactGraph(graph.VertexCount, graph.EdgeFrom, graph.EdgeTo, graph.EdgeCost);
        var (cost, length) = (new long[graph.VertexCount], new double[graph.VertexCount]);
        Array.Fill(cost, long.MaxValue);
        var queue = new PriorityQueue<int, (long Cost, int Vertex)>();
        void Offer(int vertex, long at, double metres)
        {
            if (at < cost[vertex])
            {
                (cost[vertex], length[vertex]) = (at, metres);
                queue.Enqueue(vertex, (at, vertex));
            }
        }

        Offer(RolloutGraph.Root, 0, 0);
        foreach (var edge in edges.Where(edge => edge.GraphEdge >= 0 && edge.GraphEdge < graph.EdgeCount))
        {
            Offer(graph.EdgeFrom[edge.GraphEdge], 0, 0);
            Offer(graph.EdgeTo[edge.GraphEdge], 0, 0);
        }

        while (queue.TryDequeue(out var at, out var priority))
        {
            if (priority.Cost > cost[at])
            {
                continue;
            }

            for (var i = rows.Start[at]; i < rows.Start[at + 1]; i++)
            {
                var edge = rows.Edge[i];
                Offer(rows.Neighbour[i], cost[at] + graph.EdgeCost[edge], length[at] + graph.EdgeLength[edge]);
            }
        }

        var lines = new Dictionary<long, NearestLine>();
        for (var v = 1; v < graph.VertexCount; v++)
        {
            if (graph.VertexSettlement[v] != 0 && cost[v] is > 0 and < long.MaxValue)
            {
                lines[graph.VertexSettlement[v]] = new(cost[v], length[v]);
            }
        }

        return lines;
    }
}
