using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using Zheli.Model.Programme;

namespace Zheli.Operations.Storage;

/// <summary>The odds of a project's calendars, inside the transaction of the caller.</summary>
internal static class ForecastTable
{
    private const long Block = 10_000_000;

    /// <summary>The tables that hold a forecast.</summary>
    public static readonly string[] Tables = ["forecast_summary", "forecast_settlement"];

    /// <summary>Saves the odds of a scenario's calendar, replacing earlier ones.</summary>
    public static void Save(Database database, ProgrammeForecast forecast)
    {
        using var row = database.Prepare("SELECT id FROM schedule_summary WHERE scenario = ?");
        var number = row.Bind(1, forecast.Scenario).Step() ? row.Number(0) : throw new InvalidOperationException($"There is no calendar '{forecast.Scenario}' for the odds.");
        if (!database.HasTable(Tables[0]))
        {
            ProjectSchema.CreateMissing(database); // a file of the same version, written before there were odds
        }

        foreach (var table in Tables)
        {
            using var delete = database.Prepare($"DELETE FROM {table} WHERE scenario = ?");
            delete.Bind(1, forecast.Scenario).Run();
        }

        var dates = forecast.Programme;
        using var insert = database.Prepare("""
            INSERT INTO forecast_summary (id, scenario, as_of_date, deadline_date, planned_date, p50_date, p80_date, p90_date, on_time, samples, seed, content)
            VALUES (?,?,?,?,?,?,?,?,?,?,?,?)
            """);
        insert.Bind(1, number).Bind(2, forecast.Scenario).Bind(3, Text(forecast.AsOf)).Bind(4, Text(forecast.Deadline)).Bind(5, Text(dates.Planned)).Bind(6, Text(dates.P50))
            .Bind(7, Text(dates.P80)).Bind(8, Text(dates.P90)).Bind(9, (decimal?)dates.OnTime).Bind(10, (long)forecast.Convergence.Samples).Bind(11, (long)forecast.Seed)
            .Bind(12, JsonSerializer.Serialize(forecast with { Settlements = [] }, ForecastJson.Default.ProgrammeForecast)).Run();

        using var place = database.Prepare("""
            INSERT INTO forecast_settlement (id, scenario, settlement_id, name, people, planned_date, p50_date, p80_date, p90_date, on_time) VALUES (?,?,?,?,?,?,?,?,?,?)
            """);
        var id = (number - 1) * Block;
        foreach (var s in forecast.Settlements)
        {
            place.Bind(1, ++id).Bind(2, forecast.Scenario).Bind(3, s.Id).Bind(4, s.Name).Bind(5, s.People).Bind(6, Text(s.Dates.Planned)).Bind(7, Text(s.Dates.P50))
                .Bind(8, Text(s.Dates.P80)).Bind(9, Text(s.Dates.P90)).Bind(10, (decimal?)s.Dates.OnTime).Run();
        }
    }

    /// <summary>The odds of a scenario's calendar, or null when none were drawn since it was made.</summary>
    public static ProgrammeForecast? Find(Database database, string scenario)
    {
        if (!database.HasTable(Tables[0]))
        {
            return null;
        }

        using var row = database.Prepare("SELECT content FROM forecast_summary WHERE scenario = ?");
        if (!row.Bind(1, scenario).Step())
        {
            return null;
        }

        ProgrammeForecast forecast;
        try
        {
            forecast = JsonSerializer.Deserialize(row.Text(0), ForecastJson.Default.ProgrammeForecast) ?? throw database.Damaged("a forecast is empty");
        }
        catch (JsonException)
        {
            throw database.Damaged("a forecast cannot be read");
        }

        var settlements = new List<PlaceForecast>();
        using var rows = database.Prepare(
            "SELECT settlement_id, name, people, planned_date, p50_date, p80_date, p90_date, on_time FROM forecast_settlement WHERE scenario = ? ORDER BY id");
        rows.Bind(1, scenario);
        while (rows.Step())
        {
            settlements.Add(new PlaceForecast(
                rows.Number(0), rows.Text(1), rows.Number(2),
                new ForecastDates(
                    Date(database, rows.FindText(3)) ?? throw database.Damaged("a forecast lacks its planned date"), Date(database, rows.FindText(4)),
                    Date(database, rows.FindText(5)), Date(database, rows.FindText(6)), forecast.Deadline is null ? null : rows.Real(7))));
        }

        return forecast with { Settlements = settlements };
    }

    private static string? Text(DateOnly? date) => date?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static DateOnly? Date(Database database, string? text) => text is null ? null
        : DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) ? date
        : throw database.Damaged($"'{text}' is no date");
}

/// <summary>How a forecast is written as text; generated at build time.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UseStringEnumConverter = true, RespectNullableAnnotations = true)]
[JsonSerializable(typeof(ProgrammeForecast))]
internal sealed partial class ForecastJson : JsonSerializerContext;
