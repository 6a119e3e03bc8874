using System.CommandLine;
using System.Globalization;
using Zheli.Operations.Line;

namespace Zheli.Cli.Commands;

/// <summary><c>zheli line design</c>: from a route to amplifiers, powers, mode and margins.</summary>
internal static class LineDesignCommand
{
    /// <summary>Makes the command.</summary>
    public static Command Create()
    {
        var request = new Argument<string?>("REQUEST") { Description = "What to design: a JSON file, or with --to a project NAME.gpkg; without it the options say all.", Arity = ArgumentArity.ZeroOrOne };
        var to = new Option<string?>("--to") { Description = "Along a plan's lines: the settlement where the line ends (KATO, number or name)." };
        var from = new Option<string?>("--from") { Description = "Along a plan's lines: the settlement where it begins; the existing network when not given." };
        var scenario = new Option<string>("--scenario") { Description = "With --to: the plan.", DefaultValueFactory = _ => "base" };
        var length = Number("--length", "Length of cable, km.");
        var sea = new Option<bool>("--sea") { Description = "Under water: repeaters in the cable, ageing and repairs of the sea." };
        var fibre = new Option<string?>("--fibre") { Description = "Type of fibre in the library: SSMF, NZDF, LOF, G654E." };
        var loss = Number("--loss", "Attenuation with splices, dB/km.");
        var area = Number("--area", "Effective area, µm².");
        var dispersion = Number("--dispersion", "Dispersion, ps/nm/km.");
        var connector = Number("--connector", "Loss of the connector at each end of a span, dB.");
        var step = new Option<double>("--site-step") { Description = "Distance of free places, km.", DefaultValueFactory = _ => 5 };
        var repeaters = new Option<int?>("--repeaters") { Description = "Most amplifiers on the way; 0 for none." };
        var amplifiers = new Option<string[]>("--amplifier") { Description = "A type of amplifier that may be used; may be repeated.", AllowMultipleArgumentsPerToken = true };
        var (noise, gain, power) = (Number("--nf", "Noise figure of an amplifier that is in no library, dB."), Number("--gain-max", "Its largest gain, dB."), Number("--power-max", "Its largest power, dBm."));
        var channels = new Option<int?>("--channels") { Description = "Channels; as many as fit when not given." };
        var (baud, spacing, rate) = (Number("--baud", "Symbol rate, GBd, instead of the library's modes."), Number("--spacing", "Distance of channels, GHz."), Number("--bit-rate", "Payload of a channel, Gbit/s."));
        var (required, tx, launch) = (Number("--required-osnr", "Ratio that the mode needs, dB in 0.1 nm."), Number("--tx-osnr", "Ratio of the transmitters, dB in 0.1 nm."), Number("--launch-max", "Most power that a terminal launches, dBm."));
        var equipment = new Option<string?>("--equipment") { Description = "An equipment library (JSON, as GNPy reads it) instead of the one that comes with the program." };
        var output = new Option<string?>("--line") { Description = "Write the designed line to this file, for 'zheli line propagate'." };
        var gnpy = new Option<string?>("--gnpy") { Description = "Write the designed line into this folder as GNPy's topology, equipment, spectrum and settings; 'zheli line propagate' reads it too." };
        var endOfLife = new Option<bool>("--end-of-life") { Description = "With --line or --gnpy: as it is at the end of its life." };
        return new Command("design", "Design a line: where amplifiers stand, which, their gain, tilt and launch power, the mode, margins; each choice explained.")
        {
            request, to, from, scenario, length, sea, fibre, loss, area, dispersion, connector, step, repeaters, amplifiers, noise, gain, power, channels, baud, spacing, rate, required, tx, launch, equipment,
            output, gnpy, endOfLife,
        }.Runs((parsed, terminal, token) =>
        {
            var document = LineDesignOperation.Run(
                new()
                {
                    RequestFile = parsed.GetValue(request), To = parsed.GetValue(to), From = parsed.GetValue(from), Scenario = parsed.GetRequiredValue(scenario),
                    LengthKm = parsed.GetValue(length), Sea = parsed.GetValue(sea), Fibre = parsed.GetValue(fibre),
                    LossDbPerKm = parsed.GetValue(loss), AreaUm2 = parsed.GetValue(area), Dispersion = parsed.GetValue(dispersion), ConnectorDb = parsed.GetValue(connector),
                    SiteStepKm = parsed.GetValue(step), Repeaters = parsed.GetValue(repeaters), Amplifiers = parsed.GetValue(amplifiers), NoiseFigureDb = parsed.GetValue(noise),
                    GainMaxDb = parsed.GetValue(gain), PowerMaxDbm = parsed.GetValue(power), Channels = parsed.GetValue(channels), BaudGbd = parsed.GetValue(baud),
                    SpacingGhz = parsed.GetValue(spacing), BitRateGbps = parsed.GetValue(rate), RequiredOsnrDb = parsed.GetValue(required), TxOsnrDb = parsed.GetValue(tx),
                    LaunchMaxDbm = parsed.GetValue(launch), Equipment = parsed.GetValue(equipment), LineOutput = parsed.GetValue(output), GnpyOutput = parsed.GetValue(gnpy), EndOfLife = parsed.GetValue(endOfLife),
                },
                terminal.Progress, token);
            terminal.Answer(document, text => Write(text, document));
            if (!terminal.IsJson)
            {
                terminal.Show(document.Findings ?? []);
            }

            return document.Status == "designed" && document.MarginDb is not < 0 ? ExitCode.Done : ExitCode.No;
        });
    }

    private static Option<double?> Number(string name, string description) => new(name) { Description = description };

    private static void Write(TextWriter output, LineDesignDocument document)
    {
        void Line(FormattableString line) => output.WriteLine(line.ToString(CultureInfo.InvariantCulture));
        if (document.Reason is { } reason)
        {
            Line($"{document.Id}: no line does. {reason}");
            Line($"What would help:");
            foreach (var remedy in document.Remedies ?? [])
            {
                Line($"  {(remedy.Suffices ? "yes" : "no "),-4}{remedy.GsnrDb,6:0.00} dB  {remedy.Change} ({remedy.Assumption})");
            }
        }
        else
        {
            Line($"{document.Id}: {document.LengthM / 1000:0.#} km, {document.Channels} channels of {document.Signal}, {document.LaunchDbmPerChannel:0.0} dBm each, {document.LaunchDbmTotal:0.0} dBm in all");
            Line($"  GSNR of the worst channel in 0.1 nm: {document.GsnrWorstStartDb:0.00} dB on the first day, {document.GsnrWorstEndDb:0.00} dB at the end of life, {document.GsnrWorstEndWithTransmitterDb:0.00} dB with its transmitter");
            var margin = document.MarginDb is { } m ? FormattableString.Invariant($"margin {m:0.00} dB; ") : "";
            var capacity = document.CapacityTbps is { } c ? FormattableString.Invariant($"{c:0.##} Tbit/s a fibre pair; ") : "";
            Line($"  {margin}{capacity}delay {document.LatencyMs:0.000} ms; {document.CostTenge / 1e6:#,0} M tenge for sites, amplifiers and transceivers");
            foreach (var span in document.Spans ?? [])
            {
                Line($"  {span.LengthM / 1000,7:0.0} km to {span.To,-24} loss {span.LossStartDb:0.00} ({span.LossEndDb:0.00}) dB  {span.Amplifier}, gain {span.GainStartDb:0.00} ({span.GainEndDb:0.00}) dB, NF {span.NoiseFigureDb:0.00} dB, tilt {span.TiltDb:0.00} dB");
            }

            Line($"Why:");
            foreach (var why in document.Reasons ?? [])
            {
                Line($"  {why.Subject}: {why.Choice}. {why.Reason}");
            }
        }

        Line($"Considered:");
        foreach (var signal in document.Considered)
        {
            Line($"  {signal.Signal}, {signal.Channels} channels: {signal.GsnrDb:0.00} dB{(signal.RequiredDb is { } n ? FormattableString.Invariant($" of {n:0.00} needed") : "")} – {signal.Verdict}");
        }
    }
}
