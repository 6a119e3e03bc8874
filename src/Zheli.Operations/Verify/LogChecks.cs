using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Zheli.Model;
using Zheli.Operations.Storage;

namespace Zheli.Operations.Verify;

/// <summary>A state of the log that somebody kept outside the project: so many events, and the hash of the last of them.</summary>
/// <param name="Count">Number of events.</param>
/// <param name="Hash">Hash of the last, 64 hex digits.</param>
public sealed record LogHead(long Count, string Hash)
{
    /// <summary>Reads <c>COUNT:HASH</c> as a report prints it.</summary>
    /// <exception cref="BadInputException">It is written otherwise.</exception>
    public static LogHead Parse(string text)
    {
        var parts = text.Split(':', 2);
        return parts.Length == 2 && long.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var count) && parts[1].Length == 64 && parts[1].All(char.IsAsciiHexDigit)
            ? new LogHead(count, parts[1].ToLowerInvariant())
            : throw new BadInputException("head-unreadable", "--head", $"'{text}' is no head of a log.", "Maybe copy it from a report: the number of events, a colon, and 64 hex digits.");
    }
}

/// <summary>
/// Reads the log of progress row by row and hashes it again, by the description in docs/methods/progress.md and with code of its own. The first event whose row does not
/// follow from the rows before it is the first that was altered.
/// </summary>
internal static class LogChecks
{
    private static readonly string Genesis = Hex("zheli progress log 1"u8.ToArray());

    /// <summary>The chain itself: numbers without gaps, hashes that follow from each other, no evidence of events that are not there.</summary>
    public static CheckOutcome Chain(IReadOnlyList<StoredEvent> events, IReadOnlyList<long> strays)
    {
        var report = new CheckReport("log-chain");
        report.Checked($"All {events.Count} events follow from each other.");
        report.Figure("events", events.Count);
        var hash = Genesis;
        long expected = 1;
        foreach (var it in events)
        {
            if (it.Number != expected)
            {
                report.Fail(Name(Math.Min(expected, it.Number)), it.Number > expected
                    ? (FormattableString)$"Event {expected} is missing: {it.Number} follows {expected - 1}."
                    : $"An event of number {it.Number} stands before the first.");
                break;
            }

            hash = HashOf(hash, it);
            if (it.Hash != hash)
            {
                report.Fail(Name(it.Number), $"This is the first altered event: its row says {Short(it.Hash)}, what it holds gives {Short(hash)}.");
                break;
            }

            expected++;
        }

        if (strays.Count > 0 && strays[0] < expected)
        {
            report.Fail(Name(strays[0]), $"A file of evidence belongs to an event that is not there.");
        }

        return report.Outcome();
    }

    /// <summary>The end of the log: where the project says it is, and where each head kept outside says it was.</summary>
    public static CheckOutcome Head(IReadOnlyList<StoredEvent> events, IReadOnlyList<long> strays, string? stated, IReadOnlyList<LogHead> kept)
    {
        var report = new CheckReport("log-head");
        report.Checked(kept.Count > 0
            ? $"The log ends where the project says, and holds {kept.Count} heads that were kept outside."
            : (FormattableString)$"The log ends where the project says. Who can write the file can write that too: only a head kept outside (--head) shows a log cut off or made anew.");
        var last = events.Count > 0 ? events[^1] : null;
        var head = string.Create(CultureInfo.InvariantCulture, $"{last?.Number ?? 0}:{last?.Hash ?? Genesis}");
        if (stated is null ? events.Count > 0 : stated != head)
        {
            var count = stated is null ? 0 : long.TryParse(stated.Split(':')[0], NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;
            report.Fail(Name(Math.Min(count, last?.Number ?? 0) + (count == last?.Number ? 0 : 1)), count > (last?.Number ?? 0)
                ? $"The log ends at event {last?.Number ?? 0}, the project says that it had {count}: the end was cut off."
                : (FormattableString)$"The project says that the log ends with {stated ?? "nothing"}, it ends with {head}.");
        }
        else if (strays.Count > 0 && strays[^1] > (last?.Number ?? 0))
        {
            report.Fail(Name(strays[0]), $"Files of evidence belong to events behind the end of the log: the end was cut off.");
        }

        var hashes = events.GroupBy(e => e.Number).ToDictionary(g => g.Key, g => g.First().Hash);
        long sound = 0;
        foreach (var it in kept.OrderBy(h => h.Count))
        {
            var hash = it.Count == 0 ? Genesis : hashes.GetValueOrDefault(it.Count);
            if (hash == it.Hash)
            {
                sound = it.Count;
                continue;
            }

            report.Fail(Name(hash is null ? (last?.Number ?? 0) + 1 : sound + 1), hash is null
                ? $"A head kept outside counts {it.Count} events, the log holds {last?.Number ?? 0}: the end was cut off."
                : (FormattableString)$"Event {it.Count} has the hash {Short(hash)}, a head kept outside says {Short(it.Hash)}: an event from {sound + 1} to {it.Count} was altered and the log made anew.");
            break;
        }

        return report.Outcome();
    }

    /// <summary>The files of evidence, where they are kept.</summary>
    public static CheckOutcome Files(IReadOnlyList<StoredEvent> events, string folder, CancellationToken cancellation)
    {
        var report = new CheckReport("log-evidence");
        var checkedFiles = 0;
        foreach (var it in events)
        {
            foreach (var file in it.Evidence)
            {
                cancellation.ThrowIfCancellationRequested();
                var path = Path.GetFullPath(Path.Combine(folder, file.File));
                if (!path.StartsWith(Path.GetFullPath(folder) + Path.DirectorySeparatorChar, StringComparison.Ordinal) || !File.Exists(path))
                {
                    report.Fail(Name(it.Number), $"The file '{file.File}' is not in the folder of evidence.");
                    continue;
                }

                using var stream = File.OpenRead(path);
                var found = Convert.ToHexStringLower(SHA256.HashData(stream));
                checkedFiles++;
                if (found != file.Sha256)
                {
                    report.Fail(Name(it.Number), $"The file '{file.File}' is not the one that was entered: its SHA-256 is {Short(found)}, the log says {Short(file.Sha256)}.");
                }
            }
        }

        report.Checked($"All {checkedFiles} files of evidence are the ones that were entered.");
        return report.Outcome();
    }

    private static string HashOf(string previous, StoredEvent it)
    {
        var text = new StringBuilder();
        foreach (var field in Fields(previous, it))
        {
            text.Append(field is null ? "~" : string.Create(CultureInfo.InvariantCulture, $"{Encoding.UTF8.GetByteCount(field)}:{field}")).Append(',');
        }

        return Hex(Encoding.UTF8.GetBytes(text.ToString()));
    }

    private static IEnumerable<string?> Fields(string previous, StoredEvent it)
    {
        string?[] fields =
        [
            previous, Whole(it.Number), it.Kind, it.Date, it.SubjectKind, it.Subject, it.Quantity, it.Unit, it.CrewDays, it.Author, it.Note, it.RecordedAt, Whole(it.Evidence.Count),
        ];
        return fields.Concat(it.Evidence.SelectMany(f => new[] { f.File, f.Sha256, Whole(f.Bytes), Real(f.Longitude), Real(f.Latitude), f.TakenAt }));
    }

    private static string Whole(long value) => value.ToString(CultureInfo.InvariantCulture);

    private static string? Real(double? value) => value?.ToString("R", CultureInfo.InvariantCulture);

    private static string Hex(byte[] bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));

    private static string Name(long number) => string.Create(CultureInfo.InvariantCulture, $"event {number}");

    private static string Short(string hash) => hash.Length > 12 ? hash[..12] + "…" : $"'{hash}'";
}
