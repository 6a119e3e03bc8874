using System.Globalization;
using Zheli.Model;
using Zheli.Operations.Export;
using Zheli.Operations.Storage;

namespace Zheli.Operations.Access;

/// <summary>Writes the bill of quantities and the splice table of stored access designs.</summary>
public static class AccessBillOperation
{
    /// <summary>Writes a workbook.</summary>
    /// <param name="project">The project file.</param>
    /// <param name="settlements">Settlements by number; null for every design of the project.</param>
    /// <param name="output">The file, NAME.xlsx.</param>
    /// <param name="overwrite">True to replace a file that exists.</param>
    /// <returns>Its size, bytes.</returns>
    /// <exception cref="BadInputException">There is no such project, no design, or the file cannot be written.</exception>
    public static long Run(string project, IReadOnlyCollection<long>? settlements, string output, bool overwrite)
    {
        AtomicFile.CheckFree(output, overwrite, project);
        using var file = ProjectFile.Open(project, readOnly: true);
        var chosen = file.ReadAccess(t => t.ListSettlements()).Where(s => settlements?.Contains(s) != false).ToList();
        if (chosen.Count == 0)
        {
            throw new BadInputException("access-design-missing", Path.GetFileName(project), "The project holds no such access design.", "Maybe make one with 'zheli access'.");
        }

        var names = file.ReadTerritory().Settlements.ToDictionary(s => s.Id, s => s.Names.In("ru"));
        var designs = chosen.Select(s => (names.GetValueOrDefault(s, s.ToString(CultureInfo.InvariantCulture)), file.ReadAccess(t => t.Read(s))));
        return AtomicFile.Write(output, stream => AccessWorkbook.Write(stream, designs, file.ReadCatalogue()));
    }
}
