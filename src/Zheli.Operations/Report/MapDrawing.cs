using System.Globalization;
using System.Text;
using Zheli.Model.Network;
using Zheli.Model.Places;
using Zheli.Model.Programme;

namespace Zheli.Operations.Report;

/// <summary>A settlement as the map shows it.</summary>
/// <param name="Location">Where.</param>
/// <param name="People">How many, for the size of its sign.</param>
/// <param name="Technology">How it is served, for the form and colour.</param>
/// <param name="IsBuilt">Built by evidence: filled; otherwise an open sign.</param>
internal readonly record struct MapSettlement(GeoPoint Location, int People, Technology Technology, bool IsBuilt);

/// <summary>
/// The map of a report as SVG: borders, lines, settlements, in Albers' equal-area projection with the standard parallels a sixth of the height inside (Snyder, USGS
/// Professional Paper 1395, §14). Points that fall on each other on paper are drawn once, so that the drawing does not grow with the country.
/// </summary>
internal sealed class MapDrawing
{
    /// <summary>Steps in a millimetre: what a printer can show.</summary>
    private const double Steps = 10;
    private const double MarginMm = 2;
    private static readonly int[] BarKilometres = [1000, 500, 200, 100, 50, 20, 10, 5, 2, 1];
    private static readonly CultureInfo Culture = CultureInfo.InvariantCulture;

    private readonly StringBuilder svg = new();
    private readonly double n;
    private readonly double c;
    private readonly double centre;
    private readonly double scale;
    private readonly double left;
    private readonly double top;

    private MapDrawing(IReadOnlyList<GeoPoint> extent, double width, double height)
    {
        var (south, north) = (extent.Min(p => p.Latitude), extent.Max(p => p.Latitude));
        var sixth = (north - south) / 6;
        var (first, second) = (Radians(south + sixth), Radians(north - sixth));
        n = (Math.Sin(first) + Math.Sin(second)) / 2;
        n = Math.Abs(n) < 1e-6 ? 1e-6 : n;
        c = (Math.Cos(first) * Math.Cos(first)) + (2 * n * Math.Sin(first));
        centre = (extent.Min(p => p.Longitude) + extent.Max(p => p.Longitude)) / 2;
        var flat = extent.Select(Plane).ToList();
        var (minX, maxX, minY, maxY) = (flat.Min(p => p.X), flat.Max(p => p.X), flat.Min(p => p.Y), flat.Max(p => p.Y));
        scale = Math.Min((width - (2 * MarginMm)) / Math.Max(1e-9, maxX - minX), (height - (2 * MarginMm)) / Math.Max(1e-9, maxY - minY));
        left = (width / 2) - ((minX + maxX) / 2 * scale);
        top = (height / 2) + ((minY + maxY) / 2 * scale);
        Width = width;
        Height = height;
    }

    private double Width { get; }

    private double Height { get; }

    /// <summary>Draws.</summary>
    /// <param name="places">Borders and cities.</param>
    /// <param name="works">What the plan builds, with whether it is lit.</param>
    /// <param name="settlements">The settlements of the plan.</param>
    /// <param name="language">Language of labels.</param>
    /// <param name="title">What the drawing shows, for those who hear it.</param>
    /// <returns>An SVG element of 173 by at most 88 mm.</returns>
    public static string Draw(Territory places, IReadOnlyList<(PlanEdge Edge, bool IsLit)> works, IReadOnlyList<MapSettlement> settlements, string language, string title)
    {
        var outlines = places.Areas.Where(a => a.Polygons.Count > 0).ToList();
        var extent = outlines.SelectMany(a => a.Polygons).SelectMany(p => p[0]).Concat(settlements.Select(s => s.Location)).ToList();
        if (extent.Count == 0)
        {
            return "";
        }

        var map = new MapDrawing(extent, 173, HeightFor(extent));
        map.svg.Append(Culture, $"<svg class=\"map\" viewBox=\"0 0 {map.Width:0.#} {map.Height:0.#}\" role=\"img\" xmlns=\"http://www.w3.org/2000/svg\"><title>{HtmlReport.Text(title)}</title>");
        map.Borders(outlines);
        map.Lines(places, works);
        map.Settlements(settlements);
        map.Cities(places, language);
        map.ScaleBar(extent, language);
        return map.svg.Append("</svg>").ToString();
    }

    private static double HeightFor(List<GeoPoint> extent)
    {
        var trial = new MapDrawing(extent, 173, 1e6);
        var flat = extent.Select(trial.Paper).ToList();
        return Math.Clamp(flat.Max(p => p.Y) - flat.Min(p => p.Y) + (2 * MarginMm), 40, 88);
    }

    private void Borders(List<AdminArea> areas)
    {
        var hasCountry = areas.Exists(a => a.Level == AdminLevel.Country);
        Path(areas.Where(a => a.Level == (hasCountry ? AdminLevel.Country : AdminLevel.Region)), "fill=\"#fcfcfa\" stroke=\"none\"");
        Path(areas.Where(a => a.Level == AdminLevel.Region), "fill=\"none\" stroke=\"#b9c0c5\" stroke-width=\"0.2\"");
        Path(areas.Where(a => a.Level == AdminLevel.Country), "fill=\"none\" stroke=\"#8d979f\" stroke-width=\"0.35\"");
    }

    private void Path(IEnumerable<AdminArea> areas, string style)
    {
        var d = new StringBuilder();
        foreach (var ring in areas.SelectMany(a => a.Polygons).SelectMany(p => p))
        {
            Append(d, ring, 3);
        }

        if (d.Length > 0)
        {
            svg.Append("<path ").Append(style).Append(" fill-rule=\"evenodd\" stroke-linejoin=\"round\" d=\"").Append(d).Append("\"/>");
        }
    }

    private void Lines(Territory places, IReadOnlyList<(PlanEdge Edge, bool IsLit)> works)
    {
        Group(places.NetworkLines.Select(l => l.Points), "stroke=\"#5a6672\" stroke-width=\"0.35\"");
        Group(works.Where(w => w.Edge.Method == BuildMethod.Existing).Select(w => w.Edge.Points), "stroke=\"#5a6672\" stroke-width=\"0.35\"");
        Group(works.Where(w => IsFibre(w.Edge) && !w.IsLit).Select(w => w.Edge.Points), "stroke=\"#12408c\" stroke-width=\"0.22\" stroke-opacity=\"0.75\"");
        Group(works.Where(w => w.Edge.Method == BuildMethod.Aerial && !w.IsLit).Select(w => w.Edge.Points), "stroke=\"#12408c\" stroke-width=\"0.22\" stroke-dasharray=\"0.7 0.5\" stroke-opacity=\"0.75\"");
        Group(works.Where(w => w.Edge.Method == BuildMethod.Microwave).Select(w => w.Edge.Points), "stroke=\"#b86a00\" stroke-width=\"0.22\" stroke-dasharray=\"0.8 0.5\"");
        Group(works.Where(w => (IsFibre(w.Edge) || w.Edge.Method == BuildMethod.Aerial) && w.IsLit).Select(w => w.Edge.Points), "stroke=\"#12408c\" stroke-width=\"0.7\"");
    }

    private static bool IsFibre(PlanEdge edge) => edge.Method is not (BuildMethod.Existing or BuildMethod.Microwave or BuildMethod.Aerial);

    private void Group(IEnumerable<GeoPoint[]> lines, string style)
    {
        var d = new StringBuilder();
        foreach (var line in lines)
        {
            Append(d, line, 0);
        }

        if (d.Length > 0)
        {
            svg.Append("<path fill=\"none\" stroke-linecap=\"round\" stroke-linejoin=\"round\" ").Append(style).Append(" d=\"").Append(d).Append("\"/>");
        }
    }

    /// <summary>A line in steps of a tenth of a millimetre; points on one step, and rings smaller than a few steps, are left out.</summary>
    private void Append(StringBuilder d, ReadOnlySpan<GeoPoint> line, int smallest)
    {
        var start = d.Length;
        var (lastX, lastY, kept) = (int.MinValue, int.MinValue, 0);
        int minX = int.MaxValue, maxX = int.MinValue, minY = int.MaxValue, maxY = int.MinValue;
        foreach (var point in line)
        {
            var (px, py) = Paper(point);
            var (x, y) = ((int)Math.Round(px * Steps), (int)Math.Round(py * Steps));
            if (x == lastX && y == lastY)
            {
                continue;
            }

            (minX, maxX, minY, maxY) = (Math.Min(minX, x), Math.Max(maxX, x), Math.Min(minY, y), Math.Max(maxY, y));
            d.Append(Culture, $"{(kept == 0 ? "M" : kept == 1 ? "L" : " ")}{x / Steps:0.#} {y / Steps:0.#}");
            (lastX, lastY) = (x, y);
            kept++;
        }

        if (kept < 2 || Math.Max(maxX - minX, maxY - minY) < smallest)
        {
            d.Length = start;
        }
    }

    /// <summary>Signs by technology, their area by people: drawn as dots of round lines, the small ones above the large.</summary>
    private void Settlements(IReadOnlyList<MapSettlement> settlements)
    {
        foreach (var group in settlements.GroupBy(s => (s.Technology, s.IsBuilt, Size: SizeOf(s.People))).OrderByDescending(g => g.Key.Size).ThenBy(g => g.Key.Technology).ThenBy(g => g.Key.IsBuilt))
        {
            var seen = new HashSet<(int, int)>();
            var d = new StringBuilder();
            foreach (var it in group)
            {
                var (px, py) = Paper(it.Location);
                var (x, y) = ((int)Math.Round(px * Steps), (int)Math.Round(py * Steps));
                if (seen.Add((x, y)))
                {
                    d.Append(Culture, $"M{x / Steps:0.#} {y / Steps:0.#}h0");
                }
            }

            var colour = ColourOf(group.Key.Technology);
            var size = group.Key.Size;
            Dots(d, colour, size);
            if (group.Key.Technology is Technology.Satellite or Technology.Unserved || (!group.Key.IsBuilt && group.Key.Technology != Technology.Existing))
            {
                // A ring: the paper shows through.
                Dots(d, "#fff", size - 0.28);
            }
        }
    }

    private void Dots(StringBuilder d, string colour, double size) =>
        svg.Append(Culture, $"<path fill=\"none\" stroke=\"{colour}\" stroke-width=\"{Math.Max(0.15, size):0.##}\" stroke-linecap=\"round\" d=\"").Append(d).Append("\"/>");

    private static double SizeOf(int people) => people switch
    {
        < 250 => 0.55,
        < 1_000 => 0.75,
        < 5_000 => 1,
        < 50_000 => 1.4,
        _ => 2,
    };

    /// <summary>The colours of the map page.</summary>
    public static string ColourOf(Technology technology) => technology switch
    {
        Technology.Existing => "#5a6672",
        Technology.Fibre => "#12408c",
        Technology.Microwave => "#b86a00",
        Technology.Satellite => "#7a3db8",
        _ => "#c4122f",
    };

    private void Cities(Territory places, string language)
    {
        var taken = new List<(double X, double Y, double Width)>();
        foreach (var city in places.Settlements.Where(s => s.Kind == PlaceKind.City).OrderByDescending(s => s.Population).ThenBy(s => s.Id).Take(40))
        {
            var (x, y) = Paper(city.Location);
            var name = city.Names.In(language);
            var width = name.Length * 1.35;
            var toLeft = x + width + 2 > Width;
            var start = toLeft ? x - 1.4 - width : x + 1.4;
            if (name.Length == 0 || taken.Exists(t => start < t.X + t.Width + 0.8 && t.X < start + width + 0.8 && Math.Abs(t.Y - y) < 2.9))
            {
                continue;
            }

            taken.Add((start, y, width));
            svg.Append(Culture, $"<text x=\"{(toLeft ? x - 1.4 : x + 1.4):0.#}\" y=\"{y + 0.8:0.#}\"{(toLeft ? " text-anchor=\"end\"" : "")} class=\"city\">{HtmlReport.Text(name)}</text>");
        }
    }

    private void ScaleBar(List<GeoPoint> extent, string language)
    {
        var middle = new GeoPoint(centre, (extent.Min(p => p.Latitude) + extent.Max(p => p.Latitude)) / 2);
        var east = new GeoPoint(centre + 0.5, middle.Latitude);
        var (ax, ay) = Paper(middle);
        var (bx, by) = Paper(east);
        var perKm = Math.Sqrt(((bx - ax) * (bx - ax)) + ((by - ay) * (by - ay))) / (Geodesic.Distance(middle, east).Value / 1000);
        var km = BarKilometres.FirstOrDefault(k => k * perKm <= 32, 1);
        var (x, y) = (MarginMm, Height - 1.6);
        svg.Append(Culture, $"<path d=\"M{x:0.#} {y - 1:0.#}v1h{km * perKm:0.##}v-1\" fill=\"none\" stroke=\"#1b2530\" stroke-width=\"0.25\"/><text class=\"scale\" x=\"{x + (km * perKm / 2):0.#}\" y=\"{y - 0.7:0.#}\" text-anchor=\"middle\">{km} {(language is "en" ? "km" : "км")}</text>");
    }

    private (double X, double Y) Paper(GeoPoint point)
    {
        var (x, y) = Plane(point);
        return (left + (x * scale), top - (y * scale));
    }

    private (double X, double Y) Plane(GeoPoint point)
    {
        var rho = Math.Sqrt(Math.Max(0, c - (2 * n * Math.Sin(Radians(point.Latitude))))) / n;
        var theta = n * Radians(Math.IEEERemainder(point.Longitude - centre, 360));
        return (rho * Math.Sin(theta), -rho * Math.Cos(theta));
    }

    private static double Radians(double degrees) => degrees * Math.PI / 180;
}
