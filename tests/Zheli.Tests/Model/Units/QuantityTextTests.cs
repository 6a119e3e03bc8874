using System.Globalization;
using Zheli.Model;
using Zheli.Model.Units;

namespace Zheli.Tests.Model.Units;

/// <summary>Amounts, durations and figures as planners write them.</summary>
public sealed class QuantityTextTests
{
    [Theory]
    [InlineData("239e9KZT", 239e9, Currency.Kzt)]
    [InlineData("239000000000", 239e9, Currency.Kzt)]
    [InlineData("239 bn", 239e9, Currency.Kzt)]
    [InlineData("239 млрд ₸", 239e9, Currency.Kzt)]
    [InlineData("460MUSD", 460e6, Currency.Usd)]
    [InlineData("$ 1.5 bn", 1.5e9, Currency.Usd)]
    [InlineData("0.46bn EUR", 0.46e9, Currency.Eur)]
    [InlineData("12 mn tenge", 12e6, Currency.Kzt)]
    public void Money_in_many_hands(string text, double amount, Currency currency) =>
        Assert.Equal(new Money((decimal)amount, currency), QuantityText.Money(text, "--budget"));

    [Theory]
    [InlineData("")]
    [InlineData("much")]
    [InlineData("-5e9")]
    [InlineData("0")]
    [InlineData("1,5 bn")]
    [InlineData("1e30")]
    [InlineData("12 GBP")]
    public void What_is_no_amount_is_refused_with_examples(string text)
    {
        var finding = Assert.Throws<BadInputException>(() => QuantityText.Money(text, "--budget")).Findings.Single();
        Assert.Equal(("amount-unreadable", "--budget"), (finding.Code, finding.Where));
        Assert.Contains("239e9KZT", finding.Advice, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("60s", 60)]
    [InlineData("60", 60)]
    [InlineData("2m", 120)]
    [InlineData("2 min", 120)]
    [InlineData("1.5h", 5400)]
    [InlineData("500ms", 0.5)]
    public void Durations(string text, double seconds) => Assert.Equal(TimeSpan.FromSeconds(seconds), QuantityText.Duration(text, "--time-limit"));

    [Theory]
    [InlineData("soon")]
    [InlineData("-1s")]
    [InlineData("0s")]
    [InlineData("NaN")]
    public void What_is_no_duration_is_refused(string text) => Assert.Throws<BadInputException>(() => QuantityText.Duration(text, "--time-limit"));

    [Fact]
    public void Years_and_shares()
    {
        Assert.Equal((10, 15), (QuantityText.Years("10y", "h"), QuantityText.Years("15", "h")));
        Assert.Equal((0.1, 0.1), (QuantityText.Share("0.1", "d"), QuantityText.Share("10 %", "d")));
        Assert.Throws<BadInputException>(() => QuantityText.Years("1.5y", "h"));
        Assert.Throws<BadInputException>(() => QuantityText.Share("a tenth", "d"));
    }

    [Fact]
    public void Figures_of_the_catalogue_and_every_bad_one_at_once()
    {
        Assert.Equal(9000.5m, QuantityText.Figures(["civ.rural_plough=9000.5", "opex.sub = 2"], "--set")["civ.rural_plough"]);
        Assert.Equal(2, Assert.Throws<BadInputException>(() => QuantityText.Figures(["a", "b=c", "d=1"], "--set")).Findings.Count);
    }

    [Fact]
    public void A_decimal_comma_culture_changes_nothing()
    {
        var before = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = new CultureInfo("ru-RU");
        try
        {
            Assert.Equal(new Money(1_500_000_000m, Currency.Usd), QuantityText.Money("1.5bnUSD", "--budget"));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }
}
