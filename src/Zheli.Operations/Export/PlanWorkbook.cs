using Zheli.Model.Programme;
using Zheli.Operations.Words;
using Zheli.Programme.Costing;

namespace Zheli.Operations.Export;

/// <summary>
/// The bill of quantities as a workbook: the answer first, then by region, district and method, then every line, settlement and edge. Totals
/// are written as values, each held against the plan before it is written.
/// </summary>
internal static class PlanWorkbook
{
    private static readonly Wording Total = new("Барлығы", "Итого", "Total");

    /// <summary>Writes the workbook.</summary>
    public static void Write(Stream target, ExportPlan it)
    {
        using var book = new WorkbookWriter();
        SummarySheet.Write(book, it);
        Areas(book, it, new("Облыстар бойынша", "По областям", "By region"), byDistrict: false);
        Areas(book, it, new("Аудандар бойынша", "По районам", "By district"), byDistrict: true);
        var national = it.Bill.Lines.GroupBy(line => line.Item).OrderBy(g => g.Key)
            .Select(g => new BillLine(null, null, g.Key, g.Sum(l => l.Quantity), g.Sum(l => l.Capex), g.Sum(l => l.Running))).ToList();
        Table(book, it, new("Әдістер бойынша", "По способам", "By method"), PlanTables.BillAmounts(it), national, BillTotals(it));
        Table(book, it, new("Жұмыс көлемі", "Ведомость объёмов", "Bill of quantities"), PlanTables.Bill(it), it.Bill.Lines, BillTotals(it));
        Table(book, it, new("Елді мекендер", "Населённые пункты", "Settlements"), PlanTables.Settlements(it), it.Settlements, new Dictionary<string, decimal>
        {
            ["population"] = it.Plan.Summary.People.Total, ["cost_kzt"] = it.Plan.Summary.Cost.Nodes + it.Plan.Summary.Cost.Satellite,
        }, row => row.Planned.Technology);
        Table(book, it, new("Бөліктер", "Участки", "Edges"), PlanTables.Edges(it), it.Plan.Edges, new Dictionary<string, decimal>
        {
            ["cost_kzt"] = it.Plan.Summary.Cost.Fibre + it.Plan.Summary.Cost.Microwave,
        });
        book.Save(target);
    }

    /// <summary>What is printed at the foot of every page: scenario, source of the figures, and the label of made-up data.</summary>
    public static string Footer(ExportPlan it) => $"Zheli · {it.Plan.Summary.Scenario}{(it.Plan.Summary.IsSynthetic ? " · " + it.Say(Synthetic) : "")}";

    /// <summary>How generated data is labelled.</summary>
    internal static readonly Wording Synthetic = new("СИНТЕТИКАЛЫҚ ДЕРЕКТЕР", "СИНТЕТИЧЕСКИЕ ДАННЫЕ", "SYNTHETIC DATA");

    private static Dictionary<string, decimal> BillTotals(ExportPlan it) => new()
    {
        ["capex_kzt"] = it.Plan.Summary.Capex, ["running_kzt"] = it.Plan.Summary.Cost.Total - it.Plan.Summary.Capex, ["amount_kzt"] = it.Plan.Summary.Cost.Total,
    };

    private static void Areas(WorkbookWriter book, ExportPlan it, Wording name, bool byDistrict)
    {
        List<Column<AreaTotals>> columns = [new("region", new("Облыс", "Область", "Region"), ColumnKind.Text, 30, a => it.AreaName(a.RegionId))];
        if (byDistrict)
        {
            columns.Add(new("district", new("Аудан", "Район", "District"), ColumnKind.Text, 30, a => it.AreaName(a.DistrictId)));
        }

        foreach (var technology in new[] { Technology.Fibre, Technology.Microwave, Technology.Satellite, Technology.Existing, Technology.Unserved })
        {
            var word = Wording.Of(technology);
            columns.Add(new($"settlements_{technology}", new($"Елді мекен: {word.Kazakh}", $"НП: {word.Russian}", $"Settlements: {word.English}"), ColumnKind.Whole, 13, a => a.Settlements(technology)));
        }

        columns.AddRange(
        [
            new("people", new("Халық, адам", "Население, чел.", "People"), ColumnKind.Whole, 13, a => a.People),
            new("people_connected", new("Жаңадан қосылатын халық", "Подключается, чел.", "People newly connected"), ColumnKind.Whole, 13, a => a.PeopleConnected),
            new("fibre_km", new("Жаңа ТОБЖ, км", "Новые ВОЛС, км", "New fibre, km"), ColumnKind.Quantity, 13, a => a.FibreKm),
            new("capex_kzt", new("Күрделі шығын, ₸", "Капитальные затраты, ₸", "Capex, ₸"), ColumnKind.Money, 19, a => a.Capex),
            new("running_kzt", new("Пайдалану шығыны (PV), ₸", "Эксплуатация (PV), ₸", "Running, present value, ₸"), ColumnKind.Money, 19, a => a.Running),
            new("amount_kzt", new("Барлығы, ₸", "Всего, ₸", "Whole-life amount, ₸"), ColumnKind.Money, 19, a => a.Amount),
        ]);
        var summary = it.Plan.Summary;
        var totals = BillTotals(it);
        totals["people"] = summary.People.Total;
        totals["people_connected"] = summary.People.Fibre + summary.People.Microwave;
        Table(book, it, name, columns, AreaTotals.Of(it, byDistrict), totals);
    }

    /// <summary>A sheet with a header, one row an object, and a row of totals; the totals that the plan knows must be equal to it.</summary>
    private static void Table<TRow>(
        WorkbookWriter book, ExportPlan it, Wording name, IReadOnlyList<Column<TRow>> columns, IReadOnlyList<TRow> rows, Dictionary<string, decimal> known,
        Func<TRow, Technology>? technology = null)
    {
        using var sheet = book.Begin(it.Say(name), [.. columns.Select(c => c.Width)], headerRow: 1);
        sheet.TallRow(42, [.. columns.Select(c => new SheetCell(it.Say(c.Title), CellStyle.Header))]);
        var sums = new decimal[columns.Count];
        var cells = new SheetCell[columns.Count];
        foreach (var row in rows)
        {
            for (var i = 0; i < columns.Count; i++)
            {
                var value = columns[i].Value(row);
                var isTechnology = columns[i].Kind == ColumnKind.Technology && technology is not null;
                cells[i] = new SheetCell(value is bool flag ? (flag ? "≈" : "") : value, isTechnology ? SheetStyles.Of(technology!(row)) : StyleOf(columns[i].Kind, value));
                sums[i] += Summed(columns[i]) && value is not null ? Convert.ToDecimal(value, System.Globalization.CultureInfo.InvariantCulture) : 0;
            }

            sheet.Row(cells);
        }

        sheet.Row([.. columns.Select((column, i) => TotalCell(it, column, i, sums[i], known))]);
        sheet.End(Footer(it));
    }

    /// <summary>Pieces are counted, kilometres measured: a whole quantity shows no decimals.</summary>
    private static CellStyle StyleOf(ColumnKind kind, object? value) =>
        kind == ColumnKind.Quantity && value is decimal number && number == decimal.Truncate(number) ? CellStyle.Whole : SheetStyles.Of(kind);

    private static bool Summed<TRow>(Column<TRow> column) => column.Kind == ColumnKind.Money && column.Key is not ("serve_cost_kzt" or "alternative_cost_kzt")
        || column.Key is "population" or "people" or "people_connected" or "length_m" or "fibre_km" or "river_crossings" or "rail_crossings" or "radios" or "masts"
        || column.Key.StartsWith("settlements_", StringComparison.Ordinal) && column.Key != "settlements_behind";

    private static SheetCell TotalCell<TRow>(ExportPlan it, Column<TRow> column, int index, decimal sum, Dictionary<string, decimal> known)
    {
        if (known.TryGetValue(column.Key, out var expected) && sum != expected)
        {
            throw new InvalidOperationException(FormattableString.Invariant($"The column {column.Key} adds up to {sum}, the plan says {expected}."));
        }

        if (!Summed(column))
        {
            return new SheetCell(index == 0 ? it.Say(Total) : null, CellStyle.TotalText);
        }

        return new SheetCell(sum, column.Kind switch
        {
            ColumnKind.Decimal => CellStyle.TotalDecimal,
            ColumnKind.Quantity => CellStyle.TotalQuantity,
            _ => CellStyle.TotalWhole,
        });
    }
}
