using System.Runtime.Intrinsics;

namespace Zheli.Algorithms.Steiner;

/// <summary>
/// What terminals pay for one arc that is built of modules. The arc is not overpaid when no terminals that fit into q modules together pay more than q
/// modules cost: the value of a 0-1 knapsack (Bellman 1957), bounded first by the continuous one (Dantzig 1957), for which payments stand in falling order of
/// payment for a unit of load.
/// </summary>
internal sealed class ArcPayments
{
    /// <summary>Far above all costs, far below overflow.</summary>
    private const long Anything = long.MaxValue / 4;

    private int[] terminal = new int[4];
    private long[] payment = new long[4];
    private int[] load = new int[4];

    // Sums over everything before each entry.
    private long[] paidBefore = new long[4];
    private int[] loadBefore = new int[4];
    private int count;
    private long paidByAll;
    private int loadOfAll;

    // The most that any who fit into each room pay together; made when first needed.
    private long[]? most;
    private bool isStale;

    /// <summary>How much a terminal may pay for an arc for which nobody pays yet; beyond all modules anything.</summary>
    public static long LeftOfNothing(long[] cost, int own)
    {
        int q = Math.Max(0, (own - 1) / ModuleCosts.Capacity);
        return q < cost.Length ? cost[q] : Anything;
    }

    /// <summary>How much a terminal that does not pay yet may pay.</summary>
    /// <param name="cost">Cost of 1, 2, … modules.</param>
    /// <param name="own">The terminal's load; beyond all modules it may pay anything.</param>
    /// <param name="enough">From here on the answer need not be exact.</param>
    public long Left(long[] cost, int own, long enough)
    {
        long left = AtLeast(cost, own, out bool isExact);
        if (isExact || left >= enough)
        {
            return left;
        }

        if (most is null || isStale)
        {
            Fill(cost.Length);
        }

        left = Anything;
        for (int q = Math.Max(0, (own - 1) / ModuleCosts.Capacity); q < cost.Length; q++)
        {
            left = Math.Min(left, cost[q] - most![(ModuleCosts.Capacity * (q + 1)) - own]);
        }

        return left;
    }

    /// <summary>Enters what a terminal pays.</summary>
    public void Add(int payer, long pays, int itsLoad)
    {
        if (count == terminal.Length)
        {
            Array.Resize(ref terminal, count * 2);
            Array.Resize(ref payment, count * 2);
            Array.Resize(ref load, count * 2);
            Array.Resize(ref paidBefore, count * 2);
            Array.Resize(ref loadBefore, count * 2);
        }

        int at = count++;
        for (; at > 0 && payment[at - 1] * itsLoad < pays * load[at - 1]; at--)
        {
            (terminal[at], payment[at], load[at]) = (terminal[at - 1], payment[at - 1], load[at - 1]);
            (paidBefore[at], loadBefore[at]) = (paidBefore[at - 1] + pays, loadBefore[at - 1] + itsLoad);
        }

        (terminal[at], payment[at], load[at]) = (payer, pays, itsLoad);
        (paidBefore[at], loadBefore[at]) = at == 0 ? (0, 0) : (paidBefore[at - 1] + payment[at - 1], loadBefore[at - 1] + load[at - 1]);
        paidByAll += pays;
        loadOfAll += itsLoad;
        if (most is not null && !isStale)
        {
            Put(most, pays, itsLoad);
        }
    }

    /// <summary>Takes a terminal's payment back.</summary>
    public void Remove(int payer)
    {
        int at = Array.IndexOf(terminal, payer, 0, count);
        (long paid, int itsLoad) = (payment[at], load[at]);
        paidByAll -= paid;
        loadOfAll -= itsLoad;
        isStale = true;
        for (count--; at < count; at++)
        {
            (terminal[at], payment[at], load[at]) = (terminal[at + 1], payment[at + 1], load[at + 1]);
            (paidBefore[at], loadBefore[at]) = (paidBefore[at + 1] - paid, loadBefore[at + 1] - itsLoad);
        }
    }

    /// <summary>What is left by the continuous knapsack: perhaps too little, never too much.</summary>
    private long AtLeast(long[] cost, int own, out bool isExact)
    {
        long left = Anything;
        int i = 0;
        isExact = true;
        for (int q = 0; q < cost.Length; q++)
        {
            int room = (ModuleCosts.Capacity * (q + 1)) - own;
            if (room < 0)
            {
                continue;
            }

            if (room >= loadOfAll)
            {
                return Math.Min(left, cost[q] - paidByAll);
            }

            while (loadBefore[i] + load[i] <= room)
            {
                i++;
            }

            long part = payment[i] * (room - loadBefore[i]) / load[i];
            isExact &= part == 0;
            left = Math.Min(left, cost[q] - paidBefore[i] - part);
        }

        return left;
    }

    private void Fill(int modules)
    {
        if (most is null)
        {
            most = new long[(ModuleCosts.Capacity * modules) + 1];
        }
        else
        {
            Array.Clear(most);
        }

        for (int i = 0; i < count; i++)
        {
            Put(most, payment[i], load[i]);
        }

        isStale = false;
    }

    /// <summary>One more payment: from the largest room down, so that it enters once.</summary>
    private static void Put(long[] most, long pays, int itsLoad)
    {
        int w = most.Length;
        if (itsLoad >= Vector256<long>.Count)
        {
            var more = Vector256.Create(pays);
            for (w -= Vector256<long>.Count; w >= itsLoad; w -= Vector256<long>.Count)
            {
                var without = Vector256.LoadUnsafe(ref most[w]);
                var with = Vector256.LoadUnsafe(ref most[w - itsLoad]) + more;
                Vector256.Max(without, with).StoreUnsafe(ref most[w]);
            }

            w += Vector256<long>.Count;
        }

        for (w--; w >= itsLoad; w--)
        {
            most[w] = Math.Max(most[w], most[w - itsLoad] + pays);
        }
    }
}
