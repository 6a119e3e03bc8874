using System.Globalization;
using Zheli.Model.Network;
using Zheli.Model.Programme;
using Zheli.Operations.Progress;
using Zheli.Operations.Words;
using Zheli.Programme.Progress;

namespace Zheli.Operations.Report;

/// <summary>The two pages that a head of state reads: the answer, who is reached, the map; then time, money, what slipped, who is at risk, what must be decided.</summary>
internal sealed class FrontPages(ReportFacts it, FigureBook book)
{
    private const int RiskRows = 10, DelayRows = 5;

    /// <summary>Rows of tables, items and paragraphs that the second page bears in its usual type.</summary>
    private const int LinesOfAPage = 31, LettersOfALine = 95;

    private static readonly Rung[] Counted = [Rung.Planned, Rung.Funded, Rung.Designed, Rung.Permitted, Rung.Backbone, Rung.LocalNetwork, Rung.Passed, Rung.Orderable, Rung.Connected, Rung.Active, Rung.QualityProven];

    private readonly ReportNumbers numbers = new(it.Language);
    private readonly CalendarPart? calendar = it is { Calendar: { } known, Earned: { } earned } ? new CalendarPart(it, book, known, earned) : null;

    /// <summary>What is said of time; null without a calendar.</summary>
    public CalendarPart? Calendar => calendar;

    /// <summary>All blocks of the two pages.</summary>
    public IEnumerable<ReportBlock> Blocks()
    {
        yield return new LeadBlock(Answer());
        if (it.Stale is { } stale)
        {
            yield return new MissingBlock(it.Say(Phrases.Of(stale.Message)), $"zheli plan {it.Project}" + (it.Plan.Scenario == "base" ? "" : $" --scenario {it.Plan.Scenario}"));
        }

        yield return Headline();
        yield return new HeadingBlock(it.Say("Елді мекендер мен тұрғындар қосылу сатысы бойынша", "Населённые пункты и жители по ступеням подключения", "Settlements and people by rung of the ladder"), Source: Source(On(Rung.Planned)));
        yield return Ladder();
        yield return new TextBlock(it.Say(
            $"Елді мекен осы саты мен одан төменгі барлық сатылар құжатпен расталғанда ғана сатыға жатқызылады. Құжатсыз хабарланған: {F("progress.claims")} оқиға. Желі торабы бар {F("villages.existing")} елді мекен магистраль сатысынан басталады.",
            $"Пункт стоит на ступени, только если подтверждены она сама и все ступени ниже. Сообщений без подтверждения: {F("progress.claims")}. Пункты, где узел сети уже стоит ({F("villages.existing")}), начинают со ступени магистрали.",
            $"A settlement stands on a rung only when that rung and every one below are shown by evidence. Reports without evidence: {F("progress.claims")}. The {F("villages.existing")} settlements in which a node of the network stands begin at the backbone."), IsNote: true);
        yield return Map();
        List<ReportBlock> second = [.. Time(), .. Money(), .. Slipped(), .. Risk(), .. Decisions()];
        yield return new HeadingBlock(
            it.Say("Мерзім, қаражат, тәуекел", "Сроки, финансирование, риски", "Time, money, risk"), IsChapter: true, IsTight: Lines(second) > LinesOfAPage);
        foreach (var block in second)
        {
            yield return block;
        }
    }

    private static int Lines(IEnumerable<ReportBlock> blocks) => blocks.Sum(block => block switch
    {
        TableBlock table => table.Rows.Count + 1,
        ListBlock list => list.Items.Sum(item => 1 + (item.Length / LettersOfALine)),
        TextBlock text => 1 + (text.Text.Length / LettersOfALine),
        _ => 0,
    });

    private static string F(string key) => FigureBook.Of(key);

    private static string On(Rung rung) => ReportFigures.On(rung, "villages");

    private string Points(string key) => ReportNumbers.Plural(book.Value(key), "населённый пункт", "населённых пункта", "населённых пунктов");

    private string Residents(string key) => ReportNumbers.Plural(book.Value(key), "житель", "жителя", "жителей");

    private string Source(params string[] keys) => string.Join(", ", keys.Select(k => book.Get(k).Query.Id).Distinct());

    private string Answer()
    {
        var connected = F(ReportFigures.Reached(Rung.Connected, "villages"));
        var people = F(ReportFigures.Reached(Rung.Connected, "people"));
        var day = numbers.AsOf(it.AsOf);
        return (calendar?.Verdict() ?? "") + it.Say(
            $"Жоспар бойынша {F("villages.connect")} елді мекен ({F("people.connect")} тұрғын) қосылады: {F("villages.network")} — жерүсті желісімен, {F("villages.satellite")} — спутниктік байланыспен; құрылыс құны {F("cost.capex")}. "
                + $"{day} жағдай бойынша құжатпен расталып қосылғаны: {connected} елді мекен ({people} тұрғын). " + (calendar?.Answer() ?? "Аяқталу мерзімі белгісіз: жұмыстардың күнтізбесі әлі жасалмаған."),
            $"По плану подключаются {F("villages.connect")} {Points("villages.connect")} ({F("people.connect")} {Residents("people.connect")}): {F("villages.network")} — наземной сетью, {F("villages.satellite")} — спутниковой связью; стоимость строительства {F("cost.capex")}. "
                + $"На {day} с подтверждением подключено: {connected} ({people} {Residents(ReportFigures.Reached(Rung.Connected, "people"))}). " + (calendar?.Answer() ?? "Срок завершения неизвестен: календарь работ ещё не составлен."),
            $"The plan connects {F("villages.connect")} settlements ({F("people.connect")} people): {F("villages.network")} by a terrestrial network, {F("villages.satellite")} by satellite; building costs {F("cost.capex")}. "
                + $"By {day}, {connected} are connected with evidence ({people} people). " + (calendar?.Answer() ?? "When all will be done is not known: there is no calendar of works yet."));
    }

    private HeadlineBlock Headline() => new(
    [
        (F("villages.connect"), it.Say("қосылатын елді мекен", "пунктов к подключению", "settlements to connect")),
        (F("people.connect"), it.Say("тұрғын", "жителей в них", "people in them")),
        (F("fibre.km"), it.Say("жаңа ТОБЖ", "новых ВОЛС", "of new fibre")),
        (F("cost.capex"), it.Say("құрылыс құны", "стоимость строительства", "cost of building")),
        (F(ReportFigures.Reached(Rung.Connected, "villages")), it.Say("қосылған, расталған", "подключено с подтверждением", "connected, with evidence")),
    ]);

    private TableBlock Ladder()
    {
        var total = Math.Max(1, book.Value("villages.total"));
        var rungs = Counted.Append(Rung.NotPlanned).Where(r => r != Rung.NotPlanned || book.Value(On(r)) > 0).ToList();
        return new(
            [
                new(it.Say("Саты", "Ступень", "Rung")), new(it.Say("Осы сатыда", "На ступени", "On it"), Align.Right), new(it.Say("Тұрғын", "Жителей", "People"), Align.Right),
                new(it.Say("Осы сатыда не жоғары", "На ступени и выше", "On it or above"), Align.Right), new(it.Say("Хабарланғаны", "Заявлено", "Claimed"), Align.Right),
            ],
            [.. rungs.Select(r => (IReadOnlyList<string>)
                [it.Title(ProgressWords.Of(r)), F(On(r)), F(ReportFigures.On(r, "people")), F(ReportFigures.Reached(r, "villages")), F(ReportFigures.On(r, "claimed"))])],
            it.Say("Сатылар", "Ступени", "Rungs"),
            [.. rungs.Select(r => (double)(book.Value(On(r)) / total))]);
    }

    private DrawingBlock Map()
    {
        var works = it.Scene.Works.Select(e => (e, it.Work.GetValueOrDefault(e.Key)?.LitOn is not null)).ToList();
        var standing = it.Villages.ToDictionary(v => v.SettlementId);
        var settlements = it.Scene.Planned.Select(s => (Planned: s, Place: it.Scene.FindSettlement(s.SettlementId))).Where(s => s.Place is not null)
            .Select(s => new MapSettlement(s.Place!.Location, s.Place.Population, s.Planned.Technology, ReportFacts.IsBuilt(standing[s.Planned.SettlementId]))).ToList();
        var title = it.Say("Жоспар картасы", "Карта плана", "Map of the plan");
        string Sign(string colour, bool ring, string label) =>
            $"<b><svg width=\"7\" height=\"7\" style=\"display:inline;width:7px;height:7px\" viewBox=\"0 0 7 7\"><circle cx=\"3.5\" cy=\"3.5\" r=\"2.6\" fill=\"{(ring ? "#fff" : colour)}\" stroke=\"{colour}\" stroke-width=\"1.4\"/></svg> {HtmlReport.Text(label)}</b>";
        var signs = new List<string> { Sign(MapDrawing.ColourOf(Technology.Existing), false, it.Say(Wording.Of(Technology.Existing))) };
        foreach (var technology in new[] { Technology.Fibre, Technology.Microwave, Technology.Satellite, Technology.Unserved }.Where(t => it.Scene.Planned.Any(s => s.Technology == t)))
        {
            signs.Add(Sign(MapDrawing.ColourOf(technology), true, it.Say(Wording.Of(technology))));
        }

        var caption = string.Join(" · ", signs) + ". " + HtmlReport.Text(it.Say(
            "Толтырылған белгі — салынғаны құжатпен расталған; ауданы халық санына қарай. Жуан сызық — іске қосылған желі, үзік сызық — тіректер мен РРЖ.",
            "Закрашенный знак — построено с подтверждением; площадь — по числу жителей. Толстая линия — запущена, штриховая — подвес и РРЛ.",
            "Filled: built, with evidence; area by people. Thick line: lit; dashed: on poles, microwave."));
        return new(MapDrawing.Draw(it.Scene.Places, works, settlements, it.Language.Code(), title), caption);
    }

    private IEnumerable<ReportBlock> Time()
    {
        yield return new HeadingBlock(it.Say("Мерзім", "Сроки", "Time"));
        if (calendar is not null)
        {
            foreach (var block in calendar.Time(Done(_ => 1), Done(v => it.Scene.FindSettlement(v.SettlementId)?.Population ?? 0)))
            {
                yield return block;
            }

            yield break;
        }

        yield return new MissingBlock(
            it.Say(
                "Күнтізбе жоқ, сондықтан жоспарланған қисық та, мерзімнің ықтималдығы да жоқ. Оларды жасау:",
                "Календаря работ нет, поэтому нет ни плановой кривой, ни вероятности срока. Составить их:",
                "There is no calendar, so there is neither a planned curve nor a probability of the deadline. To get them:"),
            $"zheli schedule {it.Project} && zheli forecast {it.Project}");
        if (Done(_ => 1) is { Count: > 0 } done)
        {
            yield return new DrawingBlock(
                CurveDrawing.Draw([new Curve(it.Say("салынған", "построено", "built"), "#12408c", done)], [], [(it.AsOf, numbers.Day(it.AsOf))], it.Say("Салынған елді мекендер", "Построенные населённые пункты", "Settlements built")),
                HtmlReport.Text(it.Say(
                    "Құрылысы құжатпен расталған елді мекендер, жинақталған.", "Населённые пункты, строительство в которых подтверждено, накопленным итогом.", "Settlements whose works are shown by evidence, cumulative.")));
        }
    }

    /// <summary>By day: settlements whose works were finished, each counted by its weight.</summary>
    private List<(DateOnly Day, double Value)> Done(Func<VillageStanding, int> weight)
    {
        var days = it.Villages.Where(v => v.Technology != Technology.Existing && ReportFacts.BuiltOn(v) is not null).GroupBy(v => ReportFacts.BuiltOn(v)!.Value).OrderBy(g => g.Key).ToList();
        if (days.Count == 0)
        {
            return [];
        }

        var curve = new List<(DateOnly, double)> { (days[0].Key.AddDays(-1), 0) };
        var sum = 0;
        foreach (var day in days)
        {
            curve.Add((day.Key, sum += day.Sum(weight)));
        }

        curve.Add((it.AsOf, sum));
        return curve;
    }

    private IEnumerable<ReportBlock> Money()
    {
        yield return new HeadingBlock(it.Say("Қаржыландыру", "Финансирование", "Money"), Source: Source("cost.capex", "progress.paid"));
        var rows = new List<IReadOnlyList<string>>
        {
            new[] { it.Say("Жоспар: құрылыс", "План: строительство", "Plan: building"), F("cost.capex"), it.Say("каталогтың бағалары бойынша", "по ценам каталога", "at the catalogue's prices") },
            new[]
            {
                it.Say("Жоспар: толық өмірлік құны", "План: стоимость жизненного цикла", "Plan: whole life"), F("cost.total"),
                it.Say(
                    $"{it.Options.HorizonYears} жыл пайдаланумен; ең төменгі мүмкін құннан ең көбі {F("gap")} жоғары", $"с эксплуатацией за {it.Options.HorizonYears} лет; выше наименьшей возможной не более чем на {F("gap")}",
                    $"with {it.Options.HorizonYears} years of running; at most {F("gap")} above the least possible"),
            },
            new[] { it.Say("Шарт жасалды", "Законтрактовано", "Committed"), F("progress.contracted"), Logged() },
            new[] { it.Say("Төленді", "Оплачено", "Paid"), F("progress.paid"), Logged() },
        };
        rows.AddRange(calendar?.MoneyRows() ??
        [
            new[] { it.Say("Аяқталғандағы болжам", "Прогноз на завершение", "Forecast at completion"), "—", it.Say("күнтізбе керек: zheli schedule", "нужен календарь: zheli schedule", "needs a calendar: zheli schedule") },
        ]);
        yield return new TableBlock(
            [new(it.Say("Бап", "Статья", "Item")), new(it.Say("Сомасы", "Сумма", "Amount"), Align.Right), new(it.Say("Түсіндірме", "Пояснение", "Note"))], rows, it.Say("Қаржыландыру", "Финансирование", "Money"));
    }

    private string Logged() => it.Log.Count == 0
        ? it.Say("журналда жазба жоқ", "в журнале записей нет", "nothing in the log")
        : it.Say("құжатпен расталған оқиғалар бойынша", "по подтверждённым событиям", "by events with evidence");

    private IEnumerable<ReportBlock> Slipped()
    {
        yield return new HeadingBlock(it.Say("Не кешікті және неге", "Что сдвинулось и почему", "What slipped and why"));
        var delays = it.Review.Events.Where(e => e.Kind == ProgressKind.Delayed && it.Review.Counts(e)).ToList();
        var due = calendar?.Slipped() is { } known ? known + " " : "";
        if (delays.Count == 0)
        {
            yield return new TextBlock(due + (calendar is not null ? it.Say("Кешігу себебі туралы хабар жоқ.", "О причинах задержек не сообщали.", "No causes of delay are reported.") : it.Say(
                "Кешігу туралы хабар жоқ. Күнтізбесіз жоспардан ауытқуды есептеу мүмкін емес.", "Сообщений о задержках нет. Без календаря отставание от плана не вычислить.",
                "No delays are reported. Without a calendar, slippage against the plan cannot be computed.")));
            yield break;
        }

        if (due.Length > 0)
        {
            yield return new TextBlock(due.TrimEnd());
        }

        var query = book.Command($"zheli progress {it.Project} list --event delayed --json");
        var rows = new List<IReadOnlyList<string>>();
        foreach (var (cause, index) in delays.GroupBy(e => e.Note).OrderByDescending(g => g.Sum(e => e.Quantity ?? 0)).ThenBy(g => g.Key, StringComparer.Ordinal).Take(DelayRows).Select((g, i) => (g, i)))
        {
            var key = string.Create(CultureInfo.InvariantCulture, $"delay.{index + 1}");
            rows.Add([cause.Key, book.Add(key + ".events", cause.Count(), FigureKind.Count, query), book.Add(key + ".days", cause.Sum(e => e.Quantity ?? 0), FigureKind.Count, query)]);
        }

        yield return new TableBlock(
            [
                new(it.Say("Себебі (хабарлаушының сөзімен)", "Причина (словами сообщившего)", "Cause (in the reporter's words)")), new(it.Say("Хабар", "Сообщений", "Reports"), Align.Right),
                new(it.Say("Барлығы, күн", "Всего, дней", "Days in all"), Align.Right),
            ], rows, it.Say("Кешігу", "Задержки", "Delays"));
    }

    private IEnumerable<ReportBlock> Risk()
    {
        yield return new HeadingBlock(it.Say("Тәуекелі ең жоғары он елді мекен", "Десять населённых пунктов с наибольшим риском", "Ten settlements most at risk"));
        if (calendar is not null)
        {
            foreach (var block in calendar.Risk())
            {
                yield return block;
            }

            yield break;
        }

        yield return new TextBlock(it.Say(
            "Болжамсыз ықтималдық жоқ. Оның орнына ең ұзын салынбаған трассасы бар он елді мекен көрсетілген; болжам: zheli forecast.",
            "Без прогноза вероятностей нет. Вместо них — десять пунктов с самой длинной непостроенной трассой; прогноз: zheli forecast.",
            "Without a forecast there are no probabilities. Instead: the ten with the longest route still to be built; a forecast: zheli forecast."), IsNote: true);
        var left = UnbuiltKm();
        var query = book.Sql($"""
            WITH RECURSIVE way(settlement_id, key) AS (SELECT settlement_id, edge_key FROM plan_settlement WHERE scenario = '{Quoted()}' AND edge_key IS NOT NULL
              UNION ALL SELECT w.settlement_id, e.parent_key FROM way w JOIN plan_edge e ON e.key = w.key AND e.scenario = '{Quoted()}' WHERE e.parent_key IS NOT NULL)
            SELECT 'route.' || w.settlement_id AS figure, sum(e.length_m) / 1000 AS value FROM way w JOIN plan_edge e ON e.key = w.key AND e.scenario = '{Quoted()}'
            WHERE e.method <> 'existing' GROUP BY w.settlement_id
            UNION ALL SELECT 'residents.' || settlement_id, population FROM plan_settlement WHERE scenario = '{Quoted()}' -- {it.Say("есепте журнал бойынша төселгені не іске қосылғаны шегерілген", "в отчёте за вычетом проложенного и запущенного по журналу", "in the report less what the log counts as laid or lit")}
            """);
        var rows = new List<IReadOnlyList<string>>();
        foreach (var village in it.Villages.Where(v => v.Technology is Technology.Fibre or Technology.Microwave && v.Standing < Rung.Backbone && left.ContainsKey(v.SettlementId))
            .OrderByDescending(v => left[v.SettlementId]).ThenBy(v => v.SettlementId).Take(RiskRows))
        {
            var id = village.SettlementId.ToString(CultureInfo.InvariantCulture);
            book.Add($"route.{id}", left[village.SettlementId], FigureKind.Kilometres, query);
            rows.Add(
            [
                it.NameOf(village.SettlementId), (it.Scene.FindSettlement(village.SettlementId)?.PopulationIsEstimated == true ? "≈ " : "") + book.Add($"residents.{id}", it.Scene.FindSettlement(village.SettlementId)?.Population ?? 0, FigureKind.Count, query),
                F($"route.{id}"), it.Say(ProgressWords.Of(village.Standing)),
                village.Missing is { } missing ? it.Say(ProgressWords.Of(missing)) : "—",
            ]);
        }

        yield return new TableBlock(
            [
                new(it.Say("Елді мекен, аудан", "Населённый пункт, район", "Settlement, district")), new(it.Say("Тұрғын", "Жителей", "People"), Align.Right),
                new(it.Say("Салынатын трасса", "Трасса к постройке", "Route to build"), Align.Right), new(it.Say("Сатысы", "Ступень", "Stands")), new(it.Say("Келесі дәлел", "Нужно подтверждение", "Next evidence")),
            ], rows, it.Say("Тәуекел", "Риски", "Risk"));
    }

    private string Quoted() => it.Plan.Scenario.Replace("'", "''", StringComparison.Ordinal);

    /// <summary>By settlement: kilometres of its route that are neither laid nor lit.</summary>
    private Dictionary<long, decimal> UnbuiltKm()
    {
        var along = new Dictionary<string, decimal>(StringComparer.Ordinal);
        foreach (var edge in it.Scene.Works)
        {
            var work = it.Work.GetValueOrDefault(edge.Key);
            var own = edge.Method == BuildMethod.Existing || work?.LitOn is not null ? 0 : ((decimal)edge.Length / 1000) - (work?.LaidKm ?? 0);
            along[edge.Key] = own + (edge.ParentKey is { } parent ? along.GetValueOrDefault(parent) : 0);
        }

        return it.Scene.Planned.Where(s => s.EdgeKey is not null && along.ContainsKey(s.EdgeKey)).ToDictionary(s => s.SettlementId, s => decimal.Round(along[s.EdgeKey!], 3));
    }

    private IEnumerable<ReportBlock> Decisions()
    {
        yield return new HeadingBlock(it.Say("Қажет шешімдер", "Требуемые решения", "Decisions needed"));
        var items = calendar?.Decisions().ToList() ??
        [
            it.Say(
                "Бригадалар мен тоқсандар бойынша қаражат туралы деректерді бекітіп, жұмыс күнтізбесін жасату: онсыз мерзімге ешкім кепілдік бере алмайды.",
                "Утвердить данные о бригадах и финансировании по кварталам и составить календарь: без него за срок никто не может поручиться.",
                "Settle crews and cash by quarter and have the calendar made: without it nobody can answer for a date."),
        ];
        if (book.Value("villages.unserved") > 0)
        {
            items.Add(it.Say(
                $"Қамтылмаған {F("villages.unserved")} елді мекен ({F("people.unserved")} тұрғын): қаражат бөлу немесе себебін жариялау.",
                $"Не обслуживаются {F("villages.unserved")} {Points("villages.unserved")} ({F("people.unserved")} {Residents("people.unserved")}): выделить средства либо назвать причину.",
                $"{F("villages.unserved")} settlements ({F("people.unserved")} people) are not served: fund them, or state why not."));
        }

        if (book.Value("held.villages") > 0)
        {
            items.Add(it.Say(
                $"{F("held.villages")} елді мекенде жұмыс расталған, бірақ төменгі сатының құжаты жоқ: құжаттарды енгізу.",
                $"Пунктов, где работы подтверждены, но нет документа одной из ступеней ниже: {F("held.villages")}. Внести документы.",
                $"In {F("held.villages")} settlements works are shown but the paper of a rung below is missing: have it entered."));
        }

        if (book.Value("claimed.villages") > 0)
        {
            items.Add(it.Say(
                $"{F("claimed.villages")} елді мекен туралы хабар құжатпен расталмаған: тексеру тағайындау.", $"Пунктов, по которым заявленное не подтверждено: {F("claimed.villages")}. Назначить проверку.",
                $"For {F("claimed.villages")} settlements what is claimed is not shown: have it inspected."));
        }

        var weak = it.Plan.Assumptions.Count(a => a.Grade == Zheli.Model.Catalogue.Grade.D && !a.IsOverridden);
        if (weak > 0)
        {
            var query = book.Sql($"SELECT 'weak' AS figure, count(*) AS value FROM plan_summary p, json_each(p.summary, '$.assumptions') a WHERE p.scenario = '{Quoted()}' AND a.value ->> '$.grade' = 'D' AND NOT (a.value ->> '$.isOverridden')");
            items.Add(it.Say(
                $"Жоспар әлсіз дәлелденген {book.Add("weak", weak, FigureKind.Count, query)} бағаға сүйенеді (қосымша): қаражат жұмсалғанға дейін нақтылау.",
                $"Слабо обоснованных величин, на которые опирается план: {book.Add("weak", weak, FigureKind.Count, query)} (приложение). Уточнить до расходования средств.",
                $"The plan rests on {book.Add("weak", weak, FigureKind.Count, query)} weakly supported figures (annex): replace them before money is spent."));
        }

        if (it.Official.Count > 0)
        {
            items.Add(it.Say(
                "Жарияланған ресми көрсеткіштер бір-біріне қайшы (қосымша): есептің негізін бір құжатпен бекіту.", "Опубликованные официальные показатели расходятся (приложение): закрепить базу отчёта одним документом.",
                "Published official figures disagree (annex): fix the base of reporting in one document."));
        }

        yield return new ListBlock(items);
    }
}
