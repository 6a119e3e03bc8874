using Zheli.Algorithms.Graphs;
using Zheli.Model.Network;
using Zheli.Model.Places;

namespace Zheli.Geodata.Synthetic;

/// <summary>
/// Local roads: the shortest forest that joins all villages to the larger roads, whose points it may use for nothing, and then loops among near
/// villages until the length wanted is met. A road's class follows from the people behind it.
/// </summary>
internal sealed class LocalRoads
{
    private const double Wind = 0.13;
    private const double Step = 1.6;
    private const double AttachEveryKilometres = 6;
    private const double ShareWithoutRoad = 0.015;
    private const int HamletPeople = 200;

    private readonly List<GeoPoint> ground = [];
    private readonly List<PlanePoint> points = [];
    private readonly int[] people;
    private readonly int fixedCount;
    private readonly int seed;

    /// <summary>Gathers the points: those of the larger roads and their towns first, then the villages to be joined to them.</summary>
    public LocalRoads(IReadOnlyList<Corridor> largerRoads, IReadOnlyList<SampleTown> towns, IReadOnlyList<SampleTown> villages, int seed)
    {
        this.seed = seed;
        var known = new HashSet<GeoPoint>();
        foreach (var town in towns)
        {
            Add(town.Ground, known);
        }

        foreach (var road in largerRoads)
        {
            AddAlong(road.Points, known);
        }

        fixedCount = points.Count;
        foreach (var village in villages)
        {
            Add(village.Ground, known);
        }

        people = [.. Enumerable.Repeat(0, fixedCount), .. villages.Select(v => v.People)];
    }

    /// <summary>The roads, with a total length near the one wanted.</summary>
    public IEnumerable<(CorridorKind Kind, GeoPoint[] Line)> Draw(double wantedKilometres)
    {
        var neighbours = PointNetwork.Neighbours(points).Where(p => p.B >= fixedCount).ToList();
        var sets = new DisjointSets(points.Count);
        for (var i = 1; i < fixedCount; i++)
        {
            sets.Union(0, i);
        }

        var tree = PointNetwork.Tree(sets, neighbours);
        var behind = PeopleBehind(tree);
        var inTree = tree.ToHashSet();
        var lines = tree.ConvertAll(Line);
        var lengths = lines.ConvertAll(l => Geodesic.Length(l).Kilometres);
        var cut = RemotestEnds(tree, lengths, wantedKilometres);
        var kilometres = 0.0;
        for (var i = 0; i < tree.Count; i++)
        {
            if (!cut.Contains(i))
            {
                kilometres += lengths[i];
                yield return (Class(behind[tree[i]]), lines[i]);
            }
        }

        foreach (var pair in neighbours.Where(p => !inTree.Contains(p) && p.A >= fixedCount))
        {
            if (kilometres >= wantedKilometres)
            {
                yield break;
            }

            var line = Line(pair);
            kilometres += Geodesic.Length(line).Kilometres;
            yield return (pair.Kilometres < 9 ? CorridorKind.Local : CorridorKind.Track, line);
        }
    }

    private static CorridorKind Class(int people) => people switch
    {
        > 9_000 => CorridorKind.Secondary,
        > 1_800 => CorridorKind.Tertiary,
        _ => CorridorKind.Local,
    };

    private void Add(GeoPoint point, HashSet<GeoPoint> known)
    {
        if (known.Add(point) || points.Count >= fixedCount)
        {
            ground.Add(point);
            points.Add(SampleFrame.FromGround(point));
        }
    }

    private void AddAlong(GeoPoint[] road, HashSet<GeoPoint> known)
    {
        var last = SampleFrame.FromGround(road[0]);
        foreach (var point in road.AsSpan(1, road.Length - 2))
        {
            var at = SampleFrame.FromGround(point);
            if (at.DistanceTo(last) >= AttachEveryKilometres)
            {
                Add(point, known);
                last = at;
            }
        }
    }

    private GeoPoint[] Line(PointPair pair) =>
        CurvedLine.Draw(ground[pair.A], ground[pair.B], Wind, Step, new SampleRandom(SampleRandom.Mix(((ulong)(uint)seed << 40) ^ ((ulong)pair.A << 20) ^ (ulong)pair.B)));

    /// <summary>People who reach the network over each road of the forest.</summary>
    private Dictionary<PointPair, int> PeopleBehind(List<PointPair> tree)
    {
        var around = new List<(PointPair Pair, int Other)>[points.Count];
        for (var i = 0; i < around.Length; i++)
        {
            around[i] = [];
        }

        foreach (var pair in tree)
        {
            around[pair.A].Add((pair, pair.B));
            around[pair.B].Add((pair, pair.A));
        }

        var cameBy = new PointPair?[points.Count];
        var order = new List<int>(points.Count);
        order.AddRange(Enumerable.Range(0, fixedCount));
        for (var i = 0; i < order.Count; i++)
        {
            foreach (var (pair, other) in around[order[i]])
            {
                if (other >= fixedCount && cameBy[other] is null && cameBy[order[i]] != pair)
                {
                    cameBy[other] = pair;
                    order.Add(other);
                }
            }
        }

        var sums = (int[])people.Clone();
        var behind = tree.ToDictionary(p => p, _ => 0);
        for (var i = order.Count - 1; i >= 0; i--)
        {
            if (cameBy[order[i]] is { } pair)
            {
                behind[pair] = sums[order[i]];
                sums[pair.A == order[i] ? pair.B : pair.A] += sums[order[i]];
            }
        }

        return behind;
    }

    /// <summary>The longest legs to single hamlets: nobody has built a road there. More of them where the roads would become too long in all.</summary>
    private HashSet<int> RemotestEnds(List<PointPair> tree, List<double> lengths, double wantedKilometres)
    {
        var degree = new int[points.Count];
        foreach (var pair in tree)
        {
            degree[pair.A]++;
            degree[pair.B]++;
        }

        bool IsEnd(int point) => point >= fixedCount && degree[point] == 1 && people[point] < HamletPeople;
        var least = (int)(ShareWithoutRoad * (points.Count - fixedCount));
        var cut = new HashSet<int>();
        var kilometres = lengths.Sum();
        foreach (var end in Enumerable.Range(0, tree.Count).Where(i => IsEnd(tree[i].A) || IsEnd(tree[i].B)).OrderByDescending(i => lengths[i]).ThenBy(i => i))
        {
            if (cut.Count >= least && (kilometres <= wantedKilometres || cut.Count >= 3 * least))
            {
                break;
            }

            cut.Add(end);
            kilometres -= lengths[end];
        }

        return cut;
    }
}
