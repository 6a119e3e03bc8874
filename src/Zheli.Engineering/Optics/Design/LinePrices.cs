namespace Zheli.Engineering.Optics.Design;

/// <summary>Prices of a line's equipment in whole tenge: <c>data/optics/line_prices.csv</c>, in dollars there, at one rate. Assumptions, labelled as such in the file.</summary>
/// <param name="Amplifier">In-line amplifier on land.</param>
/// <param name="Hut">New hut with power.</param>
/// <param name="Site">Room in an existing building.</param>
/// <param name="Repeater">Submarine repeater.</param>
/// <param name="Transceivers">Pair of coherent transceivers.</param>
public sealed record LinePrices(long Amplifier, long Hut, long Site, long Repeater, long Transceivers)
{
    /// <summary>The shipped prices at a rate of tenge per dollar.</summary>
    public static LinePrices Shipped(double tengePerDollar)
    {
        var prices = OpticsTable.Rows("line_prices").ToDictionary(r => r.Text("key"), r => (long)Math.Round(r.Number("usd") * tengePerDollar), StringComparer.Ordinal);
        return new(prices["edfa"], prices["hut"], prices["site"], prices["repeater"], prices["transceivers"]);
    }
}
