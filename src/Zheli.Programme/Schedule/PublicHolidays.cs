using Zheli.Model.Programme;

namespace Zheli.Programme.Schedule;

/// <summary>
/// Days off of Kazakhstan by the law on holidays (No. 267-II of 13 December 2001 as amended): fixed dates, Orthodox Christmas, and the first day of Kurban ait, which follows
/// the moon and is listed as far as it is known. Holidays that fall on a weekend are not moved: decrees do that from year to year. Other days come with <c>--holidays</c>.
/// </summary>
public static class PublicHolidays
{
    private static readonly (int Month, int Day, string Name)[] Fixed =
    [
        (1, 1, "New Year"), (1, 2, "New Year"), (1, 7, "Orthodox Christmas"), (3, 8, "International Women's Day"), (3, 21, "Nauryz"), (3, 22, "Nauryz"), (3, 23, "Nauryz"),
        (5, 1, "Unity Day"), (5, 7, "Defender of the Fatherland Day"), (5, 9, "Victory Day"), (7, 6, "Capital Day"), (8, 30, "Constitution Day"), (10, 25, "Republic Day"),
        (12, 16, "Independence Day"),
    ];

    private static readonly DateOnly[] KurbanAit =
        [new(2024, 6, 16), new(2025, 6, 6), new(2026, 5, 27), new(2027, 5, 16), new(2028, 5, 5), new(2029, 4, 24), new(2030, 4, 13)];

    /// <summary>Days off from one year to another, in order.</summary>
    public static IReadOnlyList<Holiday> Between(int firstYear, int lastYear) =>
        [.. Enumerable.Range(firstYear, lastYear - firstYear + 1).SelectMany(year => Fixed.Select(f => new Holiday(new DateOnly(year, f.Month, f.Day), f.Name)))
            .Concat(KurbanAit.Where(d => d.Year >= firstYear && d.Year <= lastYear).Select(d => new Holiday(d, "Kurban ait")))
            .OrderBy(h => h.Date)];
}
