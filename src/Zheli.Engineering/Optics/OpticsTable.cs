using System.Globalization;
using System.Text;
using Zheli.Model;
using Zheli.Model.Catalogue;
using Zheli.Model.Units;

namespace Zheli.Engineering.Optics;

/// <summary>
/// One row of a table of <c>data/optics/*.csv</c>, kept inside the program; fields by the name of their column. A row that does not parse is a bug,
/// not bad input.
/// </summary>
internal sealed class OpticsTable
{
    private readonly Dictionary<string, string> fields;

    private OpticsTable(Dictionary<string, string> fields) => this.fields = fields;

    /// <summary>All rows of a table, in order.</summary>
    public static IReadOnlyList<OpticsTable> Rows(string name)
    {
        using var reader = new StreamReader(typeof(OpticsTable).Assembly.GetManifestResourceStream($"optics/{name}.csv")!, Encoding.UTF8);
        var header = CsvLine.Split(reader.ReadLine()!);
        var rows = new List<OpticsTable>();
        for (var line = reader.ReadLine(); line is not null; line = reader.ReadLine())
        {
            var values = CsvLine.Split(line);
            rows.Add(values.Count == header.Count
                ? new(header.Zip(values).ToDictionary(pair => pair.First, pair => pair.Second, StringComparer.Ordinal))
                : throw new InvalidDataException($"{name}.csv: '{line}' has {values.Count} fields instead of {header.Count}."));
        }

        return rows;
    }

    /// <summary>The text of a field.</summary>
    public string Text(string column) => fields[column];

    /// <summary>The number in a field.</summary>
    public double Number(string column) => double.Parse(fields[column], NumberStyles.Float, CultureInfo.InvariantCulture);

    /// <summary>The whole number in a field.</summary>
    public int Whole(string column) => int.Parse(fields[column], NumberStyles.Integer, CultureInfo.InvariantCulture);

    /// <summary>A ratio in decibels.</summary>
    public Decibels Decibels(string column) => new(Number(column));

    /// <summary>The power between two limits, whose columns end in <c>_min_dbm</c> and <c>_max_dbm</c>.</summary>
    public PowerWindow Window(string name) => new(new(Number(name + "_min_dbm")), new(Number(name + "_max_dbm")));

    /// <summary>How well the row is supported.</summary>
    public Grade Grade() => Enum.Parse<Grade>(fields["grade"]);
}
