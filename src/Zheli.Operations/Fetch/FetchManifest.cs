using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;
using Zheli.Model;

namespace Zheli.Operations.Fetch;

/// <summary>A fetched file as the manifest tells it.</summary>
/// <param name="File">Its name in the folder.</param>
/// <param name="Kind">What it holds.</param>
/// <param name="Url">Where it came from, after redirections.</param>
/// <param name="Fetched">When it was whole.</param>
/// <param name="Published">When its server says it was last changed, or null.</param>
/// <param name="Size">Bytes.</param>
/// <param name="Sha256">Its SHA-256.</param>
/// <param name="ChecksumVerified">True when it agrees with a checksum that its publisher states.</param>
/// <param name="Licence">The licence.</param>
/// <param name="Attribution">Whom to name.</param>
public sealed record FetchedFile(
    string File, string Kind, Uri Url, DateTimeOffset Fetched, DateTimeOffset? Published, long Size, string Sha256, bool ChecksumVerified, string Licence, string Attribution);

/// <summary>What a folder of fetched data holds and where it came from: <c>manifest.json</c>, by which <c>zheli import</c> takes the folder as it is.</summary>
/// <param name="Country">Two letters of the country.</param>
/// <param name="Files">Its files, in the order of the table of sources.</param>
public sealed record FetchManifest(string Country, IReadOnlyList<FetchedFile> Files)
{
    /// <summary>Its name in the folder.</summary>
    public const string FileName = "manifest.json";

    private const long MostBytes = 1 << 20;

    /// <summary>The manifest of a folder, or null when there is none.</summary>
    /// <exception cref="BadInputException">There is one, and it cannot be understood.</exception>
    public static FetchManifest? Find(string folder)
    {
        var path = Path.Combine(folder, FileName);
        if (!System.IO.File.Exists(path))
        {
            return null;
        }

        try
        {
            var manifest = new FileInfo(path).Length > MostBytes ? null : JsonSerializer.Deserialize(System.IO.File.ReadAllBytes(path), FetchJson.Readable.FetchManifest);
            if (manifest?.Files is { } files && files.All(f => f is not null && FetchSources.IsPlainName(f.File)))
            {
                return manifest;
            }
        }
        catch (Exception failure) when (failure is JsonException or IOException or UnauthorizedAccessException)
        {
        }

        throw new BadInputException("manifest-malformed", path, "The manifest of the folder cannot be understood.", "Maybe delete it and fetch again; whole files are not fetched twice.");
    }

    /// <summary>Writes it whole or not at all.</summary>
    internal void Write(string folder)
    {
        var path = Path.Combine(folder, FileName);
        System.IO.File.WriteAllBytes(path + ".new", JsonSerializer.SerializeToUtf8Bytes(this, FetchJson.Readable.FetchManifest));
        System.IO.File.Move(path + ".new", path, overwrite: true);
    }
}

/// <summary>How the manifest is written.</summary>
[JsonSerializable(typeof(FetchManifest))]
internal sealed partial class FetchJson : JsonSerializerContext
{
    /// <summary>Letters as they are.</summary>
    public static FetchJson Readable => new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        WriteIndented = true,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
    });
}
