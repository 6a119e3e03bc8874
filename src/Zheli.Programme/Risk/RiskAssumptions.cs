using Zheli.Algorithms.Sampling;
using Zheli.Model;
using Zheli.Model.Catalogue;
using Zheli.Model.Programme;

namespace Zheli.Programme.Risk;

/// <summary>How far things may go from the calendar: figures <c>risk.*</c> of the catalogue, their low, default and high end read as P10, P50 and P90.</summary>
public sealed class RiskAssumptions
{
    private readonly CostCatalogue catalogue;
    private readonly SortedDictionary<string, Assumption> used = new(StringComparer.Ordinal);

    /// <summary>Reads the figures.</summary>
    /// <exception cref="BadInputException">Figures are missing or out of range; it carries every finding.</exception>
    public RiskAssumptions(CostCatalogue catalogue)
    {
        this.catalogue = catalogue;
        var findings = new List<Finding>();
        PaceProgramme = Factor("risk.pace_programme", findings);
        PaceCrew = Factor("risk.pace_crew", findings);
        PaceRegion = Factor("risk.pace_region", findings);
        PacePool = Factor("risk.pace_pool", findings);
        PackageWork = Factor("risk.package_work", findings);
        Permit = Factor("risk.permit", findings);
        PermitShared = Share("risk.permit_shared", findings);
        Supply = Factor("risk.supply", findings);
        SupplyShared = Share("risk.supply_shared", findings);
        Rework = Factor("risk.rework", findings);
        ReworkWork = Factor("risk.rework_work", findings);
        WinterShared = Share("risk.winter_shared", findings);
        var (low, middle, high) = Range("risk.winter_days", findings);
        WinterDays = new SplitNormal(low, middle, high);
        if (findings.Count > 0)
        {
            throw new BadInputException(findings);
        }
    }

    /// <summary>Pace of all crews over the calendar's.</summary>
    public SplitLogNormal PaceProgramme { get; }

    /// <summary>Pace of one type of crew on top of that.</summary>
    public SplitLogNormal PaceCrew { get; }

    /// <summary>Pace of all crews of one region on top.</summary>
    public SplitLogNormal PaceRegion { get; }

    /// <summary>Pace of one type of crew in one region on top.</summary>
    public SplitLogNormal PacePool { get; }

    /// <summary>Work of a package over its quantities.</summary>
    public SplitLogNormal PackageWork { get; }

    /// <summary>Days by which a winter is longer.</summary>
    public SplitNormal WinterDays { get; }

    /// <summary>Share of that spread which all regions have in common.</summary>
    public double WinterShared { get; }

    /// <summary>Time to a permit over the calendar's.</summary>
    public SplitLogNormal Permit { get; }

    /// <summary>Share of that spread which a region has in common.</summary>
    public double PermitShared { get; }

    /// <summary>Time from order to site over the calendar's.</summary>
    public SplitLogNormal Supply { get; }

    /// <summary>Share of that spread which all materials have in common.</summary>
    public double SupplyShared { get; }

    /// <summary>Share of packages that fail acceptance.</summary>
    public SplitLogNormal Rework { get; }

    /// <summary>Work that a failed package takes again, share of its own.</summary>
    public SplitLogNormal ReworkWork { get; }

    /// <summary>The figures, in order of key.</summary>
    public IReadOnlyList<Assumption> Used => [.. used.Values];

    private SplitLogNormal Factor(string key, List<Finding> findings)
    {
        var (low, middle, high) = Range(key, findings);
        if (low <= 0 || high > 100)
        {
            findings.Add(OutOfRange(key, FormattableString.Invariant($"{low} … {high} is not between 0 and 100, 0 left out")));
        }

        return new SplitLogNormal(low, middle, high);
    }

    private double Share(string key, List<Finding> findings)
    {
        var (_, share, _) = Range(key, findings);
        if (share is < 0 or > 1)
        {
            findings.Add(OutOfRange(key, FormattableString.Invariant($"{share} is not between 0 and 1")));
        }

        return share;
    }

    /// <summary>A figure with its range; one that was set outside its range widens it.</summary>
    private (double Low, double Middle, double High) Range(string key, List<Finding> findings)
    {
        if (catalogue.Find(key) is not { Value: { } value } item)
        {
            findings.Add(new(Severity.Error, "catalogue-figure-missing", "catalogue", $"The figure '{key}' is not set.", $"Maybe set it with --set {key}=VALUE."));
            return (1, 1, 1);
        }

        used[key] = new Assumption(key, item.Description, item.Unit, item.Currency?.ToString().ToUpperInvariant(), value, item.Grade, item.Source, item.IsOverridden);
        return ((double)Math.Min(item.Low ?? value, value), (double)value, (double)Math.Max(item.High ?? value, value));
    }

    private static Finding OutOfRange(string key, string what) => new(Severity.Error, "risk-out-of-range", "catalogue", $"The figure '{key}' cannot be drawn from: {what}.", "Maybe the unit is wrong.");
}
