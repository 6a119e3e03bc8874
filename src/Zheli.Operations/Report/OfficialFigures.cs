using System.Globalization;
using System.Text;
using Zheli.Model.Places;
using Zheli.Operations.Words;

namespace Zheli.Operations.Report;

/// <summary>A figure that somebody has published about the programme.</summary>
/// <param name="Measure">What it counts, as a stable key.</param>
/// <param name="Bound">Empty, or <c>at-least</c>, <c>about</c>, <c>more-than</c>.</param>
/// <param name="Value">The value, in the unit of its measure.</param>
/// <param name="Said">Who said it and when, with the source.</param>
internal sealed record OfficialFigure(string Measure, string Bound, decimal Value, Wording Said);

/// <summary>Published figures about the programme of a country, shipped with their sources; where they differ, all stand.</summary>
internal static class OfficialFigures
{
    /// <summary>The figures for the country of a map; empty for made-up countries and where none are shipped.</summary>
    public static IReadOnlyList<OfficialFigure> For(Territory places) =>
        !places.IsSynthetic && places.Areas.Any(a => a.Level == AdminLevel.Country && IsKazakhstan(a.Names)) ? Read("kazakhstan") : [];

    private static bool IsKazakhstan(PlaceNames names) =>
        new[] { names.Local, names.Kazakh, names.Russian, names.English }.OfType<string>().Any(n => n.Contains("азахстан", StringComparison.Ordinal) || n.Contains("азақстан", StringComparison.Ordinal)
            || n.Contains("azakhstan", StringComparison.Ordinal) || n.Contains("azaqstan", StringComparison.Ordinal));

    private static List<OfficialFigure> Read(string country)
    {
        using var resource = typeof(OfficialFigures).Assembly.GetManifestResourceStream($"official/{country}.csv")
            ?? throw new InvalidOperationException($"The published figures of {country} are not in the assembly.");
        using var reader = new StreamReader(resource, Encoding.UTF8);
        reader.ReadLine();
        var figures = new List<OfficialFigure>();
        while (reader.ReadLine() is { } line)
        {
            var fields = line.Split(';');
            figures.Add(new(fields[0], fields[1], Value(fields[2]), new(fields[4], fields[5], fields[3])));
        }

        return figures;
    }

    /// <summary>A number, or a day as its number.</summary>
    private static decimal Value(string text) => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
        ? day.DayNumber
        : decimal.Parse(text, NumberStyles.Number, CultureInfo.InvariantCulture);
}
