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
    private readonly double delayMs;
    private readonly double pmdSquaredPs2;
    private readonly double[] nliW;
    private readonly double[] scratch;

    public FibreStage(FibreSpan fibre, ChannelGrid grid, RamanSettings raman, SpanKernel kernel)
    {
        (this.fibre, this.raman, this.kernel) = (fibre, raman, kernel);
        inputFactor = (-(fibre.InputAttenuator + fibre.InputConnector)).Ratio;
        outputFactor = (-fibre.OutputConnector).Ratio;
        (delayMs, pmdSquaredPs2) = (fibre.Delay * 1e3, fibre.Pmd * 1e12 * fibre.Pmd * 1e12);
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

        light.Gather(kernel.DispersionPsPerNm, delayMs, pmdSquaredPs2);

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
