using Zheli.Engineering.Optics.Equipment;
using Zheli.Engineering.Optics.Exchange;
using Zheli.Engineering.Optics.Files;
using Zheli.Engineering.Optics.Light;
using Zheli.Engineering.Optics.Lines;
using Zheli.Model;

namespace Zheli.Operations.Line;

/// <summary>The verb <c>line propagate</c>: light sent through a line.</summary>
public static class LinePropagationOperation
{
    /// <summary>Reads a line and sends light through it.</summary>
    /// <param name="file">A line file.</param>
    /// <param name="equipment">An equipment library, or null for the one that comes with the program.</param>
    /// <param name="clock">Measures the propagation.</param>
    /// <param name="progress">Told at each element.</param>
    /// <param name="cancellation">Heard inside slow models.</param>
    /// <exception cref="BadInputException">The line or the library cannot be used, or interference exceeds the signal.</exception>
    public static LinePropagationAnswer Run(
        string file, string? equipment, TimeProvider clock, IProgress<StageProgress>? progress = null, CancellationToken cancellation = default)
    {
        return Run(new LinePropagationRequest(file) { Equipment = equipment }, clock, progress, cancellation);
    }

    /// <summary>Reads a line, in the program's format or as GNPy's files, and sends light through it.</summary>
    /// <exception cref="BadInputException">A file cannot be used, or interference exceeds the signal.</exception>
    public static LinePropagationAnswer Run(
        LinePropagationRequest request, TimeProvider clock, IProgress<StageProgress>? progress = null, CancellationToken cancellation = default) =>
        Run(Read(request), clock, progress, cancellation);

    /// <summary>A folder holds GNPy's files under the names that <c>line design --gnpy</c> gives them; a topology is told by its connections.</summary>
    private static Engineering.Optics.Lines.Line Read(LinePropagationRequest request)
    {
        if (Directory.Exists(request.File))
        {
            string? Inside(string name) => Path.Combine(request.File, name) is var path && File.Exists(path) ? path : null;
            return GnpyLine.Read(new(
                Path.Combine(request.File, GnpyFolder.TopologyName), request.Equipment ?? Inside(GnpyFolder.EquipmentName), request.Spectrum ?? Inside(GnpyFolder.SpectrumName),
                request.Settings ?? Inside(GnpyFolder.SettingsName), request.From, request.To));
        }

        if (GnpyLine.IsTopology(request.File))
        {
            return GnpyLine.Read(new(request.File, request.Equipment, request.Spectrum, request.Settings, request.From, request.To));
        }

        Finding[] misplaced = [.. new[] { ("--from", request.From), ("--to", request.To), ("--spectrum", request.Spectrum), ("--sim-params", request.Settings) }.Where(o => o.Item2 is not null).Select(o => new Finding(
            Severity.Error, "option-without-topology", o.Item1, "This option belongs to a topology of GNPy; a line file states channels and settings itself.", "Maybe leave it out."))];
        return misplaced.Length > 0 ? throw new BadInputException(misplaced)
            : LineFile.Read(request.File, request.Equipment is null ? EquipmentLibrary.Shipped : EquipmentLibrary.Read(request.Equipment));
    }

    /// <summary>Sends light through a line.</summary>
    internal static LinePropagationAnswer Run(
        Engineering.Optics.Lines.Line line, TimeProvider clock, IProgress<StageProgress>? progress = null, CancellationToken cancellation = default)
    {
        var prepared = new PreparedLine(line);
        var light = new Spectrum(line.Grid);
        var (along, passed) = (new List<LinePoint>(), 0.0);
        var began = clock.GetTimestamp();
        var fault = prepared.Propagate(
            light,
            at =>
            {
                passed += line.Elements[at] is LineElement.Fibre fibre ? fibre.Span.Length.Value : 0;
                along.Add(Point(prepared, at, light, passed));
                progress?.Report(new("sending light", (at + 1.0) / line.Elements.Count));
            },
            cancellation);
        var seconds = clock.GetElapsedTime(began).TotalSeconds;
        if (fault is { } index)
        {
            throw new BadInputException([LineCheck.TooMuchInterference(line.Elements[index], light), .. line.Findings]);
        }

        var outputs = LineOutputs.Of(light, line.Elements);
        return new()
        {
            Id = line.Id,
            Title = line.Title,
            FrequencyHz = line.Grid.FrequencyHz,
            Outputs = new(outputs),
            Summary = new(
                outputs.GsnrDb01nm.Min(), outputs.GsnrDb01nm.Average(), outputs.GsnrDb01nm.Max(), outputs.OsnrAseDb01nm.Average(), outputs.SnrNliDbSignalBw.Average(),
                outputs.LatencyMs[0], outputs.DispersionPsPerNm.Average(), outputs.PmdPs.Average()),
            Along = along,
            Findings = [.. line.Findings, .. Saturated(along), .. LineCheck.AtReceiver(line, outputs.PowerAtRxDbm)],
            PropagationSeconds = seconds,
        };
    }

    private static IEnumerable<Finding> Saturated(IEnumerable<LinePoint> along) => along.Where(p => p.Saturated == true).Select(p => new Finding(
        Severity.Note, "amplifier-saturated", p.Uid, FormattableString.Invariant($"The power limit of the amplifier holds its gain at {p.GainDb:0.##} dB."),
        "Maybe launch less, or use an amplifier with more power."));

    private static LinePoint Point(PreparedLine line, int at, Spectrum light, double passed)
    {
        var (element, amplifier) = (line.Line.Elements[at], line.AmplifierAt(at));
        double[] ratios = [.. Enumerable.Range(0, light.Grid.Count).Select(i =>
            Db(light.SignalShare[i] / (light.AseShare[i] + light.NliShare[i]) * light.Grid.BaudRate[i] / Physics.TenthNanometreHz))];
        return new(
            element.Uid, element.Type, passed, Db(light.TotalPowerW * 1e3), Db(light.PowerW.Min() * 1e3), Db(light.PowerW.Max() * 1e3), ratios.Min(), ratios.Average(),
            amplifier?.GainDb, amplifier?.NoiseFigureDb, amplifier?.IsSaturated);
    }

    private static double Db(double ratio) => 10 * Math.Log10(ratio);
}

/// <summary>Which light to send through which line.</summary>
/// <param name="File">A line file, a topology of GNPy, or a folder of GNPy's files.</param>
public sealed record LinePropagationRequest(string File)
{
    /// <summary>An equipment library; null for the one that comes with the program, or that of the folder.</summary>
    public string? Equipment { get; init; }

    /// <summary>Of a topology: channels one by one, as GNPy reads them.</summary>
    public string? Spectrum { get; init; }

    /// <summary>Of a topology: how physics is computed, as GNPy reads it.</summary>
    public string? Settings { get; init; }

    /// <summary>Of a topology: where the line begins.</summary>
    public string? From { get; init; }

    /// <summary>Of a topology: where it ends.</summary>
    public string? To { get; init; }
}
