using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Spreadsheet;
using Zheli.Model.Programme;

namespace Zheli.Operations.Export;

/// <summary>How a cell looks; the number is its place in the workbook's list of formats.</summary>
internal enum CellStyle : uint
{
    /// <summary>Plain.</summary>
    Plain,

    /// <summary>The sentence that answers first.</summary>
    Title,

    /// <summary>Heading of a section.</summary>
    Section,

    /// <summary>Heading of a column.</summary>
    Header,

    /// <summary>Wrapped text.</summary>
    Wrapped,

    /// <summary>1,234.</summary>
    Whole,

    /// <summary>1,234.5.</summary>
    Decimal,

    /// <summary>1,234.567.</summary>
    Quantity,

    /// <summary>70.12345.</summary>
    Degrees,

    /// <summary>1,234.50.</summary>
    Price,

    /// <summary>1.23 %.</summary>
    Percent,

    /// <summary>Label of a total.</summary>
    TotalText,

    /// <summary>A whole number in a total.</summary>
    TotalWhole,

    /// <summary>A decimal in a total.</summary>
    TotalDecimal,

    /// <summary>A quantity in a total.</summary>
    TotalQuantity,

    /// <summary>In the colour of the existing network.</summary>
    Existing,

    /// <summary>In the colour of fibre.</summary>
    Fibre,

    /// <summary>In the colour of microwave.</summary>
    Microwave,

    /// <summary>In the colour of satellite.</summary>
    Satellite,

    /// <summary>In the colour of what is not served.</summary>
    Unserved,
}

/// <summary>The formats behind <see cref="CellStyle"/>, in the colours of the map.</summary>
internal static class SheetStyles
{
    private const string Ink = "FF1B2530", Fibre = "FF12439B", Slate = "FF5B6B7B", Amber = "FF9A6200", Violet = "FF7A3FB5", Red = "FFD1242F", HeaderFill = "FFEEF2F6", Rule = "FFB8C2CC";

    private const uint DecimalFormat = 164, QuantityFormat = 165, DegreesFormat = 166, PriceFormat = 4, WholeFormat = 3, PercentFormat = 10;

    private enum FontId : uint
    {
        Plain, Title, Bold, Existing, Fibre, Microwave, Satellite, Unserved,
    }

    /// <summary>The style in which a technology is written.</summary>
    public static CellStyle Of(Technology technology) => technology switch
    {
        Technology.Existing => CellStyle.Existing,
        Technology.Fibre => CellStyle.Fibre,
        Technology.Microwave => CellStyle.Microwave,
        Technology.Satellite => CellStyle.Satellite,
        _ => CellStyle.Unserved,
    };

    /// <summary>The style of a column's cells.</summary>
    public static CellStyle Of(ColumnKind kind) => kind switch
    {
        ColumnKind.Whole or ColumnKind.Money => CellStyle.Whole,
        ColumnKind.Decimal => CellStyle.Decimal,
        ColumnKind.Quantity => CellStyle.Quantity,
        ColumnKind.Degrees => CellStyle.Degrees,
        ColumnKind.Price => CellStyle.Price,
        _ => CellStyle.Plain,
    };

    /// <summary>The whole style sheet.</summary>
    public static Stylesheet Sheet() => new(
        new NumberingFormats(
            new NumberingFormat { NumberFormatId = DecimalFormat, FormatCode = "#,##0.0" },
            new NumberingFormat { NumberFormatId = QuantityFormat, FormatCode = "#,##0.000" },
            new NumberingFormat { NumberFormatId = DegreesFormat, FormatCode = "0.00000" }),
        new Fonts(
            Font(Ink), Font(Fibre, bold: true, size: 14), Font(Ink, bold: true), Font(Slate), Font(Fibre), Font(Amber), Font(Violet), Font(Red)),
        new Fills(
            new Fill(new PatternFill { PatternType = PatternValues.None }),
            new Fill(new PatternFill { PatternType = PatternValues.Gray125 }),
            new Fill(new PatternFill(new ForegroundColor { Rgb = HeaderFill }) { PatternType = PatternValues.Solid })),
        new Borders(
            new Border(),
            new Border(new LeftBorder(), new RightBorder(), new TopBorder(), new BottomBorder(new Color { Rgb = Rule }) { Style = BorderStyleValues.Thin }, new DiagonalBorder()),
            new Border(new LeftBorder(), new RightBorder(), new TopBorder(new Color { Rgb = Ink }) { Style = BorderStyleValues.Thin }, new BottomBorder(), new DiagonalBorder())),
        new CellStyleFormats(new CellFormat()),
        new CellFormats(
            Format(FontId.Plain),
            Format(FontId.Title, wrap: true),
            Format(FontId.Bold, border: 1),
            Format(FontId.Bold, fill: 2, border: 1, wrap: true),
            Format(FontId.Plain, wrap: true),
            Format(FontId.Plain, WholeFormat),
            Format(FontId.Plain, DecimalFormat),
            Format(FontId.Plain, QuantityFormat),
            Format(FontId.Plain, DegreesFormat),
            Format(FontId.Plain, PriceFormat),
            Format(FontId.Plain, PercentFormat),
            Format(FontId.Bold, border: 2),
            Format(FontId.Bold, WholeFormat, border: 2),
            Format(FontId.Bold, DecimalFormat, border: 2),
            Format(FontId.Bold, QuantityFormat, border: 2),
            Format(FontId.Existing),
            Format(FontId.Fibre),
            Format(FontId.Microwave),
            Format(FontId.Satellite),
            Format(FontId.Unserved)));

    private static Font Font(string colour, bool bold = false, double size = 10)
    {
        var font = new Font();
        if (bold)
        {
            font.Append(new Bold());
        }

        font.Append(new FontSize { Val = size }, new Color { Rgb = colour }, new FontName { Val = "Calibri" }, new FontFamilyNumbering { Val = 2 });
        return font;
    }

    private static CellFormat Format(FontId font, uint number = 0, uint fill = 0, uint border = 0, bool wrap = false)
    {
        var format = new CellFormat
        {
            NumberFormatId = number, FontId = (uint)font, FillId = fill, BorderId = border, FormatId = 0,
            ApplyNumberFormat = number > 0, ApplyFont = true, ApplyFill = fill > 0, ApplyBorder = border > 0,
        };
        format.ApplyAlignment = true;
        format.Append(new Alignment { WrapText = wrap, Vertical = VerticalAlignmentValues.Top });
        return format;
    }
}
