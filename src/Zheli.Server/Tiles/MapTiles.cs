using Zheli.Model.Network;
using Zheli.Model.Places;
using Zheli.Server.Http;

namespace Zheli.Server.Tiles;

/// <summary>The base map, cut from what was imported: areas, water, corridors and the existing network.</summary>
internal sealed class MapTiles
{
    /// <summary>From which zoom a corridor is drawn: the greater the road, the sooner.</summary>
    private static readonly Dictionary<CorridorKind, int> CorridorZoom = new()
    {
        [CorridorKind.Motorway] = 0,
        [CorridorKind.Trunk] = 0,
        [CorridorKind.Railway] = 4,
        [CorridorKind.Primary] = 4,
        [CorridorKind.Secondary] = 6,
        [CorridorKind.PowerLine] = 7,
        [CorridorKind.Tertiary] = 7,
        [CorridorKind.Local] = 10,
        [CorridorKind.Track] = 11,
        [CorridorKind.Service] = 12,
    };

    private readonly TileLayer[] layers;

    /// <summary>Makes the layers of a territory.</summary>
    public MapTiles(Territory territory) => layers =
    [
        new("land", [.. Land(territory.Areas).SelectMany(area => area.Polygons).Select(rings => TileFeature.Polygon([.. rings], 0))]),
        new("lake", [.. territory.Water.Where(water => water.IsArea).Select(water => TileFeature.Polygon([water.Points], 0))]),
        new("river", [.. territory.Water.Where(water => !water.IsArea).Select(water => TileFeature.Line(water.Points, 5))]),
        new("corridor", [.. territory.Corridors.Where(corridor => CorridorZoom.ContainsKey(corridor.Kind)).Select(Line)]),
        new("border", [.. Boundaries.Of(territory.Areas).Select(Border)]),
        new("area-name", [.. territory.Areas.Where(area => area.Level != AdminLevel.Country && area.Polygons.Count > 0).Select(Name)]),
        new("network-line", [.. territory.NetworkLines.Select(line => TileFeature.Line(line.Points, 0, new("name", line.Name), new("owner", line.Owner)))]),
        new("network-node", [.. territory.NetworkNodes.Select(node => TileFeature.Point(node.Location, 5, new("name", node.Name), new("owner", node.Owner)))]),
    ];

    /// <summary>One tile.</summary>
    public byte[] Cut(int zoom, int column, int row)
    {
        var tile = new TileBuffer();
        foreach (var layer in layers)
        {
            layer.Write(tile, zoom, column, row);
        }

        return tile.Written.ToArray();
    }

    /// <summary>Land is painted once: the country, or the largest areas known of it.</summary>
    private static IEnumerable<AdminArea> Land(IReadOnlyList<AdminArea> areas) =>
        areas.GroupBy(area => area.Level).MinBy(level => level.Key) ?? Enumerable.Empty<AdminArea>();

    private static TileFeature Border((AdminLevel Level, IReadOnlyList<GeoPoint> Line) border) =>
        TileFeature.Line(border.Line, border.Level == AdminLevel.District ? 5 : 0, new KeyValuePair<string, object>("level", Words.Of(border.Level)));

    private static TileFeature Name(AdminArea area)
    {
        var at = LabelPoint.Of(area);
        return TileFeature.Point(new(at[0], at[1]), area.Level == AdminLevel.District ? 7 : 3, [new("level", Words.Of(area.Level)), .. SettlementTiles.Names(area.Names)]);
    }

    private static TileFeature Line(Corridor corridor) =>
        TileFeature.Line(corridor.Points, CorridorZoom[corridor.Kind], new KeyValuePair<string, object>("kind", Words.Of(corridor.Kind)));
}
