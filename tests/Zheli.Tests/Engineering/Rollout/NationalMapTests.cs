using Zheli.Engineering.Rollout;
using Zheli.Geodata.Osm;
using Zheli.Model.Network;
using Zheli.Model.Places;
using Zheli.Model.Units;

namespace Zheli.Tests.Engineering.Rollout;

/// <summary>The graph of a whole country, from the real file.</summary>
public class NationalMapTests
{
    [Fact]
    public void All_settlements_of_Kazakhstan_are_in_one_graph_of_sane_size()
    {
        var content = OsmReader.Read(TestData.Shared("realdata", "osm", "kz-national-main-derived.osm.pbf"), 2, null, TestContext.Current.CancellationToken);
        var settlements = content.Places.Where(p => p.Kind <= PlaceKind.Hamlet)
            .Select((p, i) => new Settlement { Id = i + 1, Names = p.Names, Kind = p.Kind, Location = p.Location, Source = p.Source }).ToArray();
        var territory = new Territory { Settlements = settlements, Corridors = [.. content.Corridors.Select((c, i) => c with { Id = i + 1 })] };
        var existing = settlements.Where(s => s.Kind <= PlaceKind.Town).Select(s => s.Id).ToHashSet();
        var result = CorridorGraph.Build(territory, new()
        {
            ServedSettlements = settlements.Select(s => s.Id).ToHashSet(),
            ExistingSettlements = existing,
            Price = MapSketch.Price,
            MaxHop = Metres.FromKilometres(30),
            AntennaHeight = new(30),
            FrequencyGigahertz = 7,
            CityRadius = Metres.FromKilometres(5),
            TownRadius = Metres.FromKilometres(2),
            VillageRadius = new(700),
            RockSlope = 0.08,
        }, null, TestContext.Current.CancellationToken);

        Assert.Equal(7199, settlements.Length);
        Assert.Equal(settlements.Length - existing.Count, result.Figures.Settlements);
        Assert.Equal(0, result.Figures.Unreachable);
        Assert.InRange(result.Figures.Components, 10, 60);
        Assert.InRange(result.Graph.VertexCount, 10_000, 25_000);
        Assert.InRange(result.Graph.EdgeCount, 50_000, 140_000);
        var roads = Enumerable.Range(0, result.Graph.EdgeCount).Where(e => result.Graph.EdgeKind[e] <= CorridorKind.Primary).Sum(e => result.Graph.EdgeLength[e]);
        Assert.InRange(roads / 1000, 22_000, 27_000);
    }
}
