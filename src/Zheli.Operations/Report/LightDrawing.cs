using System.Globalization;
using System.Text;

namespace Zheli.Operations.Report;

/// <summary>Light along a line.</summary>
/// <param name="Points">Kilometres and values, in order; an amplifier is two points at one place.</param>
/// <param name="IsDashed">True for the first day.</param>
internal sealed record LightCurve(IReadOnlyList<(double Km, double Value)> Points, bool IsDashed);

/// <summary>Draws power and signal-to-noise ratio along a line, one above the other over the same kilometres.</summary>
internal static class LightDrawing
{
    private const double Width = 173, Height = 62, Left = 13, Right = 4, Top = 4, Bottom = 6, Gap = 6;
    private static readonly CultureInfo Culture = CultureInfo.InvariantCulture;

    /// <summary>Draws.</summary>
    /// <param name="power">Power, dBm.</param>
    /// <param name="ratio">Ratio, dB.</param>
    /// <param name="powerTitle">Over the upper panel.</param>
    /// <param name="ratioTitle">Over the lower one.</param>
    /// <param name="unit">Of the distance.</param>
    public static string Draw(IReadOnlyList<LightCurve> power, IReadOnlyList<LightCurve> ratio, string powerTitle, string ratioTitle, string unit)
    {
        var most = power.Max(c => c.Points[^1].Km);
        double X(double km) => Left + (km / most * (Width - Left - Right));
        var svg = new StringBuilder();
        svg.Append(Culture, $"<svg class=\"curve\" viewBox=\"0 0 {Width} {Height}\" role=\"img\" xmlns=\"http://www.w3.org/2000/svg\"><title>{HtmlReport.Text(powerTitle + "; " + ratioTitle)}</title>");
        var half = (Height - Top - Bottom - Gap) / 2;
        Panel(svg, power, powerTitle, "#12408c", Top, Top + half, X);
        Panel(svg, ratio, ratioTitle, "#b86a00", Top + half + Gap, Height - Bottom, X);
        var step = Step(most, 8);
        for (var km = 0.0; km <= most; km += step)
        {
            var last = km + step > most;
            svg.Append(Culture, $"<text class=\"axis\" x=\"{X(km):0.##}\" y=\"{Height - Bottom + 3.6:0.##}\" text-anchor=\"middle\">{km:0}{(last ? " " + HtmlReport.Text(unit) : "")}</text>");
        }

        return svg.Append("</svg>").ToString();
    }

    private static void Panel(StringBuilder svg, IReadOnlyList<LightCurve> curves, string title, string colour, double top, double bottom, Func<double, double> x)
    {
        double[] values = [.. curves.SelectMany(c => c.Points.Select(p => p.Value))];
        if (values.Length == 0)
        {
            return;
        }

        var step = Step(Math.Max(values.Max() - values.Min(), 1), 4);
        var (low, high) = (Math.Floor(values.Min() / step) * step, Math.Ceiling(values.Max() / step) * step);
        double Y(double value) => bottom - ((value - low) / Math.Max(high - low, step) * (bottom - top));
        for (var value = low; value <= high + (step / 2); value += step)
        {
            svg.Append(Culture, $"<path d=\"M{Left} {Y(value):0.##}H{Width - Right}\" stroke=\"#dcdfe1\" stroke-width=\"0.2\"/>");
            svg.Append(Culture, $"<text class=\"axis\" x=\"{Left - 1.2}\" y=\"{Y(value) + 0.8:0.##}\" text-anchor=\"end\">{(value < 0 ? "−" : "")}{Math.Abs(value):0.#}</text>");
        }

        svg.Append(Culture, $"<text class=\"axis\" x=\"{Left}\" y=\"{top - 1.4:0.##}\">{HtmlReport.Text(title)}</text>");
        foreach (var curve in curves.Where(c => c.Points.Count > 0))
        {
            svg.Append(Culture, $"<path d=\"M");
            svg.AppendJoin('L', curve.Points.Select(p => string.Create(Culture, $"{x(p.Km):0.##} {Y(p.Value):0.##}")));
            svg.Append(Culture, $"\" fill=\"none\" stroke=\"{colour}\" stroke-width=\"{(curve.IsDashed ? 0.35 : 0.6)}\" stroke-linejoin=\"round\"{(curve.IsDashed ? " stroke-dasharray=\"1.4 0.9\"" : "")}/>");
        }
    }

    /// <summary>A round step that gives at most so many.</summary>
    private static double Step(double range, int most)
    {
        var rough = range / most;
        var ten = Math.Pow(10, Math.Floor(Math.Log10(rough)));
        return ten * (rough <= ten ? 1 : rough <= 2 * ten ? 2 : rough <= 5 * ten ? 5 : 10);
    }
}
