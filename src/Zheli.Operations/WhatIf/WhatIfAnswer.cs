using Zheli.Model;
using Zheli.Model.Programme;

namespace Zheli.Operations.WhatIf;

/// <summary>What came of a question: a plan that is not saved yet, or why there is none.</summary>
public abstract record WhatIfAnswer
{
    private WhatIfAnswer()
    {
    }

    /// <summary>There is a plan.</summary>
    /// <param name="Plan">The plan with its proof.</param>
    /// <param name="IsQuick">True for the first answer, which little effort went into.</param>
    public sealed record Planned(RolloutPlan Plan, bool IsQuick) : WhatIfAnswer;

    /// <summary>No plan meets what was asked.</summary>
    /// <param name="Reason">Why.</param>
    /// <param name="WayOut">The cheapest change after which there is one.</param>
    /// <param name="Findings">One for each obstacle.</param>
    public sealed record Impossible(string Reason, string WayOut, IReadOnlyList<Finding> Findings) : WhatIfAnswer;
}
