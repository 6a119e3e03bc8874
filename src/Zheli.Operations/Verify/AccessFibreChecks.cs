using Zheli.Model.Network;

namespace Zheli.Operations.Verify;

/// <summary>Whether the cables carry the fibres that the sites need, and whether drops and paths are as long as stated and not too long.</summary>
internal static class AccessFibreChecks
{
    private const double LengthTolerance = 0.6;

    /// <summary>Fibres in use on every stretch and level, and whether the cables have room for them and the spare ones.</summary>
    public static void Fibres(AccessUnderCheck it, CheckReport report)
    {
        var need = new Dictionary<(int Route, CableLevel Level), int>();
        foreach (var site in it.Design.Sites.Where(s => s.FedFrom is not null))
        {
            if (!it.Sites.TryGetValue(site.FedFrom!, out var from))
            {
                report.Fail($"site {site.Key}", $"It is fed from {site.FedFrom}, which does not exist.");
                continue;
            }

            report.Equal($"site {site.Key}", "The number of fibres", site.Fibres, FibresOf(it, site));
            var level = site.Kind == AccessSiteKind.Cabinet ? CableLevel.Feeder : CableLevel.Distribution;
            if (!it.Walk(site.Point, from.Point, r => need[(r, level)] = need.GetValueOrDefault((r, level)) + site.Fibres))
            {
                report.Fail($"site {site.Key}", $"No route leads to {from.Key}.");
            }
        }

        AddTrunk(it, need);
        Compare(it, need, report);
    }

    /// <summary>Lengths of lead-ins, drops and whole paths, measured along the routes again.</summary>
    public static void Lengths(AccessUnderCheck it, CheckReport report)
    {
        var most = it.Catalogue.Number("acc.drop_max");
        foreach (var drop in it.Design.Drops)
        {
            var where = $"premises {drop.Premises}";
            if (!it.Premises.TryGetValue(drop.Premises, out var premises) || !it.Sites.TryGetValue(drop.Site, out var site) || !it.Sites.TryGetValue(site.FedFrom ?? "", out var cabinet))
            {
                report.Fail(where, $"The premises, its site or the site's cabinet does not exist.");
                continue;
            }

            var lead = LeadOf(drop.Point, premises.Location.GridX, premises.Location.GridY);
            report.Near(where, "The length on the plot", drop.LeadMetres, lead, 1e-5, 0.02);
            var isBlock = drop.Entrance > 0;
            var riser = Math.Max(1, premises.Floors) * it.Catalogue.Number("acc.floor_height");
            var along = isBlock ? 0 : it.Distance(drop.Point, site.Point);
            report.Near(where, "The length of the drop", drop.DropMetres, isBlock ? riser : lead + along, 1e-5, LengthTolerance);
            if (!isBlock && !(lead + along <= most + LengthTolerance))
            {
                report.Fail(where, $"The drop is {lead + along:0.0} m long; {most:0} m are allowed.");
            }

            var node = cabinet.Kind == AccessSiteKind.Node ? cabinet : it.Sites.GetValueOrDefault(cabinet.FedFrom ?? "");
            var path = lead + along + (isBlock ? riser : 0) + it.Distance(site.Point, cabinet.Point) + (node is null ? double.NaN : it.Distance(cabinet.Point, node.Point));
            report.Near(where, "The length of the fibre to the OLT", drop.PathMetres, path, 1e-5, LengthTolerance);
        }

        report.Checked($"Drops and paths of {it.Design.Drops.Count} connections are as long as stated, and no drop is longer than {most:0} m.");
    }

    private static double LeadOf(string point, int x, int y)
    {
        var parts = point.Split(',');
        return GroundDistance.Metres(
            int.Parse(parts[0], System.Globalization.CultureInfo.InvariantCulture), int.Parse(parts[1], System.Globalization.CultureInfo.InvariantCulture), x, y);
    }

    private static int FibresOf(AccessUnderCheck it, AccessSite site)
    {
        if (site.Kind == AccessSiteKind.Cabinet)
        {
            return it.Design.Splitters.Count(s => s.FedBy is null && s.Site == site.Key);
        }

        var ratio = it.Design.Options.SecondaryRatio;
        return ratio > 1 ? (site.Dwellings + ratio - 1) / ratio : site.Dwellings;
    }

    /// <summary>Feeding nodes are joined by a cable of a fixed size: every stretch between two of them has it.</summary>
    private static void AddTrunk(AccessUnderCheck it, Dictionary<(int Route, CableLevel Level), int> need)
    {
        var nodes = it.Design.Sites.Where(s => s.Kind == AccessSiteKind.Node).ToList();
        var wanted = (int)it.Catalogue.Number("acc.trunk_fibres");
        foreach (var node in nodes.Skip(1))
        {
            it.Walk(nodes[0].Point, node.Point, r => need[(r, CableLevel.Trunk)] = wanted);
        }
    }

    private static void Compare(AccessUnderCheck it, Dictionary<(int Route, CableLevel Level), int> need, CheckReport report)
    {
        var numbers = it.Design.Routes.Select((route, number) => (route.Key, number)).ToDictionary(r => r.Key, r => r.number, StringComparer.Ordinal);
        var laid = it.Design.Cables.GroupBy(c => (c.Route, c.Level)).ToDictionary(g => g.Key, g => g.ToList());
        var spare = it.Catalogue.Number("acc.cable_spare");
        foreach (var ((key, level), cables) in laid)
        {
            if (!numbers.TryGetValue(key, out var route))
            {
                report.Fail($"route {key}", $"A {level} cable lies on a stretch that does not exist.");
                continue;
            }

            var fibres = need.GetValueOrDefault((route, level));
            report.Equal($"route {key}", $"The number of {level} fibres", cables[0].Fibres, fibres);
            var room = cables.Sum(c => c.Size * c.Count);
            var wanted = level == CableLevel.Trunk ? fibres : fibres + (int)Math.Ceiling((fibres * Math.Round(spare * 100) / 100) - 1e-9);
            if (room < wanted)
            {
                report.Fail($"route {key}", $"The {level} cables have {room} fibres; {wanted} are needed with the spare ones.");
            }
        }

        foreach (var ((route, level), fibres) in need)
        {
            if (fibres > 0 && !laid.ContainsKey((it.Design.Routes[route].Key, level)))
            {
                report.Fail($"route {it.Design.Routes[route].Key}", $"{fibres} {level} fibres have no cable.");
            }
        }

        report.Checked($"The cables of {laid.Count} stretches and levels carry the fibres in use and {spare:0%} to spare.");
    }
}
