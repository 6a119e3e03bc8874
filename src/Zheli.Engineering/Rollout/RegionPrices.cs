using System.Collections.Concurrent;
using System.Globalization;
using Zheli.Model;
using Zheli.Model.Catalogue;
using Zheli.Model.Network;

namespace Zheli.Engineering.Rollout;

/// <summary>The prices of one region, by the formulas of <c>docs/methods/rollout.md</c>; every amount is rounded to whole tenge once, halves away from zero.</summary>
public sealed class RegionPrices
{
    private const int SuspectsShown = 5;

    private readonly PriceList list;
    private readonly CostCatalogue catalogue;
    private readonly ConcurrentDictionary<string, double> numbers = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, double> tenge = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, decimal> figures = new(StringComparer.Ordinal);

    internal RegionPrices(PriceList list, CostCatalogue catalogue) => (this.list, this.catalogue) = (list, catalogue);

    /// <summary>Figures without which no plan can be priced.</summary>
    internal static readonly string[] AlwaysNeeded =
    [
        "acc.kz_check", "civ.cross_country_factor", "civ.expansion", "civ.expansion_cross", "civ.rail_crossing", "civ.river_crossing", "civ.rural_plough",
        "civ.rural_trench", "civ.urban_trench", "dem.busy_hour", "dem.persons_hh", "dem.site_floor", "dem.takeup_y4", "fin.discount", "fin.life_fibre",
        "fin.life_mw", "fin.life_sat", "acc.conn_loss", "acc.fusion_loss", "fx.usd_kzt", "mw.antenna_height", "mw.bandwidth", "mw.capacity", "mw.frequency", "mw.licence_once",
        "mw.licence_year", "mw.link_radio", "mw.max_hop", "mw.max_radios", "mw.power", "mw.tower_30m",
        "opt.connectors", "opt.drum", "opt.fibre_loss_1270", "opt.fibre_loss_1310", "opt.fibre_loss_1550", "opt.fill", "opt.margin", "opt.parallel",
        "opt.repeater_hut", "opt.repeater_village", "opex.fibre", "opex.mw", "opex.node", "opex.sub",
        "place.radius_city", "place.radius_town", "place.radius_village", "sat.fee_home", "sat.fee_site", "sat.kit_home", "sat.site", "site.village_node",
    ];

    /// <summary>True once a price was asked.</summary>
    internal bool IsUsed => !numbers.IsEmpty;

    /// <summary>A figure in its own unit.</summary>
    public double Number(string key) => numbers.GetOrAdd(key, static (k, of) => of.list.Number(of.catalogue, k), this);

    /// <summary>A figure in its own unit, exact.</summary>
    public decimal Figure(string key) => figures.GetOrAdd(key, static (k, of) => of.list.Figure(of.catalogue, k), this);

    /// <summary>A price in tenge.</summary>
    public double Tenge(string key) => tenge.GetOrAdd(key, static (k, of) => of.list.Tenge(of.catalogue, k), this);

    /// <summary>The active node and the local access network of a settlement that is served from the network.</summary>
    /// <param name="demand">What the settlement asks.</param>
    /// <param name="designed">Cost of its local network where it was designed, else null: then the catalogue's figure a household stands for it.</param>
    public Price Serve(Demand demand, long? designed = null)
    {
        var node = Tenge("site.village_node");
        var capex = Whole(node + (designed ?? (demand.Households * Tenge("acc.kz_check"))));
        var running = (node * ((Number("opex.node") * Annuity) + Renewals("fin.life_fibre"))) + (demand.Active * 12 * Tenge("opex.sub") * Annuity);
        return new(capex + Whole(running), capex);
    }

    /// <summary>Satellite for a settlement that is not: a community terminal and one for every active household.</summary>
    public Price Alternative(Demand demand)
    {
        var terminals = Tenge("sat.site") + (demand.Active * Tenge("sat.kit_home"));
        var fees = Tenge("sat.fee_site") + (demand.Active * Tenge("sat.fee_home"));
        var capex = Whole(terminals);
        return new(capex + Whole((terminals * Renewals("fin.life_sat")) + (12 * fees * Annuity)), capex);
    }

    /// <summary>A stretch of fibre.</summary>
    /// <param name="method">How it is built; not microwave.</param>
    /// <param name="kind">What it runs along.</param>
    /// <param name="length">Geodesic length, metres.</param>
    /// <param name="rivers">Water lines crossed by its own structure.</param>
    /// <param name="railways">Railways crossed.</param>
    public Price Fibre(BuildMethod method, CorridorKind kind, double length, int rivers, int railways)
    {
        if (method == BuildMethod.Existing)
        {
            return Price.Nothing;
        }

        var route = Route(kind, length);
        var build = route / 1000 * RatePerKilometre(method);
        build += rivers == 0 ? 0 : rivers * Tenge("civ.river_crossing");
        build += railways == 0 ? 0 : railways * Tenge("civ.rail_crossing");
        var capex = Whole(build);
        var rent = method == BuildMethod.Aerial ? route / Number("civ.pole_span") * Tenge("civ.pole_rent") * Annuity : 0;
        return new(capex + Whole((capex * Number("opex.fibre") * Annuity) + rent), capex);
    }

    /// <summary>A microwave hop with parallel radios.</summary>
    /// <param name="radios">Radios side by side, at least 1.</param>
    /// <param name="masts">New masts: 2, less one for each end on the existing network.</param>
    public Price Hop(int radios, int masts)
    {
        var radio = radios * Tenge("mw.link_radio");
        var (power, bandwidth) = (Tenge("mw.power"), Number("mw.bandwidth"));
        var capex = Whole(radio + (masts * Tenge("mw.tower_30m")) + power + (bandwidth * Tenge("mw.licence_once")));
        var running = ((radio + power) * ((Number("opex.mw") * Annuity) + Renewals("fin.life_mw"))) + (bandwidth * Tenge("mw.licence_year") * Annuity);
        return new(capex + Whole(running), capex);
    }

    /// <summary>Metres of cable along a line.</summary>
    public double Route(CorridorKind kind, double length) =>
        length * Number(kind is CorridorKind.CrossCountry or CorridorKind.Access ? "civ.expansion_cross" : "civ.expansion");

    /// <summary>A repeater on a fibre span.</summary>
    /// <param name="inSettlement">True in a settlement with power; false for a hut of its own.</param>
    public Price Repeater(bool inSettlement)
    {
        var site = Tenge(inSettlement ? "opt.repeater_village" : "opt.repeater_hut");
        var capex = Whole(site);
        return new(capex + Whole(site * ((Number("opex.node") * Annuity) + Renewals("fin.life_fibre"))), capex);
    }

    private double Annuity => list.PresentValue.Annuity;

    private double Renewals(string life) => list.PresentValue.Renewals(Number(life));

    private double RatePerKilometre(BuildMethod method) => method switch
    {
        BuildMethod.Plough => Tenge("civ.rural_plough"),
        BuildMethod.Trench => Tenge("civ.rural_trench"),
        BuildMethod.UrbanTrench => Tenge("civ.urban_trench"),
        BuildMethod.Rock => Tenge("civ.rural_rock"),
        BuildMethod.Aerial => Tenge("civ.aerial_existing"),
        BuildMethod.CrossCountry => Tenge("civ.rural_plough") * Number("civ.cross_country_factor"),
        _ => throw new ArgumentOutOfRangeException(nameof(method), method, "Not a way to build fibre."),
    };

    private long Whole(double tenge)
    {
        var whole = Math.Round(tenge, MidpointRounding.AwayFromZero);
        return whole is >= 0 and < 1e15 ? (long)whole : throw OutOfRange(tenge);
    }

    /// <summary>The refusal of a price, with the figures that are most likely at fault: those below zero, else those that somebody set.</summary>
    private BadInputException OutOfRange(double price)
    {
        var negative = catalogue.Items.Where(item => item.Value < 0).ToList();
        var suspects = negative.Count > 0 ? negative : [.. catalogue.Items.Where(item => item.IsOverridden)];
        var figures = string.Join(", ", suspects.Take(SuspectsShown).Select(item => string.Create(CultureInfo.InvariantCulture, $"{item.Key} = {item.Value}")));
        return new(
            "price-out-of-range", suspects.Count > 0 ? suspects[0].Key : "catalogue",
            string.Create(CultureInfo.InvariantCulture, $"A price of {price:0} tenge cannot be planned with{(figures.Length > 0 ? $": {figures}" : "")}."),
            "Maybe a figure of the catalogue is negative or in the wrong unit.");
    }
}
