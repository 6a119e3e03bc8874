using Zheli.Model.Places;
using Zheli.Server.Tiles;

namespace Zheli.Tests.Server;

/// <summary>Vector tiles, read back by a decoder of the test's own.</summary>
public sealed class TileTests
{
    [Fact]
    public void A_line_keeps_its_ends_and_its_words()
    {
        var layer = new TileLayer("edge", [TileFeature.Line([new(71.43, 51.13), new(71.67, 50.98)], 0, new("method", "plough"), new("people", 1500L))]);
        var feature = Assert.Single(Assert.Single(Cut(layer, 0, 0, 0)).Features);
        Assert.Equal(2, feature.Type);
        Assert.Equal("plough", feature.Tags["method"]);
        Assert.Equal(1500L, feature.Tags["people"]);
        var line = Assert.Single(feature.Paths);
        Assert.Equal(At(new(71.43, 51.13), 0, 0, 0), line[0]);
        Assert.Equal(At(new(71.67, 50.98), 0, 0, 0), line[^1]);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(5)]
    [InlineData(12)]
    public void Neighbouring_tiles_together_hold_a_line_whole(int zoom)
    {
        GeoPoint from = new(60, 50), to = new(62, 51);
        var layer = new TileLayer("edge", [TileFeature.Line([from, to], 0)]);
        var (x0, y0) = MercatorGrid.Project(from);
        var (x1, y1) = MercatorGrid.Project(to);
        var side = 12 + MercatorGrid.Shift(zoom);
        var covered = 0.0;
        for (var column = x0 >> side; column <= x1 >> side; column++)
        {
            for (var row = y1 >> side; row <= y0 >> side; row++)
            {
                covered += Cut(layer, zoom, column, row).SelectMany(l => l.Features).SelectMany(f => f.Paths)
                    .Sum(path => Enumerable.Range(1, path.Count - 1).Sum(i => WidthInside(path[i - 1], path[i])));
            }
        }

        Assert.Equal((x1 - x0) >> MercatorGrid.Shift(zoom), covered, 2.0 + (covered / 1000));
    }

    [Fact]
    public void Outlines_run_clockwise_on_the_screen_and_holes_the_other_way()
    {
        var rings = new[] { Box(60, 45, 80, 55), Box(65, 48, 70, 52) };
        foreach (var drawn in new[] { rings, [.. rings.Select(ring => ring.Reverse().ToArray())] })
        {
            var feature = Assert.Single(Assert.Single(Cut(new TileLayer("area", [TileFeature.Polygon(drawn, 0)]), 0, 0, 0)).Features);
            Assert.Equal(2, feature.Paths.Count);
            Assert.True(DoubledArea(feature.Paths[0]) > 0);
            Assert.True(DoubledArea(feature.Paths[1]) < 0);
        }
    }

    [Fact]
    public void A_tile_in_the_middle_of_a_land_is_all_land()
    {
        var layer = new TileLayer("area", [TileFeature.Polygon([Box(60, 45, 80, 55)], 0)]);
        var (x, y) = MercatorGrid.Project(new(70, 50));
        var ring = Assert.Single(Assert.Single(Assert.Single(Cut(layer, 10, x >> 18, y >> 18)).Features).Paths);
        Assert.Equal(2L * (MercatorGrid.TileExtent + (2 * TileClip.Margin)) * (MercatorGrid.TileExtent + (2 * TileClip.Margin)), DoubledArea(ring));
    }

    [Fact]
    public void What_lies_elsewhere_or_is_too_small_for_the_zoom_is_left_out()
    {
        var layer = new TileLayer("corridor", [TileFeature.Line([new(70, 50), new(70.1, 50)], 8)]);
        Assert.Empty(Cut(layer, 7, 88, 43));
        Assert.Empty(Cut(layer, 9, 0, 0));
    }

    private static List<TileDecoder.Layer> Cut(TileLayer layer, int zoom, int column, int row)
    {
        var tile = new TileBuffer();
        layer.Write(tile, zoom, column, row);
        return TileDecoder.Read(tile.Written);
    }

    private static (int X, int Y) At(GeoPoint point, int zoom, int column, int row)
    {
        var (x, y) = MercatorGrid.Project(point);
        return ((x >> MercatorGrid.Shift(zoom)) - (column << 12), (y >> MercatorGrid.Shift(zoom)) - (row << 12));
    }

    /// <summary>How far a stretch runs from west to east inside the tile itself, margin left out.</summary>
    private static double WidthInside((int X, int Y) a, (int X, int Y) b)
    {
        var (enter, leave) = (0.0, 1.0);
        foreach (var (start, run) in new[] { (a.X, b.X - a.X), (a.Y, b.Y - a.Y) })
        {
            if (run == 0)
            {
                continue;
            }

            var (first, last) = (-start / (double)run, (MercatorGrid.TileExtent - start) / (double)run);
            (enter, leave) = (Math.Max(enter, Math.Min(first, last)), Math.Min(leave, Math.Max(first, last)));
        }

        return Math.Max(0, leave - enter) * Math.Abs(b.X - a.X);
    }

    private static long DoubledArea(List<(int X, int Y)> ring) =>
        Enumerable.Range(0, ring.Count).Sum(i => ((long)ring[i].X * ring[(i + 1) % ring.Count].Y) - ((long)ring[(i + 1) % ring.Count].X * ring[i].Y));

    private static GeoPoint[] Box(double west, double south, double east, double north) =>
        [new(west, south), new(east, south), new(east, north), new(west, north), new(west, south)];
}
