using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using Zheli.Engineering.Rollout;
using Zheli.Geodata.Synthetic;
using Zheli.Model.Programme;
using Zheli.Operations.Export;
using Zheli.Operations.Plan;
using Zheli.Operations.Sample;
using Zheli.Operations.Verify;
using Zheli.Server;

namespace Zheli.Cli.Commands;

/// <summary><c>zheli demo</c>: everything once, on a synthetic country: plan, check, files, map.</summary>
internal sealed class DemoCommand
{
    private readonly Option<string> folder = new("--folder") { Description = "Where the files go; those of an earlier demo are replaced.", DefaultValueFactory = _ => "demo-output" };
    private readonly Option<int> seed = new("--seed") { Description = "Which country: the same seed gives the same one.", DefaultValueFactory = _ => 1 };
    private readonly Option<double> scale = new("--scale") { Description = "Share of the full size, 0.02 to 1.", DefaultValueFactory = _ => 1 };
    private readonly Option<bool> noServe = new("--no-serve") { Description = "End after the files, without the map." };
    private readonly Option<string> urls = new("--urls") { Description = "Where the map listens.", DefaultValueFactory = _ => ServeOptions.DefaultUrl };

    private DemoCommand()
    {
    }

    /// <summary>Makes the command.</summary>
    public static Command Create()
    {
        var it = new DemoCommand();
        var command = new Command("demo", "Make a synthetic country, plan it, check the plan, write every file, and show it on a map.")
        {
            it.folder, it.seed, it.scale, it.noServe, it.urls,
        };
        return command.Runs(it.Run);
    }

    private int Run(ParseResult parsed, Terminal terminal, CancellationToken token)
    {
        var clock = Stopwatch.StartNew();
        if (!parsed.GetValue(noServe))
        {
            MapServer.CheckAddresses(parsed.GetRequiredValue(urls));
        }

        var place = parsed.GetRequiredValue(folder);
        var project = Path.Combine(place, "sample.gpkg");
        Directory.CreateDirectory(place);

        terminal.Say("1 of 4  Making a synthetic country; nothing in it is real.");
        var options = new SampleOptions { Seed = parsed.GetValue(seed), Scale = parsed.GetValue(scale) };
        SampleOperation.Run(new(project, options, Force: true), terminal.Progress, token, TimeProvider.System);

        terminal.Say("2 of 4  Planning how every settlement is served.");
        var answer = PlanOperation.Run(project, new PlanOptions { Seed = parsed.GetValue(seed) }, null, TimeProvider.System, terminal.Progress, token);
        if (answer is not RolloutAnswer.Planned { Plan: var plan })
        {
            throw new InvalidOperationException($"The sample country has no plan: {answer}.");
        }

        terminal.Say("3 of 4  Checking the plan and its proof with code of its own.");
        var check = VerifyOperation.Run(project, plan.Summary.Scenario, terminal.Progress, token);

        terminal.Say("4 of 4  Writing the files.");
        var files = Export(project, place, terminal, token);
        var result = new DemoResult(project, files, plan.Summary, check, Math.Round(clock.Elapsed.TotalSeconds, 1));
        if (parsed.GetValue(noServe) || !check.Ok)
        {
            terminal.Answer(result, output => Write(output, result, plan));
            return check.Ok ? ExitCode.Done : ExitCode.No;
        }

        ServeCommand.Serve(
            new ServeOptions { ProjectPath = project, Urls = parsed.GetRequiredValue(urls) },
            terminal,
            addresses => terminal.Answer(result with { Addresses = addresses }, output =>
            {
                Write(output, result, plan);
                output.WriteLine();
                output.WriteLine($"The map: {string.Join(" and ", addresses)} (Ctrl-C ends).");
                output.Flush();
            }),
            token);
        return ExitCode.Done;
    }

    private static IReadOnlyList<ExportedFile> Export(string project, string place, Terminal terminal, CancellationToken token)
    {
        (ExportFormat Format, string Output)[] wanted =
        [
            (ExportFormat.GeoJson, Path.Combine(place, "geojson")),
            (ExportFormat.Csv, Path.Combine(place, "csv")),
            (ExportFormat.Xlsx, Path.Combine(place, "bill-of-quantities.xlsx")),
        ];
        return
        [
            .. wanted.SelectMany(one => ExportOperation.Run(new ExportRequest(project, one.Format, one.Output) { Overwrite = true }, terminal.Progress, token).Files),
        ];
    }

    private static void Write(TextWriter output, DemoResult result, RolloutPlan plan)
    {
        PlanText.Write(output, plan);
        output.WriteLine();
        var failed = result.Check.Checks.Count(check => !check.Ok);
        output.WriteLine(result.Check.Ok
            ? $"Checked independently: {result.Check.Checks.Count} checks of {result.Check.Checks.Count} passed."
            : $"The plan does NOT hold: {failed} of {result.Check.Checks.Count} checks failed; zheli verify {result.Project} lists them.");
        output.WriteLine();
        output.WriteLine($"{result.Project}  the project; QGIS opens it, with map and plan in colour");
        foreach (var file in result.Files)
        {
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{file.Path}  {file.Bytes / 1024.0:N0} KiB"));
        }

        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"All of it took {result.Seconds:0.0} s."));
    }
}

/// <summary>What the demo made.</summary>
internal sealed record DemoResult(string Project, IReadOnlyList<ExportedFile> Files, PlanSummary Plan, VerifyResult Check, double Seconds)
{
    /// <summary>Where the map is, while it is served.</summary>
    public IReadOnlyCollection<string>? Addresses { get; init; }
}
