using Zheli.Model;
using Zheli.Model.Catalogue;
using Zheli.Model.Units;

namespace Zheli.Engineering.Optics.Pon;

/// <summary>A passive optical network's family.</summary>
public enum PonSystem
{
    /// <summary>ITU-T G.984: 2.488 Gbit/s down at 1490 nm, 1.244 Gbit/s up at 1310 nm.</summary>
    Gpon,

    /// <summary>ITU-T G.9807.1: 9.953 Gbit/s down at 1577 nm, 9.953 Gbit/s up at 1270 nm.</summary>
    XgsPon,
}

/// <summary>
/// A class of optical distribution network: how much a passive line may lose and how much it must lose, and the powers behind these limits. The figures
/// are the rows of <c>data/optics/pon_classes.csv</c> (ITU-T G.984.2 and G.9807.1 as read in public sheets; each row says where).
/// </summary>
public sealed record PonClass
{
    private static readonly Lazy<IReadOnlyList<PonClass>> Shipped = new(() => [.. OpticsTable.Rows("pon_classes").Select(Read)]);

    /// <summary>Its short name: <c>B+</c>, <c>N1</c>.</summary>
    public required string Name { get; init; }

    /// <summary>The family.</summary>
    public required PonSystem System { get; init; }

    /// <summary>A line that loses less overloads a receiver.</summary>
    public required Decibels LossMin { get; init; }

    /// <summary>A line that loses more leaves a receiver in the dark.</summary>
    public required Decibels LossMax { get; init; }

    /// <summary>What the OLT sends.</summary>
    public required PowerWindow OltTransmit { get; init; }

    /// <summary>What the ONU needs and bears.</summary>
    public required PowerWindow OnuReceive { get; init; }

    /// <summary>Optical path penalty downstream.</summary>
    public required Decibels PenaltyDown { get; init; }

    /// <summary>What the ONU sends.</summary>
    public required PowerWindow OnuTransmit { get; init; }

    /// <summary>What the OLT needs and bears.</summary>
    public required PowerWindow OltReceive { get; init; }

    /// <summary>Optical path penalty upstream.</summary>
    public required Decibels PenaltyUp { get; init; }

    /// <summary>How well the row is supported.</summary>
    public required Grade Grade { get; init; }

    /// <summary>Where the row was read.</summary>
    public required string Source { get; init; }

    /// <summary>All classes, those of a family by rising loss.</summary>
    public static IReadOnlyList<PonClass> All => Shipped.Value;

    /// <summary>The class of this name, whatever the case of its letters, or null.</summary>
    public static PonClass? Find(string name) => All.FirstOrDefault(c => c.Name.Equals(name, StringComparison.OrdinalIgnoreCase));

    /// <summary>The class of this name.</summary>
    /// <exception cref="BadInputException">There is none.</exception>
    public static PonClass Get(string name) => Find(name) ?? throw new BadInputException(
        "pon-class-unknown", "PON class", $"There is no PON class '{name}'.", $"Maybe one of {string.Join(", ", All.Select(c => c.Name))}.");

    /// <summary>Wavelength from the OLT to the homes, nm.</summary>
    public int WavelengthDown => System == PonSystem.Gpon ? 1490 : 1577;

    /// <summary>Wavelength from the homes to the OLT, nm.</summary>
    public int WavelengthUp => System == PonSystem.Gpon ? 1310 : 1270;

    private static PonClass Read(OpticsTable row) => new()
    {
        Name = row.Text("class"),
        System = row.Text("system") == "gpon" ? PonSystem.Gpon : PonSystem.XgsPon,
        LossMin = row.Decibels("loss_min_db"),
        LossMax = row.Decibels("loss_max_db"),
        OltTransmit = row.Window("olt_tx"),
        OnuReceive = row.Window("onu_rx"),
        PenaltyDown = row.Decibels("penalty_down_db"),
        OnuTransmit = row.Window("onu_tx"),
        OltReceive = row.Window("olt_rx"),
        PenaltyUp = row.Decibels("penalty_up_db"),
        Grade = row.Grade(),
        Source = row.Text("source"),
    };
}
