using Zheli.Model;
using Zheli.Model.Programme;
using Zheli.Operations.Schedule;
using Zheli.Operations.Storage;
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

    /// <summary>The odds that were drawn last, or null when none were since the calendar was made.</summary>
    public static ProgrammeForecast? FindStored(string project, string scenario)
    {
        using var file = ProjectFile.Open(project, readOnly: true);
        return file.FindForecast(scenario);
    }
}
