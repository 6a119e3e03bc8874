using System.Globalization;
using System.Text;
using System.Xml;
using System.Xml.Linq;
using Zheli.Model;
using Zheli.Model.Places;
using Zheli.Model.Programme;
using Zheli.Operations.Report;
using Zheli.Operations.Words;
using Zheli.Programme.Schedule;

namespace Zheli.Operations.Schedule;

/// <summary>
/// A calendar as Microsoft Project's XML (MSPDI, namespace http://schemas.microsoft.com/project): a task for each package under its region, crews as resources, days off
/// in the base calendar. The name of a package stands in Text1, its upstream in Text2. Read back, a moved start becomes a locked date, progress becomes
/// fact, and a new finish-to-start link becomes precedence made by hand.
/// </summary>
internal static class MspdiFile
{
    private const int FinishToStart = 1;
    private const int StartNoEarlierThan = 4;
    private const string Text1 = "188743731", Text2 = "188743734";

    /// <summary>Sums of money stand in hundredths in this format.</summary>
    private const long HundredthsOfTenge = 100;

    private const long MostBytes = 512L << 20;

    private static readonly XNamespace Name = "http://schemas.microsoft.com/project";

    /// <summary>Writes a calendar, names and words in a language.</summary>
    public static void Write(Stream stream, WorkSchedule schedule, Territory territory, ExportLanguage language)
    {
        var inputs = schedule.Inputs;
        var tasks = new List<XElement> { Summary(0, 0, schedule.Summary.Scenario, "0", 0, inputs.Start, schedule.Summary.Finish) };
        var uidOf = schedule.Packages.Select((p, j) => (p.Id, Uid: j + 1)).ToDictionary(p => p.Id, p => p.Uid, StringComparer.Ordinal);
        var names = territory.Settlements.ToDictionary(s => s.Id, s => s.Names.In(language.Code()));
        var (row, outline) = (0, 0);
        var crewUids = CrewUids(inputs);
        var assignments = new List<XElement>();
        foreach (var region in schedule.Packages.Select((package, j) => (package, j)).GroupBy(p => p.package.RegionId).OrderBy(g => g.Key ?? long.MaxValue))
        {
            var dates = region.Select(p => schedule.Dates[p.j]).ToList();
            var title = territory.Areas.FirstOrDefault(a => a.Id == region.Key)?.Names.In(language.Code()) ?? "—";
            tasks.Add(Summary(schedule.Packages.Count + ++outline, ++row, title, Invariant($"{outline}"), 1, dates.Min(d => d.Start), dates.Max(d => d.Finish)));
            var inside = 0;
            foreach (var (package, j) in region)
            {
                tasks.Add(Task(schedule, package, schedule.Dates[j], uidOf, ++row, Invariant($"{outline}.{++inside}"), names, language));
                if (crewUids.TryGetValue((schedule.Dates[j].CrewRow, schedule.Dates[j].CrewNumber), out var crew))
                {
                    assignments.Add(Of("Assignment", Of("UID", assignments.Count + 1), Of("TaskUID", j + 1), Of("ResourceUID", crew), Of("Units", 1)));
                }
            }
        }

        var document = new XDocument(Of(
            "Project",
            Of("SaveVersion", 14), Of("Name", schedule.Summary.Scenario), Of("ScheduleFromStart", 1), Of("StartDate", At(inputs.Start, 8)), Of("FinishDate", At(schedule.Summary.Finish, 17)),
            Of("CurrencyCode", "KZT"), Of("CalendarUID", 1), Of("DefaultStartTime", "08:00:00"), Of("DefaultFinishTime", "17:00:00"), Of("MinutesPerDay", 480), Of("MinutesPerWeek", 480 * inputs.WeekDays),
            Of("DaysPerMonth", 20),
            Of("ExtendedAttributes", Attribute(Text1, "Text1", "Package"), Attribute(Text2, "Text2", "Upstream")),
            Of("Calendars", Calendar(inputs, language)), Of("Tasks", tasks), Of("Resources", Resources(inputs, crewUids, territory, language)), Of("Assignments", assignments)));
        using var writer = XmlWriter.Create(stream, new XmlWriterSettings { Encoding = new UTF8Encoding(false), Indent = true, NewLineChars = "\n", CloseOutput = false });
        document.Save(writer);
    }

    /// <summary>Reads a calendar that came back and says how it differs from the one that went out.</summary>
    /// <param name="path">The file.</param>
    /// <param name="stored">The calendar that went out.</param>
    /// <param name="places">Where is noted which task said what.</param>
    /// <param name="findings">Where findings go.</param>
    public static CalendarEdits Read(string path, WorkSchedule stored, InputPlaces places, List<Finding> findings)
    {
        var (file, document) = (Path.GetFileName(path), Load(path));
        var edits = new EditCollector(stored, places, findings);
        var byUid = new Dictionary<string, string>(StringComparer.Ordinal);
        var tasks = document.Descendants(Name + "Task").ToList();
        foreach (var task in tasks)
        {
            if (IdOf(task) is { Length: > 0 } id)
            {
                byUid[Text(task, "UID")] = id;
            }
        }

        foreach (var task in tasks.Where(t => IdOf(t) is { Length: > 0 }))
        {
            var (id, where) = (IdOf(task)!, $"{file}, task {Text(task, "UID")}");
            var (done, percent) = (Text(task, "PercentComplete"), 0.0);
            if (done.Length > 0 && !double.TryParse(done, NumberStyles.Float, CultureInfo.InvariantCulture, out percent))
            {
                findings.Add(new(Severity.Error, "share-unreadable", where, $"'{done}' in PercentComplete is not a percentage.", "Maybe 50."));
            }

            var share = percent / 100;
            edits.Add(where, id, Date(task, "Start", where, findings), Date(task, "ActualStart", where, findings), Date(task, "ActualFinish", where, findings), share);
            foreach (var link in task.Elements(Name + "PredecessorLink").Where(l => Text(l, "Type") is "" or "1"))
            {
                if (byUid.TryGetValue(Text(link, "PredecessorUID"), out var before))
                {
                    edits.AddPrecedence(where, before, id);
                }
            }
        }

        if (byUid.Count == 0)
        {
            findings.Add(new(Severity.Error, "no-packages", file, "No task of the file carries the name of a package in Text1.", "Maybe it is another project: export the calendar first, edit that file, and bring it back."));
        }

        return edits.Edits;
    }

    private static XElement Task(
        WorkSchedule schedule, WorkPackage package, ScheduledPackage date, Dictionary<string, int> uidOf, int row, string outline, Dictionary<long, string> names,
        ExportLanguage language)
    {
        var fact = schedule.Inputs.Progress.FirstOrDefault(p => p.PackageId == package.Id);
        var kind = ScheduleWords.Of(package.Kind).In(language);
        var title = package.SettlementId is { } id ? $"{kind}, {names.GetValueOrDefault(id, "")}"
            : $"{kind}, {new ReportNumbers(language).Decimal((decimal)package.LengthM / 1000, 1)} {(language == ExportLanguage.English ? "km" : "км")}";
        var hours = 8 * WorkingDays(schedule.Inputs, date.Start, date.Finish);
        var before = package.StartsAfter.Concat(schedule.Inputs.Precedence.Where(p => p.After == package.Id).Select(p => p.Before)).Distinct(StringComparer.Ordinal);
        return Of(
            "Task",
            Of("UID", uidOf[package.Id]), Of("ID", row), Of("Name", Printable(title.Trim())), Of("WBS", outline), Of("OutlineNumber", outline), Of("OutlineLevel", 2),
            Of("Start", At(date.Start, 8)), Of("Finish", At(date.Finish, 17)), Of("Duration", Invariant($"PT{hours}H0M0S")), Of("DurationFormat", 7), Of("Milestone", 0), Of("Summary", 0),
            Of("FixedCost", Invariant($"{package.Capex * HundredthsOfTenge}")), Of("PercentComplete", (int)Math.Round(100 * (fact?.Share ?? 0))),
            fact?.Started is { } started ? Of("ActualStart", At(started, 8)) : null,
            fact?.Finished is { } finished ? Of("ActualFinish", At(finished, 17)) : null,
            Of("ConstraintType", StartNoEarlierThan), Of("ConstraintDate", At(date.Start, 8)),
            before.Select(b => Of("PredecessorLink", Of("PredecessorUID", uidOf[b]), Of("Type", FinishToStart), Of("LinkLag", 0))),
            Value(Text1, package.Id), package.Upstream is { } up ? Value(Text2, up) : null);
    }

    private static XElement Summary(int uid, int row, string title, string outline, int level, DateOnly start, DateOnly finish) => Of(
        "Task", Of("UID", uid), Of("ID", row), Of("Name", Printable(title)), Of("WBS", outline), Of("OutlineNumber", outline), Of("OutlineLevel", level), Of("Start", At(start, 8)),
        Of("Finish", At(finish, 17)), Of("Milestone", 0), Of("Summary", 1));

    private static Dictionary<(int Row, int Number), int> CrewUids(ScheduleInputs inputs)
    {
        var uids = new Dictionary<(int, int), int>();
        for (var row = 0; row < inputs.Crews.Count; row++)
        {
            for (var number = 1; number <= inputs.Crews[row].Count; number++)
            {
                uids[(row, number)] = uids.Count + 1;
            }
        }

        return uids;
    }

    private static IEnumerable<XElement> Resources(ScheduleInputs inputs, Dictionary<(int Row, int Number), int> uids, Territory territory, ExportLanguage language) => uids.OrderBy(u => u.Value).Select(u =>
    {
        var crew = inputs.Crews[u.Key.Row];
        var region = territory.Areas.FirstOrDefault(a => a.Id == crew.RegionId)?.Names.In(language.Code()) ?? "—";
        return Of("Resource", Of("UID", u.Value), Of("ID", u.Value), Of("Name", Printable($"{ScheduleWords.Of(crew.Type).In(language)} {u.Key.Number}, {region}")), Of("Type", 1), Of("MaxUnits", 1), Of("CalendarUID", 1));
    });

    private static XElement Calendar(ScheduleInputs inputs, ExportLanguage language) => Of(
        "Calendar", Of("UID", 1), Of("Name", new Wording("Бағдарлама", "Программа", "Programme").In(language)), Of("IsBaseCalendar", 1), Of("BaseCalendarUID", -1),
        Of(
            "WeekDays",
            Enumerable.Range(1, 7).Select(day => Day(day, (day + 5) % 7 < inputs.WeekDays)),
            inputs.Holidays.Where(h => h.Date >= inputs.Start).Select(h => Of(
                "WeekDay", Of("DayType", 0), Of("DayWorking", 0), Of("TimePeriod", Of("FromDate", At(h.Date, 0)), Of("ToDate", Invariant($"{h.Date:yyyy-MM-dd}T23:59:00")))))));

    /// <summary>Day types count from Sunday, 1.</summary>
    private static XElement Day(int type, bool isWorking) => Of("WeekDay", Of("DayType", type), Of("DayWorking", isWorking ? 1 : 0), isWorking
        ? Of("WorkingTimes", Of("WorkingTime", Of("FromTime", "08:00:00"), Of("ToTime", "12:00:00")), Of("WorkingTime", Of("FromTime", "13:00:00"), Of("ToTime", "17:00:00")))
        : null);

    private static int WorkingDays(ScheduleInputs inputs, DateOnly start, DateOnly finish)
    {
        var count = 0;
        for (var day = start; day <= finish; day = day.AddDays(1))
        {
            count += ((int)day.DayOfWeek + 6) % 7 < inputs.WeekDays && !inputs.Holidays.Any(h => h.Date == day) ? 1 : 0;
        }

        return count;
    }

    private static XDocument Load(string path)
    {
        var file = Path.GetFileName(path);
        if (!File.Exists(path))
        {
            throw new BadInputException("file-missing", file, "There is no such file.", "Maybe the path is mistyped.");
        }

        try
        {
            using var reader = XmlReader.Create(path, new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, MaxCharactersInDocument = MostBytes });
            return XDocument.Load(reader);
        }
        catch (Exception failure) when (failure is XmlException or IOException or UnauthorizedAccessException)
        {
            throw new BadInputException("xml-unreadable", file, $"The file is not XML that can be read ({failure.Message}).", "Maybe save it from the other program as XML once more.");
        }
    }

    private static string? IdOf(XElement task) => task.Elements(Name + "ExtendedAttribute").FirstOrDefault(a => Text(a, "FieldID") == Text1) is { } attribute ? Text(attribute, "Value") : null;

    private static DateOnly? Date(XElement task, string element, string where, List<Finding> findings)
    {
        var text = Text(task, element);
        if (text.Length == 0)
        {
            return null;
        }

        if (DateTime.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.None, out var instant))
        {
            return DateOnly.FromDateTime(instant);
        }

        findings.Add(new(Severity.Error, "date-unreadable", where, $"'{text}' in {element} is not a date.", "Maybe 2026-03-31T08:00:00."));
        return null;
    }

    private static string Text(XElement element, string child) => element.Element(Name + child)?.Value.Trim() ?? "";

    private static XElement Attribute(string field, string name, string alias) => Of("ExtendedAttribute", Of("FieldID", field), Of("FieldName", name), Of("Alias", alias));

    private static XElement Value(string field, string value) => Of("ExtendedAttribute", Of("FieldID", field), Of("Value", value));

    private static XElement Of(string name, params object?[] content) => new(Name + name, content);

    private static string At(DateOnly date, int hour) => Invariant($"{date:yyyy-MM-dd}T{hour:00}:00:00");

    private static string Printable(string text) => string.Concat(text.Where(XmlConvert.IsXmlChar));

    private static string Invariant(FormattableString text) => FormattableString.Invariant(text);
}
