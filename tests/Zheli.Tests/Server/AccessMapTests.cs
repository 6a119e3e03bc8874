using Zheli.Model.Places;
using Zheli.Operations.Access;
using Zheli.Operations.Import;
using Zheli.Operations.Read;
using Zheli.Operations.Storage;
using Zheli.Server.Tiles;
using Zheli.Tests.Operations.Access;

namespace Zheli.Tests.Server;

/// <summary>Designed villages as the map asks for them: in tiles, and home by home.</summary>
public sealed class AccessMapTests : IDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly ProjectReading project;

    public AccessMapTests()
    {
        var (map, path) = (folder["villages.osm"], folder["p.gpkg"]);
        File.WriteAllText(map, AccessOperationTests.Villages(2));
        ImportOperation.Run(new(path, [map], null, 1), null, TestContext.Current.CancellationToken, TimeProvider.System);
        AccessOperation.Run(new() { Project = path, Buildings = [map], All = true }, TimeProvider.System, null, TestContext.Current.CancellationToken);
        project = ProjectReading.Open(path);
    }

    [Fact]
    public void Tiles_together_hold_every_home_once_and_each_hangs_on_its_street()
    {
        Assert.Equal(2, project.Access.Designs);
        using var file = ProjectFile.Open(folder["p.gpkg"], readOnly: true);
        var designs = file.ReadAccess(t => t.ListSettlements().ConvertAll(t.Read));
        var homes = designs.SelectMany(d => d.Premises).ToDictionary(p => p.Key, p => p.Location);
        var tiles = homes.Values.Select(At).Distinct().Select(at => new AccessTiles(project.Access).Cut(14, at.Column, at.Row)).ToList();
        var drawn = tiles.SelectMany(t => TileDecoder.Read(t)).Where(l => l.Name == "access-home").SelectMany(l => l.Features).Select(f => (string)f.Tags["key"]).ToList();
        Assert.Equal(homes.Keys.Order(StringComparer.Ordinal), drawn.Distinct().Order(StringComparer.Ordinal));
        Assert.All(tiles, tile => Assert.Contains(TileDecoder.Read(tile), l => l.Name == "access-route" && l.Features.Count > 0));
        var excerpt = project.Access.In(-180, -90, 180, 90, AccessDetail.Homes);
        Assert.Equal(designs.Sum(d => d.Routes.Count), excerpt.Routes.Count);
        Assert.Equal(designs.Sum(d => d.Sites.Count), excerpt.Sites.Count);
        Assert.All(excerpt.Homes, h => Assert.InRange(Geodesic.Distance(h.Location, h.Street!.Value).Value, 0, 150));
    }

    [Fact]
    public void Far_away_only_nodes_and_cabinets_are_drawn()
    {
        var excerpt = project.Access.In(-180, -90, 180, 90, AccessDetail.Sites);
        Assert.Empty(excerpt.Routes);
        Assert.Empty(excerpt.Homes);
        Assert.All(excerpt.Sites, s => Assert.True(s.Kind is Zheli.Model.Network.AccessSiteKind.Node or Zheli.Model.Network.AccessSiteKind.Cabinet));
        Assert.Empty(new AccessTiles(project.Access).Cut(5, 20, 10));
    }

    [Fact]
    public void The_way_of_a_home_is_that_of_the_trace_and_ends_at_the_home()
    {
        using var file = ProjectFile.Open(folder["p.gpkg"], readOnly: true);
        var design = file.ReadAccess(t => t.Read(t.ListSettlements()[0]));
        foreach (var drop in design.Drops)
        {
            var home = project.Access.FindHome(drop.Premises)!;
            var way = Assert.Single(home.Ways);
            Assert.Equal((drop.LossDb, drop.Cost), (way.LossDb, way.Cost));
            Assert.Equal(drop.PathMetres, way.Steps[^1].FromOltMetres, 0.1);
            Assert.Equal(design.Premises.Single(p => p.Key == drop.Premises).Location, home.Location);
            Assert.Equal(way.Steps.Where(s => s.Level is "feeder" or "distribution" or "drop").Sum(s => s.LengthMetres), way.Steps.Where(s => s.Level is "feeder" or "distribution" or "drop").Sum(s => Geodesic.Length([.. s.Line]).Value), 0.5);
        }

        Assert.Null(project.Access.FindHome("osm:way/0"));
        Assert.Null(project.Access.FindDesign(999));
        Assert.Equal(24, project.Access.FindDesign(design.Settlement)!.Value.Summary.Served);
    }

    public void Dispose() => folder.Dispose();

    private static (int Column, int Row) At(GeoPoint point)
    {
        var (x, y) = MercatorGrid.Project(point);
        return (x >> (12 + MercatorGrid.Shift(14)), y >> (12 + MercatorGrid.Shift(14)));
    }
}
