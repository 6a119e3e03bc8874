using Zheli.Geodata.Files;
using Zheli.Geodata.Vector;
using Zheli.Model.Places;

namespace Zheli.Geodata.Tables;

/// <summary>What becomes of the rows of a table: one kind of rows for each kind of content.</summary>
internal abstract class TableRows(TableLayout layout, FindingLog log)
{
    /// <summary>Rows met so far, good or not.</summary>
    public long Count { get; set; }

    /// <summary>The columns.</summary>
    protected TableLayout Layout { get; } = layout;

    /// <summary>Where findings go.</summary>
    protected FindingLog Log { get; } = log;

    /// <summary>The rows of this kind of content.</summary>
    public static TableRows For(SourceKind kind, TableLayout layout, FindingLog log) => kind switch
    {
        SourceKind.Settlements when layout.HasPosition => new LocatedRows(layout, log, new SettlementIntake(log)),
        SourceKind.Network when layout.HasPosition => new LocatedRows(layout, log, new NetworkIntake(log)),
        SourceKind.Settlements or SourceKind.Network => throw log.Fail("no-position", log.File, $"A table of {kind} needs columns of latitude and longitude.", "Maybe name them lat and lon."),
        SourceKind.Kato when layout.CodeColumn >= 0 => new KatoRows(layout, log),
        SourceKind.Kato => throw log.Fail("no-code", log.File, "The classifier needs a column of codes.", "Maybe name it kato."),
        SourceKind.Population when layout.PeopleColumn >= 0 => new PopulationRows(layout, log),
        SourceKind.Population => throw log.Fail("no-population", log.File, "A table of population needs a column with the number of people.", "Maybe name it population."),
        _ => throw log.Fail("kind-does-not-fit", log.File, $"A table cannot be read as {kind}.", "Maybe use --as settlements, network, kato or population."),
    };

    /// <summary>Takes a row with as many fields as there are columns.</summary>
    public abstract void Take(List<string> fields, long line);

    /// <summary>The content with everything that was taken.</summary>
    public abstract SourceContent AddTo(SourceContent content);

    /// <summary>The row as properties.</summary>
    protected FeatureProperties Properties(List<string> fields)
    {
        var properties = new FeatureProperties(Layout.Columns.Length);
        for (var i = 0; i < Layout.Columns.Length; i++)
        {
            properties.Add(Layout.Columns[i], fields[i]);
        }

        return properties;
    }
}

/// <summary>Rows that stand on the map.</summary>
internal sealed class LocatedRows : TableRows
{
    private readonly IFeatureIntake intake;
    private readonly FeatureGate gate;

    /// <summary>Makes rows that go to an intake of vector features.</summary>
    public LocatedRows(TableLayout layout, FindingLog log, IFeatureIntake intake)
        : base(layout, log)
    {
        this.intake = intake;
        gate = new FeatureGate(log, null, intake.Take);
    }

    /// <inheritdoc/>
    public override void Take(List<string> fields, long line)
    {
        string latitude = fields[Layout.LatitudeColumn], longitude = fields[Layout.LongitudeColumn], where = Log.Row(line);
        if (Layout.IsGeoNames && fields[6] != "P")
        {
            Log.RejectAlike(Model.Severity.Note, "not-a-place", where, "rows of GeoNames that are no populated places were left out", "Nothing to do.");
        }
        else if (string.IsNullOrWhiteSpace(latitude) && string.IsNullOrWhiteSpace(longitude))
        {
            Log.RejectAlike(Model.Severity.Warning, "no-position", where, "rows have neither latitude nor longitude and were left out", "Maybe look their positions up and import again.");
        }
        else if (TableLayout.Number(latitude) is { } y && TableLayout.Number(longitude) is { } x)
        {
            gate.TakeLocated(new VectorFeature(line, where, VectorGeometry.At(new GeoPoint(x, y)), Properties(fields)));
        }
        else
        {
            Log.Reject("bad-coordinates", where, $"'{Cut(latitude)}', '{Cut(longitude)}' are not a latitude and a longitude in degrees.", "Maybe mend or remove the row; the rest was read.");
        }
    }

    /// <inheritdoc/>
    public override SourceContent AddTo(SourceContent content)
    {
        gate.Finish();
        return intake.AddTo(content);
    }

    private static string Cut(string text) => text.Length <= 24 ? text : text[..24] + "…";
}

/// <summary>Rows of the classifier.</summary>
internal sealed class KatoRows(TableLayout layout, FindingLog log) : TableRows(layout, log)
{
    private readonly List<KatoRecord> records = [];
    private readonly Dictionary<string, string> seen = new(StringComparer.Ordinal);

    /// <inheritdoc/>
    public override void Take(List<string> fields, long line)
    {
        var where = Log.Row(line);
        if (KatoCode.Read(fields[Layout.CodeColumn], where, Log) is not { } code)
        {
            Log.CountRejected();
            return;
        }

        if (!seen.TryAdd(code, where))
        {
            Log.Reject("kato-twice", where, $"The code {code} stands already at {seen[code]}.", "The first row was kept; maybe remove one of them.");
            return;
        }

        var names = PlaceFields.NamesOf(Properties(fields));
        var level = Layout.LevelColumn >= 0 ? LevelFromWord(fields[Layout.LevelColumn]) ?? KatoCode.LevelOf(code) : KatoCode.LevelOf(code);
        records.Add(new KatoRecord(code, level, names.Russian ?? NullIfEmpty(names.Local), names.Kazakh, where));
    }

    /// <inheritdoc/>
    public override SourceContent AddTo(SourceContent content) => content with { Kato = records };

    private static string? NullIfEmpty(string text) => text.Length == 0 ? null : text;

    private static int? LevelFromWord(string word) => word.Trim().ToLowerInvariant() switch
    {
        "1" or "oblast" or "region" or "область" or "облыс" => 1,
        "2" or "district" or "rayon" or "район" or "аудан" => 2,
        "3" or "sub_district" or "subdistrict" or "okrug" or "округ" => 3,
        "4" or "settlement" or "village" or "село" or "ауыл" => 4,
        _ => null,
    };
}

/// <summary>Rows of numbers of people.</summary>
internal sealed class PopulationRows(TableLayout layout, FindingLog log) : TableRows(layout, log)
{
    private readonly List<PopulationRecord> records = [];

    /// <inheritdoc/>
    public override void Take(List<string> fields, long line)
    {
        var where = Log.Row(line);
        var text = fields[Layout.PeopleColumn].Trim();
        if (PlaceFields.WholeNumber(text) is not (>= 0 and <= 2_000_000_000) || text.Length == 0)
        {
            Log.Reject("bad-population", where, $"The number of people '{(text.Length <= 40 ? text : text[..40])}' is not a whole number.", "The row was left out; maybe correct it.");
            return;
        }

        var names = PlaceFields.NamesOf(Properties(fields));
        var name = names.IsEmpty && Layout.AreaColumn >= 0 ? fields[Layout.AreaColumn].Trim() : names.In("ru");
        var code = Layout.CodeColumn >= 0 && !string.IsNullOrWhiteSpace(fields[Layout.CodeColumn]) ? KatoCode.Read(fields[Layout.CodeColumn], where, Log) : null;
        if (code is null && name.Length == 0)
        {
            Log.Reject("no-name-and-code", where, "The row has a number of people but neither a usable code nor a name.", "It was left out; maybe add the code KATO.");
            return;
        }

        records.Add(new PopulationRecord(code, name.Length == 0 ? null : name, (int)PlaceFields.WholeNumber(text)!.Value, where));
    }

    /// <inheritdoc/>
    public override SourceContent AddTo(SourceContent content) => content with { Population = records };
}
