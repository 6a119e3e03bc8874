using Zheli.Model.Network;
using Zheli.Model.Places;
using Zheli.Model.Programme;
using Zheli.Programme.Costing;

namespace Zheli.Operations.Words;

/// <summary>A word, a heading or a sentence in the three languages.</summary>
public sealed record Wording(string Kazakh, string Russian, string English)
{
    /// <summary>The word in a language.</summary>
    public string In(ExportLanguage language) => language switch
    {
        ExportLanguage.Kazakh => Kazakh,
        ExportLanguage.Russian => Russian,
        _ => English,
    };

    /// <summary>How a settlement is served.</summary>
    public static Wording Of(Technology technology) => technology switch
    {
        Technology.Existing => new("Қолданыстағы желі", "Существующая сеть", "Existing network"),
        Technology.Fibre => new("ТОБЖ", "ВОЛС", "Fibre"),
        Technology.Microwave => new("РРЖ", "РРЛ", "Microwave"),
        Technology.Satellite => new("Спутник", "Спутник", "Satellite"),
        _ => new("Қамтылмаған", "Не обслуживается", "Not served"),
    };

    /// <summary>Kind of place.</summary>
    public static Wording Of(PlaceKind kind) => kind switch
    {
        PlaceKind.City => new("қала", "город", "city"),
        PlaceKind.Town => new("шағын қала, кент", "малый город, посёлок", "town"),
        PlaceKind.Village => new("ауыл", "село", "village"),
        PlaceKind.Hamlet => new("шағын ауыл", "малое село", "hamlet"),
        PlaceKind.IsolatedDwelling => new("оқшау қоныс", "отдельное жильё", "isolated dwelling"),
        PlaceKind.Suburb => new("қала бөлігі", "часть города", "suburb"),
        _ => new("басқа", "прочее", "other"),
    };

    /// <summary>How an edge is built.</summary>
    public static Wording Of(BuildMethod method) => method switch
    {
        BuildMethod.Existing => new("қолданыстағы желі", "существующая линия", "existing line"),
        BuildMethod.Plough => new("кабель төсегішпен", "кабелеукладчиком", "ploughed"),
        BuildMethod.Trench => new("траншея", "траншея", "trench"),
        BuildMethod.Rock => new("жартасты топырақ", "скальный грунт", "trench in rock"),
        BuildMethod.UrbanTrench => new("қалалық траншея", "траншея в городской застройке", "urban trench"),
        BuildMethod.Aerial => new("тіректерге ілу", "подвес на опорах", "aerial"),
        BuildMethod.CrossCountry => new("жолсыз жермен", "вне дорог", "cross-country"),
        _ => new("РРЖ аралығы", "пролёт РРЛ", "microwave hop"),
    };

    /// <summary>What an edge runs along.</summary>
    public static Wording Of(CorridorKind kind) => kind switch
    {
        CorridorKind.Motorway => new("автомагистраль", "автомагистраль", "motorway"),
        CorridorKind.Trunk => new("республикалық жол", "республиканская дорога", "trunk road"),
        CorridorKind.Primary => new("облыстық маңызды жол", "дорога областного значения", "primary road"),
        CorridorKind.Secondary => new("аудандық маңызды жол", "дорога районного значения", "secondary road"),
        CorridorKind.Tertiary => new("жергілікті жол", "местная дорога", "tertiary road"),
        CorridorKind.Local => new("көше", "улица", "local road"),
        CorridorKind.Service => new("кірме жол", "подъезд", "service road"),
        CorridorKind.Track => new("топырақ жол", "грунтовая дорога", "track"),
        CorridorKind.Railway => new("теміржол", "железная дорога", "railway"),
        CorridorKind.PowerLine => new("электр беру желісі", "линия электропередачи", "power line"),
        CorridorKind.CrossCountry => new("жолсыз жер", "без дороги", "cross-country"),
        _ => new("қосу бөлігі", "подводка", "access leg"),
    };

    /// <summary>Whether a hop sees its other end.</summary>
    public static Wording Of(LineOfSight sight) => sight switch
    {
        LineOfSight.Clear => new("бар", "есть", "clear"),
        LineOfSight.Unchecked => new("тексерілмеген", "не проверена", "unchecked"),
        _ => new("", "", ""),
    };

    /// <summary>Why a settlement is served as it is.</summary>
    public static Wording OfReason(string reason) => reason switch
    {
        "on-network" => new("желі бар", "сеть уже есть", "the network stands there"),
        "cheaper-than-satellite" => new("спутниктен арзан", "дешевле спутника", "cheaper than satellite"),
        "on-the-way" => new("жол үстінде", "по пути трассы", "on the way"),
        "mandatory" => new("міндетті", "обязательный", "mandatory"),
        "satellite-cheaper" => new("спутник арзан", "спутник дешевле", "satellite is cheaper"),
        "forbidden" => new("тыйым салынған", "запрещено", "forbidden"),
        "over-budget" => new("бюджеттен тыс", "сверх бюджета", "over budget"),
        "unreachable" => new("жол жоқ", "нет трассы", "unreachable"),
        _ => new(reason, reason, reason),
    };

    /// <summary>An item of the bill of quantities.</summary>
    public static Wording Of(BillItem item) => item switch
    {
        BillItem.FibrePlough => new("ТОБЖ: жол бойымен кабель төсегішпен төсеу", "ВОЛС: укладка кабелеукладчиком вдоль дороги", "Fibre ploughed along road or railway"),
        BillItem.FibreTrench => new("ТОБЖ: елді мекендегі траншея", "ВОЛС: траншея в населённом пункте", "Fibre in a trench, village"),
        BillItem.FibreUrbanTrench => new("ТОБЖ: қала ішіндегі траншея, жабынды қалпына келтірумен", "ВОЛС: траншея в городской застройке с восстановлением покрытия", "Fibre in a trench, urban, with reinstatement"),
        BillItem.FibreRock => new("ТОБЖ: жартасты топырақтағы траншея", "ВОЛС: траншея в скальном грунте", "Fibre in a trench, rock"),
        BillItem.FibreAerial => new("ТОБЖ: қолданыстағы тіректерге ілу", "ВОЛС: подвес на существующих опорах", "Fibre on existing poles"),
        BillItem.FibreCrossCountry => new("ТОБЖ: жолсыз жермен төсеу", "ВОЛС: укладка вне дорог", "Fibre ploughed across country"),
        BillItem.FibreExisting => new("ТОБЖ: қолданыстағы желі", "ВОЛС: существующая линия", "Fibre, existing line"),
        BillItem.RiverCrossing => new("Өзен арқылы өткел (КББ)", "Переход через реку (ГНБ)", "River crossing (directional drilling)"),
        BillItem.RailCrossing => new("Теміржол астындағы өткел", "Переход под железной дорогой", "Railway crossing (bored duct)"),
        BillItem.MicrowaveRadio => new("Радиорелелік жабдық, екі шеті", "Радиорелейное оборудование, оба конца", "Microwave radio, both ends"),
        BillItem.MicrowaveMast => new("Діңгек 30–40 м", "Мачта 30–40 м", "Mast 30–40 m"),
        BillItem.MicrowaveSite => new("Аралықтың электрқорегі және жиілік рұқсаты", "Электропитание и разрешение на частоты, пролёт", "Hop power and spectrum licence"),
        BillItem.Repeater => new("ТОБЖ регенерация торабы", "Регенерационный пункт ВОЛС", "Repeater site on a fibre span"),
        BillItem.VillageNode => new("Елді мекеннің қатынау торабы", "Узел доступа СНП", "Village access node"),
        BillItem.LocalAccess => new("Жергілікті қатынау желісі", "Местная сеть доступа", "Local access network"),
        BillItem.SatelliteSite => new("Ұжымдық спутниктік терминал", "Спутниковый терминал коллективного доступа", "Community satellite terminal"),
        _ => new("Үй шаруашылығының спутниктік терминалы", "Спутниковый терминал домохозяйства", "Household satellite terminal"),
    };

    /// <summary>A unit of the bill of quantities.</summary>
    public static Wording Of(BillUnit unit) => unit switch
    {
        BillUnit.Kilometre => new("км", "км", "km"),
        BillUnit.Piece => new("дана", "шт.", "piece"),
        BillUnit.Set => new("жиынтық", "компл.", "set"),
        BillUnit.Hop => new("аралық", "пролёт", "hop"),
        BillUnit.Site => new("торап", "узел", "site"),
        _ => new("үй шаруашылығы", "домохозяйство", "household"),
    };
}
