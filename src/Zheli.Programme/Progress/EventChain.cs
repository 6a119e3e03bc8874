using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Zheli.Model.Programme;

namespace Zheli.Programme.Progress;

/// <summary>
/// The chain that makes the log tamper-evident: each event's hash is SHA-256 over the hash before it and all that the event says, every field written as a
/// netstring (length, colon, bytes, comma; D. J. Bernstein 1997), so that no two different events give the same bytes. See docs/methods/progress.md.
/// </summary>
public static class EventChain
{
    /// <summary>The hash before the first event.</summary>
    public static readonly string Genesis = Convert.ToHexStringLower(SHA256.HashData("zheli progress log 1"u8));

    /// <summary>The hash of an event that follows another.</summary>
    /// <param name="previous">Hash of the event before, or <see cref="Genesis"/>.</param>
    /// <param name="it">The event with its number; its own hash is not looked at.</param>
    public static string HashOf(string previous, ProgressEvent it)
    {
        using var bytes = new MemoryStream();
        Put(bytes, previous);
        Put(bytes, Text(it.Number));
        Put(bytes, WordOf(it.Kind));
        Put(bytes, DateOf(it.Date));
        Put(bytes, WordOf(it.SubjectKind));
        Put(bytes, it.Subject);
        Put(bytes, it.Quantity is { } quantity ? TextOf(quantity) : null);
        Put(bytes, ProgressLaw.UnitOf(it.Kind));
        Put(bytes, it.CrewDays is { } days ? TextOf(days) : null);
        Put(bytes, it.Author);
        Put(bytes, it.Note);
        Put(bytes, InstantOf(it.RecordedAt));
        Put(bytes, Text(it.Evidence.Count));
        foreach (var evidence in it.Evidence)
        {
            Put(bytes, evidence.File);
            Put(bytes, evidence.Sha256);
            Put(bytes, Text(evidence.Bytes));
            Put(bytes, evidence.Position?.Longitude.ToString("R", CultureInfo.InvariantCulture));
            Put(bytes, evidence.Position?.Latitude.ToString("R", CultureInfo.InvariantCulture));
            Put(bytes, evidence.TakenAt is { } taken ? TimeOf(taken) : null);
        }

        return Convert.ToHexStringLower(SHA256.HashData(bytes.GetBuffer().AsSpan(0, (int)bytes.Length)));
    }

    /// <summary>A word as the log writes it: <c>KmLaid</c> is <c>km_laid</c>.</summary>
    public static string WordOf<TEnum>(TEnum value)
        where TEnum : struct, Enum => string.Concat(value.ToString().Select((c, i) => char.IsAsciiLetterUpper(c) ? (i > 0 ? "_" : "") + char.ToLowerInvariant(c) : c.ToString()));

    /// <summary>A quantity as the log writes it: decimals as needed, a point, no exponent.</summary>
    public static string TextOf(decimal value) => value.ToString("0.############################", CultureInfo.InvariantCulture);

    /// <summary>A day as the log writes it.</summary>
    public static string DateOf(DateOnly date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>An instant as the log writes it: UTC to the millisecond.</summary>
    public static string InstantOf(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);

    /// <summary>A time of a camera's clock as the log writes it.</summary>
    public static string TimeOf(DateTime at) => at.ToString("yyyy-MM-dd'T'HH:mm:ss", CultureInfo.InvariantCulture);

    private static string Text(long value) => value.ToString(CultureInfo.InvariantCulture);

    /// <summary>Nothing is written as a tilde, which no netstring begins with.</summary>
    private static void Put(MemoryStream bytes, string? field)
    {
        if (field is null)
        {
            bytes.Write("~,"u8);
            return;
        }

        var text = Encoding.UTF8.GetBytes(field);
        bytes.Write(Encoding.ASCII.GetBytes(Text(text.Length)));
        bytes.Write(":"u8);
        bytes.Write(text);
        bytes.Write(","u8);
    }
}
