using System.IO.Compression;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace Zheli.Operations.Export;

/// <summary>
/// Makes an XLSX workbook sheet by sheet. The same content gives the same bytes: parts have names of their own instead of random ones,
/// and the package carries no clock.
/// </summary>
internal sealed class WorkbookWriter : IDisposable
{
    private static readonly DateTimeOffset NoInstant = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly MemoryStream content = new();
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

    /// <summary>Begins the next sheet; end and dispose it before the next one.</summary>
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

        return new SheetWriter(part, widths, headerRow);
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
            using var from = entry.Open();
            using var to = copy.Open();
            from.CopyTo(to);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        document.Dispose();
        content.Dispose();
    }
}
