using Zheli.Engineering.Optics.Fibres;
using Zheli.Engineering.Optics.Light;
using Zheli.Engineering.Optics.Nonlinear;
using Zheli.Engineering.Optics.Raman;

namespace Zheli.Engineering.Optics.Lines;

/// <summary>What equal spans share: everything that depends on fibre and channels alone.</summary>
internal sealed class SpanKernel
{
    private readonly FibreSpan fibre;
    private readonly AnalyticKernel? analytic;
    private readonly double[] effectiveSquared;
    private readonly GeneralizedModel? generalized;
    private double[]? psi;

    public SpanKernel(FibreSpan fibre, ChannelGrid grid, NliSettings nli, RamanSettings raman, AnalyticKernel? analytic)
    {
        (this.fibre, this.analytic) = (fibre, analytic);
        DispersionPsPerNm = Array.ConvertAll(grid.FrequencyHz, fibre.GatheredDispersionAt);
        FixedProfile = raman.Enabled ? null : RamanSolver.Solve(fibre, grid.FrequencyHz, grid.TxPowerW, raman);
        Transfer = FixedProfile is { } profile ? [.. Enumerable.Range(0, grid.Count).Select(i => profile.Row(i)[^1])] : [];
        effectiveSquared = analytic?.EffectiveSquared(fibre.Length.Value) ?? [];
        generalized = analytic is null ? new(fibre, grid, nli, raman.ResultStep.Value) : null;
    }

    /// <summary>Dispersion that each channel gathers, ps/nm.</summary>
    public double[] DispersionPsPerNm { get; }

    /// <summary>Power along the fibre when it does not depend on the powers that enter; null with Raman scattering.</summary>
    public PowerProfile? FixedProfile { get; }

    /// <summary>Output over input power of each channel, without connectors, when it is fixed.</summary>
    public double[] Transfer { get; }

    /// <summary>True when a span differs from this one in nothing that the kernel depends on.</summary>
    public bool Serves(FibreSpan other) =>
        ReferenceEquals(fibre, other) || (other.Length == fibre.Length && SameGlass(fibre, other) && fibre.LumpedLosses.SequenceEqual(other.LumpedLosses));

    /// <summary>True when two spans are of the same fibre, whatever their lengths and connectors.</summary>
    public static bool SameGlass(FibreSpan left, FibreSpan right) => ReferenceEquals(left, right) ||
        (left.DispersionSlope == right.DispersionSlope && left.EffectiveArea == right.EffectiveArea && left.ReferenceFrequency == right.ReferenceFrequency
            && left.CoreIndex == right.CoreIndex && left.NonlinearIndex == right.NonlinearIndex && left.CoreRadius == right.CoreRadius
            && Same(left.LossDbPerMetre, right.LossDbPerMetre) && Same(left.Dispersion, right.Dispersion));

    /// <summary>Interference of each channel at the input of the fibre, W.</summary>
    public void FillInterference(Span<double> nliW, double[] powerW, Span<double> scratch, PowerProfile? profile, CancellationToken cancellation)
    {
        if (analytic is not null)
        {
            analytic.Fill(nliW, powerW, effectiveSquared, scratch);
            return;
        }

        var used = FixedProfile is null ? generalized!.Psi(profile!, cancellation) : psi ??= generalized!.Psi(FixedProfile, cancellation);
        generalized!.Fill(nliW, powerW, used);
    }

    private static bool Same(FrequencyTable left, FrequencyTable right) =>
        left.FrequencyHz.AsSpan().SequenceEqual(right.FrequencyHz) && left.Values.AsSpan().SequenceEqual(right.Values);
}
