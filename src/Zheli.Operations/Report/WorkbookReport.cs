using System.Globalization;
using Zheli.Operations.Export;
using Zheli.Operations.Words;

namespace Zheli.Operations.Report;

/// <summary>Writes a report as a workbook: its texts, a sheet for each table with exact values, all figures with their queries.</summary>
internal static class WorkbookReport
{
    private static readonly Wording Report = new("Есеп", "Отчёт", "Report");
    private static readonly Wording Figures = new("Көрсеткіштер", "Показатели", "Figures");
    private static readonly Wording Queries = new("Сұраулар", "Запросы", "Queries");
    private static readonly Wording[] FigureColumns =
        [new("Кілт", "Ключ", "Key"), new("Мәні", "Значение", "Value"), new("Есептегідей", "Как в отчёте", "As printed"), new("Сұрау", "Запрос", "Query")];

    /// <summary>Writes the workbook.</summary>
    public static void Write(Stream target, ReportDocument it, ExportLanguage language)
    {
        var numbers = new ReportNumbers(language);
        using var book = new WorkbookWriter();
        var footer = it.Stamp + (it.Banner is { } banner ? " · " + banner : "");
        Front(book, it, numbers, language, footer);
        var used = new HashSet<string>(StringComparer.OrdinalIgnoreCase) { Report.In(language), Figures.In(language), Queries.In(language) };
        foreach (var table in it.Blocks.OfType<TableBlock>())
        {
            var name = table.Name.Length > 31 ? table.Name[..31] : table.Name;
            for (var copy = 2; !used.Add(name); copy++)
            {
                name = string.Create(CultureInfo.InvariantCulture, $"{table.Name[..Math.Min(27, table.Name.Length)]} {copy}");
            }

            Table(book, it, table, name, numbers, footer);
        }

        using (var sheet = book.Begin(Figures.In(language), [46, 22, 26, 10], headerRow: 1))
        {
            sheet.Row([.. FigureColumns.Select(c => new SheetCell(c.In(language), CellStyle.Header))]);
            foreach (var figure in it.Figures.All)
            {
                var value = figure.Kind == FigureKind.Day ? (object)DateOnly.FromDayNumber((int)figure.Value).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) : figure.Value;
                sheet.Row(new(figure.Key), new(value), new(numbers.Write(figure)), new(figure.Query.Id));
            }

            sheet.End(footer);
        }

        using (var sheet = book.Begin(Queries.In(language), [8, 150], headerRow: null))
        {
            foreach (var query in it.Figures.Queries)
            {
                sheet.Row(new(query.Id), new(query.Text, CellStyle.Wrapped));
            }

            sheet.End(footer);
        }

        book.Save(target);
    }

    private static void Front(WorkbookWriter book, ReportDocument it, ReportNumbers numbers, ExportLanguage language, string footer)
    {
        string Plain(string text) => HtmlReport.Plain(it, text, numbers);
        using var sheet = book.Begin(Report.In(language), [130], headerRow: null);
        sheet.TallRow(24, new SheetCell(it.Title, CellStyle.Title));
        sheet.Row(new SheetCell(it.Subtitle));
        sheet.Row(new SheetCell(footer));
        foreach (var block in it.Blocks)
        {
            switch (block)
            {
                case LeadBlock lead:
                    Wrapped(sheet, Plain(lead.Text), CellStyle.Title, 85);
                    break;
                case HeadingBlock heading:
                    sheet.Row();
                    sheet.Row(new SheetCell(heading.Text + (heading.Source is { } source ? $" ({source})" : ""), CellStyle.Section));
                    break;
                case TextBlock text:
                    Wrapped(sheet, Plain(text.Text), CellStyle.Wrapped, 140);
                    break;
                case MissingBlock missing:
                    Wrapped(sheet, Plain(missing.Text) + " " + missing.Command, CellStyle.Wrapped, 140);
                    break;
                case HeadlineBlock headline:
                    foreach (var (figure, label) in headline.Figures)
                    {
                        sheet.Row(new SheetCell(Plain(label) + ": " + Plain(figure)));
                    }

                    break;
                case ListBlock list:
                    for (var i = 0; i < list.Items.Count; i++)
                    {
                        Wrapped(sheet, string.Create(CultureInfo.InvariantCulture, $"{i + 1}. {Plain(list.Items[i])}"), CellStyle.Wrapped, 140);
                    }

                    break;
                case TableBlock table:
                    sheet.Row(new SheetCell("→ " + table.Name));
                    break;
                default:
                    break;
            }
        }

        sheet.End(footer);
    }

    private static void Wrapped(SheetWriter sheet, string text, CellStyle style, int lettersALine) =>
        sheet.TallRow(Math.Ceiling((double)Math.Max(1, text.Length) / lettersALine) * (style == CellStyle.Title ? 19 : 13.5), new SheetCell(text, style));

    private static void Table(WorkbookWriter book, ReportDocument it, TableBlock table, string name, ReportNumbers numbers, string footer)
    {
        using var sheet = book.Begin(name, [.. table.Columns.Select((c, i) => c.Align == Align.Right ? 16.0 : i == 0 ? 34 : 44)], headerRow: 1);
        sheet.TallRow(30, [.. table.Columns.Select(c => new SheetCell(HtmlReport.Plain(it, c.Title, numbers), CellStyle.Header))]);
        foreach (var row in table.Rows)
        {
            sheet.Row([.. row.Select(cell => Cell(it, cell, numbers))]);
        }

        sheet.End(footer);
    }

    /// <summary>A cell that is one figure holds its exact value; a text with figures in it is text.</summary>
    private static SheetCell Cell(ReportDocument it, string text, ReportNumbers numbers)
    {
        if (text.Length > 2 && text[0] == FigureBook.Mark && text.IndexOf(FigureBook.Mark, 1) == text.Length - 1)
        {
            var figure = it.Figures.Get(text[1..^1]);
            return figure.Kind switch
            {
                FigureKind.Count or FigureKind.Money => new SheetCell(figure.Value, CellStyle.Whole),
                FigureKind.Kilometres => new SheetCell(figure.Value, CellStyle.Decimal),
                FigureKind.Share => new SheetCell(figure.Value, CellStyle.Percent),
                FigureKind.Index => new SheetCell(figure.Value, CellStyle.Price),
                _ => new SheetCell(numbers.Write(figure)),
            };
        }

        return new SheetCell(HtmlReport.Plain(it, text, numbers), CellStyle.Wrapped);
    }
}
