using System.Globalization;

namespace Zheli.Engineering.Access;

/// <summary>Gives ports of one site to connections so that those that had ports keep them.</summary>
internal static class PortSlots
{
    /// <summary>First port of each item, counted from 0; every item has its ports in a row, and all ports together are taken.</summary>
    /// <param name="items">Ports that each needs, and the first one that it had; −1 for none.</param>
    /// <param name="total">Ports: as many as the items need.</param>
    public static int[] Assign(IReadOnlyList<(int Size, int Wanted)> items, int total)
    {
        var slots = new int[items.Count];
        var taken = new bool[total];
        for (var i = 0; i < slots.Length; i++)
        {
            slots[i] = items[i].Wanted >= 0 && IsFree(taken, items[i].Wanted, items[i].Size) ? Take(taken, items[i].Wanted, items[i].Size) : -1;
        }

        var isTight = false;
        for (var i = 0; i < slots.Length && !isTight; i++)
        {
            if (slots[i] < 0)
            {
                var first = Enumerable.Range(0, total).FirstOrDefault(p => IsFree(taken, p, items[i].Size), -1);
                isTight = first < 0;
                slots[i] = isTight ? -1 : Take(taken, first, items[i].Size);
            }
        }

        // Gaps too small for what is left: one after the other from the first port.
        for (int i = 0, next = 0; isTight && i < slots.Length; next += items[i++].Size)
        {
            slots[i] = next;
        }

        return slots;
    }

    /// <summary>The number at the end of a splitter's key.</summary>
    public static int NumberOf(string key) => int.Parse(key.AsSpan(key.AsSpan().LastIndexOfAnyExceptInRange('0', '9') + 1), NumberStyles.None, CultureInfo.InvariantCulture);

    private static bool IsFree(bool[] taken, int first, int size) => first + size <= taken.Length && !taken.AsSpan(first, size).Contains(true);

    private static int Take(bool[] taken, int first, int size)
    {
        taken.AsSpan(first, size).Fill(true);
        return first;
    }
}
