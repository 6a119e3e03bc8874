using System.Diagnostics;
using System.Text.Json;

namespace Zheli.Acceptance;

/// <summary>Calendar, odds and log when the process is ended in the middle: the old ones or the new ones, and a second run gives what an undisturbed one gives.</summary>
public sealed class KilledCalendarTests
{
    [Fact]
    public void A_calendar_survives_kill_and_a_second_run_is_as_if_nothing_had_been()
    {
        using var bench = Planned();
        var undisturbed = Finish(Workbench.Answer("schedule", bench["sample.gpkg"]));
        File.Copy(bench["sample.gpkg"], bench["calm.gpkg"]);
        var other = Finish(Workbench.Answer("schedule", bench["calm.gpkg"], "--deadline", "2028-12-31"));
        Each(milliseconds =>
        {
            Kill(milliseconds, "schedule", bench["sample.gpkg"], "--deadline", "2028-12-31");
            Assert.Contains(Finish(Workbench.Answer("schedule", bench["sample.gpkg"], "--stored")), new[] { undisturbed, other });
            Assert.True(Workbench.Answer("verify", bench["sample.gpkg"], "--schedule").GetProperty("ok").GetBoolean());
        });
        Assert.Equal(other, Finish(Workbench.Answer("schedule", bench["sample.gpkg"], "--deadline", "2028-12-31")));
    }

    [Fact]
    public void Odds_survive_kill_and_a_second_run_is_as_if_nothing_had_been()
    {
        using var bench = Planned();
        Workbench.Answer("schedule", bench["sample.gpkg"]);
        File.Copy(bench["sample.gpkg"], bench["calm.gpkg"]);
        var undisturbed = Odds(Workbench.Answer("forecast", bench["calm.gpkg"], "--samples", "3000"));
        Each(milliseconds =>
        {
            Kill(milliseconds, "forecast", bench["sample.gpkg"], "--samples", "3000");
            Assert.True(Workbench.Answer("verify", bench["sample.gpkg"], "--schedule").GetProperty("ok").GetBoolean());
        });
        Assert.Equal(undisturbed, Odds(Workbench.Answer("forecast", bench["sample.gpkg"], "--samples", "3000")));
    }

    [Fact]
    public void The_log_has_all_events_of_a_table_or_none()
    {
        const int Rows = 300;
        using var bench = Planned();
        Workbench.Answer("schedule", bench["sample.gpkg"], "--export", bench["calendar.csv"]);
        var packages = File.ReadLines(bench["calendar.csv"]).Skip(1).Select(line => line.Split(',')[0]).Take(Rows).ToList();
        File.WriteAllLines(bench["events.csv"], packages.Select((id, i) => $"permit-granted,2026-03-{1 + (i % 28):00},{id},Inspector").Prepend("event,date,package,author"));
        Each(milliseconds =>
        {
            Kill(milliseconds, "progress", bench["sample.gpkg"], "import", bench["events.csv"]);
            Assert.Contains(Workbench.Answer("progress", bench["sample.gpkg"], "list").GetArrayLength(), new[] { 0, packages.Count });
            Assert.True(Workbench.Answer("verify", bench["sample.gpkg"], "--log").GetProperty("ok").GetBoolean());
        });
        Launcher.Run("progress", bench["sample.gpkg"], "import", bench["events.csv"]);
        Assert.Equal(packages.Count, Workbench.Answer("progress", bench["sample.gpkg"], "list").GetArrayLength());
    }

    [Theory]
    [InlineData("schedule")]
    [InlineData("forecast")]
    public void A_stop_is_answered_and_leaves_a_project_that_holds(string command)
    {
        using var bench = Planned();
        Workbench.Answer("schedule", bench["sample.gpkg"]);
        using var run = Launcher.Start(command == "forecast" ? ["forecast", bench["sample.gpkg"], "--samples", "200000"] : ["schedule", bench["sample.gpkg"], "--seed", "2"]);
        Thread.Sleep(1000);
        if (!run.HasExited)
        {
            // It ends a run as Ctrl-C does, and is heard where tests run in the background, whose processes are deaf to Ctrl-C.
            using var stop = Process.Start("kill", ["-s", "TERM", run.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)]);
            stop.WaitForExit();
        }

        Assert.True(run.WaitForExit(TimeSpan.FromSeconds(60)));
        Assert.Contains(run.ExitCode, command == "forecast" ? [130] : new[] { 0, 130 });
        Assert.True(Workbench.Answer("verify", bench["sample.gpkg"], "--schedule").GetProperty("ok").GetBoolean());
    }

    private static Workbench Planned()
    {
        var bench = new Workbench();
        var plan = Launcher.Run("plan", bench.MakeSample(), "--assume-network", "district-centres");
        Assert.True(plan.ExitCode == 0, plan.Error);
        return bench;
    }

    private static void Each(Action<int> atMilliseconds)
    {
        for (var milliseconds = 150; milliseconds <= 1200; milliseconds += 350)
        {
            atMilliseconds(milliseconds);
        }
    }

    private static void Kill(int milliseconds, params string[] arguments)
    {
        using var run = Launcher.Start(arguments);
        if (!run.WaitForExit(milliseconds))
        {
            run.Kill();
        }

        run.WaitForExit();
    }

    private static string Finish(JsonElement answer) => $"{answer.GetProperty("finish")} {answer.GetProperty("objective")}";

    private static string Odds(JsonElement answer) => answer.GetProperty("programme").GetRawText();
}
