using System.Globalization;
using System.Security.Cryptography;
using Zheli.Model;
using Zheli.Model.Programme;
using Zheli.Operations.Import;
using Zheli.Operations.Progress;
using Zheli.Operations.Storage;
using Zheli.Operations.Words;
using Zheli.Programme.Progress;

namespace Zheli.Operations.Report;

/// <summary>Everything that a report is made from: read once, from one state of the project.</summary>
internal sealed class ReportFacts
{
    private ReportFacts(ProjectFile file, string path, string version, string scenario, DateOnly asOf, ExportLanguage language)
    {
        (Project, FilePath, Version, AsOf, Language) = (Path.GetFileName(path), path, version, asOf, language);
        (Spans, Edges, Served) = (file.ReadPlanSpans(scenario), file.ReadPlanEdges(scenario), file.ReadPlanSettlements(scenario));
        Options = file.ReadPlanOptions(scenario);
        Plan = file.ReadPlanSummary(scenario);
        Stale = file.FindStalePlan(scenario);
        Scene = ProgressScene.Read(file, scenario);
        History = file.ReadImportHistory();
        Log = file.ReadProgress();
        Review = Scene.Review(Log, asOf);
        Villages = Scene.Stand(Review);
        Status = ProgressOperation.StatusOf(Scene, Log, asOf, language.Code());
        Work = FinishedWork.Of(Scene.Works, Scene.Packages, Review).ToDictionary(w => w.EdgeKey, StringComparer.Ordinal);
        Official = OfficialFigures.For(Scene.Places);
        if (file.ListSchedules().Contains(scenario, StringComparer.Ordinal))
        {
            Calendar = file.ReadSchedule(scenario);
            Forecast = file.FindForecast(scenario);
            PackageDone = PackageWork.Of(Calendar.Packages, Scene.Works, Review).ToDictionary(p => p.PackageId, StringComparer.Ordinal);
            Earned = Calendar.Packages.Count == 0 ? null : EarnedValue.Of(
                [.. Calendar.Packages.Zip(Calendar.Dates, (p, d) => new BudgetedWork(p.Id, d.Start, d.Finish, p.Capex, PackageDone.GetValueOrDefault(p.Id)?.Share ?? 0))], asOf, (long)Status.Paid);
        }
    }

    /// <summary>File name of the project.</summary>
    public string Project { get; }

    /// <summary>Where the project file is.</summary>
    public string FilePath { get; }

    /// <summary>The plan's fibre spans.</summary>
    public IReadOnlyList<PlanSpan> Spans { get; }

    /// <summary>The plan's edges.</summary>
    public IReadOnlyList<PlanEdge> Edges { get; }

    /// <summary>How the plan serves each settlement.</summary>
    public IReadOnlyList<PlanSettlement> Served { get; }

    /// <summary>SHA-256 of the project file: <c>sha256sum</c> gives the same.</summary>
    public string Version { get; }

    /// <summary>The day of the report.</summary>
    public DateOnly AsOf { get; }

    /// <summary>Its language.</summary>
    public ExportLanguage Language { get; }

    /// <summary>What the plan was asked.</summary>
    public PlanOptions Options { get; }

    /// <summary>The plan's figures.</summary>
    public PlanSummary Plan { get; }

    /// <summary>The warning that the map or the figures have changed since the plan was made, or null.</summary>
    public Finding? Stale { get; }

    /// <summary>Places, works and packages.</summary>
    public ProgressScene Scene { get; }

    /// <summary>Which files the project was made from.</summary>
    public IReadOnlyList<ImportRecord> History { get; }

    /// <summary>The log of progress.</summary>
    public IReadOnlyList<ProgressEvent> Log { get; }

    /// <summary>Which of its events count.</summary>
    public EvidenceReview Review { get; }

    /// <summary>Where every settlement stands.</summary>
    public IReadOnlyList<VillageStanding> Villages { get; }

    /// <summary>The same, counted.</summary>
    public ProgressStatus Status { get; }

    /// <summary>How far stretches are, by key.</summary>
    public IReadOnlyDictionary<string, FinishedWork> Work { get; }

    /// <summary>The calendar, or null.</summary>
    public WorkSchedule? Calendar { get; }

    /// <summary>The calendar's odds, or null.</summary>
    public ProgrammeForecast? Forecast { get; }

    /// <summary>How far its packages are, by evidence.</summary>
    public IReadOnlyDictionary<string, PackageProgress> PackageDone { get; } = new Dictionary<string, PackageProgress>();

    /// <summary>Earned value of its packages, or null.</summary>
    public EarnedValue? Earned { get; }

    /// <summary>What others have said officially; empty where nothing is known of the country.</summary>
    public IReadOnlyList<OfficialFigure> Official { get; }

    /// <summary>Reads the facts of a project.</summary>
    /// <exception cref="BadInputException">No such project or plan, or the project changed while it was read.</exception>
    public static ReportFacts Read(string path, string scenario, DateOnly asOf, ExportLanguage language)
    {
        using var file = ProjectFile.Open(path, readOnly: true);
        var version = Digest(path);
        var facts = new ReportFacts(file, path, version, scenario, asOf, language);
        return Digest(path) == version
            ? facts
            : throw new BadInputException("project-changed", Path.GetFileName(path), "The project was changed while the report was made.", "Maybe run the command again.");
    }

    /// <summary>A text in the report's language.</summary>
    public string Say(string kazakh, string russian, string english) => new Wording(kazakh, russian, english).In(Language);

    /// <summary>A word in the report's language.</summary>
    public string Say(Wording word) => word.In(Language);

    /// <summary>A word with a capital letter.</summary>
    public string Title(Wording word) => Say(word) is { Length: > 0 } text ? char.ToUpper(text[0], CultureInfo.InvariantCulture) + text[1..] : "";

    /// <summary>True for a settlement whose works are finished, by evidence: its local network is built, or its satellite station works.</summary>
    public static bool IsBuilt(VillageStanding village) => village.Standing >= (village.Technology == Technology.Satellite ? Rung.Backbone : Rung.LocalNetwork);

    /// <summary>The day on which the works in a settlement were finished, by evidence.</summary>
    public static DateOnly? BuiltOn(VillageStanding village) => IsBuilt(village) ? village.ReachedOn[(int)(village.Technology == Technology.Satellite ? Rung.Backbone : Rung.LocalNetwork)] : null;

    /// <summary>Name of a settlement with its district.</summary>
    public string NameOf(long settlement)
    {
        var place = Scene.FindSettlement(settlement);
        var district = Scene.Places.Areas.FirstOrDefault(a => a.Id == place?.DistrictId)?.Names.In(Language.Code());
        var name = place?.Names.In(Language.Code());
        return (string.IsNullOrEmpty(name) ? string.Create(CultureInfo.InvariantCulture, $"№ {settlement}") : name) + (district is null ? "" : ", " + district);
    }

    private static string Digest(string path)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, 1 << 20);
        return Convert.ToHexStringLower(SHA256.HashData(file));
    }
}
