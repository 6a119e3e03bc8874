using Zheli.Geodata.Rasters;
using Zheli.Model;
using Zheli.Model.Places;

namespace Zheli.Operations.Import;

/// <summary>Puts the relief of a project together: tiles that fit are laid over it, another grid takes its place, one of elsewhere is left out.</summary>
internal static class ReliefAssembly
{
    /// <summary>The relief after the import.</summary>
    public static ElevationGrid? Merge(
        ElevationGrid? before, IReadOnlyList<SourceFile> files, (GeoPoint SouthWest, GeoPoint NorthEast)? country, FindingList findings)
    {
        var fresh = files.Where(f => f.Fresh?.Elevation is { } grid && IsNear(f, grid, country, findings)).ToList();
        if (fresh.Count == 0)
        {
            return before;
        }

        var grids = fresh.Select(f => f.Fresh!.Elevation!).ToList();
        if (fresh.Find(f => !ElevationMosaic.Fits(grids[0], f.Fresh!.Elevation!)) is { } odd)
        {
            throw new BadInputException(
                "relief-grids-differ", odd.Name, "Its cells do not fall on those of the other relief files.",
                "Maybe import reliefs of one step only, or merge them first with gdalwarp.");
        }

        if (before is not null && ElevationMosaic.Fits(before, grids[0]))
        {
            grids.Insert(0, before);
        }
        else if (before is not null)
        {
            findings.Add(new(
                Severity.Warning, "relief-replaced", fresh[0].Name, "The relief of the project has another grid and was replaced.",
                "Maybe merge both with gdalwarp and import the result, if both were wanted."));
        }

        var cells = ElevationMosaic.CellsOf(grids);
        return cells <= ElevationMosaic.LargestCells
            ? ElevationMosaic.Join(grids)
            : throw new BadInputException(
                "relief-too-large", fresh[0].Name,
                $"The relief would have {FindingList.Number(cells)} cells; {FindingList.Number(ElevationMosaic.LargestCells)} fit.",
                "Maybe make it coarser: gdalwarp -tr 0.005 0.005.");
    }

    private static bool IsNear(SourceFile file, ElevationGrid grid, (GeoPoint SouthWest, GeoPoint NorthEast)? country, FindingList findings)
    {
        if (country is { } box && (grid.West > box.NorthEast.Longitude || grid.North < box.SouthWest.Latitude
            || grid.West + (grid.Columns * grid.StepX) < box.SouthWest.Longitude || grid.North - (grid.Rows * grid.StepY) > box.NorthEast.Latitude))
        {
            findings.Add(new(
                Severity.Warning, "relief-outside", file.Name, "The relief does not touch the country and was left out.", "Maybe another tile was meant."));
            file.Lost++;
            return false;
        }

        file.Kept++;
        return true;
    }
}
