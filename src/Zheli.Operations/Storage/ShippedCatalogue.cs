using System.Globalization;
using System.Text;
using Zheli.Model;
using Zheli.Model.Catalogue;
using Zheli.Model.Units;

namespace Zheli.Operations.Storage;

/// <summary>
/// The figures that come with Zheli: <c>data/catalogue/*.csv</c>, kept inside the program. A line that does not parse is a bug, not bad input.
/// </summary>
internal static class ShippedCatalogue
{
    private static readonly Lazy<IReadOnlyList<CatalogueItem>> All = new(Load);

    /// <summary>All figures, in order of file and line.</summary>
    public static IReadOnlyList<CatalogueItem> Items => All.Value;

    private static List<CatalogueItem> Load()
    {
        var assembly = typeof(ShippedCatalogue).Assembly;
        var items = new List<CatalogueItem>();
        foreach (var name in assembly.GetManifestResourceNames().Where(n => n.StartsWith("catalogue/", StringComparison.Ordinal)).Order(StringComparer.Ordinal))
        {
            using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!, Encoding.UTF8);
            items.AddRange(Parse(reader, name));
        }

        return items;
    }

    /// <summary>Reads lines of <c>key,area,item,unit,currency,low,default,high,grade,source,note</c>, quoted where they hold commas.</summary>
    internal static IEnumerable<CatalogueItem> Parse(TextReader reader, string name)
    {
        var number = 1;
        for (var line = reader.ReadLine(); line is not null; line = reader.ReadLine(), number++)
        {
            if (number > 1 && line.Length > 0)
            {
                var fields = CsvLine.Split(line);
                yield return fields.Count == 11
                    ? Item(fields)
                    : throw new InvalidDataException($"{name}:{number} has {fields.Count} fields instead of 11.");
            }
        }
    }

    /// <summary>A rule in words, whose unit is <c>text</c>, has no figure: the words go into its note.</summary>
    private static CatalogueItem Item(List<string> f)
    {
        var isText = f[3] == "text";
        return new(
            f[0],
            f[2],
            f[3],
            f[4].Length == 0 ? null : Enum.Parse<Currency>(f[4], ignoreCase: true),
            Figure(f[5]),
            isText ? null : Figure(f[6]),
            Figure(f[7]),
            Enum.Parse<Grade>(f[8]),
            f[9],
            isText ? $"{f[6]} {f[10]}".TrimEnd() : f[10]);
    }

    private static decimal? Figure(string text) => text.Length == 0 ? null : decimal.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture);
}
