using Zheli.Engineering.Optics.Amplifiers;
using Zheli.Engineering.Optics.Fibres;
using Zheli.Model.Units;

namespace Zheli.Engineering.Optics.Lines;

/// <summary>One element of a line, in the order in which light meets it.</summary>
/// <param name="Uid">Name in the file.</param>
/// <param name="Where">Place in the file, for findings.</param>
public abstract record LineElement(string Uid, string Where)
{
    /// <summary>The word by which files call it.</summary>
    public abstract string Type { get; }

    /// <summary>A span, with or without Raman pumps.</summary>
    public sealed record Fibre(string Uid, string Where, FibreSpan Span) : LineElement(Uid, Where)
    {
        /// <inheritdoc/>
        public override string Type => Span.Pumps.Count > 0 ? "RamanFiber" : "Fiber";
    }

    /// <summary>An erbium-doped amplifier.</summary>
    /// <param name="Uid">Name.</param>
    /// <param name="Where">Place.</param>
    /// <param name="Model">Type.</param>
    /// <param name="Gain">Gain that is set; less when the output would pass the largest power.</param>
    /// <param name="Tilt">Tilt that is set over the band: how much less gain the highest frequency has than the lowest.</param>
    /// <param name="InputVoa">Attenuator before it.</param>
    /// <param name="OutputVoa">Attenuator behind it.</param>
    public sealed record Amplifier(string Uid, string Where, AmplifierModel Model, Decibels Gain, Decibels Tilt, Decibels InputVoa, Decibels OutputVoa)
        : LineElement(Uid, Where)
    {
        /// <inheritdoc/>
        public override string Type => "Edfa";
    }

    /// <summary>Amplifiers side by side between a splitter and a combiner of bands: each lifts the channels of its own band.</summary>
    /// <param name="Uid">Name.</param>
    /// <param name="Where">Place.</param>
    /// <param name="Amplifiers">One a band.</param>
    public sealed record Bands(string Uid, string Where, IReadOnlyList<Amplifier> Amplifiers) : LineElement(Uid, Where)
    {
        /// <inheritdoc/>
        public override string Type => "Multiband_amplifier";
    }

    /// <summary>A reconfigurable add-drop multiplexer: it brings every channel down to its target, never up.</summary>
    /// <param name="Uid">Name.</param>
    /// <param name="Where">Place.</param>
    /// <param name="Target">Output power of each channel.</param>
    /// <param name="Impairments">By band; the first that holds a channel counts.</param>
    public sealed record Roadm(string Uid, string Where, RoadmTarget Target, IReadOnlyList<RoadmImpairment> Impairments) : LineElement(Uid, Where)
    {
        /// <inheritdoc/>
        public override string Type => "Roadm";
    }

    /// <summary>A loss at one place: patch panel, splice, fused connection, attenuator.</summary>
    public sealed record Attenuator(string Uid, string Where, Decibels Loss) : LineElement(Uid, Where)
    {
        /// <inheritdoc/>
        public override string Type => "Fused";
    }

    /// <summary>Sender or receiver; it changes nothing on the way.</summary>
    public sealed record Transceiver(string Uid, string Where) : LineElement(Uid, Where)
    {
        /// <inheritdoc/>
        public override string Type => "Transceiver";
    }
}

/// <summary>How a ROADM levels channels.</summary>
public abstract record RoadmTarget
{
    private RoadmTarget()
    {
    }

    /// <summary>The same power for each channel.</summary>
    public sealed record Power(Dbm PerChannel) : RoadmTarget;

    /// <summary>The same density: milliwatts per gigahertz of symbol rate.</summary>
    public sealed record Density(double MilliwattsPerGhz) : RoadmTarget;

    /// <summary>The same power per width of the slot: milliwatts per gigahertz of slot.</summary>
    public sealed record SlotDensity(double MilliwattsPerGhz) : RoadmTarget;

    /// <summary>Output power of a channel, W.</summary>
    internal double PowerW(double baudRate, double slotWidthHz) => this switch
    {
        Power(var power) => power.ToWatts().Value,
        Density(var density) => density * baudRate * 1e-12,
        SlotDensity(var density) => density * slotWidthHz * 1e-12,
        _ => throw new InvalidOperationException($"Unknown target {this}."),
    };
}

/// <summary>What a ROADM does to the channels of a band.</summary>
/// <param name="From">Lower end of the band; null for all channels.</param>
/// <param name="To">Upper end.</param>
/// <param name="Loss">Loss that every channel has at least.</param>
/// <param name="Pmd">Differential group delay, s.</param>
/// <param name="Pdl">Polarization-dependent loss.</param>
/// <param name="AddDropOsnr">Signal-to-noise ratio in 0.1 nm of adding or dropping; null on the way through.</param>
public sealed record RoadmImpairment(Hertz? From, Hertz? To, Decibels Loss, double Pmd, Decibels Pdl, Decibels? AddDropOsnr)
{
    /// <summary>True when it holds for a channel.</summary>
    public bool Holds(double frequencyHz) => From is not { } from || To is not { } to || (from.Value <= frequencyHz && frequencyHz <= to.Value);
}
