using Zheli.Model;

namespace Zheli.Operations.Plan;

/// <summary>What may be the name of a plan that is kept.</summary>
internal static class ScenarioName
{
    private const int Longest = 60;

    /// <summary>The name without spaces around it.</summary>
    /// <exception cref="BadInputException">It is empty, too long, holds what cannot be seen, or begins with the mark of drafts.</exception>
    public static string Of(string text)
    {
        var name = text.Trim();
        return name.Length is > 0 and <= Longest && name[0] != '~' && !name.Any(char.IsControl)
            ? name
            : throw new BadInputException(
                "scenario-name-unusable", "scenario", $"'{(name.Length > Longest ? name[..Longest] + "…" : name)}' cannot be the name of a scenario.",
                $"Maybe 1 to {Longest} letters and figures, not beginning with ~.");
    }
}
