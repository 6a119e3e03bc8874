using System.CommandLine;
using System.Globalization;
using Zheli.Model;
using Zheli.Operations.Line;

namespace Zheli.Cli.Commands;

/// <summary><c>zheli line</c>: optical lines.</summary>
internal static class LineCommand
{
    /// <summary>Makes the command with its verbs.</summary>
    public static Command Create() => new("line", "Optical lines and networks: send light, design, find routes, assign spectrum.")
    {
        Propagate(), LineDesignCommand.Create(), LinePathsCommand.Create(), LineAssignCommand.Create(),
    };

    private static Command Propagate()
    {
        var file = new Argument<string>("FILE") { Description = "The line, a JSON file: channels, elements, settings; or a topology of GNPy, or a folder of GNPy's files." };
        var from = new Option<string?>("--from") { Description = "Of a topology: the transceiver where the line begins." };
        var to = new Option<string?>("--to") { Description = "Of a topology: where it ends." };
        var spectrum = new Option<string?>("--spectrum") { Description = "Of a topology: channels one by one, as GNPy reads them; otherwise those of the library's SI." };
        var settings = new Option<string?>("--sim-params") { Description = "Of a topology: how physics is computed, as GNPy reads it; otherwise the closed form." };
        var equipment = new Option<string?>("--equipment") { Description = "An equipment library (JSON, as GNPy reads it) instead of the one that comes with the program." };
        return new Command("propagate", "Send light through a line: power, OSNR, interference and GSNR of every channel.") { file, equipment, from, to, spectrum, settings }.Runs((parsed, terminal, token) =>
        {
            var request = new LinePropagationRequest(parsed.GetRequiredValue(file))
            {
                Equipment = parsed.GetValue(equipment), From = parsed.GetValue(from), To = parsed.GetValue(to), Spectrum = parsed.GetValue(spectrum), Settings = parsed.GetValue(settings),
            };
            var answer = LinePropagationOperation.Run(request, TimeProvider.System, terminal.Progress, token);
            terminal.Answer(answer, output => Write(output, answer));
            if (!terminal.IsJson)
            {
                terminal.Show(answer.Findings);
            }

            return answer.Findings.Any(f => f.Severity == Severity.Error) ? ExitCode.No : ExitCode.Done;
        });
    }

    private static void Write(TextWriter output, LinePropagationAnswer answer)
    {
        void Line(FormattableString line) => output.WriteLine(line.ToString(CultureInfo.InvariantCulture));
        Line($"{answer.Id}: {answer.Title}");
        Line($"  {"element",-40} {"km",8} {"total dBm",10} {"channel dBm",16} {"GSNR min",9} {"mean",7}  gain / NF dB");
        foreach (var point in answer.Along)
        {
            var name = point.Uid.Length > 40 ? point.Uid[..39] + "…" : point.Uid;
            var amplifier = point.GainDb is { } gain ? FormattableString.Invariant($"{gain:0.00} / {point.NoiseFigureDb:0.00}{(point.Saturated == true ? " saturated" : "")}") : "";
            var range = FormattableString.Invariant($"{point.ChannelPowerMinDbm:0.00}…{point.ChannelPowerMaxDbm:0.00}");
            Line($"  {name,-40} {point.PositionM / 1000,8:0.0} {point.TotalPowerDbm,10:0.00} {range,16} {point.GsnrMinDb,9:0.00} {point.GsnrMeanDb,7:0.00}  {amplifier}");
        }

        var s = answer.Summary;
        Line($"  GSNR in 0.1 nm  worst {s.GsnrMinDb01nm:0.00} dB, mean {s.GsnrMeanDb01nm:0.00} dB, best {s.GsnrMaxDb01nm:0.00} dB; OSNR mean {s.OsnrMeanDb01nm:0.00} dB");
        Line($"  {answer.FrequencyHz.Length} channels; dispersion {s.DispersionMeanPsPerNm:0} ps/nm, PMD {s.PmdMeanPs:0.00} ps, delay {s.LatencyMs:0.000} ms; computed in {answer.PropagationSeconds * 1e3:0.000} ms");
    }
}
