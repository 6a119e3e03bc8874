using Zheli.Model.Catalogue;
using Zheli.Model.Programme;
using Zheli.Operations.Storage;

namespace Zheli.Operations.Words;

/// <summary>Names and units of the catalogue's figures in the three languages, from <c>data/words</c>. Figures that a project added keep the words that it gave them.</summary>
public static class CatalogueWords
{
    private static readonly Lazy<Dictionary<string, Wording>> Names = new(() =>
    {
        var english = ShippedCatalogue.Items.ToDictionary(item => item.Key, item => item.Description, StringComparer.Ordinal);
        return ShippedTable.Rows("words/catalogue.csv", 3).ToDictionary(row => row[0], row => new Wording(row[1], row[2], english[row[0]]), StringComparer.Ordinal);
    });

    private static readonly Lazy<Dictionary<string, Wording>> Units = new(() =>
        ShippedTable.Rows("words/units.csv", 3).ToDictionary(row => row[0], row => new Wording(row[1], row[2], row[0]), StringComparer.Ordinal));

    private static readonly Lazy<Dictionary<string, Wording>> Sources = new(() =>
        ShippedTable.Rows("words/sources.csv", 3).ToDictionary(row => row[0], row => new Wording(row[1], row[2], row[0]), StringComparer.Ordinal));

    /// <summary>
    /// Where a figure comes from. What we say of a source is in the reader's language; the names of publications, programs and sites stay as they are written there. A source that a project gave
    /// stays in the words in which it was given.
    /// </summary>
    public static Wording Source(string source)
    {
        ArgumentNullException.ThrowIfNull(source);
        return Sources.Value.TryGetValue(source, out var known) ? known : new(source, source, source);
    }

    /// <summary>What a figure of the catalogue is.</summary>
    public static Wording Name(CatalogueItem item)
    {
        ArgumentNullException.ThrowIfNull(item);
        return Name(item.Key, item.Description);
    }

    /// <summary>What an assumption of a plan is; a region's own figure has the region's name behind it.</summary>
    public static Wording Name(Assumption assumption)
    {
        ArgumentNullException.ThrowIfNull(assumption);
        return Name(assumption.Key, assumption.Description);
    }

    /// <summary>A unit; one that is not known stays as it is.</summary>
    public static Wording Unit(string unit)
    {
        ArgumentNullException.ThrowIfNull(unit);
        return Units.Value.TryGetValue(unit, out var known) ? known : new(unit, unit, unit);
    }

    private static Wording Name(string key, string description)
    {
        if (!Names.Value.TryGetValue(key, out var known) || !description.StartsWith(known.English, StringComparison.Ordinal))
        {
            return new(description, description, description);
        }

        var region = description[known.English.Length..];
        return new(known.Kazakh + region, known.Russian + region, description);
    }
}
