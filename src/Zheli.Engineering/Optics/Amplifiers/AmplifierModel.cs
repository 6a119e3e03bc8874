using Zheli.Engineering.Optics.Fibres;
using Zheli.Model.Units;

namespace Zheli.Engineering.Optics.Amplifiers;

/// <summary>A type of amplifier, as a data sheet or an equipment library describes it.</summary>
public sealed record AmplifierModel
{
    /// <summary>Name of the type.</summary>
    public required string Variety { get; init; }

    /// <summary>Lower end of the band that it amplifies.</summary>
    public required Hertz BandFrom { get; init; }

    /// <summary>Upper end of the band.</summary>
    public required Hertz BandTo { get; init; }

    /// <summary>Largest gain at which the profile is flat as stated.</summary>
    public required Decibels GainFlatMax { get; init; }

    /// <summary>Smallest gain; below it an attenuator makes the noise worse.</summary>
    public required Decibels GainMin { get; init; }

    /// <summary>Largest total output power.</summary>
    public required Dbm PowerMax { get; init; }

    /// <summary>Noise.</summary>
    public required NoiseModel Noise { get; init; }

    /// <summary>Deviation of the gain over frequency, dB.</summary>
    public FrequencyTable GainRippleDb { get; init; } = FrequencyTable.Constant(0);

    /// <summary>Deviation of the noise figure over frequency, dB.</summary>
    public FrequencyTable NoiseRippleDb { get; init; } = FrequencyTable.Constant(0);

    /// <summary>Dynamic gain tilt: how much the gain at a frequency changes when the mean inversion does, relative to the lowest frequency.</summary>
    public FrequencyTable DynamicGainTilt { get; init; } = FrequencyTable.Constant(1);

    /// <summary>Differential group delay, s.</summary>
    public double Pmd { get; init; }

    /// <summary>Polarization-dependent loss.</summary>
    public Decibels Pdl { get; init; }

    /// <summary>True when the designer may choose it.</summary>
    public bool AllowedForDesign { get; init; }

    /// <summary>Price of one, and where it was found; null when the library states none.</summary>
    public EquipmentPrice? Price { get; init; }

    /// <summary>Average noise figure at a gain under a load; −∞ for a noiseless one.</summary>
    public Decibels NoiseFigureAt(Decibels gain, AmplifierLoad load) => new(Noise.At(gain.Value, GainMin.Value, GainFlatMax.Value, load));
}

/// <summary>A price in the equipment library.</summary>
/// <param name="Amount">Per piece, installed.</param>
/// <param name="Source">Where it was found, or that it is an assumption.</param>
public sealed record EquipmentPrice(Money Amount, string Source);
