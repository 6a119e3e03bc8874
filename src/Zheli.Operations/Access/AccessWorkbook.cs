using System.Globalization;
using Zheli.Model.Catalogue;
using Zheli.Model.Network;
using Zheli.Operations.Export;

namespace Zheli.Operations.Access;

/// <summary>Access designs as a workbook: bill of quantities, settlements, cables by size, and the splice table of every node, cabinet and closure with the colours of the fibres.</summary>
internal sealed class AccessWorkbook : IDisposable
{
    private const double UsdLow = 182;
    private const double UsdHigh = 451;
    private const string Footer = "Zheli · access";

    /// <summary>A sheet holds 1,048,576 rows in the programs that open it.</summary>
    private const int MostSplices = 1_000_000;

    private readonly WorkbookWriter book = new();
    private readonly double dollar;
    private readonly SheetWriter bill;
    private readonly SheetWriter settlements;
    private readonly SortedDictionary<(int Order, string Item, string Unit), (double Quantity, long Cost)> lines = [];
    private SheetWriter splices;
    private int spliceSheets;
    private long passed;
    private long connected;
    private long dwellings;
    private double takeUp;

    private AccessWorkbook(double dollar)
    {
        this.dollar = dollar;
        bill = book.Begin("Bill of quantities", [54, 12, 16, 20], headerRow: 1);
        settlements = book.Begin("Settlements", [30, 12, 12, 12, 20, 20, 10, 14, 12, 12, 12, 12], headerRow: 1);
        settlements.Row(
            new("Settlement", CellStyle.Header), new("Premises", CellStyle.Header), new("Dwellings", CellStyle.Header), new("Served", CellStyle.Header), new("Cost, ₸", CellStyle.Header),
            new("Lower bound, ₸", CellStyle.Header), new("Gap", CellStyle.Header), new("USD a dwelling", CellStyle.Header), new("Trench, km", CellStyle.Header),
            new("Poles, km", CellStyle.Header), new("OLT ports", CellStyle.Header), new("Greatest loss, dB", CellStyle.Header));
        splices = NextSplices();
    }

    /// <summary>Writes the workbook.</summary>
    /// <param name="target">Where it goes.</param>
    /// <param name="designs">The designs and the figures that each was made with, one after the other: no two are needed at once.</param>
    /// <param name="dollar">Tenge a US dollar.</param>
    public static void Write(Stream target, IEnumerable<(string Name, AccessDesign Design, CostCatalogue Figures)> designs, double dollar)
    {
        using var it = new AccessWorkbook(dollar);
        foreach (var (name, design, figures) in designs)
        {
            it.Count(design, figures);
            it.Settlement(name, design.Summary);
            it.Splice(name, design, Math.Max(1, (int)figures.Number("acc.tube_fibres")));
        }

        it.Bill();
        foreach (var sheet in (ReadOnlySpan<SheetWriter>)[it.bill, it.settlements, it.splices])
        {
            sheet.End(Footer);
            sheet.Dispose();
        }

        it.book.Save(target);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        bill.Dispose();
        settlements.Dispose();
        splices.Dispose();
        book.Dispose();
    }

    private void Add(int order, string item, string unit, double quantity, long cost)
    {
        var (q, c) = lines.GetValueOrDefault((order, item, unit));
        lines[(order, item, unit)] = (q + quantity, c + cost);
    }

    private void Count(AccessDesign design, CostCatalogue figures)
    {
        foreach (var method in design.Routes.GroupBy(r => r.Method))
        {
            Add(1, $"Route: {method.Key}", "km", method.Sum(r => r.LengthMetres) / 1000, method.Sum(r => r.Cost));
        }

        var lengths = design.Routes.ToDictionary(r => r.Key, r => r.LengthMetres, StringComparer.Ordinal);
        foreach (var cable in design.Cables.GroupBy(c => (c.Level, c.Size)).OrderBy(g => g.Key))
        {
            var price = figures.Tenge(string.Create(CultureInfo.InvariantCulture, $"acc.cable_{cable.Key.Size}"));
            var km = cable.Sum(c => c.Count * lengths[c.Route]) / 1000;
            Add(2, string.Create(CultureInfo.InvariantCulture, $"{cable.Key.Level} cable, {cable.Key.Size,3} fibres"), "km", km, (long)Math.Round(km * price));
        }

        foreach (var kind in design.Sites.Where(s => s.Kind != AccessSiteKind.Entrance).GroupBy(s => s.Kind))
        {
            Add(3, kind.Key.ToString(), "unit", kind.Count(), kind.Sum(s => s.Cost));
        }

        foreach (var ratio in design.Splitters.GroupBy(s => s.Ratio))
        {
            var price = (long)Math.Round(figures.Tenge(string.Create(CultureInfo.InvariantCulture, $"acc.splitter{ratio.Key}")));
            Add(4, string.Create(CultureInfo.InvariantCulture, $"Splitter 1:{ratio.Key,2}"), "unit", ratio.Count(), ratio.Count() * price);
        }

        Add(5, "OLT port", "port", design.Summary.OltPorts, design.Summary.Cost.OltPorts);
        Add(6, "Entrances of blocks: riser, sharing point, lead-in", "entrance", design.Sites.Count(s => s.Kind == AccessSiteKind.Entrance), design.Summary.Cost.Blocks);
        Add(7, "Connections at the expected take-up", "dwelling", Math.Round(design.Summary.Served * design.Summary.TakeUp), design.Summary.Cost.Connections);
        (passed, connected, dwellings) = (passed + design.Summary.Cost.Passed, connected + design.Summary.Cost.Total, dwellings + design.Summary.Served);
        takeUp += design.Summary.TakeUp * design.Summary.Served;
    }

    private void Bill()
    {
        bill.Row(new("Item", CellStyle.Header), new("Unit", CellStyle.Header), new("Quantity", CellStyle.Header), new("Amount, ₸", CellStyle.Header));
        foreach (var ((_, item, unit), (quantity, cost)) in lines)
        {
            bill.Row(new(item), new(unit), new(quantity, CellStyle.Quantity), new(cost, CellStyle.Whole));
        }

        var active = Math.Max(1, takeUp);
        bill.Row(new("Total (cables rounded by stretch)", CellStyle.TotalText), new(null), new(null), new(connected, CellStyle.TotalWhole));
        bill.Row(new("A dwelling passed"), new("USD"), new(null), new(dwellings > 0 ? passed / dollar / dwellings : 0, CellStyle.Decimal));
        bill.Row(new("A dwelling connected"), new("USD"), new(null), new(dwellings > 0 ? connected / dollar / active : 0, CellStyle.Decimal));
        bill.Row(new("Public figures, a rural household, low"), new("USD"), new(null), new(UsdLow, CellStyle.Decimal));
        bill.Row(new("Public figures, a rural household, high"), new("USD"), new(null), new(UsdHigh, CellStyle.Decimal));
    }

    private void Settlement(string name, AccessSummary s) => settlements.Row(
        new(name), new(s.Premises, CellStyle.Whole), new(s.Dwellings, CellStyle.Whole), new(s.Served, CellStyle.Whole), new(s.Cost.Total, CellStyle.Whole), new(s.LowerBound, CellStyle.Whole),
        new(s.Gap, CellStyle.Percent), new(s.Served > 0 ? s.Cost.Total / dollar / s.Served : 0, CellStyle.Decimal), new(s.TrenchKm, CellStyle.Quantity),
        new(s.AerialKm, CellStyle.Quantity), new(s.OltPorts, CellStyle.Whole), new(s.MaxLossDb, CellStyle.Decimal));

    /// <summary>The next sheet of splices: what does not fit into one goes on in another.</summary>
    private SheetWriter NextSplices()
    {
        var sheet = book.Begin(
            ++spliceSheets == 1 ? "Splices" : string.Create(CultureInfo.InvariantCulture, $"Splices {spliceSheets}"), [30, 30, 36, 8, 40, 10, 30, 28, 8, 16, 16], headerRow: 1);
        sheet.Row(
            new("Settlement", CellStyle.Header), new("Site", CellStyle.Header), new("From", CellStyle.Header), new("Port", CellStyle.Header), new("To", CellStyle.Header),
            new("Dwellings", CellStyle.Header), new("Stretch", CellStyle.Header), new("Cable", CellStyle.Header), new("Fibre", CellStyle.Header), new("Tube", CellStyle.Header),
            new("Colour", CellStyle.Header));
        return sheet;
    }

    private void Row(string name, string site, string from, int port, string to, int behind, FibrePlace? fibre)
    {
        if (splices.RowCount > MostSplices)
        {
            splices.End(Footer);
            splices.Dispose();
            splices = NextSplices();
        }

        splices.Row(
            new(name), new(site), new(from), new(port, CellStyle.Whole), new(to), new(behind, CellStyle.Whole), new(fibre?.Route), new(fibre?.Cable),
            new(fibre?.Number, CellStyle.Whole), new(fibre?.Tube), new(fibre?.Colour));
    }

    /// <summary>
    /// Every splice of a design, site by site: which port or fibre is joined to which. A node lists the fibres that leave its ports; a cabinet those that arrive at its
    /// splitters and those that leave their ports; a closure those that arrive, and the homes.
    /// </summary>
    private void Splice(string name, AccessDesign design, int fibresInTube)
    {
        var fibres = new FibreNumbers(design, fibresInTube);
        var splitters = design.Splitters.ToLookup(s => s.Site, StringComparer.Ordinal);
        var byKey = design.Splitters.ToDictionary(s => s.Key, StringComparer.Ordinal);
        var fed = design.Splitters.Where(s => s.FedBy is not null).ToLookup(s => s.FedBy!, StringComparer.Ordinal);
        var drops = design.Drops.ToLookup(d => d.Site, StringComparer.Ordinal);
        var feedsOf = design.Sites.Where(s => s.Kind == AccessSiteKind.Cabinet).ToLookup(s => s.FedFrom!, StringComparer.Ordinal);
        var single = design.Drops.Where(d => byKey[d.Splitter].FedBy is null)
            .SelectMany(d => FibreNumbers.Ports(d, byKey[d.Splitter].Ratio).Select(p => (p.Splitter, p.Port, Drop: d))).ToLookup(p => p.Splitter, StringComparer.Ordinal);
        foreach (var site in design.Sites)
        {
            foreach (var splitter in feedsOf[site.Key].SelectMany(cabinet => splitters[cabinet.Key]).OrderBy(s => s.Port))
            {
                Row(name, site.Key, "OLT", splitter.Port, splitter.Key, splitter.UsedPorts, fibres.Leaving(site.Key, splitter.Port));
            }

            foreach (var splitter in splitters[site.Key])
            {
                Row(
                    name, site.Key, splitter.FedBy ?? "OLT", splitter.Port, splitter.Key, splitter.UsedPorts,
                    site.FedFrom is null ? null : fibres.Arriving(splitter.FedBy ?? site.FedFrom, splitter.Port));
                foreach (var below in fed[splitter.Key].OrderBy(b => b.Port))
                {
                    Row(name, site.Key, splitter.Key, below.Port, below.Key, below.UsedPorts, fibres.Leaving(splitter.Key, below.Port));
                }

                foreach (var (_, port, drop) in single[splitter.Key].OrderBy(p => p.Port))
                {
                    Row(name, site.Key, splitter.Key, port, Home(drop), 1, fibres.Leaving(splitter.Key, port));
                }
            }

            foreach (var drop in drops[site.Key])
            {
                if (byKey[drop.Splitter].FedBy is not null)
                {
                    Row(name, site.Key, drop.Splitter, drop.Port, Home(drop), drop.Dwellings, null);
                    continue;
                }

                foreach (var (splitter, port) in FibreNumbers.Ports(drop, byKey[drop.Splitter].Ratio))
                {
                    Row(name, site.Key, splitter, port, Home(drop), 1, fibres.Arriving(splitter, port));
                }
            }
        }
    }

    private static string Home(AccessDrop drop) => drop.Entrance > 0 ? string.Create(CultureInfo.InvariantCulture, $"{drop.Premises}, entrance {drop.Entrance}") : drop.Premises;
}
