using System.Globalization;
using Zheli.Geodata.Files;
using Zheli.Model;
using Zheli.Model.Places;

namespace Zheli.Geodata.Vector;

/// <summary>
/// The gate between a file and its intake: brings coordinates to WGS 84 and lets through only features whose every coordinate lies on
/// the Earth. When most do not, the file is refused with a word on what its coordinates look like.
/// </summary>
internal sealed class FeatureGate(FindingLog log, CoordinateSystem? coordinateSystem, Action<VectorFeature> accept)
{
    private CoordinateSystem system = coordinateSystem ?? CoordinateSystem.Wgs84;
    private long offEarth;
    private double largestX;
    private double largestY;
    private bool allLatitudesSwappable = true;

    /// <summary>Features met so far, good or not.</summary>
    public long Count { get; private set; }

    /// <summary>Sets the system in which coordinates come from now on.</summary>
    public void UseCoordinateSystem(CoordinateSystem named)
    {
        system = named;
        if (!named.IsWgs84)
        {
            log.Add(Severity.Note, "reprojected", log.File, $"The coordinates are in {named.Name}; they were converted to WGS 84.", named.Remark);
        }
    }

    /// <summary>Takes a GeoJSON object.</summary>
    public void Take(GeoJsonParts parts, long offset)
    {
        Count++;
        var where = string.Create(CultureInfo.InvariantCulture, $"{log.File}#{Count}@{offset}");
        if (parts.Id is { } id)
        {
            parts.Properties.Add("@feature_id", id);
        }

        if (parts.Problem is { } problem)
        {
            log.Reject("bad-coordinates", where, $"Feature {Count}: {problem}.", "Maybe mend or remove this feature; the rest was read.");
        }
        else if (parts.Geometry is null)
        {
            log.RejectAlike(Severity.Warning, "no-geometry", where, "features have no place on the map and were left out", "Maybe they are table rows; nothing else was lost.");
        }
        else
        {
            Pass(new VectorFeature(Count, where, parts.Geometry, parts.Properties));
        }
    }

    /// <summary>Takes a feature whose coordinates are as the file has them.</summary>
    public void TakeLocated(VectorFeature feature)
    {
        Count++;
        Pass(feature);
    }

    /// <summary>Counts a list item that is not an object.</summary>
    public void RejectNonFeature(long offset)
    {
        Count++;
        log.Reject("not-a-feature", log.Byte(offset), "An item of the list of features is not an object.", "Maybe mend or remove it; the rest was read.");
    }

    /// <summary>Tells that texts were read as Windows-1251.</summary>
    public void TellForeignEncoding() => log.Add(
        Severity.Warning, "not-utf8", log.File, "Some texts are not valid UTF-8; they were read as Windows-1251.", "Maybe export the file again as UTF-8 and compare the names.");

    /// <summary>Refuses the file when most of its features lie off the Earth.</summary>
    public void Finish()
    {
        if (offEarth * 2 > Count)
        {
            var (message, advice) = Explain();
            throw log.Fail("wrong-crs", log.File, message, advice);
        }
    }

    private static bool IsOnEarth(VectorGeometry geometry)
    {
        foreach (var part in geometry.Parts)
        {
            foreach (var row in part)
            {
                foreach (var point in row)
                {
                    if (!point.IsValid)
                    {
                        return false;
                    }
                }
            }
        }

        return true;
    }

    private void Pass(VectorFeature feature)
    {
        if (!system.IsWgs84)
        {
            feature = feature with { Geometry = system.ToWgs84(feature.Geometry!) };
        }

        if (IsOnEarth(feature.Geometry!))
        {
            accept(feature);
            return;
        }

        offEarth++;
        var first = feature.Geometry!.Parts.SelectMany(part => part).SelectMany(row => row).First(p => !p.IsValid);
        largestX = Math.Max(largestX, Math.Abs(first.Longitude));
        largestY = Math.Max(largestY, Math.Abs(first.Latitude));
        allLatitudesSwappable &= Math.Abs(first.Latitude) <= 180 && Math.Abs(first.Longitude) <= 90;
        var text = string.Create(CultureInfo.InvariantCulture, $"The position {first.Longitude:0.######}, {first.Latitude:0.######} is not on the Earth (±180, ±90).");
        log.Reject("off-earth", feature.Where, text, "Maybe longitude and latitude are swapped, or the coordinates are metres.");
    }

    private (string Message, string Advice) Explain()
    {
        var share = string.Create(CultureInfo.InvariantCulture, $"{offEarth:N0} of {Count:N0} features lie off the Earth; ");
        var example = string.Create(CultureInfo.InvariantCulture, $" (up to {largestX:0.###}, {largestY:0.###})");
        return allLatitudesSwappable
            ? (share + "their latitudes pass 90 degrees" + example + ".", "Maybe longitude and latitude are swapped: GeoJSON wants longitude first.")
            : (share + CoordinateSystem.LooksLike(largestX, largestY) + example + ".", "Maybe export again in WGS 84 (EPSG:4326), or name the coordinate system in the file.");
    }
}
