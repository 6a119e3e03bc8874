using System.Globalization;
using Zheli.Model;
using Zheli.Model.Catalogue;
using Zheli.Model.Network;
using Zheli.Model.Places;

namespace Zheli.Engineering.Access;

/// <summary>What an access network is designed for.</summary>
/// <param name="Settlement">Number of the settlement; 0 for several as one.</param>
/// <param name="Kind">Kind of place: it decides how trenches are dug.</param>
/// <param name="Centre">Its middle.</param>
/// <param name="Premises">Its premises.</param>
/// <param name="Corridors">Roads and power lines round about.</param>
public sealed record AccessQuestion(long Settlement, PlaceKind Kind, GeoPoint Centre, IReadOnlyList<Premises> Premises, IReadOnlyList<Corridor> Corridors);

/// <summary>Designs fibre to every home of a settlement: trenches, cables, splitters, cabinets and ports as one decision, with a lower bound.</summary>
public static class AccessDesigner
{
    /// <summary>Designs one settlement. Whatever is wrong with its map becomes a finding or an unserved premises.</summary>
    /// <param name="question">The settlement.</param>
    /// <param name="catalogue">Figures in use there.</param>
    /// <param name="options">What is asked.</param>
    /// <param name="threads">Threads; the answer does not depend on it.</param>
    /// <param name="clock">Measures the work.</param>
    /// <param name="token">Cancelling returns the best answer so far where there is one.</param>
    /// <param name="earlier">The design before the planner's last change: what need not change stays. Null to design from nothing.</param>
    /// <exception cref="BadInputException">Options or catalogue cannot be used.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled before there was a design of the whole settlement within all limits.</exception>
    public static AccessDesign Design(
        AccessQuestion question, CostCatalogue catalogue, AccessOptions options, int threads, TimeProvider clock, CancellationToken token, AccessDesign? earlier = null)
    {
        var began = clock.GetTimestamp();
        var prices = new AccessPrices(catalogue, options);
        var it = new AccessCase(question.Premises, question.Corridors, question.Kind, question.Centre, prices);
        it.Earlier = earlier is null ? null : new(earlier, it);
        token.ThrowIfCancellationRequested();
        var trench = TrenchTree.Solve(it, threads, token);
        while (!token.IsCancellationRequested && DearBranches.Exclude(it, trench.Edges, it.NodeIsGiven ? it.Node : -1))
        {
            trench = TrenchTree.Solve(it, threads, token);
        }

        var edges = it.Earlier is null ? trench.Edges : TrenchTree.Solve(it, threads, token, isKeeping: true).Edges;
        token.ThrowIfCancellationRequested();
        var before = it.Unserved.Count();
        var search = new AreaSearch(it, edges, threads, token);

        // A bound on trenches that reach more premises than are served would bound nothing.
        var bound = it.Unserved.Count() == before ? trench.LowerBound : TrenchTree.Solve(it, threads, token).LowerBound;
        var design = new DesignAssembly(it, search.Areas).Assemble(question, bound);
        return design with
        {
            Findings = Findings(it),
            Summary = design.Summary with { KeptShare = earlier is null ? null : Kept(earlier, design), Seconds = clock.GetElapsedTime(began).TotalSeconds, StoppedEarly = token.IsCancellationRequested },
        };
    }

    /// <summary>True for a kind of corridor along which homes may be served.</summary>
    public static bool IsStreet(CorridorKind kind) => StreetBuilder.IsStreet(kind);

    /// <summary>Share of the connections of both designs whose closure, splitter and port are the same.</summary>
    private static double Kept(AccessDesign earlier, AccessDesign now)
    {
        var before = earlier.Drops.ToDictionary(d => (d.Premises, d.Entrance), d => (d.Site, d.Splitter, d.Port));
        var both = now.Drops.Where(d => before.ContainsKey((d.Premises, d.Entrance))).ToList();
        return both.Count == 0 ? 0 : (double)both.Count(d => before[(d.Premises, d.Entrance)] == (d.Site, d.Splitter, d.Port)) / both.Count;
    }

    private static List<Finding> Findings(AccessCase it)
    {
        var findings = new List<Finding>(it.Network.Findings);
        void Add(Severity severity, string code, FormattableString message, string advice) =>
            findings.Add(new(severity, code, "access", message.ToString(CultureInfo.InvariantCulture), advice));
        var missing = it.Prices.MissingSizes.ToList();
        if (missing.Count > 0)
        {
            Add(Severity.Warning, "cable-size-missing", $"Cables of {string.Join(", ", missing)} fibres have no price: larger ones or several were taken instead.", "Maybe set acc.cable_SIZE.");
        }

        var assumed = it.Premises.Count(p => p.Basis == DwellingBasis.Assumed);
        if (assumed > 0)
        {
            Add(Severity.Warning, "premises-assumed", $"{assumed} premises are assumed, not mapped: they were spread along the streets from the number of people.", "Maybe import buildings or an address register.");
        }

        foreach (var cause in it.Unserved.GroupBy(u => u.Cause).OrderBy(g => g.Key, StringComparer.Ordinal))
        {
            Add(Severity.Warning, "unserved-" + cause.Key, $"{cause.Count()} premises with {cause.Sum(u => u.Dwellings)} dwellings are not served. {cause.First().Message}", cause.First().WayOut);
        }

        return findings;
    }
}
