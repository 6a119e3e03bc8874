using Zheli.Engineering.Optics.Grey;
using Zheli.Model.Programme;

namespace Zheli.Operations.Read;

/// <summary>A fibre span of a plan beside the sheet of its optic.</summary>
/// <param name="Number">Its place among the spans of the plan, from 0.</param>
/// <param name="Span">The span.</param>
/// <param name="Sheet">Figures of the optic at both ends; null when the table no longer has it.</param>
public sealed record SpanLight(int Number, PlanSpan Span, OpticSheet? Sheet)
{
    /// <summary>Below this much left at the end of life, dB, a span is thin; from <see cref="AmpleDb"/> on ample.</summary>
    public const double FairDb = 1;

    /// <summary>From here on what is left is ample, dB.</summary>
    public const double AmpleDb = 3;

    /// <summary>thin, fair or ample, as the map and the layer of the project file colour it.</summary>
    public string Word => WordOf(Span.MarginDb);

    /// <summary>The word of a margin.</summary>
    public static string WordOf(double marginDb) => marginDb < FairDb ? "thin" : marginDb < AmpleDb ? "fair" : "ample";

    /// <summary>Looks the optic up.</summary>
    internal static SpanLight Of(int number, PlanSpan span) => new(number, span, Optic.All.FirstOrDefault(o => o.Name == span.Optic) is { } optic
        ? new(
            optic.Gigabits, optic.Wavelength, optic.Reach.Value, optic.Transmit.Low.Value, optic.Transmit.High.Value, optic.Receive.Low.Value, optic.Receive.High.Value, optic.Penalty.Value)
        : null);
}

/// <summary>What a pluggable optic sends, needs and bears: Gbit/s, nm, metres, dBm, dB.</summary>
public sealed record OpticSheet(int Gigabits, int Wavelength, double ReachM, double SendsLowDbm, double SendsHighDbm, double NeedsDbm, double BearsDbm, double PenaltyDb);
