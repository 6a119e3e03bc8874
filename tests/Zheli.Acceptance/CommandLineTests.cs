using System.Text.Json;

namespace Zheli.Acceptance;

/// <summary>Command lines that cannot be understood: exit code 2, one line for each thing that is wrong, and a document where one was asked for.</summary>
public sealed class CommandLineTests
{
    [Theory]
    [InlineData("'abc' is not a number.", "sample", "s.gpkg", "--scale", "abc")]
    [InlineData("7 is no share", "sample", "s.gpkg", "--scale", "7")]
    [InlineData("'x' is not a whole number", "plan", "p.gpkg", "--seed", "x")]
    [InlineData("'1.5' is not a whole number", "access", "p.gpkg", "--trace-port", "1.5")]
    [InlineData("Maybe --budget.", "plan", "p.gpkg", "--budgt", "1")]
    [InlineData("Maybe plan.", "pln", "p.gpkg")]
    public void A_slip_is_named_in_words_of_the_reader(string message, params string[] arguments)
    {
        var outcome = Launcher.Run(arguments);
        Assert.Equal(2, outcome.ExitCode);
        Assert.Contains(message, outcome.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("System.", outcome.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("PROJECT", "info", "")]
    [InlineData("PROJECT", "plan", " ")]
    [InlineData("PROJECT", "verify", "")]
    [InlineData("PROJECT", "progress", "", "list")]
    [InlineData("SOURCE", "import", "p.gpkg", "")]
    [InlineData("--folder", "demo", "--folder", "")]
    [InlineData("--solution", "solve", "x.stp", "--solution", "")]
    [InlineData("--boq", "access", "p.gpkg", "--all", "--boq", "")]
    [InlineData("--scenario", "plan", "p.gpkg", "--scenario", "")]
    [InlineData("--urls", "serve", "p.gpkg", "--urls", "")]
    public void A_value_that_is_empty_is_refused_where_it_stands(string where, params string[] arguments)
    {
        var outcome = Launcher.Run([.. arguments, "--json"]);
        Assert.Equal(2, outcome.ExitCode);
        var finding = Findings(outcome.Output)[0];
        Assert.Equal("value-empty", finding.GetProperty("code").GetString());
        Assert.Equal(where, finding.GetProperty("where").GetString());
    }

    [Fact]
    public void A_note_may_be_empty()
    {
        var outcome = Launcher.Run("progress", "no-such.gpkg", "add", "--event", "lit", "--on", "1", "--date", "2026-05-03", "--author", "A", "--note", "", "--json");
        Assert.Equal("project-missing", Findings(outcome.Output)[0].GetProperty("code").GetString());
    }

    [Fact]
    public void Whoever_asks_for_a_document_gets_one_when_the_question_is_not_understood()
    {
        var outcome = Launcher.Run("plan", "p.gpkg", "--bogus", "--json");
        Assert.Equal(2, outcome.ExitCode);
        Assert.Contains("--bogus", Findings(outcome.Output)[0].GetProperty("message").GetString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("several-checks", "verify", "p.gpkg", "--access", "--schedule", "--log")]
    [InlineData("several-checks", "verify", "--stp", "x.stp", "--sm", "y.sm")]
    [InlineData("not-part-of-check", "verify", "p.gpkg", "--stp", "x.stp", "--solution", "x.txt")]
    [InlineData("not-part-of-check", "verify", "--sm", "y.sm", "--solution", "y.txt", "--certificate", "y.bin")]
    [InlineData("not-part-of-check", "verify", "p.gpkg", "--head", "3:abc")]
    [InlineData("not-part-of-check", "verify", "p.gpkg", "--log", "--bounds")]
    public void A_check_that_would_be_left_out_is_refused(string code, params string[] arguments)
    {
        var outcome = Launcher.Run([.. arguments, "--json"]);
        Assert.Equal(2, outcome.ExitCode);
        Assert.Equal(code, Findings(outcome.Output)[0].GetProperty("code").GetString());
    }

    [Theory]
    [InlineData("http://no-such-host.invalid:18938")]
    [InlineData("http://127.0.0.1:99999")]
    [InlineData("ftp://x")]
    public void An_address_that_cannot_be_listened_on_is_bad_input(string urls)
    {
        using var bench = new Workbench();
        var outcome = Launcher.Run("serve", bench.MakeSample(), "--urls", urls, "--json");
        Assert.Equal(2, outcome.ExitCode);
        Assert.Equal("address-unusable", Findings(outcome.Output)[0].GetProperty("code").GetString());
    }

    private static JsonElement[] Findings(string output)
    {
        using var document = JsonDocument.Parse(output);
        return [.. document.RootElement.GetProperty("findings").EnumerateArray().Select(finding => finding.Clone())];
    }
}
