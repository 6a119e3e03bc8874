using System.Text;
using Zheli.Geodata;
using Zheli.Model;

namespace Zheli.Tests.Geodata;

/// <summary>Writes small files and reads them.</summary>
internal sealed class SourceTesting : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("zheli-geodata-").FullName;

    public static SourceContent Read(string path, SourceKind? kind = null) => SourceReader.Read(path, kind, null, CancellationToken.None, 2);

    public static BadInputException Refuses(string path, SourceKind? kind = null) => Assert.Throws<BadInputException>(() => Read(path, kind));

    public string File(string name, byte[] content)
    {
        var path = Path.Combine(folder, name);
        System.IO.File.WriteAllBytes(path, content);
        return path;
    }

    public string File(string name, string content) => File(name, Encoding.UTF8.GetBytes(content));

    public SourceContent Read(string name, string content, SourceKind? kind = null) => Read(File(name, content), kind);

    public BadInputException Refuses(string name, string content, SourceKind? kind = null) => Refuses(File(name, content), kind);

    public string Folder => folder;

    public void Dispose() => Directory.Delete(folder, recursive: true);
}
