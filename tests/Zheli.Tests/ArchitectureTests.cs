using System.Reflection;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Zheli.Tests;

/// <summary>The house's plan as a test: who may use whom, how rooms and things are named, and what must not lie about.</summary>
public sealed partial class ArchitectureTests
{
    private const int LongestFile = 600;

    /// <summary>The right-hand column of the house: what each project may use.</summary>
    private static readonly Dictionary<string, string[]> MayUse = new(StringComparer.Ordinal)
    {
        ["Zheli.Model"] = [],
        ["Zheli.Algorithms"] = [],
        ["Zheli.Engineering"] = ["Zheli.Model", "Zheli.Algorithms"],
        ["Zheli.Programme"] = ["Zheli.Model", "Zheli.Algorithms", "Zheli.Engineering"],
        ["Zheli.Geodata"] = ["Zheli.Model", "Zheli.Algorithms"],
        ["Zheli.Operations"] = ["Zheli.Model", "Zheli.Algorithms", "Zheli.Engineering", "Zheli.Programme", "Zheli.Geodata"],
        ["Zheli.Server"] = ["Zheli.Operations", "Zheli.Model"],
        ["Zheli.Cli"] =
            ["Zheli.Model", "Zheli.Algorithms", "Zheli.Engineering", "Zheli.Programme", "Zheli.Geodata", "Zheli.Operations", "Zheli.Server"],
    };

    private static readonly string[] SourceEndings = [".cs", ".csproj", ".props", ".slnx", ".md", ".ts", ".svelte", ".css", ".html", ".sh", ".py", ".json", ".yml", ".csv"];

    private static readonly string[] SkippedFolders = ["artifacts", "node_modules", "bin", "obj", "dist", "demo-output", "test-results"];

    public static TheoryData<string> Projects => new(MayUse.Keys);

    /// <summary>Every project that tests can load; the executable is covered by its project file.</summary>
    public static TheoryData<string> Libraries => new(MayUse.Keys.Where(name => name != "Zheli.Cli"));

    [Fact]
    public void The_house_has_eight_assemblies() => Assert.Equal(
        MayUse.Keys.Order(StringComparer.Ordinal),
        Directory.GetDirectories(Src).Select(folder => Path.GetFileName(folder)!).Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Projects))]
    public void A_project_file_references_only_what_its_stratum_may_use(string project)
    {
        var file = XDocument.Load(Path.Combine(Src, project, project + ".csproj"));
        var used = file.Descendants("ProjectReference").Select(r => Path.GetFileNameWithoutExtension(r.Attribute("Include")!.Value.Replace('\\', '/')));
        Assert.Empty(used.Except(MayUse[project], StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Libraries))]
    public void An_assembly_uses_only_what_its_stratum_may_use(string project)
    {
        var used = Assembly.Load(project).GetReferencedAssemblies().Select(a => a.Name!).Where(name => name.StartsWith("Zheli.", StringComparison.Ordinal));
        Assert.Empty(used.Except(MayUse[project], StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("Zheli.Model")]
    [InlineData("Zheli.Algorithms")]
    public void Nouns_and_engines_need_no_package(string project) =>
        Assert.Empty(XDocument.Load(Path.Combine(Src, project, project + ".csproj")).Descendants("PackageReference"));

    [Fact]
    public void Storage_is_a_room_without_a_public_door() => Assert.DoesNotContain(
        Assembly.Load("Zheli.Operations").GetExportedTypes(),
        type => type.Namespace?.StartsWith("Zheli.Operations.Storage", StringComparison.Ordinal) == true);

    [Fact]
    public void The_independent_check_shares_nothing_with_what_it_checks()
    {
        string[] shared = ["Zheli.Algorithms", "Zheli.Engineering", "Zheli.Programme", "Geodesic."];
        var rooms = Path.Combine(Src, "Zheli.Operations", "Verify");
        Assert.Empty(
            from file in CSharpFiles().Where(file => file.StartsWith(rooms, StringComparison.Ordinal))
            let text = File.ReadAllText(file)
            from name in shared
            where text.Contains(name, StringComparison.Ordinal) && !text.Contains("namespace " + name, StringComparison.Ordinal)
            select $"{Relative(file)} uses {name}");
    }

    [Fact]
    public void Types_and_files_carry_the_names_of_the_field()
    {
        var fromFiles = CSharpFiles().Select(file => (Path.GetFileNameWithoutExtension(file), Where: Relative(file)));
        var fromTypes = Libraries.SelectMany(row => Assembly.Load(row.Data).GetTypes())
            .Where(type => type.Namespace?.StartsWith("Zheli.", StringComparison.Ordinal) == true)
            .Select(type => (type.Name, Where: type.FullName!));
        Assert.Empty(fromFiles.Concat(fromTypes).Where(named => EmptyName().IsMatch(named.Item1)).Select(named => named.Where));
    }

    [Fact]
    public void A_type_lives_in_the_namespace_of_its_folder() => Assert.Empty(
        from file in CSharpFiles()
        let line = File.ReadLines(file).FirstOrDefault(line => line.StartsWith("namespace ", StringComparison.Ordinal))
        where line is not null
        let expected = Path.GetRelativePath(Src, Path.GetDirectoryName(file)!).Replace(Path.DirectorySeparatorChar, '.')
        where line != $"namespace {expected};"
        select $"{Relative(file)}: {line}");

    [Fact]
    public void No_room_is_a_lumber_room_and_none_is_empty()
    {
        string[] lumber = ["Common", "Shared", "Core", "Misc", "Utils", "Helpers", "Base", "Extensions"];
        var rooms = Directory.GetDirectories(Src, "*", SearchOption.AllDirectories).Where(room => !Skipped(Path.GetRelativePath(Src, room))).ToList();
        Assert.Empty(rooms.Where(room => lumber.Contains(Path.GetFileName(room), StringComparer.OrdinalIgnoreCase)).Select(Relative));
        Assert.Empty(rooms.Where(room => Directory.GetFiles(room, "*", SearchOption.AllDirectories).Length == 0).Select(Relative));
    }

    [Fact]
    public void A_file_holds_one_job() => Assert.Empty(
        from file in CSharpFiles().Concat(CSharpFilesUnder(Tests))
        let lines = File.ReadLines(file).Count()
        where lines > LongestFile
        select $"{Relative(file)} has {lines} lines");

    [Fact]
    public void Nothing_unfinished_is_left_lying_about() => Assert.Empty(Mentions(UnfinishedWork()));

    [Fact]
    public void No_file_knows_the_machine_it_was_written_on() => Assert.Empty(Mentions(MachinePath()));

    private static string Src => Path.Combine(TestData.Repository, "src");

    private static string Tests => Path.Combine(TestData.Repository, "tests");

    private static string Relative(string path) => Path.GetRelativePath(TestData.Repository, path);

    private static IEnumerable<string> CSharpFiles() => CSharpFilesUnder(Src);

    private static IEnumerable<string> CSharpFilesUnder(string folder) =>
        SourceFiles(folder).Where(file => file.EndsWith(".cs", StringComparison.Ordinal));

    private static IEnumerable<string> SourceFiles(string folder) => Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
        .Where(file => SourceEndings.Contains(Path.GetExtension(file), StringComparer.Ordinal) && !Skipped(Path.GetRelativePath(folder, file)))
        .Order(StringComparer.Ordinal);

    private static bool Skipped(string relative) =>
        relative.Split(Path.DirectorySeparatorChar).Any(part => SkippedFolders.Contains(part, StringComparer.Ordinal) || part.StartsWith(".git", StringComparison.Ordinal));

    private static IEnumerable<string> Mentions(Regex pattern) =>
        from folder in new[] { "src", "tests", "docs", "web", "data" }.Select(name => Path.Combine(TestData.Repository, name)).Where(Directory.Exists)
        from file in SourceFiles(folder)
        where Path.GetFileName(file) is not ("ArchitectureTests.cs" or "package-lock.json" or "packages.lock.json")
        from line in File.ReadLines(file).Select((text, index) => (text, number: index + 1))
        where pattern.IsMatch(line.text)
        select $"{Relative(file)}:{line.number}: {line.text.Trim()}";

    [GeneratedRegex("(Manager|Helpers?|Utils?|Utility|Utilities|Service|Processor|Impl|Base|Info)$")]
    private static partial Regex EmptyName();

    [GeneratedRegex(@"\b(TODO|FIXME|HACK|XXX)\b|NotImplementedException")]
    private static partial Regex UnfinishedWork();

    [GeneratedRegex(@"(?<![\w.])/(work|home|root|Users)/\w|[A-Z]:\\\\?(Users|work)\\")]
    private static partial Regex MachinePath();
}
