using System.Globalization;

namespace Zheli.Operations.Report;

/// <summary>What a figure counts, which decides how it is written.</summary>
internal enum FigureKind
{
    /// <summary>A whole number.</summary>
    Count,

    /// <summary>Kilometres, to a tenth.</summary>
    Kilometres,

    /// <summary>Whole tenge, written in billions.</summary>
    Money,

    /// <summary>A share, 0 to 1, written in per cent to a tenth.</summary>
    Share,

    /// <summary>A number with two decimals.</summary>
    Index,

    /// <summary>A day, kept as its number (days since 1 Jan 0001).</summary>
    Day,
}

/// <summary>Where figures come from, so that an auditor can ask again.</summary>
/// <param name="Id">Q1, Q2 …</param>
/// <param name="Text">SQL on the project file that returns rows (figure, value); or a command and the place in its JSON answer.</param>
/// <param name="IsSql">True for SQL.</param>
internal sealed record ReportQuery(string Id, string Text, bool IsSql);

/// <summary>One number of the report: it is computed once and written the same in every format.</summary>
/// <param name="Key">Stable name, as the queries return it.</param>
/// <param name="Value">The exact value.</param>
/// <param name="Kind">What it counts.</param>
/// <param name="Query">Where it comes from.</param>
internal sealed record Figure(string Key, decimal Value, FigureKind Kind, ReportQuery Query);

/// <summary>All figures of a report, and the queries behind them.</summary>
internal sealed class FigureBook
{
    /// <summary>Marks the place of a figure in a text: MARK key MARK.</summary>
    public const char Mark = '\u0001';

    /// <summary>Figures are kept to a millionth, so that no format writes one that another cannot hold.</summary>
    private const int Decimals = 6;

    private readonly Dictionary<string, Figure> figures = new(StringComparer.Ordinal);
    private readonly List<ReportQuery> queries = [];
    private readonly List<string> order = [];

    /// <summary>The queries, in order.</summary>
    public IReadOnlyList<ReportQuery> Queries => queries;

    /// <summary>The figures, in the order in which they were computed.</summary>
    public IEnumerable<Figure> All => order.Select(key => figures[key]);

    /// <summary>Adds a query in SQL that returns rows (figure, value).</summary>
    public ReportQuery Sql(string text) => Add(text, isSql: true);

    /// <summary>Adds a query by a command.</summary>
    public ReportQuery Command(string text) => Add(text, isSql: false);

    /// <summary>Computes a figure and returns its mark for texts and tables.</summary>
    public string Add(string key, decimal value, FigureKind kind, ReportQuery query)
    {
        if (figures.TryAdd(key, new Figure(key, decimal.Round(value, Decimals), kind, query)))
        {
            order.Add(key);
        }

        return Of(key);
    }

    /// <summary>The figure of a key.</summary>
    public Figure Get(string key) => figures[key];

    /// <summary>True when a figure of this key was computed.</summary>
    public bool Has(string key) => figures.ContainsKey(key);

    /// <summary>The exact value of a figure, 0 where there is none.</summary>
    public decimal Value(string key) => figures.TryGetValue(key, out var figure) ? figure.Value : 0;

    /// <summary>The mark of a figure.</summary>
    public static string Of(string key) => string.Create(CultureInfo.InvariantCulture, $"{Mark}{key}{Mark}");

    private ReportQuery Add(string text, bool isSql)
    {
        var query = new ReportQuery(string.Create(CultureInfo.InvariantCulture, $"Q{queries.Count + 1}"), text, isSql);
        queries.Add(query);
        return query;
    }
}
