using Zheli.Model;
using Zheli.Model.Programme;

namespace Zheli.Engineering.Rollout;

/// <summary>What the planner answers: a plan, or why there is none.</summary>
public abstract record RolloutAnswer
{
    private RolloutAnswer()
    {
    }

    /// <summary>There is a plan.</summary>
    /// <param name="Plan">The plan with its proof.</param>
    public sealed record Planned(RolloutPlan Plan) : RolloutAnswer;

    /// <summary>No plan meets what was asked.</summary>
    /// <param name="Reason">Why, with names and figures.</param>
    /// <param name="WayOut">The cheapest change after which there is one.</param>
    /// <param name="Findings">One for each obstacle, and what was noticed before.</param>
    public sealed record Infeasible(string Reason, string WayOut, IReadOnlyList<Finding> Findings) : RolloutAnswer;
}
