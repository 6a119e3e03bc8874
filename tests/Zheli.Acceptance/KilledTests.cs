using System.Diagnostics;
using System.Runtime.InteropServices;

namespace Zheli.Acceptance;

/// <summary>What is left when the process is ended in the middle: the old project or the new one.</summary>
public sealed partial class KilledTests
{
    private const int Interrupt = 2;

    [Fact]
    public void A_project_survives_kill_at_any_moment_of_an_import()
    {
        using var bench = new Workbench();
        var project = bench.MakeSample();
        File.WriteAllText(bench["new.csv"], "name,place,population,lat,lon\nOne more,village,321,47.5,65.5\n");
        for (var milliseconds = 150; milliseconds <= 900; milliseconds += 150)
        {
            using var import = Launcher.Start("import", project, bench["new.csv"]);
            if (!import.WaitForExit(milliseconds))
            {
                import.Kill();
            }

            import.WaitForExit();
            var held = Workbench.Answer("info", project);
            Assert.NotEqual(default, held);
        }
    }

    [Fact]
    public void Interrupted_planning_keeps_the_best_so_far_or_changes_nothing()
    {
        using var bench = new Workbench();
        var project = bench.MakeSample();
        using var plan = Launcher.Start("plan", project, "--assume-network", "district-centres");
        Thread.Sleep(700);
        if (!plan.HasExited)
        {
            Assert.Equal(0, Kill(plan.Id, Interrupt));
        }

        Assert.True(plan.WaitForExit(TimeSpan.FromSeconds(60)));
        Assert.Contains(plan.ExitCode, new[] { 0, 130 });
        if (plan.ExitCode == 0)
        {
            Assert.True(Workbench.Answer("verify", project).GetProperty("ok").GetBoolean());
        }
    }

    [LibraryImport("libc", EntryPoint = "kill")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Kill(int process, int signal);
}
