using Zheli.Model.Places;

namespace Zheli.Geodata.Tables;

/// <summary>A settlement while it waits for its code.</summary>
internal sealed class KatoJoinPlace
{
    private readonly string[] strict;
    private readonly string[] weak;

    /// <summary>Prepares the forms of all its names.</summary>
    public KatoJoinPlace(long id, PlaceNames names, string? districtKato, PlaceKind kind, string? stated)
    {
        (Id, Kind, Stated, ShownName) = (id, kind, stated, names.In("ru"));
        Forms = [.. new[] { names.Local, names.Russian, names.Kazakh }.Where(n => !string.IsNullOrWhiteSpace(n))
            .SelectMany(n => n!.Split([';', '/', '('], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
            .Select(KatoNames.Strict).Where(f => f.Length > 0).Distinct(StringComparer.Ordinal)];
        var prefixes = districtKato is { Length: KatoCode.Length } ? new[] { districtKato[..4], districtKato[..2] } : [];
        strict = [.. prefixes.SelectMany(prefix => Forms.Select(form => prefix + ":" + form))];
        weak = [.. prefixes.SelectMany(prefix => Forms.Select(form => prefix + ":" + KatoNames.Weak(form))).Distinct(StringComparer.Ordinal)];
    }

    /// <summary>The settlement.</summary>
    public long Id { get; }

    /// <summary>City, town, village…</summary>
    public PlaceKind Kind { get; }

    /// <summary>The code its source states, or null.</summary>
    public string? Stated { get; }

    /// <summary>A name for findings.</summary>
    public string ShownName { get; }

    /// <summary>Its names in the strict form.</summary>
    public IReadOnlyList<string> Forms { get; }

    /// <summary>The code it was given, or null.</summary>
    public string? Code { get; private set; }

    /// <summary>What the code rests on.</summary>
    public KatoMatchBasis Basis { get; private set; }

    /// <summary>District (four digits, and two for cities that are regions) with name.</summary>
    public IReadOnlyList<string> Keys(bool isWeak) => isWeak ? weak : strict;

    /// <summary>Gives it a code.</summary>
    public void Match(string code, KatoMatchBasis basis) => (Code, Basis) = (code, basis);
}

/// <summary>A code of a settlement while it waits for its place on the map.</summary>
internal sealed class KatoJoinCode
{
    private readonly string[] strict;
    private readonly string[] weak;
    private readonly string[] forms;
    private readonly string classWord;

    /// <summary>Prepares the forms of both names.</summary>
    public KatoJoinCode(KatoRecord record)
    {
        Code = record.Code;
        classWord = KatoNames.ClassWord(record.NameRussian);
        forms = [.. new[] { record.NameRussian, record.NameKazakh }.Where(n => !string.IsNullOrWhiteSpace(n)).Select(n => KatoNames.Strict(n!)).Where(f => f.Length > 0).Distinct(StringComparer.Ordinal)];
        var prefix = Code.AsSpan(2).TrimEnd('0').IsEmpty ? Code[..2] : Code[..4];
        strict = [.. forms.Select(form => prefix + ":" + form)];
        weak = [.. forms.Select(form => prefix + ":" + KatoNames.Weak(form)).Distinct(StringComparer.Ordinal)];
    }

    /// <summary>The nine digits.</summary>
    public string Code { get; }

    /// <summary>True when a settlement has it.</summary>
    public bool IsTaken { get; private set; }

    /// <summary>True for rows of the classifier that are settlements: level 4, and cities, which stand a level or three higher.</summary>
    public static bool IsSettlement(KatoRecord record) => record.Level == 4
        || (record.Level is 1 or 3 && record.NameRussian is { } name && name.StartsWith("г.", StringComparison.Ordinal) && !name.StartsWith("г.а.", StringComparison.OrdinalIgnoreCase));

    /// <summary>District (or region, for a city that is one) with name.</summary>
    public IReadOnlyList<string> Keys(bool isWeak) => isWeak ? weak : strict;

    /// <summary>Marks it as taken.</summary>
    public void Take() => IsTaken = true;

    /// <summary>True when a settlement has one of its names.</summary>
    public bool SharesName(KatoJoinPlace place) => place.Forms.Any(form => Array.IndexOf(forms, form) >= 0);

    /// <summary>True when the class word fits the kind of place on the map.</summary>
    public bool Suits(PlaceKind kind) => classWord switch
    {
        "г" => kind is PlaceKind.City or PlaceKind.Town,
        "п" or "пос" => kind is PlaceKind.Town or PlaceKind.Village,
        "с" => kind is PlaceKind.Village or PlaceKind.Town,
        "ст" or "рзд" => kind is PlaceKind.Hamlet,
        _ => kind is PlaceKind.IsolatedDwelling,
    };
}
