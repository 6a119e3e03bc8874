using Zheli.Engineering.Optics.Fibres;
using Zheli.Engineering.Optics.Light;
using Zheli.Engineering.Optics.Raman;

namespace Zheli.Engineering.Optics.Nonlinear;

/// <summary>
/// The generalized Gaussian-noise model of a span over its true power profile: spectrally separated (Cantono et al., arXiv:1710.02225, eq. 21), or the
/// approximation of D'Amico et al., JLT 40, 3499, 2022 (eq. 24–25). Exact and slow: seconds for a full spectrum.
/// </summary>
internal sealed class GeneralizedModel
{
    private readonly FibreSpan fibre;
    private readonly ChannelGrid grid;
    private readonly NliSettings settings;
    private readonly double profileStepM;
    private readonly int[] computed;
    private readonly double[] alpha;
    private readonly double[] beta2;

    public GeneralizedModel(FibreSpan fibre, ChannelGrid grid, NliSettings settings, double profileStepM)
    {
        (this.fibre, this.grid, this.settings, this.profileStepM) = (fibre, grid, settings, profileStepM);
        computed = settings.ComputedChannels ?? [.. Enumerable.Range(0, grid.Count)];
        alpha = Array.ConvertAll(grid.FrequencyHz, fibre.AlphaAt);
        beta2 = Array.ConvertAll(grid.FrequencyHz, fibre.Beta2At);
    }

    /// <summary>Points of the largest grid over which a pair of neighbouring channels would be integrated.</summary>
    public static double GridPoints(FibreSpan fibre, ChannelGrid grid, NliSettings settings, double profileStepM)
    {
        var (steepest, weakest) = (grid.FrequencyHz.Max(f => Math.Abs(fibre.Beta2At(f))), grid.FrequencyHz.Min(fibre.AlphaAt));
        var step = FrequencyStep(settings, profileStepM, weakest, steepest, grid.SlotWidthHz.Max());
        var widest = grid.BaudRate.Max() * (1 + grid.RollOff.Max()) / step;
        return widest * widest * 2;
    }

    /// <summary>
    /// ψ, row-major: one row a computed channel, one column a channel that acts on it. It depends on the profile, not on powers otherwise.
    /// </summary>
    public double[] Psi(PowerProfile profile, CancellationToken cancellation)
    {
        var n = grid.Count;
        var psi = new double[computed.Length * n];
        var reach = settings.Method == NliMethod.GeneralizedGnApproximation ? ReachSquared(profile) : [];
        Parallel.For(0, computed.Length, new ParallelOptions { CancellationToken = cancellation }, row =>
        {
            var at = computed[row];
            var target = psi.AsSpan(row * n, n);
            if (settings.Method == NliMethod.GeneralizedGn)
            {
                Separated(target, at, profile, cancellation);
            }
            else
            {
                Approximate(target, at, reach, profile);
            }
        });
        return psi;
    }

    /// <summary>Interference of every channel at the input of the fibre, W: computed for the chosen ones, its density interpolated for the others.</summary>
    public void Fill(Span<double> nliW, ReadOnlySpan<double> powerW, double[] psi)
    {
        var n = grid.Count;
        var density = new double[computed.Length];
        for (var row = 0; row < computed.Length; row++)
        {
            var i = computed[row];
            var gamma = fibre.GammaAt(grid.FrequencyHz[i]);
            var sum = 0.0;
            for (var j = 0; j < n; j++)
            {
                var weight = i == j ? AnalyticKernel.SelfWeight : AnalyticKernel.CrossWeight;
                sum += weight * psi[(row * n) + j] * powerW[j] * powerW[j] / (grid.BaudRate[j] * grid.BaudRate[j]);
            }

            density[row] = gamma * gamma * powerW[i] * sum / grid.BaudRate[i];
        }

        var frequency = Array.ConvertAll(computed, i => grid.FrequencyHz[i]);
        for (var i = 0; i < n; i++)
        {
            nliW[i] = grid.BaudRate[i] * FrequencyTable.Interpolate(grid.FrequencyHz[i], frequency, density);
        }
    }

    private void Separated(Span<double> target, int at, PowerProfile profile, CancellationToken cancellation)
    {
        var cubic = QuadraticFit.Slope(grid.FrequencyHz, grid.FrequencyHz[at], beta2) / (2 * Math.PI);
        for (var j = 0; j < target.Length; j++)
        {
            cancellation.ThrowIfCancellationRequested();
            var step = FrequencyStep(alpha[j], beta2[at]);
            var offset = grid.FrequencyHz[j] - grid.FrequencyHz[at];
            var efficiency = new MixingEfficiency(alpha[j], profile.PositionM, profile.Row(j));
            var mixing = new MixingIntegral(efficiency, beta2[at], cubic, grid.BaudRate[at], grid.RollOff[at], grid.BaudRate[j], grid.RollOff[j], offset);
            var ownStep = step / (1 + Math.Abs(j - at));
            target[j] = Math.Abs(offset) <= NearOffset(beta2[at], grid.BaudRate[j]) ? mixing.Whole(step, ownStep) : mixing.Far(ownStep);
        }
    }

    private void Approximate(Span<double> target, int at, double[] reachSquared, PowerProfile profile)
    {
        for (var j = 0; j < target.Length; j++)
        {
            var mean = Math.Abs((beta2[at] + beta2[j]) / 2 * (grid.FrequencyHz[j] - grid.FrequencyHz[at]));
            target[j] = j == at ? 0 : reachSquared[j] * grid.BaudRate[j] / (4 * Math.PI * mean);
        }

        var step = FrequencyStep(alpha[at], beta2.Max(Math.Abs));
        var efficiency = new MixingEfficiency(alpha[at], profile.PositionM, profile.Row(at));
        target[at] = new MixingIntegral(efficiency, beta2[at], 0, grid.BaudRate[at], grid.RollOff[at], grid.BaudRate[at], grid.RollOff[at], 0).Whole(step, step);
    }

    /// <summary>Per channel (Σ over pieces of ±|ΔL|/√|α'|)² with α' the slope of ln L over the piece: eq. 25's double sum in one.</summary>
    private double[] ReachSquared(PowerProfile profile)
    {
        var z = profile.PositionM;
        var result = new double[grid.Count];
        for (var i = 0; i < result.Length; i++)
        {
            var row = profile.Row(i);
            var sum = 0.0;
            for (var k = 1; k < z.Length; k++)
            {
                var slope = (Math.Log(row[k]) - Math.Log(row[k - 1])) / (z[k] - z[k - 1]);
                sum += slope == 0 ? 0 : Math.Abs(row[k] - row[k - 1]) / Math.Sqrt(Math.Abs(slope)) * Math.Sign(slope);
            }

            result[i] = sum * sum;
        }

        return result;
    }

    /// <summary>Step of the frequency grid at which neither dispersion over an attenuation length nor the phase over a piece of the profile turns too far.</summary>
    private double FrequencyStep(double pumpAlpha, double ownBeta2) => FrequencyStep(settings, profileStepM, pumpAlpha, ownBeta2, grid.SlotWidthHz.Max());

    private static double FrequencyStep(NliSettings settings, double profileStepM, double pumpAlpha, double ownBeta2, double widestSlotHz)
    {
        var turn = Math.Min(settings.DispersionTolerance * Math.Abs(pumpAlpha), settings.PhaseShiftTolerance / profileStepM);
        return turn / (Math.Abs(ownBeta2) * 4 * Math.PI * Math.PI * widestSlotHz);
    }

    /// <summary>Beyond this distance a pump is far enough for one integral: 5 slots of 50 GHz at 32 GBd and 21.3 ps²/km, scaled by rate and dispersion.</summary>
    private static double NearOffset(double ownBeta2, double pumpBaud) => 5 * 50e9 * 32e9 * 21.3e-27 / (Math.Abs(ownBeta2) * pumpBaud);
}
