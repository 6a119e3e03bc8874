using Zheli.Engineering.Optics.Fibres;
using Zheli.Engineering.Optics.Light;

namespace Zheli.Engineering.Optics.Raman;

/// <summary>Noise that Raman pumps make in a span.</summary>
internal static class SpontaneousScattering
{
    /// <summary>
    /// Noise of each channel in both polarizations, W, referred to the input of the fibre: Σ over pumps of 2 h f B (1 + η) C ∫ P_pump / transfer dz with
    /// the thermal phonons η = 1/(exp(hΔf/kT) − 1). Only pumps above the channel count.
    /// </summary>
    public static void Fill(Span<double> aseW, FibreSpan fibre, ChannelGrid grid, PowerProfile profile)
    {
        var (n, z) = (grid.Count, profile.PositionM);
        aseW.Clear();
        for (var p = n; p < profile.FrequencyHz.Length; p++)
        {
            var pumpHz = profile.FrequencyHz[p];
            var pump = profile.Row(p);
            var pumpArea = fibre.EffectiveAreaAt(pumpHz);
            for (var i = 0; i < n; i++)
            {
                var frequency = grid.FrequencyHz[i];
                var distance = pumpHz - frequency;
                if (distance <= 0)
                {
                    continue;
                }

                var channel = profile.Row(i);
                var integral = 0.0;
                for (var k = 1; k < z.Length; k++)
                {
                    integral += ((pump[k - 1] / channel[k - 1]) + (pump[k] / channel[k])) / 2 * (z[k] - z[k - 1]);
                }

                var phonons = 1 / (Math.Exp(Physics.Planck * distance / (Physics.Boltzmann * fibre.TemperatureK)) - 1);
                var coefficient = fibre.Raman.Between(frequency, pumpHz, (fibre.EffectiveAreaAt(frequency) + pumpArea) / 2);
                aseW[i] += 2 * Physics.Planck * frequency * grid.BaudRate[i] * (1 + phonons) * coefficient * profile.EntryW[p] * integral;
            }
        }
    }
}
