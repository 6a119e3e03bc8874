using Zheli.Algorithms.Scheduling.Crews;

namespace Zheli.Tests.Algorithms.Scheduling.Crews;

/// <summary>One crew, every day a working day: Horn's rule is the best that there is, and the search must find it.</summary>
public sealed class HornTests
{
    [Fact]
    public void A_thousand_random_trees_get_horns_optimum()
    {
        for (var seed = 0; seed < 1000; seed++)
        {
            var random = new Random(seed);
            var n = random.Next(1, seed % 10 == 0 ? 120 : 9);
            var scene = new CrewScene
            {
                Upstream = CrewScene.Forest(random, n),
                Work = [.. Enumerable.Range(0, n).Select(_ => 100 * random.Next(1, 20))],
                Worth = [.. Enumerable.Range(0, n).Select(_ => (long)random.Next(0, 50))],
            };
            var problem = scene.Problem();
            var (_, score, _) = CrewSearch.Find(problem, new long[1], [], new(CrewGoal.Worth, CrewProblem.Never, 1, 0, 1), static () => false);
            var optimum = n < 9 ? Exhaustive(scene) : ByHornsBook(scene);
            Assert.True(optimum == score.Main, $"seed {seed}: {score.Main}, optimum {optimum}");
        }
    }

    [Fact]
    public void Horns_rule_by_the_book_is_the_optimum_of_all_orders()
    {
        for (var seed = 0; seed < 200; seed++)
        {
            var random = new Random(seed);
            var n = random.Next(1, 8);
            var scene = new CrewScene
            {
                Upstream = CrewScene.Forest(random, n), Work = [.. Enumerable.Range(0, n).Select(_ => 100 * random.Next(1, 9))], Worth = [.. Enumerable.Range(0, n).Select(_ => (long)random.Next(0, 9))],
            };
            Assert.Equal(Exhaustive(scene), ByHornsBook(scene));
        }
    }

    /// <summary>The least worth-days lost over all orders that keep upstream first.</summary>
    private static long Exhaustive(CrewScene scene)
    {
        var n = scene.Upstream.Length;
        var best = new Dictionary<int, long> { [0] = 0 };
        for (var set = 0; set < 1 << n; set++)
        {
            if (!best.TryGetValue(set, out var lost))
            {
                continue;
            }

            var time = Enumerable.Range(0, n).Where(j => (set >> j & 1) == 1).Sum(j => scene.Work[j] / 100);
            for (var j = 0; j < n; j++)
            {
                if ((set >> j & 1) == 0 && (scene.Upstream[j] < 0 || (set >> scene.Upstream[j] & 1) == 1))
                {
                    var with = set | 1 << j;
                    var sum = lost + (scene.Worth[j] * (time + (scene.Work[j] / 100)));
                    best[with] = best.TryGetValue(with, out var known) ? Math.Min(known, sum) : sum;
                }
            }
        }

        return best[(1 << n) - 1];
    }

    /// <summary>Horn's rule as it is written down: again and again the connected beginning of the rest with the largest ratio of worth to time.</summary>
    private static long ByHornsBook(CrewScene scene)
    {
        var n = scene.Upstream.Length;
        var gone = new bool[n];
        var (time, lost) = (0L, 0L);
        while (gone.Contains(false))
        {
            // The densest subtree that contains j, for every j: bottom up, a child's best subtree joins while it raises the ratio (Horn 1972, lemma 2).
            var best = Enumerable.Range(0, n).Select(j => gone[j] ? null : Densest(scene, gone, j)).ToArray();
            var first = -1;
            for (var j = 0; j < n; j++)
            {
                if (best[j] is { } block && (scene.Upstream[j] < 0 || gone[scene.Upstream[j]]) && (first < 0 || block.Worth * best[first]!.Time > best[first]!.Worth * block.Time))
                {
                    first = j;
                }
            }

            gone[first] = true;
            time += scene.Work[first] / 100;
            lost += scene.Worth[first] * time;
        }

        return lost;
    }

    private static Block Densest(CrewScene scene, bool[] gone, int root)
    {
        var n = scene.Upstream.Length;
        var (worth, time) = (scene.Worth[root], (long)scene.Work[root]);
        var children = Enumerable.Range(0, n).Where(j => scene.Upstream[j] == root && !gone[j]).Select(j => (j, Block: Densest(scene, gone, j))).ToList();
        while (true)
        {
            var add = children.Where(c => c.Block.Worth * time > worth * c.Block.Time).ToList();
            if (add.Count == 0)
            {
                return new(worth, time, children);
            }

            var densest = add.Aggregate((a, b) => a.Block.Worth * b.Block.Time >= b.Block.Worth * a.Block.Time ? a : b);
            (worth, time) = (worth + densest.Block.Worth, time + densest.Block.Time);
            children.Remove(densest);
            children.AddRange(densest.Block.Rest);
        }
    }

    /// <summary>A dense beginning, and the beginnings that would follow it below.</summary>
    private sealed record Block(long Worth, long Time, List<(int J, Block Block)> Rest);
}
