using Zheli.Algorithms.Graphs;
using Zheli.Model;
using Zheli.Model.Catalogue;
using Zheli.Model.Places;

namespace Zheli.Engineering.Access;

/// <summary>
/// Makes premises from buildings: one each, dwellings from what is stated or from floors and footprint, sheds and garages left out, what a map drew twice taken
/// once (<c>docs/methods/access.md</c>).
/// </summary>
public static class PremisesRules
{
    private const double SameBuildingMetres = 2;
    private const double PlotMetres = 22;
    private const double OutbuildingSquareMetres = 70;
    private const double OutbuildingShare = 0.7;
    private const int BlockLevels = 3;
    private const int MostFlats = 5_000;

    /// <summary>The premises of buildings, in their order, and what was left out.</summary>
    /// <param name="buildings">Buildings of the map.</param>
    /// <param name="catalogue">Figures of the rules.</param>
    public static (IReadOnlyList<Premises> Premises, IReadOnlyList<Finding> Findings) FromBuildings(IReadOnlyList<Building> buildings, CostCatalogue catalogue)
    {
        var plane = Plane.Around([.. buildings.Select(b => b.Location)]);
        var (x, y) = plane.Project([.. buildings.Select(b => b.Location)]);
        var grid = new PointGrid(x, y);
        var smallest = catalogue.Number("acc.min_footprint");
        var (premises, near) = (new List<Premises>(buildings.Count), new List<int>());
        int ancillary = 0, small = 0, outbuildings = 0, twice = 0;
        for (var i = 0; i < buildings.Count; i++)
        {
            var it = buildings[i];
            if (it.Use == BuildingUse.Ancillary)
            {
                ancillary++;
                continue;
            }

            if (it.AreaSquareMetres > 0 && it.AreaSquareMetres < smallest && it.Flats == 0)
            {
                small++;
                continue;
            }

            near.Clear();
            grid.CollectWithin(x[i], y[i], PlotMetres, near);
            if (near.Exists(j => IsSame(i, j)))
            {
                twice++;
            }
            else if (it is { Use: BuildingUse.Unknown, AreaSquareMetres: > 0 and < OutbuildingSquareMetres, Flats: 0 } && near.Exists(j => IsHouseOf(j, i)))
            {
                outbuildings++;
            }
            else
            {
                premises.Add(Of(it, catalogue));
            }
        }

        return (premises, Findings(ancillary, small, outbuildings, twice));

        bool IsSame(int i, int j)
        {
            double dx = x[i] - x[j], dy = y[i] - y[j];
            return j < i && (dx * dx) + (dy * dy) <= SameBuildingMetres * SameBuildingMetres && buildings[j].Use != BuildingUse.Ancillary;
        }

        bool IsHouseOf(int house, int shed) => house != shed && buildings[house].Use is BuildingUse.Unknown or BuildingUse.House
            && buildings[house].AreaSquareMetres * OutbuildingShare >= buildings[shed].AreaSquareMetres;
    }

    private static Premises Of(Building building, CostCatalogue catalogue)
    {
        var isBlock = building.Use is BuildingUse.Apartments or BuildingUse.Dormitory || building.Flats > 8
            || (building.Use is BuildingUse.Unknown or BuildingUse.House && building.Levels >= BlockLevels
                && building.AreaSquareMetres * catalogue.Number("acc.flat_share") >= 2 * catalogue.Number("acc.flat_area"));
        if (!isBlock)
        {
            return new()
            {
                Key = building.Source, Location = building.Location, Floors = building.Levels, Dwellings = Math.Clamp(building.Flats, 1, 8),
                Basis = building.Flats > 0 ? DwellingBasis.Stated : DwellingBasis.OneBuilding,
            };
        }

        var floors = building.Levels > 0 ? building.Levels : (int)catalogue.Number("acc.block_levels");
        var onFloor = Math.Max(1, (int)Math.Round(building.AreaSquareMetres * catalogue.Number("acc.flat_share") / catalogue.Number("acc.flat_area")));
        var dwellings = Math.Clamp(building.Flats > 0 ? building.Flats : floors * onFloor, 1, MostFlats);
        var landing = Math.Max(1, (int)catalogue.Number("acc.flats_landing"));
        var entrances = Math.Clamp(building.Entrances > 0 ? building.Entrances : (int)Math.Ceiling((double)dwellings / floors / landing), 1, dwellings);
        return new()
        {
            Key = building.Source, Location = building.Location, Floors = floors, Dwellings = dwellings, Entrances = entrances,
            Basis = building.Flats > 0 ? DwellingBasis.Stated : DwellingBasis.FromFloors,
        };
    }

    private static List<Finding> Findings(int ancillary, int small, int outbuildings, int twice)
    {
        var findings = new List<Finding>();
        void Note(int count, string code, FormattableString message, string advice)
        {
            if (count > 0)
            {
                findings.Add(new(Severity.Note, code, "buildings", FormattableString.Invariant(message), advice));
            }
        }

        Note(ancillary, "building-ancillary", $"{ancillary} garages, sheds, stables and ruins were left out.", "");
        Note(small, "building-small", $"{small} buildings smaller than acc.min_footprint were left out.", "Maybe set acc.min_footprint lower.");
        Note(outbuildings, "building-outbuilding", $"{outbuildings} small buildings beside a house were taken for its outbuildings.", "Maybe state building=house in the source.");
        Note(twice, "building-twice", $"{twice} buildings were drawn twice and taken once.", "");
        return findings;
    }
}
