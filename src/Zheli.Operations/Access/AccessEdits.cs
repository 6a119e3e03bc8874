using System.Globalization;
using Zheli.Model;
using Zheli.Model.Catalogue;
using Zheli.Model.Network;
using Zheli.Model.Places;
using Zheli.Operations.Storage;

namespace Zheli.Operations.Access;

/// <summary>Edits by hand among many settlements: each belongs to those where it lies, and one that lies nowhere is refused rather than moved.</summary>
internal static class AccessEdits
{
    /// <summary>Refuses edits that name nothing in the settlements chosen.</summary>
    /// <param name="options">With the edits that were given.</param>
    /// <param name="jobs">The settlements chosen.</param>
    /// <param name="catalogueOf">Figures of each.</param>
    /// <param name="corridors">Streets of the country.</param>
    /// <exception cref="BadInputException">An edit names nothing; carries all findings.</exception>
    public static void Check(AccessOptions options, IReadOnlyList<AccessJob> jobs, Func<AccessJob, CostCatalogue> catalogueOf, IReadOnlyList<Corridor> corridors)
    {
        var findings = new List<Finding>();
        foreach (var (option, at) in options.PinnedCabinets.Select(p => ("--pin-cabinet", p)).Concat(options.Node is { } node ? [("--node", node)] : []))
        {
            if (!jobs.Any(job => IsNear(job, catalogueOf(job), at)))
            {
                findings.Add(new(
                    Severity.Error, "edit-too-far", string.Create(CultureInfo.InvariantCulture, $"{option} {at.Longitude},{at.Latitude}"),
                    "Nobody of the settlements chosen lives within a kilometre of this place.", "Maybe longitude and latitude changed places: longitude comes first."));
            }
        }

        // Streets go by their source in the map; what a stretch of a design is called is known only when it is drawn.
        var sources = corridors.Select(c => c.Source).ToHashSet(StringComparer.Ordinal);
        foreach (var (option, street) in options.ForbiddenStreets.Select(s => ("--forbid-street", s)).Concat(options.BuiltStreets.Select(s => ("--built-trench", s))))
        {
            if (!sources.Contains(street) && !IsStretch(street))
            {
                findings.Add(new(
                    Severity.Error, "street-unknown", $"{option} {street}", "No street of the map and no stretch of a design is called so.",
                    "Maybe take the name from the column 'street' of the layer 'access_route', or route: and its 'key'."));
            }
        }

        if (findings.Count > 0)
        {
            throw new BadInputException(findings);
        }
    }

    /// <summary>The options of one settlement: places that lie elsewhere are left to others.</summary>
    public static AccessOptions Of(AccessOptions options, AccessJob job, CostCatalogue catalogue) => options with
    {
        Node = options.Node is { } node && IsNear(job, catalogue, node) ? node : null,
        PinnedCabinets = [.. options.PinnedCabinets.Where(p => IsNear(job, catalogue, p))],
    };

    private static bool IsNear(AccessJob job, CostCatalogue catalogue, GeoPoint at)
    {
        var (x, y) = PremisesSurvey.CellOf(at);
        return job.Cells(catalogue).Any(c => Math.Abs(c.X - x) <= 1 && Math.Abs(c.Y - y) <= 1);
    }

    private static bool IsStretch(string name) =>
        name.StartsWith("route:", StringComparison.Ordinal) && name.Length == 22 && ulong.TryParse(name.AsSpan(6), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out _);
}
