namespace Zheli.Geodata.Osm;

/// <summary>
/// The frame of a PrimitiveBlock: its string table, its groups and its grid (OSM wiki, "PBF Format"). The grid may follow the groups in
/// the file, so the groups are only noted here and read afterwards.
/// </summary>
internal sealed class PbfBlock
{
    private const long NanodegreesPerGrid = 100;
    private const long MostLongitude = 180_000_000_000;
    private const long MostLatitude = 90_000_000_000;

    private readonly List<(int Start, int Length)> groups = [];
    private ReadOnlyMemory<byte> memory;
    private long granularity;
    private long latitudeOffset;
    private long longitudeOffset;

    /// <summary>The block's strings and the tags of the element being read.</summary>
    public PbfTagSet Tags { get; } = new();

    /// <summary>Number of groups.</summary>
    public int GroupCount => groups.Count;

    /// <summary>The bytes of a group.</summary>
    public ReadOnlySpan<byte> Group(int index) => memory.Span.Slice(groups[index].Start, groups[index].Length);

    /// <summary>Reads the frame; the string table only when <paramref name="withTags"/>.</summary>
    public void Load(ReadOnlyMemory<byte> block, bool withTags)
    {
        (memory, granularity, latitudeOffset, longitudeOffset) = (block, 100, 0, 0);
        groups.Clear();
        var table = (Start: 0, Length: 0);
        var reader = new WireReader(block.Span);
        while (reader.NextField())
        {
            switch (reader.Field)
            {
                case 1:
                    table = Range(ref reader);
                    break;
                case 2:
                    groups.Add(Range(ref reader));
                    break;
                case 17:
                    granularity = reader.Int32Field();
                    break;
                case 19:
                    latitudeOffset = (long)reader.VarintField();
                    break;
                case 20:
                    longitudeOffset = (long)reader.VarintField();
                    break;
                default:
                    reader.Skip();
                    break;
            }
        }

        CheckGrid();
        if (withTags)
        {
            Tags.Load(block, table.Start, table.Length);
        }
    }

    /// <summary>Longitude on the 1e-7° grid from the block's own units.</summary>
    public int GridX(long units) => Grid(units, longitudeOffset, MostLongitude, "longitude");

    /// <summary>Latitude on the 1e-7° grid from the block's own units.</summary>
    public int GridY(long units) => Grid(units, latitudeOffset, MostLatitude, "latitude");

    private static (int Start, int Length) Range(ref WireReader reader)
    {
        var length = reader.BytesField().Length;
        return (reader.Position - length, length);
    }

    private void CheckGrid()
    {
        if (granularity is < 1 or > 1_000_000_000)
        {
            OsmFault.Throw("pbf-granularity", $"A block claims a granularity of {granularity} nanodegrees.");
        }

        if (latitudeOffset is < -2 * MostLongitude or > 2 * MostLongitude || longitudeOffset is < -2 * MostLongitude or > 2 * MostLongitude)
        {
            OsmFault.Throw("pbf-granularity", $"A block claims the offsets {latitudeOffset} and {longitudeOffset} nanodegrees.");
        }
    }

    private int Grid(long units, long offset, long most, string name)
    {
        // The first bound keeps the product inside 64 bits.
        var nano = Math.Abs((double)units) * granularity > 4.0 * MostLongitude ? long.MaxValue : offset + (granularity * units);
        if (nano > most || nano < -most)
        {
            OsmFault.Throw("coordinate-out-of-range", $"A node has a {name} outside ±{most / 1_000_000_000}°.");
        }

        if (granularity == NanodegreesPerGrid && offset == 0)
        {
            return (int)units;
        }

        var (whole, rest) = Math.DivRem(nano, NanodegreesPerGrid);
        return (int)(whole + (rest >= NanodegreesPerGrid / 2 ? 1 : rest <= -NanodegreesPerGrid / 2 ? -1 : 0));
    }
}
