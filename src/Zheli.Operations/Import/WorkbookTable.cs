using System.Globalization;
using System.IO.Compression;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using Zheli.Geodata.Tables;
using Zheli.Model;

namespace Zheli.Operations.Import;

/// <summary>Reads the first sheet of an XLSX workbook as records of text: numbers as they are kept, dates as yyyy-MM-dd.</summary>
internal static class WorkbookTable
{
    private const long MostUnpacked = 512 << 20;
    private const long MostRatio = 400;
    private const int MostRecords = 1_000_000;
    private const int MostColumns = 512;

    /// <summary>All rows that are not blank, the header among them.</summary>
    /// <exception cref="BadInputException">The file is missing, no workbook, or too large.</exception>
    public static IReadOnlyList<TableRecord> Read(string path)
    {
        var name = Path.GetFileName(path);
        if (!File.Exists(path))
        {
            throw new BadInputException("file-missing", name, "There is no such file.", "Maybe check its name and folder.");
        }

        try
        {
            CheckSize(path, name);
            using var document = SpreadsheetDocument.Open(path, isEditable: false);
            return [.. Rows(document, name)];
        }
        catch (Exception failure) when (failure is InvalidDataException or OpenXmlPackageException or FileFormatException or System.Xml.XmlException)
        {
            throw new BadInputException("workbook-unreadable", name, $"The file is no XLSX workbook ({failure.Message}).", "Maybe save it again as XLSX or CSV.");
        }
    }

    private static void CheckSize(string path, string name)
    {
        using var zip = ZipFile.OpenRead(path);
        var unpacked = zip.Entries.Sum(e => e.Length);
        if (unpacked > MostUnpacked || unpacked > Math.Max(1 << 20, MostRatio * new FileInfo(path).Length))
        {
            throw new BadInputException("archive-bomb", name, "The workbook unpacks to far more than a table holds.", "Maybe save the sheet as CSV.");
        }
    }

    private static IEnumerable<TableRecord> Rows(SpreadsheetDocument document, string name)
    {
        var book = document.WorkbookPart ?? throw new InvalidDataException("it has no workbook");
        var sheet = book.Workbook.Descendants<Sheet>().FirstOrDefault()?.Id?.Value is { } id ? book.GetPartById(id) : throw new InvalidDataException("it has no sheet");
        var texts = book.SharedStringTablePart?.SharedStringTable.Elements<SharedStringItem>().Select(t => t.InnerText).ToArray() ?? [];
        var dates = DateFormats(book.WorkbookStylesPart?.Stylesheet);
        var is1904 = book.Workbook.WorkbookProperties?.Date1904?.Value == true;
        using var reader = OpenXmlReader.Create(sheet);
        long count = 0;
        while (reader.Read())
        {
            if (reader.ElementType != typeof(Row) || !reader.IsStartElement || reader.LoadCurrentElement() is not Row row)
            {
                continue;
            }

            if (++count > MostRecords)
            {
                throw new BadInputException("too-many-rows", name, "The sheet has more than a million rows.", "Maybe cut it into several.");
            }

            var record = Record(row, count, texts, dates, is1904);
            if (record.Fields.Any(f => f.Length > 0))
            {
                yield return record;
            }
        }
    }

    private static TableRecord Record(Row row, long count, string[] texts, HashSet<uint> dateFormats, bool is1904)
    {
        var fields = new List<string>();
        var dates = new HashSet<int>();
        foreach (var cell in row.Elements<Cell>())
        {
            var column = cell.CellReference?.Value is { } reference ? ColumnOf(reference) : fields.Count;
            if (column is < 0 or >= MostColumns)
            {
                continue;
            }

            while (fields.Count <= column)
            {
                fields.Add("");
            }

            var text = TextOf(cell, texts);
            if (IsNumber(cell) && dateFormats.Contains(cell.StyleIndex?.Value ?? 0) && DateOf(text, is1904) is { } date)
            {
                dates.Add(column);
                text = date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
            }

            fields[column] = text.Trim();
        }

        return new TableRecord(row.RowIndex?.Value ?? count, fields, dates);
    }

    private static bool IsNumber(Cell cell) => cell.DataType is null || cell.DataType.Value is CellValues.Number or CellValues.Date;

    private static string TextOf(Cell cell, string[] texts)
    {
        if (cell.DataType?.Value == CellValues.SharedString)
        {
            return int.TryParse(cell.CellValue?.Text, NumberStyles.None, CultureInfo.InvariantCulture, out var index) && index < texts.Length ? texts[index] : "";
        }

        return cell.DataType?.Value == CellValues.InlineString ? cell.InlineString?.InnerText ?? "" : cell.CellValue?.Text ?? "";
    }

    private static int ColumnOf(string reference)
    {
        var column = 0;
        foreach (var letter in reference.TakeWhile(char.IsAsciiLetter))
        {
            column = Math.Min(MostColumns * 26, column * 26) + (char.ToUpperInvariant(letter) - 'A' + 1);
        }

        return column - 1;
    }

    /// <summary>Day 60 of the 1900 system is a day that never was; the runtime's OLE dates count as Excel does from March 1900 on.</summary>
    private static DateOnly? DateOf(string text, bool is1904)
    {
        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var iso))
        {
            return iso;
        }

        return double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var serial) && serial is >= 61 and < 2_000_000
            ? DateOnly.FromDateTime(DateTime.FromOADate(Math.Floor(serial) + (is1904 ? 1462 : 0)))
            : null;
    }

    /// <summary>Cell formats that show a number as a date: the built-in ones (ECMA-376 part 1, 18.8.30) and those whose code has a year or a day.</summary>
    private static HashSet<uint> DateFormats(Stylesheet? styles)
    {
        var codes = styles?.NumberingFormats?.Elements<NumberingFormat>().ToDictionary(f => f.NumberFormatId?.Value ?? 0, f => f.FormatCode?.Value ?? "") ?? [];
        var dates = new HashSet<uint>();
        uint index = 0;
        foreach (var format in styles?.CellFormats?.Elements<CellFormat>() ?? [])
        {
            var number = format.NumberFormatId?.Value ?? 0;
            if (number is (>= 14 and <= 17) or 22 || (codes.TryGetValue(number, out var code) && LooksLikeDate(code)))
            {
                dates.Add(index);
            }

            index++;
        }

        return dates;
    }

    private static bool LooksLikeDate(string code)
    {
        var isQuoted = false;
        foreach (var letter in code)
        {
            isQuoted ^= letter is '"' or '[' or ']';
            if (!isQuoted && letter is 'y' or 'Y' or 'd' or 'D')
            {
                return true;
            }
        }

        return false;
    }
}
