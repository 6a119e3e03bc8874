using Zheli.Engineering.Optics.Light;
using Zheli.Model.Units;

namespace Zheli.Engineering.Optics.Fibres;

/// <summary>A loss at one place of a span: a splice, a repair.</summary>
/// <param name="Position">From the input of the span.</param>
/// <param name="Loss">How much.</param>
public readonly record struct LumpedLoss(Metres Position, Decibels Loss);

/// <summary>A Raman pump, as strong as it enters the fibre behind the connector.</summary>
/// <param name="Power">In the fibre.</param>
/// <param name="Frequency">Of the pump.</param>
/// <param name="WithSignal">True when it runs with the signal, from the input; false when against it, from the output.</param>
public readonly record struct RamanPump(Watts Power, Hertz Frequency, bool WithSignal);

/// <summary>One span of fibre with its connectors. Physics of single-mode fibre in SI units; see docs/methods/optics.md.</summary>
public sealed record FibreSpan
{
    /// <summary>Length of the fibre.</summary>
    public required Metres Length { get; init; }

    /// <summary>Attenuation, dB/m, over frequency.</summary>
    public required FrequencyTable LossDbPerMetre { get; init; }

    /// <summary>Dispersion, s/m² (1e-6 s/m² = 1 ps/nm/km): at the reference frequency, or over frequency.</summary>
    public required FrequencyTable Dispersion { get; init; }

    /// <summary>Slope of the dispersion over wavelength, s/m³; null when only the dispersion is known, which then follows the square of the frequency.</summary>
    public double? DispersionSlope { get; init; }

    /// <summary>Effective area at the reference frequency, m².</summary>
    public required double EffectiveArea { get; init; }

    /// <summary>PMD coefficient, s/√m.</summary>
    public double PmdCoefficient { get; init; }

    /// <summary>Loss of an attenuator before the fibre.</summary>
    public Decibels InputAttenuator { get; init; }

    /// <summary>Loss of the input connector.</summary>
    public Decibels InputConnector { get; init; }

    /// <summary>Loss of the output connector.</summary>
    public Decibels OutputConnector { get; init; }

    /// <summary>Losses on the way, by position.</summary>
    public IReadOnlyList<LumpedLoss> LumpedLosses { get; init; } = [];

    /// <summary>Raman pumps; none in an ordinary span.</summary>
    public IReadOnlyList<RamanPump> Pumps { get; init; } = [];

    /// <summary>Of the fibre, K; it matters to the noise of pumps alone.</summary>
    public double TemperatureK { get; init; } = 283;

    /// <summary>Where dispersion and effective area are stated.</summary>
    public Hertz ReferenceFrequency { get; init; } = new(Physics.LightSpeed / 1550e-9);

    /// <summary>Refractive index of the core; it also sets the speed of light in it.</summary>
    public double CoreIndex { get; init; } = 1.468;

    /// <summary>Non-linear index, m²/W.</summary>
    public double NonlinearIndex { get; init; } = 2.6e-20;

    /// <summary>Radius of the core, m.</summary>
    public double CoreRadius { get; init; } = 4.2e-6;

    /// <summary>Raman gain of the glass.</summary>
    public required RamanCoefficient Raman { get; init; }

    /// <summary>Loss of fibre, connectors, attenuator and lumped losses at the reference frequency.</summary>
    public Decibels TotalLoss => new(
        (LossDbPerMetre.At(ReferenceFrequency.Value) * Length.Value) + InputAttenuator.Value + InputConnector.Value + OutputConnector.Value
        + LumpedLosses.Sum(l => l.Loss.Value));

    /// <summary>Contrast of the refractive indices that gives the stated effective area to a step-index core.</summary>
    public double Contrast
    {
        get
        {
            var v = Math.Exp(Math.PI * CoreRadius * CoreRadius / EffectiveArea);
            var root = Physics.LightSpeed / (2 * Math.PI * ReferenceFrequency.Value * CoreRadius * CoreIndex) * v;
            return 0.5 * root * root;
        }
    }

    /// <summary>One-way delay, s.</summary>
    public double Delay => Length.Value * CoreIndex / Physics.LightSpeed;

    /// <summary>Differential group delay, s.</summary>
    public double Pmd => PmdCoefficient * Math.Sqrt(Length.Value);

    /// <summary>Power attenuation at a frequency, Np/m: power falls as exp(−αz).</summary>
    public double AlphaAt(double frequencyHz) => LossDbPerMetre.At(frequencyHz) * Math.Log(10) / 10;

    /// <summary>Dispersion coefficient D at a frequency, s/m².</summary>
    public double DispersionAt(double frequencyHz)
    {
        if (!Dispersion.IsConstant)
        {
            return Dispersion.At(frequencyHz);
        }

        var reference = ReferenceFrequency.Value;
        return DispersionSlope is { } slope
            ? Dispersion.Values[0] + (slope * ((Physics.LightSpeed / frequencyHz) - (Physics.LightSpeed / reference)))
            : Dispersion.Values[0] * (frequencyHz / reference) * (frequencyHz / reference);
    }

    /// <summary>Group-velocity dispersion β2 at a frequency, s²/m.</summary>
    public double Beta2At(double frequencyHz)
    {
        var wavelength = Physics.LightSpeed / frequencyHz;
        return -wavelength * wavelength * DispersionAt(frequencyHz) / (2 * Math.PI * Physics.LightSpeed);
    }

    /// <summary>Its slope β3 at a frequency, s³/m: 0 when no slope is known; over a table, of the straight part between neighbours.</summary>
    public double Beta3At(double frequencyHz)
    {
        if (!Dispersion.IsConstant)
        {
            const double Step = 1e9;
            return (Beta2At(frequencyHz + Step) - Beta2At(frequencyHz - Step)) / (2 * Step) / (2 * Math.PI);
        }

        if (DispersionSlope is not { } slope)
        {
            return 0;
        }

        var scale = 2 * Math.PI * frequencyHz * frequencyHz / Physics.LightSpeed;
        return (slope - (4 * Math.PI * frequencyHz * frequencyHz * frequencyHz / (Physics.LightSpeed * Physics.LightSpeed) * Beta2At(frequencyHz))) / (scale * scale);
    }

    /// <summary>
    /// Chromatic dispersion that a channel gathers over the span, ps/nm. Without a known slope the stated dispersion is taken for every channel.
    /// </summary>
    public double GatheredDispersionAt(double frequencyHz) =>
        (Dispersion.IsConstant && DispersionSlope is null ? Dispersion.Values[0] : DispersionAt(frequencyHz)) * Length.Value * 1e3;

    /// <summary>Effective area at a frequency, m²: of the Gaussian mode of a step-index core.</summary>
    public double EffectiveAreaAt(double frequencyHz)
    {
        var v = 2 * Math.PI * frequencyHz / Physics.LightSpeed * CoreRadius * CoreIndex * Math.Sqrt(2 * Contrast);
        return Math.PI * CoreRadius * CoreRadius / Math.Log(v);
    }

    /// <summary>Non-linear coefficient γ at a frequency, 1/(W m).</summary>
    public double GammaAt(double frequencyHz) => 2 * Math.PI * frequencyHz * NonlinearIndex / (Physics.LightSpeed * EffectiveAreaAt(frequencyHz));

    /// <summary>
    /// Raman coefficients between frequencies, 1/(W m): row-major, <c>[i * n + j]</c> is what frequency i gains from frequency j.
    /// </summary>
    public double[] RamanMatrix(double[] frequencyHz)
    {
        var n = frequencyHz.Length;
        var area = Array.ConvertAll(frequencyHz, EffectiveAreaAt);
        var matrix = new double[n * n];
        for (var i = 0; i < n; i++)
        {
            for (var j = 0; j < n; j++)
            {
                matrix[(i * n) + j] = i == j ? 0 : Raman.Between(frequencyHz[i], frequencyHz[j], (area[i] + area[j]) / 2);
            }
        }

        return matrix;
    }
}
