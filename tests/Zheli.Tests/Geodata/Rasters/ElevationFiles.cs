using System.Diagnostics;
using System.IO.Compression;
using Zheli.Geodata;
using Zheli.Geodata.Files;
using Zheli.Geodata.Rasters;
using Zheli.Geodata.Vector;
using Zheli.Model.Places;

namespace Zheli.Tests.Geodata.Rasters;

public sealed class ElevationFiles : IDisposable
{
    private readonly SourceTesting files = new();

    public void Dispose() => files.Dispose();

    private static double Slope(int column, int row) => (100 * row) - (7 * column) - 50;

    private ElevationGrid Grid(byte[] tiff) => SourceTesting.Read(files.File("a.tif", tiff)).Elevation!;

    public static TheoryData<bool, bool, int, int, int, int> Kinds()
    {
        var kinds = new TheoryData<bool, bool, int, int, int, int>();
        foreach (var big in new[] { false, true })
        {
            foreach (var tiled in new[] { false, true })
            {
                foreach (var (compression, predictor, bits, format) in new[]
                {
                    (1, 1, 16, 2), (1, 1, 32, 2), (1, 1, 32, 3), (1, 1, 64, 3), (5, 1, 16, 2), (5, 2, 16, 2), (8, 1, 16, 2), (8, 2, 16, 2), (32946, 2, 16, 2), (8, 3, 32, 3), (8, 3, 64, 3),
                })
                {
                    kinds.Add(big, tiled, compression, predictor, bits, format);
                }
            }
        }

        return kinds;
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Heights_come_out_of_every_storage_alike(bool big, bool tiled, int compression, int predictor, int bits, int format)
    {
        var grid = Grid(new SmallTiff { IsBigEndian = big, IsTiled = tiled, BlockColumns = 4, Compression = compression, Predictor = predictor, Bits = bits, Format = format }.Write(Slope));
        Assert.Equal((5, 4, 50.25, 43.875, 0.5, 0.25), (grid.Columns, grid.Rows, grid.West, grid.North, grid.StepX, grid.StepY));
        for (var row = 0; row < 4; row++)
        {
            for (var column = 0; column < 5; column++)
            {
                Assert.Equal(Slope(column, row), grid.Heights[(row * 5) + column]);
            }
        }
    }

    [Fact]
    public void Pixels_that_are_points_stand_on_the_corner_itself()
    {
        var grid = Grid(new SmallTiff { RasterType = 2 }.Write(Slope));
        Assert.Equal((50.0, 44.0), (grid.West, grid.North));
    }

    [Fact]
    public void Unknown_and_impossible_heights_are_no_data()
    {
        var content = SourceTesting.Read(files.File("a.tif", new SmallTiff { Bits = 32, Format = 3, NoData = "-99999" }.Write((c, r) => (c, r) switch { (0, 0) => -99999, (1, 0) => double.NaN, (2, 0) => 3e8, _ => 10.6 })));
        Assert.Equal([ElevationGrid.NoData, ElevationGrid.NoData, ElevationGrid.NoData, 11], content.Elevation!.Heights[..4].ToArray());
        Assert.Equal(1, content.RowsRejected);
        Assert.Contains(content.Findings, f => f.Code == "impossible-height");
    }

    [Fact]
    public void A_flat_Caspian_is_told_and_a_deep_one_is_not()
    {
        byte[] Sea(double depth) => new SmallTiff { Columns = 20, Rows = 20, BlockRows = 20, Tie = [0, 0, 0, 47, 44, 0] }.Write((c, r) => depth);
        Assert.Contains(SourceTesting.Read(files.File("a.tif", Sea(-28))).Findings, f => f.Code == "no-bathymetry");
        Assert.DoesNotContain(SourceTesting.Read(files.File("a.tif", Sea(-300))).Findings, f => f.Code == "no-bathymetry");
    }

    [Fact]
    public void Grids_that_cannot_be_used_are_refused_with_the_reason()
    {
        string Code(byte[] tiff) => SourceTesting.Refuses(files.File("a.tif", tiff)).Findings[^1].Code;
        Assert.Equal("wrong-crs", Code(new SmallTiff { Model = 1 }.Write(Slope)));
        Assert.Equal("wrong-crs", Code(new SmallTiff { Geographic = 4284 }.Write(Slope)));
        Assert.Equal("wrong-crs", Code(new SmallTiff { Scale = [90, 90, 0] }.Write(Slope)));
        Assert.Equal("grid-too-large", Code(new SmallTiff { StatedColumns = 2_000_000_000 }.Write(Slope)));
        Assert.Equal("broken-tiff", Code(new SmallTiff { StatedColumns = 50 }.Write(Slope)));
        Assert.Equal("tiff-not-read", Code(new SmallTiff { Compression = 7 }.Write(Slope)));
        Assert.Equal("tiff-not-read", Code(new SmallTiff { Format = 6 }.Write(Slope)));
        Assert.Equal("nothing-usable", Code(new SmallTiff { NoData = "5" }.Write((_, _) => 5)));
        var whole = new SmallTiff { Compression = 8 }.Write(Slope);
        Assert.Equal("broken-tiff", Code(whole[..^6]));
        Assert.Equal("broken-tiff", Code(whole[..60]));
    }

    [Fact]
    public void Large_grids_are_averaged_on_the_way()
    {
        var path = files.File("a.tif", new SmallTiff { Columns = 9, Rows = 7, BlockRows = 3, Scale = [0.001, 0.001, 0] }.Write((c, r) => (10 * c) + (100 * r)));
        var content = new GeoTiffReader(SourceFile.Examine(path), null, CancellationToken.None, mostCells: 20).Read();
        var grid = content.Elevation!;
        Assert.Equal((4, 3, 0.002), (grid.Columns, grid.Rows, grid.StepX));
        Assert.Equal(50.001, grid.West, 1e-9);
        Assert.Equal(43.999, grid.North, 1e-9);
        Assert.Equal([55, 75, 95, 115, 255, 275, 295, 315, 455, 475, 495, 515], grid.Heights.ToArray());
        Assert.Contains(content.Findings, f => f.Code == "grid-averaged");
    }

    [Fact]
    public void A_tile_of_SRTM_lies_where_its_name_says()
    {
        var tile = new byte[1201 * 1201 * 2];
        tile[1] = 200;
        (tile[2], tile[3]) = (0x80, 0);
        foreach (var path in new[] { files.File("N43E051.hgt", tile), Zip("tile.zip", ("n43e051.hgt", tile)) })
        {
            var grid = SourceTesting.Read(path).Elevation!;
            Assert.Equal((1201, 51.0, 44.0), (grid.Columns, grid.West, grid.North));
            Assert.Equal([200, ElevationGrid.NoData, 0], grid.Heights[..3].ToArray());
        }

        Assert.Equal("not-a-tile", SourceTesting.Refuses(files.File("N43E051.hgt", tile[..^2])).Findings[0].Code);
        Assert.Equal("no-georeference", SourceTesting.Refuses(files.File("aktau.hgt", tile)).Findings[0].Code);
        Assert.Equal("several-tiles", SourceTesting.Refuses(Zip("two.zip", ("N43E051.hgt", tile), ("N44E051.hgt", tile))).Findings[0].Code);
        Assert.Equal("archive-without-map", SourceTesting.Refuses(Zip("none.zip", ("readme.md", tile))).Findings[0].Code);
    }

    private string Zip(string name, params (string Name, byte[] Content)[] entries)
    {
        var path = Path.Combine(files.Folder, name);
        using var archive = ZipFile.Open(path, ZipArchiveMode.Create);
        foreach (var (entry, content) in entries)
        {
            using var stream = archive.CreateEntry(entry).Open();
            stream.Write(content);
        }

        return path;
    }

    [Fact]
    public void Real_relief_has_its_known_heights()
    {
        var content = SourceTesting.Read(TestData.Shared("realdata", "terrain", "srtm30plus_kz_caspian_1min.tif"));
        var grid = content.Elevation!;
        Assert.Equal((2760, 1260), (grid.Columns, grid.Rows));
        Assert.Equal(348, grid.HeightAt(71.425, 51.125), 1.5);
        Assert.InRange(grid.HeightAt(51.75, 43.45), -135, -128);
        Assert.DoesNotContain(content.Findings, f => f.Code == "no-bathymetry");
        Assert.Contains(SourceTesting.Read(TestData.Shared("realdata", "terrain", "etopo20_kz_caspian_20min.tif")).Findings, f => f.Code == "no-bathymetry");
        Assert.Equal(1201, SourceTesting.Read(TestData.Shared("realdata", "terrain", "sample_srtm3_N43E007.hgt.zip")).Elevation!.Rows);
    }

    [Theory]
    [InlineData("COMPRESS=LZW", "PREDICTOR=2", "Int16")]
    [InlineData("COMPRESS=LZW", "TILED=YES", "Int32")]
    [InlineData("COMPRESS=DEFLATE", "PREDICTOR=3", "Float32")]
    [InlineData("BIGTIFF=YES", "ENDIANNESS=BIG", "Float64")]
    public void Every_storage_that_GDAL_writes_reads_alike(string first, string second, string type)
    {
        Assert.SkipUnless(GdalProgram.Find("gdal_translate") is not null, "gdal_translate is not installed (apt install gdal-bin).");
        var source = TestData.Shared("realdata", "terrain", "srtm30plus_kz_caspian_1min.tif");
        var path = Path.Combine(files.Folder, "out.tif");
        using (var gdal = Process.Start("gdal_translate", ["-q", "-ot", type, "-srcwin", "200", "300", "601", "403", "-co", first, "-co", second, source, path]))
        {
            gdal.WaitForExit();
        }

        ElevationGrid whole = SourceTesting.Read(source).Elevation!, part = SourceTesting.Read(path).Elevation!;
        Assert.Equal((601, 403), (part.Columns, part.Rows));
        for (var row = 0; row < 403; row++)
        {
            Assert.True(whole.Heights.Slice(((row + 300) * 2760) + 200, 601).SequenceEqual(part.Heights.Slice(row * 601, 601)), $"row {row} differs");
        }
    }
}
