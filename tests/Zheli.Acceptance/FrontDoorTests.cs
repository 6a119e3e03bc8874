using System.Text.Json;

namespace Zheli.Acceptance;

public sealed class FrontDoorTests
{
    [Fact]
    public void Without_arguments_it_explains_itself()
    {
        var outcome = Launcher.Run();
        Assert.Equal(0, outcome.ExitCode);
        Assert.Contains("zheli demo", outcome.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void An_unknown_command_is_bad_usage()
    {
        var outcome = Launcher.Run("paln", "x.gpkg");
        Assert.Equal(2, outcome.ExitCode);
        Assert.Empty(outcome.Output);
        Assert.Contains("paln", outcome.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Json_is_the_only_thing_on_standard_output()
    {
        var outcome = Launcher.Run("version", "--json");
        Assert.Equal(0, outcome.ExitCode);
        using var document = JsonDocument.Parse(outcome.Output);
        Assert.True(document.RootElement.TryGetProperty("version", out _));
    }
}
