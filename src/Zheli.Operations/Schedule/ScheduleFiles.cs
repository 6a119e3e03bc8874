using System.Globalization;
using Zheli.Model;
using Zheli.Model.Programme;
using Zheli.Programme.Schedule;

namespace Zheli.Operations.Schedule;

/// <summary>The small tables around a calendar; docs/methods/schedule.md shows each.</summary>
internal static class ScheduleFiles
{
    private static readonly string[] Months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

    /// <summary><c>region,crew,count,from,until,pace,serves</c>: crews; a region of <c>*</c> stands for every region, with crews of its own each. The further regions that a crew serves stand in <c>serves</c>, with + between them, or <c>*</c> for all.</summary>
    public static List<Crew> Crews(string path, RegionNames regions, InputPlaces places, List<Finding> findings)
    {
        var (table, crews) = (new TextTable(path, ["region", "crew", "count", "pace"], findings), new List<Crew>());
        for (var row = 0; row < table.Count; row++)
        {
            var (type, count) = (table.Word<CrewType>(row, "crew"), table.Whole(row, "count", 0, 10_000, "crew-count"));
            var (from, until) = (table.Date(row, "from", isRequired: false), table.Date(row, "until", isRequired: false));
            var pace = table.Whole(row, "pace", 1, 1000, "crew-without-pace");
            IEnumerable<long?> homes = table.Text(row, "region") == "*" ? regions.All.Select(id => (long?)id) : [table.Region(row, "region", regions)];
            var serves = table.Regions(row, "serves", regions);
            if (type is { } crew && count is { } number && pace is { } percent)
            {
                var where = table.Where(row);
                crews.AddRange(homes.Select(home => places.Note(
                    new Crew(crew, home, (int)number, from, until, (int)percent, IsAssumed: false) { AlsoIn = [.. serves.Where(id => id != home).Order()] }, where)));
            }
        }

        table.CheckDates();
        return crews;
    }

    /// <summary><c>from,amount_kzt</c>: money that becomes available.</summary>
    public static List<CashRelease> Cash(string path, InputPlaces places, List<Finding> findings)
    {
        var (table, cash) = (new TextTable(path, ["from", "amount_kzt"], findings), new List<CashRelease>());
        for (var row = 0; row < table.Count; row++)
        {
            var (from, amount) = (table.Date(row, "from", isRequired: true), table.Whole(row, "amount_kzt", 0, 1_000_000_000_000_000, "cash-amount"));
            if (from is { } date && amount is { } money)
            {
                cash.Add(places.Note(new CashRelease(date, money), table.Where(row)));
            }
        }

        table.CheckDates();
        return cash;
    }

    /// <summary><c>region,crew,jan,…,dec</c>: per cent of the full pace in each month; a region of <c>*</c> stands for every region.</summary>
    public static List<Season> Seasons(string path, RegionNames regions, InputPlaces places, List<Finding> findings)
    {
        var (table, seasons) = (new TextTable(path, ["region", "crew", .. Months], findings), new List<Season>());
        for (var row = 0; row < table.Count; row++)
        {
            var type = table.Word<CrewType>(row, "crew");
            var paces = Months.Select(month => table.Whole(row, month, 0, 100, "season-pace")).ToList();
            IEnumerable<long?> homes = table.Text(row, "region") == "*" ? regions.All.Select(id => (long?)id).Append(null) : [table.Region(row, "region", regions)];
            if (type is { } crew && paces.TrueForAll(p => p is not null))
            {
                var where = table.Where(row);
                seasons.AddRange(homes.Select(home => places.Note(new Season(crew, home, [.. paces.Select(p => (int)p!.Value)], Path.GetFileName(path)), where)));
            }
        }

        foreach (var pool in seasons.GroupBy(s => (s.Type, s.RegionId)))
        {
            var first = places.Of(pool.First(), table.File);
            findings.AddRange(pool.Skip(1).Select(again => new Finding(
                Severity.Error, "season-twice", places.Of(again, table.File),
                $"The season of {pool.Key.Type.ToString().ToLowerInvariant()} crews in {(pool.Key.RegionId is { } id ? FormattableString.Invariant($"region {id} ({regions.NameOf(id)})") : "places of no region")} is given more than once, first in {first}.",
                "Maybe keep one of the rows; * is every region.")));
        }

        return seasons;
    }

    /// <summary><c>date,name</c>: days off.</summary>
    public static List<Holiday> Holidays(string path, List<Finding> findings)
    {
        var (table, holidays) = (new TextTable(path, ["date", "name"], findings), new List<Holiday>());
        for (var row = 0; row < table.Count; row++)
        {
            if (table.Date(row, "date", isRequired: true) is { } date)
            {
                holidays.Add(new Holiday(date, table.Text(row, "name")));
            }
        }

        table.CheckDates();
        return holidays;
    }

    /// <summary><c>package,start</c>: starts that must be kept.</summary>
    public static List<LockedDate> Locks(string path, InputPlaces places, List<Finding> findings)
    {
        var (table, locks) = (new TextTable(path, ["package", "start"], findings), new List<LockedDate>());
        for (var row = 0; row < table.Count; row++)
        {
            if (table.Date(row, "start", isRequired: true) is { } date)
            {
                locks.Add(places.Note(new LockedDate(table.Text(row, "package"), date), table.Where(row)));
            }
        }

        table.CheckDates();
        return locks;
    }

    /// <summary><c>before,after</c>: the second package starts when the first is finished.</summary>
    public static List<HandPrecedence> Precedence(string path, InputPlaces places, List<Finding> findings)
    {
        var table = new TextTable(path, ["before", "after"], findings);
        return [.. Enumerable.Range(0, table.Count).Select(row => places.Note(new HandPrecedence(table.Text(row, "before"), table.Text(row, "after")), table.Where(row)))];
    }

    /// <summary>Crews as the table that <see cref="Crews(string, RegionNames, InputPlaces, List{Finding})"/> reads.</summary>
    public static void WriteCrews(TextWriter writer, IReadOnlyList<Crew> crews, RegionNames regions)
    {
        writer.Write("region,region_name,crew,count,from,until,pace,serves\r\n");
        foreach (var crew in crews)
        {
            var name = crew.RegionId is { } id ? regions.NameOf(id).Replace("\"", "\"\"", StringComparison.Ordinal) : "";
            writer.Write(string.Create(
                CultureInfo.InvariantCulture,
                $"{crew.RegionId},\"{name}\",{crew.Type.ToString().ToLowerInvariant()},{crew.Count},{crew.From:yyyy-MM-dd},{crew.Until:yyyy-MM-dd},{crew.Pace},{string.Join('+', crew.AlsoIn)}\r\n"));
        }
    }
}
