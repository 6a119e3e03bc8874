using Zheli.Algorithms.Clustering;

namespace Zheli.Engineering.Access;

/// <summary>
/// Leaves out the homes that cost too much: a dead-end branch of the trenches that comes to more than a cap for each dwelling on it is not dug. The branches that stay
/// are those of the tree with the greatest worth, cap × dwellings − trenches, below a root (strong pruning: Johnson, Minkoff and Phillips, SODA 2000).
/// </summary>
internal static class DearBranches
{
    private const int SatelliteYears = 5;
    private const long Priceless = 1_000_000_000_000_000;

    /// <summary>Leaves out what lies on branches that are too dear.</summary>
    /// <param name="it">The settlement.</param>
    /// <param name="edges">Its trenches: a tree.</param>
    /// <param name="root">A vertex of them that stays; −1 for the best.</param>
    /// <returns>True when anything was left out.</returns>
    public static bool Exclude(AccessCase it, int[] edges, int root)
    {
        if (it.Prices.Options.Cap is not { } cap || edges.Length == 0)
        {
            return false;
        }

        int[] sorted = [.. edges.Order()];
        if (root < 0)
        {
            var (any, _, worth) = Rate(it, sorted, it.Tail[sorted[0]], cap);
            root = any.VertexOf[Array.IndexOf(worth, worth.Max())];
        }

        var (tree, isCut, _) = Rate(it, sorted, root, cap);
        var homes = new List<int>[tree.Count];
        var number = new Dictionary<int, int>(tree.Count);
        for (var v = 0; v < tree.Count; v++)
        {
            number.Add(tree.VertexOf[v], v);
            homes[v] = [];
        }

        for (var h = 0; h < it.Premises.Count; h++)
        {
            if (it.IsServed(h))
            {
                homes[number[it.Network.HomeVertex[h]]].Add(h);
            }
        }

        var isAny = false;
        for (var v = 1; v < tree.Count; v++)
        {
            if (isCut[v])
            {
                var last = tree.LastBelow(v);
                isAny |= Leave(it, Enumerable.Range(v, last - v + 1).SelectMany(w => homes[w]).ToList(), Enumerable.Range(v, last - v + 1).Select(w => tree.EdgeOf[w]).ToList());
                v = last;
            }
        }

        return isAny;
    }

    /// <summary>What the branch below each vertex is worth, and which edges are not worth it.</summary>
    private static (TreeNetwork Tree, bool[] IsCut, long[] Worth) Rate(AccessCase it, int[] edges, int root, long cap)
    {
        var number = new int[it.Network.Vertices.Count];
        var tree = TreeNetwork.Root(root, edges, it.Tail, it.Head, it.Length, number);
        var worth = new long[tree.Count];
        for (var h = 0; h < it.Premises.Count; h++)
        {
            if (it.IsServed(h))
            {
                worth[number[it.Network.HomeVertex[h]]] += cap * it.Premises[h].Dwellings;
            }
        }

        // What the planner has put somewhere stays.
        foreach (var kept in it.Pinned)
        {
            worth[number[kept]] += Priceless;
        }

        var isCut = new bool[tree.Count];
        for (var v = tree.Count - 1; v > 0; v--)
        {
            var left = worth[v] - it.Cost[tree.EdgeOf[v]];
            isCut[v] = left < 0;
            worth[tree.Parent[v]] += Math.Max(0, left);
        }

        return (tree, isCut, worth);
    }

    private static bool Leave(AccessCase it, List<int> homes, List<int> edges)
    {
        var dwellings = homes.Sum(h => it.Premises[h].Dwellings);
        if (dwellings == 0)
        {
            return false;
        }

        var (cost, metres) = (edges.Sum(e => it.Cost[e]), edges.Sum(e => it.Length[e]) / 100);
        var each = (cost + dwellings - 1) / dwellings;
        var satellite = Satellite(it.Prices);
        var wayOut = satellite < each
            ? FormattableString.Invariant($"A satellite terminal: {satellite} tenge a dwelling with {SatelliteYears} years of service; or the trenches at {each} tenge a dwelling (--cap {each}).")
            : FormattableString.Invariant($"Maybe the trenches at {each} tenge a dwelling (--cap {each}).");
        foreach (var h in homes)
        {
            it.Exclude(h, "too-dear", $"{metres} m of trench and poles lead to {dwellings} dwellings alone: {each} tenge each.", wayOut);
        }

        return true;
    }

    /// <summary>A terminal and its service for some years, tenge a dwelling.</summary>
    private static long Satellite(AccessPrices prices) => prices.Whole("sat.kit_home") + (SatelliteYears * 12 * prices.Whole("sat.fee_home"));
}
