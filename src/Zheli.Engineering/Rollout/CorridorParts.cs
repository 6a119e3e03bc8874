using Zheli.Algorithms.Graphs;

namespace Zheli.Engineering.Rollout;

/// <summary>The connected parts of the corridors, and which of them are worth keeping.</summary>
internal sealed class CorridorParts
{
    /// <summary>A part shorter than this that no terminal is attached to is left out, metres: mostly yards and pieces at the edge of the map.</summary>
    private const double ShortestPart = 5_000;

    private readonly DisjointSets sets;

    /// <summary>Finds the parts.</summary>
    /// <param name="lines">Segments after all cuts.</param>
    /// <param name="attached">Points at which terminals or their access legs touch the corridors.</param>
    public CorridorParts(CorridorLines lines, IEnumerable<int> attached)
    {
        var points = lines.Points;
        sets = new DisjointSets(points.Count);
        for (var s = 0; s < lines.Count; s++)
        {
            sets.Union(lines.From[s], lines.To[s]);
        }

        var length = new double[points.Count];
        for (var s = 0; s < lines.Count; s++)
        {
            double dx = points.PlaneX[lines.From[s]] - points.PlaneX[lines.To[s]], dy = points.PlaneY[lines.From[s]] - points.PlaneY[lines.To[s]];
            length[sets.Find(lines.From[s])] += Math.Sqrt((dx * dx) + (dy * dy));
        }

        var touched = new bool[points.Count];
        foreach (var p in attached)
        {
            touched[sets.Find(p)] = true;
        }

        Kept = new bool[lines.Count];
        for (var s = 0; s < lines.Count; s++)
        {
            var part = sets.Find(lines.From[s]);
            Kept[s] = touched[part] || length[part] >= ShortestPart || lines.Group[s] == LineGroup.Existing;
        }

        var counted = new bool[points.Count];
        for (var s = 0; s < lines.Count; s++)
        {
            var part = sets.Find(lines.From[s]);
            if (!counted[part])
            {
                counted[part] = true;
                Count++;
                LeftOut += Kept[s] ? 0 : 1;
            }
        }
    }

    /// <summary>Number of parts.</summary>
    public int Count { get; }

    /// <summary>Of these, parts left out.</summary>
    public int LeftOut { get; }

    /// <summary>Which segments are kept.</summary>
    public bool[] Kept { get; }

    /// <summary>The part that holds a point.</summary>
    public int Of(int point) => sets.Find(point);
}
