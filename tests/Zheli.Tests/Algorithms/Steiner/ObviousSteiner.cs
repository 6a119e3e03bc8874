using Zheli.Algorithms.Graphs;
using Zheli.Algorithms.Steiner;

namespace Zheli.Tests.Algorithms.Steiner;

/// <summary>Slow and obvious twins: the optimum by trying every set of edges, and the certificate by its definition.</summary>
internal static class ObviousSteiner
{
    /// <summary>The least objective over all sets of edges, or null when a mandatory vertex is out of reach.</summary>
    public static long? Optimum(SteinerProblem problem)
    {
        var graph = problem.Graph;
        long best = long.MaxValue;
        for (int set = 0; set < 1 << graph.EdgeCount; set++)
        {
            var inside = new HashSet<int> { problem.Root };
            long cost = 0;
            for (int e = 0; e < graph.EdgeCount; e++)
            {
                cost += (set >> e & 1) * graph.Cost[e];
            }

            for (bool grown = true; grown;)
            {
                grown = false;
                for (int e = 0; e < graph.EdgeCount; e++)
                {
                    if ((set >> e & 1) == 1 && (inside.Contains(graph.Tail[e]) || inside.Contains(graph.Head[e])))
                    {
                        grown |= inside.Add(graph.Tail[e]) | inside.Add(graph.Head[e]);
                    }
                }
            }

            for (int v = 0; v < graph.VertexCount; v++)
            {
                cost += inside.Contains(v) ? 0 : problem.Prize[v] >= SteinerProblem.Mandatory ? SteinerProblem.Mandatory : problem.Prize[v];
            }

            best = Math.Min(best, cost);
        }

        return best >= SteinerProblem.Mandatory ? null : best;
    }

    /// <summary>The cheapest spanning tree of every set of vertices with the root and all that must be inside.</summary>
    public static long ByVertexSets(SteinerProblem problem)
    {
        var (graph, best) = (problem.Graph, long.MaxValue);
        for (var set = 1; set < 1 << graph.VertexCount; set++)
        {
            bool Has(int v) => (set >> v & 1) == 1;
            var outside = Enumerable.Range(0, graph.VertexCount).Where(v => !Has(v) && v != problem.Root).ToList();
            if (!Has(problem.Root) || outside.Exists(v => problem.Prize[v] >= SteinerProblem.Mandatory))
            {
                continue;
            }

            var (sets, joined, cost) = (new DisjointSets(graph.VertexCount), 1, outside.Sum(v => problem.Prize[v]));
            foreach (var e in Enumerable.Range(0, graph.EdgeCount).Where(e => Has(graph.Tail[e]) && Has(graph.Head[e])).OrderBy(e => graph.Cost[e]))
            {
                if (sets.Union(graph.Tail[e], graph.Head[e]))
                {
                    (joined, cost) = (joined + 1, cost + graph.Cost[e]);
                }
            }

            best = joined == System.Numerics.BitOperations.PopCount((uint)set) ? Math.Min(best, cost) : best;
        }

        return best;
    }

    /// <summary>What is wrong with a certificate, or null.</summary>
    public static string? Objection(SteinerProblem problem, DualPotentials dual)
    {
        var graph = problem.Graph;
        var used = new Dictionary<(int Edge, bool FromTail), System.Int128>();
        System.Int128 sum = 0;
        for (int t = 0; t < dual.Terminal.Length; t++)
        {
            int k = dual.Terminal[t];
            long value = dual.TerminalValue[t];
            if (value <= 0 || (problem.Prize[k] < SteinerProblem.Mandatory && value > problem.Prize[k] * dual.Parts) || k == problem.Root)
            {
                return $"terminal {k} pays {value} of its prize {problem.Prize[k]}";
            }

            if (t > 0 && k <= dual.Terminal[t - 1])
            {
                return "terminals are not ascending";
            }

            sum += value;
            var y = new Dictionary<int, long>();
            for (int at = dual.Start[t]; at < dual.Start[t + 1]; at++)
            {
                if (dual.Potential[at] < 0 || dual.Potential[at] >= value || !y.TryAdd(dual.Vertex[at], dual.Potential[at]))
                {
                    return $"terminal {k} has the potential {dual.Potential[at]} at {dual.Vertex[at]}";
                }
            }

            if (y.GetValueOrDefault(k, value) != 0 || y.ContainsKey(problem.Root))
            {
                return $"terminal {k} is not at 0, or the root not at its value";
            }

            for (int e = 0; e < graph.EdgeCount; e++)
            {
                long drop = y.GetValueOrDefault(graph.Tail[e], value) - y.GetValueOrDefault(graph.Head[e], value);
                if (drop != 0)
                {
                    var arc = (e, drop > 0);
                    used[arc] = used.GetValueOrDefault(arc) + Math.Abs(drop);
                }
            }
        }

        var balance = dual.BalanceVertex.Zip(dual.Balance).ToDictionary(b => b.First, b => b.Second);
        if (balance.Any(b => b.Value <= 0 || b.Key == problem.Root || problem.Prize[b.Key] > 0))
        {
            return "a balance is not positive, or at the root or a prize";
        }

        for (int e = 0; e < graph.EdgeCount; e++)
        {
            foreach (bool fromTail in new[] { true, false })
            {
                var (from, to) = fromTail ? (graph.Tail[e], graph.Head[e]) : (graph.Head[e], graph.Tail[e]);
                var use = used.GetValueOrDefault((e, fromTail));
                var most = ((System.Int128)graph.Cost[e] * dual.Parts) - balance.GetValueOrDefault(from) + balance.GetValueOrDefault(to);
                if (use > most)
                {
                    return $"edge {e} carries {use} of {most}";
                }
            }
        }

        return sum == dual.Sum ? null : $"values sum to {sum}, not {dual.Sum}";
    }

    /// <summary>What is wrong with a solution, or null.</summary>
    public static string? Objection(SteinerProblem problem, SteinerSolution solution)
    {
        var graph = problem.Graph;
        var inside = new HashSet<int> { problem.Root };
        var left = solution.Edges.ToList();
        if (!left.SequenceEqual(left.Distinct().Order()))
        {
            return "edges are not ascending";
        }

        while (left.Count > 0)
        {
            int e = left.FindIndex(x => inside.Contains(graph.Tail[x]) != inside.Contains(graph.Head[x]));
            if (e < 0)
            {
                return "edges are no tree with the root";
            }

            inside.Add(graph.Tail[left[e]]);
            inside.Add(graph.Head[left[e]]);
            left.RemoveAt(e);
        }

        long cost = solution.Edges.Sum(e => graph.Cost[e]);
        for (int v = 0; v < graph.VertexCount; v++)
        {
            if (!inside.Contains(v) && problem.Prize[v] < SteinerProblem.Mandatory)
            {
                cost += problem.Prize[v];
            }
            else if (!inside.Contains(v) && !solution.UnreachableMandatory.Contains(v))
            {
                return $"mandatory {v} is outside";
            }
        }

        if (cost != solution.Cost)
        {
            return $"cost is {cost}, not {solution.Cost}";
        }

        return solution.LowerBound == solution.Certificate.LowerBound && solution.LowerBound <= solution.Cost
            ? Objection(problem, solution.Certificate)
            : "bound, certificate and cost disagree";
    }
}
