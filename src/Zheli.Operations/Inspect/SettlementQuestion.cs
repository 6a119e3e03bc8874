using Zheli.Engineering.Rollout;
using Zheli.Model;
using Zheli.Operations.Storage;

namespace Zheli.Operations.Inspect;

/// <summary>Which settlement of a project somebody means.</summary>
public static class SettlementQuestion
{
    /// <summary>The settlement's number.</summary>
    /// <param name="project">The project file.</param>
    /// <param name="text">KATO code, number or name.</param>
    /// <param name="option">Where the text came from, for findings.</param>
    /// <exception cref="BadInputException">There is no such project, no such settlement, or several of the name.</exception>
    public static long Find(string project, string text, string option)
    {
        using var file = ProjectFile.Open(project, readOnly: true);
        var findings = new List<Finding>();
        return new SettlementLookup(file.ReadPlaces()).Find(text, option, findings)?.Id ?? throw new BadInputException(findings);
    }
}
