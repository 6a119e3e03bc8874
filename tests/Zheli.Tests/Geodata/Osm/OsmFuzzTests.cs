using System.Buffers.Binary;
using Zheli.Geodata.Osm;
using Zheli.Model;

namespace Zheli.Tests.Geodata.Osm;

/// <summary>Damages real files in a thousand ways: each is read whole or refused in one sentence, soon, and nothing else happens.</summary>
public sealed class OsmFuzzTests
{
    private const int SeedBytes = 150_000;
    private const long MostBytes = 400_000_000;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    [Theory]
    [InlineData("monaco-2023-12.osm.pbf", 1, 250)]
    [InlineData("wechelderzande-2016.osm.pbf", 2, 300)]
    [InlineData("andorra-2013.osm.pbf", 3, 250)]
    [InlineData("north-bayreuth-2014.osm.gz", 4, 100)]
    public async Task Damaged_files_are_read_or_refused_but_never_crash_or_hang(string name, int seed, int count)
    {
        var original = await File.ReadAllBytesAsync(TestData.Shared("realdata", "osm", name), TestContext.Current.CancellationToken);
        var seedBytes = name.EndsWith(".gz", StringComparison.Ordinal) ? original : WholeBlobs(original);
        var random = new Random(seed);
        await Run(count, () => Damaged(seedBytes, random), name);
    }

    [Fact]
    public async Task Damaged_blocks_behind_sound_packing_never_crash_or_hang()
    {
        var random = new Random(5);
        var block = Block();
        await Run(200, () => PbfWriter.WithHeader().Blob("OSMData", new ProtoBytes().Bytes(1, Damaged(block, random)).ToArray()).ToFile(), "block.osm.pbf");
    }

    private static async Task Run(int count, Func<byte[]> damage, string name)
    {
        var token = TestContext.Current.CancellationToken;
        var folder = Directory.CreateTempSubdirectory("zheli-fuzz-");
        try
        {
            var path = Path.Combine(folder.FullName, name);
            var refused = 0;
            for (var i = 0; i < count; i++)
            {
                await File.WriteAllBytesAsync(path, damage(), token);
                refused += await IsRefused(path, i, token) ? 1 : 0;
            }

            Assert.InRange(refused, count / 10, count);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    /// <summary>Reads on a thread of its own, so that even a reading that never looks at its token is found out.</summary>
    private static async Task<bool> IsRefused(string path, int number, CancellationToken token)
    {
        var reading = Task.Factory.StartNew(() => IsRefusedHere(path, number, token), token, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        var first = await Task.WhenAny(reading, Task.Delay(Patience, token));
        Assert.True(ReferenceEquals(first, reading), $"Damage number {number} was still being read after {Patience.TotalSeconds} s.");
        return await reading;
    }

    private static bool IsRefusedHere(string path, int number, CancellationToken token)
    {
        var allocatedBefore = GC.GetAllocatedBytesForCurrentThread();
        try
        {
            // One thread does all its work here, and so its memory can be told from that of other tests.
            OsmReader.Read(path, number % 4 == 0 ? 2 : 1, null, token);
            return false;
        }
        catch (BadInputException e)
        {
            Assert.All(e.Findings, f => Assert.True(f.Message.Length > 0 && f.Where.Length > 0 && f.Code.Length > 0));
            return true;
        }
        finally
        {
            Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - allocatedBefore, 0, MostBytes);
        }
    }

    private static byte[] Damaged(byte[] original, Random random)
    {
        var bytes = (byte[])original.Clone();
        switch (random.Next(5))
        {
            case 0:
                return bytes[..random.Next(bytes.Length)];
            case 1:
                for (var i = random.Next(1, 20); i > 0; i--)
                {
                    bytes[random.Next(bytes.Length)] ^= (byte)(1 << random.Next(8));
                }

                return bytes;
            case 2:
                bytes.AsSpan(random.Next(bytes.Length - 16), 16).Fill(0xFF);
                return bytes;
            case 3:
                BinaryPrimitives.WriteInt32BigEndian(bytes.AsSpan(random.Next(Math.Min(200, bytes.Length - 4))), random.Next(int.MinValue, int.MaxValue));
                return bytes;
            default:
                var (from, to, length) = (random.Next(bytes.Length), random.Next(bytes.Length), random.Next(2000));
                length = Math.Min(length, bytes.Length - Math.Max(from, to));
                original.AsSpan(from, length).CopyTo(bytes.AsSpan(to));
                return bytes;
        }
    }

    /// <summary>The first blobs of a file and its last, so that a small seed holds nodes, ways and relations.</summary>
    private static byte[] WholeBlobs(byte[] file)
    {
        var starts = new List<int>();
        for (var at = 0; at < file.Length;)
        {
            starts.Add(at);
            var header = BinaryPrimitives.ReadInt32BigEndian(file.AsSpan(at));
            at += 4 + header + DataSize(file.AsSpan(at + 4, header));
        }

        var kept = starts.TakeWhile(s => s < SeedBytes).Append(starts[^1]).Distinct().ToList();
        return [.. kept.SelectMany(s => file[s..starts.Append(file.Length).First(e => e > s)])];
    }

    private static int DataSize(ReadOnlySpan<byte> header)
    {
        // The last field of the header is number 3, a varint.
        var at = header.LastIndexOf((byte)0x18) + 1;
        var size = 0;
        for (var shift = 0; at < header.Length; shift += 7)
        {
            size |= (header[at++] & 0x7F) << shift;
        }

        return size;
    }

    private static byte[] Block()
    {
        var writer = new PbfWriter();
        writer.DenseNodes([.. Enumerable.Range(1, 60).Select(i => ((long)i, 70 + (i * 0.01), 50.0, i % 7 == 0 ? "place=village;name=A;population=12" : ""))]);
        for (var i = 0; i < 20; i++)
        {
            writer.Way(100 + i, i % 2 == 0 ? "highway=track" : "building=yes", 1 + i, 2 + i, 3 + i, 1 + i);
        }

        return writer.Relation(900, "boundary=administrative;admin_level=6", ("outer", 100), ("inner", 102)).Block();
    }
}
