using Zheli.Model;
using Zheli.Model.Catalogue;
using Zheli.Model.Programme;
using Zheli.Model.Units;

namespace Zheli.Engineering.Rollout;

/// <summary>
/// The catalogue as one plan uses it: national figures, overridden by region, overridden by the plan's own options; remembers which figures were
/// asked for, since these are the assumptions that moved the plan. Safe to ask from several threads.
/// </summary>
public sealed class PriceList
{
    private readonly CostCatalogue national;
    private readonly SortedDictionary<long, CostCatalogue> regional = [];
    private readonly SortedDictionary<long, RegionPrices> regions = [];
    private readonly SortedSet<string> used = new(StringComparer.Ordinal);
    private readonly Lock gate = new();
    private readonly IReadOnlyDictionary<long, long> designed;

    /// <summary>Prepares the figures of a plan.</summary>
    /// <param name="catalogue">National figures, the project's own overrides applied.</param>
    /// <param name="regional">Whole catalogues of regions that differ, by id of region.</param>
    /// <param name="options">Horizon, discount rate, and figures set for this plan alone.</param>
    /// <exception cref="BadInputException">An unknown figure is set, or a figure that every plan needs is not set.</exception>
    public PriceList(CostCatalogue catalogue, IReadOnlyDictionary<long, CostCatalogue> regional, PlanOptions options)
    {
        RejectUnknown(catalogue, options.Overrides.Keys);
        national = catalogue.With(options.Overrides);
        foreach (var (region, own) in regional)
        {
            this.regional.Add(region, own.With(options.Overrides));
        }

        designed = options.DesignedAccess;
        RejectMissing();
        regions.Add(0, new(this, national));
        foreach (var (region, own) in this.regional)
        {
            regions.Add(region, new(this, own));
        }

        PresentValue = new(options.HorizonYears, options.DiscountRate ?? Number(national, "fin.discount"));
    }

    /// <summary>Cost of the local network of a settlement that has an access design, or null.</summary>
    public long? DesignedAccess(long settlement) => designed.TryGetValue(settlement, out var cost) ? cost : null;

    /// <summary>Horizon and discount rate of the plan.</summary>
    public PresentValue PresentValue { get; }

    /// <summary>An amount in whole tenge, at the rate that the plan will use.</summary>
    /// <exception cref="BadInputException">The rate is not set, or an unknown figure is.</exception>
    public static long InTenge(Money amount, CostCatalogue catalogue, PlanOptions options)
    {
        RejectUnknown(catalogue, options.Overrides.Keys);
        var rates = catalogue.With(options.Overrides);
        var rate = amount.Currency switch
        {
            Currency.Kzt => 1m,
            Currency.Usd => rates.Get("fx.usd_kzt").Value!.Value,
            Currency.Eur => rates.Get("fx.eur_kzt").Value!.Value,
            _ => throw new ArgumentOutOfRangeException(nameof(amount), amount, "No rate for this currency."),
        };
        var tenge = decimal.Truncate(amount.Amount * rate);
        return tenge is >= 0 and < 1_000_000_000_000_000m
            ? (long)tenge
            : throw new BadInputException("budget-out-of-range", "budget", $"The budget of {amount} is not between nothing and 1,000,000 bn tenge.", "Maybe 239e9KZT or 460MUSD.");
    }

    /// <summary>The prices of a region; 0 or an unknown region gives the national ones.</summary>
    public RegionPrices For(long region) => regions.TryGetValue(region, out var prices) ? prices : regions[0];

    /// <summary>A national figure in its own unit.</summary>
    public double Number(string key) => Number(national, key);

    /// <summary>A national figure in its own unit, and the low end of its range; itself where the range is not known, begins above it, or the figure was set.</summary>
    public (double Low, double Value) Range(string key)
    {
        var (value, item) = (Number(key), national.Get(key));
        return (item.IsOverridden || item.Low is null ? value : Math.Min((double)item.Low.Value, value), value);
    }

    /// <summary>True when a figure is set; asking does not make it an assumption.</summary>
    public bool Has(string key) => national.Find(key)?.Value is not null;

    /// <summary>The figures that were used so far, in order of key; a region's own figure follows the national one.</summary>
    public IReadOnlyList<Assumption> Assumptions(Func<long, string> regionName)
    {
        var list = new List<Assumption>();
        foreach (var key in used)
        {
            var item = national.Get(key);
            list.Add(Describe(item, item.Description));
            foreach (var (region, own) in regional)
            {
                if (regions[region].IsUsed && own.Find(key) is { Value: not null } differs && differs.Value != item.Value)
                {
                    list.Add(Describe(differs, $"{differs.Description} ({regionName(region)})"));
                }
            }
        }

        return list;
    }

    /// <summary>A figure of one of the plan's catalogues, remembered as used.</summary>
    internal double Number(CostCatalogue catalogue, string key)
    {
        Use(key);
        return catalogue.Number(key);
    }

    /// <summary>A figure of one of the plan's catalogues in decimal, remembered as used.</summary>
    internal decimal Figure(CostCatalogue catalogue, string key)
    {
        Use(key);
        return catalogue.Get(key).Value!.Value;
    }

    /// <summary>A price of one of the plan's catalogues in tenge, remembered as used together with its exchange rate.</summary>
    internal double Tenge(CostCatalogue catalogue, string key)
    {
        Use(key);
        switch (catalogue.Get(key).Currency)
        {
            case Currency.Usd:
                Use("fx.usd_kzt");
                break;
            case Currency.Eur:
                Use("fx.eur_kzt");
                break;
        }

        return catalogue.Tenge(key);
    }

    private void Use(string key)
    {
        lock (gate)
        {
            used.Add(key);
        }
    }

    private static Assumption Describe(CatalogueItem item, string description) => new(
        item.Key, description, item.Unit, item.Currency?.ToString().ToUpperInvariant(), item.Value!.Value, item.Grade, item.Source, item.IsOverridden);

    private static void RejectUnknown(CostCatalogue catalogue, IEnumerable<string> keys)
    {
        var unknown = keys.Where(k => catalogue.Find(k) is null).Order(StringComparer.Ordinal).Select(catalogue.Unknown).ToList();
        if (unknown.Count > 0)
        {
            throw new BadInputException(unknown);
        }
    }

    private void RejectMissing()
    {
        var missing = RegionPrices.AlwaysNeeded.Where(k => national.Find(k)?.Value is null).Select(k => new Finding(
            Severity.Error, "catalogue-figure-missing", "catalogue", $"The figure '{k}' is not set.", $"Maybe set it with --set {k}=VALUE.")).ToList();
        if (missing.Count > 0)
        {
            throw new BadInputException(missing);
        }
    }
}
