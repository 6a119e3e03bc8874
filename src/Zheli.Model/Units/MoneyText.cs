using System.Globalization;

namespace Zheli.Model.Units;

/// <summary>Amounts of tenge in sentences and tables: in the unit in which they have figures to show, since a plan of one village costs 0.00 billions.</summary>
public static class MoneyText
{
    /// <summary>Billions from a tenth of one on, millions from a tenth of one on, tenge below.</summary>
    /// <param name="largest">The amount, or the largest of a table.</param>
    /// <returns>What to divide by, and the word before the sign of the currency, a space behind it: <c>bn </c>, <c>M </c> or nothing.</returns>
    public static (decimal Size, string Word) UnitFor(decimal largest) => Math.Abs(largest) switch
    {
        >= 100_000_000 => (1_000_000_000, "bn "),
        >= 100_000 => (1_000_000, "M "),
        _ => (1, ""),
    };

    /// <summary>An amount of tenge: <c>394.98 bn KZT</c>, <c>12.30 M KZT</c>, <c>4,500 KZT</c>.</summary>
    /// <param name="tenge">The amount.</param>
    /// <param name="sign">What stands for the currency.</param>
    public static string Of(decimal tenge, string sign = "KZT") => In(tenge, UnitFor(tenge)) + " " + UnitFor(tenge).Word + sign;

    /// <summary>An amount in a given unit, without its word: with two decimals, whole tenge with none.</summary>
    public static string In(decimal tenge, (decimal Size, string Word) unit) => (tenge / unit.Size).ToString(unit.Size == 1 ? "N0" : "N2", CultureInfo.InvariantCulture);
}
