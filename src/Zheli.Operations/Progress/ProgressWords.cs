using Zheli.Model.Programme;
using Zheli.Operations.Words;

namespace Zheli.Operations.Progress;

/// <summary>The words of progress in the three languages, as tables and reports use them.</summary>
internal static class ProgressWords
{
    /// <summary>A kind of event.</summary>
    public static Wording Of(ProgressKind kind) => kind switch
    {
        ProgressKind.Funded => new("қаржыландырылды", "профинансировано", "funded"),
        ProgressKind.Designed => new("жобаланды", "спроектировано", "designed"),
        ProgressKind.PermitGranted => new("рұқсат берілді", "разрешение получено", "permit granted"),
        ProgressKind.KmLaid => new("км төселді", "проложено км", "km laid"),
        ProgressKind.Spliced => new("дәнекерленді", "сварено", "spliced"),
        ProgressKind.Lit => new("жарық берілді", "линия запущена", "lit"),
        ProgressKind.LocalNetworkBuilt => new("жергілікті желі салынды", "местная сеть построена", "local network built"),
        ProgressKind.HomesPassed => new("үй шаруашылықтары қамтылды", "охвачено домохозяйств", "homes passed"),
        ProgressKind.Orderable => new("тапсырысқа ашық", "открыто к заказу", "orderable"),
        ProgressKind.Connected => new("қосылды", "подключено", "connected"),
        ProgressKind.Active => new("пайдаланылуда", "в эксплуатации", "active"),
        ProgressKind.Measured => new("өлшенді", "измерено", "measured"),
        ProgressKind.Contracted => new("шарт жасалды", "законтрактовано", "contracted"),
        ProgressKind.Paid => new("төленді", "оплачено", "paid"),
        ProgressKind.Delayed => new("кешіктірілді", "задержка", "delayed"),
        _ => new("кері қайтарылды", "отозвано", "withdrawn"),
    };

    /// <summary>A rung of the ladder.</summary>
    public static Wording Of(Rung rung) => rung switch
    {
        Rung.NotPlanned => new("жоспарда жоқ", "вне плана", "not planned"),
        Rung.Planned => new("жоспарланған", "запланировано", "planned"),
        Rung.Funded => new("қаржыландырылған", "профинансировано", "funded"),
        Rung.Designed => new("жобаланған", "спроектировано", "designed"),
        Rung.Permitted => new("рұқсат алынған", "разрешение получено", "permitted"),
        Rung.Backbone => new("магистраль жеткізілген", "магистраль подведена", "backbone reached"),
        Rung.LocalNetwork => new("жергілікті желі салынған", "местная сеть построена", "local network built"),
        Rung.Passed => new("үй шаруашылықтары қамтылған", "домохозяйства охвачены", "homes passed"),
        Rung.Orderable => new("тапсырысқа ашық", "открыто к заказу", "orderable"),
        Rung.Connected => new("қосылған", "подключено", "connected"),
        Rung.Active => new("пайдаланылуда", "в эксплуатации", "active"),
        _ => new("сапасы расталған", "качество подтверждено", "quality proven"),
    };
}
