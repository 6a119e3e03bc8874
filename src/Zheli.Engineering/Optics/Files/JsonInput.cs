using System.Text.Json;
using Zheli.Model;

namespace Zheli.Engineering.Optics.Files;

/// <summary>Opens JSON files within limits.</summary>
internal static class JsonInput
{
    private const long MostBytes = 64L << 20;

    /// <summary>The document of a file.</summary>
    /// <exception cref="BadInputException">It is not there, too large, or not JSON.</exception>
    public static JsonElement Read(string path)
    {
        var name = Path.GetFileName(path);
        if (!File.Exists(path))
        {
            throw new BadInputException("file-missing", name, "There is no such file.", "Maybe check the path.");
        }

        try
        {
            using var stream = File.OpenRead(path);
            if (stream.Length > MostBytes)
            {
                throw new BadInputException("file-too-large", name, $"The file has {stream.Length >> 20} MB; {MostBytes >> 20} are allowed.", "Maybe it is another kind of file.");
            }

            using var document = JsonDocument.Parse(stream, new() { MaxDepth = 64, AllowDuplicateProperties = false });
            return document.RootElement.Clone();
        }
        catch (JsonException broken)
        {
            throw new BadInputException(
                "json-unreadable", FormattableString.Invariant($"{name}:{(broken.LineNumber ?? 0) + 1}:{(broken.BytePositionInLine ?? 0) + 1}"), "From this byte on this is not a JSON document.",
                "Maybe the file is damaged or was cut short, holds a name twice in one object, or NaN or Infinity, which JSON has not.");
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new BadInputException("file-unreadable", name, "The file cannot be opened.", "Maybe another program holds it, or you may not read it.");
        }
    }
}
