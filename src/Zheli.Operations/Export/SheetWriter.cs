using System.Globalization;
using System.Text;
using System.Xml;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Spreadsheet;

namespace Zheli.Operations.Export;

/// <summary>One cell to write: its value (text, a number, or nothing) and how it looks.</summary>
internal readonly record struct SheetCell(object? Value, CellStyle Style = CellStyle.Plain);

/// <summary>Writes the rows of one sheet one by one, so that a country's table needs no memory of its own.</summary>
internal sealed class SheetWriter : IDisposable
{
    private readonly Stream target;
    private readonly OpenXmlWriter writer;
    private readonly int? headerRow;
    private int row;
    private int widest;
    private bool isClosed;

    /// <summary>Begins a sheet.</summary>
    /// <param name="target">Where it goes; closed with the sheet.</param>
    /// <param name="widths">Width of each column, in characters.</param>
    /// <param name="headerRow">The row that stays in sight, counted from 1, with a filter; null for none.</param>
    public SheetWriter(Stream target, IReadOnlyList<double> widths, int? headerRow)
    {
        (this.target, this.headerRow) = (target, headerRow);
        writer = OpenXmlWriter.Create(target);
        writer.WriteStartElement(new Worksheet());
        writer.WriteElement(new SheetProperties(new PageSetupProperties { FitToPage = true }));
        writer.WriteStartElement(new SheetViews());
        writer.WriteStartElement(new SheetView { WorkbookViewId = 0, ShowGridLines = false });
        if (headerRow is { } frozen)
        {
            writer.WriteElement(new Pane { VerticalSplit = frozen, TopLeftCell = Reference(0, frozen + 1), ActivePane = PaneValues.BottomLeft, State = PaneStateValues.Frozen });
        }

        writer.WriteEndElement();
        writer.WriteEndElement();
        writer.WriteElement(new Columns(widths.Select((width, i) => new DocumentFormat.OpenXml.Spreadsheet.Column { Min = (uint)i + 1, Max = (uint)i + 1, Width = width, CustomWidth = true })));
        writer.WriteStartElement(new SheetData());
    }

    /// <summary>Writes the next row.</summary>
    public void Row(params ReadOnlySpan<SheetCell> cells) => TallRow(null, cells);

    /// <summary>Writes the next row with a height of its own, in points.</summary>
    public void TallRow(double? height, params ReadOnlySpan<SheetCell> cells)
    {
        row++;
        widest = Math.Max(widest, cells.Length);
        writer.WriteStartElement(height is { } points ? new Row { RowIndex = (uint)row, Height = points, CustomHeight = true } : new Row { RowIndex = (uint)row });
        for (var column = 0; column < cells.Length; column++)
        {
            Cell(column, cells[column]);
        }

        writer.WriteEndElement();
    }

    /// <summary>Ends the sheet: filter, margins, A4 across, page numbers.</summary>
    /// <param name="footer">Printed at the foot of every page, beside the page number.</param>
    /// <param name="merged">Ranges shown as one cell.</param>
    public void End(string footer, params IReadOnlyList<string> merged)
    {
        writer.WriteEndElement();
        if (headerRow is { } header && row > header)
        {
            writer.WriteElement(new AutoFilter { Reference = $"{Reference(0, header)}:{Reference(widest - 1, row)}" });
        }

        if (merged.Count > 0)
        {
            writer.WriteElement(new MergeCells(merged.Select(range => new MergeCell { Reference = range })));
        }

        writer.WriteElement(new PageMargins { Left = 0.8, Right = 0.4, Top = 0.5, Bottom = 0.6, Header = 0.3, Footer = 0.3 });
        writer.WriteElement(new PageSetup { PaperSize = 9, Orientation = OrientationValues.Landscape, FitToWidth = 1, FitToHeight = 0 });
        writer.WriteElement(new HeaderFooter(new OddFooter("&L&8" + footer.Replace("&", "&&", StringComparison.Ordinal) + "&R&8&P / &N")));
        writer.WriteEndElement();
    }

    /// <summary>Number of rows written.</summary>
    public int RowCount => row;

    /// <inheritdoc/>
    public void Dispose()
    {
        if (!isClosed)
        {
            isClosed = true;
            writer.Dispose();
            target.Dispose();
        }
    }

    /// <summary>The name of a cell: column counted from 0, row from 1.</summary>
    internal static string Reference(int column, int row)
    {
        var letters = "";
        for (var c = column; c >= 0; c = (c / 26) - 1)
        {
            letters = (char)('A' + (c % 26)) + letters;
        }

        return letters + row.ToString(CultureInfo.InvariantCulture);
    }

    private void Cell(int column, SheetCell cell)
    {
        List<OpenXmlAttribute> attributes =
        [
            new("r", "", Reference(column, row)), new("s", "", ((uint)cell.Style).ToString(CultureInfo.InvariantCulture)),
        ];
        if (cell.Value is string text)
        {
            attributes.Add(new OpenXmlAttribute("t", "", "inlineStr"));
            writer.WriteStartElement(new Cell(), attributes);
            writer.WriteElement(new InlineString(new Text(Printable(text)) { Space = SpaceProcessingModeValues.Preserve }));
            writer.WriteEndElement();
            return;
        }

        writer.WriteStartElement(new Cell(), attributes);
        if (Number(cell.Value) is { } number)
        {
            writer.WriteElement(new CellValue(number));
        }

        writer.WriteEndElement();
    }

    private static string? Number(object? value) => value switch
    {
        null => null,
        double number => number.ToString("R", CultureInfo.InvariantCulture),
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => throw new ArgumentException($"A cell cannot hold {value.GetType().Name}.", nameof(value)),
    };

    /// <summary>Names come from open maps; what XML cannot hold is left out.</summary>
    private static string Printable(string text) => text.All(XmlConvert.IsXmlChar)
        ? text
        : text.Aggregate(new StringBuilder(text.Length), (kept, c) => XmlConvert.IsXmlChar(c) ? kept.Append(c) : kept).ToString();
}
