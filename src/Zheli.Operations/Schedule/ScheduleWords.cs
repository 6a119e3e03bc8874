using Zheli.Model.Programme;
using Zheli.Operations.Words;

namespace Zheli.Operations.Schedule;

/// <summary>Work and crews as calendars in other programs name them, in the page's words.</summary>
internal static class ScheduleWords
{
    /// <summary>A kind of work.</summary>
    public static Wording Of(WorkKind kind) => kind switch
    {
        WorkKind.Stretch => new("ТОБЖ бөлігі", "Участок ВОЛС", "Stretch of cable"),
        WorkKind.Hop => new("РРЖ аралығы", "Пролёт РРЛ", "Microwave hop"),
        WorkKind.Node => new("Түйін", "Узел", "Node"),
        WorkKind.Repeater => new("Күшейту пункті", "Усилительный пункт", "Repeater"),
        WorkKind.Access => new("Жергілікті желі", "Местная сеть", "Local network"),
        _ => new("Спутниктік станса", "Спутниковая станция", "Satellite station"),
    };

    /// <summary>A type of crew.</summary>
    public static Wording Of(CrewType type) => type switch
    {
        CrewType.Ground => new("Жер жұмысы бригадасы", "Земляная бригада", "Ground crew"),
        CrewType.Aerial => new("Тіректерге ілу бригадасы", "Бригада подвеса", "Aerial crew"),
        CrewType.Radio => new("РРЖ бригадасы", "Бригада РРЛ", "Radio crew"),
        CrewType.Splicing => new("Дәнекерлеу бригадасы", "Бригада сварки", "Splicing crew"),
        CrewType.Access => new("Жергілікті желі бригадасы", "Бригада местных сетей", "Local network crew"),
        _ => new("Спутник бригадасы", "Спутниковая бригада", "Satellite crew"),
    };
}
