using Zheli.Algorithms.Steiner;

namespace Zheli.Tests.Algorithms.Steiner;

/// <summary>Random countries: settlements in clusters, legs to near neighbours in every direction, radio hops of equal cost, a few network nodes.</summary>
internal static class Countries
{
    public static SteinerProblem Random(int settlements, int seed)
    {
        var random = new Random(seed);
        int n = settlements * 2;
        double side = 30 * Math.Sqrt(settlements);
        double[] x = new double[n], y = new double[n];
        for (int v = 0; v < n; v++)
        {
            bool near = v > 20 && random.Next(3) > 0;
            int centre = random.Next(20);
            x[v] = near ? x[centre] + (random.NextDouble() * 200) : random.NextDouble() * side;
            y[v] = near ? y[centre] + (random.NextDouble() * 200) : random.NextDouble() * side;
        }

        var edges = new HashSet<(int, int)>();
        for (int v = 0; v < n; v++)
        {
            var nearest = Enumerable.Range(0, n).Where(u => u != v)
                .GroupBy(u => (int)((Math.Atan2(y[u] - y[v], x[u] - x[v]) + Math.PI) * 6 / (2 * Math.PI)) % 6)
                .Select(g => g.MinBy(u => Distance(u, v)));
            foreach (int u in nearest)
            {
                edges.Add((Math.Min(u, v), Math.Max(u, v)));
            }
        }

        List<int> tail = [], head = [];
        List<long> cost = [];
        void Add(int u, int v, double price)
        {
            tail.Add(u);
            head.Add(v);
            cost.Add((long)price);
        }

        foreach (var (u, v) in edges.Order())
        {
            Add(u, v, Distance(u, v) * 5_000_000);
        }

        for (int v = 0; v < settlements; v++)
        {
            for (int u = 0; u < v; u++)
            {
                if (Distance(u, v) < 20)
                {
                    Add(u, v, 62_000_000);
                }
            }
        }

        long[] prize = new long[n + 1];
        for (int v = 0; v < settlements; v++)
        {
            prize[v] = (long)(Math.Pow(random.NextDouble(), 4) * 1_500_000_000);
        }

        for (int k = 0; k <= settlements / 40; k++)
        {
            Add(n, random.Next(settlements), 0);
        }

        return new SteinerProblem(n + 1, n, [.. tail], [.. head], [.. cost], prize);

        double Distance(int u, int v) => Math.Sqrt(((x[u] - x[v]) * (x[u] - x[v])) + ((y[u] - y[v]) * (y[u] - y[v])));
    }
}
