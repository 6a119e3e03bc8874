using System.Globalization;
using Zheli.Model;
using Zheli.Operations.Solve;

namespace Zheli.Tests.Operations.Solve;

public sealed class SmOperationTests : IDisposable
{
    private const string Little = """
        ************************************************************************
        file with basedata            : little.bas
        ************************************************************************
        projects                      :  1
        jobs (incl. supersource/sink ):  5
        horizon                       :  9
        RESOURCES
          - renewable                 :  2   R
          - nonrenewable              :  0   N
          - doubly constrained        :  0   D
        ************************************************************************
        PROJECT INFORMATION:
        pronr.  #jobs rel.date duedate tardcost  MPM-Time
            1      3      0        5       21        5
        ************************************************************************
        PRECEDENCE RELATIONS:
        jobnr.    #modes  #successors   successors
           1        1          2           2   3
           2        1          1           4
           3        1          1           5
           4        1          1           5
           5        1          0
        ************************************************************************
        REQUESTS/DURATIONS:
        jobnr. mode duration  R 1  R 2
        ------------------------------------------------------------------------
          1      1     0       0    0
          2      1     3       2    1
          3      1     4       3    0
          4      1     2       0    1
          5      1     0       0    0
        ************************************************************************
        RESOURCEAVAILABILITIES:
          R 1  R 2
            4    1
        ************************************************************************
        """;

    private readonly string folder = Directory.CreateTempSubdirectory("zheli-sm-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void A_project_is_told_from_a_tree_by_its_content_and_its_schedule_verifies()
    {
        var solved = Assert.IsType<SolveAnswer.Scheduled>(Solve(Little));
        Assert.Equal(("instance", "RCPSP", 5, 5, 2), (solved.Name, solved.Problem, solved.Jobs, solved.Precedences, solved.Resources));
        Assert.Equal((7, 7, true), (solved.Cost, solved.LowerBound, solved.Optimal));
        var verdict = Verify();
        Assert.True(verdict.Ok, string.Join('\n', verdict.Checks.Select(c => c.Detail)));
        Assert.Equal(["jobs", "precedence", "resources", "makespan"], verdict.Checks.Select(c => c.Name));
    }

    [Theory]
    [InlineData("makespan 7", "makespan 6", "makespan")]
    [InlineData("S 3 ", "S 3 0\n#", null)]
    [InlineData("S 5 7", "S 5 6", "precedence")]
    [InlineData("S 1 0\n", "", "jobs")]
    public void A_tampered_schedule_is_found_out(string from, string to, string? check)
    {
        Solve(Little);
        string path = Path.Combine(folder, "solution"), text = File.ReadAllText(path);
        Assert.Contains(from, text, StringComparison.Ordinal);
        File.WriteAllText(path, text.Replace(from, to, StringComparison.Ordinal));
        if (check is null)
        {
            Assert.Throws<BadInputException>(() => Verify());
            return;
        }

        Assert.Contains(Verify().Checks, c => c.Name == check && !c.Ok);
    }

    [Fact]
    public void Two_jobs_that_hold_too_much_together_are_found_out()
    {
        Solve(Little);
        File.WriteAllText(Path.Combine(folder, "solution"), "makespan 5\nS 1 0\nS 2 0\nS 3 0\nS 4 3\nS 5 5\n");
        var wrong = Assert.Single(Verify().Checks, c => !c.Ok);
        Assert.Equal(("resources", "In period 0 at least 5 of resource R 1 are held; there are 4."), (wrong.Name, wrong.Detail));
    }

    [Fact]
    public void A_job_that_asks_for_more_than_there_is_is_an_answer() => Assert.Equal(
        "infeasible: job 3 asks for 5 of resource R 1, which has 4",
        Assert.IsType<SolveAnswer.Infeasible>(Solve(Little.Replace("4       3    0", "4       5    0", StringComparison.Ordinal))).Reason);

    [Theory]
    [InlineData("   4        1          1           5", "   4        1          1           2", "sm-precedence-cycle", 21)]
    [InlineData("   4        1          1           5", "   4        1          2           5", "sm-successors-miscounted", 21)]
    [InlineData("   4        1          1           5", "   4        1          1           9", "sm-number-unreadable", 21)]
    [InlineData("   4        1          1           5", "   4        2          1           5", "sm-unsupported", 21)]
    [InlineData("   4        1          1           5\n", "", "sm-jobs-missing", 35)]
    [InlineData("  4      1     2       0    1", "  3      1     2       0    1", "sm-job-twice", 30)]
    [InlineData("  4      1     2       0    1", "  4      1    -2       0    1", "sm-number-unreadable", 30)]
    [InlineData("  4      1     2       0    1", "  4      1     2       0", "sm-requests-miscounted", 30)]
    [InlineData("    4    1\n", "    4\n", "sm-availabilities-miscounted", 35)]
    [InlineData("nonrenewable              :  0", "nonrenewable              :  2", "sm-unsupported", 9)]
    [InlineData("jobs (incl. supersource/sink ):  5", "jobs (incl. supersource/sink ):  x", "sm-number-unreadable", 5)]
    [InlineData("     2       0    1", "     2147483647       0    1", "sm-too-long", 36)]
    public void A_malformed_file_is_refused_with_line_and_reason(string from, string to, string code, int line)
    {
        Assert.Contains(from, Little, StringComparison.Ordinal);
        var refused = Assert.Throws<BadInputException>(() => Solve(Little.Replace(from, to, StringComparison.Ordinal)));
        Assert.Equal((code, $"instance.sm:{line}"), (refused.Findings[0].Code, refused.Findings[0].Where));
    }

    [Fact]
    public void Everything_wrong_is_said_at_once()
    {
        var refused = Assert.Throws<BadInputException>(() => Solve(Little
            .Replace("   3        1          1           5", "   3        1          1           7", StringComparison.Ordinal)
            .Replace("     3       2    1", "     x       2    1", StringComparison.Ordinal)
            .Replace("    4    1\n", "    4    y\n", StringComparison.Ordinal)));
        Assert.Equal(["instance.sm:20", "instance.sm:28", "instance.sm:35"], refused.Findings.Select(f => f.Where));
    }

    [Theory]
    [InlineData(600)]
    [InlineData(1300)]
    [InlineData(1900)]
    public void A_file_that_broke_off_is_refused(int characters) =>
        Assert.Throws<BadInputException>(() => Solve(Little[..Math.Min(characters, Little.Length - 100)]));

    [Fact]
    public void What_calls_itself_a_project_is_refused_as_one() =>
        Assert.StartsWith("sm-", Assert.Throws<BadInputException>(() => Solve("Not a project.\n")).Findings[0].Code, StringComparison.Ordinal);

    [Theory]
    [InlineData("kk-KZ")]
    [InlineData("tr-TR")]
    public void The_schedule_does_not_depend_on_the_culture(string culture)
    {
        var before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);
            Assert.Equal(7, Assert.IsType<SolveAnswer.Scheduled>(Solve(Little)).Cost);
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    private SolveAnswer Solve(string text)
    {
        string path = Path.Combine(folder, "instance.sm");
        File.WriteAllText(path, text);
        return SolveOperation.Run(
            new SolveRequest { File = path, Threads = 1, Solution = Path.Combine(folder, "solution") }, TimeProvider.System, null, TestContext.Current.CancellationToken);
    }

    private Zheli.Operations.Verify.VerifyResult Verify() => SmVerification.Run(Path.Combine(folder, "instance.sm"), Path.Combine(folder, "solution"));
}
