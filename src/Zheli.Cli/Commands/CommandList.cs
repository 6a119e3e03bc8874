using System.CommandLine;

namespace Zheli.Cli.Commands;

/// <summary>Every command, in the order in which help shows them.</summary>
internal static class CommandList
{
    /// <summary>Makes all commands.</summary>
    public static IEnumerable<Command> All()
    {
        yield return DemoCommand.Create();
        yield return FetchCommand.Create();
        yield return ImportCommand.Create();
        yield return SampleCommand.Create();
        yield return InfoCommand.Create();
        yield return CatalogueCommand.Create();
        yield return PlanCommand.Create();
        yield return ScheduleCommand.Create();
        yield return ForecastCommand.Create();
        yield return AccessCommand.Create();
        yield return VerifyCommand.Create();
        yield return ProgressCommand.Create();
        yield return ReportCommand.Create();
        yield return ExportCommand.Create();
        yield return SolveCommand.Create();
        yield return LineCommand.Create();
        yield return ServeCommand.Create();
        yield return VersionCommand.Create();
    }
}
