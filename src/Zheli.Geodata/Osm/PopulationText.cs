using System.Globalization;

namespace Zheli.Geodata.Osm;

/// <summary>Reads the number of people as mappers write it: "1200", "1 200", "1,200", "~500", "1200 (2009)", "350 чел.".</summary>
internal static class PopulationText
{
    private const int MostPeople = 2_000_000_000;

    /// <summary>The number of people, or null when the text says none that can be trusted.</summary>
    public static int? Parse(string text)
    {
        var rest = text.AsSpan().Trim().TrimStart("~≈±").Trim();
        var digits = 0L;
        var count = 0;
        var sinceSeparator = -1;
        var i = 0;
        for (; i < rest.Length; i++)
        {
            var c = rest[i];
            if (char.IsAsciiDigit(c))
            {
                digits = (digits * 10) + (c - '0');
                count++;
                sinceSeparator += sinceSeparator >= 0 ? 1 : 0;
                if (count > 10 || sinceSeparator > 3)
                {
                    return null;
                }
            }
            else if (IsSeparator(c) && count > 0 && i + 1 < rest.Length && char.IsAsciiDigit(rest[i + 1]) && sinceSeparator is -1 or 3)
            {
                sinceSeparator = 0;
            }
            else
            {
                break;
            }
        }

        return count > 0 && sinceSeparator is -1 or 3 && digits <= MostPeople && IsRemark(rest[i..]) ? (int)digits : null;
    }

    private static bool IsSeparator(char c) => c is ',' or '.' or '\'' || char.GetUnicodeCategory(c) == UnicodeCategory.SpaceSeparator;

    /// <summary>What may follow the number: nothing, "чел.", "people", or a year in brackets; never another number that might be the real one.</summary>
    private static bool IsRemark(ReadOnlySpan<char> rest)
    {
        rest = rest.Trim().TrimStart('+').Trim();
        if (rest.StartsWith("(") && rest.EndsWith(")"))
        {
            return true;
        }

        foreach (var c in rest)
        {
            if (!char.IsLetter(c) && c is not '.' and not ' ')
            {
                return false;
            }
        }

        return rest.Length <= 20;
    }
}
