using System.Globalization;
using Zheli.Model;
using Zheli.Model.Network;
using Zheli.Model.Programme;
using Zheli.Operations.Line;
using Zheli.Operations.Read;

namespace Zheli.Operations.Report;

/// <summary>Does the light arrive: the spans of the plan by what is left of their budget, and power and signal-to-noise ratio along its longest fibre way if that were amplified.</summary>
internal sealed class LightPart(ReportFacts it, FigureBook book)
{
    /// <summary>Shorter ways need no amplifier.</summary>
    private const double WorthAmplifyingM = 80_000;

    private static readonly string[] Classes = ["thin", "fair", "ample"];

    /// <summary>The blocks under a heading of their own; none for a plan without fibre spans.</summary>
    public IEnumerable<ReportBlock> Blocks(string number)
    {
        if (it.Spans.Count == 0)
        {
            yield break;
        }

        var query = Count();
        yield return new HeadingBlock(it.Say($"{number}. Оптикалық сигнал", $"{number}. Оптический сигнал", $"{number}. Light on the fibre"), Source: query.Id);
        yield return new TableBlock(
            [
                new(it.Say("Қызмет мерзімінің соңындағы қор", "Запас в конце срока службы", "Left at the end of life")), new(it.Say("Аралық", "Пролётов", "Spans"), Align.Right),
                new(it.Say("Ұзындығы", "Протяжённость", "Length"), Align.Right),
            ],
            [
                .. Classes.Select(c => (IReadOnlyList<string>)[Name(c), FigureBook.Of($"light.{c}"), FigureBook.Of($"light.{c}_km")]),
                [it.Say("Барлығы", "Итого", "Total"), FigureBook.Of("light.spans"), FigureBook.Of("light.km")],
            ], it.Say("Оптикалық қор", "Оптический запас", "Optical margin"), Total: true);
        yield return new TextBlock(it.Say(
            "Әр аралықтың бюджеті ең әлсіз таратқыш, тозу мен жөндеу қоры қосылған ең үлкен шығын бойынша есептелген; қоры теріс аралық жоспарға кірмейді.",
            "Бюджет каждого пролёта посчитан по слабейшему передатчику и наибольшим потерям с запасом на старение и ремонт; пролётов с отрицательным запасом в плане нет.",
            "The budget of each span takes the weakest transmitter and the most loss, ageing and repairs included; no span of a plan has less than nothing left."), IsNote: true);
        foreach (var block in Longest())
        {
            yield return block;
        }
    }

    private string Name(string word) => word switch
    {
        "thin" => it.Say("1 дБ-ден аз", "менее 1 дБ", "less than 1 dB"),
        "fair" => it.Say("1–3 дБ", "от 1 до 3 дБ", "1 to 3 dB"),
        _ => it.Say("3 дБ және одан көп", "3 дБ и более", "3 dB and more"),
    };

    private ReportQuery Count()
    {
        var scenario = $"FROM plan_span WHERE scenario = '{it.Plan.Scenario.Replace("'", "''", StringComparison.Ordinal)}'";
        string[] conditions =
        [
            string.Create(CultureInfo.InvariantCulture, $"margin_db < {SpanLight.FairDb}"),
            string.Create(CultureInfo.InvariantCulture, $"margin_db >= {SpanLight.FairDb} AND margin_db < {SpanLight.AmpleDb}"),
            string.Create(CultureInfo.InvariantCulture, $"margin_db >= {SpanLight.AmpleDb}"),
        ];
        var query = book.Sql(
            $"SELECT 'light.spans' AS figure, count(*) AS value {scenario}\nUNION ALL SELECT 'light.km', coalesce(sum(length_m), 0) / 1000 {scenario}\n"
            + string.Join('\n', Classes.Zip(conditions, (c, when) =>
                $"UNION ALL SELECT 'light.{c}', count(*) {scenario} AND {when}\nUNION ALL SELECT 'light.{c}_km', coalesce(sum(length_m), 0) / 1000 {scenario} AND {when}")));
        foreach (var (name, spans) in Classes.Select(c => ("light." + c, it.Spans.Where(s => SpanLight.WordOf(s.MarginDb) == c).ToArray())).Append(("light.spans", [.. it.Spans])))
        {
            book.Add(name, spans.Length, FigureKind.Count, query);
            book.Add(name == "light.spans" ? "light.km" : name + "_km", (decimal)(spans.Sum(s => s.Length) / 1000), FigureKind.Kilometres, query);
        }

        return query;
    }

    /// <summary>The longest way over fibre alone, designed as an amplified line; nothing when it is short or no line does.</summary>
    private IEnumerable<ReportBlock> Longest()
    {
        if (Farthest() is not { } far || Designed(far) is not { FirstDay: { } first, EndOfLife: { } last } design)
        {
            yield break;
        }

        var name = it.NameOf(far.SettlementId);
        var query = book.Command(string.Create(CultureInfo.InvariantCulture, $"zheli line design {it.Project} --to {far.SettlementId} --scenario {it.Plan.Scenario} --json: length_m / 1000, gsnr_db_01nm_worst_start, gsnr_db_01nm_worst_end, capacity_tbps"));
        var length = book.Add("line.km", (decimal)(design.LengthM / 1000), FigureKind.Kilometres, query);
        var (start, end) = (book.Add("line.gsnr_start", (decimal)design.GsnrWorstStartDb!.Value, FigureKind.Index, query), book.Add("line.gsnr_end", (decimal)design.GsnrWorstEndDb!.Value, FigureKind.Index, query));
        var capacity = book.Add("line.tbps", (decimal)(design.CapacityTbps ?? 0), FigureKind.Index, query);
        yield return new TextBlock(it.Say(
            $"Талшықпен ең ұзақ жол — {name} дейін, {length}. Күшейтілсе, ол {capacity} Тбит/с өткізер еді ({design.Signal}); ең нашар арнаның GSNR-ы бірінші күні {start} дБ, мерзім соңында {end} дБ.",
            $"Самый длинный путь по оптике — до пункта {name}, {length}. С усилителями он нёс бы {capacity} Тбит/с ({design.Signal}); GSNR худшего канала {start} дБ в первый день и {end} дБ в конце срока службы.",
            $"The longest way over fibre leads to {name}, {length}. With amplifiers it would carry {capacity} Tbit/s ({design.Signal}); the worst channel has a GSNR of {start} dB on the first day and {end} dB at the end of life."));
        var launch = design.LaunchDbmTotal ?? 0;
        yield return new DrawingBlock(
            LightDrawing.Draw(
                [Power(first, launch, dashed: true), Power(last, launch, dashed: false)], [Ratio(first, dashed: true), Ratio(last, dashed: false)],
                it.Say("Барлық арнаның қуаты, дБм", "Мощность всех каналов, дБм", "Power of all channels, dBm"), it.Say("Ең нашар арнаның GSNR-ы, дБ", "GSNR худшего канала, дБ", "GSNR of the worst channel, dB"), it.Say("км", "км", "km")),
            it.Say(
                "Желі бойындағы қуат пен GSNR: үзік сызық — бірінші күн, тұтас сызық — қызмет мерзімінің соңы.", "Мощность и GSNR вдоль линии: штрих — первый день, сплошная — конец срока службы.",
                "Power and GSNR along the line: dashed on the first day, whole at the end of life."));
    }

    private PlanSettlement? Farthest()
    {
        var edges = it.Edges.ToDictionary(e => e.Key, StringComparer.Ordinal);
        bool IsFibre(PlanSettlement settlement)
        {
            var key = settlement.EdgeKey;
            for (var steps = 0; key is not null && steps <= edges.Count; steps++)
            {
                if (!edges.TryGetValue(key, out var edge) || edge.Method == BuildMethod.Microwave)
                {
                    return false;
                }

                key = edge.ParentKey;
            }

            return true;
        }

        return it.Served.Where(s => s.EdgeKey is not null && s.PathLength >= WorthAmplifyingM).OrderByDescending(s => s.PathLength).ThenBy(s => s.SettlementId).FirstOrDefault(IsFibre);
    }

    private LineDesignDocument? Designed(PlanSettlement far)
    {
        try
        {
            return LineDesignOperation.Run(new() { RequestFile = it.FilePath, To = far.SettlementId.ToString(CultureInfo.InvariantCulture), Scenario = it.Plan.Scenario });
        }
        catch (BadInputException)
        {
            // A way that no line can be designed along is no figure of the report.
            return null;
        }
    }

    private static LightCurve Power(LinePropagationAnswer light, double launch, bool dashed) =>
        new([(0, launch), .. light.Along.Select(p => (p.PositionM / 1000, p.TotalPowerDbm))], dashed);

    private static LightCurve Ratio(LinePropagationAnswer light, bool dashed) =>
        new([.. light.Along.Where(p => double.IsFinite(p.GsnrMinDb)).Select(p => (p.PositionM / 1000, p.GsnrMinDb))], dashed);
}
