using System.Globalization;
using ProjNet.CoordinateSystems;
using ProjNet.CoordinateSystems.Transformations;
using Zheli.Geodata.Files;
using Zheli.Model.Places;

namespace Zheli.Geodata.Vector;

/// <summary>
/// The system in which a file gives its coordinates, and the way from it to WGS 84: geographic WGS 84, Web Mercator, UTM zones 39N–45N
/// and Pulkovo 1942 (geographic and Gauss-Krüger zones 8–15), which is what map data of Central Asia comes in.
/// </summary>
internal sealed class CoordinateSystem
{
    /// <summary>Geographic WGS 84: nothing to convert.</summary>
    public static readonly CoordinateSystem Wgs84 = new("WGS 84", "", null);

    private const double MercatorRadius = 6_378_137.0;

    // GOST R 51794-2001, the parameters of EPSG:4284 in PROJ: position vector convention.
    private const string Pulkovo1942 = """
        GEOGCS["Pulkovo 1942",DATUM["Pulkovo_1942",SPHEROID["Krassowsky 1940",6378245,298.3],TOWGS84[23.92,-141.27,-80.9,0,0.35,0.82,-0.12]],
        PRIMEM["Greenwich",0],UNIT["degree",0.0174532925199433]]
        """;

    private readonly Func<GeoPoint, GeoPoint>? convert;

    private CoordinateSystem(string name, string remark, Func<GeoPoint, GeoPoint>? convert) => (Name, Remark, this.convert) = (name, remark, convert);

    /// <summary>Name for people.</summary>
    public string Name { get; }

    /// <summary>What to know about the accuracy of the conversion.</summary>
    public string Remark { get; }

    /// <summary>True when coordinates need no conversion.</summary>
    public bool IsWgs84 => convert is null;

    /// <summary>The system of this name: <c>EPSG:3857</c>, <c>urn:ogc:def:crs:OGC:1.3:CRS84</c> and the like.</summary>
    /// <exception cref="Zheli.Model.BadInputException">The system is not one of those that are known here.</exception>
    public static CoordinateSystem FromName(string name, FindingLog log)
    {
        var upper = name.Trim().ToUpperInvariant();
        if (upper.Contains("CRS84", StringComparison.Ordinal) || upper is "WGS84" or "WGS 84")
        {
            return Wgs84;
        }

        var digits = upper.AsSpan()[(upper.LastIndexOfAny([':', '/', '#']) + 1)..];
        var known = int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var code) ? FromEpsg(code) : null;
        return known ?? throw log.Fail(
            "wrong-crs", log.File, $"The coordinate system '{name}' is not known here.",
            "Maybe export again in WGS 84 (EPSG:4326); Web Mercator, UTM 39N-45N and Pulkovo 1942 zones 8-15 are understood too.");
    }

    /// <summary>What coordinates that do not fit into degrees look like.</summary>
    public static string LooksLike(double largestX, double largestY) => (largestX, largestY) switch
    {
        ( > 7_000_000 and < 33_000_000, < 11_000_000) => "they look like Gauss-Krüger metres with a zone number (Pulkovo 1942) or Web Mercator",
        ( > 1_000_000 and < 20_100_000, < 20_100_000) => "they look like Web Mercator metres (EPSG:3857)",
        ( <= 1_000_000, > 1_000_000 and < 11_000_000) => "they look like UTM or Gauss-Krüger metres without a zone",
        _ => "they are not degrees",
    };

    /// <summary>The shape in WGS 84.</summary>
    public VectorGeometry ToWgs84(VectorGeometry geometry) => convert is null
        ? geometry
        : geometry with { Parts = [.. geometry.Parts.Select(part => part.Select(row => Array.ConvertAll(row, p => convert(p))).ToArray())] };

    private static CoordinateSystem? FromEpsg(int code) => code switch
    {
        4326 or 4979 or 84 => Wgs84,
        3857 or 900913 or 102100 or 3785 => new("Web Mercator (EPSG:3857)", "The conversion is exact.", FromWebMercator),
        >= 32639 and <= 32645 => Projected($"UTM zone {code - 32600}N (EPSG:{code})", "The conversion is exact to centimetres.", ProjectedCoordinateSystem.WGS84_UTM(code - 32600, true)),
        4284 => Projected("Pulkovo 1942 (EPSG:4284)", "The change of datum is good to some metres.", Parse(Pulkovo1942)),
        >= 28408 and <= 28415 => Projected($"Pulkovo 1942 Gauss-Krüger zone {code - 28400} (EPSG:{code})", "The change of datum is good to some metres.", Parse(GaussKrueger(code - 28400))),
        _ => null,
    };

    private static GeoPoint FromWebMercator(GeoPoint point) => new(
        point.Longitude / MercatorRadius * (180 / Math.PI),
        Math.Atan(Math.Sinh(point.Latitude / MercatorRadius)) * (180 / Math.PI));

    private static string GaussKrueger(int zone) => string.Create(CultureInfo.InvariantCulture, $$"""
        PROJCS["Pulkovo 1942 / Gauss-Kruger zone {{zone}}",{{Pulkovo1942}},PROJECTION["Transverse_Mercator"],
        PARAMETER["latitude_of_origin",0],PARAMETER["central_meridian",{{(6 * zone) - 3}}],PARAMETER["scale_factor",1],
        PARAMETER["false_easting",{{(zone * 1_000_000) + 500_000}}],PARAMETER["false_northing",0],UNIT["metre",1]]
        """);

    private static ProjNet.CoordinateSystems.CoordinateSystem Parse(string wkt) => new CoordinateSystemFactory().CreateFromWkt(wkt);

    private static CoordinateSystem Projected(string name, string remark, ProjNet.CoordinateSystems.CoordinateSystem source)
    {
        var transform = new CoordinateTransformationFactory().CreateFromCoordinateSystems(source, GeographicCoordinateSystem.WGS84).MathTransform;
        return new(name, remark, point =>
        {
            var (x, y) = transform.Transform(point.Longitude, point.Latitude);
            return new GeoPoint(x, y);
        });
    }
}
