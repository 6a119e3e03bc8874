using System.Globalization;
using Zheli.Model.Network;
using Zheli.Model.Programme;

namespace Zheli.Programme.Progress;

/// <summary>Where a village stands.</summary>
/// <param name="SettlementId">The settlement.</param>
/// <param name="Technology">How the plan serves it.</param>
/// <param name="Standing">The rung that has its evidence together with every rung below.</param>
/// <param name="Shown">The highest rung that has its evidence, whatever is missing below.</param>
/// <param name="Claimed">The highest rung that anybody reports, with or without evidence.</param>
/// <param name="Missing">The first rung above the standing whose evidence is missing; null at the top and where nothing is planned.</param>
/// <param name="ReachedOn">By rung: the day on which the village stood on it, or null.</param>
public sealed record VillageStanding(
    long SettlementId, Technology Technology, Rung Standing, Rung Shown, Rung Claimed, Rung? Missing, IReadOnlyList<DateOnly?> ReachedOn);

/// <summary>What a work package of the calendar consists of.</summary>
/// <param name="Id">Its id.</param>
/// <param name="EdgeKeys">Keys of the plan's edges in it.</param>
/// <param name="SettlementId">The settlement that it is built in, or null.</param>
/// <param name="ServesAlone">True when it alone serves its settlement, as a satellite station does: an event about it is an event about the settlement.</param>
public sealed record PackageScope(string Id, IReadOnlyList<string> EdgeKeys, long? SettlementId, bool ServesAlone);

/// <summary>
/// Puts every village on one rung. Evidence of a rung is an event about the village itself, its region or the programme; or, for the rungs up to the backbone,
/// such events for every stretch of its route to the existing network. A rung counts only when the rungs below it do.
/// </summary>
public static class Ladder
{
    private const int Never = int.MaxValue;

    /// <summary>Number of rungs, the ground included.</summary>
    public static readonly int RungCount = Enum.GetValues<Rung>().Length;

    private const int RouteRungs = (int)Rung.Backbone + 1;

    /// <summary>The standing of every settlement of the plan, in the plan's order.</summary>
    /// <param name="settlements">How the plan serves them.</param>
    /// <param name="edges">What it builds, a parent before its children.</param>
    /// <param name="regionOf">The region of a settlement or null.</param>
    /// <param name="packages">The calendar's work packages; empty without a calendar.</param>
    /// <param name="review">Which events count.</param>
    public static IReadOnlyList<VillageStanding> Stand(
        IReadOnlyList<PlanSettlement> settlements, IReadOnlyList<PlanEdge> edges, Func<long, long?> regionOf, IReadOnlyList<PackageScope> packages, EvidenceReview review)
    {
        var shown = Marks.Of(review, packages, review.Counts);
        var claimed = Marks.Of(review, packages, review.Stands);
        var (shownRoute, claimedRoute) = (shown.AlongRoutes(edges), claimed.AlongRoutes(edges));
        return [.. settlements.Select(s => Standing(s, shown.Days(s, regionOf(s.SettlementId), shownRoute), claimed.Days(s, regionOf(s.SettlementId), claimedRoute)))];
    }

    private static VillageStanding Standing(PlanSettlement village, int[] shown, int[] claimed)
    {
        var given = (int)ProgressLaw.GivenBy(village.Technology);
        var reached = new DateOnly?[RungCount];
        var standing = given;
        Rung? missing = null;
        var day = 0;
        for (var rung = given + 1; given > 0 && rung < RungCount; rung++)
        {
            if (!ProgressLaw.Applies((Rung)rung, village.Technology))
            {
                continue;
            }

            if (shown[rung] == Never)
            {
                missing = (Rung)rung;
                break;
            }

            day = Math.Max(day, shown[rung]);
            reached[rung] = DateOnly.FromDayNumber(day);
            standing = rung;
        }

        return new(village.SettlementId, village.Technology, (Rung)standing, Highest(shown, given), Highest(claimed, given), missing, reached);
    }

    private static Rung Highest(int[] days, int given)
    {
        var rung = days.Length - 1;
        while (rung > given && days[rung] == Never)
        {
            rung--;
        }

        return (Rung)rung;
    }

    /// <summary>The first day of each rung, by what it is about.</summary>
    private sealed class Marks
    {
        private readonly Dictionary<long, int[]> settlements = [];
        private readonly Dictionary<string, int[]> stretches = new(StringComparer.Ordinal);
        private readonly Dictionary<long, int[]> regions = [];
        private readonly int[] programme = None();

        public static Marks Of(EvidenceReview review, IReadOnlyList<PackageScope> packages, Func<ProgressEvent, bool> counts)
        {
            var marks = new Marks();
            var scopes = packages.ToDictionary(p => p.Id, StringComparer.Ordinal);
            foreach (var it in review.Events.Where(counts))
            {
                if (ProgressLaw.RungOf(it.Kind) is not { } rung || (it.Kind == ProgressKind.Measured && it.Quantity < ProgressLaw.ProvenPercent))
                {
                    continue;
                }

                foreach (var days in marks.Subjects(it, scopes))
                {
                    days[(int)rung] = Math.Min(days[(int)rung], it.Date.DayNumber);
                }
            }

            return marks;
        }

        /// <summary>By edge: the day on which the whole way from it to the network had each rung.</summary>
        public Dictionary<string, int[]> AlongRoutes(IReadOnlyList<PlanEdge> edges)
        {
            var routes = new Dictionary<string, int[]>(edges.Count, StringComparer.Ordinal);
            foreach (var edge in edges)
            {
                var days = edge.Method == BuildMethod.Existing ? new int[RungCount] : [.. stretches.GetValueOrDefault(edge.Key) ?? None()];
                if (edge.ParentKey is { } parent && routes.TryGetValue(parent, out var upstream))
                {
                    for (var rung = 0; rung < days.Length; rung++)
                    {
                        days[rung] = Math.Max(days[rung], upstream[rung]);
                    }
                }

                routes[edge.Key] = days;
            }

            return routes;
        }

        /// <summary>By rung: the first day of its evidence for a settlement.</summary>
        public int[] Days(PlanSettlement village, long? region, Dictionary<string, int[]> routes)
        {
            int[] days = [.. settlements.GetValueOrDefault(village.SettlementId) ?? programme];
            var route = village.EdgeKey is { } key ? routes.GetValueOrDefault(key) : null;
            var area = region is { } id ? regions.GetValueOrDefault(id) : null;
            for (var rung = 0; rung < days.Length; rung++)
            {
                days[rung] = Math.Min(days[rung], Math.Min(programme[rung], area?[rung] ?? Never));
                if (route is not null && rung < RouteRungs)
                {
                    days[rung] = Math.Min(days[rung], route[rung]);
                }
            }

            return days;
        }

        private IEnumerable<int[]> Subjects(ProgressEvent it, Dictionary<string, PackageScope> packages)
        {
            switch (it.SubjectKind)
            {
                case ProgressSubject.Programme:
                    yield return programme;
                    break;
                case ProgressSubject.Region:
                    yield return Of(regions, Number(it));
                    break;
                case ProgressSubject.Settlement:
                    yield return Of(settlements, Number(it));
                    break;
                case ProgressSubject.Stretch:
                    yield return Of(stretches, it.Subject);
                    break;
                case ProgressSubject.Package when packages.TryGetValue(it.Subject, out var package):
                    foreach (var key in package.EdgeKeys)
                    {
                        yield return Of(stretches, key);
                    }

                    if (package is { ServesAlone: true, SettlementId: { } settlement })
                    {
                        yield return Of(settlements, settlement);
                    }

                    break;
                default:
                    break;
            }
        }

        private static long Number(ProgressEvent it) => long.Parse(it.Subject, CultureInfo.InvariantCulture);

        private static int[] Of<TKey>(Dictionary<TKey, int[]> marks, TKey key)
            where TKey : notnull
        {
            if (!marks.TryGetValue(key, out var days))
            {
                marks[key] = days = None();
            }

            return days;
        }

        private static int[] None()
        {
            var days = new int[RungCount];
            Array.Fill(days, Never);
            return days;
        }
    }
}
