using Zheli.Algorithms.Clustering;

namespace Zheli.Tests.Algorithms.Clustering;

/// <summary>Small random street networks with homes, few places for closures and cabinets, and prices that make every trade-off matter.</summary>
internal static class TinyStreets
{
    public static StreetProblem Random(int seed, DistributionRules? rules = null)
    {
        var random = new Random(seed);
        int vertices = random.Next(4, 7), extra = random.Next(0, 3);
        List<int> tail = [], head = [];
        List<long> cost = [], length = [];
        void Add(int a, int b)
        {
            long metres = random.Next(20, 200);
            tail.Add(a);
            head.Add(b);
            length.Add(metres * 100);
            cost.Add(metres * random.Next(4, 9));
        }

        for (int v = 1; v < vertices; v++)
        {
            Add(random.Next(v), v);
        }

        for (int i = 0; i < extra; i++)
        {
            int a = random.Next(vertices), b = random.Next(vertices);
            if (a != b)
            {
                Add(a, b);
            }
        }

        int homes = random.Next(2, 8);
        var sites = new bool[vertices];
        foreach (int site in Enumerable.Range(0, vertices).OrderBy(_ => random.Next()).Take(3))
        {
            sites[site] = true;
        }

        int node = Array.IndexOf(sites, true);
        return new()
        {
            VertexCount = vertices, Tail = [.. tail], Head = [.. head], Cost = [.. cost], Length = [.. length], Rules = rules ?? Rules(random.Next(2) == 0),
            HomeVertex = [.. Enumerable.Range(0, homes).Select(_ => random.Next(vertices))], HomeDwellings = [.. Enumerable.Repeat(1, homes)],
            HomeLead = [.. Enumerable.Range(0, homes).Select(_ => (long)random.Next(500, 2500))], Node = node, NodeMoves = false, Sites = sites,
        };
    }

    public static DistributionRules Rules(bool isTwoStage, long maxDrop = 1_000_000) => new()
    {
        ClosurePorts = isTwoStage ? 2 : 3, SecondaryRatio = isTwoStage ? 2 : 1, PrimaryRatio = isTwoStage ? 2 : 4, CabinetDwellings = 6, MaxDrop = maxDrop,
        ClosureCost = 60, SecondaryCost = 12, PrimaryCost = 300, CabinetCost = 150, DropPerKilometre = 400,
        Distribution = new CableTable([1, 2, 4], [500, 800, 1_200], 0, 64), Feeder = new CableTable([1, 2, 4], [500, 800, 1_200], 0, 64),
    };
}
