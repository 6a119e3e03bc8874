namespace Zheli.Tests.Geodata.Osm;

public sealed class OsmPopulationTests
{
    [Theory]
    [InlineData("1200", 1200)]
    [InlineData("1 200", 1200)]
    [InlineData("1\u00A0200", 1200)]
    [InlineData("1,200", 1200)]
    [InlineData("1.200.300", 1200300)]
    [InlineData("~500", 500)]
    [InlineData("≈ 500", 500)]
    [InlineData("500+", 500)]
    [InlineData("350 чел.", 350)]
    [InlineData("1200 (2009)", 1200)]
    [InlineData("0", 0)]
    public void Numbers_are_read_as_mappers_write_them(string text, int people)
    {
        var content = Village(text);
        Assert.Equal(people, Assert.Single(content.Places).Population);
        Assert.Empty(content.Findings);
    }

    [Theory]
    [InlineData("unknown")]
    [InlineData("-5")]
    [InlineData("100-200")]
    [InlineData("12,5")]
    [InlineData("1 20")]
    [InlineData("99999999999")]
    [InlineData("300/2009")]
    public void What_is_no_plain_number_is_reported_and_the_village_kept(string text)
    {
        var content = Village(text);
        Assert.Null(Assert.Single(content.Places).Population);
        var finding = Assert.Single(content.Findings);
        Assert.Equal("population-unusable", finding.Code);
        Assert.Contains(text, finding.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_code_that_is_not_nine_characters_is_reported()
    {
        var content = OsmFile.Read(PbfWriter.WithHeader().DenseNodes((1, 70, 50, "place=village;kato=1234")).ToFile());
        Assert.Null(content.Places[0].Kato);
        Assert.Equal("kato-unusable", Assert.Single(content.Findings).Code);
    }

    private static Zheli.Geodata.SourceContent Village(string population) =>
        OsmFile.Read(PbfWriter.WithHeader().DenseNodes((1, 70, 50, $"place=village;population={population}")).ToFile());
}
