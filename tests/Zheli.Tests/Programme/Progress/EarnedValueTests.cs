using Zheli.Programme.Progress;

namespace Zheli.Tests.Programme.Progress;

/// <summary>Earned value and earned schedule by hand.</summary>
public sealed class EarnedValueTests
{
    // Ten days of 100 a day, then ten of 200 a day.
    private static readonly DateOnly First = new(2026, 5, 1);

    [Fact]
    public void Behind_time_and_over_cost_by_hand()
    {
        // On day 12 PV = 1,000 + 2 × 200 = 1,400; done are 80 % of the first piece: EV = 800, which the plan had earned after 8 days.
        var value = EarnedValue.Of(Works(0.8, 0), First.AddDays(11), 1_000);
        Assert.Equal((3_000, 1_400, 800, 1_000), (value.Budget, value.Planned, value.Earned, value.Actual));
        Assert.Equal(0.8, value.CostIndex!.Value, 12);
        Assert.Equal(8, value.EarnedDays, 9);
        Assert.Equal(8.0 / 12, value.ScheduleIndex!.Value, 9);
        Assert.Equal(3_750, value.EstimateAtCompletion);
        Assert.Equal(30, value.DaysAtCompletion!.Value, 9);
    }

    [Fact]
    public void Ahead_of_time_the_earned_schedule_runs_into_the_next_piece()
    {
        var value = EarnedValue.Of(Works(1, 0.25), First.AddDays(9), 1_000);
        Assert.Equal(12.5, value.EarnedDays, 9);
        Assert.Equal(1.25, value.ScheduleIndex!.Value, 9);
    }

    [Fact]
    public void Before_the_first_day_and_without_payments_nothing_is_divided()
    {
        var value = EarnedValue.Of(Works(0, 0), First.AddDays(-5), 0);
        Assert.Equal((0L, 0L, 0.0), (value.Planned, value.Earned, value.EarnedDays));
        Assert.Null(value.CostIndex);
        Assert.Null(value.ScheduleIndex);
        Assert.Null(value.EstimateAtCompletion);
        Assert.Null(value.DaysAtCompletion);
    }

    [Fact]
    public void All_done_on_the_last_day_is_on_time()
    {
        var value = EarnedValue.Of(Works(1, 1), First.AddDays(19), 3_000);
        Assert.Equal(1, value.ScheduleIndex!.Value, 9);
        Assert.Equal(value.Budget, value.Planned);
        Assert.Equal(3_000, value.EstimateAtCompletion);
    }

    private static BudgetedWork[] Works(double first, double second) =>
        [new("a", First, First.AddDays(9), 1_000, first), new("b", First.AddDays(10), First.AddDays(19), 2_000, second)];
}
