using Zheli.Model.Network;

namespace Zheli.Tests.Engineering.Rollout;

/// <summary>Small random maps: a few villages and junctions within some tens of kilometres, roads and hops between neighbours.</summary>
internal static class RandomMaps
{
    private const double LongestWay = 29;

    public static TinyMap Make(int seed, int villages = 5, int junctions = 2, int ways = 11, double size = 35)
    {
        var random = new Random(seed);
        var map = new TinyMap().Network("net", size / 2, size / 2);
        var (names, places) = (new List<string> { "net" }, new List<(double X, double Y)> { (size / 2, size / 2) });
        for (var i = 0; i < villages; i++)
        {
            names.Add($"v{i}");
            places.Add((random.NextDouble() * size, random.NextDouble() * size));
            map.Village(names[^1], places[^1].X, places[^1].Y, (int)Math.Exp(3 + (random.NextDouble() * 5)));
        }

        for (var i = 0; i < junctions; i++)
        {
            names.Add($"j{i}");
            places.Add((random.NextDouble() * size, random.NextDouble() * size));
            map.Junction(names[^1], places[^1].X, places[^1].Y);
        }

        var drawn = new HashSet<(string, string, BuildMethod)>();
        while (drawn.Count < ways)
        {
            var (a, b) = (random.Next(names.Count), random.Next(names.Count));
            var length = Math.Sqrt(Math.Pow(places[a].X - places[b].X, 2) + Math.Pow(places[a].Y - places[b].Y, 2));
            if (a >= b || length > LongestWay)
            {
                continue;
            }

            var isHop = !names[a].StartsWith('j') && !names[b].StartsWith('j') && random.Next(4) == 0;
            if (drawn.Add((names[a], names[b], isHop ? BuildMethod.Microwave : BuildMethod.Plough)))
            {
                _ = isHop ? map.Hops($"{names[a]}-{names[b]}") : map.Roads($"{names[a]}-{names[b]}");
            }
        }

        return map;
    }
}
