using System.Globalization;
using Zheli.Model.Programme;

namespace Zheli.Operations.Verify;

/// <summary>One optic as the shipped sheet gives it, read a second time.</summary>
internal sealed record SheetOptic(string Name, double Mbps, int Wavelength, double SendLow, double SendHigh, double NeedLow, double BearHigh, double Penalty, double ReachKm);

/// <summary>The link budget of grey optics by docs/methods/optics-access.md, written a second time.</summary>
internal sealed class OpticSheet
{
    private readonly PriceBook book;

    public OpticSheet(PriceBook book) => this.book = book;

    /// <summary>All optics by name.</summary>
    public static IReadOnlyDictionary<string, SheetOptic> Optics { get; } = Read();

    /// <summary>True when so many parallel links of the optic carry the traffic and may be bundled.</summary>
    public bool Carries(SheetOptic optic, int links, double mbps) =>
        links >= 1 && (optic.Mbps >= 100_000 || links <= book.Figure("opt.parallel")) && mbps <= links * optic.Mbps * (double)book.Figure("opt.fill") * (1 + 1e-9);

    /// <summary>True when the optic, in as many links as are allowed, can light so much cable with this traffic at the end of life.</summary>
    public bool Reaches(SheetOptic optic, double metres, double mbps)
    {
        var links = optic.Mbps >= 100_000 ? int.MaxValue : (int)book.Figure("opt.parallel");
        return Carries(optic, links, mbps) && metres / 1000 <= optic.ReachKm && Most(optic, metres) <= optic.SendLow - optic.NeedLow - optic.Penalty;
    }

    /// <summary>The most that so much cable loses, dB.</summary>
    public double Most(SheetOptic optic, double metres) => Loss(optic, metres, key => book.Figure(key)) + (double)book.Figure("opt.margin");

    /// <summary>The least that so much cable loses on the first day, dB.</summary>
    public double Least(SheetOptic optic, double metres) => Loss(optic, metres, book.Low);

    /// <summary>Holds a span against the sheet: traffic, reach, sensitivity on the last day, overload on the first, and the stated figures.</summary>
    public void Check(PlanSpan span, string where, CheckReport report)
    {
        if (!Optics.TryGetValue(span.Optic, out var optic))
        {
            report.Fail(where, $"There is no optic '{span.Optic}'.");
            return;
        }

        var (most, least) = (Most(optic, span.Route), Least(optic, span.Route));
        var left = optic.SendLow - optic.NeedLow - optic.Penalty - most - span.AttenuatorDb;
        report.Near(where, "The most loss", span.LossDb, most, 1e-9, 1e-6);
        report.Near(where, "The least loss", span.LeastLossDb, least, 1e-9, 1e-6);
        report.Near(where, "The margin", span.MarginDb, left, 1e-9, 1e-6);
        if (left < -1e-6)
        {
            report.Fail(where, $"The span is dark: {optic.Name} is short of {-left:0.00} dB at the end of life over {span.Route / 1000:0.0} km.", left);
        }

        if (span.AttenuatorDb < 0 || optic.SendHigh - least - span.AttenuatorDb > optic.BearHigh + 1e-6)
        {
            report.Fail(where, $"On the first day {optic.Name} is overloaded: {optic.SendHigh - least - span.AttenuatorDb:0.00} dBm arrive, it bears {optic.BearHigh:0.0}.");
        }

        if (span.Route / 1000 > optic.ReachKm)
        {
            report.Fail(where, $"{optic.Name} reaches {optic.ReachKm:0} km; the span has {span.Route / 1000:0.0} km of cable.", (span.Route / 1000) - optic.ReachKm);
        }

        if (!Carries(optic, span.Links, span.DemandMbps))
        {
            report.Fail(where, $"{span.Links} links of {optic.Name} cannot carry {span.DemandMbps:0.#} Mbit/s.");
        }
    }

    private double Loss(SheetOptic optic, double metres, Func<string, decimal> figure)
    {
        var kilometres = metres / 1000;
        var perKilometre = figure(FormattableString.Invariant($"opt.fibre_loss_{optic.Wavelength}"));
        var splices = (kilometres / (double)book.Figure("opt.drum")) + 2;
        return (kilometres * (double)perKilometre) + (splices * (double)figure("acc.fusion_loss"))
            + (double)(book.Figure("opt.connectors") * figure("acc.conn_loss"));
    }

    /// <summary>Columns: optic, gbps, fibres, wavelength, four powers from weak to strong for sender and receiver, penalty, reach; what follows is not needed here.</summary>
    private static Dictionary<string, SheetOptic> Read()
    {
        using var reader = new StreamReader(typeof(OpticSheet).Assembly.GetManifestResourceStream("optics/grey_optics.csv")!);
        reader.ReadLine();
        var optics = new Dictionary<string, SheetOptic>(StringComparer.Ordinal);
        while (reader.ReadLine() is { } line)
        {
            var f = line.Split(',');
            double At(int column) => double.Parse(f[column], CultureInfo.InvariantCulture);
            optics.Add(f[0], new(f[0], At(1) * 1000, (int)At(3), At(4), At(5), At(6), At(7), At(8), At(9)));
        }

        return optics;
    }
}
