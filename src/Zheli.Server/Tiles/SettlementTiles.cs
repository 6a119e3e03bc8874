using Zheli.Model.Places;
using Zheli.Operations.Read;

namespace Zheli.Server.Tiles;

/// <summary>Settlements as the map shows them: a circle by people and technology, and a name in each language from the zoom at which there is room for it.</summary>
internal static class SettlementTiles
{
    /// <summary>The layer of a territory, as a plan serves it or before there is one.</summary>
    public static TileLayer Layer(Territory territory, PlanReading? plan) =>
        new("settlement", [.. territory.Settlements.Select(settlement => Point(settlement, plan))]);

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

    private static TileFeature Point(Settlement settlement, PlanReading? plan)
    {
        // The square root of people: a radius in proportion to it makes an area in proportion to people.
        var root = (long)Math.Round(Math.Sqrt(settlement.Population));
        var technology = plan?.FindSettlement(settlement.Id)?.Technology;
        return TileFeature.Point(
            settlement.Location, 0, new("kind", Words.Of(settlement.Kind)), new("technology", technology is { } known ? Words.Of(known) : ""), new("root", root)) with
        {
            Id = settlement.Id,
            Labels = Names(settlement.Names),
            LabelZoom = LabelZoom(settlement.Kind),
        };
    }
}
