using System.Globalization;
using Zheli.Model.Programme;
using Zheli.Operations.Words;

namespace Zheli.Operations.Report;

/// <summary>What a report says when the calendar has odds: the probability of the date, the fan, the settlements most at risk, what would help most, the outside view.</summary>
internal sealed class ForecastPart
{
    private const int RiskRows = 10;

    private static readonly string[] Dates = ["planned", "p50", "p80", "p90"];

    private readonly ReportFacts it;
    private readonly FigureBook book;
    private readonly ProgrammeForecast forecast;

    /// <summary>Computes the figures of the forecast.</summary>
    public ForecastPart(ReportFacts it, FigureBook book, ProgrammeForecast forecast)
    {
        (this.it, this.book, this.forecast) = (it, book, forecast);
        var summary = $"FROM forecast_summary WHERE scenario = '{it.Plan.Scenario.Replace("'", "''", StringComparison.Ordinal)}'";
        var query = book.Sql($"""
            SELECT 'forecast.p50' AS figure, CAST(julianday(p50_date) - 1721425.5 AS INTEGER) AS value {summary} AND p50_date IS NOT NULL
            UNION ALL SELECT 'forecast.p80', CAST(julianday(p80_date) - 1721425.5 AS INTEGER) {summary} AND p80_date IS NOT NULL
            UNION ALL SELECT 'forecast.p90', CAST(julianday(p90_date) - 1721425.5 AS INTEGER) {summary} AND p90_date IS NOT NULL
            UNION ALL SELECT 'forecast.on_time', on_time {summary} AND on_time IS NOT NULL
            UNION ALL SELECT 'forecast.samples', samples {summary}
            UNION ALL SELECT 'forecast.outside_p80', CAST(julianday(content ->> '$.outside.p80') - 1721425.5 AS INTEGER) {summary}
            """);
        foreach (var (key, day) in new[]
        {
            ("forecast.p50", forecast.Programme.P50), ("forecast.p80", forecast.Programme.P80), ("forecast.p90", forecast.Programme.P90), ("forecast.outside_p80", forecast.Outside.P80),
        })
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
            >= 0.8 => it.Say("Бағдарлама мерзімінде аяқталады", "Программа будет завершена в срок", "The programme will be completed in time"),
            >= 0.5 => it.Say("Бағдарламаның мерзімінде аяқталуы ықтимал", "Программа, скорее всего, будет завершена в срок", "The programme will rather be completed in time than not"),
            >= 0.2 => it.Say("Бағдарламаның мерзімінде аяқталмауы ықтимал", "Программа, скорее всего, не будет завершена в срок", "The programme will rather not be completed in time"),
            >= 0.05 => it.Say("Бағдарламаның мерзімінде аяқталуы екіталай", "Программа вряд ли будет завершена в срок", "The programme will hardly be completed in time"),
            _ => it.Say("Бағдарлама мерзімінде аяқталмайды", "Программа не будет завершена в срок", "The programme will not be completed in time"),
        };
        var sure = book.Has("forecast.on_time")
            ? it.Say(
                $"{word}: мерзімнің ({F("calendar.deadline")}) сақталу ықтималдығы — {F("forecast.on_time")}", $"{word}: вероятность соблюсти срок {F("calendar.deadline")} — {F("forecast.on_time")}",
                $"{word}: the probability of keeping the deadline of {F("calendar.deadline")} is {F("forecast.on_time")}")
            : it.Say("Мерзім берілмеген", "Срок не задан", "No deadline is set");
        return sure + (book.Has("forecast.p80")
            ? it.Say(
                $"; бәрі {F("forecast.p80")} күнінен кешікпей аяқталуының ықтималдығы — 80 %.", $"; с вероятностью 80 % всё будет готово не позднее {F("forecast.p80")}.",
                $"; with 80 % probability all works not later than {F("forecast.p80")}.")
            : it.Say(
                "; 80 % ықтималдықпен аяқталатын күн он жылдан әрі.", "; срок, который выдерживается с вероятностью 80 %, лежит дальше десяти лет.",
                "; the date that is kept with 80 % probability lies beyond ten years."));
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
        yield return new TextBlock(IsNote: true, Text: it.Say(
            $"Аяқталуы: P50 — {Day("forecast.p50")}, P80 — {Day("forecast.p80")}, P90 — {Day("forecast.p90")}. Есептелген жағдайлар: {F("forecast.samples")}. Сырттан қарағанда (ұқсас бағдарламалар): P80 — {Day("forecast.outside_p80")}.",
            $"Завершение: P50 — {Day("forecast.p50")}, P80 — {Day("forecast.p80")}, P90 — {Day("forecast.p90")}. Просчитано вариантов: {F("forecast.samples")}. Взгляд со стороны (программы-аналоги): P80 — {Day("forecast.outside_p80")}.",
            $"Completion: P50 {Day("forecast.p50")}, P80 {Day("forecast.p80")}, P90 {Day("forecast.p90")}. Samples: {F("forecast.samples")}. The outside view (like programmes elsewhere): P80 {Day("forecast.outside_p80")}."));
    }

    /// <summary>The settlements least likely to be in time; those that are built are left out.</summary>
    public IEnumerable<ReportBlock> Risk()
    {
        var odds = $"FROM forecast_settlement WHERE scenario = '{it.Plan.Scenario.Replace("'", "''", StringComparison.Ordinal)}'";
        var query = book.Sql($"""
            SELECT 'risk.' || settlement_id || '.people' AS figure, people AS value {odds}
            UNION ALL SELECT 'risk.' || settlement_id || '.planned', CAST(julianday(planned_date) - 1721425.5 AS INTEGER) {odds}
            UNION ALL SELECT 'risk.' || settlement_id || '.p80', CAST(julianday(p80_date) - 1721425.5 AS INTEGER) {odds} AND p80_date IS NOT NULL
            UNION ALL SELECT 'risk.' || settlement_id || '.on_time', on_time {odds} AND on_time IS NOT NULL
            """);
        var built = it.Villages.Where(ReportFacts.IsBuilt).Select(v => v.SettlementId).ToHashSet();
        var rows = new List<IReadOnlyList<string>>();
        foreach (var place in forecast.Settlements.Where(s => !built.Contains(s.Id)).OrderBy(s => s.Dates.OnTime ?? 1).ThenByDescending(s => s.Dates.P80?.DayNumber ?? int.MaxValue)
            .ThenByDescending(s => s.People).ThenBy(s => s.Id).Take(RiskRows))
        {
            var key = place.Id.ToString(CultureInfo.InvariantCulture);
            rows.Add(
            [
                it.NameOf(place.Id), (it.Scene.FindSettlement(place.Id)?.PopulationIsEstimated == true ? "≈ " : "") + book.Add($"risk.{key}.people", place.People, FigureKind.Count, query), book.Add($"risk.{key}.planned", place.Dates.Planned.DayNumber, FigureKind.Day, query),
                place.Dates.P80 is { } p80 ? book.Add($"risk.{key}.p80", p80.DayNumber, FigureKind.Day, query) : Beyond(),
                place.Dates.OnTime is { } sure ? book.Add($"risk.{key}.on_time", (decimal)sure, FigureKind.Share, query) : "—",
            ]);
        }

        yield return new TableBlock(
            [
                new(it.Say("Елді мекен, аудан", "Населённый пункт, район", "Settlement, district")), new(it.Say("Тұрғын", "Жителей", "People"), Align.Right), new(it.Say("Жоспар", "План", "Plan"), Align.Right),
                new("P80", Align.Right), new(it.Say("Мерзімінде", "В срок", "In time"), Align.Right),
            ], rows, it.Say("Тәуекел", "Риски", "Risk"));
    }

    /// <summary>For every region the dates that are kept with 50, 80 and 90 %, and the probability of the deadline.</summary>
    public IEnumerable<ReportBlock> Regions()
    {
        var region = $"FROM forecast_summary s, json_each(s.content, '$.regions') r WHERE s.scenario = '{it.Plan.Scenario.Replace("'", "''", StringComparison.Ordinal)}'";
        string Dated(string name) =>
            $"SELECT 'odds.' || (r.value ->> '$.id') || '.{name}' AS figure, CAST(julianday(r.value ->> '$.dates.{name}') - 1721425.5 AS INTEGER) AS value {region} AND r.value ->> '$.dates.{name}' IS NOT NULL";
        var query = book.Sql(
            string.Join("\nUNION ALL ", Dates.Select(Dated)) + $"\nUNION ALL SELECT 'odds.' || (r.value ->> '$.id') || '.on_time', r.value ->> '$.dates.onTime' {region} AND r.value ->> '$.dates.onTime' IS NOT NULL");
        yield return new HeadingBlock(
            it.Say("Облыстар бойынша аяқталу ықтималдығы", "Вероятность завершения по областям", "Odds of completion by region"), Source: query.Id);
        var rows = forecast.Regions.Select(place =>
        {
            string At(string name, DateOnly? day) => day is { } known ? book.Add(Key(place, name), known.DayNumber, FigureKind.Day, query) : Beyond();
            return (IReadOnlyList<string>)
            [
                place.Id == 0 ? "—" : it.Region(place.Id), At("planned", place.Dates.Planned), At("p50", place.Dates.P50), At("p80", place.Dates.P80), At("p90", place.Dates.P90),
                place.Dates.OnTime is { } sure ? book.Add(Key(place, "on_time"), (decimal)sure, FigureKind.Share, query) : "—",
            ];
        }).ToList();
        yield return new TableBlock(
            [
                new(it.Say("Облыс", "Область", "Region")), new(it.Say("Күнтізбе бойынша", "По календарю", "By the calendar"), Align.Right), new("P50", Align.Right), new("P80", Align.Right), new("P90", Align.Right),
                new(it.Say("Мерзімінде", "В срок", "In time"), Align.Right),
            ], rows, it.Say("Облыстар, болжам", "Области, прогноз", "Regions, odds"));
        yield return new TextBlock(it.Say(
            $"P80 — жағдайлардың 80 %-ында сақталатын күн. Әр елді мекеннің P50, P80, P90 күндері жобада (forecast_settlement кестесі), картада және «zheli forecast {it.Project} --stored --export odds.xlsx» кестесінде.",
            $"P80 — день, который выдерживается в 80 % случаев. P50, P80 и P90 каждого населённого пункта — в проекте (таблица forecast_settlement), на карте и в таблице «zheli forecast {it.Project} --stored --export odds.xlsx».",
            $"P80 is the day that is kept in 80 % of the cases. P50, P80 and P90 of every settlement are in the project (table forecast_settlement), on the map, and in the table of ‘zheli forecast {it.Project} --stored --export odds.xlsx’."), IsNote: true);
    }

    /// <summary>The programmes that the outside view rests on.</summary>
    public IEnumerable<ReportBlock> Outside()
    {
        yield return new TextBlock(it.Say(
            "Сырттан көзқарас мына бағдарламаларға сүйенеді; олар аз және кездейсоқ таңдалмаған.", "Взгляд со стороны опирается на эти программы; их немного, и выбраны они не случайно.",
            "The outside view rests on these programmes; they are few and not drawn at random."), IsNote: true);
        yield return new TableBlock(
            [
                new(it.Say("Бағдарлама", "Программа", "Programme")), new(it.Say("Жоспар, ай", "План, мес.", "Planned, months"), Align.Right), new(it.Say("Шын мәнінде, ай", "Факт, мес.", "Actual, months"), Align.Right),
                new(it.Say("Баға", "Уровень", "Grade")), new(it.Say("Дереккөз", "Источник", "Source")),
            ],
            [
                .. forecast.Outside.Programmes.Select(p => (IReadOnlyList<string>)
                [
                    $"{it.Say(Phrases.Of(p.Country))}: {it.Say(Phrases.Of(p.Programme))}", p.PlannedMonths.ToString(CultureInfo.InvariantCulture),
                    p.ActualMonths.ToString(CultureInfo.InvariantCulture) + (p.IsFinished ? "" : "*"), p.Grade.ToString(), p.Source,
                ]),
            ], it.Say("Ұқсас бағдарламалар", "Программы-аналоги", "Reference class"));
        yield return new TextBlock(it.Say("* Соңғы жарияланған мерзім бойынша.", "* По последнему объявленному сроку.", "* By the latest date that was announced."), IsNote: true);
    }

    /// <summary>What would bring the date forward most.</summary>
    public IEnumerable<string> Decisions()
    {
        if (forecast.Drivers.Where(d => d.GainDays > 0).OrderByDescending(d => d.GainDays).FirstOrDefault() is { GainDays: { } days } driver)
        {
            yield return it.Say(
                $"Мерзімге ең көп әсер ететін себеп — «{it.Cause(driver)}»: ол медиана деңгейінде қалса, P80 {days} күн ертерек болады.",
                $"Сильнее всего на срок влияет причина «{it.Cause(driver)}»: если удержать её на медианном уровне, P80 наступит на {days} {ReportNumbers.Plural(days, "день", "дня", "дней")} раньше.",
                $"What moves the date most is ‘{it.Cause(driver)}’: kept at its median, P80 comes {days} days earlier.");
        }
    }

    private static string F(string key) => FigureBook.Of(key);

    private static string Key(PlaceForecast place, string name) => string.Create(CultureInfo.InvariantCulture, $"odds.{place.Id}.{name}");

    private string Day(string key) => book.Has(key) ? F(key) : Beyond();

    private string Beyond() => it.Say("он жылдан әрі", "дальше десяти лет", "beyond ten years");
}
