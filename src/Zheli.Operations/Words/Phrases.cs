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
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(100);

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
            return Knows(text) ? Of(text) : new(text, text, text);
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
        private readonly Regex pattern = new(
            "^" + Place().Replace(Regex.Escape(english).Replace(@"\{", "{", StringComparison.Ordinal), "(?<$1>.*?)") + "$",
            RegexOptions.CultureInvariant | RegexOptions.Singleline, Patience);

        public string English => english;

        public string Kazakh => kazakh;

        public string Russian => russian;

        /// <summary>The values of its places when this is the sentence; null when it is another.</summary>
        public FrozenDictionary<string, Wording>? Values(string text)
        {
            if (!text.StartsWith(Head, StringComparison.Ordinal))
            {
                return null;
            }

            var match = pattern.Match(text);
            return match.Success
                ? Places(english).Distinct(StringComparer.Ordinal).ToFrozenDictionary(name => name, name => Value(match.Groups[name].Value), StringComparer.Ordinal)
                : null;
        }

        private string Head { get; } = english.Contains('{', StringComparison.Ordinal) ? english[..english.IndexOf('{', StringComparison.Ordinal)] : english;
    }
}
