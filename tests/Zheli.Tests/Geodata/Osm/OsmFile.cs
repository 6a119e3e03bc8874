using Zheli.Geodata;
using Zheli.Geodata.Osm;
using Zheli.Model;

namespace Zheli.Tests.Geodata.Osm;

/// <summary>Puts bytes into a file of its own, reads them as a map, and removes the file.</summary>
internal static class OsmFile
{
    public static SourceContent Read(byte[] bytes, string name = "tiny.osm.pbf", int threads = 2) => With(bytes, name, path => Read(path, threads));

    public static SourceContent Read(string path, int threads = 2) => OsmReader.Read(path, threads, null, TestContext.Current.CancellationToken);

    public static SourceContent ReadXml(string xml) => Read(System.Text.Encoding.UTF8.GetBytes(xml), "tiny.osm");

    /// <summary>The one error with which the file is refused.</summary>
    public static Finding Refusal(byte[] bytes, string name = "broken.osm.pbf") =>
        With(bytes, name, path => Assert.Single(Assert.Throws<BadInputException>(() => Read(path)).Findings));

    private static T With<T>(byte[] bytes, string name, Func<string, T> read)
    {
        var folder = Directory.CreateTempSubdirectory("zheli-osm-");
        try
        {
            var path = Path.Combine(folder.FullName, name);
            File.WriteAllBytes(path, bytes);
            return read(path);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
