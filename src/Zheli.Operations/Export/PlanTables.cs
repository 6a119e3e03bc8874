using Zheli.Model.Programme;
using Zheli.Operations.Words;
using Zheli.Programme.Costing;

namespace Zheli.Operations.Export;

/// <summary>The tables that are handed over: the same columns, in the same order, in CSV and XLSX.</summary>
internal static class PlanTables
{
    /// <summary>One row a settlement.</summary>
    public static Column<SettlementRow>[] Settlements(ExportPlan it) =>
    [
        new("settlement_id", new("Нөмірі", "Номер", "Number"), ColumnKind.Whole, 9, r => r.Place.Id),
        new("kato", new("ӘАОЖ коды", "Код КАТО", "KATO"), ColumnKind.Text, 11, r => r.Place.Kato),
        new("name", new("Елді мекен", "Населённый пункт", "Settlement"), ColumnKind.Text, 26, r => r.Place.Names.In(it.Language.Code())),
        new("kind", new("Түрі", "Тип", "Kind"), ColumnKind.Text, 22, r => it.Say(Wording.Of(r.Place.Kind))),
        new("region", new("Облыс", "Область", "Region"), ColumnKind.Text, 26, r => it.AreaName(r.Place.RegionId)),
        new("district", new("Аудан", "Район", "District"), ColumnKind.Text, 26, r => it.AreaName(r.Place.DistrictId)),
        new("longitude", new("Бойлық, °", "Долгота, °", "Longitude, °"), ColumnKind.Degrees, 13, r => r.Place.Location.Longitude),
        new("latitude", new("Ендік, °", "Широта, °", "Latitude, °"), ColumnKind.Degrees, 13, r => r.Place.Location.Latitude),
        new("population", new("Халық, адам", "Население, чел.", "People"), ColumnKind.Whole, 11, r => r.Place.Population),
        new("population_is_estimated", new("Бағалау", "Оценка", "Estimated"), ColumnKind.Flag, 10, r => r.Place.PopulationIsEstimated),
        new("technology", new("Технология", "Технология", "Technology"), ColumnKind.Technology, 20, r => it.Say(Wording.Of(r.Planned.Technology))),
        new("reason", new("Себебі", "Основание", "Reason"), ColumnKind.Text, 22, r => it.Say(Wording.OfReason(r.Planned.Reason))),
        new("demand_mbps", new("ЕЖС жүктемесі, Мбит/с", "Нагрузка в ЧНН, Мбит/с", "Busy-hour demand, Mbit/s"), ColumnKind.Decimal, 13, r => r.Planned.DemandMbps),
        new("path_length_m", new("Желіге дейінгі трасса, м", "Трасса до сети, м", "Way to the network, m"), ColumnKind.Decimal, 13, r => r.Planned.PathLength),
        new("edge_key", new("Бөлік", "Участок", "Edge"), ColumnKind.Text, 20, r => r.Planned.EdgeKey),
        new("serve_cost_kzt", new("Желіден қосу құны, ₸", "Стоимость подключения от сети, ₸", "Cost when served, ₸"), ColumnKind.Money, 17, r => r.Planned.ServeCost),
        new("alternative_cost_kzt", new("Спутник құны, ₸", "Стоимость по спутнику, ₸", "Cost by satellite, ₸"), ColumnKind.Money, 17, r => r.Planned.AlternativeCost),
        new("cost_kzt", new("Өз құны, ₸", "Собственная стоимость, ₸", "Own cost, ₸"), ColumnKind.Money, 17, r => r.Planned.Cost),
    ];

    /// <summary>One row an edge.</summary>
    public static Column<PlanEdge>[] Edges(ExportPlan it) =>
    [
        new("edge_key", new("Бөлік", "Участок", "Edge"), ColumnKind.Text, 20, e => e.Key),
        new("parent_key", new("Алдыңғы бөлік", "Предыдущий участок", "Parent edge"), ColumnKind.Text, 20, e => e.ParentKey),
        new("method", new("Құрылыс әдісі", "Способ строительства", "Build method"), ColumnKind.Text, 24, e => it.Say(Wording.Of(e.Method))),
        new("kind", new("Дәліз", "Коридор", "Corridor"), ColumnKind.Text, 22, e => it.Say(Wording.Of(e.Kind))),
        new("region", new("Облыс", "Область", "Region"), ColumnKind.Text, 26, e => it.AreaName(e.RegionId)),
        new("district", new("Аудан", "Район", "District"), ColumnKind.Text, 26, e => it.AreaName(e.DistrictId)),
        new("length_m", new("Ұзындығы, м", "Длина, м", "Length, m"), ColumnKind.Decimal, 12, e => e.Length),
        new("river_crossings", new("Өзен өткелдері", "Переходы через реки", "River crossings"), ColumnKind.Whole, 10, e => e.RiverCrossings),
        new("rail_crossings", new("Теміржол өткелдері", "Переходы под ж. д.", "Railway crossings"), ColumnKind.Whole, 10, e => e.RailCrossings),
        new("radios", new("Радиожабдық", "Радиокомплекты", "Radios"), ColumnKind.Whole, 10, e => e.Radios),
        new("masts", new("Діңгектер", "Мачты", "Masts"), ColumnKind.Whole, 9, e => e.Masts),
        new("line_of_sight", new("Тікелей көріну", "Прямая видимость", "Line of sight"), ColumnKind.Text, 13, e => it.Say(Wording.Of(e.Sight))),
        new("settlements_behind", new("Артындағы елді мекендер", "НП за участком", "Settlements behind"), ColumnKind.Whole, 12, e => e.SettlementsBehind),
        new("people_behind", new("Артындағы халық", "Население за участком", "People behind"), ColumnKind.Whole, 12, e => e.PeopleBehind),
        new("demand_mbps", new("ЕЖС жүктемесі, Мбит/с", "Нагрузка в ЧНН, Мбит/с", "Busy-hour traffic, Mbit/s"), ColumnKind.Decimal, 13, e => e.DemandMbps),
        new("capex_kzt", new("Күрделі шығын, ₸", "Капитальные затраты, ₸", "Capex, ₸"), ColumnKind.Money, 17, e => e.Capex),
        new("running_kzt", new("Пайдалану шығыны (PV), ₸", "Эксплуатация (PV), ₸", "Running, present value, ₸"), ColumnKind.Money, 17, e => e.Cost - e.Capex),
        new("cost_kzt", new("Толық құны, ₸", "Полная стоимость, ₸", "Whole-life cost, ₸"), ColumnKind.Money, 17, e => e.Cost),
    ];

    /// <summary>One row a fibre span between active sites.</summary>
    public static Column<PlanSpan>[] Spans { get; } =
    [
        new("edge_key", new("Бөлік", "Участок", "Edge"), ColumnKind.Text, 20, s => s.EdgeKey),
        new("offset_m", new("Ығысу, м", "Смещение, м", "Offset, m"), ColumnKind.Decimal, 12, s => s.Offset),
        new("settlement_id", new("Елді мекен", "Населённый пункт", "Settlement"), ColumnKind.Whole, 12, s => s.SettlementId),
        new("inner_edge_key", new("Ішкі бөлік", "Внутренний участок", "Inner edge"), ColumnKind.Text, 20, s => s.InnerEdgeKey),
        new("inner_offset_m", new("Ішкі ығысу, м", "Внутреннее смещение, м", "Inner offset, m"), ColumnKind.Decimal, 12, s => s.InnerOffset),
        new("length_m", new("Ұзындығы, м", "Длина, м", "Length, m"), ColumnKind.Decimal, 12, s => s.Length),
        new("route_m", new("Кабель, м", "Кабель, м", "Cable, m"), ColumnKind.Decimal, 12, s => s.Route),
        new("demand_mbps", new("ЕЖС жүктемесі, Мбит/с", "Нагрузка в ЧНН, Мбит/с", "Busy-hour traffic, Mbit/s"), ColumnKind.Decimal, 13, s => s.DemandMbps),
        new("optic", new("Оптика", "Оптический модуль", "Optic"), ColumnKind.Text, 16, s => s.Optic),
        new("links", new("Линиялар", "Линков", "Links"), ColumnKind.Whole, 9, s => s.Links),
        new("loss_db", new("Өшу, дБ", "Затухание, дБ", "Loss, dB"), ColumnKind.Decimal, 12, s => s.LossDb),
        new("least_loss_db", new("Бірінші күнгі өшу, дБ", "Затухание в первый день, дБ", "Least loss, dB"), ColumnKind.Decimal, 12, s => s.LeastLossDb),
        new("margin_db", new("Қор, дБ", "Запас, дБ", "Margin, dB"), ColumnKind.Decimal, 12, s => s.MarginDb),
        new("attenuator_db", new("Аттенюатор, дБ", "Аттенюатор, дБ", "Attenuator, dB"), ColumnKind.Decimal, 12, s => s.AttenuatorDb),
    ];

    /// <summary>One row a repeater.</summary>
    public static Column<PlanRepeater>[] Repeaters(ExportPlan it) =>
    [
        new("edge_key", new("Бөлік", "Участок", "Edge"), ColumnKind.Text, 20, r => r.EdgeKey),
        new("offset_m", new("Ығысу, м", "Смещение, м", "Offset, m"), ColumnKind.Decimal, 12, r => r.Offset),
        new("settlement_id", new("Елді мекен", "Населённый пункт", "Settlement"), ColumnKind.Whole, 12, r => r.SettlementId),
        new("region", new("Облыс", "Область", "Region"), ColumnKind.Text, 26, r => it.AreaName(r.RegionId)),
        new("district", new("Аудан", "Район", "District"), ColumnKind.Text, 26, r => it.AreaName(r.DistrictId)),
        new("longitude", new("Бойлық, °", "Долгота, °", "Longitude, °"), ColumnKind.Degrees, 13, r => r.Location.Longitude),
        new("latitude", new("Ендік, °", "Широта, °", "Latitude, °"), ColumnKind.Degrees, 13, r => r.Location.Latitude),
        new("demand_mbps", new("ЕЖС жүктемесі, Мбит/с", "Нагрузка в ЧНН, Мбит/с", "Busy-hour traffic, Mbit/s"), ColumnKind.Decimal, 13, r => r.DemandMbps),
        new("capex_kzt", new("Күрделі шығын, ₸", "Капитальные затраты, ₸", "Capex, ₸"), ColumnKind.Money, 17, r => r.Capex),
        new("cost_kzt", new("Толық құны, ₸", "Полная стоимость, ₸", "Whole-life cost, ₸"), ColumnKind.Money, 17, r => r.Cost),
    ];

    /// <summary>One row a line of the bill of quantities.</summary>
    public static Column<BillLine>[] Bill(ExportPlan it) =>
    [
        new("region", new("Облыс", "Область", "Region"), ColumnKind.Text, 26, l => it.AreaName(l.RegionId)),
        new("district", new("Аудан", "Район", "District"), ColumnKind.Text, 26, l => it.AreaName(l.DistrictId)),
        .. BillAmounts(it),
    ];

    /// <summary>The columns of a bill without its areas.</summary>
    public static Column<BillLine>[] BillAmounts(ExportPlan it) =>
    [
        new("item", new("Жұмыс түрі", "Вид работ", "Item"), ColumnKind.Text, 66, l => it.Say(Wording.Of(l.Item))),
        new("unit", new("Өлшем бірлігі", "Ед. изм.", "Unit"), ColumnKind.Text, 18, l => it.Say(Wording.Of(l.Unit))),
        new("quantity", new("Саны", "Количество", "Quantity"), ColumnKind.Quantity, 15, l => l.Quantity),
        new("unit_price_kzt", new("Бірлік құны, ₸", "Цена за единицу, ₸", "Unit price, ₸"), ColumnKind.Price, 15, l => l.UnitPrice is { } price ? decimal.Round(price, 2) : null),
        new("capex_kzt", new("Күрделі шығын, ₸", "Капитальные затраты, ₸", "Capex, ₸"), ColumnKind.Money, 19, l => l.Capex),
        new("running_kzt", new("Пайдалану шығыны (PV), ₸", "Эксплуатация (PV), ₸", "Running, present value, ₸"), ColumnKind.Money, 19, l => l.Running),
        new("amount_kzt", new("Барлығы, ₸", "Всего, ₸", "Whole-life amount, ₸"), ColumnKind.Money, 19, l => l.Amount),
    ];
}
