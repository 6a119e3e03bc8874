using System.Globalization;
using Zheli.Model.Catalogue;
using Zheli.Model.Network;
using Zheli.Operations.Export;
using Zheli.Operations.Words;

namespace Zheli.Operations.Access;

/// <summary>Access designs as a workbook: bill of quantities, settlements, cables by size, and the splice table of every node, cabinet and closure with the colours of the fibres.</summary>
internal sealed class AccessWorkbook : IDisposable
{
    private const double UsdLow = 182;
    private const double UsdHigh = 451;

    /// <summary>More fibres than any cable has.</summary>
    private const int LargestCable = 10_000;
    private const string Footer = "Zheli · access";

    /// <summary>A sheet holds 1,048,576 rows in the programs that open it.</summary>
    private const int MostSplices = 1_000_000;

    private readonly WorkbookWriter book = new();
    private readonly double dollar;
    private readonly ExportLanguage language;
    private readonly SheetWriter bill;
    private readonly SheetWriter settlements;
    private readonly SortedDictionary<(Part Part, int Within), BillRow> lines = [];
    private SheetWriter splices;
    private int spliceSheets;
    private long passed;
    private long connected;
    private long dwellings;
    private double takeUp;

    private AccessWorkbook(double dollar, ExportLanguage language)
    {
        (this.dollar, this.language) = (dollar, language);
        bill = book.Begin(Say("Жұмыстар көлемі", "Ведомость объёмов", "Bill of quantities"), [60, 12, 16, 20], headerRow: 1);
        settlements = book.Begin(Say("Елді мекендер", "Населённые пункты", "Settlements"), [30, 12, 12, 12, 20, 20, 10, 14, 12, 12, 12, 12], headerRow: 1);
        settlements.Row(
            Header("Елді мекен", "Населённый пункт", "Settlement"), Header("Ғимараттар", "Здания", "Premises"), Header("Пәтерлер мен үйлер", "Домовладения", "Dwellings"),
            Header("Қосылатыны", "Подключаемые", "Served"), Header("Құны, ₸", "Стоимость, ₸", "Cost, ₸"), Header("Төменгі шек, ₸", "Нижняя граница, ₸", "Lower bound, ₸"),
            Header("Айырма", "Разрыв", "Gap"), Header("Бір үйге, USD", "USD на домовладение", "USD a dwelling"), Header("Траншея, км", "Траншея, км", "Trench, km"),
            Header("Тіректер, км", "По опорам, км", "Poles, km"), Header("OLT порттары", "Порты OLT", "OLT ports"), Header("Ең көп өшу, дБ", "Наибольшее затухание, дБ", "Greatest loss, dB"));
        splices = NextSplices();
    }

    /// <summary>Writes the workbook.</summary>
    /// <param name="target">Where it goes.</param>
    /// <param name="designs">The designs and the figures that each was made with, one after the other: no two are needed at once.</param>
    /// <param name="dollar">Tenge a US dollar.</param>
    /// <param name="language">Language of headings and items.</param>
    public static void Write(Stream target, IEnumerable<(string Name, AccessDesign Design, CostCatalogue Figures)> designs, double dollar, ExportLanguage language)
    {
        using var it = new AccessWorkbook(dollar, language);
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

    private string Say(string kazakh, string russian, string english) => new Wording(kazakh, russian, english).In(language);

    private SheetCell Header(string kazakh, string russian, string english) => new(Say(kazakh, russian, english), CellStyle.Header);

    private void Add(Part part, int within, Wording item, string unit, double quantity, long cost)
    {
        var (_, _, q, c) = lines.GetValueOrDefault((part, within)) ?? new(item, unit, 0, 0);
        lines[(part, within)] = new(item, unit, q + quantity, c + cost);
    }

    private void Count(AccessDesign design, CostCatalogue figures)
    {
        foreach (var method in design.Routes.GroupBy(r => r.Method))
        {
            Add(Part.Route, (int)method.Key, AccessWords.Of(method.Key), "km", method.Sum(r => r.LengthMetres) / 1000, method.Sum(r => r.Cost));
        }

        var lengths = design.Routes.ToDictionary(r => r.Key, r => r.LengthMetres, StringComparer.Ordinal);
        foreach (var cable in design.Cables.GroupBy(c => (c.Level, c.Size)))
        {
            var price = figures.Tenge(string.Create(CultureInfo.InvariantCulture, $"acc.cable_{cable.Key.Size}"));
            var km = cable.Sum(c => c.Count * lengths[c.Route]) / 1000;
            Add(Part.Cable, ((int)cable.Key.Level * LargestCable) + cable.Key.Size, AccessWords.Cable(cable.Key.Level, cable.Key.Size), "km", km, (long)Math.Round(km * price));
        }

        foreach (var kind in design.Sites.Where(s => s.Kind != AccessSiteKind.Entrance).GroupBy(s => s.Kind))
        {
            Add(Part.Site, (int)kind.Key, AccessWords.Of(kind.Key), "unit", kind.Count(), kind.Sum(s => s.Cost));
        }

        foreach (var ratio in design.Splitters.GroupBy(s => s.Ratio))
        {
            var price = (long)Math.Round(figures.Tenge(string.Create(CultureInfo.InvariantCulture, $"acc.splitter{ratio.Key}")));
            Add(Part.Splitter, ratio.Key, AccessWords.Splitter(ratio.Key), "unit", ratio.Count(), ratio.Count() * price);
        }

        Add(Part.Port, 0, new("OLT порты", "Порт OLT", "OLT port"), "port", design.Summary.OltPorts, design.Summary.Cost.OltPorts);
        Add(
            Part.Entrance, 0, new("Үй кіреберістері: тік талшық, ортақ нүкте, кабель енгізу", "Подъезды: вертикальная прокладка, точка совместного доступа, ввод", "Entrances of blocks: riser, sharing point, lead-in"),
            "entrance", design.Sites.Count(s => s.Kind == AccessSiteKind.Entrance), design.Summary.Cost.Blocks);
        Add(
            Part.Connection, 0, new("Күтілетін сұраныс бойынша қосулар", "Подключения при ожидаемом спросе", "Connections at the expected take-up"),
            "dwelling", Math.Round(design.Summary.Served * design.Summary.TakeUp), design.Summary.Cost.Connections);
        (passed, connected, dwellings) = (passed + design.Summary.Cost.Passed, connected + design.Summary.Cost.Total, dwellings + design.Summary.Served);
        takeUp += design.Summary.TakeUp * design.Summary.Served;
    }

    private void Bill()
    {
        bill.Row(Header("Жұмыс түрі", "Позиция", "Item"), Header("Өлшем бірлігі", "Ед. изм.", "Unit"), Header("Саны", "Количество", "Quantity"), Header("Құны, ₸", "Сумма, ₸", "Amount, ₸"));
        foreach (var (item, unit, quantity, cost) in lines.Values)
        {
            bill.Row(new(item.In(language)), new(CatalogueWords.Unit(unit).In(language)), new(quantity, CellStyle.Quantity), new(cost, CellStyle.Whole));
        }

        var active = Math.Max(1, takeUp);
        bill.Row(
            new(Say("Барлығы (кабельдер бөліктер бойынша дөңгелектелген)", "Итого (кабели округлены по участкам)", "Total (cables rounded by stretch)"), CellStyle.TotalText),
            new(null), new(null), new(connected, CellStyle.TotalWhole));
        Dollars("Желі жанынан өтетін бір үйге", "На домовладение в зоне охвата", "A dwelling passed", dwellings > 0 ? passed / dollar / dwellings : 0);
        Dollars("Қосылған бір үйге", "На подключённое домовладение", "A dwelling connected", dwellings > 0 ? connected / dollar / active : 0);
        Dollars("Жарияланған деректер, бір ауыл үйіне, төменгі", "Опубликованные данные, сельское домовладение, нижняя", "Public figures, a rural household, low", UsdLow);
        Dollars("Жарияланған деректер, бір ауыл үйіне, жоғарғы", "Опубликованные данные, сельское домовладение, верхняя", "Public figures, a rural household, high", UsdHigh);
    }

    private void Dollars(string kazakh, string russian, string english, double amount) =>
        bill.Row(new(Say(kazakh, russian, english)), new("USD"), new(null), new(amount, CellStyle.Decimal));

    private void Settlement(string name, AccessSummary s) => settlements.Row(
        new(name), new(s.Premises, CellStyle.Whole), new(s.Dwellings, CellStyle.Whole), new(s.Served, CellStyle.Whole), new(s.Cost.Total, CellStyle.Whole), new(s.LowerBound, CellStyle.Whole),
        new(s.Gap, CellStyle.Percent), new(s.Served > 0 ? s.Cost.Total / dollar / s.Served : 0, CellStyle.Decimal), new(s.TrenchKm, CellStyle.Quantity),
        new(s.AerialKm, CellStyle.Quantity), new(s.OltPorts, CellStyle.Whole), new(s.MaxLossDb, CellStyle.Decimal));

    /// <summary>The next sheet of splices: what does not fit into one goes on in another.</summary>
    private SheetWriter NextSplices()
    {
        var name = Say("Дәнекерлеу", "Сварки", "Splices");
        var sheet = book.Begin(++spliceSheets == 1 ? name : string.Create(CultureInfo.InvariantCulture, $"{name} {spliceSheets}"), [30, 30, 36, 8, 40, 10, 30, 36, 8, 20, 20], headerRow: 1);
        sheet.Row(
            Header("Елді мекен", "Населённый пункт", "Settlement"), Header("Орны", "Место", "Site"), Header("Қайдан", "Откуда", "From"), Header("Порт", "Порт", "Port"),
            Header("Қайда", "Куда", "To"), Header("Үйлер", "Домовладения", "Dwellings"), Header("Бөлік", "Участок", "Stretch"), Header("Кабель", "Кабель", "Cable"),
            Header("Талшық", "Волокно", "Fibre"), Header("Модуль", "Модуль", "Tube"), Header("Түсі", "Цвет", "Colour"));
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
            new(name), new(site), new(from), new(port, CellStyle.Whole), new(to), new(behind, CellStyle.Whole), new(fibre?.Route),
            new(fibre is null ? null : AccessWords.Cable(fibre).In(language)), new(fibre?.Number, CellStyle.Whole),
            new(fibre is null ? null : AccessWords.Colour(fibre.Tube).In(language)), new(fibre is null ? null : AccessWords.Colour(fibre.InTube).In(language)));
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

    private string Home(AccessDrop drop) =>
        drop.Entrance > 0 ? string.Create(CultureInfo.InvariantCulture, $"{drop.Premises}, {Say("кіреберіс", "подъезд", "entrance")} {drop.Entrance}") : drop.Premises;

    /// <summary>Parts of the bill, in its order.</summary>
    private enum Part
    {
        Route,
        Cable,
        Site,
        Splitter,
        Port,
        Entrance,
        Connection,
    }

    private sealed record BillRow(Wording Item, string Unit, double Quantity, long Cost);
}
