using System.Globalization;
using Zheli.Model.Programme;

namespace Zheli.Programme.Progress;

/// <summary>What the log says of the calendar's work packages.</summary>
public static class PackageWork
{
    /// <summary>Share at which a package stands that is built and not yet shown to work.</summary>
    public const double Unlit = 0.99;

    /// <summary>What a package consists of, for the ladder.</summary>
    public static PackageScope ScopeOf(WorkPackage package) => new(package.Id, package.Edges, package.SettlementId, package.Kind == WorkKind.Satellite);

    /// <summary>
    /// How far every package is about which an event counts, in the order of the packages. A stretch or hop is done when all its edges are lit, before that by kilometres; a
    /// node or satellite station when its settlement is lit; a local network when it is built.
    /// </summary>
    /// <param name="packages">The calendar's packages.</param>
    /// <param name="edges">What the plan builds.</param>
    /// <param name="review">Which events count.</param>
    /// <param name="past">What packages of earlier calendars were made of, about which there are events.</param>
    public static IReadOnlyList<PackageProgress> Of(IReadOnlyList<WorkPackage> packages, IReadOnlyList<PlanEdge> edges, EvidenceReview review, IReadOnlyList<PackageScope>? past = null)
    {
        var now = packages.Select(ScopeOf).ToList();
        var work = FinishedWork.Of(edges, [.. now, .. (past ?? []).ExceptBy(now.Select(p => p.Id), p => p.Id)], review).ToDictionary(w => w.EdgeKey, StringComparer.Ordinal);
        var lengths = edges.ToDictionary(e => e.Key, e => e.Length, StringComparer.Ordinal);
        var lit = new Dictionary<string, DateOnly>(StringComparer.Ordinal);
        var built = new Dictionary<string, DateOnly>(StringComparer.Ordinal);
        foreach (var it in review.Events.Where(review.Counts))
        {
            var days = it.Kind == ProgressKind.Lit ? lit : it.Kind == ProgressKind.LocalNetworkBuilt ? built : null;
            if (days is not null && it.SubjectKind is ProgressSubject.Settlement or ProgressSubject.Package && !(days.TryGetValue(it.Subject, out var known) && known <= it.Date))
            {
                days[it.Subject] = it.Date;
            }
        }

        return [.. packages.Select(p => p.Kind is WorkKind.Stretch or WorkKind.Hop ? Line(p, work, lengths) : Site(p, p.Kind == WorkKind.Access ? built : lit)).OfType<PackageProgress>()];
    }

    private static PackageProgress? Line(WorkPackage package, Dictionary<string, FinishedWork> work, Dictionary<string, double> lengths)
    {
        var known = package.Edges.Select(key => work.GetValueOrDefault(key)).OfType<FinishedWork>().ToList();
        var started = known.Select(w => w.FirstLaid ?? w.LitOn).OfType<DateOnly>().ToList();
        if (started.Count == 0)
        {
            return null;
        }

        if (known.Count == package.Edges.Count && known.TrueForAll(w => w.LitOn is not null))
        {
            return new(package.Id, started.Min(), known.Max(w => w.LitOn!.Value), 1);
        }

        var total = package.Edges.Sum(k => lengths.GetValueOrDefault(k));
        var share = total > 0 ? known.Sum(w => w.Share * lengths.GetValueOrDefault(w.EdgeKey)) / total : 0;
        return new(package.Id, started.Min(), null, Math.Min(Unlit, share));
    }

    private static PackageProgress? Site(WorkPackage package, Dictionary<string, DateOnly> days)
    {
        var settlement = package.SettlementId?.ToString(CultureInfo.InvariantCulture) ?? "";
        DateOnly? finished = days.TryGetValue(settlement, out var own) ? own : days.TryGetValue(package.Id, out var day) ? day : null;
        return finished is { } on ? new(package.Id, on, on, 1) : null;
    }
}
