using System.Globalization;

namespace Zheli.Model.Units;

/// <summary>Gaps to a proved bound in sentences. "At most" has to hold for the figure that is read, so it is rounded up.</summary>
public static class GapText
{
    /// <summary>A gap in per cent, rounded up.</summary>
    /// <param name="gap">The gap as a share: 0.0061 for 0.61 %.</param>
    /// <param name="decimals">Decimals of the per cent.</param>
    public static double Percent(double gap, int decimals)
    {
        var size = Math.Pow(10, decimals);

        // The last digits of a quotient are no reason to add a step.
        return Math.Ceiling(Math.Round(gap * 100 * size, 9)) / size;
    }

    /// <summary>A gap as text, rounded up: <c>0.62%</c>.</summary>
    public static string Of(double gap, int decimals) => Percent(gap, decimals).ToString("F" + decimals.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture) + "%";
}
