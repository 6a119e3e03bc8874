using System.Globalization;
using Zheli.Model;
using Zheli.Model.Programme;
using Zheli.Operations.Words;
using Zheli.Programme.Progress;

namespace Zheli.Operations.Report;

/// <summary>What an auditor checks: regions, published figures, doubts, assumptions, sources, the log's head, every query.</summary>
internal sealed class Annex(ReportFacts it, FigureBook book, CalendarPart? calendar)
{
    private const int DoubtRows = 25, FindingRows = 30;

    private static readonly Rung[] Shown = [Rung.Permitted, Rung.Backbone, Rung.LocalNetwork, Rung.Connected, Rung.QualityProven];

    private readonly ReportNumbers numbers = new(it.Language);

    /// <summary>All blocks of the annex; the queries come last, when all figures are known.</summary>
    public IEnumerable<ReportBlock> Blocks()
    {
        yield return new HeadingBlock(it.Say("Қосымша", "Приложение", "Annex"), IsChapter: true);
        foreach (var block in Regions().Concat(calendar?.RegionOdds() ?? []).Concat(Technologies()).Concat(Official()).Concat(Doubts()).Concat(Assumptions()).Concat(calendar?.OutsideView() ?? []).Concat(Findings()).Concat(Sources()).Concat(new LightPart(it, book).Blocks("8")).Concat(Queries()))
        {
            yield return block;
        }
    }

    private static string F(string key) => FigureBook.Of(key);

    /// <summary>Number of the last part: a plan without fibre has nothing to say about light.</summary>
    private string Last => it.Spans.Count > 0 ? "9" : "8";

    private IEnumerable<ReportBlock> Regions()
    {
        yield return new HeadingBlock(it.Say("1. Облыстар бойынша", "1. По областям", "1. By region"), Source: string.Join(", ", Ids("region.")));
        var rows = it.Status.Regions.Select(r => (IReadOnlyList<string>)
        [
            r.Name, F(ReportFigures.Region(r.RegionId, "connect")), F(ReportFigures.Region(r.RegionId, "people")),
            .. Shown.Select(rung => F(ReportFigures.Region(r.RegionId, ReportFigures.Reached(rung, "villages")))), F(ReportFigures.Region(r.RegionId, ReportFigures.Reached(Rung.Connected, "people"))),
        ]).ToList();
        rows.Add(
        [
            it.Say("Барлығы", "Итого", "Total"), F("villages.connect"), F("people.connect"), .. Shown.Select(rung => F(ReportFigures.Reached(rung, "villages"))),
            F(ReportFigures.Reached(Rung.Connected, "people")),
        ]);
        yield return new TableBlock(
            [
                new(it.Say("Облыс", "Область", "Region")), new(it.Say("Қосылатын елді мекен", "Пунктов к подключению", "Settlements to connect"), Align.Right), new(it.Say("Тұрғын", "Жителей", "People"), Align.Right),
                .. Shown.Select(rung => new ReportColumn(it.Title(Progress.ProgressWords.Of(rung)) + " +", Align.Right)), new(it.Say("Қосылған тұрғын", "Жителей подключено", "People connected"), Align.Right),
            ], rows, it.Say("Облыстар", "Области", "Regions"), Total: true);
        yield return new TextBlock(it.Say(
            "«+» — осы сатыда немесе одан жоғары; қолданыстағы желісі бар елді мекендер қоса есептелген.", "«+» — на этой ступени или выше, включая пункты, где сеть уже есть.",
            "“+”: on this rung or above, settlements where the network already stands included."), IsNote: true);
    }

    private IEnumerable<ReportBlock> Technologies()
    {
        yield return new HeadingBlock(it.Say("2. Технология бойынша", "2. По технологиям", "2. By technology"), Source: book.Get("villages.total").Query.Id);
        var rows = new List<IReadOnlyList<string>>();
        foreach (var technology in new[] { Technology.Fibre, Technology.Microwave, Technology.Satellite, Technology.Existing, Technology.Unserved })
        {
            var key = EventChain.WordOf(technology);
            rows.Add([it.Say(Wording.Of(technology)), F("villages." + key), F("people." + key)]);
        }

        rows.Add([it.Say("Барлығы", "Итого", "Total"), F("villages.total"), F("people.total")]);
        yield return new TableBlock(
            [new(it.Say("Технология", "Технология", "Technology")), new(it.Say("Елді мекен", "Населённых пунктов", "Settlements"), Align.Right), new(it.Say("Тұрғын", "Жителей", "People"), Align.Right)],
            rows, it.Say("Технологиялар", "Технологии", "Technologies"), Total: true);
        yield return new TextBlock(it.Say(
            $"Тұрғындар санының {F("people.estimated_share")} бағалау болып табылады. РРЖ аралықтары: {F("hops")}.", $"Оценочная доля числа жителей: {F("people.estimated_share")}. Пролётов РРЛ: {F("hops")}.",
            $"{F("people.estimated_share")} of the people are estimates. Microwave hops: {F("hops")}."), IsNote: true);
    }

    private IEnumerable<ReportBlock> Official()
    {
        yield return new HeadingBlock(it.Say("3. Ресми көрсеткіштермен салыстыру", "3. Сопоставление с официальными показателями", "3. Beside published official figures"));
        if (it.Official.Count == 0)
        {
            yield return new TextBlock(it.Say(
                "Бұл аумақ туралы жарияланған көрсеткіштер жоқ.", "Опубликованных показателей об этой территории нет.", "No published figures are known for this territory."));
            yield break;
        }

        var rows = new List<IReadOnlyList<string>>();
        foreach (var measure in it.Official.GroupBy(f => f.Measure))
        {
            var (name, own, kind) = Measure(measure.Key);
            foreach (var (figure, index) in measure.Select((f, i) => (f, i)))
            {
                rows.Add([index == 0 ? name : "", index == 0 ? own : "", Bound(figure.Bound) + numbers.Write(new Figure("", figure.Value, kind, book.Queries[0])), it.Say(figure.Said)]);
            }
        }

        yield return new TableBlock(
            [
                new(it.Say("Көрсеткіш", "Показатель", "Measure")), new(it.Say("Осы есепте", "В этом отчёте", "In this report"), Align.Right), new(it.Say("Жарияланған", "Опубликовано", "Published"), Align.Right),
                new(it.Say("Кім, қашан", "Кто и когда", "Who and when")),
            ], rows, it.Say("Ресми көрсеткіштер", "Официальные показатели", "Published figures"));
        yield return new TextBlock(it.Say(
            "Дереккөздер қайшы болған жерде екеуі де көрсетілген; баспасөздегі көрсеткіштер үзінді бойынша алынған. Есептің елді мекендері — картадағы қоныстар, ауылдардың ресми тізімі емес.",
            "Где источники расходятся, приведены все; показатели прессы взяты по выдержкам. Пункты отчёта — поселения карты, а не официальный перечень сёл.",
            "Where sources disagree, all are shown; figures of the press were read as excerpts. The settlements of this report are places of the map, not the official list of villages."), IsNote: true);
    }

    private (string Name, string Own, FigureKind Kind) Measure(string measure) => measure switch
    {
        "villages" => (it.Say("Ауылдық елді мекендер", "Сельские населённые пункты (СНП)", "Rural settlements"), F("villages.total"), FigureKind.Count),
        "villages-to-connect" => (it.Say("Қосылатын елді мекендер", "Пункты к подключению", "Settlements to connect"), F("villages.connect"), FigureKind.Count),
        "villages-backbone" => (it.Say("Магистраль жеткен", "Магистраль подведена", "Backbone reached"), F(ReportFigures.Reached(Rung.Backbone, "villages")), FigureKind.Count),
        "villages-local-network" => (it.Say("Үйлерге дейінгі жергілікті желі", "Местная сеть до домохозяйств", "Local network to homes"), F(ReportFigures.Reached(Rung.LocalNetwork, "villages")), FigureKind.Count),
        "villages-local-network-2027" => (it.Say("Жергілікті желі, 2027 ж. соңына", "Местная сеть, к концу 2027 г.", "Local network by the end of 2027"), F("villages.network"), FigureKind.Count),
        "people-to-connect" => (it.Say("Қосылатын тұрғындар", "Жители к подключению", "People to connect"), F("people.connect"), FigureKind.Count),
        "people-last-mile" => (it.Say("«Соңғы миля» тұрғындары", "Жители «последней мили»", "People of the last mile"), "—", FigureKind.Count),
        "fibre-share" => (it.Say("ТОБЖ үлесі", "Доля ВОЛС", "Share by fibre"), FibreShare(), FigureKind.Share),
        "fibre-km" => (it.Say("ТОБЖ ұзындығы", "Протяжённость ВОЛС", "Length of fibre"), F("fibre.km"), FigureKind.Kilometres),
        "cost" => (it.Say("Құрылыс құны", "Стоимость строительства", "Cost of building"), F("cost.capex"), FigureKind.Money),
        "finish" => (it.Say("Аяқталу мерзімі", "Срок завершения", "Completion"), "—", FigureKind.Day),
        _ => (measure, "—", FigureKind.Count),
    };

    private string FibreShare()
    {
        var connect = book.Value("villages.connect");
        return book.Add("villages.fibre_share", connect > 0 ? Math.Round(book.Value("villages.fibre") / connect, 6) : 0, FigureKind.Share, book.Get("villages.total").Query);
    }

    private string Bound(string bound) => bound switch
    {
        "at-least" or "more-than" => it.Language == ExportLanguage.English ? "> " : "> ",
        "about" => "≈ ",
        _ => "",
    };

    private IEnumerable<ReportBlock> Doubts()
    {
        yield return new HeadingBlock(it.Say("4. Күмән тудырған құжаттар", "4. Сомнительные подтверждения", "4. Evidence in doubt"), Source: book.Get("progress.doubts").Query.Id);
        yield return new TextBlock(it.Say(
            $"Оқиғалар: {F("progress.events")}, есепке алынғаны: {F("progress.counting")}, құжатсыз: {F("progress.claims")}; күмәнді файлдар: {F("progress.doubts")}.",
            $"Событий: {F("progress.events")}, засчитано: {F("progress.counting")}, без подтверждения: {F("progress.claims")}; сомнительных файлов: {F("progress.doubts")}.",
            $"Events: {F("progress.events")}, counting: {F("progress.counting")}, without evidence: {F("progress.claims")}; files in doubt: {F("progress.doubts")}."));
        if (it.Status.Doubts.Count > 0)
        {
            yield return new TableBlock(
                [new(it.Say("Оқиға", "Событие", "Event"), Align.Right), new(it.Say("Файл", "Файл", "File")), new(it.Say("Неге", "Почему", "Why"))],
                [.. it.Status.Doubts.Take(DoubtRows).Select(d => (IReadOnlyList<string>)[d.Event.ToString(CultureInfo.InvariantCulture), d.File, it.Say(Phrases.Of(d.Message))])], it.Say("Күмән", "Сомнения", "Doubts"));
        }
    }

    private IEnumerable<ReportBlock> Assumptions()
    {
        yield return new HeadingBlock(it.Say("5. Болжамдар (A — ресми … D — әлсіз)", "5. Допущения (A — официальные … D — слабые)", "5. Assumptions (A official … D weak)"));
        yield return new TableBlock(
            [new(it.Say("Көрсеткіш", "Показатель", "Figure")), new(it.Say("Мәні", "Значение", "Value"), Align.Right), new(it.Say("Бірлік", "Единица", "Unit")), new(it.Say("Баға", "Уровень", "Grade")), new(it.Say("Дереккөз", "Источник", "Source"))],
            [.. Used().Select(a => (IReadOnlyList<string>)
            [
                it.Say(CatalogueWords.Name(a)), numbers.Plain(a.Value), (a.Currency is { } currency ? currency + " / " : "") + it.Say(CatalogueWords.Unit(a.Unit)), a.Grade + (a.IsOverridden ? "*" : ""), it.Say(CatalogueWords.Source(a.Source)),
            ])], it.Say("Болжамдар", "Допущения", "Assumptions"));
        yield return new TextBlock(it.Say(
            "Жоспарды, күнтізбе мен болжамды өзгерткен барлық көрсеткіштер. «Есептік баға» — өз бағамыз; жарияланымдардың, бағдарламалар мен сайттардың атауы түпнұсқада қалдырылған. * — осы жоба үшін берілген мән.",
            "Все величины, повлиявшие на план, календарь и прогноз. «Расчётная оценка» — наша; названия публикаций, программ и сайтов оставлены на языке оригинала. * — значение, заданное для этого проекта.",
            "Every figure that moved the plan, the calendar and the odds. ‘Derived’ is our own estimate; names of publications, programs and sites stand as they are. *: set for this project."), IsNote: true);
    }

    /// <summary>Figures of the plan, then those that the calendar and the odds add to them.</summary>
    private IEnumerable<Assumption> Used() => it.Plan.Assumptions.Concat(it.Calendar?.Summary.Assumptions ?? []).Concat(it.Forecast?.Assumptions ?? []).DistinctBy(a => (a.Key, a.Description, a.Value));

    private IEnumerable<ReportBlock> Findings()
    {
        List<Finding> noticed = [.. it.Plan.Findings.Concat(it.Calendar?.Summary.Findings ?? []).Concat(it.Forecast?.Findings ?? []).Distinct().OrderByDescending(f => f.Severity)];
        if (noticed.Count == 0)
        {
            yield break;
        }

        yield return new HeadingBlock(it.Say("6. Жоспар, күнтізбе және болжам туралы ескертулер", "6. Замечания к плану, календарю и прогнозу", "6. What was noticed about plan, calendar and odds"));
        yield return new TableBlock(
            [new(it.Say("Коды", "Код", "Code")), new(it.Say("Ескерту", "Замечание", "Finding")), new(it.Say("Кеңес", "Совет", "Advice"))],
            [.. noticed.Take(FindingRows).Select(f => (IReadOnlyList<string>)[f.Code, it.Say(Phrases.Of(f.Message)), it.Say(Phrases.Of(f.Advice))])], it.Say("Ескертулер", "Замечания", "Findings"));
        if (noticed.Count > FindingRows)
        {
            var rest = ReportNumbers.Whole(noticed.Count - FindingRows);
            yield return new TextBlock(it.Say($"Тағы {rest} ескерту: zheli plan, schedule, forecast --json.", $"И ещё замечаний: {rest}: zheli plan, schedule, forecast --json.", $"And {rest} more: zheli plan, schedule, forecast --json."), IsNote: true);
        }
    }

    private IEnumerable<ReportBlock> Sources()
    {
        yield return new HeadingBlock(it.Say("7. Деректер мен тексеру", "7. Данные и проверка", "7. Data and how to check"));
        yield return new TextBlock(it.Say(
            $"Деректер нұсқасы — жоба файлының SHA-256 мәні: {it.Version}. Оны «sha256sum {it.Project}» береді.", $"Версия данных — SHA-256 файла проекта: {it.Version}. Её выдаёт «sha256sum {it.Project}».",
            $"The data version is the SHA-256 of the project file: {it.Version}. ‘sha256sum {it.Project}’ gives the same."));
        yield return new TextBlock(it.Say(
            $"Орындалу журналының басы: {it.Status.LogHead}. Журналдың кейін өзгермегенін «zheli verify {it.Project} --log --head …» тексереді.",
            $"Контрольная отметка журнала: {it.Status.LogHead}. Что журнал потом не переписан, проверяет «zheli verify {it.Project} --log --head …».",
            $"Head of the log of progress: {it.Status.LogHead}. That it was not rewritten later, ‘zheli verify {it.Project} --log --head …’ checks."));
        yield return new TextBlock(it.Say(
            $"Құнның дәлелі: ешбір жоспар {F("cost.bound")} мәнінен арзан емес; жоспар мен дәлелді «zheli verify {it.Project}» тексереді.",
            $"Доказательство стоимости: ни один план не дешевле {F("cost.bound")}; план и доказательство проверяет «zheli verify {it.Project}».",
            $"Proof of the cost: no plan is cheaper than {F("cost.bound")}; plan and proof are checked by ‘zheli verify {it.Project}’."));
        if (it.History.Count > 0)
        {
            yield return new TableBlock(
                [new(it.Say("Дереккөз файлы", "Файл-источник", "Source file")), new(it.Say("Түрі", "Вид", "Kind")), new("SHA-256"), new(it.Say("Енгізілген", "Импортирован", "Imported"))],
                [.. it.History.Select(h => (IReadOnlyList<string>)[h.File, it.Say(KindOf(h.Kind)), h.Sha256, h.ImportedAt.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)])], it.Say("Дереккөздер", "Источники", "Sources"));
        }
    }

    /// <summary>What a source file holds; a word that is not known stays as it is.</summary>
    private static Wording KindOf(string kind) => kind switch
    {
        "osm" => new("OpenStreetMap", "OpenStreetMap", "OpenStreetMap"),
        "settlements" => new("елді мекендер", "населённые пункты", "settlements"),
        "kato" => new("ӘАОЖ", "КАТО", "KATO codes"),
        "admin-areas" => new("әкімшілік шекаралар", "административные границы", "boundaries"),
        "corridors" => new("жолдар мен дәліздер", "дороги и коридоры", "roads and corridors"),
        "water" => new("су айдындары", "водные объекты", "water"),
        "network" => new("қолданыстағы желі", "существующая сеть", "existing network"),
        "elevation" => new("жер бедері", "рельеф", "relief"),
        "population" => new("халық саны", "население", "population"),
        _ => new(kind, kind, kind),
    };

    private IEnumerable<ReportBlock> Queries()
    {
        yield return new HeadingBlock(it.Say($"{Last}. Сұраулар", $"{Last}. Запросы", $"{Last}. Queries"));
        yield return new TextBlock(it.Say(
            "Әр көрсеткіш осы сұраулардың бірінен шығады. SQL жоба файлында кез келген SQLite бағдарламасымен орындалады және (көрсеткіш, мәні) жолдарын береді. XLSX есебінде әр көрсеткіштің кілті мен сұрауы бар.",
            "Каждый показатель получен одним из этих запросов. SQL выполняется над файлом проекта любой программой SQLite и даёт строки (показатель, значение). В отчёте XLSX у каждого показателя указаны ключ и запрос.",
            "Every figure comes from one of these queries. SQL runs on the project file in any SQLite program and returns rows (figure, value). The XLSX report names key and query of each figure."), IsNote: true);
        var tables = book.Queries.Select(q => (IReadOnlyList<string>)[q.Id, q.Text, Keys(q)]).ToList();
        yield return new TableBlock(
            [new("№"), new(it.Say("Сұрау", "Запрос", "Query")), new(it.Say("Көрсеткіштер", "Показатели", "Figures"))], tables, it.Say("Сұраулар тізімі", "Перечень запросов", "List of queries"));
    }

    private string Keys(ReportQuery query)
    {
        var keys = book.All.Where(f => f.Query == query).Select(f => f.Key).ToList();
        return string.Join(", ", keys.Take(6)) + (keys.Count > 6 ? string.Create(CultureInfo.InvariantCulture, $" … ({keys.Count})") : "");
    }

    private IEnumerable<string> Ids(string prefix) => book.All.Where(f => f.Key.StartsWith(prefix, StringComparison.Ordinal)).Select(f => f.Query.Id).Distinct();
}
