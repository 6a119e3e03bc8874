using Microsoft.Data.Sqlite;
using Zheli.Model;
using Zheli.Model.Catalogue;
using Zheli.Model.Network;
using Zheli.Model.Places;
using Zheli.Model.Programme;
using Zheli.Operations.Import;
using Zheli.Operations.Inspect;
using Zheli.Programme.Progress;

namespace Zheli.Operations.Storage;

/// <summary>A source file of a project.</summary>
/// <param name="Id">Its number in <c>import_history</c>, from 1 in order.</param>
/// <param name="Record">What the history says of it.</param>
/// <param name="Content">What the next import must know of it again, or null.</param>
internal sealed record ProjectSource(int Id, ImportRecord Record, StoredSource? Content);

/// <summary>
/// A project: one GeoPackage with the map that was imported, the catalogue, and any number of plans. Every change is whole or not at all:
/// a new file grows under a temporary name until its first change is complete, and a change to an existing one is one transaction.
/// </summary>
internal sealed class ProjectFile : IDisposable
{
    private readonly string path;
    private readonly NewProjectFile? draft;
    private Database database;
    private bool isPublished;

    // Of the map as it was first seen since this file was opened or last written: every plan is compared with it.
    private string? mapStamp;

    private ProjectFile(string path, Database database, NewProjectFile? draft) =>
        (this.path, this.database, this.draft, isPublished) = (path, database, draft, draft is null);

    /// <summary>Opens a project that exists; an older one is brought up to date first.</summary>
    /// <exception cref="BadInputException">There is no file, it is no project, it is too new, or it is damaged.</exception>
    public static ProjectFile Open(string path, bool readOnly)
    {
        path = Path.GetFullPath(path);
        CheckIsProject(path);
        if (readOnly)
        {
            RollBackInterruptedWrite(path);
        }

        var database = OpenChecked(path, readOnly ? SqliteOpenMode.ReadOnly : SqliteOpenMode.ReadWrite);
        return new ProjectFile(path, database, null);
    }

    /// <summary>Opens a project, or prepares a new one: its file appears with the first completed change.</summary>
    public static ProjectFile OpenOrCreate(string path)
    {
        path = Path.GetFullPath(path);
        if (File.Exists(path) || Directory.Exists(path))
        {
            return Open(path, readOnly: false);
        }

        var draft = NewProjectFile.Begin(path);
        return new ProjectFile(path, draft.Database, draft);
    }

    /// <summary>The whole map.</summary>
    public Territory ReadTerritory() => database.Read(() => new TerritoryReader(database).Read());

    /// <summary>The map without corridors, water and relief.</summary>
    public Territory ReadPlaces() => database.Read(() => new TerritoryReader(database).ReadPlaces());

    /// <summary>The map, and from which source file each of its objects came.</summary>
    public (Territory Territory, TerritoryOrigins Origins) ReadTerritoryWithOrigins() => database.Read(() =>
    {
        var reader = new TerritoryReader(database);
        return (reader.Read(), reader.ReadOrigins());
    });

    /// <summary>Replaces the map and the findings and adds to the history, in one transaction.</summary>
    public void ReplaceTerritory(Territory territory, IReadOnlyList<ImportRecord> newHistory, IReadOnlyList<Finding> findings) =>
        Write(() => ReplaceWithin(territory, TerritoryOrigins.None, newHistory, findings));

    /// <summary>As <see cref="ReplaceTerritory(Territory, IReadOnlyList{ImportRecord}, IReadOnlyList{Finding})"/>, with what the next import needs.</summary>
    /// <param name="territory">The map.</param>
    /// <param name="origins">From which file each object came, by position in <paramref name="sources"/>, counted from 1.</param>
    /// <param name="sources">All source files of the project, in order.</param>
    /// <param name="findings">All findings.</param>
    public void ReplaceTerritory(Territory territory, TerritoryOrigins origins, IReadOnlyList<ProjectSource> sources, IReadOnlyList<Finding> findings) =>
        Write(() =>
        {
            database.Execute("DELETE FROM import_history; DELETE FROM import_content; DELETE FROM sqlite_sequence WHERE name = 'import_history'");
            using (var insert = database.Prepare("INSERT INTO import_content VALUES (?, ?)"))
            {
                foreach (var source in sources)
                {
                    if (source.Content is { } content)
                    {
                        insert.Bind(1, (long)source.Id).Bind(2, content.Write()).Run();
                    }
                }
            }

            ReplaceWithin(territory, origins, [.. sources.Select(s => s.Record)], findings);
        });

    /// <summary>Saves a plan under its scenario, replacing an earlier one of that name.</summary>
    public void SavePlan(RolloutPlan plan) => Write(() =>
    {
        CatalogueTable.Refresh(database);
        new PlanWriter(database, HistoryTable.Newest(database)).Save(plan);
    });

    /// <summary>Names of the scenarios, in the order in which they were first saved.</summary>
    public IReadOnlyList<string> ListScenarios() => database.Read(() => new PlanReader(database).ListScenarios());

    /// <summary>The whole plan of a scenario, with graph and certificate.</summary>
    public RolloutPlan ReadPlan(string scenario) => database.Read(() => new PlanReader(database).Read(scenario));

    /// <summary>The figures of a scenario alone.</summary>
    public PlanSummary ReadPlanSummary(string scenario) => database.Read(() => new PlanReader(database).ReadSummary(scenario).Summary);

    /// <summary>What a scenario was asked.</summary>
    public PlanOptions ReadPlanOptions(string scenario) => database.Read(() => new PlanReader(database).ReadSummary(scenario).Options);

    /// <summary>The warning that a plan was made from another map or from other figures than the project holds now; null where it was not, and for plans that do not say from what they were made.</summary>
    /// <exception cref="BadInputException">There is no such scenario.</exception>
    public Finding? FindStalePlan(string scenario) => database.Read(() => PlanStamps.FindStale(database, scenario, () => mapStamp ??= PlanStamps.OfMap(database)));

    /// <summary>Digest of the map as it is now, for the stamp of a plan.</summary>
    public string ReadMapStamp() => mapStamp ??= database.Read(() => PlanStamps.OfMap(database));

    /// <summary>What a scenario builds.</summary>
    public IReadOnlyList<PlanEdge> ReadPlanEdges(string scenario) => database.Read(() => new PlanReader(database).ReadEdges(scenario));

    /// <summary>The graph on which a scenario was planned.</summary>
    public RolloutGraph ReadPlanGraph(string scenario) => database.Read(() => new PlanReader(database).ReadGraph(scenario));

    /// <summary>How a scenario serves every settlement.</summary>
    public IReadOnlyList<PlanSettlement> ReadPlanSettlements(string scenario) => database.Read(() => new PlanReader(database).ReadSettlements(scenario));

    /// <summary>The repeaters of a scenario.</summary>
    public IReadOnlyList<PlanRepeater> ReadPlanRepeaters(string scenario) => database.Read(() => new PlanReader(database).ReadRepeaters(scenario));

    /// <summary>The fibre spans of a scenario.</summary>
    public IReadOnlyList<PlanSpan> ReadPlanSpans(string scenario) => database.Read(() => new PlanReader(database).ReadSpans(scenario));

    /// <summary>Cost against people of a scenario.</summary>
    public IReadOnlyList<FrontierCorner> ReadFrontier(string scenario) => database.Read(() => new PlanReader(database).ReadFrontier(scenario));

    /// <summary>Saves the calendar of a scenario, replacing an earlier one.</summary>
    public void SaveSchedule(WorkSchedule schedule) => Write(() => ScheduleTable.Save(database, schedule));

    /// <summary>Names of the scenarios that have a calendar.</summary>
    public IReadOnlyList<string> ListSchedules() => database.Read(() => ScheduleTable.List(database));

    /// <summary>The whole calendar of a scenario.</summary>
    /// <exception cref="BadInputException">The scenario has none.</exception>
    public WorkSchedule ReadSchedule(string scenario) => database.Read(() => ScheduleTable.Read(database, scenario));

    /// <summary>What decided the calendar of a scenario, or null when it has none.</summary>
    public ScheduleInputs? FindScheduleInputs(string scenario) => database.Read(() => ScheduleTable.FindInputs(database, scenario));

    /// <summary>What the packages of a scenario's calendar are made of; none without a calendar.</summary>
    public IReadOnlyList<PackageScope> ReadPackageScopes(string scenario) => database.Read(() => ScheduleTable.ReadScopes(database, scenario));

    /// <summary>What packages of earlier calendars were made of, those that events are about.</summary>
    public IReadOnlyList<PackageScope> ReadPastPackages(string scenario) => database.Read(() => ScheduleTable.ReadPast(database, scenario));

    /// <summary>Saves the odds of a scenario's calendar, replacing earlier ones.</summary>
    public void SaveForecast(ProgrammeForecast forecast) => Write(() => ForecastTable.Save(database, forecast));

    /// <summary>The odds of a scenario's calendar, or null when none were drawn since it was made.</summary>
    public ProgrammeForecast? FindForecast(string scenario) => database.Read(() => ForecastTable.Find(database, scenario));

    /// <summary>Removes a scenario; false when there is none of this name.</summary>
    public bool DeleteScenario(string scenario)
    {
        var existed = false;
        Write(() => existed = new PlanWriter(database, HistoryTable.Newest(database)).Delete(scenario));
        return existed;
    }

    /// <summary>What was noticed in the sources.</summary>
    public IReadOnlyList<Finding> ReadFindings() => database.Read(() => FindingTable.Read(database));

    /// <summary>Which files the project was made from.</summary>
    public IReadOnlyList<ImportRecord> ReadImportHistory() =>
        database.Read<IReadOnlyList<ImportRecord>>(() => [.. HistoryTable.Read(database).Select(r => r.Record)]);

    /// <summary>The source files in order, with what the next import must know of each again; nothing where the map was generated.</summary>
    public IReadOnlyList<ProjectSource> ReadSources() => database.Read(() =>
    {
        var sources = new List<ProjectSource>();
        using var row = database.Prepare("SELECT content FROM import_content WHERE import_id = ?");
        foreach (var (id, record) in HistoryTable.Read(database))
        {
            sources.Add(new(id, record, row.Bind(1, (long)id).Step() ? StoredSource.Read(database, row.Bytes(0)) : null));
            row.Reset();
        }

        return sources;
    });

    /// <summary>What the project holds, counted.</summary>
    public ProjectContents ReadContents() => database.Read(() => ContentsCount.Of(database));

    /// <summary>The shipped figures with the project's overrides, and those of one region where given.</summary>
    public CostCatalogue ReadCatalogue(long? regionId = null) => database.Read(() => CatalogueTable.Read(database, regionId));

    /// <summary>The catalogue of each region that sets figures of its own; the others have the country's.</summary>
    public IReadOnlyDictionary<long, CostCatalogue> ReadRegionalCatalogues() => database.Read(() => CatalogueTable.ReadRegional(database));

    /// <summary>The figures that the project sets, for itself or for a region.</summary>
    public IReadOnlyList<CatalogueOverride> ReadCatalogueOverrides() => database.Read(() => CatalogueTable.ReadOverrides(database));

    /// <summary>Sets figures for the project or for one region, all or none; a value of null gives back the shipped one.</summary>
    public void SetCatalogueOverrides(IReadOnlyList<CatalogueOverride> changes) => Write(() => CatalogueTable.Set(database, changes));

    /// <summary>The log of progress, in its order, once its chain and its end are found whole.</summary>
    /// <exception cref="BadInputException">The log was altered.</exception>
    public IReadOnlyList<ProgressEvent> ReadProgress() => database.Read(() => new ProgressTable(database).Read());

    /// <summary>The log of progress as it is written, and the head that the file states; for whoever checks it.</summary>
    public (IReadOnlyList<StoredEvent> Events, IReadOnlyList<long> Strays, string? Head) ReadStoredProgress() => database.Read(() =>
    {
        var table = new ProgressTable(database);
        var events = table.ReadStored(out var strays);
        return ((IReadOnlyList<StoredEvent>)events, (IReadOnlyList<long>)strays, MetaTable.Find(database, MetaTable.ProgressHead));
    });

    /// <summary>
    /// Adds events to the end of the log. <paramref name="make"/> sees the log as it is at that moment, with nobody else writing, and may refuse by throwing.
    /// </summary>
    /// <returns>The events with their numbers and hashes.</returns>
    public IReadOnlyList<ProgressEvent> AppendProgress(Func<IReadOnlyList<ProgressEvent>, IReadOnlyList<ProgressEvent>> make)
    {
        IReadOnlyList<ProgressEvent> written = [];
        Write(() =>
        {
            var table = new ProgressTable(database);
            var log = table.Read();
            written = table.Append(log, make(log));
        });
        return written;
    }

    /// <summary>Works on premises and access designs in one transaction.</summary>
    public void WriteAccess(Action<AccessTables> change) => Write(() => change(new(database, HistoryTable.Newest(database))));

    /// <summary>Reads premises and access designs from one state of the file.</summary>
    public T ReadAccess<T>(Func<AccessTables, T> read) => database.Read(() => read(new(database, "")));

    /// <summary>Reads the shapes of access designs from one state of the file.</summary>
    public T ReadAccessMap<T>(Func<AccessMapReader, T> read) => database.Read(() => read(new(database)));

    /// <inheritdoc/>
    public void Dispose()
    {
        database.Dispose();
        if (!isPublished)
        {
            draft?.Abandon();
        }
    }

    private void ReplaceWithin(Territory territory, TerritoryOrigins origins, IReadOnlyList<ImportRecord> history, IReadOnlyList<Finding> findings)
    {
        HistoryTable.Merge(database, history);
        MetaTable.Set(database, MetaTable.IsSynthetic, territory.IsSynthetic ? "1" : "0");
        CatalogueTable.Refresh(database);
        FindingTable.Replace(database, findings);
        new TerritoryWriter(database, HistoryTable.Newest(database)).Replace(territory, origins);
    }

    private void Write(Action change)
    {
        mapStamp = null;
        database.Write(change);
        if (!isPublished)
        {
            database.Dispose();
            draft!.Publish();
            isPublished = true;
            database = OpenChecked(path, SqliteOpenMode.ReadWrite);
        }
    }

    private static void CheckIsProject(string path)
    {
        if (Directory.Exists(path))
        {
            throw DatabaseFailure.NotAProject(path, "It is a folder.");
        }

        if (!File.Exists(path))
        {
            throw new BadInputException(
                "project-missing", Path.GetFileName(path), "There is no such project.", "Maybe make it with 'zheli import PROJECT SOURCE…' or 'zheli sample PROJECT'.");
        }

        Span<byte> head = stackalloc byte[16];
        try
        {
            using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            if (file.ReadAtLeast(head, head.Length, throwOnEndOfStream: false) < head.Length || !head.SequenceEqual("SQLite format 3\0"u8))
            {
                throw DatabaseFailure.NotAProject(path, "It is not a GeoPackage.");
            }
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new BadInputException(
                "project-cannot-open", Path.GetFileName(path), $"The project cannot be read ({failure.Message}).", "Maybe check the rights of the file.");
        }
    }

    /// <summary>A writer that was killed leaves its journal; only a connection that may write can put the old state back.</summary>
    private static void RollBackInterruptedWrite(string path)
    {
        if (File.Exists(path + "-journal") || File.Exists(path + "-wal"))
        {
            using var database = Database.Open(path, SqliteOpenMode.ReadWrite);
            database.FindNumber("SELECT count(*) FROM sqlite_master");
        }
    }

    private static Database OpenChecked(string path, SqliteOpenMode mode)
    {
        var database = Database.Open(path, mode);
        try
        {
            if (database.FindNumber("PRAGMA application_id") != GeoPackage.ApplicationId || !database.HasTable("zheli_meta"))
            {
                throw DatabaseFailure.NotAProject(path, "Its tables are not those of a project.");
            }

            if (ProjectMigrations.IsNeeded(database))
            {
                database.Dispose();
                using (var writable = Database.Open(path, SqliteOpenMode.ReadWrite))
                {
                    ProjectMigrations.Run(writable);
                }

                database = Database.Open(path, mode);
            }

            return database;
        }
        catch
        {
            database.Dispose();
            throw;
        }
    }
}
