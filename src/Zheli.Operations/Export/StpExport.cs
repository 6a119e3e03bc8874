using System.Globalization;
using System.Text;
using Zheli.Algorithms.Steiner;
using Zheli.Model.Network;
using Zheli.Model.Programme;
using Zheli.Operations.Solve;

namespace Zheli.Operations.Export;

/// <summary>
/// The optimiser's instance of a plan in the STP format of SteinLib (Koch, Martin and Voß 2001; prize-collecting sections of the 11th DIMACS challenge), for
/// any published solver: rooted prize-collecting, whole tenge, vertex numbers one higher than in the project. Of parallel edges the cheapest stands
/// for all, and loops are left out. A hop costs one radio: such solvers know no capacity.
/// </summary>
internal static class StpExport
{
    /// <summary>Edges that the instance lists, ascending: of parallel ones the cheapest, the first among equals.</summary>
    public static int[] ListedEdges(RolloutGraph graph)
    {
        var cheapest = new Dictionary<(int Low, int High), int>();
        for (var e = 0; e < graph.EdgeCount; e++)
        {
            var ends = Ends(graph, e);
            if (ends.Low != ends.High && (!cheapest.TryGetValue(ends, out var known) || CostOf(graph, e) < CostOf(graph, known)))
            {
                cheapest[ends] = e;
            }
        }

        return [.. cheapest.Values.Order()];
    }

    /// <summary>Writes the instance.</summary>
    public static void Write(Stream stream, RolloutPlan plan)
    {
        var (graph, edges) = (plan.Graph, ListedEdges(plan.Graph));
        using var text = new StreamWriter(stream, new UTF8Encoding(false), 1 << 16, leaveOpen: true) { NewLine = "\n" };
        text.WriteLine("33D32945 STP File, STP Format Version 1.0");
        text.WriteLine();
        text.WriteLine("SECTION Comment");
        text.WriteLine($"Name \"{Plain(plan.Options.Scenario)}\"");
        text.WriteLine("Creator \"zheli export\"");
        text.WriteLine("Problem \"Rooted Prize-Collecting Steiner Problem in Graphs\"");
        if (plan.Options.Budget is null)
        {
            Remark(text, $"A solution's cost plus {plan.Certificate.Offset} tenge is its plan's, before parallel radios and repeaters.");
            Remark(text, $"The plan as kept costs {plan.Summary.Cost.Total} tenge in all, and none costs less than {plan.Summary.LowerBound}.");
        }
        else
        {
            Remark(text, $"The prizes are those at which the network within the budget is proved.");
        }

        text.WriteLine("END");
        text.WriteLine();
        text.WriteLine("SECTION Graph");
        text.WriteLine(Line("Nodes", graph.VertexCount));
        text.WriteLine(Line("Edges", edges.Length));
        foreach (var e in edges)
        {
            text.WriteLine(Line("E", graph.EdgeFrom[e] + 1, graph.EdgeTo[e] + 1, CostOf(graph, e)));
        }

        text.WriteLine("END");
        text.WriteLine();
        WriteTerminals(text, graph);
        text.WriteLine();
        text.WriteLine("EOF");
    }

    /// <summary>
    /// The plan's tree as a solution of the instance, its cost counted as the instance counts: what the plan pays above it, offset apart, is for parallel radios, repeaters and
    /// edges that are dearer than another between the same two vertices.
    /// </summary>
    public static void WriteTree(Stream stream, RolloutPlan plan)
    {
        var graph = plan.Graph;
        var listed = ListedEdges(graph).ToDictionary(e => Ends(graph, e), e => CostOf(graph, e));
        var ends = plan.Edges.Select(edge => Ends(graph, edge.GraphEdge)).ToList();
        var mustReach = MustReach(graph);
        var reached = new bool[graph.VertexCount];
        reached[RolloutGraph.Root] = true;
        foreach (var (u, v) in ends)
        {
            reached[u] = reached[v] = true;
        }

        var lost = Enumerable.Range(1, graph.VertexCount - 1).Where(v => !reached[v] && !mustReach[v] && graph.Prize[v] < SteinerProblem.Mandatory).Sum(v => graph.Prize[v]);
        StpSolutionFile.Write(stream, Plain(plan.Options.Scenario), ends.Sum(e => listed[e]) + lost, ends.Select(e => (e.Low + 1, e.High + 1)));
    }

    /// <summary>What the optimiser pays for an edge: a forced one is paid already.</summary>
    public static long CostOf(RolloutGraph graph, int edge) => Array.BinarySearch(graph.ForcedEdges, edge) >= 0 ? 0 : graph.EdgeCost[edge];

    private static (int Low, int High) Ends(RolloutGraph graph, int edge) =>
        (Math.Min(graph.EdgeFrom[edge], graph.EdgeTo[edge]), Math.Max(graph.EdgeFrom[edge], graph.EdgeTo[edge]));

    /// <summary>The ends of forced edges, by vertex.</summary>
    private static bool[] MustReach(RolloutGraph graph)
    {
        var mustReach = new bool[graph.VertexCount];
        foreach (var edge in graph.ForcedEdges)
        {
            mustReach[graph.EdgeFrom[edge]] = mustReach[graph.EdgeTo[edge]] = true;
        }

        return mustReach;
    }

    private static void WriteTerminals(StreamWriter text, RolloutGraph graph)
    {
        var mustReach = MustReach(graph);
        int[] terminals = [.. Enumerable.Range(1, graph.VertexCount - 1).Where(v => mustReach[v] || graph.Prize[v] > 0)];
        text.WriteLine("SECTION Terminals");
        text.WriteLine(Line("Terminals", terminals.Length));
        text.WriteLine(Line("RootP", RolloutGraph.Root + 1));
        foreach (var v in terminals)
        {
            text.WriteLine(mustReach[v] || graph.Prize[v] >= SteinerProblem.Mandatory ? Line("T", v + 1) : Line("TP", v + 1, graph.Prize[v]));
        }

        text.WriteLine("END");
    }

    private static void Remark(StreamWriter text, FormattableString words) => text.WriteLine("Remark \"" + words.ToString(CultureInfo.InvariantCulture) + '"');

    private static string Line(string word, params ReadOnlySpan<long> numbers)
    {
        var line = new StringBuilder(word);
        foreach (var number in numbers)
        {
            line.Append(' ').Append(number.ToString(CultureInfo.InvariantCulture));
        }

        return line.ToString();
    }

    private static string Plain(string text) => text.Replace('"', '\'').ReplaceLineEndings(" ");
}
