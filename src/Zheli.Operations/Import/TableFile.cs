using Zheli.Geodata.Tables;
using Zheli.Model;

namespace Zheli.Operations.Import;

/// <summary>A table that somebody wrote, as records: a workbook by its ending <c>.xlsx</c>, delimited text otherwise.</summary>
internal static class TableFile
{
    /// <summary>All records that are not blank, the header among them.</summary>
    /// <exception cref="BadInputException">The file is missing, too large, or no table.</exception>
    public static IReadOnlyList<TableRecord> Read(string path) =>
        Path.GetExtension(path).Equals(".xlsx", StringComparison.OrdinalIgnoreCase) ? WorkbookTable.Read(path) : DelimitedTable.Read(path);
}
