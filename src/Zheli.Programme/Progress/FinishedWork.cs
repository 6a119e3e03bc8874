using Zheli.Model.Programme;

namespace Zheli.Programme.Progress;

/// <summary>How far a stretch is, by events that count: what a calendar and a forecast start from.</summary>
/// <param name="EdgeKey">Key of the plan's edge.</param>
/// <param name="LaidKm">Kilometres laid, at most the length of the route.</param>
/// <param name="LengthKm">Length of the route.</param>
/// <param name="FirstLaid">The day of the first laying, or null.</param>
/// <param name="LitOn">The day on which it was lit, or null.</param>
/// <param name="Permitted">The day of its permit, or null.</param>
public sealed record FinishedWork(string EdgeKey, decimal LaidKm, decimal LengthKm, DateOnly? FirstLaid, DateOnly? LitOn, DateOnly? Permitted)
{
    /// <summary>Share done, 0 to 1: by kilometres, and whole when it is lit.</summary>
    public double Share => LitOn is not null ? 1 : LengthKm > 0 ? (double)(LaidKm / LengthKm) : 0;

    /// <summary>Every stretch of the plan about which an event counts, in the plan's order.</summary>
    /// <param name="edges">What the plan builds.</param>
    /// <param name="packages">The calendar's work packages; an event about one is about its edges, kilometres in proportion to their lengths.</param>
    /// <param name="review">Which events count.</param>
    public static IReadOnlyList<FinishedWork> Of(IReadOnlyList<PlanEdge> edges, IReadOnlyList<PackageScope> packages, EvidenceReview review)
    {
        var lengths = edges.ToDictionary(e => e.Key, e => (decimal)e.Length / 1000, StringComparer.Ordinal);
        var scopes = packages.ToDictionary(p => p.Id, p => p.EdgeKeys.Where(lengths.ContainsKey).ToArray(), StringComparer.Ordinal);
        var found = new Dictionary<string, FinishedWork>(StringComparer.Ordinal);
        foreach (var it in review.Events.Where(review.Counts))
        {
            string[] keys = it.SubjectKind switch
            {
                ProgressSubject.Stretch when lengths.ContainsKey(it.Subject) => [it.Subject],
                ProgressSubject.Package => scopes.GetValueOrDefault(it.Subject) ?? [],
                _ => [],
            };
            var total = keys.Sum(k => lengths[k]);
            foreach (var key in keys)
            {
                var known = found.GetValueOrDefault(key) ?? new FinishedWork(key, 0, lengths[key], null, null, null);
                found[key] = it.Kind switch
                {
                    ProgressKind.KmLaid => known with
                    {
                        LaidKm = Math.Min(known.LengthKm, known.LaidKm + (total > 0 ? (it.Quantity ?? 0) * lengths[key] / total : 0)), FirstLaid = Earlier(known.FirstLaid, it.Date),
                    },
                    ProgressKind.Lit => known with { LitOn = Earlier(known.LitOn, it.Date) },
                    ProgressKind.PermitGranted => known with { Permitted = Earlier(known.Permitted, it.Date) },
                    _ => known,
                };
            }
        }

        return [.. edges.Where(e => found.ContainsKey(e.Key)).Select(e => found[e.Key])];
    }

    private static DateOnly Earlier(DateOnly? known, DateOnly date) => known is { } day && day < date ? day : date;
}
