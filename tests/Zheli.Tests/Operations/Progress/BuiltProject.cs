using System.Globalization;
using Zheli.Model;
using Zheli.Model.Programme;
using Zheli.Operations.Progress;
using Zheli.Operations.Storage;

namespace Zheli.Tests.Operations.Progress;

/// <summary>The small country while it is being built: a project, a folder of evidence, a clock that stands still.</summary>
internal sealed class BuiltProject : IDisposable
{
    private readonly SmallProject project = new();

    public BuiltProject() => System.IO.File.WriteAllText(project.In("act.pdf"), "act of acceptance");

    public string File => project.File;

    public string Folder => project.Folder;

    public StillClock Clock { get; } = new(new DateTimeOffset(2026, 11, 20, 6, 0, 0, TimeSpan.Zero));

    public IReadOnlyList<string> EdgeKeys
    {
        get
        {
            using var file = ProjectFile.Open(File, readOnly: true);
            return [.. file.ReadPlanEdges("base").Select(e => e.Key)];
        }
    }

    public string In(string name) => project.In(name);

    public void Tamper(string sql) => project.Tamper(sql);

    public ProgressEntry Add(string kind, string subject, string date = "2026-10-05", string quantity = "", string note = "", string crewDays = "", params string[] evidence) =>
        ProgressOperation.Add(
            File, new EventRequest(kind, subject, date, "A. Builder") { Quantity = quantity, Note = note, CrewDays = crewDays, Evidence = evidence.Length > 0 ? evidence : ["act.pdf"] },
            "base", Folder, Clock);

    public IReadOnlyList<Finding> Refused(Action entry) => Assert.Throws<BadInputException>(entry).Findings;

    public ProgressStatus Status(string asOf = "2026-11-20") => ProgressOperation.Status(File, "base", DateOnly.Parse(asOf, CultureInfo.InvariantCulture), "en");

    public int On(Rung rung) => Status().Rungs.Single(r => r.Rung == rung).Villages;

    public void Dispose() => project.Dispose();

    internal sealed class StillClock(DateTimeOffset now) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => now;
    }
}
