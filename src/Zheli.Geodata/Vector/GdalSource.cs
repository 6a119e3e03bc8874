using System.Globalization;
using Zheli.Geodata.Files;
using Zheli.Geodata.Tables;
using Zheli.Model;

namespace Zheli.Geodata.Vector;

/// <summary>Reads the formats that GDAL knows (Shapefile, GeoPackage, KML, spreadsheets…): each layer is turned into GeoJSON or CSV and read as such.</summary>
internal sealed class GdalSource(SourceFile file, SourceKind? stated, CancellationToken token)
{
    private const int MostLayers = 200;
    private const long MostTableBytes = 1L << 30;
    private readonly FindingLog log = new(file.Name);
    private readonly List<Finding> leftOut = [];

    /// <summary>Reads all layers whose kind is clear.</summary>
    public SourceContent Read()
    {
        var dataset = DatasetName();
        var layers = ListLayers(dataset);
        var drawn = layers.FindAll(l => l.IsDrawn);
        var contents = (drawn.Count > 0 ? drawn : layers).Select(layer => ReadLayer(dataset, layer)).Where(c => c is not null).Select(c => c!).ToArray();
        return contents.Length > 0
            ? Join(contents)
            : throw new BadInputException(leftOut.Count > 0 ? leftOut : log.Fail("no-features", file.Name, "The file holds no layers.", "Maybe the export had an empty selection.").Findings);
    }

    private string DatasetName()
    {
        if (file.RawHead is not [(byte)'P', (byte)'K', ..])
        {
            return file.IsGzip ? "/vsigzip/" + file.Path : file.Path;
        }

        return ArchiveContent.FolderOfMap(file) is { } folder ? "/vsizip/" + file.Path + (folder.Length > 0 ? "/" + folder : "") : file.Path;
    }

    private List<(string Name, bool IsDrawn, bool HasSystem)> ListLayers(string dataset)
    {
        using var program = GdalProgram.Start("ogrinfo", ["-ro", "-so", "-al", dataset], log, token);
        using var text = new StreamReader(program.Output);
        var layers = new List<(string Name, bool IsDrawn, bool HasSystem)>();
        var previous = "";
        while (text.ReadLine() is { } line)
        {
            if (line.StartsWith("Layer name: ", StringComparison.Ordinal) && layers.Count < MostLayers)
            {
                layers.Add((line["Layer name: ".Length..].Trim(), true, true));
            }
            else if (layers.Count > 0 && line.StartsWith("Geometry: None", StringComparison.Ordinal))
            {
                layers[^1] = layers[^1] with { IsDrawn = false };
            }
            else if (layers.Count > 0 && previous.StartsWith("Layer SRS WKT:", StringComparison.Ordinal) && line.StartsWith("(unknown)", StringComparison.Ordinal))
            {
                layers[^1] = layers[^1] with { HasSystem = false };
            }

            previous = line;
        }

        program.Finish(log, token);
        return layers;
    }

    private SourceContent? ReadLayer(string dataset, (string Name, bool IsDrawn, bool HasSystem) layer)
    {
        var name = string.Equals(Path.GetFileNameWithoutExtension(file.Name), layer.Name, StringComparison.Ordinal) ? file.Name : $"{file.Name}/{layer.Name}";
        if (layer.Name.StartsWith('-'))
        {
            leftOut.Add(new Finding(Severity.Warning, "layer-left-out", name, "The name of the layer begins with a hyphen.", "Maybe rename it."));
            return null;
        }

        try
        {
            return layer.IsDrawn ? ReadDrawn(dataset, layer, name) : ReadTable(dataset, layer.Name, name);
        }
        catch (BadInputException e) when (e.Findings.Any(f => f.Code is "kind-not-clear" or "no-features" or "no-header" or "empty-file"))
        {
            leftOut.AddRange(e.Findings.Select(f => f with { Severity = Severity.Warning, Code = "layer-left-out" }));
            return null;
        }
    }

    private SourceContent ReadDrawn(string dataset, (string Name, bool IsDrawn, bool HasSystem) layer, string name)
    {
        string[] system = layer.HasSystem ? ["-t_srs", "EPSG:4326"] : [];
        using var program = GdalProgram.Start("ogr2ogr", ["-f", "GeoJSONSeq", .. system, "-lco", "RS=NO", "/vsistdout/", dataset, layer.Name], log, token);
        var content = GeoJsonSource.ReadSequence(program.Output, name, stated);
        program.Finish(log, token);
        return layer.HasSystem ? content : content with
        {
            Findings = [.. content.Findings, new Finding(Severity.Note, "crs-assumed", name, "The layer does not name its coordinate system; WGS 84 degrees were assumed.", "Maybe add its .prj file.")],
        };
    }

    private SourceContent ReadTable(string dataset, string layer, string name)
    {
        var path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        try
        {
            using (var program = GdalProgram.Start("ogr2ogr", ["-f", "CSV", "/vsistdout/", dataset, layer], log, token))
            {
                using var table = File.Create(path);
                CopyBounded(program.Output, table);
                program.Finish(log, token);
            }

            return new TableReader(SourceFile.Examine(path, name), new FindingLog(name), stated, null, token).Read();
        }
        finally
        {
            File.Delete(path);
        }
    }

    private void CopyBounded(Stream from, Stream to)
    {
        var buffer = new byte[1 << 16];
        long total = 0;
        for (var read = from.Read(buffer); read > 0; read = from.Read(buffer))
        {
            total += read;
            if (total > MostTableBytes)
            {
                throw log.Fail("table-too-large", file.Name, string.Create(CultureInfo.InvariantCulture, $"A table is larger than {MostTableBytes >> 20} MiB."), "Maybe export it as CSV.");
            }

            to.Write(buffer.AsSpan(0, read));
        }
    }

    private SourceContent Join(SourceContent[] contents) => new()
    {
        File = file.Name,
        Kind = contents.MaxBy(c => c.RowsRead)!.Kind,
        RowsRead = contents.Sum(c => c.RowsRead),
        RowsRejected = contents.Sum(c => c.RowsRejected),
        Places = [.. contents.SelectMany(c => c.Places)],
        Kato = [.. contents.SelectMany(c => c.Kato)],
        Population = [.. contents.SelectMany(c => c.Population)],
        Areas = [.. contents.SelectMany(c => c.Areas)],
        Corridors = [.. contents.SelectMany(c => c.Corridors)],
        Water = [.. contents.SelectMany(c => c.Water)],
        NetworkNodes = [.. contents.SelectMany(c => c.NetworkNodes)],
        NetworkLines = [.. contents.SelectMany(c => c.NetworkLines)],
        Findings = [.. contents.SelectMany(c => c.Findings), .. leftOut],
    };
}
