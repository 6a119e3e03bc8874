namespace Zheli.Algorithms.Clustering;

/// <summary>
/// First cabinets: closures in the order of the tree are cut into consecutive groups by dynamic programming; each group gets a cabinet of its own or hangs on the
/// frame at the feeding node.
/// </summary>
internal static class CabinetStart
{
    private const int MostClosures = 96;

    /// <summary>Hangs every closure of the plan on a cabinet.</summary>
    /// <param name="problem">The problem.</param>
    /// <param name="plan">A plan whose closures all hang on the frame.</param>
    /// <param name="weight">Factor on the price of a cabinet: below 1 favours many, above 1 few.</param>
    public static void Run(DistributionProblem problem, DistributionPlan plan, double weight)
    {
        var (rules, tree) = (problem.Rules, problem.Tree);
        int[] order = [.. Enumerable.Range(0, plan.Closures.Count).Where(c => plan.Closures[c].Dwellings > 0).OrderBy(c => plan.Closures[c].Vertex).ThenBy(c => c)];
        int n = order.Length;
        double perDistribution = rules.Distribution.Slope / 100_000, perFeeder = rules.Feeder.Slope / 100_000;
        var best = new double[n + 1];
        var from = new int[n + 1];
        var at = new int[n + 1];
        Array.Fill(best, double.PositiveInfinity);
        best[0] = 0;
        for (int i = 0; i < n; i++)
        {
            int fibres = rules.FibresOf(plan.Closures[order[i]].Dwellings);
            double toNode = fibres * ((perDistribution * tree.Distance(plan.Closures[order[i]].Vertex, plan.Node)) + ((double)rules.PrimaryCost / rules.PrimaryRatio));
            Take(i, i + 1, best[i] + toNode, -1);
            int dwellings = 0, all = 0;
            for (int j = i; j < Math.Min(n, i + MostClosures); j++)
            {
                dwellings += plan.Closures[order[j]].Dwellings;
                all += rules.FibresOf(plan.Closures[order[j]].Dwellings);
                if (dwellings > rules.CabinetDwellings)
                {
                    break;
                }

                int vertex = Middle(i, j, all);
                if (vertex < 0)
                {
                    continue;
                }

                int primaries = rules.PrimariesOf(all);
                double cost = (weight * rules.CabinetCost) + (primaries * (rules.PrimaryCost + (perFeeder * tree.Distance(vertex, plan.Node))));
                for (int c = i; c <= j; c++)
                {
                    cost += perDistribution * rules.FibresOf(plan.Closures[order[c]].Dwellings) * tree.Distance(plan.Closures[order[c]].Vertex, vertex);
                }

                Take(i, j + 1, best[i] + cost, vertex);
            }
        }

        for (int j = n; j > 0; j = from[j])
        {
            if (at[j] >= 0)
            {
                int cabinet = plan.AddCabinet(at[j]);
                for (int c = from[j]; c < j; c++)
                {
                    plan.AssignClosure(order[c], cabinet);
                }
            }
        }

        void Take(int i, int j, double cost, int vertex)
        {
            if (cost < best[j])
            {
                (best[j], from[j], at[j]) = (cost, i, vertex);
            }
        }

        // The median in the order of the walk; where only some vertices can hold a cabinet, the nearest of them.
        int Middle(int i, int j, int all)
        {
            int sum = 0, vertex = -1;
            for (int c = i; c <= j && vertex < 0; c++)
            {
                sum += 2 * rules.FibresOf(plan.Closures[order[c]].Dwellings);
                vertex = sum >= all ? plan.Closures[order[c]].Vertex : -1;
            }

            if (problem.Sites is not { } allowed || allowed[vertex])
            {
                return vertex;
            }

            int nearest = -1;
            for (int v = 0; v < allowed.Length; v++)
            {
                if (allowed[v] && (nearest < 0 || tree.Distance(v, vertex) < tree.Distance(nearest, vertex)))
                {
                    nearest = v;
                }
            }

            return nearest;
        }
    }
}
