using Zheli.Model;
using Zheli.Model.Catalogue;

namespace Zheli.Operations.Storage;

/// <summary>A figure that a project sets, for itself or for one region; null gives back the shipped one.</summary>
internal sealed record CatalogueOverride(string Key, long? RegionId, decimal? Value);

/// <summary>
/// The catalogue in use. Only the rows marked as overridden decide anything; the others repeat the shipped figures for whoever opens the file
/// elsewhere, and are brought up to date with every write.
/// </summary>
internal static class CatalogueTable
{
    /// <summary>The shipped figures with the project's overrides, and those of one region where given.</summary>
    public static CostCatalogue Read(Database database, long? region)
    {
        var catalogue = new CostCatalogue(ShippedCatalogue.Items);
        var set = ReadOverrides(database).Where(o => o.RegionId is null || o.RegionId == region).OrderBy(o => o.RegionId is not null);
        return new CostCatalogue(catalogue.Items.Concat(set.Select(o => Overridden(catalogue, o))));
    }

    /// <summary>The catalogue of each region that sets figures of its own.</summary>
    public static Dictionary<long, CostCatalogue> ReadRegional(Database database) =>
        ReadOverrides(database).Select(o => o.RegionId).OfType<long>().Distinct().Order().ToDictionary(region => region, region => Read(database, region));

    /// <summary>All overrides, in order of region (the project first) and key.</summary>
    public static List<CatalogueOverride> ReadOverrides(Database database)
    {
        var overrides = new List<CatalogueOverride>();
        using var rows = database.Prepare("SELECT key, region_id, value FROM catalogue WHERE is_overridden AND value IS NOT NULL ORDER BY region_id, key");
        while (rows.Step())
        {
            overrides.Add(new(rows.Text(0), rows.FindNumber(1), rows.FindFigure(2)!.Value));
        }

        return overrides;
    }

    /// <summary>Sets figures or, with null, gives them back.</summary>
    public static void Set(Database database, IReadOnlyList<CatalogueOverride> changes)
    {
        var catalogue = new CostCatalogue(ShippedCatalogue.Items);
        Finding[] unknown = [.. changes.Where(c => c.Value is not null && catalogue.Find(c.Key) is null).Select(c => catalogue.Unknown(c.Key))];
        if (unknown.Length > 0)
        {
            throw new BadInputException(unknown);
        }

        var kept = ReadOverrides(database).Where(o => !changes.Any(c => c.Key == o.Key && c.RegionId == o.RegionId));
        Write(database, [.. kept, .. changes.Where(c => c.Value is not null)]);
    }

    /// <summary>Writes the shipped figures anew around the project's overrides.</summary>
    public static void Refresh(Database database) => Write(database, ReadOverrides(database));

    private static void Write(Database database, List<CatalogueOverride> overrides)
    {
        var catalogue = new CostCatalogue(ShippedCatalogue.Items);
        var rows = catalogue.Items.Where(i => !overrides.Any(o => o.RegionId is null && o.Key == i.Key)).Select(i => (Region: (long?)null, Item: i))
            .Concat(overrides.Select(o => (Region: o.RegionId, Item: Overridden(catalogue, o))))
            .OrderBy(r => r.Region ?? long.MinValue).ThenBy(r => r.Item.Key, StringComparer.Ordinal);
        database.Execute("DELETE FROM catalogue");
        using var insert = database.Prepare("""
            INSERT INTO catalogue (id, key, region_id, description, unit, currency, low, value, high, grade, source, note, is_overridden)
            VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?)
            """);
        var number = 0L;
        foreach (var (region, item) in rows)
        {
            insert.Bind(1, ++number).Bind(2, item.Key).Bind(3, region).Bind(4, item.Description).Bind(5, item.Unit)
                .Bind(6, item.Currency?.ToString().ToUpperInvariant()).Bind(7, item.Low).Bind(8, item.Value).Bind(9, item.High).Bind(10, item.Grade.ToString()).Bind(11, item.Source).Bind(12, item.Note)
                .Bind(13, item.IsOverridden).Run();
        }
    }

    /// <summary>The shipped figure with the project's value; a key that this program does not know any more keeps its value under its name.</summary>
    private static CatalogueItem Overridden(CostCatalogue catalogue, CatalogueOverride set) =>
        (catalogue.Find(set.Key) ?? new CatalogueItem(set.Key, "", "", null, null, null, null, Grade.D, "", "")) with
        {
            Value = set.Value,
            IsOverridden = true,
        };
}
