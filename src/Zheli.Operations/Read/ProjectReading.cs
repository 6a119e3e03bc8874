using Zheli.Model.Places;

namespace Zheli.Operations.Read;

/// <summary>What doors read of a project: its map at once, its plans when somebody asks for them. Immutable, and safe to use from many threads.</summary>
public sealed class ProjectReading
{
    private readonly Func<string, PlanReading?> findPlan;
    private readonly Dictionary<long, Settlement> settlementsById;

    /// <summary>Makes a reading of a map and of plans that are found by the name of their scenario.</summary>
    /// <param name="name">The project's name, shown to people.</param>
    /// <param name="version">Changes whenever the contents change.</param>
    /// <param name="territory">The map.</param>
    /// <param name="scenarios">Names of the scenarios that hold a plan.</param>
    /// <param name="findPlan">Gives the plan of a scenario, or null.</param>
    public ProjectReading(string name, string version, Territory territory, IReadOnlyList<string> scenarios, Func<string, PlanReading?> findPlan)
    {
        Name = name;
        Version = version;
        Territory = territory;
        Scenarios = scenarios;
        this.findPlan = findPlan;
        settlementsById = territory.Settlements.ToDictionary(settlement => settlement.Id);
    }

    /// <summary>The project's name: its file's, without folder and ending.</summary>
    public string Name { get; }

    /// <summary>Changes whenever the contents change.</summary>
    public string Version { get; }

    /// <summary>The map.</summary>
    public Territory Territory { get; }

    /// <summary>Names of the scenarios that hold a plan, in order of name.</summary>
    public IReadOnlyList<string> Scenarios { get; }

    /// <summary>The plan of a scenario, or null.</summary>
    public PlanReading? FindPlan(string scenario) => Scenarios.Contains(scenario, StringComparer.Ordinal) ? findPlan(scenario) : null;

    /// <summary>The settlement with this number, or null.</summary>
    public Settlement? FindSettlement(long id) => settlementsById.GetValueOrDefault(id);
}
