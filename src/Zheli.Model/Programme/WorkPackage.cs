using Zheli.Model.Places;

namespace Zheli.Model.Programme;

/// <summary>What a work package builds.</summary>
public enum WorkKind
{
    /// <summary>A stretch of cable between junctions, settlements and changes of crew.</summary>
    Stretch,

    /// <summary>A microwave hop: masts, radios, power.</summary>
    Hop,

    /// <summary>The active node of a settlement: splice, install, test.</summary>
    Node,

    /// <summary>The local network of a settlement.</summary>
    Access,

    /// <summary>Satellite terminals of a settlement.</summary>
    Satellite,

    /// <summary>A repeater on a stretch that no optic reaches across.</summary>
    Repeater,
}

/// <summary>Who does a work package.</summary>
public enum CrewType
{
    /// <summary>Ploughing, trenching, crossings; stops in frozen ground.</summary>
    Ground,

    /// <summary>Cable on poles.</summary>
    Aerial,

    /// <summary>Masts and microwave radios.</summary>
    Radio,

    /// <summary>Splicing, active nodes, tests.</summary>
    Splicing,

    /// <summary>Local networks.</summary>
    Access,

    /// <summary>Satellite terminals.</summary>
    Satellite,
}

/// <summary>How much of one kind of work a package holds.</summary>
/// <param name="Item">What, as <c>km_plough</c>, <c>river_crossing</c>, <c>household</c>.</param>
/// <param name="Amount">How much, in the unit that the item names.</param>
/// <param name="CrewDays">What it takes one crew, days.</param>
public sealed record WorkQuantity(string Item, double Amount, double CrewDays);

/// <summary>A piece of the plan that one crew builds without a break.</summary>
public sealed record WorkPackage
{
    /// <summary>Crew-days are counted in hundredths, so that whole numbers decide.</summary>
    public const int UnitsPerDay = 100;

    /// <summary>
    /// Its name, the same in every plan that holds it: a letter for <see cref="Kind"/>, a hyphen, and 16 hex digits of what it is made of — the keys of its
    /// edges, or the number of its settlement.
    /// </summary>
    public required string Id { get; init; }

    /// <summary>What it builds.</summary>
    public required WorkKind Kind { get; init; }

    /// <summary>Who builds it.</summary>
    public required CrewType Crew { get; init; }

    /// <summary>The region whose crews build it, or null where the map knows none.</summary>
    public long? RegionId { get; init; }

    /// <summary>The district in which it lies, or null.</summary>
    public long? DistrictId { get; init; }

    /// <summary>The settlement that it serves, or null for a stretch or a hop.</summary>
    public long? SettlementId { get; init; }

    /// <summary>The package next to it towards the existing network, which must be lit before this one can be; null when it hangs from that network or needs none.</summary>
    public string? Upstream { get; init; }

    /// <summary>Packages that must be finished before work here may start.</summary>
    public IReadOnlyList<string> StartsAfter { get; init; } = [];

    /// <summary>Keys of the plan's edges that it builds, from the network outwards; empty for the work in a settlement.</summary>
    public IReadOnlyList<string> Edges { get; init; } = [];

    /// <summary>Length of route, metres; 0 for the work in a settlement.</summary>
    public double LengthM { get; init; }

    /// <summary>What there is to do.</summary>
    public required IReadOnlyList<WorkQuantity> Quantities { get; init; }

    /// <summary>The work of one crew at the catalogue's pace, hundredths of a crew-day, at least 1.</summary>
    public required int Work { get; init; }

    /// <summary>Days from the start of the programme until the permit can be there.</summary>
    public int PermitDays { get; init; }

    /// <summary>Days from an order until the material is there.</summary>
    public int LeadDays { get; init; }

    /// <summary>Money that it is built for, whole tenge.</summary>
    public required long Capex { get; init; }

    /// <summary>People who are connected when it is lit; 0 for all but the last package of a settlement.</summary>
    public long People { get; init; }

    /// <summary>What each month of being connected is worth: the satellite service that it replaces, whole tenge a month; 0 but for the last package of a settlement.</summary>
    public long ValuePerMonth { get; init; }

    /// <summary>Its end on the side of the network.</summary>
    public required GeoPoint From { get; init; }

    /// <summary>Its far end; the same as <see cref="From"/> in a settlement.</summary>
    public required GeoPoint To { get; init; }
}

/// <summary>What is known of a package from the ground: what the calendar must take as it is.</summary>
/// <param name="PackageId">Which package.</param>
/// <param name="Started">The day on which work began, or null.</param>
/// <param name="Finished">The last day of work, or null while it goes on.</param>
/// <param name="Share">Share of its work that is done, 0 to 1; 1 when finished.</param>
public sealed record PackageProgress(string PackageId, DateOnly? Started, DateOnly? Finished, double Share)
{
    /// <summary>True when the log of progress shows it; false when a table or another program said so.</summary>
    public bool IsLogged { get; init; }
}

/// <summary>A start that must be kept.</summary>
/// <param name="PackageId">Which package.</param>
/// <param name="Start">The day on which its crew comes.</param>
public sealed record LockedDate(string PackageId, DateOnly Start);

/// <summary>A precedence made by hand: the second package starts only when the first is finished.</summary>
public sealed record HandPrecedence(string Before, string After);
