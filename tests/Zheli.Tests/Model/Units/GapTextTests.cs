using Zheli.Model.Units;

namespace Zheli.Tests.Model.Units;

public sealed class GapTextTests
{
    [Theory]
    [InlineData(0.006111, 2, "0.62%")]
    [InlineData(0.0061, 2, "0.61%")]
    [InlineData(0.0061, 1, "0.7%")]
    [InlineData(0.29, 1, "29.0%")]
    [InlineData(0, 2, "0.00%")]
    [InlineData(1e-15, 2, "0.00%")]
    public void At_most_holds_for_the_figure_that_is_read(double gap, int decimals, string text) => Assert.Equal(text, GapText.Of(gap, decimals));
}
