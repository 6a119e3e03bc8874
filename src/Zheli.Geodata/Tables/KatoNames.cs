using System.Text;

namespace Zheli.Geodata.Tables;

/// <summary>
/// Brings names of settlements to a common form, so that "с.Жаңа жол", "Жаңа-Жол ауылы" and "Жана жол" can meet: class words are taken off,
/// punctuation is dropped, and in the weaker form Kazakh letters become the Russian ones that clerks write for them.
/// </summary>
internal static class KatoNames
{
    // Class words of the classifier and of maps, before and behind names: село, станция, разъезд, крестьянское хозяйство, отгон, участок…
    private static readonly HashSet<string> ClassWords = new(StringComparer.Ordinal)
    {
        "с", "село", "ст", "станция", "рзд", "разъезд", "кр", "крест", "г", "город", "гор", "п", "пос", "поселок", "пгт", "кент", "кенті", "аул", "ауыл", "ауылы",
        "а", "қ", "қала", "қаласы", "к", "ж", "уч", "участок", "отг", "отгон", "қыстауы", "қыстау", "зимовка", "шарқож", "бекеті", "станциясы", "разъезі", "айрығы",
        "га", "па", "со", "ао", "атын", "село-аул",
    };

    private static readonly Dictionary<string, string> RomanNumerals = new(StringComparer.Ordinal)
    {
        ["i"] = "1", ["ii"] = "2", ["iii"] = "3", ["iv"] = "4", ["v"] = "5", ["vi"] = "6", ["vii"] = "7", ["viii"] = "8", ["ix"] = "9", ["x"] = "10",
    };

    /// <summary>The strict form: lower case, ё as е, without class words and punctuation; empty when nothing is left.</summary>
    public static string Strict(string name)
    {
        var words = Words(name);
        int from = 0, to = words.Count;
        while (from < to && ClassWords.Contains(words[from]))
        {
            from++;
        }

        while (to > from && ClassWords.Contains(words[to - 1]))
        {
            to--;
        }

        return string.Concat(from < to ? words[from..to] : words);
    }

    /// <summary>The weak form of a strict one: Kazakh letters as Russian ones, soft and hard signs dropped, doubled letters single.</summary>
    public static string Weak(string strict)
    {
        var weak = new StringBuilder(strict.Length);
        foreach (var letter in strict)
        {
            var folded = letter switch
            {
                'і' or 'й' or 'ы' => 'и',
                'ұ' or 'ү' or 'ю' => 'у',
                'қ' => 'к',
                'ң' => 'н',
                'ғ' => 'г',
                'ө' => 'о',
                'ә' or 'я' => 'а',
                'һ' => 'х',
                'э' => 'е',
                'ь' or 'ъ' => '\0',
                _ => letter,
            };
            if (folded != '\0' && (weak.Length == 0 || weak[^1] != folded || char.IsAsciiDigit(folded)))
            {
                weak.Append(folded);
            }
        }

        return weak.ToString();
    }

    /// <summary>The class word that stands before a Russian name of the classifier, for example <c>с</c> or <c>рзд</c>; empty when there is none.</summary>
    public static string ClassWord(string? name)
    {
        var words = name is null ? [] : Words(name);
        return words.Count > 1 && ClassWords.Contains(words[0]) ? words[0] : "";
    }

    private static List<string> Words(string name)
    {
        var words = new List<string>();
        var word = new StringBuilder();
        foreach (var letter in name.Normalize(NormalizationForm.FormC).ToLowerInvariant())
        {
            var isDigit = char.IsAsciiDigit(letter);
            if (!char.IsLetterOrDigit(letter) || (word.Length > 0 && char.IsAsciiDigit(word[^1]) != isDigit))
            {
                End(word, words);
            }

            if (char.IsLetterOrDigit(letter))
            {
                word.Append(letter switch { 'ё' => 'е', _ => letter });
            }
        }

        End(word, words);
        return words;
    }

    private static void End(StringBuilder word, List<string> words)
    {
        if (word.Length > 0)
        {
            var text = word.ToString();
            words.Add(RomanNumerals.GetValueOrDefault(text, text));
            word.Clear();
        }
    }
}
