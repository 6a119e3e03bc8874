using Zheli.Model;
using Zheli.Operations.Line;

namespace Zheli.Tests.Operations.Line;

/// <summary>A line along the small country's plan: network – Ақсу – Бесқұм in fibre, Тастау behind a microwave hop.</summary>
public sealed class PlannedRouteTests : IDisposable
{
    private readonly SmallProject project = new();

    [Fact]
    public void The_line_follows_the_plan_and_may_stop_in_its_settlements()
    {
        var country = new SmallCountry();
        var answer = LineDesignOperation.Run(new() { RequestFile = project.File, To = "Бесқұм", ConnectorDb = 0.5, LossDbPerKm = 0.25 });
        Assert.Equal("designed", answer.Status);
        Assert.Equal("network – Бесқұм", answer.Id);
        Assert.Equal(country.Plan.Edges[0].Length + country.Plan.Edges[1].Length, answer.LengthM, 1e-6);
    }

    [Fact]
    public void Between_two_settlements_only_the_way_between_counts()
    {
        var country = new SmallCountry();
        Assert.Equal(country.Plan.Edges[1].Length, LineDesignOperation.Run(new() { RequestFile = project.File, From = "Ақсу", To = "Бесқұм" }).LengthM, 1e-6);
        Assert.Equal(country.Plan.Edges[1].Length, LineDesignOperation.Run(new() { RequestFile = project.File, From = "Бесқұм", To = "Ақсу" }).LengthM, 1e-6);
    }

    [Theory]
    [InlineData("Тастау", "base", "route-not-fibre")]
    [InlineData("Қарасу", "base", "route-not-fibre")]
    [InlineData("Атлантида", "base", "settlement-unknown")]
    [InlineData("Бесқұм", "nothing", "plan-missing")]
    public void A_way_without_fibre_is_refused(string to, string scenario, string code)
    {
        var refused = Assert.Throws<BadInputException>(() => LineDesignOperation.Run(new() { RequestFile = project.File, To = to, Scenario = scenario }));
        Assert.Contains(refused.Findings, f => f.Code == code);
    }

    public void Dispose() => project.Dispose();
}
