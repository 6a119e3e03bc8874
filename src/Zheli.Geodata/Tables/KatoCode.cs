using System.Globalization;
using Zheli.Geodata.Files;
using Zheli.Model;

namespace Zheli.Geodata.Tables;

/// <summary>
/// The nine-digit code of the classifier of administrative objects (KATO): two digits of region, two of district, two of rural district,
/// three of settlement. Spreadsheets damage it in known ways, most of which can be undone.
/// </summary>
internal static class KatoCode
{
    /// <summary>Digits of a code.</summary>
    public const int Length = 9;

    /// <summary>The code in its nine digits; null, with a finding, when the text holds none.</summary>
    public static string? Read(string text, string where, FindingLog log)
    {
        var code = text.Trim();
        if (IsWhole(code))
        {
            return code;
        }

        var (repaired, how) = Repair(code.Replace(" ", "", StringComparison.Ordinal).Replace("\u00A0", "", StringComparison.Ordinal).Trim('\'', '"'));
        if (repaired is not null)
        {
            log.NoteAlike(Severity.Warning, "kato-repaired", where, $"codes KATO were repaired ({how}), as '{Cut(text)}'", "Maybe keep the column as text, not as number.");
            return repaired;
        }

        log.Add(Severity.Warning, "bad-kato", where, $"'{Cut(text)}' is not a code KATO: {how}.", "It was left out; maybe correct it, nine digits kept as text.");
        return null;
    }

    /// <summary>The level by the shape of the code: 1 region, 2 district, 3 rural district, 4 settlement.</summary>
    public static int LevelOf(string code) => code switch
    {
        _ when code.AsSpan(2).TrimEnd('0').IsEmpty => 1,
        _ when code.AsSpan(4).TrimEnd('0').IsEmpty => 2,
        _ when code.AsSpan(6).TrimEnd('0').IsEmpty => 3,
        _ => 4,
    };

    /// <summary>True for exactly nine digits.</summary>
    public static bool IsWhole(ReadOnlySpan<char> code) => code.Length == Length && code.IndexOfAnyExceptInRange('0', '9') < 0;

    private static (string? Code, string How) Repair(string code)
    {
        if (IsWhole(code))
        {
            return (code, "blanks removed");
        }

        var exponent = code.AsSpan().IndexOfAny('e', 'E');
        if (exponent > 0)
        {
            return FromScientific(code, exponent);
        }

        var point = code.AsSpan().IndexOfAny('.', ',');
        var whole = point > 0 && code.AsSpan(point + 1).Trim('0').IsEmpty ? code[..point] : code;
        return whole.AsSpan().IndexOfAnyExceptInRange('0', '9') >= 0 ? (null, "other signs than digits")
            : whole.Length == Length ? (whole, "fraction removed")
            : whole.Length == Length - 1 ? ("0" + whole, "lost leading zero restored")
            : (null, string.Create(CultureInfo.InvariantCulture, $"{whole.Length} digits instead of {Length}"));
    }

    private static (string? Code, string How) FromScientific(string code, int exponent)
    {
        // 1.0101E+08 may have been 101010000 or 101012345: only a mantissa with all the digits tells.
        var digits = code.AsSpan(0, exponent).Count('.') + code.AsSpan(0, exponent).Count(',');
        if (exponent - digits < Length
            || !double.TryParse(code.Replace(',', '.'), NumberStyles.Float, CultureInfo.InvariantCulture, out var number) || number is < 0 or >= 1e9 || number != Math.Floor(number))
        {
            return (null, "digits were lost in scientific notation");
        }

        return (((long)number).ToString("D9", CultureInfo.InvariantCulture), "scientific notation undone");
    }

    private static string Cut(string text) => text.Length <= 24 ? text : text[..24] + "…";
}
