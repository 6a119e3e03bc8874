using Zheli.Model;
using Zheli.Operations.Verify;

namespace Zheli.Tests.Operations.Verify;

/// <summary>Verification of a file: honest files pass, files that somebody changed do not, and files that cannot be read least of all.</summary>
public sealed class VerifyOperationTests : IDisposable
{
    private readonly SmallProject project = new();

    public void Dispose() => project.Dispose();

    [Fact]
    public void An_honest_project_passes()
    {
        var result = Verify("base");
        Assert.Empty(result.Checks.Where(c => !c.Ok).Select(c => $"{c.Name}: {c.Detail}"));
        Assert.True(result.Ok);
        Assert.Equal(["reading", "made-from", .. PlanCheck.Names], result.Checks.Select(c => c.Name));
    }

    [Theory]
    [InlineData("UPDATE plan_edge SET cost_kzt = cost_kzt - 1 WHERE id = 2", "plan-edges")]
    [InlineData("DELETE FROM plan_edge WHERE id = 2", "root")]
    [InlineData("UPDATE plan_edge SET parent_key = NULL", "tree")]
    [InlineData("UPDATE plan_settlement SET technology = 'fibre' WHERE technology = 'microwave'", "technology")]
    [InlineData("UPDATE plan_settlement SET cost_kzt = cost_kzt - 1 WHERE technology = 'fibre'", "settlement-prices")]
    [InlineData("UPDATE plan_summary SET summary = json_set(summary, '$.lowerBound', json_extract(summary, '$.lowerBound') + 1)", "bound")]
    [InlineData("UPDATE plan_summary SET summary = json_set(summary, '$.cost.fibre', json_extract(summary, '$.cost.fibre') - 1)", "cost")]
    [InlineData("UPDATE plan_summary SET options = json_set(options, '$.budget', 1000)", "budget")]
    [InlineData("UPDATE settlement SET population = population + 100 WHERE id = 2", "settlement-prices")]
    [InlineData("DELETE FROM frontier", "frontier")]
    [InlineData("DELETE FROM network_node", "existing-network")]
    [InlineData("DELETE FROM plan_certificate", "reading")]
    [InlineData("UPDATE plan_certificate SET content = x'00'", "reading")]
    [InlineData("UPDATE plan_graph SET content = zeroblob(100)", "reading")]
    [InlineData("UPDATE plan_summary SET summary = '{}'", "reading")]
    [InlineData("UPDATE plan_edge SET method = 'magic' WHERE id = 1", "reading")]
    public void A_file_that_somebody_changed_does_not(string sql, string check)
    {
        project.Tamper(sql);
        var result = Verify("base");
        Assert.False(result.Ok);
        Assert.False(result.Checks.Single(c => c.Name == check).Ok);
    }

    [Fact]
    public void When_the_plan_cannot_be_read_no_check_passes()
    {
        project.Tamper("DELETE FROM plan_graph");
        Assert.All(Verify("base").Checks, c => Assert.False(c.Ok));
    }

    [Fact]
    public void A_scenario_that_is_not_there_is_bad_input_and_names_those_that_are()
    {
        var refused = Assert.Throws<BadInputException>(() => Verify("nothing"));
        Assert.Contains("base, other", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_project_that_is_not_there_is_bad_input() => Assert.Throws<BadInputException>(() =>
        VerifyOperation.Run(project.In("absent.gpkg"), "base", null, TestContext.Current.CancellationToken));

    private VerifyResult Verify(string scenario) => VerifyOperation.Run(project.File, scenario, null, TestContext.Current.CancellationToken);
}
