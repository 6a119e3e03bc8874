using System.Globalization;
using Zheli.Engineering.Optics.Amplifiers;
using Zheli.Engineering.Optics.Fibres;
using Zheli.Engineering.Optics.Light;
using Zheli.Engineering.Optics.Lines;
using Zheli.Engineering.Optics.Raman;
using Zheli.Model.Units;

namespace Zheli.Engineering.Optics.Design;

/// <summary>Computes what would help a line that does not do: pumps, fibre, a pumped amplifier in the cable, more sites. Each with its assumption; nothing is promised.</summary>
internal static class DesignRemedies
{
    private const double BestLossDbPerKm = 0.150;
    private const double BestArea = 150e-12;
    private const double RopaKm = 100;
    private const double SiteStepKm = 5;
    private const double PumpW = 0.45;
    private const string Pumps = "two pumps of 450 mW at 205.5 and 202 THz against the signal, from the receiving end";

    /// <summary>Remedies, most effective first.</summary>
    public static IReadOnlyList<DesignRemedy> Of(SignalDesign design, LineRequest request, CancellationToken cancellation)
    {
        var need = (design.Needed ?? request.LeastUsefulGsnr).Value;
        var remedies = new List<DesignRemedy>();
        void Add(string change, double? gsnr, string assumption)
        {
            if (gsnr is { } found && double.IsFinite(found))
            {
                remedies.Add(new(change, new(Math.Round(found, 2)), found >= need, assumption));
            }
        }

        var better = request.Fibre with
        {
            LossDbPerMetre = FrequencyTable.Constant(BestLossDbPerKm / 1000), EffectiveArea = Math.Max(BestArea, request.Fibre.EffectiveArea),
        };
        var fibreText = FormattableString.Invariant($"fibre of {BestLossDbPerKm} dB/km and {better.EffectiveArea * 1e12:0} µm²");
        var improves = request.Fibre.LossDbPerMetre.At(193.4e12) * 1000 > BestLossDbPerKm;
        if (improves)
        {
            Add(fibreText, SignalDesign.Of(request with { Fibre = better }, design.Signal, cancellation).Best?.Gsnr.Value, "the lowest attenuation of fibre on the market");
        }

        if (request.Sites.Count == 0 || request.MostSites == 0)
        {
            Add("Raman pumping", Unrepeatered(request, design, request.Fibre, pumped: true, ropa: false, cancellation), Pumps);
            Add("a remotely pumped amplifier (ROPA)", Unrepeatered(request, design, request.Fibre, pumped: false, ropa: true, cancellation), RopaText());
            var fibre = improves ? better : request.Fibre;
            Add("Raman pumping, a ROPA" + (improves ? " and " + fibreText : ""), Unrepeatered(request, design, fibre, pumped: true, ropa: true, cancellation), Pumps + "; " + RopaText());
        }

        AddSites(design, request, need, remedies, cancellation);
        return [.. remedies.OrderByDescending(r => r.Suffices).ThenByDescending(r => r.Gsnr)];
    }

    private static string RopaText() => FormattableString.Invariant($"erbium fibre {RopaKm:0} km before the receiver, pumped at 1480 nm through a fibre of its own: gain 18 dB, noise figure 6 dB, at most 10 dBm out");

    /// <summary>The fewest places with which the line would do, when they could be anywhere.</summary>
    private static void AddSites(SignalDesign design, LineRequest request, double need, List<DesignRemedy> remedies, CancellationToken cancellation)
    {
        var anywhere = Enumerable.Range(1, Math.Max(0, (int)Math.Ceiling(request.Length.Kilometres / SiteStepKm) - 1))
            .Select(i => new CandidateSite(FormattableString.Invariant($"km {i * SiteStepKm:0}"), Metres.FromKilometres(i * SiteStepKm), 0, "free place")).ToArray();
        for (var sites = Math.Max(1, request.MostSites + 1 ?? 1); sites <= 60; sites++)
        {
            var found = SignalDesign.Of(request with { Sites = anywhere, MostSites = sites, Signals = [design.Signal] }, design.Signal, cancellation).Best;
            if (found is not null && found.Gsnr.Value >= need)
            {
                var places = string.Join(", ", found.Nodes[1..^1].Select(n => anywhere[n - 1].Position.Kilometres.ToString("0", CultureInfo.InvariantCulture)));
                remedies.Add(new(
                    FormattableString.Invariant($"{sites} {(request.IsSea ? "repeater" : "amplifier site")}{(sites == 1 ? "" : "s")}, at km {places}"), found.Gsnr, true,
                    "places free to choose, the same amplifiers, power available there"));
                return;
            }

            if (sites * SiteStepKm > request.Length.Kilometres)
            {
                return;
            }
        }
    }

    /// <summary>Worst channel of one span, with pumps and a ROPA as asked, at the best launch power.</summary>
    private static double? Unrepeatered(LineRequest request, SignalDesign design, FibreSpan fibre, bool pumped, bool ropa, CancellationToken cancellation)
    {
        double? best = null;
        var aged = request.Margins.EndOfLifeLoss(request.Length);
        var receiver = request.Amplifiers.OrderBy(a => a.NoiseFigureAt(a.GainFlatMax, new(new(-20), new(design.Grid.OccupiedHz))).Value).First();
        var most = request.LaunchMax.Value - (10 * Math.Log10(design.Grid.Count));
        for (var dbm = Math.Max(most - 12, 0); dbm <= most + 1e-9; dbm += 1)
        {
            cancellation.ThrowIfCancellationRequested();
            var grid = design.Grid.WithPower(new(dbm));
            var raman = pumped ? new RamanSettings(true, RamanMethod.Perturbative, 2, new(5_000), new(500)) : RamanSettings.Off;
            var last = ropa ? Metres.FromKilometres(Math.Min(RopaKm, request.Length.Kilometres / 2)) : request.Length;
            FibreSpan Span(Metres length, bool pump) => fibre with
            {
                Length = length,
                OutputConnector = fibre.OutputConnector + (aged * (length.Value / request.Length.Value)),
                Pumps = pump ? [new(new(PumpW), new(205.5e12), false), new(new(PumpW), new(202e12), false)] : [],
            };
            var elements = new List<LineElement>();
            if (ropa)
            {
                elements.Add(new LineElement.Fibre("span", "", Span(request.Length - last, pump: false)));
                elements.Add(Amplifier(Erbium, 18));
            }

            elements.Add(new LineElement.Fibre("span", "", Span(last, pumped)));
            elements.Add(Amplifier(receiver, receiver.GainFlatMax.Value));
            var outputs = LineAssembly.Lit(new() { Id = request.Id, Grid = grid, Elements = elements, Raman = raman });
            best = outputs is null ? best : Math.Max(best ?? double.NegativeInfinity, outputs.WithTransmitters.GsnrDb01nm.Min());
        }

        return best;
    }

    private static AmplifierModel Erbium { get; } = new()
    {
        Variety = "ROPA", BandFrom = new(190e12), BandTo = new(197e12), GainFlatMax = new(18), GainMin = new(0), PowerMax = new(10), Noise = new NoiseModel.Fixed(new(6)),
    };

    private static LineElement.Amplifier Amplifier(AmplifierModel model, double gain) => new("amplifier", "", model, new(gain), Decibels.Zero, Decibels.Zero, Decibels.Zero);
}
