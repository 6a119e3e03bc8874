using System.Collections.Frozen;
using System.Text.RegularExpressions;
using Zheli.Operations.Storage;

namespace Zheli.Operations.Words;

/// <summary>
/// What the planner says, in the three languages. Engines speak English; <c>data/words/phrases.csv</c> holds each sentence with <c>{places}</c> for its
/// names and figures, and the same sentence in Kazakh and Russian. A sentence that is not there stays English.
/// </summary>
public static partial class Phrases
{
    private static readonly Lazy<List<Phrase>> All = new(() => [.. ShippedTable.Rows("words/phrases.csv", 3).Select(row => new Phrase(row[0], row[1], row[2]))]);

    /// <summary>A sentence in the three languages; figures in it are written as each language writes them.</summary>
    /// <param name="english">The sentence as an engine made it.</param>
    public static Wording Of(string english)
    {
        ArgumentNullException.ThrowIfNull(english);
        foreach (var phrase in All.Value)
        {
            if (phrase.Values(english) is { } values)
            {
                return new(Fill(phrase.Kazakh, values, w => w.Kazakh), Fill(phrase.Russian, values, w => w.Russian), english);
            }
        }

        return new(english, english, english);
    }

    /// <summary>True when there is such a sentence.</summary>
    internal static bool Knows(string english) => All.Value.Exists(phrase => phrase.Values(english) is not null);

    /// <summary>All sentences, for the test that holds their places against each other.</summary>
    internal static IEnumerable<(string English, string Kazakh, string Russian)> Sentences => All.Value.Select(phrase => (phrase.English, phrase.Kazakh, phrase.Russian));

    /// <summary>Names of the places of a sentence.</summary>
    internal static IEnumerable<string> Places(string sentence) => Place().Matches(sentence).Select(place => place.Groups[1].Value);

    private static string Fill(string sentence, IReadOnlyDictionary<string, Wording> values, Func<Wording, string> language) =>
        Place().Replace(sentence, place => language(values[place.Groups[1].Value]));

    /// <summary>A value may be a figure, a phrase of its own, or a name that no language changes.</summary>
    private static Wording Value(string text)
    {
        if (!Number().IsMatch(text))
        {
            return Of(text);
        }

        // Thousands with a narrow no-break space, decimals with a comma, a space before the per cent sign: both languages write so.
        var local = text.Replace(',', '\u202f').Replace('.', ',').Replace("%", "\u00a0%", StringComparison.Ordinal);
        return new(local, local, text);
    }

    [GeneratedRegex(@"\{(\w+)\}")]
    private static partial Regex Place();

    [GeneratedRegex(@"^-?\d{1,3}(,?\d{3})*(\.\d+)?%?$")]
    private static partial Regex Number();

    private sealed class Phrase(string english, string kazakh, string russian)
    {
        private readonly string[] names = [.. Places(english)];

        /// <summary>What stands before, between and after the places: one more than there are places.</summary>
        private readonly string[] parts = Place().Replace(english, "\n").Split('\n');

        public string English => english;

        public string Kazakh => kazakh;

        public string Russian => russian;

        /// <summary>
        /// The values of its places when this is the sentence, each as short as it can be; null when it is another. The first place where a part
        /// can stand leaves the most room for the rest, so no other has to be tried.
        /// </summary>
        public FrozenDictionary<string, Wording>? Values(string text)
        {
            var (at, end) = (parts[0].Length, text.Length - parts[^1].Length);
            if (names.Length == 0 ? text != english : end < at || !text.StartsWith(parts[0], StringComparison.Ordinal) || !text.EndsWith(parts[^1], StringComparison.Ordinal))
            {
                return null;
            }

            var values = new Dictionary<string, string>(StringComparer.Ordinal);
            for (var place = 0; place < names.Length; place++)
            {
                var next = place + 1 < names.Length ? text.IndexOf(parts[place + 1], at, end - at, StringComparison.Ordinal) : end;
                if (next < 0)
                {
                    return null;
                }

                values[names[place]] = text[at..next];
                at = next + parts[place + 1].Length;
            }

            return values.ToFrozenDictionary(value => value.Key, value => Value(value.Value), StringComparer.Ordinal);
        }
    }
}
