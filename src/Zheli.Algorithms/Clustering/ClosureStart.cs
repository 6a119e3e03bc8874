namespace Zheli.Algorithms.Clustering;

/// <summary>
/// First closures: homes in the order in which the tree is walked are cut into consecutive groups, each with one closure, at least cost by dynamic programming
/// (the split of a giant tour: Beasley, Omega 11, 1983; Prins, Computers and Operations Research 31, 2004).
/// </summary>
internal sealed class ClosureStart
{
    private const int CandidatesOfGroup = 10;

    private readonly DistributionProblem problem;
    private readonly DistributionRules rules;
    private readonly TreeNetwork tree;
    private readonly int[] order;
    private readonly int[] sites;
    private readonly double perFibre;

    private ClosureStart(DistributionProblem problem)
    {
        (this.problem, rules, tree) = (problem, problem.Rules, problem.Tree);
        order = [.. Enumerable.Range(0, problem.HomeVertex.Length).OrderBy(h => problem.HomeVertex[h]).ThenBy(h => h)];
        sites = problem.Sites is { } allowed ? [.. Enumerable.Range(0, tree.Count).Where(v => allowed[v])] : [];

        // A fibre of a closure runs to a cabinet somewhere on the way to the node: counted in full as distribution it would pull closures too hard.
        perFibre = rules.Distribution.Slope / 200_000;
    }

    /// <summary>Groups of homes with the vertex of each one's closure; homes that no closure can reach are in none.</summary>
    public static List<(int[] Homes, int Vertex)> Split(DistributionProblem problem) => new ClosureStart(problem).Run();

    private List<(int[] Homes, int Vertex)> Run()
    {
        int n = order.Length;
        var best = new double[n + 1];
        var from = new int[n + 1];
        var at = new int[n + 1];
        Array.Fill(best, double.PositiveInfinity);
        best[0] = 0;
        for (int i = 0; i < n; i++)
        {
            // A home that cannot be served is passed over.
            Take(i, i + 1, best[i] + 1e15, -1, best, from, at);
            int dwellings = 0;
            for (int j = i; j < n; j++)
            {
                dwellings += problem.HomeDwellings[order[j]];
                if (dwellings > rules.ClosurePorts || (j > i && !MayShare(order[i], order[j])))
                {
                    break;
                }

                var (cost, vertex) = Group(i, j, dwellings);
                if (vertex >= 0)
                {
                    Take(i, j + 1, best[i] + cost, vertex, best, from, at);
                }
            }
        }

        var groups = new List<(int[] Homes, int Vertex)>();
        for (int j = n; j > 0; j = from[j])
        {
            if (at[j] >= 0)
            {
                groups.Add((order[from[j]..j], at[j]));
            }
        }

        groups.Reverse();
        return groups;
    }

    private static void Take(int i, int j, double cost, int vertex, double[] best, int[] from, int[] at)
    {
        if (cost < best[j])
        {
            (best[j], from[j], at[j]) = (cost, i, vertex);
        }
    }

    private bool MayShare(int a, int b) =>
        tree.Distance(problem.HomeVertex[a], problem.HomeVertex[b]) + problem.HomeLead[a] + problem.HomeLead[b] <= 2 * rules.MaxDrop;

    private (double Cost, int Vertex) Group(int i, int j, int dwellings)
    {
        int fibres = rules.FibresOf(dwellings);
        double fixedCost = rules.ClosurePrice(dwellings, isEntrance: false) + ((double)fibres * rules.PrimaryCost / rules.PrimaryRatio);
        var (best, chosen) = (double.PositiveInfinity, -1);
        void Try(int vertex)
        {
            double cost = fibres * perFibre * tree.Distance(vertex, problem.Node);
            for (int h = i; h <= j; h++)
            {
                long distance = tree.Distance(problem.HomeVertex[order[h]], vertex);
                if (distance + problem.HomeLead[order[h]] > rules.MaxDrop)
                {
                    return;
                }

                cost += (double)rules.DropPerKilometre * problem.HomeDwellings[order[h]] * distance / 100_000;
            }

            if (cost < best || (cost == best && vertex < chosen))
            {
                (best, chosen) = (cost, vertex);
            }
        }

        if (problem.Sites is not null)
        {
            foreach (int site in sites)
            {
                Try(site);
            }
        }
        else
        {
            int step = Math.Max(1, (j - i + CandidatesOfGroup) / CandidatesOfGroup);
            for (int h = i; h <= j; h += step)
            {
                Try(problem.HomeVertex[order[h]]);
            }

            Try(problem.HomeVertex[order[(i + j) / 2]]);
            Try(tree.Meeting(problem.HomeVertex[order[i]], problem.HomeVertex[order[j]]));
        }

        return (best + fixedCost, chosen);
    }
}
