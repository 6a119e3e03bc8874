using System.Text;

namespace Zheli.Tests.Server;

/// <summary>Reads a vector tile by the specification, with nothing of the writer's.</summary>
internal static class TileDecoder
{
    public static List<Layer> Read(ReadOnlySpan<byte> tile)
    {
        var layers = new List<Layer>();
        foreach (var (_, _, block) in Fields(tile))
        {
            layers.Add(ReadLayer(block));
        }

        return layers;
    }

    private static Layer ReadLayer(byte[] bytes)
    {
        var fields = Fields(bytes);
        string[] keys = [.. fields.Where(f => f.Field == 3).Select(f => Encoding.UTF8.GetString(f.Block))];
        object[] values = [.. fields.Where(f => f.Field == 4).Select(f => Fields(f.Block).Single()).Select(v => v.Field == 1 ? (object)Encoding.UTF8.GetString(v.Block) : (long)v.Number)];
        var features = fields.Where(f => f.Field == 2).Select(f =>
        {
            var parts = Fields(f.Block);
            var tags = Varints(parts.FirstOrDefault(p => p.Field == 2).Block ?? []);
            return new Feature(
                (int)parts.Single(p => p.Field == 3).Number,
                Enumerable.Range(0, tags.Count / 2).ToDictionary(i => keys[(int)tags[2 * i]], i => values[(int)tags[(2 * i) + 1]]),
                Paths(Varints(parts.Single(p => p.Field == 4).Block)));
        });
        Assert.Equal(2UL, fields.Single(f => f.Field == 15).Number);
        Assert.Equal(4096UL, fields.Single(f => f.Field == 5).Number);
        return new Layer(Encoding.UTF8.GetString(fields.Single(f => f.Field == 1).Block), [.. features]);
    }

    private static List<List<(int X, int Y)>> Paths(List<ulong> commands)
    {
        var paths = new List<List<(int X, int Y)>>();
        var (x, y) = (0, 0);
        for (var i = 0; i < commands.Count;)
        {
            var (command, count) = (commands[i] & 7, (int)(commands[i] >> 3));
            i++;
            if (command == 7)
            {
                continue;
            }

            if (command == 1)
            {
                paths.Add([]);
            }

            for (var step = 0; step < count; step++, i += 2)
            {
                (x, y) = (x + UnZigZag(commands[i]), y + UnZigZag(commands[i + 1]));
                paths[^1].Add((x, y));
            }
        }

        return paths;
    }

    private static int UnZigZag(ulong value) => (int)(value >> 1) ^ -(int)(value & 1);

    private static List<ulong> Varints(byte[] bytes)
    {
        var numbers = new List<ulong>();
        for (var at = 0; at < bytes.Length;)
        {
            numbers.Add(Varint(bytes, ref at));
        }

        return numbers;
    }

    private static List<(int Field, ulong Number, byte[] Block)> Fields(ReadOnlySpan<byte> bytes)
    {
        var fields = new List<(int, ulong, byte[])>();
        for (var at = 0; at < bytes.Length;)
        {
            var key = Varint(bytes, ref at);
            var value = Varint(bytes, ref at);
            if ((key & 7) == 2)
            {
                fields.Add(((int)(key >> 3), 0, bytes.Slice(at, (int)value).ToArray()));
                at += (int)value;
            }
            else
            {
                fields.Add(((int)(key >> 3), value, []));
            }
        }

        return fields;
    }

    private static ulong Varint(ReadOnlySpan<byte> bytes, ref int at)
    {
        var value = 0UL;
        for (var shift = 0; ; shift += 7)
        {
            var next = bytes[at++];
            value |= (ulong)(next & 127) << shift;
            if (next < 128)
            {
                return value;
            }
        }
    }

    internal sealed record Layer(string Name, IReadOnlyList<Feature> Features);

    internal sealed record Feature(int Type, IReadOnlyDictionary<string, object> Tags, List<List<(int X, int Y)>> Paths);
}
