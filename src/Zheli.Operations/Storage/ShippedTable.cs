using System.Text;
using Zheli.Model;

namespace Zheli.Operations.Storage;

/// <summary>Tables that come with Zheli, kept inside the program: commas between fields, a field with commas in quotes, one line a row.</summary>
internal static class ShippedTable
{
    /// <summary>The rows below the header.</summary>
    /// <param name="name">The table, for example <c>words/units.csv</c>.</param>
    /// <param name="fields">Fields that a row must have; another number is a bug, not bad input.</param>
    public static IEnumerable<List<string>> Rows(string name, int fields)
    {
        using var reader = new StreamReader(typeof(ShippedTable).Assembly.GetManifestResourceStream(name)!, Encoding.UTF8);
        reader.ReadLine();
        for (var number = 2; reader.ReadLine() is { } line; number++)
        {
            var row = CsvLine.Split(line);
            yield return row.Count == fields ? row : throw new InvalidDataException($"{name}:{number} has {row.Count} fields instead of {fields}.");
        }
    }
}
