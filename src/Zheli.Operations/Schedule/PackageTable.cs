using System.Globalization;
using Zheli.Model;
using Zheli.Model.Places;
using Zheli.Model.Programme;
using Zheli.Operations.Export;
using Zheli.Operations.Words;
using Zheli.Programme.Schedule;

namespace Zheli.Operations.Schedule;

/// <summary>
/// A calendar as a table, one row a package, the same columns in CSV and XLSX. Read back, a changed <c>start</c> is locked, and <c>started</c>, <c>finished</c> and
/// <c>done_share</c> are facts.
/// </summary>
internal static class PackageTable
{
    /// <summary>Writes CSV with the stable names of the columns.</summary>
    public static void WriteCsv(Stream stream, WorkSchedule schedule, Territory territory, ExportLanguage language) =>
        CsvExport.Write(stream, Columns(schedule, territory, language), Enumerable.Range(0, schedule.Packages.Count), language: null, byteOrderMark: false);

    /// <summary>Writes a workbook with one sheet; its header has the stable names too, by which it is read back.</summary>
    public static void WriteXlsx(Stream stream, WorkSchedule schedule, Territory territory, ExportLanguage language)
    {
        var columns = Columns(schedule, territory, language);
        using var workbook = new WorkbookWriter();
        using (var sheet = workbook.Begin("calendar", [.. columns.Select(c => c.Width)], headerRow: 1))
        {
            sheet.Row([.. columns.Select(c => new SheetCell(c.Key, Export.CellStyle.Header))]);
            for (var j = 0; j < schedule.Packages.Count; j++)
            {
                sheet.Row([.. columns.Select(c => new SheetCell(c.Value(j), SheetStyles.Of(c.Kind)))]);
            }

            sheet.End(schedule.Summary.Scenario);
        }

        workbook.Save(stream);
    }

    /// <summary>Reads a table that came back and says how it differs from the calendar that went out.</summary>
    public static CalendarEdits Read(string path, WorkSchedule stored, InputPlaces places, List<Finding> findings)
    {
        var table = new TextTable(path, ["package", "start"], findings);
        var edits = new EditCollector(stored, places, findings);
        for (var row = 0; row < table.Count; row++)
        {
            var share = table.Text(row, "done_share");
            if (Share(share) is not { } done)
            {
                findings.Add(new(Severity.Error, "share-unreadable", table.Where(row), $"'{share}' in column 'done_share' is not a share.", "Maybe 0.5, 0,5 or 50%."));
                continue;
            }

            edits.Add(
                table.Where(row), table.Text(row, "package"), table.Date(row, "start", isRequired: true), table.Date(row, "started", isRequired: false),
                table.Date(row, "finished", isRequired: false), done);
        }

        table.CheckDates();
        return edits.Edits;
    }

    /// <summary>A share as spreadsheets of any language write it: 0.5, 0,5 or 50 %; none for an empty cell.</summary>
    private static double? Share(string text)
    {
        var (plain, unit) = text.EndsWith('%') ? (text[..^1].Trim(), 100.0) : (text, 1.0);
        return plain.Length == 0 ? 0 : double.TryParse(plain.Replace(',', '.'), NumberStyles.Float, CultureInfo.InvariantCulture, out var share) ? share / unit : null;
    }

    private static Column<int>[] Columns(WorkSchedule schedule, Territory territory, ExportLanguage language)
    {
        var areas = territory.Areas.ToDictionary(a => a.Id, a => a.Names.In(language.Code()));
        var places = territory.Settlements.ToDictionary(s => s.Id, s => s.Names.In(language.Code()));
        var facts = schedule.Inputs.Progress.ToDictionary(p => p.PackageId, StringComparer.Ordinal);
        WorkPackage P(int j) => schedule.Packages[j];
        ScheduledPackage D(int j) => schedule.Dates[j];
        PackageProgress? F(int j) => facts.GetValueOrDefault(P(j).Id);
        static Column<int> Of(string key, ColumnKind kind, double width, Func<int, object?> value) => new(key, new Wording(key, key, key), kind, width, value);
        return
        [
            Of("package", ColumnKind.Text, 20, j => P(j).Id), Of("kind", ColumnKind.Text, 10, j => P(j).Kind.ToString().ToLowerInvariant()),
            Of("crew", ColumnKind.Text, 10, j => P(j).Crew.ToString().ToLowerInvariant()), Of("region", ColumnKind.Text, 26, j => P(j).RegionId is { } id ? areas.GetValueOrDefault(id) : null),
            Of("district", ColumnKind.Text, 26, j => P(j).DistrictId is { } id ? areas.GetValueOrDefault(id) : null), Of("settlement", ColumnKind.Text, 26, j => P(j).SettlementId is { } id ? places.GetValueOrDefault(id) : null),
            Of("upstream", ColumnKind.Text, 20, j => P(j).Upstream), Of("length_km", ColumnKind.Decimal, 10, j => P(j).LengthM / 1000), Of("crew_days", ColumnKind.Decimal, 10, j => P(j).Work / (double)WorkPackage.UnitsPerDay),
            Of("start", ColumnKind.Text, 12, j => Day(D(j).Start)), Of("finish", ColumnKind.Text, 12, j => Day(D(j).Finish)), Of("lit", ColumnKind.Text, 12, j => Day(D(j).Lit)),
            Of("crew_row", ColumnKind.Whole, 9, j => D(j).CrewRow + 1), Of("crew_number", ColumnKind.Whole, 9, j => D(j).CrewNumber), Of("crew_order", ColumnKind.Whole, 9, j => D(j).CrewOrder), Of("move_km", ColumnKind.Decimal, 9, j => D(j).MoveM / 1000.0),
            Of("order_by", ColumnKind.Text, 12, j => Day(D(j).Start.AddDays(-P(j).LeadDays))), Of("permit_by", ColumnKind.Text, 12, j => Day(D(j).Start)),
            Of("people", ColumnKind.Whole, 10, j => P(j).People), Of("capex_kzt", ColumnKind.Money, 17, j => P(j).Capex),
            Of("started", ColumnKind.Text, 12, j => F(j)?.Started is { } day ? Day(day) : null), Of("finished", ColumnKind.Text, 12, j => F(j)?.Finished is { } day ? Day(day) : null),
            Of("done_share", ColumnKind.Decimal, 10, j => F(j)?.Share),
        ];
    }

    private static string Day(DateOnly date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
