using Zheli.Model.Catalogue;
using Zheli.Model.Network;
using Zheli.Model.Places;
using Zheli.Model.Units;

namespace Zheli.Operations.Verify;

/// <summary>What building something costs, and what it costs over the horizon.</summary>
internal readonly record struct Price(TengeRange Capex, TengeRange Cost);

/// <summary>People turned into what the network must carry.</summary>
internal readonly record struct Need(long Households, long Active, decimal DemandMbps);

/// <summary>
/// The catalogue's figures of one region, and prices by the contract in docs/methods/rollout.md, written a second time: present values in
/// closed form, households in exact decimals.
/// </summary>
internal sealed class PriceBook
{
    private readonly CostCatalogue catalogue;
    private readonly int horizon;
    private readonly double discount;
    private readonly double annuity;
    private readonly Dictionary<string, decimal> figures = new(StringComparer.Ordinal);
    private readonly Dictionary<string, double> tenge = new(StringComparer.Ordinal);

    public PriceBook(CostCatalogue catalogue, int horizon, double? discount)
    {
        (this.catalogue, this.horizon) = (catalogue, horizon);
        this.discount = discount ?? (double)Figure("fin.discount");
        annuity = this.discount == 0 ? horizon : (1 - Math.Pow(1 + this.discount, -horizon)) / this.discount;
    }

    /// <summary>A figure without money.</summary>
    public decimal Figure(string key)
    {
        if (!figures.TryGetValue(key, out var figure))
        {
            figures[key] = figure = catalogue.Get(key).Value!.Value;
        }

        return figure;
    }

    /// <summary>Households, active ones and busy-hour traffic of so many people.</summary>
    public Need NeedOf(int people)
    {
        var households = decimal.Ceiling(people / Figure("dem.persons_hh"));
        var active = decimal.Ceiling(households * Figure("dem.takeup_y4"));
        return new Need((long)households, (long)active, Math.Max(Figure("dem.site_floor"), active * Figure("dem.busy_hour")));
    }

    /// <summary>Active node and local access of a settlement that is served from the network.</summary>
    /// <param name="need">What the settlement asks.</param>
    /// <param name="designed">Cost of its local network as the plan's options state it from an access design; null for the figure a household.</param>
    public Price Serve(Need need, long? designed = null)
    {
        var node = Tenge("site.village_node");
        var capex = TengeRange.Round(node + (designed ?? (need.Households * Tenge("acc.kz_check"))));
        var running = (node * (((double)Figure("opex.node") * annuity) + Renewal("fin.life_fibre"))) + (need.Active * 12.0 * Tenge("opex.sub") * annuity);
        return new Price(capex, capex + TengeRange.Round(running));
    }

    /// <summary>Satellite terminals and their service for a settlement that is not.</summary>
    public Price Alternative(Need need)
    {
        var kit = Tenge("sat.site") + (need.Active * Tenge("sat.kit_home"));
        var fees = 12 * (Tenge("sat.fee_site") + (need.Active * Tenge("sat.fee_home"))) * annuity;
        var capex = TengeRange.Round(kit);
        return new Price(capex, capex + TengeRange.Round((kit * Renewal("fin.life_sat")) + fees));
    }

    /// <summary>A stretch of fibre.</summary>
    public Price Fibre(BuildMethod method, CorridorKind kind, double length, int rivers, int railways)
    {
        if (method == BuildMethod.Existing)
        {
            return default;
        }

        var route = length * (double)Figure(kind is CorridorKind.CrossCountry or CorridorKind.Access ? "civ.expansion_cross" : "civ.expansion");
        var capex = TengeRange.Round((route / 1000 * RatePerKilometre(method)) + (rivers * Tenge("civ.river_crossing")) + (railways * Tenge("civ.rail_crossing")));
        var rent = method == BuildMethod.Aerial ? route / (double)Figure("civ.pole_span") * Tenge("civ.pole_rent") : 0;
        var upkeep = (double)Figure("opex.fibre") * annuity;
        var running = new TengeRange(
            TengeRange.Round((capex.Low * upkeep) + (rent * annuity)).Low, TengeRange.Round((capex.High * upkeep) + (rent * annuity)).High);
        return new Price(capex, capex + running);
    }

    /// <summary>A microwave hop.</summary>
    public Price Hop(int radios, int masts)
    {
        var radio = radios * Tenge("mw.link_radio");
        var band = (double)Figure("mw.bandwidth");
        var capex = TengeRange.Round(radio + (masts * Tenge("mw.tower_30m")) + Tenge("mw.power") + (band * Tenge("mw.licence_once")));
        var running = ((radio + Tenge("mw.power")) * (((double)Figure("opex.mw") * annuity) + Renewal("fin.life_mw"))) + (band * Tenge("mw.licence_year") * annuity);
        return new Price(capex, capex + TengeRange.Round(running));
    }

    /// <summary>A repeater on a fibre span.</summary>
    public Price Repeater(bool inSettlement)
    {
        var site = Tenge(inSettlement ? "opt.repeater_village" : "opt.repeater_hut");
        var capex = TengeRange.Round(site);
        return new Price(capex, capex + TengeRange.Round(site * (((double)Figure("opex.node") * annuity) + Renewal("fin.life_fibre"))));
    }

    /// <summary>Metres of cable in a metre of line.</summary>
    public double CablePerMetre(CorridorKind kind) =>
        (double)Figure(kind is CorridorKind.CrossCountry or CorridorKind.Access ? "civ.expansion_cross" : "civ.expansion");

    /// <summary>The low end of a figure's range; the figure in use where that is lower, none is known, or the figure was set.</summary>
    public decimal Low(string key) => catalogue.Get(key) is { IsOverridden: false, Low: { } low } ? Math.Min(low, Figure(key)) : Figure(key);

    /// <summary>Radius within which a settlement counts as built up, metres; 0 for places that are not.</summary>
    public double BuiltUpRadius(PlaceKind kind) => kind switch
    {
        PlaceKind.City => (double)Figure("place.radius_city"),
        PlaceKind.Town => (double)Figure("place.radius_town"),
        PlaceKind.Village or PlaceKind.Hamlet => (double)Figure("place.radius_village"),
        _ => 0,
    };

    private double RatePerKilometre(BuildMethod method) => method switch
    {
        BuildMethod.Plough => Tenge("civ.rural_plough"),
        BuildMethod.Trench => Tenge("civ.rural_trench"),
        BuildMethod.UrbanTrench => Tenge("civ.urban_trench"),
        BuildMethod.Rock => Tenge("civ.rural_rock"),
        BuildMethod.Aerial => Tenge("civ.aerial_existing"),
        BuildMethod.CrossCountry => Tenge("civ.rural_plough") * (double)Figure("civ.cross_country_factor"),
        _ => throw new InvalidOperationException($"No rate per kilometre for {method}."),
    };

    /// <summary>Present value of renewing something worth 1 whenever its life ends within the horizon: a geometric series.</summary>
    private double Renewal(string lifeKey)
    {
        var life = (double)Figure(lifeKey);
        var times = (int)Math.Ceiling(horizon / life) - 1;
        var step = Math.Pow(1 + discount, -life);
        return times <= 0 ? 0 : discount == 0 ? times : step * (1 - Math.Pow(step, times)) / (1 - step);
    }

    private double Tenge(string key)
    {
        if (!tenge.TryGetValue(key, out var amount))
        {
            var item = catalogue.Get(key);
            var rate = item.Currency switch
            {
                null or Currency.Kzt => 1m,
                Currency.Usd => Figure("fx.usd_kzt"),
                Currency.Eur => Figure("fx.eur_kzt"),
                _ => throw new InvalidOperationException($"No exchange rate for {item.Currency}."),
            };
            tenge[key] = amount = (double)(item.Value!.Value * rate);
        }

        return amount;
    }
}
