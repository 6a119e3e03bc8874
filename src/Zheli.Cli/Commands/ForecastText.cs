using System.Globalization;
using Zheli.Model.Catalogue;
using Zheli.Model.Programme;
using Zheli.Operations.Export;

namespace Zheli.Cli.Commands;

/// <summary>The odds for people: the answer in one sentence, then where and why.</summary>
internal static class ForecastText
{
    private const int DriversShown = 10;
    private const int PlacesShown = 10;

    /// <summary>Writes a forecast.</summary>
    public static void Write(TextWriter output, ProgrammeForecast forecast, IReadOnlyList<ExportedFile> files)
    {
        void Line(FormattableString line) => output.WriteLine(line.ToString(CultureInfo.InvariantCulture));
        var (all, c) = (forecast.Programme, forecast.Convergence);
        if (forecast.Deadline is { } deadline && all.OnTime is { } odds)
        {
            Line($"Everything works by {deadline:yyyy-MM-dd} with a probability of {odds:0.0%} (± {c.OnTimeError:0.0%}); the calendar says {all.Planned:yyyy-MM-dd}.");
        }
        else
        {
            Line($"The calendar says {all.Planned:yyyy-MM-dd}; it has no deadline.");
        }

        Line($"As likely before as after {Day(all.P50)}; in four of five cases by {Day(all.P80)} (± {c.P80ErrorDays:0.#} days); in nine of ten by {Day(all.P90)}.");
        var outside = forecast.Outside;
        Line($"Outside view: of {outside.Programmes.Count} programmes of the kind {outside.OnTimeShare:0%} kept their date; stretched like them the middle one ends on {Day(outside.P50)}, four of five by {Day(outside.P80)}.");
        Line($"{c.Samples:N0} samples, seed {forecast.Seed}; halves put P80 at {Day(c.FirstHalfP80)} and {Day(c.SecondHalfP80)}. All causes at their median: {Day(forecast.AllAtMedian)}.");
        output.WriteLine();
        Line($"cause                              rank correlation   held at its median, P80 gains");
        var regions = forecast.Regions.ToDictionary(r => r.Id, r => r.Name);
        foreach (var driver in forecast.Drivers.Take(DriversShown))
        {
            // The stable name of a cause has the region's number; people know its name.
            var name = driver.RegionId is { } id && regions.GetValueOrDefault(id, "") is { Length: > 0 } region
                ? driver.Name.Replace(FormattableString.Invariant($"region {id}"), region, StringComparison.Ordinal) : driver.Name;
            Line($"  {name,-32} {driver.RankCorrelation,8:0.00}   {(driver.GainDays is { } days ? FormattableString.Invariant($"{days,6} days") : "")}");
        }

        output.WriteLine();
        Line($"region                             planned      P50          P80          P90          on time");
        foreach (var region in forecast.Regions)
        {
            Line($"  {(region.Name.Length > 0 ? region.Name : "(no region)"),-32} {Row(region.Dates)}");
        }

        output.WriteLine();
        Line($"the settlements latest at P80 ({forecast.Settlements.Count} in all)");
        foreach (var place in forecast.Settlements.OrderByDescending(s => s.Dates.P80 ?? DateOnly.MaxValue).ThenBy(s => s.Id).Take(PlacesShown))
        {
            Line($"  {place.Name,-32} {Row(place.Dates)}");
        }

        output.WriteLine();
        Line($"Assumptions: {forecast.Assumptions.Count}, of grade D {forecast.Assumptions.Count(a => a.Grade == Grade.D)}; --json lists them with their sources. Kept beside calendar '{forecast.Scenario}'.");
        foreach (var file in files)
        {
            Line($"{file.Path}  {file.Bytes / 1024.0:0.#} KiB");
        }
    }

    private static string Row(ForecastDates dates) =>
        $"{Day(dates.Planned),-12} {Day(dates.P50),-12} {Day(dates.P80),-12} {Day(dates.P90),-12} {(dates.OnTime is { } p ? p.ToString("0%", CultureInfo.InvariantCulture) : "")}".TrimEnd();

    private static string Day(DateOnly? date) => date?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "beyond 10 y";
}
