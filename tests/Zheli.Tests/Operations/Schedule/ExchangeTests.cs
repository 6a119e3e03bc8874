using System.Globalization;
using System.Text;
using System.Xml.Linq;
using Zheli.Model.Programme;
using Zheli.Operations.Schedule;
using Zheli.Operations.Verify;
using Zheli.Operations.Words;
using Zheli.Programme.Schedule;

namespace Zheli.Tests.Operations.Schedule;

/// <summary>What other programs get, read by strict readers of their formats that share nothing with the writers.</summary>
public sealed class ExchangeTests : IDisposable
{
    private static readonly ScheduleRequest Request = new()
    {
        Start = new(2026, 1, 1), Deadline = new(2027, 12, 31), Threads = 2, Cash = [new(new(2026, 1, 1), 900_000_000_000_000)],
    };

    /// <summary>The order of elements that the schema of Microsoft Project's XML (mspdi_pj12.xsd) prescribes, as far as they may occur here.</summary>
    private static readonly Dictionary<string, string[]> Order = new()
    {
        ["Project"] = ["SaveVersion", "UID", "Name", "Title", "ScheduleFromStart", "StartDate", "FinishDate", "CurrencyDigits", "CurrencySymbol", "CurrencyCode", "CalendarUID", "DefaultStartTime",
            "DefaultFinishTime", "MinutesPerDay", "MinutesPerWeek", "DaysPerMonth", "ExtendedAttributes", "Calendars", "Tasks", "Resources", "Assignments"],
        ["Task"] = ["UID", "ID", "Name", "Type", "WBS", "OutlineNumber", "OutlineLevel", "Priority", "Start", "Finish", "Duration", "DurationFormat", "Work", "Milestone", "Summary", "FixedCost",
            "PercentComplete", "ActualStart", "ActualFinish", "ConstraintType", "CalendarUID", "ConstraintDate", "Deadline", "PredecessorLink", "ExtendedAttribute"],
        ["PredecessorLink"] = ["PredecessorUID", "Type", "CrossProject", "LinkLag", "LagFormat"],
        ["Calendar"] = ["UID", "Name", "IsBaseCalendar", "BaseCalendarUID", "WeekDays"],
        ["WeekDay"] = ["DayType", "DayWorking", "TimePeriod", "WorkingTimes"],
        ["Resource"] = ["UID", "ID", "Name", "Type", "MaxUnits", "CalendarUID"],
        ["Assignment"] = ["UID", "TaskUID", "ResourceUID", "Units"],
        ["ExtendedAttribute"] = ["FieldID", "FieldName", "Alias", "Value"],
    };

    private readonly SmallProject project = new();

    [Fact]
    public void Milestones_read_as_an_icalendar()
    {
        var schedule = Plan(Request);
        Export("m.ics", schedule);
        var events = Events(File.ReadAllBytes(project.In("m.ics")));
        Assert.Equal(events.Count, events.Select(e => e["UID"]).Distinct().Count());
        Assert.Equal($"{schedule.Summary.Finish:yyyyMMdd}", events.Single(e => e["UID"].StartsWith("finish@", StringComparison.Ordinal))["DTSTART;VALUE=DATE"]);
        Assert.Equal("20271231", events.Single(e => e["UID"].StartsWith("deadline@", StringComparison.Ordinal))["DTSTART;VALUE=DATE"]);
        Assert.Equal("Выделение средств: 900\u2009000,0\u00a0млрд\u00a0₸", events.Single(e => e["UID"].StartsWith("cash-0@", StringComparison.Ordinal))["SUMMARY"]);
        Assert.Contains(events, e => e["SUMMARY"].StartsWith("Сайрамский район: подключены все населённые пункты (", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("kk", "Бағдарлама мерзімі", "алғашқы елді мекен қосылды", "Спутниктік станса")]
    [InlineData("ru", "Срок программы", "подключён первый населённый пункт", "Спутниковая станция")]
    [InlineData("en", "Deadline of the programme", "first settlement connected", "Satellite station")]
    public void Milestones_and_tasks_speak_the_language_that_is_asked_for(string code, string deadline, string first, string task)
    {
        var language = ExportLanguages.Parse(code);
        ScheduleOperation.Export(project.File, Plan(Request), [project.In("l.ics"), project.In("l.xml")], overwrite: false, language);
        var events = Events(File.ReadAllBytes(project.In("l.ics")));
        Assert.Equal(deadline, events.Single(e => e["UID"].StartsWith("deadline@", StringComparison.Ordinal))["SUMMARY"]);
        Assert.Contains(events, e => e["SUMMARY"].EndsWith(first, StringComparison.Ordinal));
        if (language != ExportLanguage.English)
        {
            Assert.All(events, e => Assert.DoesNotMatch("[a-z]{3}", e["SUMMARY"]));
        }

        var tasks = XDocument.Load(project.In("l.xml")).Root!;
        Assert.Contains(tasks.Descendants(tasks.Name.Namespace + "Name"), name => name.Value.StartsWith(task, StringComparison.Ordinal));
    }

    [Fact]
    public void Elements_stand_in_the_order_of_microsoft_projects_schema()
    {
        var schedule = Plan(Request);
        Export("c.xml", schedule);
        var root = XDocument.Load(project.In("c.xml")).Root!;
        foreach (var element in root.DescendantsAndSelf().Where(e => Order.ContainsKey(e.Name.LocalName)))
        {
            var places = element.Elements().Select(e => Array.IndexOf(Order[element.Name.LocalName], e.Name.LocalName)).ToList();
            Assert.DoesNotContain(-1, places);
            Assert.Equal(places.Order(), places);
        }

        var (tasks, name) = (root.Descendants(root.Name.Namespace + "Task").ToList(), root.Name.Namespace);
        var uids = tasks.ConvertAll(t => (int)t.Element(name + "UID")!);
        Assert.Equal(uids.Count, uids.Distinct().Count());
        Assert.Equal(Enumerable.Range(0, tasks.Count), tasks.ConvertAll(t => (int)t.Element(name + "ID")!));
        Assert.All(root.Descendants(name + "PredecessorUID"), link => Assert.Contains((int)link, uids));
        Assert.All(root.Descendants(name + "Assignment"), a => Assert.Contains((int)a.Element(name + "TaskUID")!, uids));

        // Money stands in hundredths of the currency.
        Assert.Equal(100 * schedule.Summary.Capex, tasks.Sum(t => (long?)t.Element(name + "FixedCost") ?? 0));
        Assert.Equal("KZT", (string?)root.Element(name + "CurrencyCode"));
    }

    [Fact]
    public void What_another_program_said_is_done_holds_on_in_the_next_calendar()
    {
        var schedule = Plan(Request);
        Export("c.xml", schedule);
        var document = XDocument.Load(project.In("c.xml"));
        var name = document.Root!.Name.Namespace;
        var task = document.Descendants(name + "Task").Single(t => (int)t.Element(name + "UID")! == 1);
        task.Element(name + "PercentComplete")!.Value = "100";
        task.Element(name + "PercentComplete")!.AddAfterSelf(new XElement(name + "ActualStart", "2026-04-06T08:00:00"), new XElement(name + "ActualFinish", "2026-04-10T17:00:00"));
        document.Save(project.In("c.xml"));
        var asOf = Request with { AsOf = new(2026, 4, 13) };
        var done = new PackageProgress(schedule.Packages[0].Id, new(2026, 4, 6), new(2026, 4, 10), 1);
        Assert.Equal([done], Plan(asOf, project.In("c.xml")).Inputs.Progress);
        var next = Plan(Request);
        Assert.Equal([done], next.Inputs.Progress);
        Assert.Equal(new(2026, 4, 13), next.Inputs.AsOf);
        Assert.Contains(next.Summary.Findings, f => f.Code == "work-remembered");
        var result = VerifyOperation.RunSchedule(project.File, "base");
        Assert.True(result.Ok, string.Join('\n', result.Checks.Where(c => !c.Ok).Select(c => $"{c.Name}: {c.Detail}")));
        var earlier = Plan(Request with { AsOf = new(2026, 4, 8) });
        Assert.Empty(earlier.Inputs.Progress);
        Assert.Contains(earlier.Summary.Findings, f => f.Code == "work-remembered" && f.Message.Contains("1 more are dropped", StringComparison.Ordinal));
    }

    public void Dispose() => project.Dispose();

    /// <summary>RFC 5545: lines end in CR LF and have at most 75 bytes, folded ones go on after a space; text is UTF-8 with four escapes; every event has one UID, DTSTAMP and start.</summary>
    private static List<Dictionary<string, string>> Events(byte[] bytes)
    {
        var text = new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(bytes);
        Assert.EndsWith("\r\n", text, StringComparison.Ordinal);
        Assert.Equal(text.Count(c => c == '\n'), text.Split("\r\n").Length - 1);
        Assert.Equal(text.Count(c => c == '\r'), text.Split("\r\n").Length - 1);
        Assert.All(text.Split("\r\n"), line => Assert.InRange(Encoding.UTF8.GetByteCount(line), 0, 75));
        var lines = text.Replace("\r\n ", "", StringComparison.Ordinal).Split("\r\n")[..^1];
        Assert.Equal(["BEGIN:VCALENDAR", "VERSION:2.0"], lines[..2]);
        Assert.StartsWith("PRODID:", lines[2], StringComparison.Ordinal);
        Assert.Equal("END:VCALENDAR", lines[^1]);
        var (events, now) = (new List<Dictionary<string, string>>(), (Dictionary<string, string>?)null);
        foreach (var line in lines[3..^1])
        {
            var colon = line.IndexOf(':', StringComparison.Ordinal);
            Assert.True(colon > 0, line);
            var (key, value) = (line[..colon], line[(colon + 1)..]);
            if (line == "BEGIN:VEVENT")
            {
                Assert.Null(now);
                now = [];
            }
            else if (line == "END:VEVENT")
            {
                Assert.Superset(new HashSet<string> { "UID", "DTSTAMP", "DTSTART;VALUE=DATE", "DTEND;VALUE=DATE", "SUMMARY" }, now!.Keys.ToHashSet());
                Assert.True(DateTime.TryParseExact(now["DTSTAMP"], "yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture, DateTimeStyles.None, out _));
                var start = DateOnly.ParseExact(now["DTSTART;VALUE=DATE"], "yyyyMMdd", CultureInfo.InvariantCulture);
                Assert.Equal(start.AddDays(1), DateOnly.ParseExact(now["DTEND;VALUE=DATE"], "yyyyMMdd", CultureInfo.InvariantCulture));
                events.Add(now);
                now = null;
            }
            else if (now is not null)
            {
                Assert.True(now.TryAdd(key, key == "SUMMARY" ? Unescaped(value) : value), line);
            }
        }

        Assert.Null(now);
        return events;
    }

    private static string Unescaped(string text)
    {
        var plain = new StringBuilder();
        for (var i = 0; i < text.Length; i++)
        {
            Assert.False(text[i] is ';' or ',', text);
            if (text[i] == '\\')
            {
                Assert.Contains(text[++i], "\\;,nN");
            }

            plain.Append(text[i]);
        }

        return plain.ToString();
    }

    private void Export(string name, WorkSchedule schedule) => ScheduleOperation.Export(project.File, schedule, [project.In(name)], overwrite: true);

    private WorkSchedule Plan(ScheduleRequest request, string? import = null) =>
        ScheduleOperation.Run(project.File, "base", request, new ScheduleSources { Import = import }, TimeProvider.System, cancellation: TestContext.Current.CancellationToken);
}
