using System.Globalization;
using Zheli.Model.Places;

namespace Zheli.Geodata.Vector;

/// <summary>Finds names, kind, code and number of people of a place among properties or columns, whatever they are called.</summary>
internal static class PlaceFields
{
    private static readonly string[] Local =
        ["name", "osm_name", "shapename", "local_name", "settlement", "place_name", "placename", "наименование", "название", "населенный пункт", "населённый пункт", "нп", "атауы", "атау", "елді мекен"];

    private static readonly string[] Russian = ["name:ru", "name_ru", "name_rus", "ru_name", "namerus", "name_russian", "наименование на русском", "название_ру", "наименование_ру"];

    private static readonly string[] Kazakh = ["name:kk", "name_kk", "name_kaz", "name_kz", "kz_name", "namekaz", "name_kazakh", "наименование на казахском", "название_каз", "атауы_қаз"];

    private static readonly string[] English = ["name:en", "name_en", "name_eng", "int_name", "asciiname", "nameascii", "name_ascii", "name_english"];

    private static readonly string[] People =
        ["population", "osm_population", "pop", "pop_max", "pop_total", "total_population", "population_total", "total", "население", "численность", "численность населения", "всего", "жителей", "халық", "халық саны", "барлығы"];

    private static readonly string[] Code = ["kato", "ref:kato", "ref_kato", "kato_code", "matched_kato", "te", "като", "код като", "код_като", "катo"];

    private static readonly string[] Classes = ["place", "osm_place", "fclass", "place_type", "settlement_type", "type", "kind", "feature_code", "featurecla", "тип", "тип нп", "статус", "түрі"];

    /// <summary>Names under which the number of people is kept.</summary>
    public static ReadOnlySpan<string> PeopleNames => People;

    /// <summary>Names under which the code is kept.</summary>
    public static ReadOnlySpan<string> CodeNames => Code;

    /// <summary>Names under which the kind of place is kept.</summary>
    public static ReadOnlySpan<string> ClassNames => Classes;

    /// <summary>True for a column that holds a name in any language.</summary>
    public static bool IsName(string column) => Local.Contains(column) || Russian.Contains(column) || Kazakh.Contains(column) || English.Contains(column);

    /// <summary>All names of the place.</summary>
    public static PlaceNames NamesOf(FeatureProperties properties)
    {
        string? local = properties.Find(Local), russian = properties.Find(Russian), kazakh = properties.Find(Kazakh), english = properties.Find(English);
        return local is null && russian is null && kazakh is null && english is null
            ? PlaceNames.None
            : new PlaceNames(local ?? russian ?? kazakh ?? english!, kazakh, russian, english);
    }

    /// <summary>The kind that the properties state in any of the known words, or null.</summary>
    public static PlaceKind? KindOf(FeatureProperties properties)
    {
        foreach (var name in Classes)
        {
            if (properties.Find(name) is { } value && FromWord(value) is { } kind)
            {
                return kind;
            }
        }

        return null;
    }

    /// <summary>The kind of place for a number of people: the usual limits of Kazakhstan's law (a city from 50,000, a town from 5,000).</summary>
    public static PlaceKind FromPeople(int people) => people switch
    {
        >= 50_000 => PlaceKind.City,
        >= 5_000 => PlaceKind.Town,
        >= 50 => PlaceKind.Village,
        _ => PlaceKind.Hamlet,
    };

    /// <summary>A whole number as tables write it: with spaces or commas between thousands, or with an empty fraction. Null when it is none.</summary>
    public static long? WholeNumber(string text)
    {
        Span<char> kept = stackalloc char[Math.Min(text.Length, 32)];
        var length = 0;
        foreach (var letter in text)
        {
            if (letter is ' ' or '\u00A0' or '\u202F' or '\'')
            {
                continue;
            }

            if (length == kept.Length)
            {
                return null;
            }

            kept[length++] = letter;
        }

        ReadOnlySpan<char> number = kept[..length];
        var point = number.IndexOfAny('.', ',');
        if (point >= 0 && number[(point + 1)..].Trim('0').IsEmpty && number.Length - point <= 3)
        {
            number = number[..point];
        }

        const NumberStyles Style = NumberStyles.AllowThousands | NumberStyles.AllowLeadingSign;
        return long.TryParse(number, Style, CultureInfo.InvariantCulture, out var whole) ? whole : null;
    }

    private static PlaceKind? FromWord(string word) => word.ToLowerInvariant() switch
    {
        "city" or "national_capital" or "город" or "г" or "г." or "қала" or "admin-0 capital" or "admin-1 capital" or "admin-1 region capital" or "pplc" or "ppla" => PlaceKind.City,
        "town" or "поселок" or "посёлок" or "п" or "п." or "пгт" or "кент" or "ppla2" => PlaceKind.Town,
        "village" or "село" or "с" or "с." or "аул" or "ауыл" or "а." or "populated place" or "ppl" or "ppla3" or "ppla4" => PlaceKind.Village,
        "hamlet" or "станция" or "ст." or "разъезд" or "рзд." or "locality" or "ppll" => PlaceKind.Hamlet,
        "isolated_dwelling" or "farm" or "зимовка" or "кр." or "отгон" or "қыстау" or "pplf" => PlaceKind.IsolatedDwelling,
        "suburb" or "quarter" or "neighbourhood" or "borough" or "city_block" or "pplx" => PlaceKind.Suburb,
        "island" or "islet" or "allotments" or "square" or "region" or "county" or "state" or "country" or "municipality" or "pplq" or "pplh" or "pplw" => PlaceKind.Other,
        _ => null,
    };
}
