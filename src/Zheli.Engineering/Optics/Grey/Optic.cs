using Zheli.Model.Catalogue;
using Zheli.Model.Units;

namespace Zheli.Engineering.Optics.Grey;

/// <summary>A pluggable optic for one link without amplifiers; the rows of <c>data/optics/grey_optics.csv</c>, each with its source.</summary>
/// <param name="Name">Its name: <c>10GBASE-ZR</c>.</param>
/// <param name="Gigabits">Rate, Gbit/s.</param>
/// <param name="Fibres">2 for a pair, 1 for both directions on one fibre.</param>
/// <param name="Wavelength">The wavelength at which fibre loses most of those used, nm.</param>
/// <param name="Transmit">What it sends (a lane, where it has several).</param>
/// <param name="Receive">What it needs and bears.</param>
/// <param name="Penalty">Path penalty at its greatest reach.</param>
/// <param name="Reach">Limit by dispersion or by the maker.</param>
/// <param name="PriceUsd">Price of one, US dollars; decides between optics, and is part of the node's price in a plan.</param>
/// <param name="Grade">How well the row is supported.</param>
/// <param name="Source">Where it was read.</param>
public sealed record Optic(
    string Name, int Gigabits, int Fibres, int Wavelength, PowerWindow Transmit, PowerWindow Receive, Decibels Penalty, Metres Reach, double PriceUsd,
    Grade Grade, string Source)
{
    private static readonly Lazy<IReadOnlyList<Optic>> Shipped = new(() => [.. OpticsTable.Rows("grey_optics").Select(row => new Optic(
        row.Text("optic"), row.Whole("gbps"), row.Whole("fibres"), row.Whole("wavelength_nm"), row.Window("tx"), row.Window("rx"),
        row.Decibels("penalty_db"), Metres.FromKilometres(row.Number("reach_km")), row.Number("price_usd"), row.Grade(), row.Text("source")))]);

    /// <summary>All optics, in order of the table.</summary>
    public static IReadOnlyList<Optic> All => Shipped.Value;

    /// <summary>What a line may lose at most.</summary>
    public Decibels Budget => Transmit.Low - Receive.Low - Penalty;
}
