using System.Text;

namespace Zheli.Operations.Storage;

/// <summary>The words that stand for an enumeration in columns: <c>IsolatedDwelling</c> is written <c>isolated_dwelling</c>.</summary>
internal static class Words<TEnum>
    where TEnum : struct, Enum
{
    private static readonly TEnum[] Values = Enum.GetValues<TEnum>();
    private static readonly string[] Texts = [.. Values.Select(v => SnakeCase(v.ToString()))];
    private static readonly byte[][] Utf8 = [.. Texts.Select(Encoding.UTF8.GetBytes)];

    /// <summary>The word for a value.</summary>
    public static string Of(TEnum value) => Texts[Array.IndexOf(Values, value)];

    /// <summary>The value of the word in a column, read without making a string.</summary>
    public static TEnum Read(Database database, Statement row, int column)
    {
        var word = row.Bytes(column);
        for (var i = 0; i < Utf8.Length; i++)
        {
            if (word.SequenceEqual(Utf8[i]))
            {
                return Values[i];
            }
        }

        throw database.Damaged($"'{row.Text(column)}' is no {SnakeCase(typeof(TEnum).Name).Replace('_', ' ')}");
    }

    private static string SnakeCase(string name)
    {
        var text = new StringBuilder();
        foreach (var letter in name)
        {
            if (char.IsAsciiLetterUpper(letter) && text.Length > 0)
            {
                text.Append('_');
            }

            text.Append(char.ToLowerInvariant(letter));
        }

        return text.ToString();
    }
}
