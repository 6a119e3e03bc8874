using Zheli.Model.Places;

namespace Zheli.Model.Programme;

/// <summary>What happened on the ground, or in the papers that the ground waits for.</summary>
public enum ProgressKind
{
    /// <summary>Money was assigned.</summary>
    Funded,

    /// <summary>The design was approved.</summary>
    Designed,

    /// <summary>The permit to build was granted.</summary>
    PermitGranted,

    /// <summary>Cable was laid or hung; the quantity is kilometres of route.</summary>
    KmLaid,

    /// <summary>Joints were spliced and measured.</summary>
    Spliced,

    /// <summary>Light, a radio link or a satellite station works up to here.</summary>
    Lit,

    /// <summary>The local network of a settlement was built.</summary>
    LocalNetworkBuilt,

    /// <summary>Homes could be connected; the quantity is homes.</summary>
    HomesPassed,

    /// <summary>The service can be ordered.</summary>
    Orderable,

    /// <summary>Homes were connected; the quantity is homes.</summary>
    Connected,

    /// <summary>Subscribers use the service; the quantity is homes.</summary>
    Active,

    /// <summary>The service was measured; the quantity is per cent of the advertised speed.</summary>
    Measured,

    /// <summary>A contract was signed; the quantity is whole tenge.</summary>
    Contracted,

    /// <summary>Money was paid; the quantity is whole tenge.</summary>
    Paid,

    /// <summary>Work is held up; the quantity is days, the note is the cause.</summary>
    Delayed,

    /// <summary>An earlier event is taken back; the note says why. The earlier event stays in the log.</summary>
    Withdrawn,
}

/// <summary>What an event is about.</summary>
public enum ProgressSubject
{
    /// <summary>The whole programme.</summary>
    Programme,

    /// <summary>A region, by its number in the project.</summary>
    Region,

    /// <summary>A settlement, by its number in the project.</summary>
    Settlement,

    /// <summary>A stretch of the plan, by the key of its edge.</summary>
    Stretch,

    /// <summary>A work package of the calendar, by its id.</summary>
    Package,

    /// <summary>An earlier event, by its number.</summary>
    Event,
}

/// <summary>A rung of the ladder on which a village stands; a village is on a rung when that rung and every one below it have their evidence.</summary>
public enum Rung
{
    /// <summary>No plan serves it.</summary>
    NotPlanned,

    /// <summary>The plan says how it is served.</summary>
    Planned,

    /// <summary>Money is assigned.</summary>
    Funded,

    /// <summary>Its route is designed.</summary>
    Designed,

    /// <summary>Its route may be built.</summary>
    Permitted,

    /// <summary>The line to it, or its satellite station, works.</summary>
    Backbone,

    /// <summary>The network in its streets is built.</summary>
    LocalNetwork,

    /// <summary>Homes could be connected.</summary>
    Passed,

    /// <summary>The service can be ordered.</summary>
    Orderable,

    /// <summary>Homes are connected.</summary>
    Connected,

    /// <summary>The service is used.</summary>
    Active,

    /// <summary>The service was measured and is good enough.</summary>
    QualityProven,
}

/// <summary>A file that shows that an event happened.</summary>
/// <param name="File">Its name, with folders below the folder of evidence.</param>
/// <param name="Sha256">Digest of its bytes, 64 hex digits.</param>
/// <param name="Bytes">Its size.</param>
/// <param name="Position">Where the photo says it was taken, or null.</param>
/// <param name="TakenAt">When the photo says it was taken, by the camera's clock, or null.</param>
public sealed record Evidence(string File, string Sha256, long Bytes, GeoPoint? Position, DateTime? TakenAt);

/// <summary>One line of the log of progress. The log only grows: a mistake is taken back by a later event.</summary>
public sealed record ProgressEvent
{
    /// <summary>Its place in the log, from 1 without gaps; 0 before it is recorded.</summary>
    public long Number { get; init; }

    /// <summary>What happened.</summary>
    public required ProgressKind Kind { get; init; }

    /// <summary>The day on which it happened.</summary>
    public required DateOnly Date { get; init; }

    /// <summary>What it is about.</summary>
    public required ProgressSubject SubjectKind { get; init; }

    /// <summary>Which one: a number, a key or an id; empty for the programme.</summary>
    public required string Subject { get; init; }

    /// <summary>How much, in the unit of <see cref="Kind"/>; null where a quantity has no meaning.</summary>
    public decimal? Quantity { get; init; }

    /// <summary>Days that crews worked on it (crews × days), or null when not reported.</summary>
    public decimal? CrewDays { get; init; }

    /// <summary>Who reports it.</summary>
    public required string Author { get; init; }

    /// <summary>What should be said besides, or empty.</summary>
    public string Note { get; init; } = "";

    /// <summary>When it was entered.</summary>
    public required DateTimeOffset RecordedAt { get; init; }

    /// <summary>The files that show it; without any it is a claim.</summary>
    public IReadOnlyList<Evidence> Evidence { get; init; } = [];

    /// <summary>SHA-256 over the event before it and everything in this one, 64 hex digits; empty before it is recorded.</summary>
    public string Hash { get; init; } = "";
}
