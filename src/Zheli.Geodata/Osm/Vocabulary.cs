using System.Collections.Frozen;
using System.Text;

namespace Zheli.Geodata.Osm;

/// <summary>The words of OpenStreetMap that matter here, as numbers: tags are compared as bytes once per block and as numbers from then on.</summary>
internal enum Word : byte
{
    /// <summary>Any other word.</summary>
    Unknown,

    // Keys; they stay below 64, so that the keys of an element are the bits of one number.
    Place,
    Name,
    NameKazakh,
    NameRussian,
    NameEnglish,
    NameLatin,
    Population,
    RefKato,
    Kato,
    Highway,
    Railway,
    Power,
    Waterway,
    Natural,
    Building,
    Bridge,
    Tunnel,
    Area,
    Boundary,
    AdminLevel,
    Type,
    BuildingLevels,
    BuildingFlats,

    // Values.
    FirstValue = 64,
    No = FirstValue,
    Yes,
    Two,
    Four,
    Six,
    City,
    Town,
    Village,
    Hamlet,
    IsolatedDwelling,
    Farm,
    Suburb,
    Borough,
    Quarter,
    Neighbourhood,
    CityBlock,
    Motorway,
    Trunk,
    Primary,
    Secondary,
    Tertiary,
    Local,
    Service,
    Track,
    Rail,
    NarrowGauge,
    Line,
    MinorLine,
    River,
    Canal,
    Riverbank,
    Water,
    Coastline,
    BuildingPassage,
    Administrative,
    Multipolygon,
    Inner,
}

/// <summary>Finds the <see cref="Word"/> of a text or of its UTF-8 bytes.</summary>
internal static class Vocabulary
{
    private static readonly (string Text, Word Word)[] Words =
    [
        ("place", Word.Place), ("name", Word.Name), ("name:kk", Word.NameKazakh), ("name:ru", Word.NameRussian), ("name:en", Word.NameEnglish),
        ("name:latin", Word.NameLatin),
        ("population", Word.Population), ("ref:KATO", Word.RefKato), ("ref:kato", Word.RefKato), ("kato", Word.Kato), ("KATO", Word.Kato),
        ("highway", Word.Highway), ("railway", Word.Railway), ("power", Word.Power), ("waterway", Word.Waterway), ("natural", Word.Natural),
        ("building", Word.Building), ("bridge", Word.Bridge), ("tunnel", Word.Tunnel), ("area", Word.Area), ("boundary", Word.Boundary),
        ("admin_level", Word.AdminLevel), ("type", Word.Type), ("building:levels", Word.BuildingLevels), ("building:flats", Word.BuildingFlats),
        ("no", Word.No), ("yes", Word.Yes), ("2", Word.Two), ("4", Word.Four), ("6", Word.Six),
        ("city", Word.City), ("town", Word.Town), ("village", Word.Village), ("hamlet", Word.Hamlet), ("isolated_dwelling", Word.IsolatedDwelling),
        ("farm", Word.Farm), ("suburb", Word.Suburb), ("borough", Word.Borough), ("quarter", Word.Quarter), ("neighbourhood", Word.Neighbourhood),
        ("city_block", Word.CityBlock),
        ("motorway", Word.Motorway), ("motorway_link", Word.Motorway), ("trunk", Word.Trunk), ("trunk_link", Word.Trunk),
        ("primary", Word.Primary), ("primary_link", Word.Primary), ("secondary", Word.Secondary), ("secondary_link", Word.Secondary),
        ("tertiary", Word.Tertiary), ("tertiary_link", Word.Tertiary), ("residential", Word.Local), ("unclassified", Word.Local),
        ("living_street", Word.Local), ("road", Word.Local), ("service", Word.Service), ("track", Word.Track),
        ("rail", Word.Rail), ("narrow_gauge", Word.NarrowGauge), ("line", Word.Line), ("minor_line", Word.MinorLine),
        ("river", Word.River), ("canal", Word.Canal), ("riverbank", Word.Riverbank), ("water", Word.Water), ("coastline", Word.Coastline),
        ("building_passage", Word.BuildingPassage), ("administrative", Word.Administrative), ("multipolygon", Word.Multipolygon), ("inner", Word.Inner),
    ];

    private static readonly int LongestBytes = Words.Max(w => Encoding.UTF8.GetByteCount(w.Text));

    private static readonly FrozenDictionary<string, Word> ByText = Words.ToFrozenDictionary(w => w.Text, w => w.Word, StringComparer.Ordinal);

    private static readonly FrozenDictionary<string, Word>.AlternateLookup<ReadOnlySpan<char>> ByCharacters =
        ByText.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>The word of a text.</summary>
    public static Word Find(string text) => ByText.GetValueOrDefault(text);

    /// <summary>The word of a text in UTF-8; all known words are ASCII.</summary>
    public static Word Find(ReadOnlySpan<byte> utf8)
    {
        if (utf8.Length > LongestBytes)
        {
            return Word.Unknown;
        }

        Span<char> characters = stackalloc char[32];
        for (var i = 0; i < utf8.Length; i++)
        {
            characters[i] = (char)utf8[i];
        }

        return ByCharacters.TryGetValue(characters[..utf8.Length], out var word) ? word : Word.Unknown;
    }
}
