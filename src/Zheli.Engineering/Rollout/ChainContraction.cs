using Zheli.Model.Network;

namespace Zheli.Engineering.Rollout;

/// <summary>A chain of segments that is one edge: its points in order, and what lies along it.</summary>
internal sealed class ContractedChains
{
    /// <summary>Where each chain's points start in <see cref="Line"/>; one more entry than chains.</summary>
    public List<int> Start { get; } = [0];

    /// <summary>Points of all chains.</summary>
    public List<int> Line { get; } = [];

    /// <summary>Class with most length.</summary>
    public List<CorridorKind> Kind { get; } = [];

    /// <summary>Rivers crossed.</summary>
    public List<int> Rivers { get; } = [];

    /// <summary>Railways crossed.</summary>
    public List<int> Rails { get; } = [];

    /// <summary>Number of chains.</summary>
    public int Count => Kind.Count;
}

/// <summary>
/// Turns segments into edges: dead ends that lead to nothing are peeled off, and segments that follow one another without a junction become one edge with its
/// polyline.
/// </summary>
internal sealed class ChainContraction
{
    private readonly CorridorLines lines;
    private readonly Incidence incidence;
    private readonly bool[] active;
    private readonly bool[] walked;
    private readonly bool[] needed;
    private readonly int[] degree;
    private readonly double[] lengthByKind = new double[Enum.GetValues<CorridorKind>().Length];
    private readonly List<int> walk = [];
    private readonly ContractedChains chains = new();

    private ChainContraction(CorridorLines lines, Incidence incidence, bool[] kept, bool[] needed)
    {
        (this.lines, this.incidence, this.needed) = (lines, incidence, needed);
        (active, walked) = (new bool[lines.Count], new bool[lines.Count]);
        degree = new int[lines.Points.Count];
        for (var s = 0; s < lines.Count; s++)
        {
            active[s] = kept[s] && lines.Group[s] != LineGroup.Existing;
            if (active[s])
            {
                degree[lines.From[s]]++;
                degree[lines.To[s]]++;
            }
        }
    }

    /// <summary>Contracts the kept segments; a ring without any vertex disappears.</summary>
    /// <param name="lines">Segments after all cuts.</param>
    /// <param name="incidence">Segments at each point.</param>
    /// <param name="kept">Segments to use.</param>
    /// <param name="needed">Points that must be vertices: terminals, ends of legs, the existing network.</param>
    public static ContractedChains Contract(CorridorLines lines, Incidence incidence, bool[] kept, bool[] needed)
    {
        var work = new ChainContraction(lines, incidence, kept, needed);
        work.Peel();
        for (var p = 0; p < lines.Points.Count; p++)
        {
            if (work.degree[p] > 0 && !work.IsThrough(p))
            {
                foreach (var s in incidence[p])
                {
                    if (work.active[s] && !work.walked[s])
                    {
                        work.Walk(p, s);
                    }
                }
            }
        }

        return work.chains;
    }

    private void Peel()
    {
        var loose = new Stack<int>();
        for (var p = 0; p < degree.Length; p++)
        {
            if (degree[p] == 1 && !needed[p])
            {
                loose.Push(p);
            }
        }

        while (loose.TryPop(out var p))
        {
            foreach (var s in incidence[p])
            {
                if (active[s])
                {
                    active[s] = false;
                    var other = OtherEnd(s, p);
                    degree[p]--;
                    if (--degree[other] == 1 && !needed[other])
                    {
                        loose.Push(other);
                    }
                }
            }
        }
    }

    private bool IsThrough(int p)
    {
        if (needed[p] || degree[p] != 2)
        {
            return false;
        }

        var first = ActiveBeside(p, -1);
        return lines.Group[first] == lines.Group[ActiveBeside(p, first)];
    }

    private int ActiveBeside(int p, int segment)
    {
        foreach (var s in incidence[p])
        {
            if (active[s] && s != segment)
            {
                return s;
            }
        }

        throw new InvalidOperationException($"Point {p} has no other segment.");
    }

    /// <summary>Follows a chain from a vertex to the next vertex.</summary>
    private void Walk(int start, int segment)
    {
        walk.Clear();
        walk.Add(start);
        Array.Clear(lengthByKind);
        int rivers = 0, rails = 0;
        var (p, s) = (start, segment);
        while (true)
        {
            walked[s] = true;
            p = OtherEnd(s, p);
            walk.Add(p);
            lengthByKind[(int)lines.Kind[s]] += PlaneLength(s);
            (rivers, rails) = (rivers + lines.Rivers[s], rails + lines.Rails[s]);
            if (!IsThrough(p))
            {
                break;
            }

            s = ActiveBeside(p, s);
        }

        // A loop back to its own start serves nobody.
        if (walk[0] != walk[^1])
        {
            Add(rivers, rails);
        }
    }

    /// <summary>Chains run from the end that is first by place, so that they do not depend on where the walk began.</summary>
    private void Add(int rivers, int rails)
    {
        if ((lines.Points.KeyOf(walk[0]), walk[0]).CompareTo((lines.Points.KeyOf(walk[^1]), walk[^1])) > 0)
        {
            walk.Reverse();
        }

        chains.Line.AddRange(walk);
        chains.Start.Add(chains.Line.Count);
        chains.Kind.Add((CorridorKind)Array.IndexOf(lengthByKind, lengthByKind.Max()));
        chains.Rivers.Add(rivers);
        chains.Rails.Add(rails);
    }

    private int OtherEnd(int s, int p) => lines.From[s] ^ lines.To[s] ^ p;

    private double PlaneLength(int s)
    {
        var points = lines.Points;
        double dx = points.PlaneX[lines.From[s]] - points.PlaneX[lines.To[s]], dy = points.PlaneY[lines.From[s]] - points.PlaneY[lines.To[s]];
        return Math.Sqrt((dx * dx) + (dy * dy));
    }
}
