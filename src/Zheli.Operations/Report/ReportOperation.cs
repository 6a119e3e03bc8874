using System.Globalization;
using System.Text;
using Zheli.Model;
using Zheli.Operations.Export;
using Zheli.Operations.Words;

namespace Zheli.Operations.Report;

/// <summary>What a report is written as.</summary>
public enum ReportFormat
{
    /// <summary>One HTML file that needs nothing else.</summary>
    Html,

    /// <summary>The same, printed by a browser.</summary>
    Pdf,

    /// <summary>A workbook with exact values.</summary>
    Xlsx,
}

/// <summary>What to report, on which day, how.</summary>
/// <param name="Project">The project file.</param>
/// <param name="Format">The format.</param>
/// <param name="Language">The language.</param>
/// <param name="AsOf">The day; later events are not looked at.</param>
public sealed record ReportRequest(string Project, ReportFormat Format, ExportLanguage Language, DateOnly AsOf)
{
    /// <summary>The file; null for NAME-report-DATE-LANG in the current folder.</summary>
    public string? Output { get; init; }

    /// <summary>The plan.</summary>
    public string Scenario { get; init; } = "base";

    /// <summary>The browser that prints; null looks for one, empty does without.</summary>
    public string? Browser { get; init; }

    /// <summary>Replaces a file that exists.</summary>
    public bool Overwrite { get; init; }
}

/// <summary>A report that was written.</summary>
/// <param name="File">Where it is.</param>
/// <param name="Format">What it is; HTML where a PDF was wanted and no browser was there.</param>
/// <param name="Bytes">Its size.</param>
/// <param name="DataVersion">SHA-256 of the project file that it was made from.</param>
/// <param name="LogHead">Head of the log of progress that it states.</param>
/// <param name="Figures">Number of figures.</param>
/// <param name="Answer">The sentence that answers.</param>
/// <param name="Findings">What was noticed.</param>
public sealed record ReportResult(string File, ReportFormat Format, long Bytes, string DataVersion, string LogHead, int Figures, string Answer, IReadOnlyList<Finding> Findings);

/// <summary>Writes the government report of a project: two pages that answer, and an annex that can be checked.</summary>
public static class ReportOperation
{
    /// <summary>Writes it.</summary>
    /// <exception cref="BadInputException">No such project or plan, or the place is taken.</exception>
    public static ReportResult Run(ReportRequest request, IProgress<StageProgress>? progress = null, CancellationToken cancellation = default)
    {
        CheckPlace(request, request.Format);
        progress?.Report(new("reading the project", -1));
        var (facts, document) = Make(request);
        List<Finding> findings = facts.Stale is { } stale ? [stale] : [];
        var format = request.Format;
        byte[] content;
        if (format == ReportFormat.Xlsx)
        {
            using var book = new MemoryStream();
            WorkbookReport.Write(book, document, request.Language);
            content = book.ToArray();
        }
        else
        {
            var html = HtmlReport.Write(document, request.Language);
            content = new UTF8Encoding(false).GetBytes(html);
            if (format == ReportFormat.Pdf)
            {
                progress?.Report(new("printing", -1));
                (format, content) = Printed(request, html, content, findings, cancellation);
            }
        }

        cancellation.ThrowIfCancellationRequested();
        var path = PlaceOf(request, format);
        CheckPlace(request, format);
        var bytes = AtomicFile.Write(path, stream => stream.Write(content));
        var lead = document.Blocks.OfType<LeadBlock>().First().Text;
        return new ReportResult(
            path, format, bytes, facts.Version, facts.Status.LogHead, document.Figures.All.Count(), HtmlReport.Plain(document, lead, new ReportNumbers(request.Language)), findings);
    }

    /// <summary>The report as blocks and figures.</summary>
    internal static (ReportFacts Facts, ReportDocument Document) Make(ReportRequest request)
    {
        var it = ReportFacts.Read(request.Project, request.Scenario, request.AsOf, request.Language);
        var book = ReportFigures.Of(it);
        var front = new FrontPages(it, book);
        var blocks = front.Blocks().ToList();
        blocks.AddRange(new Annex(it, book, front.Calendar).Blocks());
        var day = new ReportNumbers(request.Language).Day(request.AsOf);
        var stamp = it.Say("Дереккөз", "Источник", "Source") + string.Create(CultureInfo.InvariantCulture, $": {it.Project} · {it.Plan.Scenario} · ")
            + it.Say("деректер нұсқасы", "версия данных", "data version") + string.Create(CultureInfo.InvariantCulture, $" {it.Version[..16]} · {day}");
        return (it, new ReportDocument(
            it.Say("Елді мекендерді қосу бағдарламасы: барысы мен болжамы", "Программа подключения населённых пунктов: ход и прогноз", "Programme to connect the settlements: progress and outlook"),
            it.Say($"Есеп · {day}", $"Отчёт · {day}", $"Report · {day}"), request.Language.Code(), stamp, it.Plan.IsSynthetic ? it.Say(PlanWorkbook.Synthetic) : null, blocks, book));
    }

    private static (ReportFormat Format, byte[] Content) Printed(ReportRequest request, string html, byte[] page, List<Finding> findings, CancellationToken cancellation)
    {
        if ((request.Browser ?? PdfReport.FindBrowser()) is not { Length: > 0 } browser)
        {
            findings.Add(new(
                Severity.Warning, "no-browser", "report", "There is no browser to print a PDF with; the report was written as HTML.", "Maybe install Chromium, or name one with ZHELI_CHROMIUM; or print the HTML from any browser."));
            return (ReportFormat.Html, page);
        }

        var (pdf, reason) = PdfReport.Print(browser, html, request.AsOf, cancellation);
        if (pdf is not null)
        {
            return (ReportFormat.Pdf, pdf);
        }

        findings.Add(new(Severity.Warning, "browser-failed", browser, $"The browser did not print ({reason}); the report was written as HTML.", "Maybe print the HTML from any browser."));
        return (ReportFormat.Html, page);
    }

    /// <summary>The file; its ending follows what is really written.</summary>
    private static void CheckPlace(ReportRequest request, ReportFormat format)
    {
        var path = PlaceOf(request, format);
        AtomicFile.CheckEnding(path, EndingOf(format));
        AtomicFile.CheckFree(path, request.Overwrite, request.Project);
    }

    private static string PlaceOf(ReportRequest request, ReportFormat format) => request.Output is null
        ? string.Create(CultureInfo.InvariantCulture, $"{Path.GetFileNameWithoutExtension(request.Project)}-report-{request.AsOf:yyyy-MM-dd}-{request.Language.Code()}{EndingOf(format)}")
        : format == request.Format ? request.Output : Path.ChangeExtension(request.Output, EndingOf(format));

    private static string EndingOf(ReportFormat format) => format switch
    {
        ReportFormat.Html => ".html",
        ReportFormat.Pdf => ".pdf",
        _ => ".xlsx",
    };
}
