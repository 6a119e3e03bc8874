using System.Text;

namespace Zheli.Geodata.Tables;

/// <summary>
/// The consonants of a name in one alphabet: Jambyl and Zhambyl, Turkistan and Turkestan, Aktau and Ақтау are the same. It tells far less than a
/// name, so it serves only among few candidates.
/// </summary>
internal static class NameSkeleton
{
    private static readonly (string Latin, string Letter)[] Digraphs = [("shch", "š"), ("dzh", "j"), ("zh", "j"), ("kh", "h"), ("gh", "g"), ("sh", "š"), ("ch", "č"), ("ts", "c"), ("ng", "n"), ("q", "k")];

    private static readonly Dictionary<char, char> Cyrillic = new()
    {
        ['б'] = 'b', ['в'] = 'v', ['г'] = 'g', ['ғ'] = 'g', ['д'] = 'd', ['ж'] = 'j', ['з'] = 'z', ['к'] = 'k', ['қ'] = 'k', ['л'] = 'l', ['м'] = 'm', ['н'] = 'n',
        ['ң'] = 'n', ['п'] = 'p', ['р'] = 'r', ['с'] = 's', ['т'] = 't', ['ф'] = 'f', ['х'] = 'h', ['һ'] = 'h', ['ц'] = 'c', ['ч'] = 'č', ['ш'] = 'š', ['щ'] = 'š',
    };

    /// <summary>The skeleton of a name in lower case.</summary>
    public static string Of(string name)
    {
        var latin = new StringBuilder(name);
        foreach (var (digraph, letter) in Digraphs)
        {
            latin.Replace(digraph, letter);
        }

        var skeleton = new StringBuilder(latin.Length);
        for (var i = 0; i < latin.Length; i++)
        {
            var letter = Cyrillic.GetValueOrDefault(latin[i], latin[i]);
            var isKept = char.IsAsciiDigit(letter) || letter is 'š' or 'č' || (char.IsAsciiLetterLower(letter) && !"aeiouyw".Contains(letter, StringComparison.Ordinal));
            if (isKept && (skeleton.Length == 0 || skeleton[^1] != letter))
            {
                skeleton.Append(letter);
            }
        }

        return skeleton.ToString();
    }

    /// <summary>True when the name has a Cyrillic letter.</summary>
    public static bool IsCyrillic(string name) => name.AsSpan().IndexOfAnyInRange('Ѐ', 'ӿ') >= 0;
}
