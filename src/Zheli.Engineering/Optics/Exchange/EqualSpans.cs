using Zheli.Model.Units;

namespace Zheli.Engineering.Optics.Exchange;

/// <summary>
/// How GNPy cuts a fibre that is too long into equal spans, and counts the channels of a band: rules of its automatic design, needed where a topology leaves them to it.
/// </summary>
public static class EqualSpans
{
    /// <summary>The spans of a fibre: itself when it is shorter than the longest allowed; otherwise the number of equal spans whose length is within the bounds and nearest to the target.</summary>
    /// <param name="length">Of the fibre.</param>
    /// <param name="target">Length that a span should have.</param>
    /// <param name="least">Shortest span.</param>
    /// <param name="most">Longest span, itself too long.</param>
    /// <returns>Length of a span, and how many there are.</returns>
    public static (Metres Length, int Count) Of(Metres length, Metres target, Metres least, Metres most)
    {
        if (length < most)
        {
            return (length, 1);
        }

        var fewer = Math.Max(1, (int)Math.Floor(length.Value / target.Value));
        var (longer, shorter) = (length.Value / fewer, length.Value / (fewer + 1));
        bool Allowed(double metres) => metres >= least.Value && metres <= most.Value;
        var takesMore = Allowed(shorter) != Allowed(longer) ? Allowed(shorter) : target.Value - shorter < longer - target.Value;
        return takesMore ? (new(shorter), fewer + 1) : (new(longer), fewer);
    }

    /// <summary>How many channels stand between two frequencies; the first stands one spacing above the lower.</summary>
    public static int Channels(Hertz from, Hertz to, Hertz spacing) => (int)Math.Floor((to.Value - from.Value) / spacing.Value);
}
