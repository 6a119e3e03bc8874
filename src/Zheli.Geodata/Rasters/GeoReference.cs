using System.Globalization;
using Zheli.Geodata.Files;
using Zheli.Model;

namespace Zheli.Geodata.Rasters;

/// <summary>Where the pixels of a GeoTIFF lie (OGC GeoTIFF 1.1): centre of the first one and the steps between them, in degrees.</summary>
/// <param name="West">Longitude of the centre of the first column.</param>
/// <param name="North">Latitude of the centre of the first row.</param>
/// <param name="StepX">Degrees between columns.</param>
/// <param name="StepY">Degrees between rows.</param>
internal sealed record GeoReference(double West, double North, double StepX, double StepY)
{
    private const int ModelType = 1024;
    private const int RasterType = 1025;
    private const int GeographicType = 2048;
    private const int ProjectedType = 3072;

    /// <summary>Reads the reference; only geographic grids that run north are taken.</summary>
    public static GeoReference Of(TiffDirectory directory, TiffLayout layout, FindingLog log)
    {
        var keys = Keys(directory);
        CheckSystem(keys, log);
        var (x, y, stepX, stepY) = Transformation(directory, log);
        var isPoint = keys.GetValueOrDefault(RasterType) == 2;
        var (west, north) = isPoint ? (x, y) : (x + (stepX / 2), y - (stepY / 2));
        double east = west + (stepX * (layout.Columns - 1)), south = north - (stepY * (layout.Rows - 1));
        if (!(west >= -180.5 && east <= 180.5 && north <= 90.5 && south >= -90.5 && stepX > 0 && stepY > 0))
        {
            throw Wrong(log, string.Create(CultureInfo.InvariantCulture, $"The grid reaches from {west:0.###}, {south:0.###} to {east:0.###}, {north:0.###}, which are not degrees."));
        }

        return new GeoReference(west, north, stepX, stepY);
    }

    private static BadInputException Wrong(FindingLog log, string message) =>
        log.Fail("wrong-crs", log.File, message, "Maybe convert it: gdalwarp -t_srs EPSG:4326 -r bilinear IN OUT.");

    private static Dictionary<int, long> Keys(TiffDirectory directory)
    {
        var numbers = directory.Numbers(34735);
        var keys = new Dictionary<int, long>();
        for (var i = 4; i + 3 < numbers.Length; i += 4)
        {
            // A key whose location is 0 carries its value itself.
            if (numbers[i + 1] == 0)
            {
                keys.TryAdd((int)numbers[i], numbers[i + 3]);
            }
        }

        return keys;
    }

    private static void CheckSystem(Dictionary<int, long> keys, FindingLog log)
    {
        var model = keys.GetValueOrDefault(ModelType, -1);
        var geographic = keys.GetValueOrDefault(GeographicType, -1);
        if (model is not (2 or -1) || keys.ContainsKey(ProjectedType))
        {
            throw Wrong(log, $"The grid is not geographic (model type {model}, projected system {keys.GetValueOrDefault(ProjectedType, -1)}).");
        }

        if (geographic is -1 or 32767)
        {
            log.Add(Severity.Note, "crs-assumed", log.File, "The grid does not name its coordinate system; WGS 84 degrees were assumed.", "Maybe compare a known height, such as a lake.");
        }
        else if (geographic is not (4326 or 4979 or 4258 or 4269))
        {
            throw Wrong(log, $"The grid is in the geographic system EPSG:{geographic}, not in WGS 84.");
        }
    }

    private static (double X, double Y, double StepX, double StepY) Transformation(TiffDirectory directory, FindingLog log)
    {
        double[] scale = directory.Doubles(33550), tie = directory.Doubles(33922), matrix = directory.Doubles(34264);
        if (matrix.Length == 16)
        {
            return matrix[1] == 0 && matrix[4] == 0
                ? (matrix[3], matrix[7], matrix[0], -matrix[5])
                : throw log.Fail("grid-rotated", log.File, "The grid is rotated.", "Maybe turn it north up: gdalwarp -t_srs EPSG:4326 IN OUT.");
        }

        return scale.Length >= 2 && tie.Length >= 6
            ? (tie[3] - (tie[0] * scale[0]), tie[4] + (tie[1] * scale[1]), scale[0], scale[1])
            : throw log.Fail("no-georeference", log.File, "The picture does not say where on the Earth it lies.", "Maybe it is no GeoTIFF; give it corners: gdal_translate -a_ullr WEST NORTH EAST SOUTH -a_srs EPSG:4326 IN OUT.");
    }
}
