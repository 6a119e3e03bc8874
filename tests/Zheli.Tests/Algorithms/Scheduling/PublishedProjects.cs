using System.Diagnostics;
using System.Formats.Tar;

namespace Zheli.Tests.Algorithms.Scheduling;

/// <summary>PSPLIB's instances of the shared data.</summary>
internal static class PublishedProjects
{
    /// <summary>Unpacks every n-th instance of a set; skips the running test where the set or the unpacker is absent.</summary>
    public static IReadOnlyList<string> Unpack(string folder, string set, int every)
    {
        string archive = TestData.Shared("reference", "scheduling", "psplib_third.tar.xz");
        Assert.SkipUnless(File.Exists("/usr/bin/xz"), "The tool xz is not installed.");
        using var xz = Process.Start(new ProcessStartInfo("xz", ["-dc", archive]) { RedirectStandardOutput = true })!;
        using var tar = new TarReader(xz.StandardOutput.BaseStream);
        var files = new List<string>();
        int seen = 0;
        while (tar.GetNextEntry() is { } entry)
        {
            if (entry.Name.StartsWith(set + "/", StringComparison.Ordinal) && entry.Name.EndsWith(".sm", StringComparison.Ordinal) && seen++ % every == 0)
            {
                string file = Path.Combine(folder, Path.GetFileName(entry.Name));
                entry.ExtractToFile(file, overwrite: true);
                files.Add(file);
            }
        }

        xz.WaitForExit();
        return files;
    }
}
