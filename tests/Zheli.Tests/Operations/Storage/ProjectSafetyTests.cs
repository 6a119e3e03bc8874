using System.Globalization;
using Microsoft.Data.Sqlite;
using Zheli.Geodata;
using Zheli.Model;
using Zheli.Model.Places;
using Zheli.Operations.Storage;

namespace Zheli.Tests.Operations.Storage;

/// <summary>Whatever happens to a project, it holds the old state or the new one, and a file that cannot be used is refused with a sentence.</summary>
public sealed class ProjectSafetyTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    [Fact]
    public void A_new_project_appears_only_when_its_first_change_is_complete()
    {
        using (ProjectFile.OpenOrCreate(folder["a.gpkg"]))
        {
            Assert.False(File.Exists(folder["a.gpkg"]));
        }

        Assert.Empty(Directory.GetFiles(folder.Path));
    }

    [Fact]
    public void What_a_killed_process_left_of_a_new_project_is_cleared()
    {
        File.WriteAllText(folder["a.gpkg.2147483646.new"], "half a project");
        Tiny().Dispose();
        Assert.Equal([folder["a.gpkg"]], Directory.GetFiles(folder.Path));
    }

    [Fact]
    public void Killed_in_the_middle_of_a_write_the_project_opens_in_its_old_state()
    {
        Tiny().Dispose();
        var before = File.ReadAllBytes(folder["a.gpkg"]);
        using var writer = Connect("a.gpkg");

        // A cache of a few pages makes SQLite write into the file before the end of the transaction, as a large import does.
        Run(writer, "PRAGMA cache_size=2; PRAGMA cache_spill=2; BEGIN IMMEDIATE; UPDATE import_history SET sha256 = 'new'; DELETE FROM plan_summary; UPDATE catalogue SET note = hex(randomblob(3000))");
        File.Copy(folder["a.gpkg"], folder["b.gpkg"]);
        File.Copy(folder["a.gpkg-journal"], folder["b.gpkg-journal"]);
        Assert.NotEqual(before, File.ReadAllBytes(folder["b.gpkg"]));

        using var project = ProjectFile.Open(folder["b.gpkg"], readOnly: true);
        Assert.Equal("00", project.ReadImportHistory()[0].Sha256);
        Assert.Equal(2, project.ReadPlan("base").Edges.Count);
        Assert.Equal(before, File.ReadAllBytes(folder["b.gpkg"]));
    }

    [Fact]
    public void A_change_that_fails_leaves_no_trace()
    {
        using var project = Tiny();
        var plan = TinyCountry.Plan("other");
        Assert.Throws<InvalidOperationException>(() => project.SavePlan(plan with { Settlements = [plan.Settlements[0] with { SettlementId = 999 }] }));
        Assert.Equal(["base"], project.ListScenarios());
        Assert.Equal(2, project.ReadPlanEdges("base").Count);
    }

    [Fact]
    public void Another_program_that_writes_is_named_as_the_reason()
    {
        using var project = Tiny();
        using var other = Connect("a.gpkg");
        Run(other, "BEGIN EXCLUSIVE");
        Assert.Equal("project-busy", Refusal(() => project.SetCatalogueOverrides([new("civ.rural_plough", null, 1)])).Code);
    }

    [Fact]
    public void A_project_of_a_newer_program_is_refused()
    {
        Tiny().Dispose();
        using (var file = Connect("a.gpkg"))
        {
            Run(file, "UPDATE zheli_meta SET value = '99' WHERE key = 'schema_version'");
        }

        var refusal = Refusal(() => ProjectFile.Open(folder["a.gpkg"], readOnly: true));
        Assert.Equal("project-too-new", refusal.Code);
        Assert.Contains("Maybe update Zheli", refusal.Advice, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_project_of_an_older_program_is_migrated(bool readOnly)
    {
        Tiny().Dispose();
        using (var file = Connect("a.gpkg"))
        {
            Run(file, "UPDATE zheli_meta SET value = '0' WHERE key = 'schema_version'; DROP TABLE layer_styles; DROP TABLE frontier; DROP TABLE import_content");
        }

        using var project = ProjectFile.Open(folder["a.gpkg"], readOnly);
        Assert.Equal(9000, project.ReadTerritory().Settlements[0].Population);
        Assert.Empty(project.ReadFrontier("base"));
        using var migrated = Connect("a.gpkg");
        Assert.Equal((long)ProjectSchema.Version, Scalar(migrated, "SELECT value + 0 FROM zheli_meta WHERE key = 'schema_version'"));
        Assert.Equal(Scalar(migrated, "SELECT count(*) FROM gpkg_geometry_columns"), Scalar(migrated, "SELECT count(*) FROM layer_styles"));
    }

    [Theory]
    [InlineData("", "not-a-project")]
    [InlineData("kk;ru\nАуыл;Село\n", "not-a-project")]
    [InlineData("SQLite format 3\0 but nothing else of one, however long the text may be that follows the sixteen bytes of its name", "not-a-project")]
    public void A_file_that_is_no_project_is_refused(string content, string code)
    {
        File.WriteAllText(folder["a.gpkg"], content);
        Assert.Equal(code, Refusal(() => ProjectFile.Open(folder["a.gpkg"], readOnly: true)).Code);
        Assert.Equal(code, Refusal(() => ProjectFile.OpenOrCreate(folder["a.gpkg"])).Code);
        Assert.Equal(content, File.ReadAllText(folder["a.gpkg"]));
    }

    [Fact]
    public void A_folder_an_absent_file_and_a_database_of_someone_else_are_refused()
    {
        Assert.Equal("not-a-project", Refusal(() => ProjectFile.OpenOrCreate(folder.Path)).Code);
        Assert.Equal("project-missing", Refusal(() => ProjectFile.Open(folder["none.gpkg"], readOnly: true)).Code);
        Assert.Equal("project-folder-missing", Refusal(() => ProjectFile.OpenOrCreate(Path.Combine(folder["no"], "a.gpkg"))).Code);
        using (var file = Connect("b.gpkg"))
        {
            Run(file, "CREATE TABLE t (a); PRAGMA application_id = 0x47504B47");
        }

        Assert.Equal("not-a-project", Refusal(() => ProjectFile.Open(folder["b.gpkg"], readOnly: true)).Code);
    }

    /// <summary>Bytes of a real project are changed at random: it still reads, or it is refused; it never crashes, hangs or eats memory.</summary>
    [Fact]
    public void A_mutated_project_reads_or_is_refused()
    {
        Tiny().Dispose();
        var sound = File.ReadAllBytes(folder["a.gpkg"]);
        var random = new Random(7);
        for (var round = 0; round < 150; round++)
        {
            var bytes = (byte[])sound.Clone();
            for (var i = 0; i < 1 + (round % 40); i++)
            {
                bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
            }

            var path = folder[string.Create(CultureInfo.InvariantCulture, $"m{round}.gpkg")];
            File.WriteAllBytes(path, round % 7 == 0 ? bytes[..random.Next(bytes.Length)] : bytes);
            ReadsOrRefuses(path);
            File.Delete(path);
        }
    }

    [Theory]
    [InlineData("plan_graph")]
    [InlineData("plan_certificate")]
    public void A_mutated_graph_or_certificate_reads_or_is_refused(string table)
    {
        Tiny().Dispose();
        using var file = Connect("a.gpkg");
        var sound = (byte[])Scalar(file, $"SELECT content FROM {table}")!;
        var random = new Random(11);
        for (var round = 0; round < 300; round++)
        {
            var bytes = (byte[])sound.Clone();
            bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
            using (var update = file.CreateCommand())
            {
                update.CommandText = $"UPDATE {table} SET content = $content";
                update.Parameters.AddWithValue("$content", round % 5 == 0 ? bytes[..random.Next(bytes.Length)] : bytes);
                update.ExecuteNonQuery();
            }

            ReadsOrRefuses(folder["a.gpkg"]);
        }
    }

    [Fact]
    public void A_blob_that_claims_to_be_huge_is_refused_before_memory_is_taken()
    {
        Tiny().Dispose();
        using (var file = Connect("a.gpkg"))
        {
            Run(file, "UPDATE plan_graph SET content = x'01FFFFFF7F0300'; UPDATE raster SET columns = 30000, rows = 30000");
        }

        using var project = ProjectFile.Open(folder["a.gpkg"], readOnly: true);
        var before = GC.GetAllocatedBytesForCurrentThread();
        Assert.Equal("project-damaged", Refusal(() => project.ReadPlan("base")).Code);
        Assert.Equal("project-damaged", Refusal(() => project.ReadTerritory()).Code);
        Assert.True(GC.GetAllocatedBytesForCurrentThread() - before < 10_000_000);
    }

    public void Dispose() => folder.Dispose();

    private static void ReadsOrRefuses(string path)
    {
        try
        {
            using var project = ProjectFile.Open(path, readOnly: true);
            project.ReadTerritory();
            project.ReadFindings();
            project.ReadImportHistory();
            project.ReadSources();
            project.ReadCatalogue();
            foreach (var scenario in project.ListScenarios())
            {
                project.ReadPlan(scenario);
            }
        }
        catch (BadInputException refused)
        {
            Assert.NotEmpty(refused.Findings);
        }
    }

    private ProjectFile Tiny(string name = "a.gpkg")
    {
        var project = ProjectFile.OpenOrCreate(folder[name]);
        var places = new StoredSource(SourceKind.Settlements, [new(PlaceKind.Village, new PlaceNames("Ауыл"), new(62.5, 47.25), null, 10, "a:1", "a.csv:2")], [], [], [1, 2, 3], [4, 5, 6], []);
        project.ReplaceTerritory(TinyCountry.Territory, TerritoryOrigins.None, [new(1, new("a.csv", "00", "settlements", 1, 1, 0, DateTimeOffset.UnixEpoch), places)], []);
        project.SavePlan(TinyCountry.Plan());
        return project;
    }

    private SqliteConnection Connect(string name)
    {
        var connection = new SqliteConnection($"Data Source={folder[name]};Pooling=False");
        connection.Open();
        return connection;
    }

    private static Finding Refusal(Action action) => Assert.Throws<BadInputException>(action).Findings[0];

    private static void Run(SqliteConnection file, string sql)
    {
        using var command = file.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    private static object? Scalar(SqliteConnection file, string sql)
    {
        using var command = file.CreateCommand();
        command.CommandText = sql;
        return command.ExecuteScalar();
    }
}
