using Zheli.Model.Units;
using Zheli.Operations.Words;

namespace Zheli.Tests.Model.Units;

public sealed class MoneyTextTests
{
    [Theory]
    [InlineData(394_976_123_000, "394.98 bn KZT", "394,98 млрд ₸")]
    [InlineData(1_239_976_123_000, "1,239.98 bn KZT", "1\u202f239,98 млрд ₸")]
    [InlineData(100_000_000, "0.10 bn KZT", "0,10 млрд ₸")]
    [InlineData(99_999_999, "100.00 M KZT", "100,00 млн ₸")]
    [InlineData(-4_500_000, "-4.50 M KZT", "-4,50 млн ₸")]
    [InlineData(4_500, "4,500 KZT", "4\u202f500 ₸")]
    [InlineData(0, "0 KZT", "0 ₸")]
    public void An_amount_has_the_unit_in_which_it_has_figures_to_show_in_each_language(long tenge, string english, string russian)
    {
        Assert.Equal(english, MoneyText.Of(tenge));
        Assert.Equal(russian, Phrases.Of($"Raise the budget to {MoneyText.Of(tenge)} or drop mandatory settlements or stretches.").Russian.Split("до ")[1].Split(" или")[0]);
    }
}
