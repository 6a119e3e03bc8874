using Zheli.Algorithms.Clustering;

namespace Zheli.Tests.Algorithms.Clustering;

/// <summary>
/// The twin: every tree, every way to hang homes on sites and sites on cabinets, and the cheapest of all, each costed from the definition by walking paths.
/// </summary>
internal sealed class ObviousDistribution(StreetProblem problem)
{
    private readonly int[] sites = [.. Enumerable.Range(0, problem.VertexCount).Where(v => problem.Sites![v])];

    /// <summary>Least cost, or null when homes cannot be served.</summary>
    public long? Optimum()
    {
        long? best = null;
        for (int set = 0; set < 1 << problem.Cost.Length; set++)
        {
            int[] edges = [.. Enumerable.Range(0, problem.Cost.Length).Where(e => (set >> e & 1) == 1)];
            if (Paths(edges) is { } paths && OnTree(paths) is { } cost)
            {
                long all = cost + edges.Sum(e => problem.Cost[e]);
                best = best is { } known && known <= all ? best : all;
            }
        }

        return best;
    }

    /// <summary>Paths between all vertices of a tree that holds homes and node; null for another set of edges.</summary>
    private List<int>?[,]? Paths(int[] edges)
    {
        var paths = new List<int>?[problem.VertexCount, problem.VertexCount];
        var inside = new HashSet<int>(edges.SelectMany(e => new[] { problem.Tail[e], problem.Head[e] })) { problem.Node };
        if (inside.Count != edges.Length + 1 || problem.HomeVertex.Any(v => !inside.Contains(v)))
        {
            return null;
        }

        foreach (int from in inside)
        {
            var queue = new Queue<int>([from]);
            paths[from, from] = [];
            while (queue.TryDequeue(out int v))
            {
                foreach (int e in edges)
                {
                    int w = problem.Tail[e] == v ? problem.Head[e] : problem.Head[e] == v ? problem.Tail[e] : -1;
                    if (w >= 0 && paths[from, w] is null)
                    {
                        paths[from, w] = [.. paths[from, v]!, e];
                        queue.Enqueue(w);
                    }
                }
            }
        }

        return inside.All(v => paths[problem.Node, v] is not null) ? paths : null;
    }

    private long? OnTree(List<int>?[,] paths)
    {
        long? best = null;
        var choice = new int[problem.HomeVertex.Length];
        while (true)
        {
            if (OnSites(paths, choice) is { } cost)
            {
                best = best is { } known && known <= cost ? best : cost;
            }

            int h = 0;
            while (h < choice.Length && ++choice[h] == sites.Length)
            {
                choice[h++] = 0;
            }

            if (h == choice.Length)
            {
                return best;
            }
        }
    }

    private long? OnSites(List<int>?[,] paths, int[] choice)
    {
        var rules = problem.Rules;
        long cost = 0;
        var homes = new int[sites.Length];
        for (int h = 0; h < choice.Length; h++)
        {
            if (paths[problem.HomeVertex[h], sites[choice[h]]] is not { } way)
            {
                return null;
            }

            long length = way.Sum(e => problem.Length[e]);
            if (length + problem.HomeLead[h] > rules.MaxDrop)
            {
                return null;
            }

            cost += rules.DropPrice(1, length);
            homes[choice[h]]++;
        }

        // Closures at one site are full but for the last: that is cheapest there, closures being alike.
        var fibres = new int[sites.Length];
        for (int s = 0; s < sites.Length; s++)
        {
            int closures = (homes[s] + rules.ClosurePorts - 1) / rules.ClosurePorts;
            fibres[s] = rules.SecondaryRatio > 1 ? closures : homes[s];
            cost += (closures * rules.ClosureCost) + (rules.SecondaryRatio > 1 ? closures * rules.SecondaryCost : 0);
        }

        return Hang(paths, homes, fibres) is { } rest ? cost + rest : null;
    }

    /// <summary>
    /// The closures of each site go to the frame at the node or to a cabinet at one of the sites, one by one; a cabinet for every six dwellings.
    /// </summary>
    private long? Hang(List<int>?[,] paths, int[] homes, int[] fibres)
    {
        var rules = problem.Rules;
        var closures = new List<(int Site, int Fibres, int Dwellings)>();
        for (int s = 0; s < sites.Length; s++)
        {
            for (int left = homes[s]; left > 0; left -= rules.ClosurePorts)
            {
                int dwellings = Math.Min(left, rules.ClosurePorts);
                closures.Add((s, rules.FibresOf(dwellings), dwellings));
            }
        }

        long? best = null;
        var to = new int[closures.Count];
        while (true)
        {
            if (Cost() is { } cost)
            {
                best = best is { } known && known <= cost ? best : cost;
            }

            int c = 0;
            while (c < to.Length && ++to[c] == sites.Length + 1)
            {
                to[c++] = 0;
            }

            if (c == to.Length)
            {
                return best;
            }
        }

        long? Cost()
        {
            long sum = 0;
            var (distribution, feeder) = (new int[problem.Cost.Length], new int[problem.Cost.Length]);
            for (int k = 0; k <= sites.Length; k++)
            {
                int vertex = k == 0 ? problem.Node : sites[k - 1], all = 0, dwellings = 0;
                for (int c = 0; c < to.Length; c++)
                {
                    if (to[c] != k)
                    {
                        continue;
                    }

                    if (paths[sites[closures[c].Site], vertex] is not { } way)
                    {
                        return null;
                    }

                    way.ForEach(e => distribution[e] += closures[c].Fibres);
                    all += closures[c].Fibres;
                    dwellings += closures[c].Dwellings;
                }

                int primaries = rules.PrimariesOf(all);
                sum += primaries * rules.PrimaryCost;
                if (k > 0 && all > 0)
                {
                    if (dwellings > rules.CabinetDwellings || paths[vertex, problem.Node] is not { } way)
                    {
                        return null;
                    }

                    sum += rules.CabinetCost;
                    way.ForEach(e => feeder[e] += primaries);
                }
            }

            for (int e = 0; e < distribution.Length; e++)
            {
                sum += rules.Distribution.Cost(distribution[e], problem.Length[e]) + rules.Feeder.Cost(feeder[e], problem.Length[e]);
            }

            return sum;
        }
    }
}
