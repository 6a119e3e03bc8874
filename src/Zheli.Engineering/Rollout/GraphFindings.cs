using System.Globalization;
using Zheli.Model;
using Zheli.Model.Places;

namespace Zheli.Engineering.Rollout;

/// <summary>Says in sentences what the figures of the graph mean for a planner.</summary>
internal static class GraphFindings
{
    /// <summary>The findings, in a fixed order.</summary>
    public static List<Finding> Of(CorridorGraphFigures figures, bool hasNetwork, Territory territory, List<long> unreachable)
    {
        const int Named = 5;
        var findings = new List<Finding>();
        var names = string.Join(", ", territory.Settlements.Where(s => unreachable.Contains(s.Id)).Take(Named).Select(s => s.Names.In("") is { Length: > 0 } name ? name : Say($"no. {s.Id}")));
        void Add(bool when, Severity severity, string code, string message, string advice)
        {
            if (when)
            {
                findings.Add(new(severity, code, "corridor graph", message, advice));
            }
        }

        Add(!hasNetwork, Severity.Warning, "no-existing-network", "The map holds no existing network, so nothing can be connected to it.",
            "Maybe import its points and lines, or assume them with --assume-network.");
        Add(hasNetwork && figures.Unreachable > 0, Severity.Warning, "settlements-unreachable",
            Say($"{figures.Unreachable} settlements cannot be joined to the existing network over land: {names}{(figures.Unreachable > Named ? ", …" : "")}."),
            "Maybe they lie on islands, or the outline of a lake is too coarse.");
        Add(territory.Corridors.Count == 0 && figures.Settlements > 0, Severity.Warning, "no-corridors",
            "The map holds no roads, railways or power lines: all cable is planned straight across country.", "Maybe import OpenStreetMap data.");
        var kept = figures.Components - figures.ComponentsLeftOut;
        Add(kept > 1, Severity.Note, "corridors-in-parts", Say($"The corridors fall into {kept} parts; legs across country join them."),
            "Maybe the roads between them are missing from the map.");
        Add(figures.ComponentsLeftOut > 0, Severity.Note, "corridor-pieces-left-out",
            Say($"{figures.ComponentsLeftOut} pieces of corridor under 5 km that nothing is near to were left out."), "");
        Add(figures.SnappedEnds > 0, Severity.Note, "line-ends-snapped", Say($"{figures.SnappedEnds} loose ends were joined to a line close by."), "");
        Add(figures.LegsInWater > 0, Severity.Note, "legs-in-water", Say($"{figures.LegsInWater} straight legs through a lake or sea were not offered."), "");
        Add(figures.Hops > 0 && territory.Elevation is null, Severity.Warning, "line-of-sight-unchecked",
            Say($"{figures.Hops} microwave hops are offered without a check of the line of sight, as no relief was imported."), "Maybe import a grid of heights.");
        return findings;
    }

    private static string Say(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
