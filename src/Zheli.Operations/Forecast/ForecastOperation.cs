using Zheli.Model;
using Zheli.Model.Programme;
using Zheli.Operations.Export;
using Zheli.Operations.Schedule;
using Zheli.Operations.Storage;
using Zheli.Operations.Words;
using Zheli.Programme.Risk;

namespace Zheli.Operations.Forecast;

/// <summary>The verb <c>forecast</c>: reads the calendar, draws its odds, and keeps them beside it.</summary>
public static class ForecastOperation
{
    /// <summary>Draws the odds and saves them.</summary>
    /// <param name="project">Path of the project.</param>
    /// <param name="scenario">The plan whose calendar it is.</param>
    /// <param name="request">How many draws, and which.</param>
    /// <param name="overrides">Figures of the catalogue for this forecast alone.</param>
    /// <param name="progress">Told at each step.</param>
    /// <param name="cancellation">A stop leaves the project as it was.</param>
    /// <exception cref="BadInputException">The project cannot be used, has no such calendar, or a figure cannot be drawn from.</exception>
    public static ProgrammeForecast Run(
        string project, string scenario, ForecastRequest request, IReadOnlyDictionary<string, decimal> overrides, IProgress<StageProgress>? progress = null,
        CancellationToken cancellation = default)
    {
        using var file = ProjectFile.Open(project, readOnly: false);
        progress?.Report(new("reading the calendar", -1));
        var schedule = file.ReadSchedule(scenario);
        var catalogue = file.ReadCatalogue().With(overrides);
        var forecast = Forecaster.Run(schedule, file.ReadPlaces(), catalogue, MeasuredPaces.Read(file, schedule, catalogue), request, progress, cancellation);
        if (LoggedWork.Newer(file, schedule) is > 0 and var newer)
        {
            forecast = forecast with
            {
                Findings = [.. forecast.Findings, new(
                    Severity.Warning, "log-newer", "progress", FormattableString.Invariant($"The log shows {newer} packages further on, or otherwise, than the calendar took them: the odds are of the calendar as it is."),
                    "Maybe make the calendar anew with 'zheli schedule', and then the odds.")],
            };
        }

        if (file.FindStalePlan(scenario) is { } stale)
        {
            forecast = forecast with { Findings = [.. forecast.Findings, stale] };
        }

        progress?.Report(new("saving the odds", -1));
        file.SaveForecast(forecast);
        return forecast;
    }

    /// <summary>The odds as they are kept.</summary>
    /// <exception cref="BadInputException">The project has no such calendar, or none were drawn since it was made.</exception>
    public static ProgrammeForecast ReadStored(string project, string scenario)
    {
        using var file = ProjectFile.Open(project, readOnly: true);
        file.ReadSchedule(scenario);
        return file.FindForecast(scenario) ?? throw new BadInputException(
            "forecast-missing", Path.GetFileName(project), $"No odds were drawn since the calendar of '{scenario}' was made.", "Maybe draw them with 'zheli forecast'.");
    }

    /// <summary>Hands the odds over, a row for the programme, every region and every settlement; the ending of each name says how: .csv or .xlsx.</summary>
    /// <param name="project">Path of the project.</param>
    /// <param name="forecast">The odds.</param>
    /// <param name="outputs">The files.</param>
    /// <param name="overwrite">Replaces files that exist.</param>
    /// <param name="language">Language of names, and of the headings of a workbook.</param>
    /// <exception cref="BadInputException">A place is taken; nothing was written.</exception>
    public static IReadOnlyList<ExportedFile> Export(string project, ProgrammeForecast forecast, IReadOnlyList<string> outputs, bool overwrite, ExportLanguage language)
    {
        AtomicFile.CheckFree(outputs, overwrite, project);
        using var file = ProjectFile.Open(project, readOnly: true);
        var places = file.ReadPlaces();
        return [.. outputs.Select(output => new ExportedFile(output, AtomicFile.Write(output, stream =>
        {
            if (IsTable(output))
            {
                OddsTable.WriteCsv(stream, forecast, places, language);
            }
            else
            {
                OddsTable.WriteXlsx(stream, forecast, places, language);
            }
        })))];
    }

    /// <summary>Refuses files that could not be written, before anything is drawn.</summary>
    /// <exception cref="BadInputException">An ending is unknown, or a place is taken.</exception>
    public static void CheckOutputs(string project, IReadOnlyList<string> outputs, bool overwrite)
    {
        var findings = outputs.Where(o => !IsTable(o) && !Path.GetExtension(o).Equals(".xlsx", StringComparison.OrdinalIgnoreCase)).Select(o => new Finding(
            Severity.Error, "format-unknown", Path.GetFileName(o), "The ending does not say how to write the odds.", "Maybe .csv or .xlsx.")).ToList();
        if (findings.Count > 0)
        {
            throw new BadInputException(findings);
        }

        AtomicFile.CheckFree(outputs, overwrite, project);
    }

    private static bool IsTable(string output) => Path.GetExtension(output).Equals(".csv", StringComparison.OrdinalIgnoreCase);

    /// <summary>The odds that were drawn last, or null when none were since the calendar was made.</summary>
    public static ProgrammeForecast? FindStored(string project, string scenario)
    {
        using var file = ProjectFile.Open(project, readOnly: true);
        return file.FindForecast(scenario);
    }
}
