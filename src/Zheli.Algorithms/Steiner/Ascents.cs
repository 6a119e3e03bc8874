namespace Zheli.Algorithms.Steiner;

/// <summary>How one ascent is made different from another.</summary>
internal static class Ascents
{
    /// <summary>A random order of terminals with equal cuts.</summary>
    public static int[] Order(SteinerProblem problem, Random random)
    {
        int[] order = new int[problem.Graph.VertexCount];
        for (int v = 0; v < order.Length; v++)
        {
            order[v] = random.Next(1 << 24);
        }

        return order;
    }

    /// <summary>The same problem seen from another root: any mandatory vertex may be it.</summary>
    public static SteinerProblem Reroot(SteinerProblem problem, Random random)
    {
        int[] roots = [.. Enumerable.Range(0, problem.Graph.VertexCount).Where(v => v != problem.Root && problem.Prize[v] >= SteinerProblem.Mandatory)];
        if (roots.Length == 0)
        {
            return problem;
        }

        long[] prize = [.. problem.Prize];
        prize[problem.Root] = SteinerProblem.Mandatory;
        return new SteinerProblem(problem.Graph, roots[random.Next(roots.Length)], prize);
    }
}
