namespace Zheli.Algorithms.Graphs;

/// <summary>A tree of lines with receivers on it, as seen by <see cref="RepeaterPlacement"/>. Vertices are in <see cref="Order"/>, the root first.</summary>
public sealed class RepeaterTree
{
    /// <summary>Vertices, every parent before its children; the root comes first.</summary>
    public required int[] Order { get; init; }

    /// <summary>The next vertex towards the root.</summary>
    public required int[] Parent { get; init; }

    /// <summary>Length of the line above each vertex, metres.</summary>
    public required int[] Length { get; init; }

    /// <summary>True where the line above a vertex carries light; false where something else joins it, whose both ends are active.</summary>
    public required bool[] IsLit { get; init; }

    /// <summary>True where light is received and sent anew in any case; the root must be one.</summary>
    public required bool[] IsActive { get; init; }

    /// <summary>How far light goes that is sent from a vertex, or from a repeater on the line above it, metres, at least 1.</summary>
    public required int[] Reach { get; init; }

    /// <summary>Cost of a repeater at a vertex.</summary>
    public required long[] CostAtVertex { get; init; }

    /// <summary>Cost of a repeater on the line above a vertex.</summary>
    public required long[] CostOnLine { get; init; }
}

/// <summary>A repeater: on the line above a vertex, so many metres from it; 0 at the vertex itself, where it receives from all branches.</summary>
public readonly record struct RepeaterPlace(int Vertex, int Offset);

/// <summary>
/// The cheapest repeaters with which light from every active vertex arrives at the next one towards the root. Exact: a dynamic programme over the tree, bottom up,
/// whose state is how far the weakest light that is under way still goes; of two states the cheaper is kept, and the dearer only when it goes farther.
/// Between two vertices a repeater stands as far up as the light reaches, which is never worse than nearer. Ties by order.
/// </summary>
public static class RepeaterPlacement
{
    private const int NothingUnderWay = int.MaxValue;

    /// <summary>The places and their cost.</summary>
    public static (long Cost, IReadOnlyList<RepeaterPlace> Places) Place(RepeaterTree tree)
    {
        var states = new List<State>?[tree.Parent.Length];
        for (var i = tree.Order.Length - 1; i >= 1; i--)
        {
            var v = tree.Order[i];
            var above = Climb(tree, v, AtVertex(tree, v, states[v] ?? [new(0, NothingUnderWay, null)]));
            states[v] = null;
            ref var parent = ref states[tree.Parent[v]];
            parent = parent is null ? above : Join(parent, above);
        }

        var end = states[tree.Order[0]] is { } last ? Cheapest(last) : new(0, NothingUnderWay, null);
        return (end.Cost, Collect(end.Made));
    }

    /// <summary>At an active vertex everything arrives; elsewhere a repeater may be put.</summary>
    private static List<State> AtVertex(RepeaterTree tree, int v, List<State> below)
    {
        var cheapest = Cheapest(below);
        if (tree.IsActive[v])
        {
            return [new(cheapest.Cost, tree.Reach[v], cheapest.Made)];
        }

        if (cheapest.Left != NothingUnderWay)
        {
            below.Add(new(cheapest.Cost + tree.CostAtVertex[v], tree.Reach[v], new(new(v, 0), cheapest.Made, null)));
            Prune(below);
        }

        return below;
    }

    private static List<State> Climb(RepeaterTree tree, int v, List<State> at)
    {
        if (!tree.IsLit[v])
        {
            return [Cheapest(at) with { Left = NothingUnderWay }];
        }

        var (length, reach, price) = (tree.Length[v], tree.Reach[v], tree.CostOnLine[v]);
        ArgumentOutOfRangeException.ThrowIfLessThan(reach, 1, "Reach");
        for (var i = 0; i < at.Count; i++)
        {
            if (at[i].Left == NothingUnderWay)
            {
                continue;
            }

            var (cost, left, made) = at[i];
            var gone = 0;
            while (length - gone > left)
            {
                gone += left;
                (cost, left, made) = (cost + price, reach, new(new(v, gone), made, null));
            }

            at[i] = new(cost, left - (length - gone), made);
        }

        // A repeater at the very top serves this branch alone; where less traffic lets light go farther, that can beat one for all branches.
        var cheapest = Cheapest(at);
        if (cheapest.Left != NothingUnderWay && length > 0)
        {
            at.Add(new(cheapest.Cost + price, reach, new(new(v, length), cheapest.Made, null)));
        }

        Prune(at);
        return at;
    }

    /// <summary>Two branches meet: the sum of costs, the weaker of the lights; for every strength the cheapest way on both sides.</summary>
    private static List<State> Join(List<State> one, List<State> other)
    {
        var joint = new List<State>(one.Count + other.Count);
        Pair(one, other, joint);
        Pair(other, one, joint);
        Prune(joint);
        return joint;
    }

    private static void Pair(List<State> weaker, List<State> stronger, List<State> joint)
    {
        var next = 0;
        foreach (var state in weaker)
        {
            while (next < stronger.Count && stronger[next].Left < state.Left)
            {
                next++;
            }

            if (next == stronger.Count)
            {
                return;
            }

            var partner = stronger[next];
            joint.Add(new(state.Cost + partner.Cost, state.Left, Made.Join(state.Made, partner.Made)));
        }
    }

    /// <summary>Leaves states in order of cost and of what is left, both rising.</summary>
    private static void Prune(List<State> states)
    {
        states.Sort(static (a, b) => a.Cost != b.Cost ? a.Cost.CompareTo(b.Cost) : b.Left.CompareTo(a.Left));
        var (kept, farthest) = (0, -1);
        for (var i = 0; i < states.Count; i++)
        {
            if (states[i].Left > farthest)
            {
                (states[kept++], farthest) = (states[i], states[i].Left);
            }
        }

        states.RemoveRange(kept, states.Count - kept);
    }

    private static State Cheapest(List<State> states)
    {
        var best = states[0];
        foreach (var state in states)
        {
            best = state.Cost < best.Cost ? state : best;
        }

        return best;
    }

    private static List<RepeaterPlace> Collect(Made? made)
    {
        var places = new List<RepeaterPlace>();
        var open = new Stack<Made>();
        for (var at = made; at is not null || open.TryPop(out at); at = at.First)
        {
            if (at.Place is { } place)
            {
                places.Add(place);
            }

            if (at.Second is { } second)
            {
                open.Push(second);
            }
        }

        return places;
    }

    /// <param name="Cost">Repeaters so far.</param>
    /// <param name="Left">How far the weakest light under way still goes.</param>
    /// <param name="Made">The repeaters.</param>
    private readonly record struct State(long Cost, int Left, Made? Made);

    /// <summary>Repeaters of a state, shared between states: a place and what came before, or two branches.</summary>
    private sealed record Made(RepeaterPlace? Place, Made? First, Made? Second)
    {
        public static Made? Join(Made? one, Made? other) => one is null ? other : other is null ? one : new(null, one, other);
    }
}
