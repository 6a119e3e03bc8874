using Zheli.Engineering.Optics.Light;
using Zheli.Engineering.Optics.Lines;
using Zheli.Model.Units;

namespace Zheli.Engineering.Optics.Design;

/// <summary>One signal on one route: the sites, the launch power and the amplifiers that serve it best, computed on the whole line.</summary>
internal sealed class SignalDesign
{
    private const double CoarseStepDb = 0.5;
    private const double FineStepDb = 0.1;
    private const double LowestDbm = -12;
    private const double HighestDbm = 14;

    private readonly LineRequest request;
    private readonly LineAssembly assembly;
    private readonly SpanBudget budget;
    private readonly CandidateSite[] places;

    private readonly Decibels reserve;

    private SignalDesign(LineRequest request, SignalChoice signal, ChannelGrid grid, Decibels reserve)
    {
        (this.request, Signal, Grid, this.reserve) = (request, signal, grid, reserve);
        places =
        [
            new("start", Metres.Zero, 0, "terminal"),
            .. request.Sites.Where(s => s.Position > Metres.Zero && s.Position < request.Length).OrderBy(s => s.Position).ThenBy(s => s.Cost).ThenBy(s => s.Name, StringComparer.Ordinal),
            new("end", request.Length, 0, "terminal"),
        ];
        budget = new(request, grid);
        assembly = new(request, budget, places);
    }

    public SignalChoice Signal { get; }

    public ChannelGrid Grid { get; }

    public IReadOnlyList<CandidateSite> Places => places;

    public LineAssembly Assembly => assembly;

    public SpanBudget Budget => budget;

    /// <summary>The best that was found; null when no amplifier reaches across any choice of sites.</summary>
    public Attempt? Best { get; private set; }

    /// <summary>What the receiver needs, system margin included; the penalty of what was gathered comes on top.</summary>
    public Decibels? Needed => Signal.RequiredOsnr is { } required ? required + request.Margins.System : null;

    /// <summary>Payload, Tbit/s.</summary>
    public double CapacityTbps => Signal.BitRate * Grid.Count / 1e12;

    /// <summary>Designs a line for a signal.</summary>
    /// <param name="request">Route and equipment.</param>
    /// <param name="signal">The signal.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <param name="reserve">What the search keeps for Raman scattering among the channels, which it does not compute itself.</param>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static SignalDesign Of(LineRequest request, SignalChoice signal, CancellationToken cancellation, Decibels reserve = default)
    {
        var design = new SignalDesign(request, signal, SignalGrid.Of(request, signal), reserve);
        design.Search(cancellation);
        return design;
    }

    /// <summary>The best line when some places may not be used; for the explanation of each site.</summary>
    public static Attempt? Without(LineRequest request, SignalChoice signal, string site, CancellationToken cancellation) =>
        Of(request with { Sites = [.. request.Sites.Where(s => s.Name != site)] }, signal, cancellation).Best;

    /// <summary>A choice of sites at a power, computed on the whole line at the end of life.</summary>
    public Attempt? At(int[] nodes, double dbm, long cost)
    {
        if (assembly.Spans(nodes, new(dbm)) is not { } spans)
        {
            return null;
        }

        var grid = Grid.WithPower(new(dbm));
        return LineAssembly.Lit(assembly.Line(spans, grid, endOfLife: true, raman: false)) is { } outputs
            ? new(nodes, new(dbm), spans, new(outputs.WithTransmitters.GsnrDb01nm.Min()), new(Penalty(outputs)), cost)
            : null;
    }

    /// <summary>Whether an attempt does what the signal needs.</summary>
    public bool Does(Attempt attempt) => Needed is not { } needed || attempt.Gsnr >= needed + attempt.Penalty + reserve;

    private double Penalty(LineOutputs outputs) => Signal.Mode is not { } mode ? 0
        : Enumerable.Range(0, Grid.Count).Max(i => mode.PenaltyDb(outputs.DispersionPsPerNm[i], outputs.PmdPs[i], outputs.PdlDb[i]));

    private void Search(CancellationToken cancellation)
    {
        var most = Math.Min(HighestDbm, request.LaunchMax.Value - (10 * Math.Log10(Grid.Count)));
        for (var step = 0; LowestDbm + (step * CoarseStepDb) <= most; step++)
        {
            cancellation.ThrowIfCancellationRequested();
            var dbm = LowestDbm + (step * CoarseStepDb);
            var ways = SitePlacement.Solve(places.Length, (from, to) => Step(from, to, dbm), request.MostSites);
            Take(ways, dbm);
        }

        if (Best is { } coarse)
        {
            for (var tenth = -5; tenth <= 5; tenth++)
            {
                var dbm = Math.Min(Math.Round((coarse.Launch.Value / FineStepDb) + tenth) * FineStepDb, most);
                Better(At(coarse.Nodes, dbm, coarse.Cost));
            }
        }
    }

    /// <summary>The cheapest way whose noise the signal bears, as far as the simple sum tells; the quietest when none does or nothing is required.</summary>
    private void Take(List<Placement> ways, double dbm)
    {
        if (ways.Count == 0)
        {
            return;
        }

        var quietest = ways.MinBy(w => w.Noise)!;
        if (Needed is not null)
        {
            // Ways are ever dearer and ever quieter, so the first that does is found by halving.
            var (low, high) = (0, ways.Count);
            while (low < high)
            {
                var middle = (low + high) / 2;
                var attempt = At(ways[middle].Nodes, dbm, ways[middle].Cost);
                Better(attempt);
                (low, high) = attempt is not null && Does(attempt) ? (low, middle) : (middle + 1, high);
            }
        }

        Better(At(quietest.Nodes, dbm, quietest.Cost));
    }

    /// <summary>Doing comes before cost, cost before quality; where nothing is required quality alone counts.</summary>
    private void Better(Attempt? found)
    {
        if (found is null)
        {
            return;
        }

        var wins = Best is not { } best
            || (Needed is null ? found.Gsnr > best.Gsnr
                : Does(found) != Does(best) ? Does(found)
                : Does(found) && found.Cost != best.Cost ? found.Cost < best.Cost
                : found.Gsnr > best.Gsnr);
        if (wins)
        {
            Best = found;
        }
    }

    private (long Cost, long Noise)? Step(int from, int to, double dbm)
    {
        var last = to == places.Length - 1;
        return budget.Noise(places[to].Position - places[from].Position, new(dbm), last) is var (amplifier, interference)
            ? (request.AmplifierCost + places[to].Cost, (long)Math.Min((amplifier + interference) / SitePlacement.NoiseUnit, 1e17))
            : null;
    }
}

/// <summary>A line that was tried.</summary>
/// <param name="Nodes">Places in order.</param>
/// <param name="Launch">Power of each channel.</param>
/// <param name="Spans">Spans.</param>
/// <param name="Gsnr">Worst channel at the end of life, transmitters included, in 0.1 nm.</param>
/// <param name="Penalty">Of dispersion, PMD and PDL.</param>
/// <param name="Cost">Of sites and amplifiers.</param>
internal sealed record Attempt(int[] Nodes, Dbm Launch, DesignedSpan[] Spans, Decibels Gsnr, Decibels Penalty, long Cost);

/// <summary>Channels of a signal in the band that all amplifiers share.</summary>
internal static class SignalGrid
{
    public static ChannelGrid Of(LineRequest request, SignalChoice signal)
    {
        var (from, to) = Band(request);
        var fits = Math.Max(1, (int)Math.Floor((to - from) / signal.Spacing.Value));
        var count = Math.Min(signal.Channels ?? fits, fits);
        var first = ((from + to) / 2) - ((count - 1) / 2.0 * signal.Spacing.Value);
        return ChannelGrid.Even(new(first), signal.Spacing, count, signal.BaudRate, new(0), signal.RollOff, signal.TxOsnr);
    }

    /// <summary>How many channels the band holds.</summary>
    public static int Fits(LineRequest request, SignalChoice signal)
    {
        var (from, to) = Band(request);
        return (int)Math.Floor((to - from) / signal.Spacing.Value);
    }

    private static (double From, double To) Band(LineRequest request) =>
        (request.Amplifiers.Max(a => a.BandFrom.Value), request.Amplifiers.Min(a => a.BandTo.Value));
}
