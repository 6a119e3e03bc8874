using System.Text;

namespace Zheli.Geodata.Tables;

/// <summary>What a name of an area says about its level.</summary>
internal enum AreaWord
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>It is a country.</summary>
    Country,

    /// <summary>It is a region.</summary>
    Region,

    /// <summary>It is a district.</summary>
    District,

    /// <summary>It is a city.</summary>
    City,
}

/// <summary>
/// A name of an area in the forms in which two tables may spell it: plain, and as a skeleton of consonants, in which Jambyl is Zhambyl and
/// Turkistan is Turkestan.
/// </summary>
internal readonly record struct AreaNameForms(AreaWord Word, string Plain, string Skeleton)
{
    private static readonly Dictionary<string, AreaWord> Words = new(StringComparer.Ordinal)
    {
        ["republic"] = AreaWord.Country, ["республика"] = AreaWord.Country, ["республикасы"] = AreaWord.Country,
        ["region"] = AreaWord.Region, ["oblast"] = AreaWord.Region, ["oblysy"] = AreaWord.Region,
        ["область"] = AreaWord.Region, ["обл"] = AreaWord.Region, ["облысы"] = AreaWord.Region,
        ["district"] = AreaWord.District, ["rayon"] = AreaWord.District, ["raion"] = AreaWord.District,
        ["район"] = AreaWord.District, ["р"] = AreaWord.District, ["ауданы"] = AreaWord.District,
        ["city"] = AreaWord.City, ["город"] = AreaWord.City, ["г"] = AreaWord.City, ["қала"] = AreaWord.City, ["қаласы"] = AreaWord.City,
    };

    private static readonly char[] Separators = [' ', '.', ',', '-', '(', ')', '\'', '’', '"'];

    private static readonly HashSet<string> Fillers = new(StringComparer.Ordinal) { "the", "of", "а", "н", "ga", "га" };

    /// <summary>The forms of a name.</summary>
    public static AreaNameForms Of(string name)
    {
        var word = AreaWord.None;
        var plain = new StringBuilder();
        foreach (var part in name.ToLowerInvariant().Replace('ё', 'е').Split(Separators, StringSplitOptions.RemoveEmptyEntries))
        {
            if (Words.TryGetValue(part, out var said))
            {
                word = said;
            }
            else if (!Fillers.Contains(part))
            {
                plain.Append(part);
            }
        }

        return new(word, plain.ToString(), NameSkeleton.Of(plain.ToString()));
    }
}
