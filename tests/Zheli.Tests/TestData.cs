namespace Zheli.Tests;

/// <summary>Where tests find the outside data that they read in place.</summary>
internal static class TestData
{
    /// <summary>The repository's folder, found upwards from the test's own.</summary>
    public static string Repository { get; } = FindUpwards(AppContext.BaseDirectory, "Zheli.slnx");

    /// <summary>Full path of a file or folder of the shared data; skips the running test, with the reason, where it is absent.</summary>
    public static string Shared(params string[] path)
    {
        var full = FindShared(path);
        Assert.SkipUnless(full is not null, $"Shared data is absent: {Path.Combine(path)} (set ZHELI_SHARED).");
        return full!;
    }

    /// <summary>Full path of a file or folder of the shared data, or null where it is absent.</summary>
    public static string? FindShared(params string[] path)
    {
        var root = Environment.GetEnvironmentVariable("ZHELI_SHARED") ?? Path.Combine(Repository, "..", "shared");
        var full = Path.GetFullPath(Path.Combine([root, .. path]));
        return File.Exists(full) || Directory.Exists(full) ? full : null;
    }

    private static string FindUpwards(string folder, string file)
    {
        for (var at = new DirectoryInfo(folder); at is not null; at = at.Parent)
        {
            if (File.Exists(Path.Combine(at.FullName, file)))
            {
                return at.FullName;
            }
        }

        throw new InvalidOperationException($"{file} is not above {folder}.");
    }
}
