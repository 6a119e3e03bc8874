using Zheli.Model.Units;

namespace Zheli.Engineering.Optics.Light;

/// <summary>
/// The channels of a line, in ascending frequency: what does not change along it. Arrays are parallel, one entry a channel; do not write to them.
/// </summary>
public sealed class ChannelGrid
{
    private ChannelGrid(double[] frequency, double[] baudRate, double[] slotWidth, double[] rollOff, double[] txPower, double[] txOsnr, double[] targetOffset)
    {
        (FrequencyHz, BaudRate, SlotWidthHz, RollOff, TxPowerW, TxOsnrDb, TargetOffsetDb) = (frequency, baudRate, slotWidth, rollOff, txPower, txOsnr, targetOffset);
        OccupiedHz = slotWidth.Sum();
    }

    /// <summary>Channels.</summary>
    public int Count => FrequencyHz.Length;

    /// <summary>Central frequencies, Hz, ascending.</summary>
    public double[] FrequencyHz { get; }

    /// <summary>Symbol rates, Bd; the noise of a channel is taken in this bandwidth.</summary>
    public double[] BaudRate { get; }

    /// <summary>Widths of the slots, Hz.</summary>
    public double[] SlotWidthHz { get; }

    /// <summary>Roll-off of the raised cosine, 0 to 1.</summary>
    public double[] RollOff { get; }

    /// <summary>Launch powers at the input of the first element, W.</summary>
    public double[] TxPowerW { get; }

    /// <summary>Signal-to-noise ratios of the transmitters, dB in 0.1 nm; infinite for an ideal one.</summary>
    public double[] TxOsnrDb { get; }

    /// <summary>What each channel wants above the target of a ROADM, dB; 0 as a rule.</summary>
    public double[] TargetOffsetDb { get; }

    /// <summary>Sum of the slots, Hz.</summary>
    public double OccupiedHz { get; }

    /// <summary>Makes a grid of parallel arrays, one entry a channel, sorted here by frequency.</summary>
    /// <exception cref="ArgumentException">Lengths differ, there is no channel, or slots overlap.</exception>
    public static ChannelGrid Of(
        double[] frequencyHz, double[] baudRate, double[] slotWidthHz, double[] rollOff, double[] txPowerW, double[] txOsnrDb, double[]? targetOffsetDb = null)
    {
        var order = Enumerable.Range(0, frequencyHz.Length).OrderBy(i => frequencyHz[i]).ToArray();
        double[] Sorted(double[] values) => values.Length == order.Length
            ? Array.ConvertAll(order, i => values[i])
            : throw new ArgumentException("Arrays of channels differ in length.");
        var grid = new ChannelGrid(Sorted(frequencyHz), Sorted(baudRate), Sorted(slotWidthHz), Sorted(rollOff), Sorted(txPowerW), Sorted(txOsnrDb), Sorted(targetOffsetDb ?? new double[order.Length]));
        return grid.Count == 0 ? throw new ArgumentException("A grid needs a channel.")
            : grid.FirstOverlap() is { } at ? throw new ArgumentException($"Channels {at + 1} and {at + 2} overlap.")
            : grid;
    }

    /// <summary>Equal channels side by side.</summary>
    /// <param name="first">Centre of the lowest channel.</param>
    /// <param name="spacing">Distance of centres, and width of the slots.</param>
    /// <param name="count">Channels.</param>
    /// <param name="baudRate">Symbol rate.</param>
    /// <param name="power">Launch power of each.</param>
    /// <param name="rollOff">Roll-off.</param>
    /// <param name="txOsnr">Of the transmitters, in 0.1 nm.</param>
    public static ChannelGrid Even(Hertz first, Hertz spacing, int count, Hertz baudRate, Dbm power, double rollOff, Decibels txOsnr)
    {
        double[] Same(double value) => Enumerable.Repeat(value, count).ToArray();
        return Of(
            [.. Enumerable.Range(0, count).Select(i => first.Value + (i * spacing.Value))], Same(baudRate.Value), Same(spacing.Value), Same(rollOff),
            Same(power.ToWatts().Value), Same(txOsnr.Value));
    }

    /// <summary>The same channels at another launch power each.</summary>
    public ChannelGrid WithPower(Dbm power) => WithPowers(Enumerable.Repeat(power.ToWatts().Value, Count).ToArray());

    /// <summary>The same channels at launch powers of their own, W.</summary>
    public ChannelGrid WithPowers(double[] powerW) => Of(FrequencyHz, BaudRate, SlotWidthHz, RollOff, powerW, TxOsnrDb, TargetOffsetDb);

    /// <summary>The channels whose slots lie in a band; a hertz of rounding is forgiven.</summary>
    public ChannelRange Within(Hertz from, Hertz to)
    {
        bool Fits(int i) => FrequencyHz[i] - (SlotWidthHz[i] / 2) >= from.Value - 1 && FrequencyHz[i] + (SlotWidthHz[i] / 2) <= to.Value + 1;
        var first = 0;
        while (first < Count && !Fits(first))
        {
            first++;
        }

        var end = first;
        while (end < Count && Fits(end))
        {
            end++;
        }

        return new(first, end - first);
    }

    /// <summary>The first channel whose slot reaches into the next one's, or null; a hertz of rounding is forgiven.</summary>
    public int? FirstOverlap()
    {
        for (var i = 0; i + 1 < Count; i++)
        {
            if (FrequencyHz[i] + (SlotWidthHz[i] / 2) > FrequencyHz[i + 1] - (SlotWidthHz[i + 1] / 2) + 1)
            {
                return i;
            }
        }

        return null;
    }
}
