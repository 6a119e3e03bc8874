using System.Globalization;
using Zheli.Model.Places;
using Zheli.Model.Programme;
using Zheli.Operations.Export;
using Zheli.Operations.Words;

namespace Zheli.Operations.Forecast;

/// <summary>
/// The odds as a table: the programme, every region, every settlement, one row each with its dates of 50, 80 and 90 %. CSV has stable names of columns; a workbook has them in the reader's language.
/// </summary>
internal static class OddsTable
{
    /// <summary>Writes CSV.</summary>
    public static void WriteCsv(Stream stream, ProgrammeForecast forecast, Territory places, ExportLanguage language) =>
        CsvExport.Write(stream, Columns(forecast, places, language, isStable: true), Rows(forecast), language: null, byteOrderMark: false);

    /// <summary>Writes a workbook with one sheet.</summary>
    public static void WriteXlsx(Stream stream, ProgrammeForecast forecast, Territory places, ExportLanguage language)
    {
        var columns = Columns(forecast, places, language, isStable: false);
        using var workbook = new WorkbookWriter();
        using (var sheet = workbook.Begin(new Wording("Болжам", "Прогноз", "Odds").In(language), [.. columns.Select(c => c.Width)], headerRow: 1))
        {
            sheet.TallRow(30, [.. columns.Select(c => new SheetCell(c.Title.In(language), CellStyle.Header))]);
            foreach (var row in Rows(forecast))
            {
                sheet.Row([.. columns.Select(c => new SheetCell(c.Value(row), c.Kind == ColumnKind.Decimal ? CellStyle.Percent : SheetStyles.Of(c.Kind)))]);
            }

            sheet.End(forecast.Scenario);
        }

        workbook.Save(stream);
    }

    private static IEnumerable<Row> Rows(ProgrammeForecast forecast) =>
    [
        new("programme", new PlaceForecast(0, "", forecast.Regions.Sum(r => r.People), forecast.Programme)),
        .. forecast.Regions.Select(r => new Row("region", r)), .. forecast.Settlements.Select(s => new Row("settlement", s)),
    ];

    private static Column<Row>[] Columns(ProgrammeForecast forecast, Territory places, ExportLanguage language, bool isStable)
    {
        var (areas, settlements) = (places.Areas.ToDictionary(a => a.Id), places.Settlements.ToDictionary(s => s.Id));
        Settlement? At(Row row) => row.Level == "settlement" ? settlements.GetValueOrDefault(row.Place.Id) : null;
        AdminArea? Area(long? id) => id is { } known ? areas.GetValueOrDefault(known) : null;
        long? RegionOf(Row row) => row.Level == "region" ? row.Place.Id : At(row)?.RegionId;
        object Day(DateOnly? day) => day is { } known ? known.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)
            : isStable ? "beyond" : new Wording("он жылдан әрі", "дальше десяти лет", "beyond ten years").In(language);
        object Level(Row row) => isStable ? row.Level : row.Level switch
        {
            "programme" => new Wording("бағдарлама", "программа", "programme").In(language),
            "region" => new Wording("облыс", "область", "region").In(language),
            _ => new Wording("елді мекен", "населённый пункт", "settlement").In(language),
        };
        static Column<Row> Of(string key, Wording title, ColumnKind kind, double width, Func<Row, object?> value) => new(key, title, kind, width, value);
        return
        [
            Of("level", new("Деңгей", "Уровень", "Level"), ColumnKind.Text, 18, Level), Of("id", new("Нөмірі", "Номер", "Number"), ColumnKind.Whole, 9, r => r.Level == "programme" ? null : r.Place.Id),
            Of("kato", new("ӘАОЖ", "КАТО", "KATO"), ColumnKind.Text, 12, r => r.Level == "region" ? Area(r.Place.Id)?.Kato : At(r)?.Kato),
            Of("name", new("Атауы", "Название", "Name"), ColumnKind.Text, 30, r => r.Level == "programme" ? forecast.Scenario : r.Level == "region" ? Area(r.Place.Id)?.Names.In(language.Code()) : At(r)?.Names.In(language.Code()) ?? r.Place.Name),
            Of("district", new("Аудан", "Район", "District"), ColumnKind.Text, 26, r => Area(At(r)?.DistrictId)?.Names.In(language.Code())),
            Of("region", new("Облыс", "Область", "Region"), ColumnKind.Text, 26, r => Area(RegionOf(r))?.Names.In(language.Code())),
            Of("people", new("Тұрғын", "Жителей", "People"), ColumnKind.Whole, 11, r => r.Place.People),
            Of("planned", new("Күнтізбе бойынша", "По календарю", "By the calendar"), ColumnKind.Text, 13, r => Day(r.Place.Dates.Planned)),
            Of("p50", new("P50", "P50", "P50"), ColumnKind.Text, 13, r => Day(r.Place.Dates.P50)), Of("p80", new("P80", "P80", "P80"), ColumnKind.Text, 13, r => Day(r.Place.Dates.P80)),
            Of("p90", new("P90", "P90", "P90"), ColumnKind.Text, 13, r => Day(r.Place.Dates.P90)), Of("in_time", new("Мерзімінде", "В срок", "In time"), ColumnKind.Decimal, 11, r => r.Place.Dates.OnTime),
        ];
    }

    private sealed record Row(string Level, PlaceForecast Place);
}
