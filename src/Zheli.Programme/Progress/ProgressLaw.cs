using Zheli.Model.Programme;

namespace Zheli.Programme.Progress;

/// <summary>What each kind of event may be about, what its quantity counts, and which rung it is the evidence of.</summary>
public static class ProgressLaw
{
    /// <summary>
    /// A line is good enough when it gives this share of the advertised speed, per cent: the floor for fixed lines in the Kazakh rules of service quality as the
    /// press reports them (order 410/2017 as amended).
    /// </summary>
    public const decimal ProvenPercent = 70;

    /// <summary>Kilometres laid may pass the length of the route by this share: surveyed lengths differ from those of the map.</summary>
    public const decimal LengthTolerance = 0.05m;

    private static readonly ProgressSubject[] Anything = [ProgressSubject.Settlement, ProgressSubject.Stretch, ProgressSubject.Package, ProgressSubject.Region, ProgressSubject.Programme];
    private static readonly ProgressSubject[] Works = [ProgressSubject.Settlement, ProgressSubject.Stretch, ProgressSubject.Package];

    /// <summary>What an event of this kind may be about.</summary>
    public static IReadOnlyList<ProgressSubject> SubjectsOf(ProgressKind kind) => kind switch
    {
        ProgressKind.Funded or ProgressKind.Designed or ProgressKind.Contracted or ProgressKind.Paid or ProgressKind.Delayed => Anything,
        ProgressKind.PermitGranted or ProgressKind.Lit => Works,
        ProgressKind.KmLaid or ProgressKind.Spliced => [ProgressSubject.Stretch, ProgressSubject.Package],
        ProgressKind.Withdrawn => [ProgressSubject.Event],
        _ => [ProgressSubject.Settlement],
    };

    /// <summary>Unit of the quantity (km, homes, %, KZT, days), or null for a kind without quantity.</summary>
    public static string? UnitOf(ProgressKind kind) => kind switch
    {
        ProgressKind.KmLaid => "km",
        ProgressKind.HomesPassed or ProgressKind.Connected or ProgressKind.Active => "homes",
        ProgressKind.Measured => "%",
        ProgressKind.Contracted or ProgressKind.Paid => "KZT",
        ProgressKind.Delayed => "days",
        _ => null,
    };

    /// <summary>True when an event of this kind says nothing without a quantity.</summary>
    public static bool NeedsQuantity(ProgressKind kind) => UnitOf(kind) is not null;

    /// <summary>True when an event of this kind must say why.</summary>
    public static bool NeedsNote(ProgressKind kind) => kind is ProgressKind.Delayed or ProgressKind.Withdrawn;

    /// <summary>True when an event of this kind is a claim until a file shows it.</summary>
    public static bool NeedsEvidence(ProgressKind kind) => !NeedsNote(kind);

    /// <summary>True when a photo of it must have been taken where the subject is.</summary>
    public static bool HappensOnSite(ProgressKind kind) => kind is >= ProgressKind.KmLaid and <= ProgressKind.HomesPassed or ProgressKind.Connected or ProgressKind.Active;

    /// <summary>The rung that an event of this kind is the evidence of, or null.</summary>
    public static Rung? RungOf(ProgressKind kind) => kind switch
    {
        ProgressKind.Funded => Rung.Funded,
        ProgressKind.Designed => Rung.Designed,
        ProgressKind.PermitGranted => Rung.Permitted,
        ProgressKind.Lit => Rung.Backbone,
        ProgressKind.LocalNetworkBuilt => Rung.LocalNetwork,
        ProgressKind.HomesPassed => Rung.Passed,
        ProgressKind.Orderable => Rung.Orderable,
        ProgressKind.Connected => Rung.Connected,
        ProgressKind.Active => Rung.Active,
        ProgressKind.Measured => Rung.QualityProven,
        _ => null,
    };

    /// <summary>True when a settlement served this way passes the rung; satellite needs no design, no permit to dig and no network in the streets.</summary>
    public static bool Applies(Rung rung, Technology technology) => technology != Technology.Satellite
        || rung is not (Rung.Designed or Rung.Permitted or Rung.LocalNetwork or Rung.Passed);

    /// <summary>The highest rung that the plan and the map alone give: planned, or the line where a node of the existing network stands.</summary>
    public static Rung GivenBy(Technology technology) => technology switch
    {
        Technology.Unserved => Rung.NotPlanned,
        Technology.Existing => Rung.Backbone,
        _ => Rung.Planned,
    };
}
