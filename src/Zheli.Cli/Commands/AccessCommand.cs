using System.CommandLine;
using System.Globalization;
using Zheli.Model;
using Zheli.Model.Network;
using Zheli.Model.Places;
using Zheli.Model.Units;
using Zheli.Operations.Access;
using Zheli.Operations.Inspect;
using Zheli.Operations.Words;

namespace Zheli.Cli.Commands;

/// <summary><c>zheli access</c>: fibre to every home of a settlement, designed and checked.</summary>
internal sealed class AccessCommand
{
    private readonly Argument<string> project = new("PROJECT") { Description = "The project, NAME.gpkg." };
    private readonly Option<string[]> buildings = Several("--buildings", "Map files (OSM) or address registers (CSV) from which buildings are read first; kept in the project.");
    private readonly Option<string[]> settlement = Several("--settlement", "Settlements: KATO code, number or name.");
    private readonly Option<string[]> district = Several("--district", "All settlements of a district or a region: KATO code, number or name.");
    private readonly Option<bool> all = new("--all") { Description = "Every settlement." };
    private readonly Option<bool> together = new("--together") { Description = "All premises of the project as one area." };
    private readonly Option<bool> anew = new("--anew") { Description = "Design from nothing; else a change begins with the stored design and alters what it must." };
    private readonly Option<bool> dropEdits = new("--drop-edits") { Description = "Forget pins, forbidden streets, built trenches and the given node of earlier runs." };
    private readonly Option<bool> compare = new("--compare") { Description = "Reckon the textbook method (k-means, shortest paths, greedy ports) beside." };
    private readonly Option<string> split = new("--split") { Description = "Splitters in cabinet and closure: 4x8, 8x8; or one stage: 32, 64.", DefaultValueFactory = _ => "4x8" };
    private readonly Option<string> optics = new("--class") { Description = "Class of the optics: B+, C+, N1, N2, E1 …", DefaultValueFactory = _ => "B+" };
    private readonly Option<bool> centralised = new("--centralised") { Description = "All splitters that are not in closures stand at the feeding node." };
    private readonly Option<string[]> takeUp = Several("--take-up", "Shares of dwellings that may connect, with weights: 0.5 or 50%, or 35%:1 53%:4 60%:1; else the catalogue's range.");
    private readonly Option<bool> poles = new("--assume-poles") { Description = "Every street is taken to have poles that may carry cable." };
    private readonly Option<bool> noPoles = new("--no-poles") { Description = "Not even the poles on the map may be used." };
    private readonly Option<string?> node = new("--node") { Description = "Where the feeding node stands: LON,LAT; else it is placed." };
    private readonly Option<string[]> pin = Several("--pin-cabinet", "Places at which a cabinet stands in any case: LON,LAT.");
    private readonly Option<string[]> forbid = Several("--forbid-street", "Streets (osm:way/12) or stretches (route:KEY) that must not be used.");
    private readonly Option<string[]> built = Several("--built-trench", "Streets or stretches with a trench that is there already.");
    private readonly Option<string?> cap = new("--cap") { Description = "Leave out homes whose own trenches and poles cost more than this a dwelling, listed as too-dear: 2m." };
    private readonly Option<string?> boq = new("--boq") { Description = "Write the bill of quantities and the splice table of the designs to this workbook, NAME.xlsx." };
    private readonly Option<string?> language = new("--lang") { Description = "With --boq: language of headings, items and names: kk, ru or en." };
    private readonly Option<bool> force = new("--force") { Description = "With --boq: replace the file." };
    private readonly Option<string?> trace = new("--trace") { Description = "Design nothing; list the way of the light from the OLT port to this premises (its key)." };
    private readonly Option<int?> tracePort = new("--trace-port") { Description = "Design nothing; list the homes of this OLT port (with --settlement)." };
    private readonly Option<string[]> set = Several("--set", "Catalogue figures for this design alone: KEY=VALUE.");
    private readonly Option<string?> timeLimit = new("--time-limit") { Description = "Cut the work short after this long: 60s, 2m." };
    private readonly Option<int> seed = new("--seed") { Description = "Seed of every random choice.", DefaultValueFactory = _ => 1 };
    private readonly Option<int> threads = new("--threads") { Description = "Threads to use; no design depends on it.", DefaultValueFactory = _ => Environment.ProcessorCount };

    private AccessCommand()
    {
    }

    /// <summary>Makes the command.</summary>
    public static Command Create()
    {
        var it = new AccessCommand();
        var command = new Command("access", "Design fibre to every home: trenches, cables, splitters, cabinets and ports, within hard limits and with a bound on the cost.")
        {
            it.project, it.buildings, it.settlement, it.district, it.all, it.together, it.anew, it.dropEdits, it.compare, it.split, it.optics, it.centralised, it.takeUp, it.poles, it.noPoles,
            it.node, it.pin, it.forbid, it.built, it.cap, it.set, it.timeLimit, it.seed, it.threads, it.boq, it.language, it.force, it.trace, it.tracePort,
        };
        return command.Runs(it.Run);
    }

    private int Run(ParseResult parsed, Terminal terminal, CancellationToken cancellation)
    {
        if (parsed.GetValue(trace) is { } home)
        {
            return Say(TraceOperation.OfHome(parsed.GetRequiredValue(project), home), terminal);
        }

        if (parsed.GetValue(tracePort) is { } port)
        {
            var file = parsed.GetRequiredValue(project);
            return (parsed.GetValue(settlement) ?? []) is [var text]
                ? Say(TraceOperation.OfPort(file, SettlementQuestion.Find(file, text, "--settlement"), null, port), terminal)
                : throw new BadInputException("settlement-missing", "--trace-port", "A port is one of a settlement's, and none or several are named.", "Maybe add --settlement with one KATO code, number or name.");
        }

        var (primary, secondary) = Split(parsed.GetRequiredValue(split));
        var workers = parsed.GetValue(threads);
        var request = new AccessRequest
        {
            Project = parsed.GetRequiredValue(project),
            Buildings = parsed.GetValue(buildings) ?? [],
            Settlements = parsed.GetValue(settlement) ?? [],
            Districts = parsed.GetValue(district) ?? [],
            All = parsed.GetValue(all),
            Together = parsed.GetValue(together),
            Anew = parsed.GetValue(anew),
            DropEdits = parsed.GetValue(dropEdits),
            Compare = parsed.GetValue(compare),
            Threads = workers is >= 1 and <= 1024 ? workers
                : throw new BadInputException("threads-out-of-range", "--threads", $"{workers} threads cannot be used.", "Maybe leave it out."),
            TimeLimit = parsed.GetValue(timeLimit) is { } limit ? QuantityText.Duration(limit, "--time-limit") : null,
            Options = new()
            {
                PrimaryRatio = primary,
                SecondaryRatio = secondary,
                OpticalClass = parsed.GetRequiredValue(optics),
                IsCentralised = parsed.GetValue(centralised),
                TakeUps = [.. (parsed.GetValue(takeUp) ?? []).Select(Scenario)],
                AssumePoles = parsed.GetValue(poles),
                NoPoles = parsed.GetValue(noPoles),
                Node = parsed.GetValue(node) is { } at ? Point(at, "--node") : null,
                PinnedCabinets = [.. (parsed.GetValue(pin) ?? []).Select(p => Point(p, "--pin-cabinet"))],
                ForbiddenStreets = parsed.GetValue(forbid) ?? [],
                BuiltStreets = parsed.GetValue(built) ?? [],
                Cap = parsed.GetValue(cap) is { } most ? Tenge(most) : null,
                Overrides = QuantityText.Figures(parsed.GetValue(set) ?? [], "--set"),
                Seed = parsed.GetValue(seed),
            },
        };
        Contradict(request.All && request.Settlements.Count + request.Districts.Count > 0, "--all", "Everything is chosen, and a part of it too.");
        Contradict(request.Together && (request.All || request.Settlements.Count + request.Districts.Count > 0), "--together", "Everything is one design, and settlements are chosen too.");
        Contradict(request.Options.AssumePoles && request.Options.NoPoles, "--assume-poles", "Poles are assumed and forbidden at once.");
        var workbook = parsed.GetValue(boq);
        var spoken = parsed.GetValue(language) is { } code ? ExportLanguages.Parse(code) : ExportLanguage.English;
        if (workbook is not null)
        {
            AccessBillOperation.CheckPlace(request.Project, workbook, parsed.GetValue(force));
        }

        var result = AccessOperation.Run(request, TimeProvider.System, terminal.Progress, cancellation);
        if (workbook is not null && result.Settlements.Count > 0)
        {
            AccessBillOperation.Run(request.Project, [.. result.Settlements.Select(s => s.Settlement)], workbook, parsed.GetValue(force), spoken);
        }

        terminal.Show(terminal.IsJson ? [] : [.. result.Findings, .. result.Settlements.SelectMany(s => s.Findings)]);
        terminal.Answer(AccessAnswer.Of(result), output => AccessText.Write(output, result));
        return result.Settlements.Count > 0 || result.NotReached == 0 ? ExitCode.Done : cancellation.IsCancellationRequested ? ExitCode.Stopped : ExitCode.No;
    }

    private static void Contradict(bool both, string where, string message)
    {
        if (both)
        {
            throw new BadInputException("options-contradict", where, message, "Maybe leave one of the two out.");
        }
    }

    private static int Say(IReadOnlyList<HomeTrace> traces, Terminal terminal)
    {
        terminal.Answer(traces, output =>
        {
            foreach (var it in traces)
            {
                output.WriteLine(string.Create(
                    CultureInfo.InvariantCulture,
                    $"{it.Premises}: loss {it.LeastLossDb:0.0} to {it.LossDb:0.0} dB over {it.Steps.Sum(s => s.Splices)} splices and {it.Steps.Sum(s => s.Connectors)} connectors, {it.SharesPort.Count} premises on the port"));
                foreach (var step in it.Steps)
                {
                    output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {step.FromOltMetres,9:0.0} m  {step.Text}"));
                }
            }
        });
        return ExitCode.Done;
    }

    private static (int Primary, int Secondary) Split(string text)
    {
        var parts = text.Split('x', 'X', '×');
        var numbers = parts.Select(p => int.TryParse(p.Replace("1:", "", StringComparison.Ordinal).Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var n) ? n : 0).ToArray();
        return numbers is [> 0] or [> 0, > 0]
            ? (numbers[0], numbers.Length > 1 ? numbers[1] : 1)
            : throw new BadInputException("split-unreadable", "--split", $"'{text}' is no arrangement of splitters.", "Maybe 4x8, 8x8, 32 or 64.");
    }

    private static TakeUpScenario Scenario(string text)
    {
        var parts = text.Split(':');
        var weight = 1.0;
        if (parts.Length > 2 || (parts.Length == 2 && !double.TryParse(parts[1], NumberStyles.Float, CultureInfo.InvariantCulture, out weight)))
        {
            throw new BadInputException("take-up-unreadable", "--take-up", $"'{text}' is no share with a weight.", "Maybe 53%, or 35%:1 53%:4 60%:1.");
        }

        return new(QuantityText.Share(parts[0], "--take-up"), weight);
    }

    private static long Tenge(string text) => QuantityText.Money(text, "--cap") is { Currency: Currency.Kzt, Amount: >= 1 and <= 1_000_000_000 } money ? (long)money.Amount
        : throw new BadInputException("cap-out-of-range", "--cap", $"'{text}' is no amount between one tenge and a thousand million.", "Maybe 2m or 1500k.");

    private static GeoPoint Point(string text, string option)
    {
        var parts = text.Split(',');
        if (parts.Length == 2 && double.TryParse(parts[0], NumberStyles.Float, CultureInfo.InvariantCulture, out var longitude)
            && double.TryParse(parts[1], NumberStyles.Float, CultureInfo.InvariantCulture, out var latitude) && new GeoPoint(longitude, latitude) is { IsValid: true } point)
        {
            return point;
        }

        throw new BadInputException("point-unreadable", option, $"'{text}' is no longitude and latitude.", "Maybe 71.43,51.13: longitude first, with points.");
    }

    private static Option<string[]> Several(string name, string description) => new(name) { Description = description, AllowMultipleArgumentsPerToken = true };
}

/// <summary>The JSON answer of <c>zheli access</c>; its names are a contract.</summary>
internal sealed record AccessAnswer(
    IReadOnlyList<AccessAnswer.Line> Settlements, AccessAnswer.Line Total, int NotReached, IReadOnlyList<Finding> Findings, double Seconds)
{
    /// <summary>The answer for a result.</summary>
    public static AccessAnswer Of(AccessResult result) => new(
        [.. result.Settlements.Select(Line.Of)], Line.Sum(result), result.NotReached, [.. result.Findings, .. result.Settlements.SelectMany(s => s.Findings)], result.Seconds);

    /// <summary>A premises that is not served.</summary>
    internal sealed record Missing(string Id, string Cause, string Message, string WayOut);

    /// <summary>One settlement, or all of them.</summary>
    internal sealed record Line(
        long? Settlement, string? Name, string? Kato, int Premises, int Dwellings, int Served, IReadOnlyList<Missing> Unserved, long Cost, long LowerBound, double Gap,
        double CostPerDwelling, AccessCost CostByKind, IReadOnlyDictionary<string, long>? CostByTakeUp, double TrenchKm, double AerialKm,
        IReadOnlyDictionary<string, double> CableKm, int Splitters, int Cabinets, int Nodes, int OltPorts, double MaxLossDb, double MinLossDb, double MaxDropM, long Violations,
        long? TextbookCost, double? CheaperThanTextbook, double? KeptShare, bool StoppedEarly, double Seconds)
    {
        /// <summary>One settlement.</summary>
        public static Line Of(SettlementAccess s) => Make([s], s.Settlement, s.Name, s.Kato, s.Summary.CostByTakeUp, s.Summary.Seconds);

        /// <summary>All settlements.</summary>
        public static Line Sum(AccessResult result) => Make(result.Settlements, null, null, null, null, result.Seconds);

        private static Line Make(
            IReadOnlyList<SettlementAccess> all, long? settlement, string? name, string? kato, IReadOnlyDictionary<string, long>? byTakeUp, double seconds)
        {
            var served = all.Sum(s => s.Summary.Served);
            var cost = all.Aggregate(new AccessCost(0, 0, 0, 0, 0, 0, 0), (sum, s) => new(
                sum.Routes + s.Summary.Cost.Routes, sum.Cables + s.Summary.Cost.Cables, sum.Splitters + s.Summary.Cost.Splitters, sum.Sites + s.Summary.Cost.Sites,
                sum.OltPorts + s.Summary.Cost.OltPorts, sum.Connections + s.Summary.Cost.Connections, sum.Blocks + s.Summary.Cost.Blocks));
            var bound = all.Sum(s => s.Summary.LowerBound);
            long? textbook = all.Count > 0 && all.All(s => s.TextbookCost is not null) ? all.Sum(s => s.TextbookCost!.Value) : null;
            var withDrops = all.Where(s => s.Summary.Served > 0).ToList();
            return new(
                settlement, name, kato, all.Sum(s => s.Summary.Premises), all.Sum(s => s.Summary.Dwellings), served,
                [.. all.SelectMany(s => s.Unserved.Select(u => new Missing(u.Premises, u.Cause, u.Message, u.WayOut)))], cost.Total, bound,
                bound > 0 ? (double)(cost.Total - bound) / bound : 0, served > 0 ? (double)cost.Total / served : 0, cost, byTakeUp,
                all.Sum(s => s.Summary.TrenchKm), all.Sum(s => s.Summary.AerialKm),
                new SortedDictionary<string, double>(all.SelectMany(s => s.Summary.CableKm).GroupBy(c => c.Key, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.Sum(c => c.Value)), StringComparer.Ordinal),
                all.Sum(s => s.Summary.Splitters), all.Sum(s => s.Summary.Cabinets), all.Sum(s => s.Summary.Nodes), all.Sum(s => s.Summary.OltPorts),
                withDrops.Select(s => s.Summary.MaxLossDb).DefaultIfEmpty(0).Max(), withDrops.Select(s => s.Summary.MinLossDb).DefaultIfEmpty(0).Min(),
                withDrops.Select(s => s.Summary.MaxDropM).DefaultIfEmpty(0).Max(), all.Sum(s => s.Violations), textbook,
                textbook > 0 ? 1 - ((double)cost.Total / textbook.Value) : null, all is [{ IsKept: false } one] ? one.Summary.KeptShare : null, all.Any(s => s.Summary.StoppedEarly), seconds);
        }
    }
}

/// <summary>An access design for people.</summary>
internal static class AccessText
{
    /// <summary>Writes the figures.</summary>
    public static void Write(TextWriter output, AccessResult result)
    {
        void Line(FormattableString line) => output.WriteLine(line.ToString(CultureInfo.InvariantCulture));
        if (result.Settlements.Count == 0)
        {
            Line($"No settlement was designed: the time was too short for {result.NotReached}; the next run begins with them. Maybe give more time.");
            return;
        }

        var total = AccessAnswer.Line.Sum(result);
        Line($"Fibre past {total.Served:N0} of {total.Dwellings:N0} dwellings in {Count(result.Settlements.Count, "settlement")} for {total.Cost / 1e6:N1} M ₸, {total.CostPerDwelling:N0} ₸ a dwelling; at most {GapText.Of(total.Gap, 1)} above the best possible.");
        Line($"Trench {total.TrenchKm:N1} km, on poles {total.AerialKm:N1} km; {Count(total.Splitters, "splitter")}, {Count(total.Cabinets, "cabinet")}, {Count(total.Nodes, "feeding node")}, {Count(total.OltPorts, "OLT port")}.");
        Line($"Loss {total.MinLossDb:0.0} to {total.MaxLossDb:0.0} dB, longest drop {total.MaxDropM:0} m, {total.Violations} violations of any limit.");
        if (total.CheaperThanTextbook is { } cheaper)
        {
            Line($"The textbook method costs {total.TextbookCost / 1e6:N1} M ₸: this is {cheaper:0.0%} cheaper.");
        }

        if (total.KeptShare is { } kept)
        {
            Line($"{kept:0.0%} of the connections keep closure, splitter and port of the design before.");
        }

        foreach (var s in result.Settlements.Count > 1 ? result.Settlements.Take(30) : [])
        {
            Line($"  {s.Name,-24} {s.Summary.Served,8:N0} dwellings {s.Summary.Cost.Total / 1e6,10:N1} M ₸  gap {GapText.Of(s.Summary.Gap, 1),6}  {s.Summary.Seconds,6:0.0} s");
        }

        if (result.NotReached > 0)
        {
            Line($"{Count(result.NotReached, "settlement")} left without a whole design by this run; the next run goes on there.");
        }

        Line($"{result.Seconds:0.0} s");
    }

    private static string Count(int number, string what) => string.Create(CultureInfo.InvariantCulture, $"{number:N0} {what}{(number == 1 ? "" : "s")}");
}
