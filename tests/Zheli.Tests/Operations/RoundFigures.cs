using System.Globalization;
using Zheli.Model.Catalogue;
using Zheli.Model.Units;

namespace Zheli.Tests.Operations;

/// <summary>A catalogue of round figures, in which prices can be worked by hand; 1 USD is 500 tenge.</summary>
internal static class RoundFigures
{
    public static CostCatalogue Catalogue { get; } = new([
        Plain("fx.usd_kzt", 500), Plain("fin.discount", 0.1m), Plain("fin.life_fibre", 10), Plain("fin.life_mw", 7), Plain("fin.life_sat", 5),
        Plain("dem.persons_hh", 5), Plain("dem.takeup_y4", 0.55m), Plain("dem.busy_hour", 4), Plain("dem.site_floor", 20),
        Usd("site.village_node", 6000), Usd("acc.kz_check", 365), Plain("opex.node", 0.1m), Usd("opex.sub", 3), Plain("opex.fibre", 0.05m), Plain("opex.mw", 0.1m),
        Usd("sat.site", 1500), Usd("sat.kit_home", 500), Usd("sat.fee_site", 200), Usd("sat.fee_home", 50),
        Plain("civ.expansion", 1.1m), Plain("civ.expansion_cross", 1.2m), Plain("civ.cross_country_factor", 1.25m), Usd("civ.rural_plough", 8000),
        Usd("civ.rural_trench", 13000), Usd("civ.urban_trench", 25000), Usd("civ.rural_rock", 22000), Usd("civ.aerial_existing", 4500),
        Usd("civ.river_crossing", 15000), Usd("civ.rail_crossing", 10000), Plain("civ.rock_slope", 0.08m), Plain("civ.pole_span", 80), Usd("civ.pole_rent", 10),
        Plain("place.radius_city", 5000), Plain("place.radius_town", 2000), Plain("place.radius_village", 700),
        Usd("mw.link_radio", 15000), Usd("mw.tower_30m", 40000), Usd("mw.power", 12000), Plain("mw.max_hop", 30), Plain("mw.capacity", 400),
        Usd("mw.licence_once", 50), Usd("mw.licence_year", 15), Plain("mw.bandwidth", 56), Plain("mw.frequency", 7), Plain("mw.antenna_height", 30), Plain("mw.max_radios", 4),
        Plain("acc.conn_loss", 0.5m), Plain("acc.fusion_loss", 0.1m), Plain("opt.connectors", 2), Plain("opt.drum", 4), Plain("opt.fibre_loss_1270", 0.40m),
        Plain("opt.fibre_loss_1310", 0.35m), Plain("opt.fibre_loss_1550", 0.225m), Plain("opt.fill", 0.5m), Plain("opt.margin", 3), Plain("opt.parallel", 4),
        Usd("opt.repeater_village", 6000), Usd("opt.repeater_hut", 18000),
    ]);

    public static CostCatalogue With(string key, decimal value) => Catalogue.With(key, value);

    private static CatalogueItem Plain(string key, decimal value) => Item(key, value, null);

    private static CatalogueItem Usd(string key, decimal value) => Item(key, value, Currency.Usd);

    private static CatalogueItem Item(string key, decimal value, Currency? currency) =>
        new(key, key.ToUpper(CultureInfo.InvariantCulture), "unit", currency, value, value, value, Grade.B, "round figures", "");
}
