using System.Numerics;
using System.Runtime.InteropServices;

namespace Zheli.Engineering.Optics.Light;

/// <summary>
/// The light at one point of a line, channel by channel: total power, the shares of it that are signal, amplifier noise (ASE) and non-linear
/// interference (NLI) — they add up to 1 — and what dispersion has gathered. Elements of the line write to it in place.
/// </summary>
public sealed class Spectrum
{
    /// <summary>Light as it leaves the transmitters: all of it signal.</summary>
    public Spectrum(ChannelGrid grid)
    {
        Grid = grid;
        var n = grid.Count;
        (PowerW, SignalShare, AseShare, NliShare) = (new double[n], new double[n], new double[n], new double[n]);
        (DispersionPsPerNm, PmdSquaredPs2, PdlSquaredDb2, LatencyMs) = (new double[n], new double[n], new double[n], new double[n]);
        Relaunch();
    }

    /// <summary>The channels.</summary>
    public ChannelGrid Grid { get; }

    /// <summary>Total power of each channel, W.</summary>
    public double[] PowerW { get; }

    /// <summary>Share of the power that is signal.</summary>
    public double[] SignalShare { get; }

    /// <summary>Share that is noise of amplifiers.</summary>
    public double[] AseShare { get; }

    /// <summary>Share that is non-linear interference.</summary>
    public double[] NliShare { get; }

    /// <summary>Chromatic dispersion gathered so far, ps/nm.</summary>
    public double[] DispersionPsPerNm { get; }

    /// <summary>Polarization-mode dispersion gathered, squared, ps².</summary>
    public double[] PmdSquaredPs2 { get; }

    /// <summary>Polarization-dependent loss gathered, squared, dB².</summary>
    public double[] PdlSquaredDb2 { get; }

    /// <summary>Delay gathered, ms.</summary>
    public double[] LatencyMs { get; }

    /// <summary>Total power of all channels, W.</summary>
    public double TotalPowerW => PowerOf(ChannelRange.All(Grid));

    /// <summary>Total power of some channels, W.</summary>
    public double PowerOf(ChannelRange channels)
    {
        var power = PowerW.AsSpan(channels.First, channels.Count);
        var vectors = MemoryMarshal.Cast<double, Vector<double>>(power);
        var (even, odd, v) = (Vector<double>.Zero, Vector<double>.Zero, 0);
        for (; v + 1 < vectors.Length; v += 2)
        {
            even += vectors[v];
            odd += vectors[v + 1];
        }

        var sum = Vector.Sum(v < vectors.Length ? even + odd + vectors[v] : even + odd);
        for (var i = vectors.Length * Vector<double>.Count; i < power.Length; i++)
        {
            sum += power[i];
        }

        return sum;
    }

    /// <summary>Starts again at the transmitters.</summary>
    public void Relaunch()
    {
        Grid.TxPowerW.CopyTo(PowerW, 0);
        SignalShare.AsSpan().Fill(1);
        foreach (var cleared in new[] { AseShare, NliShare, DispersionPsPerNm, PmdSquaredPs2, PdlSquaredDb2, LatencyMs })
        {
            cleared.AsSpan().Clear();
        }
    }

    /// <summary>All channels times one factor.</summary>
    public void Scale(double factor) => Scale(factor, ChannelRange.All(Grid));

    /// <summary>Some channels times one factor.</summary>
    public void Scale(double factor, ChannelRange channels)
    {
        var scaled = PowerW.AsSpan(channels.First, channels.Count);
        var power = MemoryMarshal.Cast<double, Vector<double>>(scaled);
        for (var i = 0; i < power.Length; i++)
        {
            power[i] *= factor;
        }

        for (var i = power.Length * Vector<double>.Count; i < scaled.Length; i++)
        {
            scaled[i] *= factor;
        }
    }

    /// <summary>Each channel times a factor of its own, from a channel on; one factor a channel.</summary>
    public void Scale(ReadOnlySpan<double> factors, int first = 0)
    {
        var power = PowerW.AsSpan(first, factors.Length);
        var factor = MemoryMarshal.Cast<double, Vector<double>>(factors);
        var vectors = MemoryMarshal.Cast<double, Vector<double>>(power)[..factor.Length];
        for (var v = 0; v < vectors.Length; v++)
        {
            vectors[v] *= factor[v];
        }

        for (var i = vectors.Length * Vector<double>.Count; i < power.Length; i++)
        {
            power[i] *= factors[i];
        }
    }

    /// <summary>Adds amplifier noise, W a channel, from a channel on: the power grows, the other shares shrink.</summary>
    public void AddAse(ReadOnlySpan<double> aseW, int first = 0)
    {
        var power = PowerW.AsSpan(first, aseW.Length);
        var signal = SignalShare.AsSpan(first, aseW.Length);
        var ase = AseShare.AsSpan(first, aseW.Length);
        var nli = NliShare.AsSpan(first, aseW.Length);
        var added = MemoryMarshal.Cast<double, Vector<double>>(aseW);
        var p = MemoryMarshal.Cast<double, Vector<double>>(power)[..added.Length];
        var s = MemoryMarshal.Cast<double, Vector<double>>(signal)[..added.Length];
        var a = MemoryMarshal.Cast<double, Vector<double>>(ase)[..added.Length];
        var n = MemoryMarshal.Cast<double, Vector<double>>(nli)[..added.Length];
        for (var v = 0; v < added.Length; v++)
        {
            var grown = p[v] + added[v];
            var kept = p[v] / grown;
            s[v] *= kept;
            n[v] *= kept;
            a[v] = (a[v] * kept) + (added[v] / grown);
            p[v] = grown;
        }

        for (var i = added.Length * Vector<double>.Count; i < power.Length; i++)
        {
            var grown = power[i] + aseW[i];
            var kept = power[i] / grown;
            signal[i] *= kept;
            nli[i] *= kept;
            ase[i] = (ase[i] * kept) + (aseW[i] / grown);
            power[i] = grown;
        }
    }

    /// <summary>
    /// Turns part of the power into non-linear interference, W a channel; the total stays. Returns false, and leaves that channel's shares
    /// without meaning, when a channel has no such power to give: the model does not hold there.
    /// </summary>
    public bool AddNli(ReadOnlySpan<double> nliW)
    {
        var (power, signal, ase, nli) = (PowerW, SignalShare, AseShare, NliShare);
        var turned = MemoryMarshal.Cast<double, Vector<double>>(nliW);
        var p = MemoryMarshal.Cast<double, Vector<double>>(power.AsSpan())[..turned.Length];
        var s = MemoryMarshal.Cast<double, Vector<double>>(signal.AsSpan())[..turned.Length];
        var a = MemoryMarshal.Cast<double, Vector<double>>(ase.AsSpan())[..turned.Length];
        var n = MemoryMarshal.Cast<double, Vector<double>>(nli.AsSpan())[..turned.Length];
        var (holds, one) = (true, Vector<double>.One);
        for (var v = 0; v < turned.Length; v++)
        {
            var share = turned[v] / p[v];
            var kept = one - share;
            s[v] *= kept;
            a[v] *= kept;
            n[v] = (n[v] * kept) + share;
            holds &= Vector.LessThanAll(share, one);
        }

        for (var i = turned.Length * Vector<double>.Count; i < power.Length; i++)
        {
            var share = nliW[i] / power[i];
            var kept = 1 - share;
            signal[i] *= kept;
            ase[i] *= kept;
            nli[i] = (nli[i] * kept) + share;
            holds &= share < 1;
        }

        return holds;
    }

    /// <summary>Adds what a span gathers: dispersion a channel, delay and PMD for all alike.</summary>
    public void Gather(ReadOnlySpan<double> dispersionPsPerNm, double delayMs, double pmdSquaredPs2)
    {
        var added = MemoryMarshal.Cast<double, Vector<double>>(dispersionPsPerNm);
        var dispersion = MemoryMarshal.Cast<double, Vector<double>>(DispersionPsPerNm.AsSpan())[..added.Length];
        var pmd = MemoryMarshal.Cast<double, Vector<double>>(PmdSquaredPs2.AsSpan())[..added.Length];
        var latency = MemoryMarshal.Cast<double, Vector<double>>(LatencyMs.AsSpan())[..added.Length];
        var (delays, pmds) = (new Vector<double>(delayMs), new Vector<double>(pmdSquaredPs2));
        for (var v = 0; v < added.Length; v++)
        {
            dispersion[v] += added[v];
            pmd[v] += pmds;
            latency[v] += delays;
        }

        for (var i = added.Length * Vector<double>.Count; i < DispersionPsPerNm.Length; i++)
        {
            DispersionPsPerNm[i] += dispersionPsPerNm[i];
            PmdSquaredPs2[i] += pmdSquaredPs2;
            LatencyMs[i] += delayMs;
        }
    }

    /// <summary>Adds polarization effects: DGD in seconds, PDL in dB; they add as root of the sum of squares.</summary>
    public void AddPolarization(double pmdSeconds, double pdlDb, ChannelRange channels)
    {
        var (pmd, pdl) = (pmdSeconds * 1e12 * pmdSeconds * 1e12, pdlDb * pdlDb);
        for (var i = channels.First; i < channels.First + channels.Count; i++)
        {
            PmdSquaredPs2[i] += pmd;
            PdlSquaredDb2[i] += pdl;
        }
    }
}

/// <summary>Channels side by side.</summary>
/// <param name="First">Number of the first, from 0.</param>
/// <param name="Count">How many.</param>
public readonly record struct ChannelRange(int First, int Count)
{
    /// <summary>All channels of a grid.</summary>
    public static ChannelRange All(ChannelGrid grid) => new(0, grid.Count);
}
