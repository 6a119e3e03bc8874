using Zheli.Model.Places;
using Zheli.Model.Programme;
using Zheli.Operations.Read;

namespace Zheli.Server.Tiles;

/// <summary>Settlements as the map shows them: a circle by people and technology, and a name in each language from the zoom at which there is room for it.</summary>
internal static class SettlementTiles
{
    /// <summary>The last zoom at which circles that would hide one another are thinned.</summary>
    private const int LastThinnedZoom = 6;

    /// <summary>Side of the square that shows one circle of a kind, in steps of a tile: three pixels, about the smallest circle.</summary>
    private const int Square = 24;

    /// <summary>
    /// The layer of a territory, as a plan serves it or before there is one. The page draws circles in the order of the tile: the largest come first, so that a city
    /// hides no village. Sorted by the page each size would be a drawing of its own, hundreds to a picture.
    /// </summary>
    public static TileLayer Layer(Territory territory, PlanReading? plan)
    {
        var shown = Enumerable.Range(0, LastThinnedZoom + 1).Select(_ => new HashSet<(int, int, Technology?)>()).ToArray();
        return new("settlement", [.. territory.Settlements.OrderByDescending(s => s.Population).ThenBy(s => s.Id).Select(settlement =>
        {
            var technology = plan?.FindSettlement(settlement.Id)?.Technology;
            return Point(settlement, technology, FirstZoom(shown, settlement.Location, technology));
        })]);
    }

    /// <summary>The zoom from which the page writes the name; its style says the same.</summary>
    public static int LabelZoom(PlaceKind kind) => kind switch
    {
        PlaceKind.City => 2,
        PlaceKind.Town => 5,
        PlaceKind.Village or PlaceKind.Suburb => 8,
        _ => 9,
    };

    /// <summary>A name by language: <c>kk</c>, <c>ru</c>, <c>en</c>, each with what stands in where it is missing.</summary>
    public static KeyValuePair<string, object>[] Names(PlaceNames names)
    {
        string[] known = [.. new[] { names.Local, names.Russian, names.Kazakh, names.English }.Where(name => !string.IsNullOrEmpty(name)).Select(name => name!)];
        return known.Length == 0 ? [] : [Named("kk", names.Kazakh), Named("ru", names.Russian), Named("en", names.English)];

        KeyValuePair<string, object> Named(string language, string? name) => new(language, string.IsNullOrEmpty(name) ? known[0] : name);
    }

    /// <summary>The zoom from which a settlement is drawn: the first at which no greater one with the same technology stands in the same square.</summary>
    private static int FirstZoom(HashSet<(int Column, int Row, Technology? Technology)>[] shown, GeoPoint location, Technology? technology)
    {
        var (x, y) = MercatorGrid.Project(location);
        var first = LastThinnedZoom + 1;
        for (var zoom = LastThinnedZoom; zoom >= 0; zoom--)
        {
            var side = Square << MercatorGrid.Shift(zoom);
            if (shown[zoom].Add((x / side, y / side, technology)))
            {
                first = zoom;
            }
        }

        return first;
    }

    private static TileFeature Point(Settlement settlement, Technology? technology, int minZoom)
    {
        // The square root of people: a radius in proportion to it makes an area in proportion to people.
        var root = (long)Math.Round(Math.Sqrt(settlement.Population));
        return TileFeature.Point(
            settlement.Location, minZoom, new("kind", Words.Of(settlement.Kind)), new("technology", technology is { } known ? Words.Of(known) : ""), new("root", root)) with
        {
            Id = settlement.Id,
            Labels = Names(settlement.Names),
            LabelZoom = LabelZoom(settlement.Kind),
        };
    }
}
