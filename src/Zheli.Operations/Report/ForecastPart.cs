using System.Globalization;
using Zheli.Model.Programme;
using Zheli.Operations.Progress;

namespace Zheli.Operations.Report;

/// <summary>What a report says when the calendar has odds: the probability of the date, the fan, the settlements most at risk, what would help most, the outside view.</summary>
internal sealed class ForecastPart
{
    private const int RiskRows = 10;

    private readonly ReportFacts it;
    private readonly FigureBook book;
    private readonly ProgrammeForecast forecast;

    /// <summary>Computes the figures of the forecast.</summary>
    public ForecastPart(ReportFacts it, FigureBook book, ProgrammeForecast forecast)
    {
        (this.it, this.book, this.forecast) = (it, book, forecast);
        var query = book.Command($"zheli forecast {it.Project} --scenario {it.Plan.Scenario} --json → programme, outside, convergence (table forecast_summary of the project)");
        foreach (var (key, day) in new[] { ("forecast.p50", forecast.Programme.P50), ("forecast.p80", forecast.Programme.P80), ("forecast.outside_p80", forecast.Outside.P80) })
        {
            if (day is { } known)
            {
                book.Add(key, known.DayNumber, FigureKind.Day, query);
            }
        }

        if (forecast.Programme.OnTime is { } probability)
        {
            book.Add("forecast.on_time", (decimal)probability, FigureKind.Share, query);
        }

        book.Add("forecast.samples", forecast.Convergence.Samples, FigureKind.Count, query);
    }

    /// <summary>The sentence that answers first: will it be done in time, and how sure is that.</summary>
    public string Answer()
    {
        var word = forecast.Programme.OnTime switch
        {
            >= 0.8 => it.Say("Үлгереді", "В срок — да", "In time: yes"),
            >= 0.5 => it.Say("Үлгеруі мүмкін", "В срок — скорее да", "In time: rather yes"),
            >= 0.2 => it.Say("Үлгермеуі мүмкін", "В срок — скорее нет", "In time: rather not"),
            _ => it.Say("Үлгермейді", "В срок — нет", "In time: no"),
        };
        var sure = book.Has("forecast.on_time")
            ? it.Say(
                $"{word}: мерзімнің ({F("calendar.deadline")}) сақталу ықтималдығы — {F("forecast.on_time")}", $"{word}: вероятность соблюсти срок {F("calendar.deadline")} — {F("forecast.on_time")}",
                $"{word}; the probability of keeping the deadline of {F("calendar.deadline")} is {F("forecast.on_time")}")
            : it.Say("Мерзім берілмеген", "Срок не задан", "No deadline is set");
        return it.Say(
            $"{sure}; бәрі {Day("forecast.p80")} күнінен кешікпей аяқталуының ықтималдығы — 80 %.", $"{sure}; с вероятностью 80 % всё будет готово не позднее: {Day("forecast.p80")}.",
            $"{sure}; with 80 % probability all works not later than {Day("forecast.p80")}.");
    }

    /// <summary>People connected over time: planned, the fan, done.</summary>
    /// <param name="done">People in settlements that are built, by evidence.</param>
    public IEnumerable<ReportBlock> Time(IReadOnlyList<(DateOnly Day, double Value)> done)
    {
        List<Curve> curves =
        [
            new(it.Say("жоспар", "план", "plan"), "#5a6672", [.. forecast.Fan.Select(f => (f.Date, (double)f.Planned))], IsDashed: true),
            new(it.Say("болжам, P50", "прогноз, P50", "forecast, P50"), "#b86a00", [.. forecast.Fan.Where(f => f.Date >= forecast.AsOf).Select(f => (f.Date, (double)f.P50))]),
        ];
        if (done.Count > 0)
        {
            curves.Add(new(it.Say("салынғаны", "построено", "built"), "#12408c", done));
        }

        var marks = new List<(DateOnly, string)> { (it.AsOf, it.Say("бүгін", "сегодня", "today")) };
        if (forecast.Deadline is { } deadline)
        {
            marks.Add((deadline, it.Say("мерзім", "срок", "deadline")));
        }

        yield return new DrawingBlock(
            CurveDrawing.Draw(
                curves, [new CurveBand("#b86a00", 0.2, [.. forecast.Fan.Where(f => f.Date >= forecast.AsOf).Select(f => (f.Date, (double)f.P10, (double)f.P90))])], marks,
                it.Say("Қосылған тұрғындар: жоспар, болжам, орындалуы", "Подключённые жители: план, прогноз, факт", "People connected: plan, forecast, done")),
            HtmlReport.Text(it.Say(
                "Тұрғындар, жинақталған. Жолақ — жағдайлардың 80 %-ы (P10–P90).", "Жители накопленным итогом. Полоса — 80 % случаев (P10–P90).", "People, cumulative. The band holds 80 % of the cases (P10–P90).")));
        yield return new TextBlock(it.Say(
            $"Есептелген жағдайлар: {F("forecast.samples")}. Сырттан қарағанда (ұқсас бағдарламалар): P80 — {Day("forecast.outside_p80")}.",
            $"Просчитано вариантов: {F("forecast.samples")}. Взгляд со стороны (программы-аналоги): P80 — {Day("forecast.outside_p80")}.",
            $"Samples: {F("forecast.samples")}. The outside view (like programmes elsewhere): P80 {Day("forecast.outside_p80")}."));
    }

    /// <summary>The settlements least likely to be in time; those that are built are left out.</summary>
    public IEnumerable<ReportBlock> Risk()
    {
        var query = book.Command($"zheli forecast {it.Project} --scenario {it.Plan.Scenario} --json → settlements[] (table forecast_settlement of the project)");
        var built = it.Villages.Where(ReportFacts.IsBuilt).Select(v => v.SettlementId).ToHashSet();
        var rows = new List<IReadOnlyList<string>>();
        foreach (var place in forecast.Settlements.Where(s => !built.Contains(s.Id)).OrderBy(s => s.Dates.OnTime ?? 1).ThenByDescending(s => s.Dates.P80?.DayNumber ?? int.MaxValue)
            .ThenByDescending(s => s.People).ThenBy(s => s.Id).Take(RiskRows))
        {
            var key = place.Id.ToString(CultureInfo.InvariantCulture);
            rows.Add(
            [
                it.NameOf(place.Id), book.Add($"risk.{key}.people", place.People, FigureKind.Count, query), book.Add($"risk.{key}.planned", place.Dates.Planned.DayNumber, FigureKind.Day, query),
                place.Dates.P80 is { } p80 ? book.Add($"risk.{key}.p80", p80.DayNumber, FigureKind.Day, query) : "—",
                place.Dates.OnTime is { } sure ? book.Add($"risk.{key}.on_time", (decimal)sure, FigureKind.Share, query) : "—",
            ]);
        }

        yield return new TableBlock(
            [
                new(it.Say("Елді мекен, аудан", "Населённый пункт, район", "Settlement, district")), new(it.Say("Тұрғын", "Жителей", "People"), Align.Right), new(it.Say("Жоспар", "План", "Plan"), Align.Right),
                new("P80", Align.Right), new(it.Say("Мерзімінде", "В срок", "In time"), Align.Right),
            ], rows, it.Say("Тәуекел", "Риски", "Risk"));
    }

    /// <summary>What would bring the date forward most.</summary>
    public IEnumerable<string> Decisions()
    {
        if (forecast.Drivers.Where(d => d.GainDays > 0).OrderByDescending(d => d.GainDays).FirstOrDefault() is { } driver)
        {
            yield return it.Say(
                $"Мерзімге ең көп әсер ететін себеп — «{it.Cause(driver)}»: оны шешсе, P80 {driver.GainDays} күнге жақындайды.", $"Сильнее всего срок держит причина «{it.Cause(driver)}»: её устранение приближает P80 на {driver.GainDays} дн.",
                $"What holds the date most is ‘{it.Cause(driver)}’: mending it brings P80 forward by {driver.GainDays} days.");
        }
    }

    private static string F(string key) => FigureBook.Of(key);

    private string Day(string key) => book.Has(key) ? F(key) : it.Say("есептелген күндерден кейін", "позже просчитанных дней", "beyond the days simulated");
}
