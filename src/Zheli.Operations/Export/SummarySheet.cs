using System.Globalization;
using Zheli.Model.Programme;
using Zheli.Model.Units;
using Zheli.Operations.Words;
using Zheli.Programme.Costing;

namespace Zheli.Operations.Export;

/// <summary>The first sheet: one sentence that answers, its proof, the money by what it is spent on, who is reached, and what was assumed.</summary>
internal static class SummarySheet
{
    private const double LineHeight = 13.5;

    private static readonly double[] Widths = [58, 22, 24, 20, 14, 14, 12, 80];

    private static readonly Wording Name = new("Қорытынды", "Сводка", "Summary");

    /// <summary>Writes the sheet.</summary>
    public static void Write(WorkbookWriter book, ExportPlan it)
    {
        using var sheet = book.Begin(it.Say(Name), Widths, headerRow: null);
        sheet.TallRow(44, new SheetCell(Answer(it), CellStyle.Title));
        sheet.TallRow(16, new SheetCell(Proof(it), CellStyle.Wrapped));
        sheet.Row(new SheetCell(PlanWorkbook.Footer(it)));
        Money(sheet, it);
        Reach(sheet, it);
        Network(sheet, it);
        Assumptions(sheet, it);
        Findings(sheet, it);
        sheet.End(PlanWorkbook.Footer(it), "A1:G1", "A2:G2");
    }

    /// <summary>The sentence that answers.</summary>
    private static string Answer(ExportPlan it)
    {
        var (s, cost) = (it.Plan.Summary, it.Plan.Summary.Cost.Total);
        var connected = s.Settlements.Fibre + s.Settlements.Microwave;
        var (ru, en) = (CultureInfo.GetCultureInfo("ru-RU"), CultureInfo.InvariantCulture);
        var size = MoneyText.UnitFor(cost).Size;
        string Amount(CultureInfo culture, string billions, string millions) =>
            string.Create(culture, $"{cost / size:#,0.##}") + (size == 1 ? "" : size < 1_000_000_000 ? millions : billions) + " ₸";
        string Dollars(CultureInfo culture, string format) => DollarRate(it) is { } rate ? string.Format(culture, format, cost / (double)rate / 1e6) : "";

        // Rounded up: "at most" must stay true.
        var gap = GapText.Percent(s.Gap, 2);
        var above = cost == s.LowerBound
            ? new Wording("бұдан арзан жоспар жоқ", "дешевле плана не существует", "and no plan is cheaper")
            : new Wording(string.Create(ru, $"ең төменгі мүмкін құннан ең көбі {gap:0.##} % жоғары"), string.Create(ru, $"не более чем на {gap:0.##} % выше наименьшей возможной"), string.Create(en, $"at most {gap:0.##} % above the least possible"));
        return it.Say(new(
            $"Елді мекендер: жерүсті желісімен — {connected}, спутникпен — {s.Settlements.Satellite}, барлығы — {s.Settlements.Total}. Толық құны {Amount(ru, " млрд", " млн")}{Dollars(ru, " ({0:0.#} млн АҚШ долл.)")}, {above.Kazakh}.",
            $"Наземной сетью подключаются {connected} из {s.Settlements.Total} населённых пунктов, спутником — {s.Settlements.Satellite}; полная стоимость {Amount(ru, " млрд", " млн")}{Dollars(ru, " ({0:0.#} млн долл. США)")}, {above.Russian}.",
            $"{connected} of {s.Settlements.Total} settlements are connected by a terrestrial network, {s.Settlements.Satellite} by satellite; whole-life cost {Amount(en, " bn", " M")}{Dollars(en, " (USD {0:0.#} M)")}, {above.English}."));
    }

    private static string Proof(ExportPlan it)
    {
        var bound = it.Plan.Summary.LowerBound.ToString("#,0", CultureInfo.InvariantCulture).Replace(',', '\u2009');
        return it.Say(new(
            $"Дәлел: ешбір жоспар {bound} ₸-ден арзан болмайды; дәлелді «zheli verify» тексереді.",
            $"Доказательство: ни один план не стоит меньше {bound} ₸; его проверяет «zheli verify».",
            $"Proof: no plan costs less than {bound} ₸; 'zheli verify' checks it."));
    }

    private static void Money(SheetWriter sheet, ExportPlan it)
    {
        Section(sheet, it, new("Шығындар", "Затраты", "Cost"));
        Header(sheet, it, new("Бап", "Статья", "Spent on"), new("Күрделі шығын, ₸", "Капитальные затраты, ₸", "Capex, ₸"),
            new("Пайдалану шығыны (PV), ₸", "Эксплуатация (PV), ₸", "Running, present value, ₸"), new("Барлығы, ₸", "Всего, ₸", "Whole-life, ₸"), new("Үлесі", "Доля", "Share"));
        var cost = it.Plan.Summary.Cost;
        foreach (var (word, style, known, includes) in new (Wording, CellStyle, long, Func<BillItem, bool>)[]
        {
            (Wording.Of(Technology.Fibre), CellStyle.Fibre, cost.Fibre, i => i <= BillItem.RailCrossing),
            (Wording.Of(Technology.Microwave), CellStyle.Microwave, cost.Microwave, i => i is >= BillItem.MicrowaveRadio and <= BillItem.MicrowaveSite),
            (new("Регенерация тораптары", "Регенерационные пункты", "Repeaters"), CellStyle.Plain, cost.Repeaters, i => i is BillItem.Repeater),
            (new("Тораптар мен жергілікті желі", "Узлы и сети доступа", "Nodes and local access"), CellStyle.Plain, cost.Nodes, i => i is BillItem.VillageNode or BillItem.LocalAccess),
            (Wording.Of(Technology.Satellite), CellStyle.Satellite, cost.Satellite, i => i >= BillItem.SatelliteSite),
        })
        {
            var lines = it.Bill.Lines.Where(l => includes(l.Item)).ToList();
            var (capex, running) = (lines.Sum(l => l.Capex), lines.Sum(l => l.Running));
            Equal(capex + running, known);
            sheet.Row(new(it.Say(word), style), new(capex, CellStyle.Whole), new(running, CellStyle.Whole), new(capex + running, CellStyle.Whole), new(Share(known, cost.Total), CellStyle.Percent));
        }

        Equal(it.Bill.Amount, cost.Total);
        sheet.Row(
            new(it.Say(new("Барлығы", "Итого", "Total")), CellStyle.TotalText), new(it.Bill.Capex, CellStyle.TotalWhole), new(it.Bill.Running, CellStyle.TotalWhole),
            new(it.Bill.Amount, CellStyle.TotalWhole), new(null, CellStyle.TotalText));
    }

    private static void Reach(SheetWriter sheet, ExportPlan it)
    {
        Section(sheet, it, new("Қамту", "Охват", "Reach"));
        Header(sheet, it, new("Технология", "Технология", "Technology"), new("Елді мекендер", "Населённые пункты", "Settlements"), new("Халық, адам", "Население, чел.", "People"), new("Халық үлесі", "Доля населения", "Share of people"));
        var (s, p) = (it.Plan.Summary.Settlements, it.Plan.Summary.People);
        foreach (var (technology, settlements, people) in new[]
        {
            (Technology.Fibre, s.Fibre, p.Fibre), (Technology.Microwave, s.Microwave, p.Microwave), (Technology.Satellite, s.Satellite, p.Satellite),
            (Technology.Existing, s.Existing, p.Existing), (Technology.Unserved, s.Unserved, p.Unserved),
        })
        {
            sheet.Row(new(it.Say(Wording.Of(technology)), SheetStyles.Of(technology)), new(settlements, CellStyle.Whole), new(people, CellStyle.Whole), new(Share(people, p.Total), CellStyle.Percent));
        }

        sheet.Row(new(it.Say(new("Барлығы", "Итого", "Total")), CellStyle.TotalText), new(s.Total, CellStyle.TotalWhole), new(p.Total, CellStyle.TotalWhole), new(null, CellStyle.TotalText));
        sheet.Row(new(it.Say(new("≈ бағаланған халық үлесі", "≈ доля оценённого населения", "≈ share of estimated people"))), new(p.EstimatedShare, CellStyle.Percent));
    }

    private static void Network(SheetWriter sheet, ExportPlan it)
    {
        Section(sheet, it, new("Желі", "Сеть", "Network"));
        var s = it.Plan.Summary;
        sheet.Row(new(it.Say(new("Жаңа ТОБЖ, км", "Новые ВОЛС, км", "New fibre, km"))), new(s.FibreKm, CellStyle.Decimal));
        sheet.Row(new(it.Say(new("Бір елді мекенге ТОБЖ, км", "ВОЛС на населённый пункт, км", "Fibre per fibre settlement, km"))), new(s.KmPerFibreSettlement, CellStyle.Decimal));
        sheet.Row(new(it.Say(new("РРЖ аралықтары", "Пролёты РРЛ", "Microwave hops"))), new(s.MicrowaveHops, CellStyle.Whole));
        if (s.Optics is { } light)
        {
            sheet.Row(new(it.Say(new("Оптикалық аралықтар", "Оптические пролёты", "Optical spans"))), new(light.Spans, CellStyle.Whole));
            sheet.Row(new(it.Say(new("Ең аз оптикалық қор, дБ", "Наименьший оптический запас, дБ", "Least optical margin, dB"))), new(light.LeastMarginDb, CellStyle.Decimal));
            sheet.Row(new(it.Say(new("Регенерация тораптары", "Регенерационные пункты", "Repeaters"))), new(light.Repeaters, CellStyle.Whole));
        }

        sheet.Row(new(it.Say(new("Құнның төменгі шегі, ₸", "Нижняя граница стоимости, ₸", "Lower bound of the cost, ₸"))), new(s.LowerBound, CellStyle.Whole));
        sheet.Row(new(it.Say(new("Оңтайлыдан айырма, ең көбі", "Отклонение от оптимума, не более", "Above the optimum, at most"))), new(s.Gap, CellStyle.Percent));
        if (s.Budget is { } budget)
        {
            sheet.Row(new(it.Say(new("Бюджет, ₸", "Бюджет, ₸", "Budget, ₸"))), new(budget.Limit, CellStyle.Whole));
            sheet.Row(new(it.Say(new("Жұмсалды, ₸", "Израсходовано, ₸", "Spent, ₸"))), new(budget.Spent, CellStyle.Whole));
        }
    }

    private static void Assumptions(SheetWriter sheet, ExportPlan it)
    {
        Section(sheet, it, new("Болжамдар (A — ресми, D — әлсіз)", "Допущения (A — официальные, D — слабые)", "Assumptions (A official … D weak)"));
        Header(sheet, it, new("Көрсеткіш", "Показатель", "Figure"), new("Кілт", "Ключ", "Key"), new("Мәні", "Значение", "Value"), new("Бірлік", "Единица", "Unit"),
            new("Валюта", "Валюта", "Currency"), new("Сенімділік", "Надёжность", "Grade"), new("Өзгертілген", "Изменено", "Changed"), new("Дереккөз", "Источник", "Source"));
        foreach (var a in it.Plan.Summary.Assumptions)
        {
            sheet.TallRow(
                HeightOf((it.Say(CatalogueWords.Name(a)), Widths[0]), (it.Say(CatalogueWords.Source(a.Source)), Widths[7])),
                new(it.Say(CatalogueWords.Name(a)), CellStyle.Wrapped), new(a.Key), new(a.Value), new(it.Say(CatalogueWords.Unit(a.Unit))), new(a.Currency), new(a.Grade.ToString()), new(a.IsOverridden ? "✓" : null), new(it.Say(CatalogueWords.Source(a.Source)), CellStyle.Wrapped));
        }
    }

    private static void Findings(SheetWriter sheet, ExportPlan it)
    {
        if (it.Plan.Summary.Findings.Count == 0)
        {
            return;
        }

        Section(sheet, it, new("Ескертулер", "Замечания", "Findings"));
        foreach (var finding in it.Plan.Summary.Findings)
        {
            sheet.TallRow(
                HeightOf((finding.Where, Widths[0])), new(finding.Where, CellStyle.Wrapped), new(finding.Code), new(it.Say(Phrases.Of(finding.Message))));
        }
    }

    private static void Section(SheetWriter sheet, ExportPlan it, Wording title)
    {
        sheet.Row();
        sheet.Row(new SheetCell(it.Say(title), CellStyle.Section));
    }

    private static void Header(SheetWriter sheet, ExportPlan it, params IReadOnlyList<Wording> titles) =>
        sheet.TallRow(2 * LineHeight, [.. titles.Select(t => new SheetCell(it.Say(t), CellStyle.Header))]);

    /// <summary>Height of a row in which texts wrap at the widths of their columns; programs differ in whether they find it out by themselves.</summary>
    private static double HeightOf(params ReadOnlySpan<(string Text, double Width)> cells)
    {
        var lines = 1.0;
        foreach (var (text, width) in cells)
        {
            lines = Math.Max(lines, Math.Ceiling(text.Length * 1.1 / width));
        }

        return lines * LineHeight;
    }

    private static double Share(long part, long whole) => whole == 0 ? 0 : (double)part / whole;

    private static decimal? DollarRate(ExportPlan it) => it.Plan.Summary.Assumptions.FirstOrDefault(a => a.Key == "fx.usd_kzt")?.Value;

    private static void Equal(decimal bill, long plan)
    {
        if (bill != plan)
        {
            throw new InvalidOperationException(FormattableString.Invariant($"The bill comes to {bill}, the plan says {plan}."));
        }
    }
}
