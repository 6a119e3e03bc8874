using System.Diagnostics;
using System.Globalization;
using Zheli.Algorithms.Steiner;
using Zheli.Model;
using Zheli.Operations.Verify;

namespace Zheli.Operations.Solve;

/// <summary>Checks a tree and a proof against their instance, by definition, with nothing of the solver but the instance's arrays.</summary>
public static class StpVerification
{
    /// <summary>Checks what is given.</summary>
    /// <param name="stp">The instance.</param>
    /// <param name="solution">A solution file, or null.</param>
    /// <param name="certificate">A certificate file, or null.</param>
    /// <exception cref="BadInputException">A file cannot be read.</exception>
    public static VerifyResult Run(string stp, string? solution, string? certificate)
    {
        var clock = Stopwatch.StartNew();
        var instance = StpReader.Read(stp);
        var checks = new List<CheckOutcome>();
        long? cost = null, bound = null;
        if (solution is not null)
        {
            cost = CheckTree(instance, solution, checks);
        }

        if (certificate is not null)
        {
            bound = new StpCertificateCheck(instance, certificate).Run(checks);
        }

        if (cost is { } c && bound is { } b)
        {
            checks.Add(Outcome("gap", b <= c, $"The tree costs {Number(instance, c)} and no tree costs less than {Number(instance, b)}."));
        }

        return new VerifyResult(instance.Name, checks.Count > 0 && checks.All(k => k.Ok), checks, clock.Elapsed.TotalSeconds);
    }

    /// <summary>The outcome of one check.</summary>
    internal static CheckOutcome Outcome(string name, bool ok, string detail) =>
        new(name, ok, detail, new Dictionary<string, double>(), ok ? [] : [new CheckFailure(name, detail, null)], ok ? 0 : 1);

    /// <summary>A whole number of the instance in the file's own unit.</summary>
    internal static string Number(StpInstance instance, long number) => instance.Unscaled(number).ToString(CultureInfo.InvariantCulture);

    private static long? CheckTree(StpInstance instance, string path, List<CheckOutcome> checks)
    {
        var (graph, prize) = (instance.Graph.Graph, instance.Graph.Prize);
        var (stated, chosen, single) = StpSolutionFile.Read(path, graph.VertexCount);
        long sum = 0;
        foreach (var (u, v) in chosen)
        {
            long price = Cheapest(instance, u, v);
            if (price < 0)
            {
                checks.Add(Outcome("tree", false, $"The instance has no edge {u + 1} – {v + 1}."));
                return null;
            }

            sum += price;
        }

        int start = !instance.IsUnrooted ? instance.Graph.Root : chosen.Count > 0 ? chosen[0].U : single;
        bool[] inside = Reached(graph.VertexCount, chosen, start, out int vertices);
        bool tree = vertices == (start < 0 ? 0 : chosen.Count + 1);
        checks.Add(Outcome("tree", tree, tree
            ? $"{chosen.Count} edges are a tree of {vertices} vertices."
            : $"{chosen.Count} edges reach {vertices} vertices: they are no tree{(instance.IsUnrooted ? "" : " with the root")}."));
        int missing = Array.FindIndex(prize, 0, p => p >= SteinerProblem.Mandatory);
        while (missing >= 0 && inside[missing])
        {
            missing = Array.FindIndex(prize, missing + 1, p => p >= SteinerProblem.Mandatory);
        }

        checks.Add(Outcome("terminals", missing < 0, missing < 0 ? "Every terminal that must be connected is." : $"Terminal {missing + 1} is not connected."));
        for (int v = 0; v < prize.Length; v++)
        {
            sum += inside[v] || prize[v] >= SteinerProblem.Mandatory ? 0 : prize[v];
        }

        bool same = stated is not { } claim || claim == instance.Unscaled(sum);
        checks.Add(Outcome("cost", same, same ? $"Edges and prizes outside add up to {Number(instance, sum)}." : $"Edges and prizes outside add up to {Number(instance, sum)}, not to {stated}."));
        return tree && missing < 0 ? sum : null;
    }

    private static long Cheapest(StpInstance instance, int u, int v)
    {
        var graph = instance.Graph.Graph;
        long best = -1;

        // From the end with fewer edges: a hub of many is not looked through for each of them.
        (u, v) = graph.Start[u + 1] - graph.Start[u] <= graph.Start[v + 1] - graph.Start[v] ? (u, v) : (v, u);
        for (int i = graph.Start[u]; i < graph.Start[u + 1]; i++)
        {
            long price = graph.Cost[graph.Edge[i]];
            best = graph.Neighbour[i] == v && (best < 0 || price < best) ? price : best;
        }

        return best;
    }

    private static bool[] Reached(int vertexCount, List<(int U, int V)> edges, int start, out int count)
    {
        var neighbours = edges.SelectMany(e => new[] { e, (U: e.V, V: e.U) }).ToLookup(e => e.U, e => e.V);
        bool[] seen = new bool[vertexCount];
        count = 0;
        if (start < 0)
        {
            return seen;
        }

        var stack = new Stack<int>([start]);
        seen[start] = true;
        while (stack.TryPop(out int v))
        {
            count++;
            foreach (int u in neighbours[v].Where(u => !seen[u]))
            {
                seen[u] = true;
                stack.Push(u);
            }
        }

        return seen;
    }
}
