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

    private static string Name(AccessRoute route, int point) => string.Create(CultureInfo.InvariantCulture, $"{route.Points[point].GridX},{route.Points[point].GridY}");
}
