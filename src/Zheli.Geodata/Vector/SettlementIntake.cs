using System.Globalization;
using Zheli.Geodata.Files;
using Zheli.Geodata.Tables;
using Zheli.Model;
using Zheli.Model.Places;

namespace Zheli.Geodata.Vector;

/// <summary>Takes points (or the middles of polygons) as settlements.</summary>
internal sealed class SettlementIntake(FindingLog log) : IFeatureIntake
{
    private readonly List<PlaceRecord> places = [];

    /// <inheritdoc/>
    public void Take(VectorFeature feature)
    {
        if (feature.Geometry is not { Shape: not GeometryShape.Lines } geometry)
        {
            log.RejectAlike(Severity.Warning, "not-a-place", feature.Where, "lines in a file of settlements were left out", "Maybe import them again with --as corridors or water.");
            return;
        }

        var location = geometry.Shape == GeometryShape.Points ? geometry.Parts[0][0][0] : Middle(geometry.Parts[0][0]);
        var properties = feature.Properties;
        var population = Population(feature);
        var kato = Kato(feature);
        var kind = PlaceFields.KindOf(properties) ?? Assume(feature, population, kato);
        places.Add(new PlaceRecord(kind, PlaceFields.NamesOf(properties), location, kato, population, Source(feature), feature.Where));
    }

    /// <inheritdoc/>
    public SourceContent AddTo(SourceContent content) => content with { Places = places };

    private static GeoPoint Middle(GeoPoint[] ring)
    {
        double west = ring[0].Longitude, east = west, south = ring[0].Latitude, north = south;
        foreach (var point in ring)
        {
            (west, east) = (Math.Min(west, point.Longitude), Math.Max(east, point.Longitude));
            (south, north) = (Math.Min(south, point.Latitude), Math.Max(north, point.Latitude));
        }

        return new GeoPoint((west + east) / 2, (south + north) / 2);
    }

    private PlaceKind Assume(VectorFeature feature, int? population, string? kato)
    {
        if (feature.Properties.Has("place", "osm_place"))
        {
            return PlaceKind.Other;
        }

        if (population is { } people)
        {
            log.NoteAlike(Severity.Note, "place-kind-assumed", feature.Where, "places have no kind; it was taken from their number of people", "Maybe add a column 'place' (city, town, village, hamlet).");
            return PlaceFields.FromPeople(people);
        }

        if (kato is not null && kato.EndsWith("000", StringComparison.Ordinal))
        {
            log.NoteAlike(Severity.Note, "place-kind-assumed", feature.Where, "places have no kind; their code is that of a city", "Maybe add a column 'place' (city, town, village, hamlet).");
            return PlaceKind.Town;
        }

        log.NoteAlike(Severity.Warning, "place-kind-assumed", feature.Where, "places have neither a kind nor a number of people; they were taken as villages", "Maybe add a column 'place' (city, town, village, hamlet).");
        return PlaceKind.Village;
    }

    private int? Population(VectorFeature feature)
    {
        if (feature.Properties.Find(PlaceFields.PeopleNames) is not { } text)
        {
            return null;
        }

        if (PlaceFields.WholeNumber(text) is { } people and >= 0 and <= 100_000_000)
        {
            return (int)people;
        }

        // Natural Earth writes -99 for "not known".
        if (text is not ("-99" or "-1" or "-99.0"))
        {
            log.Add(Severity.Warning, "bad-population", feature.Where, $"The number of people '{Cut(text)}' is not a whole number.", "It is taken as not known; maybe correct it.");
        }

        return null;
    }

    private string? Kato(VectorFeature feature)
    {
        if (feature.Properties.Find(PlaceFields.CodeNames) is not { } text)
        {
            return null;
        }

        return KatoCode.Read(text, feature.Where, log);
    }

    private string Source(VectorFeature feature)
    {
        var properties = feature.Properties;
        if ((properties.Find("osm_id", "osm_node_id") ?? FromAtId(properties)) is { } osm)
        {
            var type = properties.Find("osm_type") is { Length: > 0 } kind ? kind.ToLowerInvariant().TrimEnd('s') : "node";
            return osm.Contains('/', StringComparison.Ordinal) ? "osm:" + osm : $"osm:{type}/{osm}";
        }

        return properties.Find("geonameid") is { } geoname
            ? "geonames:" + geoname
            : string.Create(CultureInfo.InvariantCulture, $"{log.File}:{feature.Number}");
    }

    private static string? FromAtId(FeatureProperties properties) =>
        properties.Find("@id", "@feature_id") is { } id && id.Split('/') is ["node" or "way" or "relation", { Length: > 0 }] ? id : null;

    private static string Cut(string text) => text.Length <= 40 ? text : text[..40] + "…";
}
