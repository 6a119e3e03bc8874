using System.Buffers;

namespace Zheli.Geodata.Tables;

/// <summary>
/// Restores Kazakh letters that were written in the code page KZ-1048 and read as Windows-1251: the two share the Russian letters and
/// differ in exactly the places of the Kazakh ones, so КЇРШІМ stands for КҮРШІМ.
/// </summary>
internal static class KazakhLetters
{
    private const string Misread = "ЌќЎўЈјҐґЄєЇїЅѕЋћ";
    private const string Meant = "ҚқҰұӘәӨөҒғҮүҢңҺһ";

    private static readonly SearchValues<char> MisreadLetters = SearchValues.Create(Misread);
    private static readonly SearchValues<char> MeantLetters = SearchValues.Create(Meant);

    /// <summary>True when the text holds letters that neither Russian nor Kazakh has but that stand for Kazakh ones.</summary>
    public static bool AreMisread(ReadOnlySpan<char> text) => text.IndexOfAny(MisreadLetters) >= 0;

    /// <summary>True when the text holds letters of Kazakh that Russian has not.</summary>
    public static bool AreThere(ReadOnlySpan<char> text) => text.IndexOfAny(MeantLetters) >= 0;

    /// <summary>The text with its Kazakh letters restored.</summary>
    public static string Restore(string text)
    {
        if (!AreMisread(text))
        {
            return text;
        }

        return string.Create(text.Length, text, static (span, source) =>
        {
            for (var i = 0; i < span.Length; i++)
            {
                var at = Misread.IndexOf(source[i], StringComparison.Ordinal);
                span[i] = at >= 0 ? Meant[at] : source[i];
            }
        });
    }
}
