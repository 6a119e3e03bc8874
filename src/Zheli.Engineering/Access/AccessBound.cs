using Zheli.Model.Network;

namespace Zheli.Engineering.Access;

/// <summary>
/// A lower bound on the cost of every design that serves the same dwellings: trenches by the Steiner bound, equipment by capacity, connections as they are. The
/// proof is in <c>docs/methods/access.md</c>.
/// </summary>
internal static class AccessBound
{
    /// <summary>The bound, whole tenge.</summary>
    /// <param name="it">The settlement.</param>
    /// <param name="trench">Steiner bound of trenches with the thinnest cable in them.</param>
    /// <param name="fixedCost">Connections and blocks: the same in every design.</param>
    public static long Of(AccessCase it, long trench, long fixedCost)
    {
        long houses = 0, fibres = 0, entranceSplitters = 0;
        for (var h = 0; h < it.Premises.Count; h++)
        {
            var premises = it.Premises[h];
            if (!it.IsServed(h))
            {
                continue;
            }

            if (!premises.IsBlock)
            {
                houses += premises.Dwellings;
                continue;
            }

            for (var e = 0; e < premises.Entrances; e++)
            {
                entranceSplitters += it.Rules.FibresOf(premises.DwellingsOf(e));
            }
        }

        var closures = Ceiling(houses, it.Rules.ClosurePorts);
        var houseFibres = it.Rules.SecondaryRatio > 1 ? Ceiling(houses, it.Rules.SecondaryRatio) : houses;
        fibres = houseFibres + entranceSplitters;
        var primaries = Ceiling(fibres, it.Rules.PrimaryRatio);
        var nodes = Math.Max(1, Ceiling(primaries, (long)it.Prices.Number("acc.node_ports")));
        var equipment = (closures * it.Rules.ClosureCost) + (it.Rules.SecondaryRatio > 1 ? fibres * it.Rules.SecondaryCost : 0)
            + (primaries * it.Rules.PrimaryCost) + (it.Pinned.Count * it.Rules.CabinetCost) + (fibres == 0 ? 0 : (nodes - 1) * it.Prices.Whole("site.village_node"));

        // The search rounds every cable and every drop to whole tenge, the bound may not.
        var rounding = it.Premises.Count + (2L * it.Tail.Length);
        return Math.Max(0, trench + equipment + fixedCost - rounding);
    }

    private static long Ceiling(long amount, long by) => (amount + by - 1) / by;
}
