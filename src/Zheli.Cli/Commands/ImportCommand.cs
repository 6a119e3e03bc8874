using System.CommandLine;
using System.Globalization;
using Zheli.Geodata;
using Zheli.Model.Network;
using Zheli.Model.Places;
using Zheli.Operations.Import;
using Zheli.Operations.Inspect;

namespace Zheli.Cli.Commands;

/// <summary><c>zheli import</c>: source files into a project.</summary>
internal static class ImportCommand
{
    private static readonly (string Word, SourceKind Kind)[] Kinds =
    [
        ("osm", SourceKind.Osm), ("settlements", SourceKind.Settlements), ("kato", SourceKind.Kato), ("admin-areas", SourceKind.AdminAreas),
        ("corridors", SourceKind.Corridors), ("water", SourceKind.Water), ("network", SourceKind.Network), ("elevation", SourceKind.Elevation), ("population", SourceKind.Population),
    ];

    /// <summary>Makes the command.</summary>
    public static Command Create()
    {
        var project = new Argument<string>("PROJECT") { Description = "The project, NAME.gpkg; made when there is none." };
        var sources = new Argument<string[]>("SOURCE")
        {
            Description = "Map files and tables, or a folder made by zheli fetch; what each file holds is found out from its content.",
            Arity = ArgumentArity.ZeroOrMore,
        };
        var remove = new Option<string[]>("--remove") { Description = "Take out what came from a source of this file name; may be repeated, and stand without any SOURCE.", HelpName = "NAME" };
        var kind = new Option<string?>("--as") { Description = $"What the sources hold: {string.Join(", ", Kinds.Select(k => k.Word))}.", HelpName = "KIND" };
        kind.AcceptOnlyFromAmong([.. Kinds.Select(k => k.Word)]);
        var command = new Command("import", "Read map files and tables into a project: each whole, with its findings, or not at all.")
        {
            project, sources, kind, remove,
        };
        return command.Runs((parsed, terminal, token) =>
        {
            SourceKind? chosen = parsed.GetValue(kind) is { } word ? Kinds.First(k => k.Word == word).Kind : null;
            var request = new ImportRequest(parsed.GetValue(project)!, parsed.GetValue(sources)!, chosen, Environment.ProcessorCount) { Remove = [.. (parsed.GetValue(remove) ?? []).Distinct(StringComparer.Ordinal)] };
            var result = ImportOperation.Run(request, terminal.Progress, token, TimeProvider.System);
            terminal.Answer(result, output => Write(result, output));
            if (!terminal.IsJson)
            {
                terminal.Show(result.Findings);
            }

            return ExitCode.Done;
        });
    }

    private static void Write(ImportResult result, TextWriter output)
    {
        foreach (var source in result.Sources)
        {
            var counts = $"{Number(source.RowsRead)} read, {Number(source.RowsKept)} kept, {Number(source.RowsRejected)} left out";
            output.WriteLine($"{source.File} ({source.Kind}): {counts}");
        }

        foreach (var name in result.Removed)
        {
            output.WriteLine($"{name}: taken out");
        }

        WriteContents(result.Contents, output);
        if (result.Kato is { } kato)
        {
            output.WriteLine(
                $"KATO: {Number(kato.Matched)} settlements matched, {Number(kato.Ambiguous)} ambiguous, {Number(kato.UnmatchedSettlements)} without a code; "
                + $"{Number(kato.UnmatchedCodes)} codes without a settlement");
        }

        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{result.Project} written in {result.Seconds.Total:0.0} s"));
    }

    /// <summary>Writes what a project holds, a line for each layer that has something.</summary>
    public static void WriteContents(ProjectContents contents, TextWriter output)
    {
        Line("areas", contents.Areas.Where(a => a.Value > 0).Select(a => $"{Number(a.Value)} {Word(a.Key, a.Value)}"));
        Line("settlements", contents.Settlements.Select(s => $"{Number(s.Value)} {Word(s.Key)}"));
        var people = contents.People;
        var estimated = string.Create(CultureInfo.InvariantCulture, $"of them estimated {people.EstimatedShare:0.0%}");
        Line("people", people.Total > 0 ? [Number(people.Total), estimated] : []);
        Line("buildings", contents.Buildings > 0 ? [Number(contents.Buildings)] : []);
        Line("corridors", contents.Corridors.Select(c => $"{Number(c.Value.Count)} {Word(c.Key)} ({Number((long)c.Value.LengthKm)} km)"));
        Line("water", contents.Water > 0 ? [Number(contents.Water)] : []);
        var lines = contents.NetworkLines;
        Line("network", contents.NetworkNodes + lines.Count > 0
            ? [$"{Number(contents.NetworkNodes)} nodes", $"{Number(lines.Count)} lines ({Number((long)lines.LengthKm)} km)"]
            : []);
        Line("relief", contents.Relief is { } relief ? [$"{Number(relief.Columns)} × {Number(relief.Rows)} cells"] : []);
        if (contents.IsSynthetic)
        {
            output.WriteLine("This country is generated: it describes no real place.");
        }

        void Line(string title, IEnumerable<string> parts)
        {
            var text = string.Join(", ", parts);
            if (text.Length > 0)
            {
                output.WriteLine($"{title,-12} {text}");
            }
        }
    }

    /// <summary>A number with its thousands apart.</summary>
    public static string Number(long number) => number.ToString("N0", CultureInfo.InvariantCulture);

    private static string Word(AdminLevel level, int count) => level switch
    {
        AdminLevel.Country => "border",
        AdminLevel.Region => count == 1 ? "region" : "regions",
        _ => count == 1 ? "district" : "districts",
    };

    private static string Word(PlaceKind kind) => kind == PlaceKind.IsolatedDwelling ? "isolated dwelling" : kind.ToString().ToLowerInvariant();

    private static string Word(CorridorKind kind) => kind switch
    {
        CorridorKind.PowerLine => "power line",
        CorridorKind.CrossCountry => "cross-country",
        _ => kind.ToString().ToLowerInvariant(),
    };
}
