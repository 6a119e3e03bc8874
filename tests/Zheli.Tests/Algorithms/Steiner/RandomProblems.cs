using Zheli.Algorithms.Steiner;

namespace Zheli.Tests.Algorithms.Steiner;

/// <summary>Small problems of every shape: sparse and dense, ties, free edges, loops and parallels, mandatory and cut-off vertices.</summary>
internal static class RandomProblems
{
    public static SteinerProblem Small(int seed)
    {
        var random = new Random(seed);
        int n = random.Next(1, 9), m = n == 1 ? random.Next(2) : random.Next(0, Math.Min(12, n * 2) + 1);
        long top = random.Next(3) switch { 0 => 3, 1 => 20, _ => 1000 };
        int[] tail = new int[m], head = new int[m];
        long[] cost = new long[m], prize = new long[n];
        for (int e = 0; e < m; e++)
        {
            bool path = e < n - 1 && seed % 4 != 0;
            tail[e] = path ? random.Next(e + 1) : random.Next(n);
            head[e] = path ? e + 1 : random.Next(n);
            cost[e] = random.NextInt64(top + 1);
        }

        double share = random.NextDouble();
        for (int v = 0; v < n; v++)
        {
            prize[v] = random.NextDouble() >= share ? 0 : random.Next(8) == 0 ? SteinerProblem.Mandatory : random.NextInt64((top * 2) + 1);
        }

        return new SteinerProblem(n, random.Next(n), tail, head, cost, prize);
    }

    /// <summary>As the sets C, D and E of SteinLib were made: a random connected graph, costs of 1 to 10.</summary>
    public static SteinerProblem Published(int vertices, int edges, int terminals, int seed)
    {
        var random = new Random(seed);
        int[] tail = new int[edges], head = new int[edges];
        long[] cost = new long[edges], prize = new long[vertices];
        for (var e = 0; e < edges; e++)
        {
            (tail[e], head[e]) = e < vertices - 1 ? (random.Next(e + 1), e + 1) : (random.Next(vertices), random.Next(vertices));
            cost[e] = random.Next(1, 11);
        }

        for (var t = 0; t < terminals; t++)
        {
            prize[random.Next(vertices)] = SteinerProblem.Mandatory;
        }

        return new SteinerProblem(vertices, 0, tail, head, cost, prize);
    }
}
