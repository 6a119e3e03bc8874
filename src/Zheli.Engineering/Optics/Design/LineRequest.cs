using Zheli.Engineering.Optics.Amplifiers;
using Zheli.Engineering.Optics.Equipment;
using Zheli.Engineering.Optics.Fibres;
using Zheli.Model.Units;

namespace Zheli.Engineering.Optics.Design;

/// <summary>A place on the route where an amplifier may stand.</summary>
/// <param name="Name">Of the settlement, substation, hut; or the kilometre.</param>
/// <param name="Position">From the start of the route.</param>
/// <param name="Cost">Of the site without the amplifier, whole tenge: building, power, access.</param>
/// <param name="Reason">Why it may be used, for the explanation: existing hut, settlement with power, repeater housing in the cable.</param>
public sealed record CandidateSite(string Name, Metres Position, long Cost, string Reason);

/// <summary>A kind of signal to consider.</summary>
/// <param name="Name">For people.</param>
/// <param name="BaudRate">Symbol rate.</param>
/// <param name="Spacing">Distance of channels.</param>
/// <param name="Channels">How many; null for as many as the band holds.</param>
/// <param name="BitRate">Payload of a channel, bit/s; 0 when not known.</param>
/// <param name="RequiredOsnr">Least ratio at the receiver, in 0.1 nm; null when no mode has been chosen and the ratio itself is the question.</param>
/// <param name="RollOff">Roll-off.</param>
/// <param name="TxOsnr">Of the transmitter with its booster, in 0.1 nm.</param>
/// <param name="Mode">The mode of the library with its penalties, or null.</param>
public sealed record SignalChoice(
    string Name, Hertz BaudRate, Hertz Spacing, int? Channels, double BitRate, Decibels? RequiredOsnr, double RollOff, Decibels TxOsnr, TransceiverMode? Mode)
{
    /// <summary>Power of a channel that the receiver needs and bears; null when that is not known.</summary>
    public PowerWindow? Receiver { get; init; } = Mode?.Receiver;
}

/// <summary>What time does to a line.</summary>
/// <param name="Years">Length of life.</param>
/// <param name="AgeingDbPerKm">Attenuation that the fibre gains over its life, dB/km.</param>
/// <param name="RepairsPer100KmYear">Cable repairs a year on 100 km.</param>
/// <param name="RepairLoss">Loss that each repair adds: two splices and spare cable.</param>
/// <param name="System">Margin that is kept at the end of life.</param>
public sealed record LifeMargins(double Years, double AgeingDbPerKm, double RepairsPer100KmYear, Decibels RepairLoss, Decibels System)
{
    /// <summary>On land: 0.003 dB/km of ageing, one repair a year on 250 km at 0.2 dB, 2 dB kept. Assumptions, meant to be replaced by the operator's own.</summary>
    public static readonly LifeMargins Land = new(20, 0.003, 0.4, new(0.2), new(2));

    /// <summary>At sea: 0.003 dB/km, 0.1 faults a year on 1,000 km (cable catalogue) at 0.5 dB, 1 dB kept.</summary>
    public static readonly LifeMargins Sea = new(25, 0.003, 0.01, new(0.5), new(1));

    /// <summary>Loss that a span gains over its life. Repairs are shared evenly: a part of one counts as a part of its loss.</summary>
    public Decibels EndOfLifeLoss(Metres length) =>
        new((length.Kilometres * AgeingDbPerKm) + (length.Kilometres / 100 * RepairsPer100KmYear * Years * RepairLoss.Value));
}

/// <summary>What to design.</summary>
public sealed record LineRequest
{
    /// <summary>Name of the line.</summary>
    public required string Id { get; init; }

    /// <summary>Length of cable from terminal to terminal.</summary>
    public required Metres Length { get; init; }

    /// <summary>The fibre; its length and connectors are those of any span.</summary>
    public required FibreSpan Fibre { get; init; }

    /// <summary>Where amplifiers may stand, in any order.</summary>
    public required IReadOnlyList<CandidateSite> Sites { get; init; }

    /// <summary>Most amplifiers on the way, the receiver's own not counted; null for any number.</summary>
    public int? MostSites { get; init; }

    /// <summary>Types of amplifiers that may be used.</summary>
    public required IReadOnlyList<AmplifierModel> Amplifiers { get; init; }

    /// <summary>Signals to choose from.</summary>
    public required IReadOnlyList<SignalChoice> Signals { get; init; }

    /// <summary>Most power of all channels that a terminal launches.</summary>
    public Dbm LaunchMax { get; init; } = new(23);

    /// <summary>Below this ratio at the end of life, in 0.1 nm, no known mode works; it judges a line whose mode was not named.</summary>
    public Decibels LeastUsefulGsnr { get; init; } = new(12);

    /// <summary>What time does.</summary>
    public LifeMargins Margins { get; init; } = LifeMargins.Land;

    /// <summary>Price of an amplifier, whole tenge.</summary>
    public long AmplifierCost { get; init; }

    /// <summary>Price of a pair of transceivers, whole tenge.</summary>
    public long TransceiverCost { get; init; }

    /// <summary>True under water: repeaters, no huts.</summary>
    public bool IsSea { get; init; }
}
