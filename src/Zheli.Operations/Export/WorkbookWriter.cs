using System.IO.Compression;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace Zheli.Operations.Export;

/// <summary>
/// Makes an XLSX workbook sheet by sheet. The same content gives the same bytes: parts have names of their own instead of random ones,
/// and the package carries no clock. Rows wait in a temporary file, packed, until the workbook is saved: a sheet of a million rows takes no memory, and several
/// sheets may be written at once.
/// </summary>
internal sealed class WorkbookWriter : IDisposable
{
    private static readonly DateTimeOffset NoInstant = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private static readonly byte[] Empty = "<worksheet/>"u8.ToArray();

    private readonly MemoryStream content = new();
    private readonly Dictionary<string, FileStream> rows = new(StringComparer.Ordinal);
    private readonly SpreadsheetDocument document;
    private readonly WorkbookPart workbook;
    private readonly Sheets sheets = new();
    private readonly DefinedNames names = new();

    public WorkbookWriter()
    {
        document = SpreadsheetDocument.Create(content, SpreadsheetDocumentType.Workbook);
        workbook = document.AddWorkbookPart();
        document.ChangeIdOfPart(workbook, "rId1");
        workbook.AddNewPart<WorkbookStylesPart>("styles").Stylesheet = SheetStyles.Sheet();
    }

    /// <summary>Begins the next sheet; end it before the workbook is saved.</summary>
    /// <param name="name">Its name, at most 31 characters.</param>
    /// <param name="widths">Width of each column, in characters.</param>
    /// <param name="headerRow">The row that stays in sight and is repeated on every printed page; null for none.</param>
    public SheetWriter Begin(string name, IReadOnlyList<double> widths, int? headerRow)
    {
        var number = (uint)sheets.Count() + 1;
        var part = workbook.AddNewPart<WorksheetPart>($"sheet{number}");
        sheets.Append(new Sheet { Id = workbook.GetIdOfPart(part), SheetId = number, Name = name });
        if (headerRow is { } header)
        {
            names.Append(new DefinedName($"'{name}'!$1:${header}") { Name = "_xlnm.Print_Titles", LocalSheetId = number - 1 });
        }

        using (var place = part.GetStream(FileMode.Create))
        {
            place.Write(Empty);
        }

        var waiting = new FileStream(Path.GetTempFileName(), FileMode.Create, FileAccess.ReadWrite, FileShare.None, 1 << 16, FileOptions.DeleteOnClose);
        rows.Add(part.Uri.ToString().TrimStart('/'), waiting);
        return new SheetWriter(new DeflateStream(waiting, CompressionLevel.Fastest, leaveOpen: true), widths, headerRow);
    }

    /// <summary>Writes the finished workbook.</summary>
    public void Save(Stream target)
    {
        workbook.Workbook = new Workbook(new BookViews(new WorkbookView { ActiveTab = 0 }), sheets);
        if (names.HasChildren)
        {
            workbook.Workbook.Append(names);
        }

        document.Dispose();
        content.Position = 0;
        using var source = new ZipArchive(content, ZipArchiveMode.Read, leaveOpen: true);
        using var zip = new ZipArchive(target, ZipArchiveMode.Create, leaveOpen: true);
        foreach (var entry in source.Entries.OrderBy(e => e.FullName, StringComparer.Ordinal))
        {
            var copy = zip.CreateEntry(entry.FullName, CompressionLevel.Optimal);
            copy.LastWriteTime = NoInstant;
            using var to = copy.Open();
            using var from = rows.TryGetValue(entry.FullName, out var waiting) ? Unpacked(waiting) : entry.Open();
            from.CopyTo(to);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        document.Dispose();
        content.Dispose();
        foreach (var waiting in rows.Values)
        {
            waiting.Dispose();
        }
    }

    private static DeflateStream Unpacked(FileStream waiting)
    {
        waiting.Position = 0;
        return new(waiting, CompressionMode.Decompress, leaveOpen: true);
    }
}
