using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using Microsoft.Data.Sqlite;
using Zheli.Model;
using Zheli.Model.Places;
using Zheli.Operations.Progress;
using Zheli.Operations.Report;
using Zheli.Operations.Words;
using Zheli.Tests.Operations.Progress;

namespace Zheli.Tests.Operations.Report;

/// <summary>The report: the same figures in every format and language, each by its query, the same bytes for the same project and day.</summary>
public sealed partial class ReportTests : IDisposable
{
    private readonly BuiltProject built = new();

    public ReportTests()
    {
        built.Add("funded", "programme", "2026-03-01");
        built.Add("contracted", "programme", "2026-04-01", "150000000000");
        built.Add("delayed", "edge:" + built.EdgeKeys[1], "2026-09-02", "14", "<script>alert(1)</script> тасқын");
        foreach (var kind in new[] { "designed", "permit-granted", "lit", "local-network-built" })
        {
            built.Add(kind, "settlement:2", "2026-08-01");
        }
    }

    public static TheoryData<string> Languages => new("kk", "ru", "en");

    public void Dispose() => built.Dispose();

    [Theory]
    [MemberData(nameof(Languages))]
    public void Every_figure_is_the_same_in_HTML_PDF_and_XLSX(string language)
    {
        var html = Html(language);
        var shown = DataElement().Matches(html).Select(m => (Key: m.Groups[2].Value, Value: m.Groups[1].Value, Text: System.Net.WebUtility.HtmlDecode(m.Groups[3].Value))).ToList();
        Assert.True(shown.Count > 60, $"only {shown.Count} figures are shown");
        var sheet = FigureSheet(Write(language, ReportFormat.Xlsx, "r.xlsx"));
        foreach (var (key, value, text) in shown)
        {
            Assert.Equal(decimal.Parse(value, CultureInfo.InvariantCulture), decimal.Parse(sheet[key].Value, NumberStyles.Float, CultureInfo.InvariantCulture));
            Assert.Equal(text, sheet[key].Printed);
        }

        var pdf = Squeezed(TextOf(Write(language, ReportFormat.Pdf, "r.pdf")));
        foreach (var text in shown.GroupBy(s => Squeezed(s.Text)))
        {
            var found = Regex.Count(pdf, Regex.Escape(text.Key));
            Assert.True(found >= text.Count(), $"'{text.Key}' stands {text.Count()} times in the HTML and {found} times in the PDF");
        }
    }

    [Fact]
    public void With_a_calendar_the_report_answers_for_the_time()
    {
        var calendar = Schedule();
        var (facts, document) = ReportOperation.Make(Request("en", ReportFormat.Html));
        Assert.Equal(calendar.Summary.Finish.DayNumber, document.Figures.Value("calendar.finish"));
        Assert.Equal(facts.Earned!.Planned, document.Figures.Value("earned.pv"));
        Assert.DoesNotContain("there is no calendar", Html("en"), StringComparison.Ordinal);
        Assert.Contains(facts.PackageDone.Values, p => p.Finished is not null);
        Assert.True(document.Figures.Value("earned.ev") > 0);
    }

    [Theory]
    [MemberData(nameof(Languages))]
    public void The_odds_stand_for_programme_and_regions_with_all_three_dates(string language)
    {
        Schedule();
        var odds = Forecast();
        var (_, document) = ReportOperation.Make(Request(language, ReportFormat.Html));
        Assert.All(odds.Regions, region => Assert.All(
            new[] { ("p50", region.Dates.P50), ("p80", region.Dates.P80), ("p90", region.Dates.P90) },
            date => Assert.Equal(date.Item2!.Value.DayNumber, document.Figures.Value($"odds.{region.Id}.{date.Item1}"))));
        Assert.Equal(odds.Programme.P90!.Value.DayNumber, document.Figures.Value("forecast.p90"));
        var table = document.Blocks.OfType<TableBlock>().Single(t => t.Columns.Any(c => c.Title == "P90"));
        Assert.Equal(odds.Regions.Count, table.Rows.Count);
    }

    [Theory]
    [InlineData("kk", "Қосымша", false)]
    [InlineData("kk", "Қосымша", true)]
    [InlineData("ru", "Приложение", false)]
    [InlineData("ru", "Приложение", true)]
    [InlineData("en", "Annex", true)]
    public void Two_pages_answer_whatever_there_is_to_say(string language, string annex, bool isFull)
    {
        if (isFull)
        {
            for (var i = 0; i < 6; i++)
            {
                built.Add("delayed", "edge:" + built.EdgeKeys[0], $"2026-10-0{i + 1}", "14", $"Разлив реки и закрытая дорога, участок {i}");
            }

            built.Add("lit", "settlement:3", "2026-08-01");
            ProgressOperation.Add(built.File, new EventRequest("connected", "settlement:4", "2026-10-05", "A. Builder") { Quantity = "10" }, "base", built.Folder, built.Clock);
            Zheli.Operations.Schedule.ScheduleOperation.Run(built.File, "base", new() { Start = new(2026, 1, 1), Deadline = new(2026, 11, 25) }, new(), TimeProvider.System);
        }
        else
        {
            Schedule();
        }

        Forecast();
        var pages = TextOf(Write(language, ReportFormat.Pdf, "two.pdf")).Split('\f');
        Assert.StartsWith(annex, pages[2].TrimStart(), StringComparison.Ordinal);
    }

    [Fact]
    public void Crews_that_would_keep_the_deadline_are_one_means_and_money_and_time_others()
    {
        var late = Schedule();
        using (var file = Zheli.Operations.Storage.ProjectFile.Open(built.File, readOnly: false))
        {
            file.SaveSchedule(late with
            {
                Summary = late.Summary with
                {
                    MeetsDeadline = false,
                    WaysOut =
                    [
                        new("crews", Zheli.Model.Programme.CrewType.Ground, null, null, 2), new("crews", Zheli.Model.Programme.CrewType.Radio, null, null, 1), new("money", null, null, new(2027, 1, 1), 5_000_000_000),
                        new("time", null, null, new(2028, 3, 1), 61),
                    ],
                },
            });
        }

        var decision = ReportOperation.Make(Request("en", ReportFormat.Html)).Document.Blocks.OfType<ListBlock>().Single().Items[0];
        Assert.Equal(
            "The deadline is not met. Choose one: a) add 3 crews in all (ground — shared between regions 2; radio — shared between regions 1); b) release 5.0\u00a0bn\u00a0₸ more by 1\u00a0Jan\u00a02027; "
                + "c) extend the deadline by 61 days (until 1\u00a0Mar\u00a02028).", decision);
    }

    [Theory]
    [InlineData("kk")]
    [InlineData("ru")]
    public void No_English_word_of_ours_stands_in_another_language(string language)
    {
        Schedule();
        Forecast();
        var html = Html(language);
        var body = html[html.IndexOf("<main>", StringComparison.Ordinal)..];
        body = body[..body.LastIndexOf("<h2>", StringComparison.Ordinal)];
        var text = Regex.Replace(Regex.Replace(Regex.Replace(body, "<svg.*?</svg>|<code>.*?</code>|[«‘][^»’]*zheli[^»’]*[»’]", " ", RegexOptions.Singleline), "<td[^>]*>[a-z]+(-[a-z]+)+</td>", " "), "<[^>]+>|--[a-z-]+", " ");
        var english = Regex.Matches(text, @"\b(the|and|of|with|for|from|per|was|were|that|which|are|is|not|derived|same|usual|maybe|assumed|settlement|settlements|calendar|crews)\b", RegexOptions.IgnoreCase)
            .Select(m => text[Math.Max(0, m.Index - 40)..Math.Min(text.Length, m.Index + 40)]).ToList();

        // Titles of publications stay in their language.
        string[] titles = ["National Audit Office", "Rural broadband programme", "The rural broadband programme", "Improving broadband", "Department of Communications", "Indian Express", "Corte dei conti", "Irish Examiner"];
        Assert.DoesNotContain(english, e => !Array.Exists(titles, t => e.Contains(t[..12], StringComparison.Ordinal) || t.Contains(e.Trim(), StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Every_figure_comes_from_its_query(bool hasCalendar)
    {
        if (hasCalendar)
        {
            Schedule();
            Forecast();
        }

        var (_, document) = ReportOperation.Make(Request("en", ReportFormat.Html));
        using var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = built.File, Pooling = false, Mode = SqliteOpenMode.ReadOnly }.ConnectionString);
        connection.Open();
        var asked = 0;
        foreach (var query in document.Figures.Queries.Where(q => q.IsSql))
        {
            var answers = new Dictionary<string, decimal>(StringComparer.Ordinal);
            using var command = connection.CreateCommand();
            command.CommandText = query.Text;
            using (var rows = command.ExecuteReader())
            {
                while (rows.Read())
                {
                    answers[rows.GetString(0)] = rows.GetDecimal(1);
                }
            }

            foreach (var figure in document.Figures.All.Where(f => f.Query == query && f.Key != "villages.fibre_share"))
            {
                var tolerance = figure.Kind is FigureKind.Share or FigureKind.Kilometres ? 0.001m : 0;
                Assert.True(Math.Abs(answers.GetValueOrDefault(figure.Key) - figure.Value) <= tolerance, $"{query.Id} gives {answers.GetValueOrDefault(figure.Key)} for {figure.Key}, the report says {figure.Value}");
                asked++;
            }
        }

        Assert.True(asked > 30, $"only {asked} figures were asked for again");
    }

    [Theory]
    [InlineData(ReportFormat.Html)]
    [InlineData(ReportFormat.Xlsx)]
    [InlineData(ReportFormat.Pdf)]
    public void The_same_project_and_day_give_the_same_bytes(ReportFormat format)
    {
        var before = CultureInfo.CurrentCulture;
        try
        {
            var ending = "." + format.ToString().ToLowerInvariant();
            var first = File.ReadAllBytes(Write("kk", format, "a" + ending));
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("tr-TR");

            // A second later, so that a clock in the file shows.
            Thread.Sleep(1_100);
            Assert.Equal(first, File.ReadAllBytes(Write("kk", format, "b" + ending)));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void Terms_are_those_of_the_trade()
    {
        Assert.Contains("ТОБЖ", Html("kk"), StringComparison.Ordinal);
        Assert.Contains("елді мекен", Html("kk"), StringComparison.Ordinal);
        Assert.Contains("ВОЛС", Html("ru"), StringComparison.Ordinal);
        Assert.DoesNotContain(" 1 населённых пунктов", Html("ru"), StringComparison.Ordinal);
    }

    [Fact]
    public void What_was_said_officially_is_told_in_the_language_of_the_report()
    {
        var figures = OfficialFigures.For(new() { Areas = [new AdminArea { Id = 1, Level = AdminLevel.Country, Names = new("Қазақстан"), Polygons = [], Source = "made" }] });
        Assert.NotEmpty(figures);
        Assert.All(figures, f => Assert.Equal(3, new HashSet<string> { f.Said.Kazakh, f.Said.Russian, f.Said.English }.Count));
        Assert.All(figures, f => Assert.EndsWith(")", f.Said.English, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(4, "сәуірдегі")]
    [InlineData(9, "қыркүйектегі")]
    [InlineData(11, "қарашадағы")]
    public void A_Kazakh_month_as_of_which_is_told_has_its_ending(int month, string word) =>
        Assert.EndsWith(word, new ReportNumbers(ExportLanguage.Kazakh).AsOf(new DateOnly(2026, month, 20)), StringComparison.Ordinal);

    [Fact]
    public void What_people_write_stays_text() => Assert.DoesNotContain("<script>", Html("en"), StringComparison.Ordinal);

    [Fact]
    public void Later_events_are_not_in_an_earlier_report()
    {
        var (_, early) = ReportOperation.Make(Request("en", ReportFormat.Html) with { AsOf = new DateOnly(2026, 7, 1) });
        var (_, late) = ReportOperation.Make(Request("en", ReportFormat.Html));
        Assert.Equal((0, 1), ((int)early.Figures.Value("built.villages"), (int)late.Figures.Value("built.villages")));
        Assert.Equal(0, early.Figures.Value("progress.contracted") - late.Figures.Value("progress.contracted"));
    }

    [Fact]
    public void Without_a_browser_there_is_HTML_and_a_message()
    {
        var result = ReportOperation.Run(Request("en", ReportFormat.Pdf) with { Browser = "", Output = built.In("r.pdf") });
        Assert.Equal(ReportFormat.Html, result.Format);
        Assert.Equal("no-browser", result.Findings.Single().Code);
        Assert.EndsWith("r.html", result.File, StringComparison.Ordinal);
        Assert.Equal("browser-failed", ReportOperation.Run(Request("en", ReportFormat.Pdf) with { Browser = built.In("nothing"), Output = built.In("s.pdf") }).Findings.Single().Code);
    }

    [Fact]
    public void The_data_version_is_the_digest_of_the_file_and_the_head_is_the_logs()
    {
        var result = ReportOperation.Run(Request("en", ReportFormat.Html) with { Output = built.In("r.html") });
        Assert.Equal(Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(File.ReadAllBytes(built.File))), result.DataVersion);
        Assert.Contains(result.LogHead, File.ReadAllText(built.In("r.html")), StringComparison.Ordinal);
        Assert.Equal(built.Status().LogHead, result.LogHead);
    }

    [Fact]
    public void A_place_that_is_taken_is_not_overwritten()
    {
        File.WriteAllText(built.In("r.html"), "mine");
        Assert.Equal("output-exists", Assert.Throws<BadInputException>(() => ReportOperation.Run(Request("en", ReportFormat.Html) with { Output = built.In("r.html"), Overwrite = false })).Findings[0].Code);
        Assert.Equal("mine", File.ReadAllText(built.In("r.html")));
    }

    [GeneratedRegex("<data value=\"([^\"]*)\" data-figure=\"([^\"]*)\" data-query=\"Q\\d+\">([^<]*)</data>")]
    private static partial Regex DataElement();

    private Zheli.Model.Programme.WorkSchedule Schedule() => Zheli.Operations.Schedule.ScheduleOperation.Run(
        built.File, "base", new() { Start = new(2026, 1, 1), Deadline = new(2027, 12, 31) }, new(), TimeProvider.System);

    private Zheli.Model.Programme.ProgrammeForecast Forecast() =>
        Zheli.Operations.Forecast.ForecastOperation.Run(built.File, "base", new(100, 1, 2), new Dictionary<string, decimal>());

    private ReportRequest Request(string language, ReportFormat format) =>
        new(built.File, format, ExportLanguages.Parse(language), new DateOnly(2026, 11, 20)) { Overwrite = true };

    private string Html(string language) => HtmlReport.Write(ReportOperation.Make(Request(language, ReportFormat.Html)).Document, ExportLanguages.Parse(language));

    private string Write(string language, ReportFormat format, string name)
    {
        Assert.SkipUnless(format != ReportFormat.Pdf || PdfReport.FindBrowser() is not null, "No browser to print with (set ZHELI_CHROMIUM).");
        var result = ReportOperation.Run(Request(language, format) with { Output = built.In(name) });
        Assert.Equal(format, result.Format);
        return result.File;
    }

    private static Dictionary<string, (string Value, string Printed)> FigureSheet(string path)
    {
        using var book = SpreadsheetDocument.Open(path, isEditable: false);
        var sheets = book.WorkbookPart!.Workbook.Descendants<Sheet>().ToList();
        var part = (WorksheetPart)book.WorkbookPart.GetPartById(sheets[^2].Id!.Value!);
        return part.Worksheet.Descendants<Row>().Skip(1).Select(r => r.Elements<Cell>().Select(c => c.InnerText).ToList()).ToDictionary(c => c[0], c => (c[1], c[2]), StringComparer.Ordinal);
    }

    /// <summary>The text of a PDF by poppler's reader, a program of its own.</summary>
    private static string TextOf(string pdf)
    {
        Assert.SkipUnless(File.Exists("/usr/bin/pdftotext"), "pdftotext is missing (Debian: apt-get install poppler-utils).");
        var start = new ProcessStartInfo("/usr/bin/pdftotext") { RedirectStandardOutput = true, StandardOutputEncoding = Encoding.UTF8 };
        foreach (var argument in new[] { "-layout", pdf, "-" })
        {
            start.ArgumentList.Add(argument);
        }

        using var process = Process.Start(start)!;
        var text = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return text;
    }

    private static string Squeezed(string text) => string.Concat(text.Where(c => !char.IsWhiteSpace(c)));
}
