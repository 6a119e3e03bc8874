using System.Globalization;
using System.Text;
using Zheli.Algorithms.Steiner;
using Zheli.Model.Network;
using Zheli.Model.Programme;
using Zheli.Operations.Solve;

namespace Zheli.Operations.Export;

/// <summary>
/// Instances of a plan in the STP format of SteinLib (Koch, Martin and Voß 2001; prize-collecting sections of the 11th DIMACS challenge), for any published
/// solver: rooted prize-collecting, whole tenge, vertex numbers one higher than in the project. Of parallel edges the cheapest stands for all, and loops are left out.
/// </summary>
internal static class StpExport
{
    /// <summary>
    /// Writes the plan's own instance. What every tree costs is the edge from the root to one vertex more, which must be reached, so a solution's cost is its
    /// plan's and the tree of the plan costs what the plan costs.
    /// </summary>
    public static void WriteOwn(Stream stream, RolloutPlan plan) => Write(
        stream, plan, [.. PlanInstance.Own(plan), new(-1, RolloutGraph.Root, plan.Graph.VertexCount, PlanInstance.FixedCost(plan))],
        [
            $"Hops stand where the plan has them, at the price of all their radios, with what hangs behind them; all else may be chosen freely.",
            $"Vertex {plan.Graph.VertexCount + 1} stands for what every tree costs: {plan.Certificate.Offset} tenge beside edges and prizes, and {plan.Summary.Cost.Repeaters} for the plan's repeaters.",
            $"The plan costs {plan.Summary.Cost.Total} tenge in all, as its tree does here; no plan costs less than {plan.Summary.LowerBound}.",
        ]);

    /// <summary>Writes all that was offered to the optimiser, each hop with one radio.</summary>
    public static void WriteOffered(Stream stream, RolloutPlan plan) => Write(
        stream, plan, PlanInstance.Offered(plan.Graph),
        plan.Options.Budget is null
            ? [$"A hop costs one radio, whatever it carries: the best cost here plus {plan.Certificate.Offset} tenge bounds every plan from below."]
            : [$"The prizes are those at which the network within the budget is proved."]);

    /// <summary>The plan's tree as a solution of its own instance, or of what was offered, its cost counted as the instance counts.</summary>
    public static void WriteTree(Stream stream, RolloutPlan plan, bool own)
    {
        var graph = plan.Graph;
        var listed = (own ? PlanInstance.Own(plan) : PlanInstance.Offered(graph)).ToDictionary(e => (e.Low, e.High), e => e.Cost);
        var ends = plan.Edges.Select(e => (Low: Math.Min(graph.EdgeFrom[e.GraphEdge], graph.EdgeTo[e.GraphEdge]), High: Math.Max(graph.EdgeFrom[e.GraphEdge], graph.EdgeTo[e.GraphEdge]))).ToList();
        var mustReach = PlanInstance.MustReach(graph);
        var reached = new bool[graph.VertexCount];
        reached[RolloutGraph.Root] = true;
        foreach (var (u, v) in ends)
        {
            reached[u] = reached[v] = true;
        }

        var lost = Enumerable.Range(1, graph.VertexCount - 1).Where(v => !reached[v] && !mustReach[v] && graph.Prize[v] < SteinerProblem.Mandatory).Sum(v => graph.Prize[v]);
        var cost = ends.Sum(e => listed[e]) + lost;
        if (own)
        {
            cost += PlanInstance.FixedCost(plan);
            ends.Add((RolloutGraph.Root, graph.VertexCount));
        }

        StpSolutionFile.Write(stream, Plain(plan.Options.Scenario), cost, ends.Select(e => (e.Low + 1, e.High + 1)));
    }

    private static void Write(Stream stream, RolloutPlan plan, IReadOnlyList<InstanceEdge> edges, FormattableString[] remarks)
    {
        using var text = new StreamWriter(stream, new UTF8Encoding(false), 1 << 16, leaveOpen: true) { NewLine = "\n" };
        text.WriteLine("33D32945 STP File, STP Format Version 1.0");
        text.WriteLine();
        text.WriteLine("SECTION Comment");
        text.WriteLine($"Name \"{Plain(plan.Options.Scenario)}\"");
        text.WriteLine("Creator \"zheli export\"");
        text.WriteLine("Problem \"Rooted Prize-Collecting Steiner Problem in Graphs\"");
        foreach (var words in remarks)
        {
            text.WriteLine("Remark \"" + words.ToString(CultureInfo.InvariantCulture) + '"');
        }

        text.WriteLine("END");
        text.WriteLine();
        text.WriteLine("SECTION Graph");
        text.WriteLine(Line("Nodes", Math.Max(plan.Graph.VertexCount, edges.Select(e => e.High + 1).DefaultIfEmpty(0).Max())));
        text.WriteLine(Line("Edges", edges.Count));
        foreach (var edge in edges)
        {
            text.WriteLine(Line("E", edge.Low + 1, edge.High + 1, edge.Cost));
        }

        text.WriteLine("END");
        text.WriteLine();
        WriteTerminals(text, plan.Graph, edges.Any(e => e.Edge < 0));
        text.WriteLine();
        text.WriteLine("EOF");
    }

    private static void WriteTerminals(StreamWriter text, RolloutGraph graph, bool withFixed)
    {
        var mustReach = PlanInstance.MustReach(graph);
        int[] terminals = [.. Enumerable.Range(1, graph.VertexCount - 1).Where(v => mustReach[v] || graph.Prize[v] > 0)];
        text.WriteLine("SECTION Terminals");
        text.WriteLine(Line("Terminals", terminals.Length + (withFixed ? 1 : 0)));
        text.WriteLine(Line("RootP", RolloutGraph.Root + 1));
        foreach (var v in terminals)
        {
            text.WriteLine(mustReach[v] || graph.Prize[v] >= SteinerProblem.Mandatory ? Line("T", v + 1) : Line("TP", v + 1, graph.Prize[v]));
        }

        if (withFixed)
        {
            text.WriteLine(Line("T", graph.VertexCount + 1));
        }

        text.WriteLine("END");
    }

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
