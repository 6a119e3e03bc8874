using System.Globalization;
using Zheli.Geodata.Files;
using Zheli.Model;

namespace Zheli.Geodata.Rasters;

/// <summary>Reads a grid of heights from a GeoTIFF band by band; grids finer than plans need are averaged on the way.</summary>
/// <param name="file">The file.</param>
/// <param name="progress">Told the share read, or null.</param>
/// <param name="token">Stops the reading.</param>
/// <param name="mostCells">Cells beyond which a grid is averaged: all Kazakhstan at 15 seconds of arc, the step of GEBCO, fits.</param>
internal sealed class GeoTiffReader(SourceFile file, IProgress<StageProgress>? progress, CancellationToken token, long mostCells = 60_000_000)
{
    private readonly FindingLog log = new(file.Name);

    /// <summary>Reads the grid.</summary>
    public SourceContent Read()
    {
        using var stream = File.OpenRead(file.Path);
        var directory = new TiffDirectory(stream, log);
        var layout = new TiffLayout(directory, log);
        var reference = GeoReference.Of(directory, layout, log);
        var builder = new HeightGridBuilder(layout.Columns, layout.Rows, FactorFor(layout));
        ReadBands(new TiffBlocks(directory, layout, NoData(directory)), layout, builder);
        return ElevationSource.Make(log, builder, reference, (long)layout.Columns * layout.Rows);
    }

    private static double? NoData(TiffDirectory directory) =>
        double.TryParse(directory.Text(42113)?.Trim(), NumberStyles.Float, CultureInfo.InvariantCulture, out var value) ? value : null;

    private int FactorFor(TiffLayout layout)
    {
        var pixels = (long)layout.Columns * layout.Rows;
        var factor = (int)Math.Ceiling(Math.Sqrt((double)pixels / mostCells));
        if (factor > 1)
        {
            log.Add(
                Severity.Note, "grid-averaged", log.File, string.Create(CultureInfo.InvariantCulture, $"The grid has {pixels:N0} pixels; means of {factor} × {factor} of them were kept."),
                "Maybe cut out the country first if finer heights matter.");
        }

        return factor;
    }

    private void ReadBands(TiffBlocks blocks, TiffLayout layout, HeightGridBuilder builder)
    {
        var band = new float[checked(layout.Columns * layout.BlockRows)];
        for (var down = 0; down < layout.BlocksDown; down++)
        {
            token.ThrowIfCancellationRequested();
            for (var across = 0; across < layout.BlocksAcross; across++)
            {
                blocks.Read(across, down, band);
            }

            var rows = Math.Min(layout.BlockRows, layout.Rows - (down * layout.BlockRows));
            for (var row = 0; row < rows; row++)
            {
                builder.TakeRow(band.AsSpan(row * layout.Columns, layout.Columns));
            }

            progress?.Report(new StageProgress("reading " + file.Name, (down + 1.0) / layout.BlocksDown));
        }
    }
}
