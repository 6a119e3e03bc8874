using System.IO.Compression;
using System.Text;
using Zheli.Geodata;
using Zheli.Model;
using Zheli.Tests.Geodata.Rasters;

namespace Zheli.Tests.Geodata;

/// <summary>Damaged files are read or refused; nothing else happens, and nothing takes long.</summary>
public sealed class MutatedFiles(ITestOutputHelper output) : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);
    private readonly SourceTesting files = new();

    public void Dispose() => files.Dispose();

    private static byte[] Seed(string name) => name switch
    {
        "a.geojson" => Encoding.UTF8.GetBytes("""
            {"type":"FeatureCollection","crs":{"type":"name","properties":{"name":"EPSG:4326"}},"features":[
            {"type":"Feature","id":"node/1","properties":{"place":"village","name":"Шетпе","population":"1 200","ref:kato":"473630100"},"geometry":{"type":"Point","coordinates":[52.1,44.2]}},
            {"type":"Feature","properties":{"place":"town","name:kk":"Құрық","population":null},"geometry":{"type":"Polygon","coordinates":[[[51,43],[52,43],[52,44],[51,43]]]}},
            {"type":"Feature","properties":{"place":"hamlet","name":"NaN"},"geometry":{"type":"GeometryCollection","geometries":[{"type":"Point","coordinates":[51.5,43.25,10]}]}}]}
            """),
        "areas.geojson" => Encoding.UTF8.GetBytes("""
            {"features":[{"type":"Feature","properties":{"ADM1_PCODE":"KZ47","ADM1_RU":"Мангистауская"},"geometry":{"type":"MultiPolygon","coordinates":[[[[50,44],[52,46],[52,44],[50,46],[50,44]],[[50.5,44.1],[50.6,44.1],[50.6,44.2],[50.5,44.1]]],[[[60,44],[61,44],[61,45],[60,44]]]]}}],"type":"FeatureCollection"}
            """),
        "lines.geojsonl" => Encoding.UTF8.GetBytes("""
            {"type":"Feature","properties":{"highway":"trunk"},"geometry":{"type":"LineString","coordinates":[[50,44],[51,45]]}}
            {"type":"Feature","properties":{"railway":"rail","bridge":"yes"},"geometry":{"type":"MultiLineString","coordinates":[[[50,44],[51,45]],[[51,45],[52,45]]]}}

            """),
        "a.csv" => Encoding.UTF8.GetBytes("kato;name;place;population;lat;lon\n473630100;\"Шетпе; ауыл\";village;1 200;44,2;52,1\n47363010;Құрық;town;900.0;43.2;51.7\n;\"a\"\"b\nc\";hamlet;;43;51\n"),
        "kato.csv" => Encoding.UTF8.GetBytes("te,ab,cd,ef,hij,k,name_kaz,name_rus,nn\n103200000,10,32,00,000,2,Абай ауданы,Абайский район,\n1.03230000E+08,10,32,30,000,2,Қараауыл,Карааульский,\n"),
        "deflate.tif" => new SmallTiff { Compression = 8, Predictor = 2, IsTiled = true, BlockColumns = 4, NoData = "-9" }.Write((c, r) => c + r),
        "lzw.tif" => new SmallTiff { Compression = 5, IsBigEndian = true }.Write((c, r) => c * r),
        "N43E051.hgt" => new byte[1201 * 1201 * 2],
        "tile.zip" => Zip(),
        _ => new SmallTiff { Bits = 32, Format = 3 }.Write((c, r) => c * 1.5),
    };

    [Theory]
    [InlineData("a.geojson", 220)]
    [InlineData("areas.geojson", 160)]
    [InlineData("lines.geojsonl", 160)]
    [InlineData("a.csv", 180)]
    [InlineData("kato.csv", 80)]
    [InlineData("deflate.tif", 100)]
    [InlineData("lzw.tif", 80)]
    [InlineData("float.tif", 80)]
    [InlineData("N43E051.hgt", 10)]
    [InlineData("tile.zip", 60)]
    public async Task A_damaged_file_is_read_or_refused(string name, int mutations)
    {
        var token = TestContext.Current.CancellationToken;
        var random = new Random(20_240_101 + name.Length);
        var seed = Seed(name);
        Assert.True(SourceTesting.Read(files.File(name, seed)).RowsRead > 0);
        int read = 0, refused = 0;
        for (var i = 0; i < mutations; i++)
        {
            var path = files.File(name, Mutate(seed, random));
            var reading = Task.Run(() =>
            {
                try
                {
                    SourceTesting.Read(path);
                    return true;
                }
                catch (BadInputException e)
                {
                    Assert.Contains(e.Findings, f => f.Severity == Severity.Error);
                    Assert.All(e.Findings, f => Assert.StartsWith(name, f.Where, StringComparison.Ordinal));
                    return false;
                }
            }, token);
            var first = await Task.WhenAny(reading, Task.Delay(Patience, token));
            Assert.True(ReferenceEquals(first, reading), $"mutation {i} of {name} hangs");
            _ = await reading ? read++ : refused++;
        }

        output.WriteLine($"{name}: {read} read, {refused} refused");
    }

    private static byte[] Zip()
    {
        using var packed = new MemoryStream();
        using (var archive = new ZipArchive(packed, ZipArchiveMode.Create, leaveOpen: true))
        {
            using var tile = archive.CreateEntry("N43E051.hgt").Open();
            tile.Write(new byte[1201 * 1201 * 2]);
        }

        return packed.ToArray();
    }

    private static byte[] Mutate(byte[] seed, Random random)
    {
        var bytes = seed.ToList();
        for (var changes = random.Next(1, 5); changes > 0 && bytes.Count > 1; changes--)
        {
            var at = random.Next(bytes.Count);
            var length = Math.Min(random.Next(1, 24), bytes.Count - at);
            switch (random.Next(7))
            {
                case 0:
                    bytes[at] = (byte)random.Next(256);
                    break;
                case 1:
                    bytes[at] ^= (byte)(1 << random.Next(8));
                    break;
                case 2:
                    bytes.RemoveRange(at, length);
                    break;
                case 3:
                    bytes.InsertRange(at, bytes.GetRange(random.Next(bytes.Count - length + 1), length));
                    break;
                case 4:
                    bytes.RemoveRange(at, bytes.Count - at);
                    break;
                case 5:
                    bytes[at] = "{}[]\",:\\-.eN\n;\t\0"u8[random.Next(16)];
                    break;
                default:
                    bytes.InsertRange(at, Encoding.ASCII.GetBytes(random.Next(4) switch { 0 => "1e308", 1 => "99999999999999999999", 2 => "null", _ => "[[[[[[" }));
                    break;
            }
        }

        return [.. bytes];
    }
}
