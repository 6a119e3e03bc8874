using System.Globalization;
using Zheli.Geodata.Files;
using Zheli.Model;

namespace Zheli.Geodata.Rasters;

/// <summary>Makes the content of a source from a gathered grid and says what a planner should know about it.</summary>
internal static class ElevationSource
{
    /// <summary>The content.</summary>
    public static SourceContent Make(FindingLog log, HeightGridBuilder builder, GeoReference reference, long pixels)
    {
        if (builder.Known == 0)
        {
            throw log.Fail("nothing-usable", log.File, "No pixel of the grid has a height.", "Maybe its nodata value is wrong, or it is a picture.");
        }

        if (builder.Impossible > 0)
        {
            log.Add(
                Severity.Warning, "impossible-height", log.File, string.Create(CultureInfo.InvariantCulture, $"{builder.Impossible:N0} pixels have heights that no place on the Earth has; they are unknown."),
                "Maybe the nodata value of the file is not set.");
        }

        var grid = builder.Build(reference);
        if (CaspianFloor.IsFlat(grid))
        {
            log.Add(
                Severity.Warning, "no-bathymetry", log.File, "The Caspian Sea is flat in this grid: it knows the surface, not the bottom.",
                "Maybe use a grid with bathymetry (GEBCO) for routes through the sea; on land it serves.");
        }

        return new SourceContent { File = log.File, Kind = SourceKind.Elevation, RowsRead = pixels, RowsRejected = builder.Impossible, Elevation = grid, Findings = log.ToList() };
    }
}
