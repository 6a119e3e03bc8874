using System.Globalization;
using Zheli.Model;
using Zheli.Model.Catalogue;
using Zheli.Operations.Export;
using Zheli.Operations.Storage;
using Zheli.Operations.Words;

namespace Zheli.Operations.Access;

/// <summary>Writes the bill of quantities and the splice table of stored access designs.</summary>
public static class AccessBillOperation
{
    /// <summary>Refuses a place for the workbook before any work is done.</summary>
    /// <param name="project">The project file.</param>
    /// <param name="output">The file, NAME.xlsx.</param>
    /// <param name="overwrite">True to replace a file that exists.</param>
    /// <exception cref="BadInputException">The file cannot be written there, or has another ending.</exception>
    public static void CheckPlace(string project, string output, bool overwrite)
    {
        AtomicFile.CheckEnding(output, ".xlsx");
        AtomicFile.CheckFree(output, overwrite, project);
    }

    /// <summary>Writes a workbook.</summary>
    /// <param name="project">The project file.</param>
    /// <param name="settlements">Settlements by number; null for every design of the project.</param>
    /// <param name="output">The file, NAME.xlsx.</param>
    /// <param name="overwrite">True to replace a file that exists.</param>
    /// <param name="language">Language of headings, items and names.</param>
    /// <returns>Its size, bytes.</returns>
    /// <exception cref="BadInputException">There is no such project, no design, or the file cannot be written.</exception>
    public static long Run(string project, IReadOnlyCollection<long>? settlements, string output, bool overwrite, ExportLanguage language)
    {
        CheckPlace(project, output, overwrite);
        using var file = ProjectFile.Open(project, readOnly: true);
        var chosen = file.ReadAccess(t => t.ListSettlements()).Where(s => settlements?.Contains(s) != false).ToList();
        if (chosen.Count == 0)
        {
            throw new BadInputException("access-design-missing", Path.GetFileName(project), "The project holds no such access design.", "Maybe make one with 'zheli access'.");
        }

        var places = file.ReadTerritory().Settlements.ToDictionary(s => s.Id);
        var (national, regional) = (file.ReadCatalogue(), file.ReadRegionalCatalogues());
        CostCatalogue FiguresOf(long settlement) => places.GetValueOrDefault(settlement)?.RegionId is { } region ? regional.GetValueOrDefault(region, national) : national;
        var designs = chosen.Select(s =>
        {
            var design = file.ReadAccess(t => t.Read(s));
            return (places.GetValueOrDefault(s)?.Names.In(language.Code()) ?? s.ToString(CultureInfo.InvariantCulture), design, FiguresOf(s).With(design.Options.Overrides));
        });
        return AtomicFile.Write(output, stream => AccessWorkbook.Write(stream, designs, national.Number("fx.usd_kzt"), language));
    }
}
