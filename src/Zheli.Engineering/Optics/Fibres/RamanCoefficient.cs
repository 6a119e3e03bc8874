namespace Zheli.Engineering.Optics.Fibres;

/// <summary>
/// How strongly light gains from light of a higher frequency, by their distance: measured at one reference frequency, scaled to others by
/// frequency and effective area.
/// </summary>
/// <param name="OffsetHz">Distances in frequency, ascending from 0.</param>
/// <param name="GammaRaman">Gain coefficient times effective area, m/W, at the reference.</param>
/// <param name="ReferenceFrequencyHz">Pump frequency of the measurement.</param>
public sealed record RamanCoefficient(double[] OffsetHz, double[] GammaRaman, double ReferenceFrequencyHz)
{
    /// <summary>
    /// The coefficient of light at one frequency next to light at another, 1/(W m): positive when it gains, negative when it gives. The one that
    /// gives loses as much as the other gains.
    /// </summary>
    /// <param name="frequencyHz">Of the light that gains or gives.</param>
    /// <param name="actingHz">Of the light that acts on it.</param>
    /// <param name="overlapArea">Mean of the effective areas at both, m².</param>
    public double Between(double frequencyHz, double actingHz, double overlapArea)
    {
        var offset = Math.Abs(actingHz - frequencyHz);
        var scaled = FrequencyTable.Interpolate(offset, OffsetHz, GammaRaman) / ReferenceFrequencyHz * Math.Max(frequencyHz, actingHz) / overlapArea;
        return actingHz > frequencyHz ? scaled : -scaled;
    }
}
