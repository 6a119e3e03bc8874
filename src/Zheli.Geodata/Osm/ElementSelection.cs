using System.Globalization;
using Zheli.Model;
using Zheli.Model.Network;
using Zheli.Model.Places;

namespace Zheli.Geodata.Osm;

/// <summary>Decides from an element's tags what it is good for; PBF and XML share it.</summary>
internal static class ElementSelection
{
    /// <summary>Keeps a node that is a place or a building.</summary>
    public static void Node(ElementChunk chunk, TagSet tags, long id, int x, int y)
    {
        if (tags.Has(Word.Place))
        {
            chunk.Places.Add(new(id, x, y, Place(chunk, tags, $"osm:node/{id.ToString(CultureInfo.InvariantCulture)}")));
        }

        if (IsBuilding(tags))
        {
            chunk.BuildingNodes.Add((x, y));
        }
    }

    /// <summary>True for a building of any kind.</summary>
    public static bool IsBuilding(TagSet tags) => tags.Has(Word.Building) && tags[Word.Building] != Word.No;

    /// <summary>What the tags say of a building, its references still to be added.</summary>
    public static KeptBuilding Building(TagSet tags, long id) => new(
        id, tags[Word.Building] == Word.Yes ? BuildingUse.Unknown : BuildingUses.Of(tags.Text(Word.Building)),
        Count(tags.Text(Word.BuildingLevels), 200), Count(tags.Text(Word.BuildingFlats), 5_000), 0, 0);

    /// <summary>True for a relation that draws a building by several ways.</summary>
    public static bool IsBuildingRelation(TagSet tags) => IsBuilding(tags) && tags[Word.Type] == Word.Multipolygon;

    /// <summary>Keeps a building that is drawn by several ways.</summary>
    public static void BuildingRelation(ElementChunk chunk, TagSet tags, long id, RelationMembers members) =>
        chunk.BuildingRelations.Add((Building(tags, id), [.. members.Outer], [.. members.Inner]));

    /// <summary>What a way is kept for, its references still to be added; <see cref="WayUse.None"/> when it is not kept (a building needs one node only).</summary>
    public static KeptWay Way(ElementChunk chunk, TagSet tags, long id)
    {
        var use = WayUse.None;
        var kind = Corridor(tags);
        if (kind is not null)
        {
            use |= WayUse.Corridor;
        }

        use |= Water(tags);
        PlaceTags? place = null;
        if (tags.Has(Word.Place))
        {
            use |= WayUse.Place;
            place = Place(chunk, tags, $"osm:way/{id.ToString(CultureInfo.InvariantCulture)}");
        }

        var isWater = (use & (WayUse.River | WayUse.WaterArea | WayUse.Coastline)) != 0;
        return new(
            id, use, kind ?? default, Flag(tags, Word.Bridge), Flag(tags, Word.Tunnel) && tags[Word.Tunnel] != Word.BuildingPassage, 0, 0,
            isWater ? tags.Text(Word.Name) ?? "" : "", place);
    }

    /// <summary>The level of an administrative boundary, null for water; false when the relation is neither.</summary>
    public static bool IsArea(TagSet tags, out AdminLevel? level)
    {
        level = tags[Word.Boundary] != Word.Administrative ? null : tags[Word.AdminLevel] switch
        {
            Word.Two => AdminLevel.Country,
            Word.Four => AdminLevel.Region,
            Word.Six => AdminLevel.District,
            _ => null,
        };
        return level is not null || (tags[Word.Type] == Word.Multipolygon && (tags[Word.Natural] == Word.Water || tags[Word.Waterway] == Word.Riverbank));
    }

    /// <summary>What the tags say about a place or an area; population and code that cannot be used become findings.</summary>
    public static PlaceTags Place(ElementChunk chunk, TagSet tags, string source)
    {
        var where = chunk.Where;

        // Maps made back from vector tiles carry the name under the tiles' own key.
        var names = new PlaceNames(tags.Text(Word.Name) ?? tags.Text(Word.NameLatin) ?? "", tags.Text(Word.NameKazakh), tags.Text(Word.NameRussian), tags.Text(Word.NameEnglish));
        return new(KindOf(tags[Word.Place]), names, Kato(chunk, tags, source, where), Population(chunk, tags, source, where), where);
    }

    /// <summary>Keeps a relation that draws an administrative area or water.</summary>
    public static void Area(ElementChunk chunk, TagSet tags, long id, AdminLevel? level, RelationMembers members)
    {
        var place = Place(chunk, tags, $"osm:relation/{id.ToString(CultureInfo.InvariantCulture)}");
        chunk.Areas.Add(new(id, level, place.Names, place.Kato, place.Population, place.Where, [.. members.Outer], [.. members.Inner]));
    }

    private static CorridorKind? Corridor(TagSet tags)
    {
        if (tags[Word.Area] == Word.Yes)
        {
            return null;
        }

        return tags[Word.Highway] switch
        {
            Word.Motorway => CorridorKind.Motorway,
            Word.Trunk => CorridorKind.Trunk,
            Word.Primary => CorridorKind.Primary,
            Word.Secondary => CorridorKind.Secondary,
            Word.Tertiary => CorridorKind.Tertiary,
            Word.Local => CorridorKind.Local,
            Word.Service => CorridorKind.Service,
            Word.Track => CorridorKind.Track,
            _ when tags[Word.Railway] is Word.Rail or Word.NarrowGauge => CorridorKind.Railway,
            _ when tags[Word.Power] is Word.Line or Word.MinorLine => CorridorKind.PowerLine,
            _ => null,
        };
    }

    private static WayUse Water(TagSet tags) => tags[Word.Waterway] switch
    {
        Word.River or Word.Canal => WayUse.River,
        Word.Riverbank => WayUse.WaterArea,
        _ => tags[Word.Natural] switch
        {
            Word.Water => WayUse.WaterArea,
            Word.Coastline => WayUse.Coastline,
            _ => WayUse.None,
        },
    };

    private static PlaceKind KindOf(Word value) => value switch
    {
        Word.City => PlaceKind.City,
        Word.Town => PlaceKind.Town,
        Word.Village => PlaceKind.Village,
        Word.Hamlet => PlaceKind.Hamlet,
        Word.IsolatedDwelling or Word.Farm => PlaceKind.IsolatedDwelling,
        Word.Suburb or Word.Borough or Word.Quarter or Word.Neighbourhood or Word.CityBlock => PlaceKind.Suburb,
        _ => PlaceKind.Other,
    };

    /// <summary>A whole number as mappers write it ("5", "5.5", "5;6"): its first part; 0 when there is none that makes sense.</summary>
    private static int Count(string? text, int most)
    {
        var digits = text is null ? 0 : text.AsSpan().IndexOfAnyExceptInRange('0', '9');
        return text is not null && int.TryParse(text.AsSpan(0, digits < 0 ? text.Length : digits), NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number <= most
            ? number
            : 0;
    }

    private static bool Flag(TagSet tags, Word key) => tags.Has(key) && tags[key] != Word.No;

    private static int? Population(ElementChunk chunk, TagSet tags, string source, string where)
    {
        if (tags.Text(Word.Population) is not { } text)
        {
            return null;
        }

        var people = PopulationText.Parse(text);
        if (people is null)
        {
            chunk.Findings.Add(new(
                Severity.Warning, "population-unusable", where, $"The population of {source} is given as \"{Shown(text)}\".",
                "The place is kept without it. Maybe write a plain number in the source."));
        }

        return people;
    }

    private static string? Kato(ElementChunk chunk, TagSet tags, string source, string where)
    {
        if ((tags.Text(Word.RefKato) ?? tags.Text(Word.Kato)) is not { } text)
        {
            return null;
        }

        if (text.Length == 9 && text.All(char.IsAsciiLetterOrDigit))
        {
            return text;
        }

        chunk.Findings.Add(new(
            Severity.Warning, "kato-unusable", where, $"The KATO code of {source} is \"{Shown(text)}\", not nine characters.", "The place is kept without it."));
        return null;
    }

    private static string Shown(string text) => text.Length <= 60 ? text : text[..60] + "…";
}
