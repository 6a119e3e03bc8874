using Zheli.Model.Network;
using Zheli.Model.Places;
using Zheli.Model.Programme;
using Zheli.Operations.Read;
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

    [Fact]
    public void A_point_belongs_to_one_tile()
    {
        var layer = new TileLayer("settlement", [TileFeature.Point(new(0, 0), 0) with { Id = 7 }]);
        var tiles = from column in Enumerable.Range(1022, 4) from row in Enumerable.Range(1022, 4) select Cut(layer, 11, column, row);
        Assert.Single(tiles, tile => tile.Count > 0);
    }

    [Theory]
    [InlineData(5)]
    [InlineData(9)]
    [InlineData(12)]
    public void Stretches_beyond_a_tile_change_nothing_in_it(int zoom)
    {
        // A coast that wanders over many tiles and comes back, against every point of it clipped one by one.
        var roll = new Random(3);
        var coast = new List<GeoPoint> { new(70, 50) };
        for (var i = 0; i < 3000; i++)
        {
            coast.Add(new(coast[^1].Longitude + ((roll.NextDouble() - 0.5) * 0.02), coast[^1].Latitude + ((roll.NextDouble() - 0.5) * 0.02)));
        }

        coast.Add(coast[0]);
        var side = 12 + MercatorGrid.Shift(zoom);
        var path = new TilePath(coast);
        var near = new List<(int X, int Y)>();
        foreach (var (column, row) in coast.Select(MercatorGrid.Project).Select(at => (at.X >> side, at.Y >> side)).Distinct().Take(60))
        {
            path.InTile(zoom, column, row, near);
            List<(int X, int Y)> all = [.. coast.Select(point => At(point, zoom, column, row))];
            Assert.Equal(Inside(TileClip.Line(all)), Inside(TileClip.Line(near)));
            Assert.Equal(DoubledArea(TileClip.Ring(all[..^1])), DoubledArea(TileClip.Ring(near[..^1])));
        }

        static List<(int X, int Y)> Inside(IEnumerable<List<(int X, int Y)>> pieces) => [.. pieces.SelectMany(piece => piece)];
    }

    [Fact]
    public void A_thinned_line_stays_within_the_tolerance_of_its_course()
    {
        var roll = new Random(5);
        List<(int X, int Y)> line = [.. Enumerable.Range(0, 400).Select(i => (10 * i, roll.Next(60)))];
        List<(int X, int Y)> thin = [.. line];
        new TileSimplify().Line(thin, 20);
        Assert.InRange(thin.Count, 2, 200);
        Assert.Equal((line[0], line[^1]), (thin[0], thin[^1]));
        Assert.All(line, point => Assert.InRange(Enumerable.Range(1, thin.Count - 1).Min(i => Distance(point, thin[i - 1], thin[i])), 0, 40));
    }

    [Fact]
    public void Far_out_edges_are_joined_where_the_line_goes_on()
    {
        GeoPoint[] at = [new(70, 50), new(70.02, 50.01), new(70.04, 50), new(70.06, 50.02), new(70.04, 49.98)];
        PlanEdge[] edges =
        [
            Edge("1", null, BuildMethod.Plough, 900, at[0], at[1]),
            Edge("2", "1", BuildMethod.Plough, 850, at[2], at[1]),
            Edge("3", "2", BuildMethod.Plough, 800, at[2], at[3]),
            Edge("4", "2", BuildMethod.Microwave, 40, at[2], at[4]),
        ];
        var plan = new PlanReading(new PlanOptions(), ServedCountry.Project().Headings[0].Summary, edges, [], []);
        var tiles = new PlanTiles(new Territory(), plan);
        var (x, y) = MercatorGrid.Project(at[2]);
        IReadOnlyList<TileDecoder.Feature> At(int zoom) =>
            Assert.Single(TileDecoder.Read(tiles.Cut(zoom, x >> (12 + MercatorGrid.Shift(zoom)), y >> (12 + MercatorGrid.Shift(zoom))))).Features;
        var far = At(6);
        Assert.Equal(["plough", "microwave"], far.Select(feature => feature.Tags["method"]));
        Assert.DoesNotContain(far, feature => feature.Tags.ContainsKey("key"));
        Assert.Equal(["1", "2", "3", "4"], At(7).Select(feature => feature.Tags["key"]));
    }

    [Fact]
    public void Names_come_in_each_language_where_there_is_room_for_them()
    {
        var kosshy = new Settlement
        {
            Id = 2, Names = new("Kosshy", "Қосшы"), Kind = PlaceKind.Village, Location = new(71.67, 50.98), Population = 1000,
            PopulationBasis = PopulationBasis.Stated, Source = "test",
        };
        var tiles = new PlanTiles(new Territory { Settlements = [kosshy] }, null);
        var (x, y) = MercatorGrid.Project(kosshy.Location);
        TileDecoder.Feature At(int zoom) =>
            Assert.Single(Assert.Single(TileDecoder.Read(tiles.Cut(zoom, x >> (12 + MercatorGrid.Shift(zoom)), y >> (12 + MercatorGrid.Shift(zoom))))).Features);
        Assert.DoesNotContain("kk", At(4).Tags.Keys);
        Assert.Equal(("Қосшы", "Kosshy", "Kosshy"), (At(8).Tags["kk"], At(8).Tags["ru"], At(8).Tags["en"]));
        Assert.Equal(32L, At(4).Tags["root"]);
    }

    [Fact]
    public void A_border_is_drawn_once_and_as_that_of_the_greatest_area()
    {
        // Two districts side by side fill a region, which fills the country.
        AdminArea[] areas =
        [
            Area(4, AdminLevel.District, [new(62, 50), new(64, 50), new(64, 52), new(62, 52), new(62, 50)]),
            Area(3, AdminLevel.District, [new(60, 50), new(62, 50), new(62, 52), new(60, 52), new(60, 50)]),
            Area(2, AdminLevel.Region, [new(60, 50), new(62, 50), new(64, 50), new(64, 52), new(62, 52), new(60, 52), new(60, 50)]),
            Area(1, AdminLevel.Country, [new(60, 50), new(62, 50), new(64, 50), new(64, 52), new(62, 52), new(60, 52), new(60, 50)]),
        ];
        var borders = Boundaries.Of(areas).ToArray();
        Assert.Equal([AdminLevel.Country, AdminLevel.District], borders.Select(border => border.Level));
        Assert.Equal([new(62, 50), new(62, 52)], borders[1].Line);
        Assert.Equal(7, borders[0].Line.Count);
    }

    [Fact]
    public void Borders_of_a_random_country_hold_every_stretch_once()
    {
        // Cells of a grid, each with its own ring; some run the other way round.
        var roll = new Random(11);
        var areas = (from x in Enumerable.Range(60, 6) from y in Enumerable.Range(45, 6) select (x, y)).Select((cell, index) =>
        {
            var ring = Box(cell.x, cell.y, cell.x + 1, cell.y + 1);
            return Area(index + 1, roll.Next(3) == 0 ? AdminLevel.Region : AdminLevel.District, roll.Next(2) == 0 ? ring : [.. ring.Reverse()]);
        }).ToArray();
        var wanted = areas.SelectMany(area => Stretches(area.Polygons[0][0]).Select(stretch => (stretch, area.Level)))
            .GroupBy(one => one.stretch).ToDictionary(same => same.Key, same => same.Min(one => one.Level));
        var drawn = Boundaries.Of(areas).SelectMany(border => Stretches(border.Line).Select(stretch => (stretch, border.Level))).ToArray();
        Assert.Equal(wanted.Count, drawn.Length);
        Assert.All(drawn, one => Assert.Equal(wanted[one.stretch], one.Level));

        static IEnumerable<(GeoPoint, GeoPoint)> Stretches(IReadOnlyList<GeoPoint> line) => Enumerable.Range(1, line.Count - 1)
            .Select(i => line[i - 1].Longitude < line[i].Longitude || (line[i - 1].Longitude == line[i].Longitude && line[i - 1].Latitude < line[i].Latitude)
                ? (line[i - 1], line[i]) : (line[i], line[i - 1]));
    }

    [Fact]
    public void Far_out_the_largest_of_circles_that_hide_one_another_is_drawn_and_the_largest_comes_first()
    {
        Settlement[] places = [Place(1, 300, 70.000), Place(2, 5000, 70.001), Place(3, 40, 75)];
        var tiles = new PlanTiles(new Territory { Settlements = places }, null);
        long[] Shown(int zoom, double longitude)
        {
            var (x, y) = MercatorGrid.Project(new(longitude, 50));
            return [.. Assert.Single(TileDecoder.Read(tiles.Cut(zoom, x >> (12 + MercatorGrid.Shift(zoom)), y >> (12 + MercatorGrid.Shift(zoom))))).Features.Select(feature => (long)feature.Tags["root"])];
        }

        Assert.Equal([71, 6], Shown(3, 70));
        Assert.Equal([71, 17], Shown(7, 70));
        Assert.Equal([6], Shown(7, 75));

        static Settlement Place(long id, int people, double longitude) => new()
        {
            Id = id, Names = new("Auyl"), Kind = PlaceKind.Village, Location = new(longitude, 50), Population = people, PopulationBasis = PopulationBasis.Stated, Source = "test",
        };
    }

    private static AdminArea Area(long id, AdminLevel level, GeoPoint[] ring) => new() { Id = id, Level = level, Names = new("Aumaq"), Polygons = [[ring]], Source = "test" };

    private static PlanEdge Edge(string key, string? parent, BuildMethod method, long people, params GeoPoint[] points) => new(
        key, 0, parent, method, CorridorKind.Trunk, Geodesic.Length(points).Value, 0, 0, 0, 0, LineOfSight.NotApplicable, 1, 1, 1, people, 30, null, null, points);

    private static double Distance((int X, int Y) point, (int X, int Y) a, (int X, int Y) b)
    {
        double dx = b.X - a.X, dy = b.Y - a.Y, px = point.X - a.X, py = point.Y - a.Y;
        var along = Math.Clamp(((px * dx) + (py * dy)) / Math.Max(1, (dx * dx) + (dy * dy)), 0, 1);
        return Math.Sqrt(((px - (along * dx)) * (px - (along * dx))) + ((py - (along * dy)) * (py - (along * dy))));
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
