using System.Globalization;
using System.Text;

namespace Zheli.Operations.Report;

/// <summary>One line of the S-curve: what was reached by the end of each day on which it changes.</summary>
/// <param name="Name">Its name, written at its end.</param>
/// <param name="Colour">Its colour.</param>
/// <param name="Points">Days and values, ascending.</param>
/// <param name="IsDashed">True for what is to come.</param>
internal sealed record Curve(string Name, string Colour, IReadOnlyList<(DateOnly Day, double Value)> Points, bool IsDashed = false);

/// <summary>Between two curves: the fan of a forecast.</summary>
internal sealed record CurveBand(string Colour, double Opacity, IReadOnlyList<(DateOnly Day, double Low, double High)> Points);

/// <summary>Draws what was planned, done and forecast over time, from zero, with names at the lines instead of a legend.</summary>
internal static class CurveDrawing
{
    private const double Width = 173, Height = 46, Left = 13, Right = 34, Top = 3, Bottom = 7;
    private static readonly CultureInfo Culture = CultureInfo.InvariantCulture;

    /// <summary>Draws.</summary>
    /// <param name="curves">The lines.</param>
    /// <param name="bands">The fan, the widest first.</param>
    /// <param name="marks">Days to mark: today, the deadline.</param>
    /// <param name="title">What the drawing shows, for those who hear it.</param>
    public static string Draw(IReadOnlyList<Curve> curves, IReadOnlyList<CurveBand> bands, IReadOnlyList<(DateOnly Day, string Name)> marks, string title)
    {
        var days = curves.SelectMany(c => c.Points.Select(p => p.Day)).Concat(bands.SelectMany(b => b.Points.Select(p => p.Day))).Concat(marks.Select(m => m.Day)).ToList();
        var (first, last) = (days.Min().DayNumber, Math.Max(days.Max().DayNumber, days.Min().DayNumber + 30));
        var most = Ceiling(curves.SelectMany(c => c.Points.Select(p => p.Value)).Concat(bands.SelectMany(b => b.Points.Select(p => p.High))).DefaultIfEmpty(1).Max());
        double X(DateOnly day) => Left + ((double)(day.DayNumber - first) / (last - first) * (Width - Left - Right));
        double Y(double value) => Height - Bottom - (value / most * (Height - Top - Bottom));
        var svg = new StringBuilder();
        svg.Append(Culture, $"<svg class=\"curve\" viewBox=\"0 0 {Width} {Height}\" role=\"img\" xmlns=\"http://www.w3.org/2000/svg\"><title>{HtmlReport.Text(title)}</title>");
        for (var i = 0; i <= 4; i++)
        {
            var value = most * i / 4;
            svg.Append(Culture, $"<path d=\"M{Left} {Y(value):0.##}H{Width - Right}\" stroke=\"{(i == 0 ? "#8d979f" : "#dcdfe1")}\" stroke-width=\"0.2\"/>");
            svg.Append(Culture, $"<text class=\"axis\" x=\"{Left - 1.2}\" y=\"{Y(value) + 0.8:0.##}\" text-anchor=\"end\">{ReportNumbers.Whole((decimal)value)}</text>");
        }

        Months(svg, first, last, X);
        foreach (var band in bands.Where(b => b.Points.Count > 1))
        {
            svg.Append(Culture, $"<path fill=\"{band.Colour}\" fill-opacity=\"{band.Opacity:0.##}\" d=\"M");
            svg.AppendJoin('L', band.Points.Select(p => string.Create(Culture, $"{X(p.Day):0.##} {Y(p.High):0.##}")));
            svg.Append('L').AppendJoin('L', band.Points.Reverse().Select(p => string.Create(Culture, $"{X(p.Day):0.##} {Y(p.Low):0.##}"))).Append("Z\"/>");
        }

        foreach (var (day, name) in marks)
        {
            svg.Append(Culture, $"<path d=\"M{X(day):0.##} {Top}V{Height - Bottom}\" stroke=\"#c4122f\" stroke-width=\"0.25\" stroke-dasharray=\"1 0.7\"/>");
            svg.Append(Culture, $"<text class=\"axis\" x=\"{X(day) - 0.8:0.##}\" y=\"{Top + 2:0.##}\" text-anchor=\"end\">{HtmlReport.Text(name)}</text>");
        }

        var labels = new List<double>();
        foreach (var curve in curves.Where(c => c.Points.Count > 0))
        {
            var d = new StringBuilder(string.Create(Culture, $"M{X(curve.Points[0].Day):0.##} {Y(curve.Points[0].Value):0.##}"));
            foreach (var (day, value) in curve.Points.Skip(1))
            {
                d.Append(Culture, $"H{X(day):0.##}V{Y(value):0.##}");
            }

            svg.Append(Culture, $"<path d=\"{d}\" fill=\"none\" stroke=\"{curve.Colour}\" stroke-width=\"0.6\" stroke-linejoin=\"round\"{(curve.IsDashed ? " stroke-dasharray=\"1.4 0.9\"" : "")}/>");
            var y = Y(curve.Points[^1].Value) + 0.9;
            while (labels.Exists(l => Math.Abs(l - y) < 3))
            {
                y += 3;
            }

            labels.Add(y);
            svg.Append(Culture, $"<text class=\"direct\" x=\"{Math.Min(X(curve.Points[^1].Day) + 1.2, Width - Right + 1.2):0.##}\" y=\"{y:0.##}\" style=\"fill:{curve.Colour}\">{HtmlReport.Text(curve.Name)}</text>");
        }

        return svg.Append("</svg>").ToString();
    }

    private static void Months(StringBuilder svg, int first, int last, Func<DateOnly, double> x)
    {
        var months = (last - first) / 30.4;
        var step = months <= 8 ? 1 : months <= 26 ? 3 : months <= 60 ? 6 : 12;
        var day = DateOnly.FromDayNumber(first);
        for (day = new DateOnly(day.Year, day.Month, 1).AddMonths(1); day.DayNumber <= last; day = day.AddMonths(1))
        {
            if ((day.Month - 1) % step == 0)
            {
                svg.Append(Culture, $"<path d=\"M{x(day):0.##} {Height - Bottom}v1\" stroke=\"#8d979f\" stroke-width=\"0.2\"/><text class=\"axis\" x=\"{x(day):0.##}\" y=\"{Height - Bottom + 3.6:0.##}\" text-anchor=\"middle\">{ReportNumbers.Month(day)}</text>");
            }
        }
    }

    /// <summary>The next of 1, 2, 4, 8 times a power of ten: four equal steps of round numbers.</summary>
    private static double Ceiling(double value)
    {
        var power = Math.Pow(10, Math.Floor(Math.Log10(Math.Max(4, value))));
        foreach (var factor in new[] { 1.0, 2, 4, 6, 8, 10 })
        {
            if (value <= factor * power && factor * power >= 4)
            {
                return factor * power;
            }
        }

        return 10 * power;
    }
}
