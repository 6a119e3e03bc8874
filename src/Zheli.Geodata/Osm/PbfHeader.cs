using System.Text;

namespace Zheli.Geodata.Osm;

/// <summary>The HeaderBlock at the beginning of a PBF file.</summary>
internal static class PbfHeader
{
    /// <summary>Refuses a file that requires features which are not understood.</summary>
    public static void Check(ReadOnlySpan<byte> block)
    {
        var reader = new WireReader(block);
        while (reader.NextField())
        {
            if (reader.Field == 4)
            {
                CheckFeature(reader.BytesField());
            }
            else
            {
                reader.Skip();
            }
        }
    }

    private static void CheckFeature(ReadOnlySpan<byte> feature)
    {
        if (feature.SequenceEqual("OsmSchema-V0.6"u8) || feature.SequenceEqual("DenseNodes"u8))
        {
            return;
        }

        if (feature.SequenceEqual("HistoricalInformation"u8))
        {
            OsmFault.Throw(
                "pbf-history", "The file holds the history of the map, not its state.",
                "Maybe cut out one state: osmium time-filter IN.osh.pbf -o OUT.osm.pbf.");
        }

        var name = Encoding.UTF8.GetString(feature[..Math.Min(feature.Length, 60)]);
        OsmFault.Throw(
            "pbf-feature", $"The file requires the feature \"{name}\", which is not known here.", "Maybe write it again with osmium cat, without that feature.");
    }
}
