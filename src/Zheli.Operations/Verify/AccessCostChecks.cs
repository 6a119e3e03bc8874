using System.Globalization;
using Zheli.Model.Network;

namespace Zheli.Operations.Verify;

/// <summary>Whether everything costs what the catalogue says, and the summary says what the parts come to.</summary>
internal static class AccessCostChecks
{
    private static readonly int[] CableSizes = [4, 12, 24, 48, 96, 144, 288];

    /// <summary>Routes, cables, sites, connections, one by one.</summary>
    public static void Cost(AccessUnderCheck it, CheckReport report)
    {
        for (var r = 0; r < it.Design.Routes.Count; r++)
        {
            var route = it.Design.Routes[r];
            report.Near($"route {route.Key}", "The cost", route.Cost, it.Measured[r] / 1000 * Rate(it, route.Method), 1e-4, Rate(it, route.Method) * 2e-5 + 1);
        }

        var lengths = it.Design.Routes.Select((route, number) => (route.Key, it.Measured[number])).ToDictionary(r => r.Key, r => r.Item2, StringComparer.Ordinal);
        foreach (var level in it.Design.Cables.GroupBy(c => (c.Route, c.Level)))
        {
            var price = level.Sum(c => c.Count * Tenge(it, string.Create(CultureInfo.InvariantCulture, $"acc.cable_{c.Size}")));
            report.Near($"route {level.Key.Route}", $"The cost of its {level.Key.Level} cables", level.Sum(c => c.Cost), lengths.GetValueOrDefault(level.Key.Route) / 1000 * price, 1e-4, price * 2e-5 + 1);
        }

        var firstNode = it.Design.Sites.FirstOrDefault(s => s.Kind == AccessSiteKind.Node)?.Key;
        foreach (var site in it.Design.Sites)
        {
            var price = site.Kind switch
            {
                AccessSiteKind.Node => site.Key == firstNode ? 0 : Tenge(it, "site.village_node"),
                AccessSiteKind.Cabinet => Tenge(it, "acc.cabinet"),
                AccessSiteKind.Closure => Tenge(it, "acc.closure"),
                _ => 0,
            };
            report.Near($"site {site.Key}", "The cost", site.Cost, price, 0, 1);
        }

        foreach (var drop in it.Design.Drops)
        {
            var along = drop.Entrance > 0 ? 0 : drop.DropMetres - drop.LeadMetres;
            var most = (drop.Dwellings * (Tenge(it, "acc.drop") + (along / 1000 * Tenge(it, "acc.drop_cable"))))
                + (drop.CrossesStreet ? it.Catalogue.Number("acc.street_width") / 1000 * Rate(it, drop.LeadMethod) : 0);
            report.Near($"premises {drop.Premises}", "The cost of connecting", drop.Cost, it.TakeUp * most, 1e-4, 3);
        }

        report.Checked($"{it.Design.Routes.Count} stretches, {it.Design.Cables.Count} cables, {it.Design.Sites.Count} sites and {it.Design.Drops.Count} connections cost what the catalogue says.");
    }

    /// <summary>Sums and counts of the summary.</summary>
    public static void Summary(AccessUnderCheck it, CheckReport report)
    {
        var (design, summary, cost) = (it.Design, it.Design.Summary, it.Design.Summary.Cost);
        const string where = "summary";
        report.Equal(where, "The cost of routes", cost.Routes, design.Routes.Sum(r => r.Cost));
        report.Equal(where, "The cost of cables", cost.Cables, design.Cables.Sum(c => c.Cost));
        report.Equal(where, "The cost of sites", cost.Sites, design.Sites.Sum(s => s.Cost));
        report.Equal(where, "The cost of connections", cost.Connections, design.Drops.Sum(d => d.Cost));
        var splitters = design.Splitters.Sum(s => Math.Round(Tenge(it, string.Create(CultureInfo.InvariantCulture, $"acc.splitter{s.Ratio}")), MidpointRounding.AwayFromZero));
        report.Near(where, "The cost of splitters", cost.Splitters, splitters, 0, 1);
        var ports = design.Splitters.Count(s => s.FedBy is null);
        report.Near(where, "The cost of OLT ports", cost.OltPorts, ports * Math.Round(Tenge(it, "acc.olt_port"), MidpointRounding.AwayFromZero), 0, 1);
        report.Near(where, "The cost of blocks", cost.Blocks, Blocks(it), 1e-4, design.Drops.Count(d => d.Entrance > 0) + 1);
        report.Equal(where, "The number of OLT ports", summary.OltPorts, ports);
        report.Equal(where, "The number of splitters", summary.Splitters, design.Splitters.Count);
        report.Equal(where, "The number of cabinets", summary.Cabinets, design.Sites.Count(s => s.Kind == AccessSiteKind.Cabinet));
        report.Equal(where, "The number of premises", summary.Premises, design.Premises.Count);
        report.Equal(where, "The number of dwellings", summary.Dwellings, design.Premises.Sum(p => p.Dwellings));
        report.Equal(where, "The number of dwellings served", summary.Served, design.Drops.Sum(d => d.Dwellings));
        if (summary.LowerBound > cost.Total || summary.LowerBound < 0)
        {
            report.Fail(where, $"The lower bound {summary.LowerBound} is not between nothing and the cost {cost.Total}.");
        }

        report.Figure("cost_kzt", cost.Total);
        report.Checked($"The summary says what its parts come to: {cost.Total} tenge.");
    }

    /// <summary>Risers, sharing points, and one lead-in for each block.</summary>
    private static double Blocks(AccessUnderCheck it)
    {
        var sum = 0.0;
        foreach (var block in it.Design.Drops.Where(d => d.Entrance > 0).GroupBy(d => d.Premises, StringComparer.Ordinal))
        {
            var floors = Math.Max(1, it.Premises[block.Key].Floors);
            sum += (block.Sum(d => d.Dwellings) * Tenge(it, "acc.mdu_pm")) + (block.Count() * floors * it.Catalogue.Number("acc.floor_height") * Tenge(it, "acc.riser"));
            var fibres = block.Sum(d => it.Sites[d.Site].Fibres);
            sum += block.First().LeadMetres / 1000 * (Rate(it, block.First().LeadMethod) + CheapestCables(it, fibres));
        }

        return sum;
    }

    /// <summary>Price by the kilometre of the cheapest cables with room for some fibres and the spare ones, by trying every mixture in turn.</summary>
    internal static double CheapestCables(AccessUnderCheck it, int fibres)
    {
        var need = fibres + (int)Math.Ceiling((fibres * Math.Round(it.Catalogue.Number("acc.cable_spare") * 100) / 100) - 1e-9);
        var sizes = CableSizes.Select(s => (Size: s, Item: it.Catalogue.Find(string.Create(CultureInfo.InvariantCulture, $"acc.cable_{s}"))))
            .Where(s => s.Item?.Value is not null).Select(s => (s.Size, Price: it.Catalogue.Tenge(s.Item!.Key))).ToArray();
        var best = new double[need + 1];
        for (var f = 1; f <= need; f++)
        {
            best[f] = sizes.Min(s => s.Price + best[Math.Max(0, f - s.Size)]);
        }

        return best[need];
    }

    private static double Tenge(AccessUnderCheck it, string key) => it.Catalogue.Tenge(key);

    internal static double Rate(AccessUnderCheck it, RouteMethod method) => method switch
    {
        RouteMethod.Built => 0,
        RouteMethod.Aerial => Tenge(it, "civ.aerial_existing"),
        RouteMethod.SoftTrench => Tenge(it, "civ.rural_trench"),
        RouteMethod.SuburbanTrench => Tenge(it, "civ.suburban_trench"),
        RouteMethod.UrbanTrench => Tenge(it, "civ.urban_trench"),
        RouteMethod.Link => Tenge(it, "civ.rural_trench") * it.Catalogue.Number("civ.cross_country_factor"),
        _ => throw new ArgumentOutOfRangeException(nameof(method), method, "Not a way to build a route."),
    };
}
