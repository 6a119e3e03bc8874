using System.Globalization;
using Zheli.Model.Network;

namespace Zheli.Operations.Verify;

/// <summary>Whether the trenches are where and what they are said to be, and hang together.</summary>
internal static class AccessRouteChecks
{
    private const double RelativeLength = 1e-5;

    /// <summary>Keys, ends, lengths.</summary>
    public static void Routes(AccessUnderCheck it, CheckReport report)
    {
        var keys = new HashSet<string>(StringComparer.Ordinal);
        var forbidden = it.Design.Options.ForbiddenStreets.ToHashSet(StringComparer.Ordinal);
        for (var r = 0; r < it.Design.Routes.Count; r++)
        {
            var route = it.Design.Routes[r];
            var where = $"route {route.Key}";
            if (!keys.Add(route.Key))
            {
                report.Fail(where, $"The key occurs twice.");
            }

            if (route.Points.Length < 2 || Name(route, 0) != route.From || Name(route, route.Points.Length - 1) != route.To)
            {
                report.Fail(where, $"The line does not run from {route.From} to {route.To}.");
            }

            if (forbidden.Contains(route.Street) || forbidden.Contains("route:" + route.Key))
            {
                report.Fail(where, $"The stretch runs along {route.Street}, which is forbidden.");
            }

            report.Near(where, "The length", route.LengthMetres, it.Measured[r], RelativeLength, 0.02);
        }

        report.Figure("routes_km", it.Measured.Sum() / 1000);
        report.Checked($"{it.Design.Routes.Count} stretches of {it.Measured.Sum() / 1000:0.00} km have the ends and lengths that they state.");
    }

    /// <summary>One tree that holds every site and every connection.</summary>
    public static void Tree(AccessUnderCheck it, CheckReport report)
    {
        foreach (var ring in it.Rings)
        {
            report.Fail($"route {it.Design.Routes[ring].Key}", $"The stretch closes a ring.");
        }

        if (it.Pieces > 1)
        {
            report.Fail("routes", $"The routes fall into {it.Pieces} pieces.");
        }

        var single = it.Design.Routes.Count == 0;
        foreach (var site in it.Design.Sites)
        {
            if (!single && !it.Knows(site.Point))
            {
                report.Fail($"site {site.Key}", $"Its point {site.Point} lies on no route.");
            }
        }

        foreach (var drop in it.Design.Drops)
        {
            if (!single && !it.Knows(drop.Point))
            {
                report.Fail($"premises {drop.Premises}", $"Its point {drop.Point} lies on no route.");
            }
        }

        if (single && it.Design.Sites.Select(s => s.Point).Concat(it.Design.Drops.Select(d => d.Point)).Distinct(StringComparer.Ordinal).Count() > 1)
        {
            report.Fail("routes", $"There is no route, but more than one point.");
        }

        report.Checked($"The routes are one tree that holds all {it.Design.Sites.Count} sites and {it.Design.Drops.Count} connections.");
    }

    /// <summary>No dead-end branch costs more for each dwelling on it than the cap allows, and nothing is left out as too dear without one.</summary>
    public static void Cap(AccessUnderCheck it, CheckReport report)
    {
        var dear = it.Design.Unserved.Count(u => u.Cause == "too-dear");
        if (it.Design.Options.Cap is not { } cap)
        {
            if (dear > 0)
            {
                report.Fail("unserved", $"{dear} premises are left out as too dear, but no cap is set.");
            }

            report.Checked($"No cap is set, and nothing is left out for its cost.");
            return;
        }

        var (dwellings, pinned) = (new Dictionary<string, long>(StringComparer.Ordinal), new HashSet<string>(StringComparer.Ordinal));
        foreach (var drop in it.Design.Drops)
        {
            dwellings[drop.Point] = dwellings.GetValueOrDefault(drop.Point) + drop.Dwellings;
        }

        foreach (var pin in it.Design.Options.PinnedCabinets)
        {
            pinned.Add(it.Design.Sites.Where(s => s.Kind == AccessSiteKind.Cabinet)
                .MinBy(s => GroundDistance.Metres(s.Location.GridX, s.Location.GridY, pin.GridX, pin.GridY))?.Point ?? "");
        }

        // From the first feeding node outwards, then back: what hangs on a stretch is summed before the stretch itself is looked at.
        var routes = it.Design.Routes;
        var ends = routes.SelectMany((r, i) => new[] { (Point: r.From, Far: r.To, Route: i), (Point: r.To, Far: r.From, Route: i) }).ToLookup(e => e.Point, StringComparer.Ordinal);
        var order = new List<(string Point, int Parent, int Route)> { (it.Design.Sites.FirstOrDefault(s => s.Kind == AccessSiteKind.Node)?.Point ?? "", -1, -1) };
        for (var i = 0; i < order.Count && order.Count <= routes.Count; i++)
        {
            var (point, _, from) = order[i];
            order.AddRange(ends[point].Where(e => e.Route != from).Select(e => (e.Far, i, e.Route)));
        }

        long[] cost = new long[order.Count], served = new long[order.Count];
        var holds = new bool[order.Count];
        for (var i = order.Count - 1; i > 0; i--)
        {
            var (point, parent, route) = order[i];
            cost[i] += routes[route].Cost;
            served[i] += dwellings.GetValueOrDefault(point);
            holds[i] |= pinned.Contains(point);
            if (cost[i] > cap * served[i] && !holds[i])
            {
                report.Fail($"route {routes[route].Key}", $"The branch behind it costs {cost[i]} tenge for {served[i]} dwellings: more than {cap} each.", cost[i] - (cap * served[i]));
            }

            (cost[parent], served[parent], holds[parent]) = (cost[parent] + cost[i], served[parent] + served[i], holds[parent] || holds[i]);
        }

        report.Checked($"Every branch costs at most {cap} tenge for each dwelling on it; {dear} premises are left out as too dear.");
    }

    private static string Name(AccessRoute route, int point) => string.Create(CultureInfo.InvariantCulture, $"{route.Points[point].GridX},{route.Points[point].GridY}");
}
