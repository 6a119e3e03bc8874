using Zheli.Model.Units;

namespace Zheli.Model.Catalogue;

/// <summary>How well a figure is supported.</summary>
public enum Grade
{
    /// <summary>Official or measured.</summary>
    A,

    /// <summary>Public programme or vendor-neutral source.</summary>
    B,

    /// <summary>Open model.</summary>
    C,

    /// <summary>Weak or derived: replace it before money is spent on it.</summary>
    D,
}

/// <summary>One cost or engineering default with its range and where it was read.</summary>
/// <param name="Key">Stable name, for example <c>civ.rural_plough</c>.</param>
/// <param name="Description">What it is, in one phrase.</param>
/// <param name="Unit">What one unit is: km, hop, site, ratio, month…</param>
/// <param name="Currency">The currency of the figure, or null for a figure without money.</param>
/// <param name="Low">The low end of the range, or null.</param>
/// <param name="Value">The figure in use, or null when the user must set it.</param>
/// <param name="High">The high end of the range, or null.</param>
/// <param name="Grade">How well it is supported.</param>
/// <param name="Source">Where it was read.</param>
/// <param name="Note">A remark, or empty.</param>
/// <param name="IsOverridden">True when the project, the region or the command line set the figure.</param>
public sealed record CatalogueItem(
    string Key,
    string Description,
    string Unit,
    Currency? Currency,
    decimal? Low,
    decimal? Value,
    decimal? High,
    Grade Grade,
    string Source,
    string Note,
    bool IsOverridden = false);

/// <summary>The figures that a plan is costed with: items by key, and dated exchange rates to the tenge.</summary>
public sealed class CostCatalogue
{
    private readonly SortedDictionary<string, CatalogueItem> items = new(StringComparer.Ordinal);

    /// <summary>Makes a catalogue; a later item with the same key replaces an earlier one.</summary>
    public CostCatalogue(IEnumerable<CatalogueItem> items)
    {
        ArgumentNullException.ThrowIfNull(items);
        foreach (var item in items)
        {
            this.items[item.Key] = item;
        }
    }

    /// <summary>All items in order of key.</summary>
    public IReadOnlyCollection<CatalogueItem> Items => items.Values;

    /// <summary>The item with this key, or null.</summary>
    public CatalogueItem? Find(string key) => items.GetValueOrDefault(key);

    /// <summary>The item with this key.</summary>
    /// <exception cref="BadInputException">The key is absent or has no figure.</exception>
    public CatalogueItem Get(string key) => Find(key) is { Value: not null } item
        ? item
        : throw new BadInputException("catalogue-figure-missing", "catalogue", $"The figure '{key}' is not set.", $"Maybe set it with --set {key}=VALUE.");

    /// <summary>The figure with this key, in its own unit and currency.</summary>
    public double Number(string key) => (double)Get(key).Value!.Value;

    /// <summary>The figure with this key, converted to tenge at the catalogue's rate (<c>fx.usd_kzt</c>, <c>fx.eur_kzt</c>).</summary>
    public double Tenge(string key)
    {
        var item = Get(key);
        var rate = item.Currency switch
        {
            null or Currency.Kzt => 1,
            Currency.Usd => Number("fx.usd_kzt"),
            Currency.Eur => Number("fx.eur_kzt"),
            _ => throw new InvalidOperationException($"No exchange rate for {item.Currency}."),
        };
        return (double)item.Value!.Value * rate;
    }

    /// <summary>A catalogue in which one figure is replaced, or set where it was not.</summary>
    /// <exception cref="BadInputException">There is no such key.</exception>
    public CostCatalogue With(string key, decimal value) => Find(key) is { } item
        ? new(items.Values.Append(item with { Value = value, IsOverridden = true }))
        : throw new BadInputException([Unknown(key)]);

    /// <summary>A catalogue with several figures replaced.</summary>
    /// <exception cref="BadInputException">There is no such key.</exception>
    public CostCatalogue With(IReadOnlyDictionary<string, decimal> figures) =>
        figures.OrderBy(f => f.Key, StringComparer.Ordinal).Aggregate(this, (catalogue, f) => catalogue.With(f.Key, f.Value));

    /// <summary>What is said of a key that the catalogue does not have, with the figures of the same area as advice.</summary>
    public Finding Unknown(string key)
    {
        var area = key.Split('.')[0] + ".";
        var near = items.Keys.Where(k => k.StartsWith(area, StringComparison.Ordinal)).Order(StringComparer.Ordinal).Take(12).ToList();
        return new(
            Severity.Error, "catalogue-figure-unknown", key, $"There is no figure '{key}'.",
            near.Count > 0 ? $"Maybe one of {string.Join(", ", near)}." : "Maybe list the figures with: zheli catalogue.");
    }
}
