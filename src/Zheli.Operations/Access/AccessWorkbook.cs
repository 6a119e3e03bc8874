using System.Globalization;
using Zheli.Model.Catalogue;
using Zheli.Model.Network;
using Zheli.Operations.Export;

namespace Zheli.Operations.Access;

/// <summary>Access designs as a workbook: bill of quantities, settlements, cables by size, and the splice table of every cabinet and closure.</summary>
internal static class AccessWorkbook
{
    private const double UsdLow = 182;
    private const double UsdHigh = 451;
    private const int MostSplices = 1_000_000;

    /// <summary>Writes the workbook.</summary>
    /// <param name="target">Where it goes.</param>
    /// <param name="designs">The designs, one after the other: read twice.</param>
    /// <param name="catalogue">Figures in use.</param>
    public static void Write(Stream target, IEnumerable<(string Name, AccessDesign Design)> designs, CostCatalogue catalogue)
    {
        using var book = new WorkbookWriter();
        Bill(book, designs, catalogue);
        Settlements(book, designs, catalogue);
        Splices(book, designs);
        book.Save(target);
    }

    private static void Bill(WorkbookWriter book, IEnumerable<(string Name, AccessDesign Design)> designs, CostCatalogue catalogue)
    {
        var (lines, passed, connected, dwellings, takeUp) = (new SortedDictionary<(int Order, string Item, string Unit), (double Quantity, long Cost)>(), 0L, 0L, 0L, 0.0);
        void Add(int order, string item, string unit, double quantity, long cost)
        {
            var (q, c) = lines.GetValueOrDefault((order, item, unit));
            lines[(order, item, unit)] = (q + quantity, c + cost);
        }

        foreach (var (_, design) in designs)
        {
            foreach (var method in design.Routes.GroupBy(r => r.Method))
            {
                Add(1, $"Route: {method.Key}", "km", method.Sum(r => r.LengthMetres) / 1000, method.Sum(r => r.Cost));
            }

            var lengths = design.Routes.ToDictionary(r => r.Key, r => r.LengthMetres, StringComparer.Ordinal);
            foreach (var cable in design.Cables.GroupBy(c => (c.Level, c.Size)).OrderBy(g => g.Key))
            {
                var price = catalogue.Tenge(string.Create(CultureInfo.InvariantCulture, $"acc.cable_{cable.Key.Size}"));
                var km = cable.Sum(c => c.Count * lengths[c.Route]) / 1000;
                Add(2, string.Create(CultureInfo.InvariantCulture, $"{cable.Key.Level} cable, {cable.Key.Size,3} fibres"), "km", km, (long)Math.Round(km * price));
            }

            foreach (var kind in design.Sites.Where(s => s.Kind != AccessSiteKind.Entrance).GroupBy(s => s.Kind))
            {
                Add(3, kind.Key.ToString(), "unit", kind.Count(), kind.Sum(s => s.Cost));
            }

            foreach (var ratio in design.Splitters.GroupBy(s => s.Ratio))
            {
                var price = (long)Math.Round(catalogue.Tenge(string.Create(CultureInfo.InvariantCulture, $"acc.splitter{ratio.Key}")));
                Add(4, string.Create(CultureInfo.InvariantCulture, $"Splitter 1:{ratio.Key,2}"), "unit", ratio.Count(), ratio.Count() * price);
            }

            Add(5, "OLT port", "port", design.Summary.OltPorts, design.Summary.Cost.OltPorts);
            Add(6, "Entrances of blocks: riser, sharing point, lead-in", "entrance", design.Sites.Count(s => s.Kind == AccessSiteKind.Entrance), design.Summary.Cost.Blocks);
            Add(7, "Connections at the expected take-up", "dwelling", Math.Round(design.Summary.Served * design.Summary.TakeUp), design.Summary.Cost.Connections);
            (passed, connected, dwellings) = (passed + design.Summary.Cost.Passed, connected + design.Summary.Cost.Total, dwellings + design.Summary.Served);
            takeUp += design.Summary.TakeUp * design.Summary.Served;
        }

        using var sheet = book.Begin("Bill of quantities", [54, 12, 16, 20], headerRow: 1);
        sheet.Row(new("Item", CellStyle.Header), new("Unit", CellStyle.Header), new("Quantity", CellStyle.Header), new("Amount, ₸", CellStyle.Header));
        foreach (var ((_, item, unit), (quantity, cost)) in lines)
        {
            sheet.Row(new(item), new(unit), new(quantity, CellStyle.Quantity), new(cost, CellStyle.Whole));
        }

        var (rate, active) = (catalogue.Number("fx.usd_kzt"), Math.Max(1, takeUp));
        sheet.Row(new("Total (cables rounded by stretch)", CellStyle.TotalText), new(null), new(null), new(connected, CellStyle.TotalWhole));
        sheet.Row(new("A dwelling passed"), new("USD"), new(null), new(dwellings > 0 ? passed / rate / dwellings : 0, CellStyle.Decimal));
        sheet.Row(new("A dwelling connected"), new("USD"), new(null), new(dwellings > 0 ? connected / rate / active : 0, CellStyle.Decimal));
        sheet.Row(new("Public figures, a rural household, low"), new("USD"), new(null), new(UsdLow, CellStyle.Decimal));
        sheet.Row(new("Public figures, a rural household, high"), new("USD"), new(null), new(UsdHigh, CellStyle.Decimal));
        sheet.End("Zheli · access");
    }

    private static void Settlements(WorkbookWriter book, IEnumerable<(string Name, AccessDesign Design)> designs, CostCatalogue catalogue)
    {
        var rate = catalogue.Number("fx.usd_kzt");
        using var sheet = book.Begin("Settlements", [30, 12, 12, 12, 20, 20, 10, 14, 12, 12, 12, 12], headerRow: 1);
        sheet.Row(
            new("Settlement", CellStyle.Header), new("Premises", CellStyle.Header), new("Dwellings", CellStyle.Header), new("Served", CellStyle.Header), new("Cost, ₸", CellStyle.Header),
            new("Lower bound, ₸", CellStyle.Header), new("Gap", CellStyle.Header), new("USD a dwelling", CellStyle.Header), new("Trench, km", CellStyle.Header),
            new("Poles, km", CellStyle.Header), new("OLT ports", CellStyle.Header), new("Greatest loss, dB", CellStyle.Header));
        foreach (var (name, design) in designs)
        {
            var s = design.Summary;
            sheet.Row(
                new(name), new(s.Premises, CellStyle.Whole), new(s.Dwellings, CellStyle.Whole), new(s.Served, CellStyle.Whole), new(s.Cost.Total, CellStyle.Whole), new(s.LowerBound, CellStyle.Whole),
                new(s.Gap, CellStyle.Percent), new(s.Served > 0 ? s.Cost.Total / rate / s.Served : 0, CellStyle.Decimal), new(s.TrenchKm, CellStyle.Quantity), new(s.AerialKm, CellStyle.Quantity),
                new(s.OltPorts, CellStyle.Whole), new(s.MaxLossDb, CellStyle.Decimal));
        }

        sheet.End("Zheli · access");
    }

    /// <summary>Every splice, site by site: which fibre comes in on which splitter, and what each port goes on to. A sheet holds a million rows; what is more goes on in the next.</summary>
    private static void Splices(WorkbookWriter book, IEnumerable<(string Name, AccessDesign Design)> designs)
    {
        using var rows = designs.SelectMany(d => Splices(d.Name, d.Design)).GetEnumerator();
        var more = rows.MoveNext();
        for (var number = 1; more || number == 1; number++)
        {
            using var sheet = book.Begin(number == 1 ? "Splices" : string.Create(CultureInfo.InvariantCulture, $"Splices {number}"), [30, 30, 36, 8, 40, 10], headerRow: 1);
            sheet.Row(
                new("Settlement", CellStyle.Header), new("Site", CellStyle.Header), new("From", CellStyle.Header), new("Port", CellStyle.Header), new("To", CellStyle.Header),
                new("Dwellings", CellStyle.Header));
            for (var row = 0; more && row < MostSplices; row++, more = rows.MoveNext())
            {
                var splice = rows.Current;
                sheet.Row(new(splice.Name), new(splice.Site), new(splice.From), new(splice.Port, CellStyle.Whole), new(splice.To), new(splice.Dwellings, CellStyle.Whole));
            }

            sheet.End("Zheli · access");
        }
    }

    /// <summary>The splices of a design by site: nodes, cabinets and closures in the order of the design, each with its splitters first.</summary>
    private static IEnumerable<(string Name, string Site, string From, int Port, string To, int Dwellings)> Splices(string name, AccessDesign design)
    {
        var splitters = design.Splitters.ToLookup(s => s.Site, StringComparer.Ordinal);
        var drops = design.Drops.ToLookup(d => d.Site, StringComparer.Ordinal);
        foreach (var site in design.Sites)
        {
            foreach (var splitter in splitters[site.Key])
            {
                yield return (name, site.Key, splitter.FedBy ?? "OLT", splitter.Port, splitter.Key, splitter.UsedPorts);
            }

            foreach (var drop in drops[site.Key])
            {
                yield return (
                    name, site.Key, drop.Splitter, drop.Port,
                    drop.Entrance > 0 ? string.Create(CultureInfo.InvariantCulture, $"{drop.Premises}, entrance {drop.Entrance}") : drop.Premises, drop.Dwellings);
            }
        }
    }
}
