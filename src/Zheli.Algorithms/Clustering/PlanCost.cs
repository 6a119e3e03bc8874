namespace Zheli.Algorithms.Clustering;

/// <summary>What the closures and cabinets of a plan cost on other trenches, in one pass and without making the plan.</summary>
public static class PlanCost
{
    /// <summary>The cost without the trenches; null when something would hang in the air or a drop would be too long.</summary>
    /// <param name="problem">Streets and homes.</param>
    /// <param name="from">The plan on its own trenches.</param>
    /// <param name="edges">The other trenches, ascending.</param>
    public static long? Of(StreetProblem problem, StreetDistribution from, int[] edges)
    {
        var (plan, rules) = (from.Plan, problem.Rules);
        var number = new int[problem.VertexCount];
        Array.Fill(number, -1);
        int root = from.Tree.VertexOf[plan.Node];
        var tree = TreeNetwork.Root(root, edges, problem.Tail, problem.Head, problem.Length, number);
        int Of(int vertex) => number[from.Tree.VertexOf[vertex]];
        var (distribution, feeder) = (new int[tree.Count], new int[tree.Count]);
        long cost = plan.Cost - Cables(from.Tree, plan.DistributionFibres, plan.FeederFibres, rules) - Drops(problem, from);
        for (int h = 0; h < problem.HomeVertex.Length; h++)
        {
            int at = Of(plan.Closures[plan.HomeClosure[h]].Vertex);
            if (at < 0)
            {
                return null;
            }

            long along = tree.Distance(number[problem.HomeVertex[h]], at);
            if (along + problem.HomeLead[h] > rules.MaxDrop)
            {
                return null;
            }

            cost += rules.DropPrice(problem.HomeDwellings[h], along);
        }

        foreach (var closure in plan.Closures)
        {
            if (closure.Dwellings > 0)
            {
                int a = Of(closure.Vertex), b = Of(plan.Cabinets[closure.Cabinet].Vertex), fibres = rules.FibresOf(closure.Dwellings);
                if (a < 0 || b < 0)
                {
                    return null;
                }

                distribution[a] += fibres;
                distribution[b] += fibres;
                distribution[tree.Meeting(a, b)] -= 2 * fibres;
            }
        }

        for (int k = 1; k < plan.Cabinets.Count; k++)
        {
            // The tree hangs from the feeding node: what goes in at a cabinet comes out at the root.
            if (plan.Cabinets[k].Fibres > 0)
            {
                feeder[Of(plan.Cabinets[k].Vertex)] += rules.PrimariesOf(plan.Cabinets[k].Fibres);
            }
        }

        for (int v = tree.Count - 1; v > 0; v--)
        {
            distribution[tree.Parent[v]] += distribution[v];
            feeder[tree.Parent[v]] += feeder[v];
        }

        return cost + Cables(tree, distribution, feeder, rules);
    }

    private static long Cables(TreeNetwork tree, int[] distribution, int[] feeder, DistributionRules rules)
    {
        long sum = 0;
        for (int v = 1; v < tree.Count; v++)
        {
            sum += rules.Distribution.Cost(distribution[v], tree.Length[v]) + rules.Feeder.Cost(feeder[v], tree.Length[v]);
        }

        return sum;
    }

    private static long Drops(StreetProblem problem, StreetDistribution of)
    {
        var number = new int[problem.VertexCount];
        for (int v = 0; v < of.Tree.Count; v++)
        {
            number[of.Tree.VertexOf[v]] = v;
        }

        long sum = 0;
        for (int h = 0; h < problem.HomeVertex.Length; h++)
        {
            sum += problem.Rules.DropPrice(problem.HomeDwellings[h], of.Tree.Distance(number[problem.HomeVertex[h]], of.Plan.Closures[of.Plan.HomeClosure[h]].Vertex));
        }

        return sum;
    }
}
