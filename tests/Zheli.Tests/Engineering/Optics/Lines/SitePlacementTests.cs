using Zheli.Engineering.Optics.Design;

namespace Zheli.Tests.Engineering.Optics.Lines;

/// <summary>The choice of sites against its slow twin: every subset of places.</summary>
public sealed class SitePlacementTests
{
    [Theory]
    [InlineData(null)]
    [InlineData(0)]
    [InlineData(2)]
    public void Dynamic_programming_finds_what_trying_all_subsets_finds(int? mostSites)
    {
        var random = new Random(3);
        for (var round = 0; round < 60; round++)
        {
            var places = 2 + random.Next(8);
            var table = new (long Cost, long Noise)?[places, places];
            for (var i = 0; i < places; i++)
            {
                for (var j = i + 1; j < places; j++)
                {
                    table[i, j] = random.Next(5) == 0 ? null : (random.Next(1, 20), random.Next(1, 50) * (j - i) * (long)(j - i));
                }
            }

            var found = SitePlacement.Solve(places, (i, j) => table[i, j], mostSites);
            var all = EverySubset(table, places, mostSites).ToList();
            Assert.Equal(all.Count == 0, found.Count == 0);
            foreach (var (cost, noise) in all)
            {
                Assert.Contains(found, f => f.Cost <= cost && f.Noise <= noise);
            }

            foreach (var way in found)
            {
                Assert.Contains((way.Cost, way.Noise), all);
                Assert.Equal((0, places - 1), (way.Nodes[0], way.Nodes[^1]));
            }
        }
    }

    private static IEnumerable<(long Cost, long Noise)> EverySubset((long Cost, long Noise)?[,] table, int places, int? mostSites)
    {
        for (var subset = 0; subset < 1 << (places - 2); subset++)
        {
            int[] nodes = [0, .. Enumerable.Range(1, places - 2).Where(i => (subset >> (i - 1) & 1) == 1), places - 1];
            if (nodes.Length - 2 > mostSites)
            {
                continue;
            }

            var (cost, noise, possible) = (0L, 0L, true);
            foreach (var (from, to) in nodes.Zip(nodes.Skip(1)))
            {
                possible &= table[from, to] is not null;
                cost += table[from, to]?.Cost ?? 0;
                noise += table[from, to]?.Noise ?? 0;
            }

            if (possible)
            {
                yield return (cost, noise);
            }
        }
    }
}
