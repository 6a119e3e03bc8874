namespace Zheli.Operations.Report;

/// <summary>How a column of a report's table stands.</summary>
internal enum Align
{
    /// <summary>Text.</summary>
    Left,

    /// <summary>Numbers.</summary>
    Right,
}

/// <summary>A column of a table.</summary>
internal sealed record ReportColumn(string Title, Align Align = Align.Left);

/// <summary>A part of a report. Texts carry figures as marks of <see cref="FigureBook"/>.</summary>
internal abstract record ReportBlock;

/// <summary>The sentence that answers.</summary>
internal sealed record LeadBlock(string Text) : ReportBlock;

/// <summary>A paragraph.</summary>
internal sealed record TextBlock(string Text, bool IsNote = false) : ReportBlock;

/// <summary>Something is not known yet, and how to get to know it.</summary>
internal sealed record MissingBlock(string Text, string Command) : ReportBlock;

/// <summary>A row of headline figures, each with what it counts.</summary>
internal sealed record HeadlineBlock(IReadOnlyList<(string Figure, string Label)> Figures) : ReportBlock;

/// <summary>A heading; a chapter begins a page, and one that has much to say on its page is set tight.</summary>
internal sealed record HeadingBlock(string Text, bool IsChapter = false, string? Source = null, bool IsTight = false) : ReportBlock;

/// <summary>A table.</summary>
/// <param name="Columns">Its columns.</param>
/// <param name="Rows">Its rows, a cell for each column.</param>
/// <param name="Name">Name of the sheet in a workbook.</param>
/// <param name="Bars">For each row a share of a bar drawn behind the last column, 0 to 1; null for none.</param>
/// <param name="Total">True when the last row is a total.</param>
internal sealed record TableBlock(IReadOnlyList<ReportColumn> Columns, IReadOnlyList<IReadOnlyList<string>> Rows, string Name, IReadOnlyList<double>? Bars = null, bool Total = false) : ReportBlock;

/// <summary>A drawing with its caption; a workbook leaves it out.</summary>
internal sealed record DrawingBlock(string Svg, string Caption) : ReportBlock;

/// <summary>A numbered list.</summary>
internal sealed record ListBlock(IReadOnlyList<string> Items) : ReportBlock;

/// <summary>A report: the same blocks for every format.</summary>
/// <param name="Title">Its title.</param>
/// <param name="Subtitle">Country or project, and the day.</param>
/// <param name="Language">Code of its language.</param>
/// <param name="Stamp">Printed on every page: source and data version.</param>
/// <param name="Banner">A warning on every page (made-up data), or null.</param>
/// <param name="Blocks">Everything, in order.</param>
/// <param name="Figures">All figures.</param>
internal sealed record ReportDocument(
    string Title, string Subtitle, string Language, string Stamp, string? Banner, IReadOnlyList<ReportBlock> Blocks, FigureBook Figures);
