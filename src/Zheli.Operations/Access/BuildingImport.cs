using System.Globalization;
using Zheli.Engineering.Access;
using Zheli.Geodata.Osm;
using Zheli.Geodata.Tables;
using Zheli.Geodata.Vector;
using Zheli.Model;
using Zheli.Model.Places;
using Zheli.Operations.Storage;

namespace Zheli.Operations.Access;

/// <summary>Reads buildings from map files and address registers, makes premises of them, gives each to its settlement and keeps them in the project.</summary>
internal static class BuildingImport
{
    /// <summary>Reads what the request names; does nothing when it names nothing.</summary>
    /// <returns>What was noticed.</returns>
    public static IReadOnlyList<Finding> Run(
        ProjectFile file, Territory territory, AccessRequest request, IProgress<StageProgress>? progress, CancellationToken token)
    {
        if (request.Buildings.Count == 0)
        {
            return [];
        }

        var (buildings, notes) = (new List<Building>(), new List<Finding>());
        foreach (var path in request.Buildings)
        {
            if (OsmReader.Recognises(path))
            {
                buildings.AddRange(OsmReader.ReadBuildings(path, request.Threads, progress, token));
                continue;
            }

            if (Path.GetExtension(path).ToLowerInvariant() is ".osm" or ".pbf" or ".gz" or ".gpkg")
            {
                throw new BadInputException(
                    "buildings-unreadable", Path.GetFileName(path), "It is not an OpenStreetMap file.", "Maybe give the .osm.pbf or .osm file from which the project was made, or an address register as CSV.");
            }

            var (register, noticed) = AddressRegister.Read(path);
            buildings.AddRange(register);
            notes.AddRange(noticed);
        }

        progress?.Report(new("making premises", -1));
        var (premises, findings) = PremisesRules.FromBuildings(buildings, file.ReadCatalogue());
        if (premises.Count == 0)
        {
            throw new BadInputException(
                "buildings-missing", Path.GetFileName(request.Buildings[0]), string.Create(CultureInfo.InvariantCulture, $"No premises come from {buildings.Count} buildings."),
                "Maybe the file holds no buildings; leave --buildings out to spread homes along the streets.");
        }

        var owners = BuildingCount.Owners([.. territory.Settlements.Select(s => (s.Kind, s.Location))], [.. premises.Select(p => p.Location)]);
        file.WriteAccess(t => t.ReplacePremises(premises.Select((p, i) => (owners[i] < 0 ? 0 : territory.Settlements[owners[i]].Id, p))));
        var outside = owners.Count(o => o < 0);
        return outside == 0 ? [.. notes, .. findings] :
        [
            .. notes,
            .. findings,
            new(
                Severity.Warning, "premises-outside", "buildings", string.Create(CultureInfo.InvariantCulture, $"{outside} premises lie beyond the reach of every settlement."),
                "They are designed with --together only. Maybe import the places that are missing."),
        ];
    }
}
