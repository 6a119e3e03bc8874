using Zheli.Model.Programme;
using Zheli.Operations.Words;

namespace Zheli.Operations.Report;

/// <summary>Crews, regions and causes of delay in the words of the report's language.</summary>
internal static class CrewWords
{
    /// <summary>A type of crew.</summary>
    public static string Crew(this ReportFacts it, CrewType? type) => type switch
    {
        CrewType.Ground => it.Say("жер жұмысы", "земляные работы", "ground"),
        CrewType.Aerial => it.Say("тіректерге ілу", "подвес", "aerial"),
        CrewType.Radio => it.Say("РРЖ", "РРЛ", "radio"),
        CrewType.Splicing => it.Say("дәнекерлеу", "сварка", "splicing"),
        CrewType.Access => it.Say("жергілікті желі", "местная сеть", "access"),
        CrewType.Satellite => it.Say("спутник", "спутник", "satellite"),
        _ => "—",
    };

    /// <summary>A region.</summary>
    public static string Region(this ReportFacts it, long? id) => it.Scene.Places.Areas.FirstOrDefault(a => a.Id == id)?.Names.In(it.Language.Code()) ?? "—";

    /// <summary>A cause that the forecast draws, with the crews and the region that it is about.</summary>
    public static string Cause(this ReportFacts it, RiskDriver driver)
    {
        var what = driver.Assumption switch
        {
            "risk.winter_days" => it.Say("қыстың ұзақтығы", "длина зимы", "length of the winter"),
            "risk.permit" => it.Say("рұқсат беру мерзімі", "сроки разрешений", "time for permits"),
            "risk.supply" => it.Say("материал жеткізу", "поставки материалов", "supply of materials"),
            "risk.rework" => it.Say("қайта жасау", "переделки", "rework"),
            _ => it.Say("жұмыс қарқыны", "темп работ", "pace of work"),
        };
        string[] about = [.. driver.Crew is { } crew ? [it.Crew(crew)] : Array.Empty<string>(), .. driver.RegionId is { } region ? [it.Region(region)] : Array.Empty<string>()];
        return about.Length > 0 ? $"{what} ({string.Join(", ", about)})" : what;
    }
}
