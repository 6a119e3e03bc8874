using Zheli.Engineering.Optics.Fibres;
using Zheli.Engineering.Optics.Light;
using Zheli.Engineering.Optics.Nonlinear;
using Zheli.Engineering.Optics.Raman;

namespace Zheli.Engineering.Optics.Lines;

/// <summary>
/// A span made ready. Order: input losses, power along the fibre, interference and pump noise referred to its input, dispersion and delay, loss of the fibre, output
/// connector.
/// </summary>
internal sealed class FibreStage : LineStage
{
    private readonly FibreSpan fibre;
    private readonly RamanSettings raman;
    private readonly SpanKernel kernel;
    private readonly double inputFactor;
    private readonly double outputFactor;
    private readonly double[] nliW;
    private readonly double[] scratch;

    public FibreStage(FibreSpan fibre, ChannelGrid grid, RamanSettings raman, SpanKernel kernel)
    {
        (this.fibre, this.raman, this.kernel) = (fibre, raman, kernel);
        inputFactor = (-(fibre.InputAttenuator + fibre.InputConnector)).Ratio;
        outputFactor = (-fibre.OutputConnector).Ratio;
        (nliW, scratch) = (new double[grid.Count], new double[grid.Count]);
    }

    public override bool Propagate(Spectrum light, CancellationToken cancellation)
    {
        light.Scale(inputFactor);
        var profile = kernel.FixedProfile is null ? RamanSolver.Solve(fibre, light.Grid.FrequencyHz, (double[])light.PowerW.Clone(), raman) : null;
        kernel.FillInterference(nliW, light.PowerW, scratch, profile, cancellation);
        var holds = light.AddNli(nliW);
        if (profile is not null && fibre.Pumps.Count > 0)
        {
            SpontaneousScattering.Fill(scratch, fibre, light.Grid, profile);
            light.AddAse(scratch);
        }

        var (dispersion, delayMs, pmd2) = (kernel.DispersionPsPerNm, fibre.Delay * 1e3, fibre.Pmd * 1e12 * fibre.Pmd * 1e12);
        for (var i = 0; i < nliW.Length; i++)
        {
            light.DispersionPsPerNm[i] += dispersion[i];
            light.PmdSquaredPs2[i] += pmd2;
            light.LatencyMs[i] += delayMs;
        }

        if (profile is null)
        {
            light.Scale(kernel.Transfer);
        }
        else
        {
            for (var i = 0; i < nliW.Length; i++)
            {
                light.PowerW[i] *= profile.Row(i)[^1];
            }
        }

        light.Scale(outputFactor);
        return holds;
    }
}

/// <summary>What the spans of a line that are made of the same fibre share: everything that depends on fibre and channels alone.</summary>
internal sealed class SpanKernel
{
    private readonly FibreSpan fibre;
    private readonly AnalyticKernel? analytic;
    private readonly GeneralizedModel? generalized;
    private double[]? psi;

    public SpanKernel(FibreSpan fibre, ChannelGrid grid, NliSettings nli, RamanSettings raman)
    {
        this.fibre = fibre;
        DispersionPsPerNm = Array.ConvertAll(grid.FrequencyHz, fibre.GatheredDispersionAt);
        FixedProfile = raman.Enabled ? null : RamanSolver.Solve(fibre, grid.FrequencyHz, grid.TxPowerW, raman);
        Transfer = FixedProfile is { } profile ? [.. Enumerable.Range(0, grid.Count).Select(i => profile.Row(i)[^1])] : [];
        if (nli.Method == NliMethod.GnAnalytic)
        {
            analytic = AnalyticKernel.Of(fibre, grid);
        }
        else
        {
            generalized = new(fibre, grid, nli, raman.ResultStep.Value);
        }
    }

    /// <summary>Dispersion that each channel gathers, ps/nm.</summary>
    public double[] DispersionPsPerNm { get; }

    /// <summary>Power along the fibre when it does not depend on the powers that enter; null with Raman scattering.</summary>
    public PowerProfile? FixedProfile { get; }

    /// <summary>Output over input power of each channel, without connectors, when it is fixed.</summary>
    public double[] Transfer { get; }

    /// <summary>True when a span differs from this one in nothing that the kernel depends on.</summary>
    public bool Serves(FibreSpan other) =>
        ReferenceEquals(fibre, other) || (other with
        {
            InputAttenuator = fibre.InputAttenuator, InputConnector = fibre.InputConnector, OutputConnector = fibre.OutputConnector,
            PmdCoefficient = fibre.PmdCoefficient, Pumps = fibre.Pumps, LumpedLosses = fibre.LumpedLosses, LossDbPerMetre = fibre.LossDbPerMetre,
            Dispersion = fibre.Dispersion, Raman = fibre.Raman, TemperatureK = fibre.TemperatureK,
        } == fibre && Same(fibre.LossDbPerMetre, other.LossDbPerMetre) && Same(fibre.Dispersion, other.Dispersion)
            && fibre.LumpedLosses.SequenceEqual(other.LumpedLosses));

    /// <summary>Interference of each channel at the input of the fibre, W.</summary>
    public void FillInterference(Span<double> nliW, double[] powerW, Span<double> scratch, PowerProfile? profile, CancellationToken cancellation)
    {
        if (analytic is not null)
        {
            analytic.Fill(nliW, powerW, scratch);
            return;
        }

        var used = FixedProfile is null ? generalized!.Psi(profile!, cancellation) : psi ??= generalized!.Psi(FixedProfile, cancellation);
        generalized!.Fill(nliW, powerW, used);
    }

    private static bool Same(FrequencyTable left, FrequencyTable right) =>
        left.FrequencyHz.AsSpan().SequenceEqual(right.FrequencyHz) && left.Values.AsSpan().SequenceEqual(right.Values);
}
