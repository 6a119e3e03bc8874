using System.Globalization;
using System.Text;
using Zheli.Model;

namespace Zheli.Operations.Fetch;

/// <summary>The table of what can be fetched: <c>data/sources/fetch_sources.csv</c> inside the program, or a file of the same columns that names an operator's own mirrors.</summary>
public static class FetchSources
{
    private const int Columns = 11;
    private const long MostTableBytes = 4 << 20;
    private static readonly string[] Kinds = ["osm", "boundaries", "places", "relief"];

    /// <summary>The table that comes with Zheli.</summary>
    public static IReadOnlyList<FetchSource> Shipped()
    {
        using var stream = typeof(FetchSources).Assembly.GetManifestResourceStream("sources/fetch_sources.csv")!;
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return Parse(reader.ReadToEnd(), "fetch_sources.csv");
    }

    /// <summary>A table from a file.</summary>
    /// <exception cref="BadInputException">The file cannot be read or is no such table; all findings.</exception>
    public static IReadOnlyList<FetchSource> Read(string path)
    {
        try
        {
            return new FileInfo(path).Length <= MostTableBytes
                ? Parse(File.ReadAllText(path, Encoding.UTF8), Path.GetFileName(path))
                : throw new BadInputException("sources-too-large", Path.GetFileName(path), "This is too large for a table of sources.", "Maybe another file was meant.");
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new BadInputException("sources-unreadable", Path.GetFileName(path), $"The table of sources cannot be read: {failure.Message}", "Maybe check the path.");
        }
    }

    /// <summary>The sources of a country, by its two letters or English name.</summary>
    /// <exception cref="BadInputException">No source of the table is of this country.</exception>
    public static IReadOnlyList<FetchSource> For(IReadOnlyList<FetchSource> table, string country)
    {
        var wanted = table.Where(s => s.Country.Equals(country, StringComparison.OrdinalIgnoreCase) || s.CountryName.Equals(country, StringComparison.OrdinalIgnoreCase)).ToList();
        return wanted.Count > 0 ? wanted : throw new BadInputException(
            "country-unknown", country, $"No sources are known for '{country}'.",
            $"Maybe one of {string.Join(", ", table.Select(s => $"{s.Country} ({s.CountryName})").Distinct())}; or name a table of your own with --sources.");
    }

    internal static IReadOnlyList<FetchSource> Parse(string text, string name)
    {
        var (sources, faults) = (new List<FetchSource>(), new List<Finding>());
        var lines = text.Split('\n');
        for (var i = 1; i < lines.Length; i++)
        {
            var line = lines[i].TrimEnd('\r');
            if (line.Length == 0)
            {
                continue;
            }

            var where = string.Create(CultureInfo.InvariantCulture, $"{name}@{i + 1}");
            if (Source(CsvLine.Split(line)) is { } source)
            {
                sources.Add(source);
            }
            else
            {
                faults.Add(new(Severity.Error, "source-line-malformed", where, "This line is no source: a country, a kind, a plain file name and an address are needed.",
                    $"Maybe compare it with the columns of the shipped table; kinds are {string.Join(", ", Kinds)}."));
            }
        }

        foreach (var twice in sources.GroupBy(s => (s.Country, s.File)).Where(g => g.Count() > 1))
        {
            faults.Add(new(Severity.Error, "source-file-twice", name, $"Two sources of {twice.Key.Country} are called '{twice.Key.File}'.", "Maybe rename one."));
        }

        return faults.Count == 0 ? sources : throw new BadInputException(faults);
    }

    private static FetchSource? Source(List<string> fields)
    {
        if (fields.Count != Columns || fields[0].Length != 2 || !Kinds.Contains(fields[2], StringComparer.Ordinal) || !IsPlainName(fields[3])
            || !int.TryParse(fields[8], NumberStyles.None, CultureInfo.InvariantCulture, out var megabytes) || megabytes < 1)
        {
            return null;
        }

        var addresses = new[] { fields[4] }.Concat(fields[5].Split(' ', StringSplitOptions.RemoveEmptyEntries)).Select(Address).ToList();
        var checksum = fields[6].Length == 0 ? null : Address(fields[6]);
        return addresses.Contains(null) || (fields[6].Length > 0 && checksum is null) || (fields[7].Length > 0 && !IsPlainName(fields[7]))
            ? null
            : new(fields[0], fields[1], fields[2], fields[3], [.. addresses.OfType<Uri>()], checksum, fields[7].Length == 0 ? null : fields[7], megabytes * 1_000_000L, fields[9], fields[10]);
    }

    /// <summary>Letters, figures and a few signs, no folder, not hidden: what a file of the folder may be called.</summary>
    internal static bool IsPlainName(string name) =>
        name.Length is > 0 and <= 120 && name[0] != '.' && name.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '.' or '-' or '_');

    /// <summary>Encrypted, or a server on this computer.</summary>
    private static Uri? Address(string text) => Uri.TryCreate(text, UriKind.Absolute, out var address)
        && (address.Scheme == Uri.UriSchemeHttps || (address.Scheme == Uri.UriSchemeHttp && address.IsLoopback)) ? address : null;
}
