using System.Numerics;

namespace Zheli.Algorithms.Graphs;

/// <summary>
/// Which slots of the flexible grid are taken on every link (ITU-T G.694.1: centres on a grid of 6.25 GHz, widths in steps of 12.5 GHz). One bit a slot of 6.25 GHz, so a channel
/// takes an even number of them; the same slots on all links of its route.
/// </summary>
public sealed class SpectrumMap
{
    private readonly ulong[][] taken;

    /// <summary>Makes empty links.</summary>
    /// <param name="links">Number of links.</param>
    /// <param name="slots">Slots of 6.25 GHz, at least 2.</param>
    public SpectrumMap(int links, int slots)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(slots, 2);
        Slots = slots;
        taken = [.. Enumerable.Range(0, links).Select(_ => new ulong[(slots + 63) / 64])];
    }

    /// <summary>Slots of each link.</summary>
    public int Slots { get; }

    /// <summary>Takes the first slots that are free on all links of a route, or none.</summary>
    /// <param name="links">Links of the route.</param>
    /// <param name="width">Slots wanted, even.</param>
    /// <returns>The first slot, or -1 when the channel does not fit.</returns>
    public int TakeFirst(ReadOnlySpan<int> links, int width)
    {
        if (width < 2 || width % 2 != 0)
        {
            throw new ArgumentOutOfRangeException(nameof(width), width, "A channel takes an even number of slots of 6.25 GHz.");
        }

        var union = new ulong[(Slots + 63) / 64];
        foreach (var link in links)
        {
            for (var i = 0; i < union.Length; i++)
            {
                union[i] |= taken[link][i];
            }
        }

        var first = FirstFree(union, width);
        if (first >= 0)
        {
            foreach (var link in links)
            {
                for (var s = first; s < first + width; s++)
                {
                    taken[link][s / 64] |= 1UL << (s % 64);
                }
            }
        }

        return first;
    }

    /// <summary>True when a slot is taken on a link.</summary>
    public bool IsTaken(int link, int slot) => (taken[link][slot / 64] >> (slot % 64) & 1) != 0;

    /// <summary>Slots taken on a link.</summary>
    public int Taken(int link) => taken[link].Sum(BitOperations.PopCount);

    private int FirstFree(ulong[] union, int width)
    {
        var run = 0;
        for (var s = 0; s < Slots; s++)
        {
            if (s % 64 == 0 && union[s / 64] == ulong.MaxValue)
            {
                (run, s) = (0, s + 63);
                continue;
            }

            run = (union[s / 64] >> (s % 64) & 1) == 0 ? run + 1 : 0;
            if (run == width)
            {
                return s - width + 1;
            }
        }

        return -1;
    }
}
