using System.Collections.Frozen;
using Zheli.Model.Places;

namespace Zheli.Geodata.Osm;

/// <summary>What the values of the key <c>building</c> mean for fibre (OSM wiki, "Key:building").</summary>
internal static class BuildingUses
{
    private static readonly FrozenDictionary<string, BuildingUse> ByValue = new (BuildingUse Use, string Values)[]
    {
        (BuildingUse.House, "house detached semidetached_house semi terrace bungalow cabin farm static_caravan residential villa houseboat hut ger"),
        (BuildingUse.Apartments, "apartments apartment flats block tower"),
        (BuildingUse.Dormitory, "dormitory barracks"),
        (BuildingUse.Public, "public school university college kindergarten hospital clinic civic government fire_station train_station transportation church mosque chapel cathedral library"),
        (BuildingUse.Business, "commercial retail office industrial hotel supermarket kiosk warehouse manufacture factory shop"),
        (BuildingUse.Ancillary, "garage garages shed roof carport barn stable sty cowshed farm_auxiliary greenhouse storage_tank silo ruins ruin collapsed construction service "
            + "transformer_tower water_tower bunker toilets boathouse outbuilding hangar bridge container tank demolished abandoned"),
    }.SelectMany(row => row.Values.Split(' ').Select(value => (value, row.Use))).ToFrozenDictionary(pair => pair.value, pair => pair.Use, StringComparer.OrdinalIgnoreCase);

    /// <summary>The use that a value states; unknown for any other.</summary>
    public static BuildingUse Of(string? value) => value is null ? BuildingUse.Unknown : ByValue.GetValueOrDefault(value);
}
