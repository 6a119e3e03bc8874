using Zheli.Model.Network;
using Zheli.Operations.Read;

namespace Zheli.Server.Tiles;

/// <summary>
/// The homes of a country and the networks to them, cut into tiles straight from the project: they are too many to be held. Nodes and cabinets are drawn
/// first, streets and homes where a tile is small enough for them.
/// </summary>
internal sealed class AccessTiles(AccessReading access)
{
    /// <summary>The deepest zoom at which these tiles are cut: half a metre a step.</summary>
    public const int MaxZoom = 14;

    private const int SitesFrom = 9;
    private const int StreetsFrom = 13;

    /// <summary>One tile.</summary>
    public byte[] Cut(int zoom, int column, int row)
    {
        if (zoom < SitesFrom || access.Designs == 0)
        {
            return [];
        }

        var (west, north, east, south) = MercatorGrid.Degrees(zoom, column, row, TileClip.Margin);
        var it = access.In(west, south, east, north, zoom < StreetsFrom ? AccessDetail.Sites : zoom < MaxZoom ? AccessDetail.Streets : AccessDetail.Homes);
        var tile = new TileBuffer();
        new TileLayer("access-route", [.. it.Routes.Select(r => TileFeature.Line(r.Points, 0, new KeyValuePair<string, object>("method", Words.Of(r.Method))))]).Write(tile, zoom, column, row);
        new TileLayer("access-lead", [.. it.Homes.Where(h => h.Street is not null).Select(h => TileFeature.Line([h.Location, h.Street!.Value], 0))]).Write(tile, zoom, column, row);
        new TileLayer("access-home", [.. it.Homes.Select(h => TileFeature.Point(
            h.Location, 0, new("key", h.Premises), new("dwellings", (long)h.Dwellings), new("served", h.Street is null ? 0L : 1L)))]).Write(tile, zoom, column, row);
        new TileLayer("access-site", [.. it.Sites.OrderByDescending(s => s.Kind).Select(s => TileFeature.Point(
            s.Location, 0, new("key", s.Key), new("kind", Words.Of(s.Kind)), new("dwellings", (long)s.Dwellings)))]).Write(tile, zoom, column, row);
        return tile.Written.ToArray();
    }
}
