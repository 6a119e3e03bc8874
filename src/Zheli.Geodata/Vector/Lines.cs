using Zheli.Geodata.Files;
using Zheli.Model;
using Zheli.Model.Places;

namespace Zheli.Geodata.Vector;

/// <summary>The lines of a feature that are long enough to be one.</summary>
internal static class Lines
{
    /// <summary>
    /// Every line with at least two different points, equal neighbours removed; the feature is left out with a finding when none is left.
    /// </summary>
    public static List<GeoPoint[]> Usable(VectorFeature feature, FindingLog log)
    {
        var usable = new List<GeoPoint[]>(feature.Geometry!.Parts.Length);
        foreach (var part in feature.Geometry.Parts)
        {
            var line = WithoutRepeats(part[0]);
            if (line.Length >= 2)
            {
                usable.Add(line);
            }
        }

        if (usable.Count == 0)
        {
            log.RejectAlike(Severity.Note, "line-too-short", feature.Where, "lines have fewer than two different points and were left out", "Nothing to do: they have no length.");
        }

        return usable;
    }

    private static GeoPoint[] WithoutRepeats(GeoPoint[] line)
    {
        var repeats = 0;
        for (var i = 1; i < line.Length; i++)
        {
            repeats += line[i] == line[i - 1] ? 1 : 0;
        }

        if (repeats == 0)
        {
            return line;
        }

        var kept = new GeoPoint[line.Length - repeats];
        var count = 0;
        for (var i = 0; i < line.Length; i++)
        {
            if (i == 0 || line[i] != line[i - 1])
            {
                kept[count++] = line[i];
            }
        }

        return kept;
    }
}
