using System.Globalization;
using Zheli.Model.Network;
using Zheli.Operations.Words;

namespace Zheli.Operations.Access;

/// <summary>Words of the bill of quantities and of the splice table of an access network, in the three languages.</summary>
internal static class AccessWords
{
    /// <summary>The order of TIA-598, in colours of IEC 60304.</summary>
    private static readonly Wording[] Colours =
    [
        new("көк", "синий", "blue"), new("қызғылт сары", "оранжевый", "orange"), new("жасыл", "зелёный", "green"), new("қоңыр", "коричневый", "brown"),
        new("сұр", "серый", "slate"), new("ақ", "белый", "white"), new("қызыл", "красный", "red"), new("қара", "чёрный", "black"),
        new("сары", "жёлтый", "yellow"), new("күлгін", "фиолетовый", "violet"), new("қызғылт", "розовый", "rose"), new("көгілдір", "бирюзовый", "aqua"),
    ];

    /// <summary>How a stretch is built.</summary>
    public static Wording Of(RouteMethod method) => method switch
    {
        RouteMethod.Built => new("Трасса: бар траншея не кәріз", "Трасса: существующая траншея или канализация", "Route: existing trench or duct"),
        RouteMethod.Aerial => new("Трасса: тіректерге ілу", "Трасса: подвес на опорах", "Route: on poles"),
        RouteMethod.SoftTrench => new("Трасса: жабынсыз көше бойымен траншея", "Трасса: траншея вдоль улицы без покрытия", "Route: trench along an unpaved street"),
        RouteMethod.SuburbanTrench => new("Трасса: жабыны бар көше бойымен траншея", "Трасса: траншея вдоль улицы с покрытием", "Route: trench along a paved street"),
        RouteMethod.UrbanTrench => new("Трасса: қала көшесіндегі траншея, жабынды қалпына келтірумен", "Трасса: траншея по городской улице с восстановлением покрытия", "Route: trench through city streets, with reinstatement"),
        _ => new("Трасса: көшелер арасындағы жолсыз бөлік", "Трасса: участок вне улиц", "Route: link across country"),
    };

    /// <summary>A cable of a level, by its fibres.</summary>
    public static Wording Cable(CableLevel level, int fibres)
    {
        var (kazakh, russian, english) = level switch
        {
            CableLevel.Drop => ("Абоненттік кабель", "Кабель абонентский", "Drop cable"),
            CableLevel.Distribution => ("Тарату кабелі", "Кабель распределительный", "Distribution cable"),
            CableLevel.Feeder => ("Магистральдық кабель", "Кабель магистральный", "Feeder cable"),
            _ => ("Тораптар арасындағы кабель", "Кабель между узлами", "Trunk cable"),
        };
        return new(Text($"{kazakh}, {fibres} талшық"), Text($"{russian}, {fibres} волокон"), Text($"{english}, {fibres} fibres"));
    }

    /// <summary>The cable in which a fibre lies; by number where several of a size lie side by side.</summary>
    public static Wording Cable(FibrePlace place)
    {
        var cable = Cable(place.Level, place.CableFibres);
        return place.CableNumber is not { } number ? cable : new(Text($"{cable.Kazakh}, № {number}"), Text($"{cable.Russian}, № {number}"), Text($"{cable.English}, no. {number}"));
    }

    /// <summary>What stands at a site.</summary>
    public static Wording Of(AccessSiteKind kind) => kind switch
    {
        AccessSiteKind.Node => new("Қатынау торабы: OLT және кросс", "Узел доступа: OLT и кросс", "Feeding node: OLT and frame"),
        AccessSiteKind.Cabinet => new("Көше шкафы", "Уличный шкаф", "Street cabinet"),
        AccessSiteKind.Closure => new("Тарату муфтасы", "Распределительная муфта", "Closure"),
        _ => new("Кіреберістің тарату қорабы", "Распределительная коробка подъезда", "Distribution point of an entrance"),
    };

    /// <summary>A splitter.</summary>
    public static Wording Splitter(int ratio) => new(Text($"Сплиттер 1:{ratio}"), Text($"Сплиттер 1:{ratio}"), Text($"Splitter 1:{ratio}"));

    /// <summary>The colour of a tube, or of a fibre in it, counted from 0: from the thirteenth on the colours begin again, with a stripe.</summary>
    public static Wording Colour(int number)
    {
        var colour = Colours[number % Colours.Length];
        return number < Colours.Length ? colour : new($"{colour.Kazakh}, жолақты", $"{colour.Russian}, с полосой", $"{colour.English}, striped");
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
