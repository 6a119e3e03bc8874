using System.Globalization;
using System.Net;
using System.Text;
using Zheli.Operations.Words;

namespace Zheli.Operations.Report;

/// <summary>Writes a report as one HTML file that needs nothing else: type and drawings are in it, every figure carries its key, exact value and query.</summary>
internal static class HtmlReport
{
    private const int LongestWord = 30;

    private static readonly string[] FontParts = ["cyrillic-ext", "cyrillic", "latin-ext", "latin"];

    /// <summary>Letters of each part of the font, as its makers cut it.</summary>
    private static readonly string[] FontRanges =
    [
        "U+0460-052F,U+1C80-1C8A,U+20B4,U+2DE0-2DFF,U+A640-A69F,U+FE2E-FE2F", "U+0301,U+0400-045F,U+0490-0491,U+04B0-04B1,U+2116",
        "U+0100-02BA,U+02BD-02C5,U+02C7-02CC,U+02CE-02D7,U+02DD-02FF,U+0304,U+0308,U+0329,U+1D00-1DBF,U+1E00-1E9F,U+1EF2-1EFF,U+2020,U+20A0-20AB,U+20AD-20C0,U+2113,U+2C60-2C7F,U+A720-A7FF",
        "U+0000-00FF,U+0131,U+0152-0153,U+02BB-02BC,U+02C6,U+02DA,U+02DC,U+0304,U+0308,U+0329,U+2000-206F,U+20AC,U+2122,U+2191,U+2193,U+2212,U+2215,U+FEFF,U+FFFD",
    ];

    /// <summary>The whole document.</summary>
    public static string Write(ReportDocument it, ExportLanguage language)
    {
        var numbers = new ReportNumbers(language);
        var html = new StringBuilder();
        html.Append("<!doctype html>\n<html lang=\"").Append(it.Language).Append("\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width\">\n<title>")
            .Append(Text(it.Title + " — " + it.Subtitle)).Append("</title>\n<style>\n");
        Fonts(html);
        html.Append(Style(it)).Append("</style>\n</head>\n<body>\n<main>\n<header><p class=\"over\">").Append(Text(it.Subtitle)).Append("</p><h1>").Append(Text(it.Title)).Append("</h1></header>\n");
        if (it.Banner is { } banner)
        {
            html.Append("<p class=\"banner\">").Append(Text(banner)).Append("</p>\n");
        }

        html.Append("<section>\n");
        foreach (var block in it.Blocks)
        {
            if (block is HeadingBlock { IsChapter: true, IsTight: var isTight })
            {
                html.Append(isTight ? "</section>\n<section class=\"tight\">\n" : "</section>\n<section>\n");
            }

            Block(html, it, block, numbers);
        }

        return html.Append("</section>\n</main>\n</body>\n</html>\n").ToString();
    }

    /// <summary>Text as HTML.</summary>
    public static string Text(string text) => WebUtility.HtmlEncode(text);

    /// <summary>A text whose marks are written as figures, plain.</summary>
    public static string Plain(ReportDocument it, string text, ReportNumbers numbers) => Fill(text, key => numbers.Write(it.Figures.Get(key)), s => s);

    private static void Block(StringBuilder html, ReportDocument it, ReportBlock block, ReportNumbers numbers)
    {
        string Rich(string text) => Fill(text, key => Data(it.Figures.Get(key), numbers), Text);
        switch (block)
        {
            case LeadBlock lead:
                html.Append("<p class=\"lead\">").Append(Rich(lead.Text)).Append("</p>\n");
                break;
            case TextBlock text:
                html.Append(text.IsNote ? "<p class=\"note\">" : "<p>").Append(Rich(text.Text)).Append("</p>\n");
                break;
            case MissingBlock missing:
                html.Append("<p class=\"missing\">").Append(Rich(missing.Text)).Append(" <code>").Append(Text(missing.Command)).Append("</code></p>\n");
                break;
            case HeadlineBlock headline:
                html.Append("<dl class=\"headline\">");
                foreach (var (figure, label) in headline.Figures)
                {
                    html.Append("<div><dd>").Append(Rich(figure)).Append("</dd><dt>").Append(Rich(label)).Append("</dt></div>");
                }

                html.Append("</dl>\n");
                break;
            case HeadingBlock heading:
                html.Append(heading.IsChapter ? "<h2 class=\"chapter\">" : "<h2>").Append(Text(heading.Text));
                html.Append(heading.Source is { } source ? $" <small>{Text(source)}</small></h2>\n" : "</h2>\n");
                break;
            case DrawingBlock drawing:
                html.Append("<figure>").Append(drawing.Svg).Append("<figcaption>").Append(drawing.Caption).Append("</figcaption></figure>\n");
                break;
            case ListBlock list:
                html.Append("<ol>").Append(string.Concat(list.Items.Select(i => $"<li>{Rich(i)}</li>"))).Append("</ol>\n");
                break;
            case TableBlock table:
                Table(html, table, Rich);
                break;
            default:
                throw new InvalidOperationException($"There is no way to write {block.GetType().Name}.");
        }
    }

    private static void Table(StringBuilder html, TableBlock table, Func<string, string> rich)
    {
        html.Append("<table><thead><tr>");
        foreach (var column in table.Columns)
        {
            html.Append(column.Align == Align.Right ? "<th class=\"n\" scope=\"col\">" : "<th scope=\"col\">").Append(rich(column.Title)).Append("</th>");
        }

        html.Append(table.Bars is null ? "</tr></thead><tbody>" : "<th></th></tr></thead><tbody>");
        for (var r = 0; r < table.Rows.Count; r++)
        {
            html.Append(table.Total && r == table.Rows.Count - 1 ? "<tr class=\"total\">" : "<tr>");
            for (var i = 0; i < table.Columns.Count; i++)
            {
                html.Append(table.Columns[i].Align == Align.Right ? "<td class=\"n\">" : IsLong(table.Rows[r][i]) ? "<td class=\"w\">" : "<td>").Append(rich(table.Rows[r][i])).Append("</td>");
            }

            if (table.Bars is { } bars)
            {
                html.Append(CultureInfo.InvariantCulture, $"<td class=\"bar\"><i style=\"width:{Math.Clamp(bars[r], 0, 1) * 100:0.#}%{(bars[r] > 0 ? ";min-width:.3mm" : "")}\"></i></td>");
            }

            html.Append("</tr>");
        }

        html.Append("</tbody></table>\n");
    }

    /// <summary>True for digests and queries, which must break somewhere.</summary>
    private static bool IsLong(string text) => text.Split(' ').Any(word => word.Length > LongestWord);

    private static string Data(Figure figure, ReportNumbers numbers) => string.Create(
        CultureInfo.InvariantCulture,
        $"<data value=\"{figure.Value:0.############}\" data-figure=\"{Text(figure.Key)}\" data-query=\"{figure.Query.Id}\">{Text(numbers.Write(figure))}</data>");

    private static string Fill(string text, Func<string, string> figure, Func<string, string> plain)
    {
        var parts = text.Split(FigureBook.Mark);
        var filled = new StringBuilder();
        for (var i = 0; i < parts.Length; i++)
        {
            // A Russian date ends with a stop of its own; the sentence needs no second one.
            var part = i > 0 && i % 2 == 0 && parts[i].StartsWith('.') && EndsWithStop(filled) ? parts[i][1..] : parts[i];
            filled.Append(i % 2 == 0 ? plain(part) : figure(part));
        }

        return filled.ToString();
    }

    private static bool EndsWithStop(StringBuilder text)
    {
        var end = text.ToString(Math.Max(0, text.Length - ".</data>".Length), Math.Min(text.Length, ".</data>".Length));
        return end.EndsWith('.') || end == ".</data>";
    }

    private static void Fonts(StringBuilder html)
    {
        for (var i = 0; i < FontParts.Length; i++)
        {
            using var resource = typeof(HtmlReport).Assembly.GetManifestResourceStream($"fonts/golos-text-{FontParts[i]}.woff2")
                ?? throw new InvalidOperationException($"The font part {FontParts[i]} is not in the assembly.");
            using var bytes = new MemoryStream();
            resource.CopyTo(bytes);
            html.Append("@font-face{font-family:Golos;font-weight:400 900;src:url(data:font/woff2;base64,").Append(Convert.ToBase64String(bytes.ToArray())).Append(") format(\"woff2\");unicode-range:")
                .Append(FontRanges[i]).Append("}\n");
        }
    }

    /// <summary>A4 with room for a binder on the left, page numbers and the data version on every page (docs/methods/report.md).</summary>
    private static string Style(ReportDocument it) => $$"""
        @page { size: A4; margin: 16mm 12mm 17mm 25mm;
          @bottom-left { content: {{Css(it.Stamp)}}; font: 400 7pt Golos, sans-serif; color: #55606a; white-space: pre; }
          @bottom-right { content: counter(page) " / " counter(pages); font: 400 7.5pt Golos, sans-serif; color: #1b2530; } }
        * { box-sizing: border-box; margin: 0; }
        html { -webkit-print-color-adjust: exact; print-color-adjust: exact; }
        body { font: 400 9.5pt/1.4 Golos, sans-serif; color: #1b2530; background: #fff; font-variant-numeric: tabular-nums lining-nums; }
        main { max-width: 173mm; margin: 0 auto; }
        header { border-bottom: 1.2pt solid #12408c; padding-bottom: 1.6mm; margin-bottom: 2.6mm; display: flex; flex-direction: column; }
        .over { font-size: 8.5pt; color: #55606a; }
        h1 { font-size: 15pt; line-height: 1.2; font-weight: 600; }
        h2 { font-size: 10.5pt; font-weight: 600; margin: 2.8mm 0 1mm; break-after: avoid; }
        h2.chapter { break-before: page; font-size: 13pt; margin-top: 0; padding-bottom: 1mm; border-bottom: .6pt solid #12408c; }
        h2 small { font-weight: 400; font-size: 7pt; color: #55606a; }
        p { margin: 0 0 1.6mm; }
        data { white-space: nowrap; }
        .lead { font-size: 11pt; line-height: 1.36; font-weight: 500; max-width: none; margin-bottom: 2.4mm; }
        .note { font-size: 8pt; color: #55606a; line-height: 1.35; max-width: none; }
        .missing { border-left: 2pt solid #b86a00; padding: .6mm 0 .6mm 2.4mm; max-width: none; }
        .banner { border: .8pt solid #c4122f; color: #c4122f; font-weight: 600; text-align: center; padding: 1mm; max-width: none; }
        code { font: 400 8.2pt "Liberation Mono", "DejaVu Sans Mono", monospace; overflow-wrap: anywhere; }
        .headline { display: flex; gap: 4mm; margin: 0 0 2.4mm; }
        .headline > div { flex: 1; border-top: .6pt solid #8d979f; padding-top: 1mm; display: flex; flex-direction: column; }
        .headline dd { font-size: 14pt; font-weight: 600; line-height: 1.2; white-space: nowrap; }
        .headline dt { font-size: 8pt; color: #55606a; line-height: 1.3; }
        table { border-collapse: collapse; width: 100%; font-size: 8.5pt; line-height: 1.3; margin-bottom: 1.8mm; }
        thead { display: table-header-group; }
        tr { break-inside: avoid; }
        th { text-align: left; font-weight: 500; color: #55606a; font-size: 7.6pt; vertical-align: bottom; border-bottom: .6pt solid #8d979f; padding: .5mm 2mm .6mm 0; }
        td { padding: .4mm 2mm .4mm 0; border-bottom: .3pt solid #dcdfe1; vertical-align: top; }
        td.w { overflow-wrap: anywhere; font-size: 7.4pt; }
        .n { text-align: right; white-space: nowrap; }
        th.n { white-space: normal; }
        th:last-child, td:last-child { padding-right: 0; }
        .total td { font-weight: 600; border-top: .6pt solid #1b2530; border-bottom: 0; }
        td.bar { width: 38mm; padding-left: 2mm; vertical-align: middle; }
        .bar i { display: block; height: 2mm; background: #12408c; }
        .n + td:not(.n):not(.bar), .n + th:not(.n) { padding-left: 3mm; }
        figure { margin: 0 0 1.6mm; break-inside: avoid; }
        figure svg { display: block; width: 100%; height: auto; }
        figcaption { font-size: 7.6pt; color: #55606a; line-height: 1.35; }
        figcaption b { font-weight: 500; color: #1b2530; white-space: nowrap; }
        svg text { font-family: Golos, sans-serif; fill: #22303c; }
        .city { font-size: 2.3px; paint-order: stroke; stroke: #fff; stroke-width: .5px; stroke-linejoin: round; }
        .scale { font-size: 2.1px; }
        .axis { font-size: 2.4px; fill: #55606a; }
        .direct { font-size: 2.5px; font-weight: 500; }
        ol { padding-left: 5mm; } li { margin-bottom: .6mm; }
        .tight { font-size: 8.8pt; line-height: 1.32; }
        .tight h2:not(.chapter) { margin-top: 2mm; margin-bottom: .6mm; }
        .tight p { margin-bottom: 1mm; }
        .tight table { font-size: 8pt; line-height: 1.22; margin-bottom: 1.2mm; }
        .tight td { padding-top: .15mm; padding-bottom: .15mm; }
        .tight figure svg { width: 84%; }
        .tight li { margin-bottom: .3mm; }
        @media screen { body { padding: 12mm 8mm; } }

        """;

    private static string Css(string text) => "\"" + text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal).Replace("<", "\\3c ", StringComparison.Ordinal) + "\"";
}
