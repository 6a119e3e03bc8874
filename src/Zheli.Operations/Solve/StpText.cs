using System.Globalization;
using Zheli.Model;

namespace Zheli.Operations.Solve;

/// <summary>Lines of solution and certificate files, and the words in them.</summary>
internal static class StpText
{
    private const int LongestLine = 1 << 16;

    /// <summary>The lines of a file.</summary>
    /// <exception cref="BadInputException">There is no such file, or a line is too long to be one of it.</exception>
    public static IEnumerable<string> Lines(string path)
    {
        using var text = new StreamReader(InstanceText.Open(path));
        char[] buffer = new char[LongestLine];
        for (int line = 1, length = InstanceText.NextLine(text, buffer); length >= 0; line++, length = InstanceText.NextLine(text, buffer))
        {
            yield return length <= LongestLine
                ? new string(buffer, 0, length)
                : throw new BadInputException("line-too-long", Where(path, line), $"The line is longer than {LongestLine} characters.", "Maybe this is another file.");
        }
    }

    /// <summary>A vertex's number from 0.</summary>
    /// <exception cref="BadInputException">It is not a vertex of the instance.</exception>
    public static int Vertex(string path, int line, string word, int vertexCount) =>
        int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out int number) && number >= 1 && number <= vertexCount
            ? number - 1
            : throw new BadInputException("vertex-unknown", Where(path, line), $"'{word}' is not a vertex from 1 to {vertexCount}.", "Maybe the file belongs to another instance.");

    /// <summary>A whole number of at least 0.</summary>
    /// <exception cref="BadInputException">It is not one.</exception>
    public static long Whole(string path, int line, string word) =>
        long.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out long number) ? number : throw Unreadable(path, line, word);

    /// <summary>What is thrown for a line that makes no sense.</summary>
    public static BadInputException Unreadable(string path, int line, string text) =>
        new("line-unreadable", Where(path, line), $"'{(text.Length > 60 ? text[..60] : text)}' cannot be read.", "Maybe the file is damaged.");

    private static string Where(string path, int line) => string.Create(CultureInfo.InvariantCulture, $"{Path.GetFileName(path)}:{line}");
}
