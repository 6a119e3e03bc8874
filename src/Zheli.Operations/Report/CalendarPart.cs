using System.Globalization;
using Zheli.Model.Programme;
using Zheli.Operations.Progress;
using Zheli.Programme.Progress;

namespace Zheli.Operations.Report;

/// <summary>What a report says when there is a calendar: the planned curve beside what is done, earned value, what is late, and the ways to keep the deadline.</summary>
internal sealed class CalendarPart
{
    private const int RiskRows = 10;

    private readonly ReportFacts it;
    private readonly FigureBook book;
    private readonly ReportNumbers numbers;
    private readonly WorkSchedule calendar;
    private readonly EarnedValue earned;
    private readonly ForecastPart? odds;
    private readonly SortedDictionary<long, DateOnly> plannedOn = [];
    private readonly Dictionary<long, VillageStanding> standing;

    /// <summary>Computes the figures of the calendar.</summary>
    public CalendarPart(ReportFacts it, FigureBook book, WorkSchedule calendar, EarnedValue earned)
    {
        (this.it, this.book, this.calendar, this.earned) = (it, book, calendar, earned);
        numbers = new ReportNumbers(it.Language);
        standing = it.Villages.ToDictionary(v => v.SettlementId);
        foreach (var (package, date) in calendar.Packages.Zip(calendar.Dates))
        {
            if (package.SettlementId is { } id && (!plannedOn.TryGetValue(id, out var known) || known < date.Lit))
            {
                plannedOn[id] = date.Lit;
            }
        }

        Figures();
        odds = it.Forecast is { } forecast ? new ForecastPart(it, book, forecast) : null;
    }

    /// <summary>Will it be done in time, and how sure is that; empty without a forecast.</summary>
    public string Verdict() => odds is null ? "" : odds.Answer() + " ";

    /// <summary>The sentences that answer for the time.</summary>
    public string Answer()
    {
        var deadline = calendar.Inputs.Deadline is null ? "" : calendar.Summary.MeetsDeadline
            ? it.Say($"; мерзім ({F("calendar.deadline")}) сақталады", $", срок {F("calendar.deadline")} соблюдается", $", within the deadline of {F("calendar.deadline")}")
            : it.Say(
                $"; мерзімнен ({F("calendar.deadline")}) {F("calendar.late_days")} күнге кеш", $", срок {F("calendar.deadline")} превышен на {F("calendar.late_days")} {Days("calendar.late_days")}",
                $", {F("calendar.late_days")} days after the deadline of {F("calendar.deadline")}");
        if (odds is not null)
        {
            return it.Say(
                $"Тәуекелдер есепке алынбаған күнтізбе бойынша аяқталу күні — {F("calendar.finish")}{deadline}.", $"Календарь без учёта рисков завершается {F("calendar.finish")}{deadline}.",
                $"The calendar itself, were there no risks, ends on {F("calendar.finish")}{deadline}.");
        }

        return it.Say(
            $"Күнтізбе бойынша аяқталу күні — {F("calendar.finish")}{deadline}; ең ерте мүмкін күн — {F("calendar.bound")}. Қаншалықты сенімді екені белгісіз: болжам әлі жасалмаған.",
            $"По календарю работы завершаются {F("calendar.finish")}{deadline}; раньше {F("calendar.bound")} не завершается ни один календарь. Насколько это надёжно, неизвестно: прогноз ещё не сделан.",
            $"By the calendar all works on {F("calendar.finish")}{deadline}; no calendar ends before {F("calendar.bound")}. How sure that is, is not known: there is no forecast yet.");
    }

    /// <summary>Plan and done over time.</summary>
    /// <param name="done">The curve of what is built, by evidence.</param>
    /// <param name="people">The same in people.</param>
    public IEnumerable<ReportBlock> Time(IReadOnlyList<(DateOnly Day, double Value)> done, IReadOnlyList<(DateOnly Day, double Value)> people)
    {
        foreach (var block in odds?.Time(people) ?? Planned(done))
        {
            yield return block;
        }

        yield return new TextBlock(IsNote: true, Text: it.Say(
            $"Осы күнге күнтізбе бойынша {F("planned.villages")} елді мекеннің желісі салынуы тиіс еді; құжатпен расталғаны — {F("built.villages")}.",
            $"К этому дню по календарю должно быть построено населённых пунктов: {F("planned.villages")}; подтверждено: {F("built.villages")}.",
            $"By this day {F("planned.villages")} settlements were to be built; {F("built.villages")} are shown."));
    }

    private IEnumerable<ReportBlock> Planned(IReadOnlyList<(DateOnly Day, double Value)> done)
    {
        var marks = new List<(DateOnly, string)> { (it.AsOf, it.Say("бүгін", "сегодня", "today")) };
        if (calendar.Inputs.Deadline is { } deadline)
        {
            marks.Add((deadline, it.Say("мерзім", "срок", "deadline")));
        }

        List<Curve> curves = [new(it.Say("жоспар", "план", "plan"), "#5a6672", PlannedCurve(), IsDashed: true)];
        if (done.Count > 0)
        {
            curves.Add(new(it.Say("салынғаны", "построено", "built"), "#12408c", done));
        }

        yield return new DrawingBlock(
            CurveDrawing.Draw(curves, [], marks, it.Say("Елді мекендер: жоспар мен орындалуы", "Населённые пункты: план и факт", "Settlements: plan and done")),
            HtmlReport.Text(it.Say(
                "Елді мекендер, жинақталған: күнтізбе бойынша қосылатыны және құрылысы құжатпен расталғаны. Болжам жоқ: zheli forecast.",
                "Населённые пункты накопленным итогом: по календарю и построенные с подтверждением. Прогноза нет: zheli forecast.",
                "Settlements, cumulative: by the calendar, and built with evidence. There is no forecast: zheli forecast.")));
    }

    /// <summary>Earned value, for the table of money.</summary>
    public IEnumerable<IReadOnlyList<string>> MoneyRows()
    {
        yield return [it.Say("Жоспарланған көлем (PV)", "Плановый объём (PV)", "Planned value (PV)"), F("earned.pv"), it.Say("бүгінге күнтізбе бойынша", "на этот день по календарю", "by this day, by the calendar")];
        yield return
        [
            it.Say("Игерілген көлем (EV)", "Освоенный объём (EV)", "Earned value (EV)"), F("earned.ev"),
            earned.ScheduleIndex is null || earned.Earned == 0 ? it.Say("құжат бойынша", "по подтверждениям", "by evidence")
                : it.Say($"құжат бойынша; SPI(t) = {F("earned.spi_t")}", $"по подтверждениям; SPI(t) = {F("earned.spi_t")}", $"by evidence; SPI(t) = {F("earned.spi_t")}"),
        ];
        yield return
        [
            it.Say("Аяқталғандағы болжам (EAC)", "Прогноз на завершение (EAC)", "Forecast at completion (EAC)"), earned.EstimateAtCompletion is null ? "—" : F("earned.eac"),
            earned.EstimateAtCompletion is null
                ? it.Say("төлем мен расталған көлемсіз есептелмейді", "без оплат и подтверждённого объёма не вычисляется", "needs payments and work with evidence")
                : it.Say($"CPI = {F("earned.cpi")}", $"CPI = {F("earned.cpi")}", $"CPI = {F("earned.cpi")}"),
        ];
    }

    /// <summary>Packages that should be finished and are not shown to be.</summary>
    public string Slipped() => it.Say(
            $"Осы күнге дейін аяқталуы тиіс {F("due.packages")} жұмыс пакетінің {F("late.packages")} құжатпен расталмаған.",
            $"Из {F("due.packages")} рабочих пакетов, которые должны быть завершены, не подтверждены {F("late.packages")}.",
            $"Of {F("due.packages")} work packages that should be finished by now, {F("late.packages")} are not shown finished.");

    /// <summary>The settlements most overdue, then the latest by the calendar.</summary>
    public IEnumerable<ReportBlock> Risk()
    {
        if (odds is not null)
        {
            foreach (var block in odds.Risk())
            {
                yield return block;
            }

            yield break;
        }

        yield return new TextBlock(it.Say(
            "Болжамсыз ықтималдық жоқ: алдымен мерзімі өтіп кеткендер, содан кейін күнтізбе бойынша ең соңғылары көрсетілген; болжам: zheli forecast.",
            "Без прогноза вероятностей нет: сначала просроченные, затем самые поздние по календарю; прогноз: zheli forecast.",
            "Without a forecast there are no probabilities: the most overdue first, then the latest by the calendar; a forecast: zheli forecast."), IsNote: true);
        var query = book.Sql($"""
            SELECT 'lit.' || settlement_id AS figure, CAST(julianday(max(lit_date)) - 1721425.5 AS INTEGER) AS value FROM work_package
            WHERE scenario = '{Quoted()}' AND settlement_id IS NOT NULL GROUP BY settlement_id
            UNION ALL SELECT 'residents.' || settlement_id, population FROM plan_settlement WHERE scenario = '{Quoted()}'
            """);
        var rows = new List<IReadOnlyList<string>>();
        foreach (var (id, day) in plannedOn.Where(p => standing.TryGetValue(p.Key, out var village) && !ReportFacts.IsBuilt(village))
            .OrderBy(p => p.Value <= it.AsOf ? p.Value.DayNumber : int.MaxValue).ThenByDescending(p => p.Value).ThenByDescending(p => it.Scene.FindSettlement(p.Key)?.Population ?? 0).ThenBy(p => p.Key).Take(RiskRows))
        {
            var (key, place, village) = (id.ToString(CultureInfo.InvariantCulture), it.Scene.FindSettlement(id), standing[id]);
            rows.Add(
            [
                it.NameOf(id), (place?.PopulationIsEstimated == true ? "≈ " : "") + book.Add($"residents.{key}", place?.Population ?? 0, FigureKind.Count, query),
                book.Add($"lit.{key}", day.DayNumber, FigureKind.Day, query), it.Say(ProgressWords.Of(village.Standing)), village.Missing is { } missing ? it.Say(ProgressWords.Of(missing)) : "—",
            ]);
        }

        yield return new TableBlock(
            [
                new(it.Say("Елді мекен, аудан", "Населённый пункт, район", "Settlement, district")), new(it.Say("Тұрғын", "Жителей", "People"), Align.Right),
                new(it.Say("Күнтізбе бойынша", "По календарю", "By the calendar"), Align.Right), new(it.Say("Сатысы", "Ступень", "Stands")), new(it.Say("Келесі дәлел", "Нужно подтверждение", "Next evidence")),
            ], rows, it.Say("Тәуекел", "Риски", "Risk"));
    }

    /// <summary>The odds by region; nothing without a forecast.</summary>
    public IEnumerable<ReportBlock> RegionOdds() => odds?.Regions() ?? [];

    /// <summary>What the outside view rests on; nothing without a forecast.</summary>
    public IEnumerable<ReportBlock> OutsideView() => odds?.Outside() ?? [];

    /// <summary>What must be decided for the calendar to hold.</summary>
    public IEnumerable<string> Decisions()
    {
        if (calendar.Summary.WaysOut.Count > 0)
        {
            var ways = Ways();
            yield return ways.Count == 1
                ? it.Say($"Мерзім сақталмайды. Шешімі: {ways[0]}.", $"Срок не соблюдается. Выход: {ways[0]}.", $"The deadline is not met. The way out: {ways[0]}.")
                : it.Say("Мерзім сақталмайды. Бірін таңдау: ", "Срок не соблюдается. Выбрать одно: ", "The deadline is not met. Choose one: ")
                    + string.Join("; ", ways.Select((way, i) => $"{it.Say("абвг"[i].ToString(), "абвг"[i].ToString(), "abcd"[i].ToString())}) {way}")) + ".";
        }
        else if (!calendar.Summary.MeetsDeadline)
        {
            yield return it.Say("Мерзім сақталмайды: мерзімді немесе ресурсты қайта бекіту.", "Срок не соблюдается: пересмотреть срок или ресурсы.", "The deadline is not met: settle another date or more resources.");
        }

        if (calendar.Inputs.Crews.Any(c => c.IsAssumed))
        {
            yield return it.Say(
                "Бригадалар саны болжамды: нақты бригадаларды бекіту.", "Число бригад принято расчётным: утвердить фактические.",
                "The crews are assumed: confirm the real ones.");
        }

        if (odds is not null)
        {
            foreach (var item in odds.Decisions())
            {
                yield return item;
            }

            yield break;
        }

        yield return it.Say(
            "Мерзімнің ықтималдығын бағалату.", "Оценить вероятность срока.", "Have the probability of the date computed.");
    }

    private static string F(string key) => FigureBook.Of(key);

    private string Days(string key) => ReportNumbers.Plural(book.Value(key), "день", "дня", "дней");

    /// <summary>The means, each enough by itself. Crews are one means: all of them are needed together.</summary>
    private List<string> Ways()
    {
        var ways = new List<string>();
        if (calendar.Summary.WaysOut.Where(w => w.Kind == "crews").ToList() is { Count: > 0 } crews)
        {
            var all = ReportNumbers.Whole(crews.Sum(w => w.Amount));
            var where = string.Join("; ", crews.GroupBy(w => w.Type).Select(type => $"{it.Crew(type.Key)} — {string.Join(", ", type.Select(w => $"{Where(w)} {ReportNumbers.Whole(w.Amount)}"))}"));
            ways.Add(it.Say(
                $"барлығы {all} бригада қосу ({where})", $"добавить {all} {ReportNumbers.Plural(crews.Sum(w => w.Amount), "бригаду", "бригады", "бригад")} ({where})", $"add {all} crews in all ({where})"));
        }

        ways.AddRange(calendar.Summary.WaysOut.Where(w => w.Kind != "crews").Select(Way));
        return ways;
    }

    private string Where(WayOut way) => way.RegionId is null ? it.Say("бірнеше өңірге ортақ", "общие для нескольких регионов", "shared between regions") : it.Region(way.RegionId);

    private string Way(WayOut way)
    {
        var day = way.From is { } from ? numbers.Day(from) : "";
        var amount = ReportNumbers.Whole(way.Amount);
        return way.Kind switch
        {
            "money" => it.Say($"{day} күніне қосымша {numbers.Money(way.Amount)} бөлу", $"выделить к {day} дополнительно {numbers.Money(way.Amount)}", $"release {numbers.Money(way.Amount)} more by {day}"),
            _ => it.Say($"мерзімді {amount} күнге ұзарту ({day})", $"продлить срок на {amount} {ReportNumbers.Plural(way.Amount, "день", "дня", "дней")} (до {day})", $"extend the deadline by {amount} days (until {day})"),
        };
    }

    private List<(DateOnly Day, double Value)> PlannedCurve()
    {
        var curve = new List<(DateOnly, double)> { (calendar.Inputs.Start, 0) };
        var sum = 0;
        foreach (var day in plannedOn.Values.GroupBy(d => d).OrderBy(g => g.Key))
        {
            curve.Add((day.Key, sum += day.Count()));
        }

        return curve;
    }

    private void Figures()
    {
        var summary = calendar.Summary;
        var days = book.Sql($"""
            SELECT 'calendar.finish' AS figure, CAST(julianday(finish_date) - 1721425.5 AS INTEGER) AS value FROM schedule_summary WHERE scenario = '{Quoted()}'
            UNION ALL SELECT 'calendar.bound', CAST(julianday(finish_bound_date) - 1721425.5 AS INTEGER) FROM schedule_summary WHERE scenario = '{Quoted()}'
            UNION ALL SELECT 'calendar.deadline', CAST(julianday(deadline_date) - 1721425.5 AS INTEGER) FROM schedule_summary WHERE scenario = '{Quoted()}' AND deadline_date IS NOT NULL
            UNION ALL SELECT 'calendar.late_days', CAST(max(0, julianday(finish_date) - julianday(deadline_date)) AS INTEGER) FROM schedule_summary
              WHERE scenario = '{Quoted()}' AND deadline_date IS NOT NULL
            UNION ALL SELECT 'planned.villages', count(*) FROM (SELECT max(lit_date) AS lit FROM work_package WHERE scenario = '{Quoted()}' AND settlement_id IS NOT NULL
              GROUP BY settlement_id) WHERE lit <= '{it.AsOf.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}'
            UNION ALL SELECT 'due.packages', count(*) FROM work_package WHERE scenario = '{Quoted()}' AND finish_date <= '{it.AsOf.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}'
            """);
        book.Add("calendar.finish", summary.Finish.DayNumber, FigureKind.Day, days);
        book.Add("calendar.bound", summary.FinishBound.DayNumber, FigureKind.Day, days);
        if (calendar.Inputs.Deadline is { } deadline)
        {
            book.Add("calendar.deadline", deadline.DayNumber, FigureKind.Day, days);
            book.Add("calendar.late_days", Math.Max(0, summary.Finish.DayNumber - deadline.DayNumber), FigureKind.Count, days);
        }

        book.Add("planned.villages", plannedOn.Values.Count(d => d <= it.AsOf), FigureKind.Count, days);
        var due = calendar.Dates.Where(d => d.Finish <= it.AsOf).ToList();
        book.Add("due.packages", due.Count, FigureKind.Count, days);
        var value = book.Command(it.Say(
            "docs/methods/progress.md, «Earned value»: work_package (start_date, finish_date, capex_kzt) пен «zheli progress list --json» салыстыру",
            "docs/methods/progress.md, раздел «Earned value»: work_package (start_date, finish_date, capex_kzt) против «zheli progress list --json»",
            "docs/methods/progress.md, ‘Earned value’: work_package (start_date, finish_date, capex_kzt) against ‘zheli progress list --json’"));
        book.Add("late.packages", due.Count(d => it.PackageDone.GetValueOrDefault(d.PackageId)?.Finished is null), FigureKind.Count, value);
        book.Add("earned.pv", earned.Planned, FigureKind.Money, value);
        book.Add("earned.ev", earned.Earned, FigureKind.Money, value);
        if (earned.ScheduleIndex is { } spi)
        {
            book.Add("earned.spi_t", (decimal)spi, FigureKind.Index, value);
        }

        if (earned is { CostIndex: { } cpi, EstimateAtCompletion: { } eac })
        {
            book.Add("earned.cpi", (decimal)cpi, FigureKind.Index, value);
            book.Add("earned.eac", eac, FigureKind.Money, value);
        }
    }

    private string Quoted() => it.Plan.Scenario.Replace("'", "''", StringComparison.Ordinal);
}
