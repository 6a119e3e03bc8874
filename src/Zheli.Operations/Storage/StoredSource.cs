using Zheli.Geodata;
using Zheli.Model;
using Zheli.Model.Places;

namespace Zheli.Operations.Storage;

/// <summary>
/// What the next import must know again of a source file: places before they were merged, the classifier, population, buildings and what its
/// reader noticed. With it every import merges all sources anew, and the order and number of import commands does not matter.
/// </summary>
internal sealed record StoredSource(
    SourceKind Kind,
    IReadOnlyList<PlaceRecord> Places,
    IReadOnlyList<KatoRecord> Kato,
    IReadOnlyList<PopulationRecord> Population,
    int[] BuildingX,
    int[] BuildingY,
    IReadOnlyList<Finding> Findings)
{
    private const byte Version = 1;

    /// <summary>Takes from a source what has to be kept.</summary>
    public static StoredSource Of(SourceContent content) =>
        new(content.Kind, content.Places, content.Kato, content.Population, content.BuildingX, content.BuildingY, content.Findings);

    /// <summary>The source as one compressed value.</summary>
    public byte[] Write()
    {
        var writer = new CompactWriter();
        writer.Byte((byte)Kind);
        writer.Count(Places.Count);
        foreach (var place in Places)
        {
            WritePlace(writer, place);
        }

        writer.Count(Kato.Count);
        foreach (var row in Kato)
        {
            writer.Text(row.Code);
            writer.Signed(row.Level);
            writer.Text(row.NameRussian);
            writer.Text(row.NameKazakh);
            writer.Text(row.Where);
        }

        writer.Count(Population.Count);
        foreach (var row in Population)
        {
            writer.Text(row.Kato);
            writer.Text(row.Name);
            writer.Signed(row.People);
            writer.Text(row.Where);
        }

        writer.Count(BuildingX.Length);
        writer.Deltas(BuildingX);
        writer.Deltas(BuildingY);
        writer.Count(Findings.Count);
        foreach (var finding in Findings)
        {
            writer.Byte((byte)finding.Severity);
            writer.Text(finding.Code);
            writer.Text(finding.Where);
            writer.Text(finding.Message);
            writer.Text(finding.Advice);
        }

        return writer.Deflate(Version);
    }

    /// <summary>The source from bytes that anyone may have written.</summary>
    public static StoredSource Read(Database database, ReadOnlySpan<byte> blob)
    {
        var reader = new CompactReader(database, "an imported source", blob, Version);
        var kind = (SourceKind)reader.Byte(Enum.GetValues<SourceKind>().Length);
        var places = List(reader, 24, () => ReadPlace(reader));
        var kato = List(reader, 5, () => new KatoRecord(reader.Text(), reader.Int(), reader.FindText(), reader.FindText(), reader.Text()));
        var population = List(reader, 4, () => new PopulationRecord(reader.FindText(), reader.FindText(), reader.Int(), reader.Text()));
        var buildings = reader.Length(2);
        int[] buildingX = reader.Deltas(buildings), buildingY = reader.Deltas(buildings);
        var severities = Enum.GetValues<Severity>().Length;
        var findings = List(reader, 5, () => new Finding((Severity)reader.Byte(severities), reader.Text(), reader.Text(), reader.Text(), reader.Text()));
        reader.End();
        return new(kind, places, kato, population, buildingX, buildingY, findings);
    }

    private static void WritePlace(CompactWriter writer, PlaceRecord place)
    {
        writer.Byte((byte)place.Kind);
        writer.Text(place.Names.Local);
        writer.Text(place.Names.Kazakh);
        writer.Text(place.Names.Russian);
        writer.Text(place.Names.English);
        writer.Real(place.Location.Longitude);
        writer.Real(place.Location.Latitude);
        writer.Text(place.Kato);
        writer.Signed(place.Population ?? -1);
        writer.Text(place.Source);
        writer.Text(place.Where);
    }

    private static PlaceRecord ReadPlace(CompactReader reader)
    {
        var kind = (PlaceKind)reader.Byte(Enum.GetValues<PlaceKind>().Length);
        var names = new PlaceNames(reader.Text(), reader.FindText(), reader.FindText(), reader.FindText());
        var location = new GeoPoint(reader.Real(), reader.Real());
        var kato = reader.FindText();
        var population = reader.Int();
        return location.IsValid ? new(kind, names, location, kato, population < 0 ? null : population, reader.Text(), reader.Text()) : throw reader.Broken();
    }

    private static T[] List<T>(CompactReader reader, int bytesEach, Func<T> read)
    {
        var items = new T[reader.Length(bytesEach)];
        for (var i = 0; i < items.Length; i++)
        {
            items[i] = read();
        }

        return items;
    }
}
