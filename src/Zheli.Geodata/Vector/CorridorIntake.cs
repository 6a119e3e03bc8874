using System.Globalization;
using Zheli.Geodata.Files;
using Zheli.Model;
using Zheli.Model.Network;

namespace Zheli.Geodata.Vector;

/// <summary>Takes lines as corridors: roads by class, railways, power lines.</summary>
internal sealed class CorridorIntake(FindingLog log) : IFeatureIntake
{
    private readonly List<Corridor> corridors = [];
    private readonly CorridorKind? byFileName = FromFileName(log.File);

    /// <inheritdoc/>
    public void Take(VectorFeature feature)
    {
        if (feature.Geometry!.Shape != GeometryShape.Lines)
        {
            log.RejectAlike(Severity.Note, "not-a-line", feature.Where, "features that are not lines were left out of the corridors", "Maybe import them again with --as settlements or network.");
            return;
        }

        var kind = CorridorClasses.Of(feature.Properties, byFileName, out var word, out var isKnown);
        if (kind is not { } known)
        {
            var what = isKnown ? $"lines of class '{Cut(word)}' carry no cable and were left out" : $"lines of the unknown class '{Cut(word)}' were left out";
            log.RejectAlike(isKnown ? Severity.Note : Severity.Warning, isKnown ? "class-left-out" : "class-not-known", feature.Where, what, isKnown ? "Nothing to do." : "Maybe add a property 'highway', 'railway' or 'power'.");
            return;
        }

        if (!isKnown)
        {
            log.NoteAlike(Severity.Note, "class-from-file-name", feature.Where, $"lines of class '{Cut(word)}' were taken as {known}, which only the name of the file tells", "Maybe add a property 'highway', 'railway' or 'power'.");
        }
        else if (word is "connector" or "unknown")
        {
            log.NoteAlike(Severity.Note, "class-assumed", feature.Where, $"lines of class '{word}' were taken as {known}", "Maybe state their class if it matters.");
        }

        Add(feature, known);
    }

    /// <inheritdoc/>
    public SourceContent AddTo(SourceContent content) => content with { Corridors = corridors };

    private static CorridorKind? FromFileName(string file) =>
        file.Contains("rail", StringComparison.OrdinalIgnoreCase) ? CorridorKind.Railway
        : file.Contains("power", StringComparison.OrdinalIgnoreCase) ? CorridorKind.PowerLine
        : file.Contains("road", StringComparison.OrdinalIgnoreCase) || file.Contains("highway", StringComparison.OrdinalIgnoreCase) ? CorridorKind.Tertiary
        : null;

    private static string Cut(string text) => text.Length <= 40 ? text : text[..40];

    private static bool Says(FeatureProperties properties, string name) => properties.Find(name) is { } value && value is not ("no" or "false" or "0" or "F");

    private void Add(VectorFeature feature, CorridorKind kind)
    {
        var properties = feature.Properties;
        var source = properties.Find("osm_id") is { } osm
            ? "osm:way/" + osm
            : string.Create(CultureInfo.InvariantCulture, $"{log.File}:{feature.Number}");
        foreach (var points in Lines.Usable(feature, log))
        {
            corridors.Add(new Corridor(0, kind, points, source) { IsBridge = Says(properties, "bridge"), IsTunnel = Says(properties, "tunnel") });
        }
    }
}
