using System.Globalization;
using System.Text;
using Zheli.Model;
using Zheli.Model.Places;
using Zheli.Model.Programme;
using Zheli.Programme.Progress;

namespace Zheli.Operations.Storage;

/// <summary>A file of evidence as its row holds it.</summary>
internal sealed record StoredEvidence(string File, string Sha256, long Bytes, double? Longitude, double? Latitude, string? TakenAt);

/// <summary>An event as its row holds it, nothing interpreted: what a checker hashes.</summary>
internal sealed record StoredEvent(
    long Number, string Kind, string Date, string SubjectKind, string Subject, string? Quantity, string? Unit, string? CrewDays, string Author, string Note, string RecordedAt, string Hash,
    IReadOnlyList<StoredEvidence> Evidence);

/// <summary>The log of progress, inside the transaction of its caller. Rows are only ever added.</summary>
internal sealed class ProgressTable(Database database)
{
    private const string Instants = "yyyy-MM-dd'T'HH:mm:ss.fff'Z'";

    /// <summary>The whole log, once its chain and its end are found whole: an altered log is evidence of nothing.</summary>
    /// <exception cref="BadInputException">A row cannot be an event, or the log was altered; the finding names the first event that was.</exception>
    public List<ProgressEvent> Read()
    {
        List<ProgressEvent> events = [.. ReadStored(out var strays).Select(Event)];
        var (number, hash) = (0L, EventChain.Genesis);
        foreach (var it in events)
        {
            if (it.Number != number + 1 || it.Hash != EventChain.HashOf(hash, it))
            {
                throw Altered(number + 1, string.Create(CultureInfo.InvariantCulture, $"Event {number + 1} of the log of progress is not the one that was entered."));
            }

            (number, hash) = (it.Number, it.Hash);
        }

        var stated = MetaTable.Find(database, MetaTable.ProgressHead);
        if (strays.Count > 0 || (stated is null ? number != 0 : stated != Head(number, hash)))
        {
            throw Altered(number + 1, string.Create(
                CultureInfo.InvariantCulture, $"The log of progress ends at event {number}, the project says otherwise ({stated?[..Math.Min(stated.Length, 16)] ?? "no log"})."));
        }

        return events;
    }

    /// <summary>All rows in the order of their numbers.</summary>
    /// <param name="strays">Numbers of events that rows of evidence name and that are not there.</param>
    public List<StoredEvent> ReadStored(out List<long> strays)
    {
        var evidence = new Dictionary<long, List<StoredEvidence>>();
        using (var rows = database.Prepare("SELECT event_id, file, sha256, size_bytes, photo_longitude, photo_latitude, photo_taken_at FROM progress_evidence ORDER BY id"))
        {
            while (rows.Step())
            {
                var files = evidence.TryGetValue(rows.Number(0), out var known) ? known : evidence[rows.Number(0)] = [];
                files.Add(new(Exact(rows, 1) ?? "", Exact(rows, 2) ?? "", rows.Number(3), rows.IsNull(4) ? null : rows.Real(4), rows.IsNull(5) ? null : rows.Real(5), Exact(rows, 6)));
            }
        }

        var events = new List<StoredEvent>();
        using (var rows = database.Prepare("SELECT id, kind, date, subject_kind, subject, quantity, unit, crew_days, author, note, recorded_at, hash FROM progress_event ORDER BY id"))
        {
            while (rows.Step())
            {
                evidence.Remove(rows.Number(0), out var files);
                events.Add(new(
                    rows.Number(0), Exact(rows, 1) ?? "", Exact(rows, 2) ?? "", Exact(rows, 3) ?? "", Exact(rows, 4) ?? "", Exact(rows, 5), Exact(rows, 6), Exact(rows, 7),
                    Exact(rows, 8) ?? "", Exact(rows, 9) ?? "", Exact(rows, 10) ?? "", Exact(rows, 11) ?? "", files ?? []));
            }
        }

        strays = [.. evidence.Keys.Order()];
        return events;
    }

    /// <summary>Adds events after the last one.</summary>
    /// <param name="log">The log as <see cref="Read"/> gave it.</param>
    /// <param name="events">What is new.</param>
    /// <returns>The events with their numbers and hashes.</returns>
    public List<ProgressEvent> Append(IReadOnlyList<ProgressEvent> log, IReadOnlyList<ProgressEvent> events)
    {
        var (number, hash) = log.Count > 0 ? (log[^1].Number, log[^1].Hash) : (0, EventChain.Genesis);
        var written = new List<ProgressEvent>(events.Count);
        using var insert = database.Prepare("INSERT INTO progress_event VALUES (?,?,?,?,?,?,?,?,?,?,?,?)");
        using var attach = database.Prepare("""
            INSERT INTO progress_evidence (event_id, file, sha256, size_bytes, photo_longitude, photo_latitude, photo_taken_at) VALUES (?,?,?,?,?,?,?)
            """);
        foreach (var it in events)
        {
            var next = it with { Number = ++number };
            next = next with { Hash = hash = EventChain.HashOf(hash, next) };
            insert.Bind(1, next.Number).Bind(2, EventChain.WordOf(next.Kind)).Bind(3, EventChain.DateOf(next.Date)).Bind(4, EventChain.WordOf(next.SubjectKind)).Bind(5, next.Subject)
                .Bind(6, next.Quantity is { } quantity ? EventChain.TextOf(quantity) : null).Bind(7, ProgressLaw.UnitOf(next.Kind))
                .Bind(8, next.CrewDays is { } days ? EventChain.TextOf(days) : null).Bind(9, next.Author).Bind(10, next.Note).Bind(11, EventChain.InstantOf(next.RecordedAt))
                .Bind(12, next.Hash).Run();
            foreach (var file in next.Evidence)
            {
                attach.Bind(1, next.Number).Bind(2, file.File).Bind(3, file.Sha256).Bind(4, file.Bytes);
                if (file.Position is { } position)
                {
                    attach.Bind(5, position.Longitude).Bind(6, position.Latitude);
                }
                else
                {
                    attach.Bind(5, (long?)null).Bind(6, (long?)null);
                }

                attach.Bind(7, file.TakenAt is { } taken ? EventChain.TimeOf(taken) : null).Run();
            }

            written.Add(next);
        }

        MetaTable.Set(database, MetaTable.ProgressHead, Head(number, hash));
        return written;
    }

    private BadInputException Altered(long number, string message) => new(
        "log-altered", string.Create(CultureInfo.InvariantCulture, $"{Path.GetFileName(database.Path)}, event {number}"), message + " Nothing is shown from it or added to it.",
        "Maybe run 'zheli verify PROJECT --log' to see more, and restore the project from a copy.");

    private static string Head(long number, string hash) => string.Create(CultureInfo.InvariantCulture, $"{number}:{hash}");

    private ProgressEvent Event(StoredEvent row)
    {
        var subject = Word<ProgressSubject>(row, row.SubjectKind);
        if (subject is ProgressSubject.Region or ProgressSubject.Settlement or ProgressSubject.Event && !long.TryParse(row.Subject, NumberStyles.None, CultureInfo.InvariantCulture, out _))
        {
            throw Damaged(row, row.Subject);
        }

        return new ProgressEvent
        {
            Number = row.Number,
            Kind = Word<ProgressKind>(row, row.Kind),
            Date = DateOnly.TryParseExact(row.Date, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) ? date : throw Damaged(row, row.Date),
            SubjectKind = subject,
            Subject = row.Subject,
            Quantity = Number(row, row.Quantity),
            CrewDays = Number(row, row.CrewDays),
            Author = row.Author,
            Note = row.Note,
            RecordedAt = DateTimeOffset.TryParseExact(row.RecordedAt, Instants, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at) ? at : throw Damaged(row, row.RecordedAt),
            Evidence = [.. row.Evidence.Select(f => new Evidence(f.File, f.Sha256, f.Bytes, f is { Longitude: { } x, Latitude: { } y } ? new GeoPoint(x, y) : null, Taken(row, f.TakenAt)))],
            Hash = row.Hash,
        };
    }

    private TEnum Word<TEnum>(StoredEvent row, string word)
        where TEnum : struct, Enum
    {
        foreach (var value in Enum.GetValues<TEnum>())
        {
            if (EventChain.WordOf(value) == word)
            {
                return value;
            }
        }

        throw Damaged(row, word);
    }

    private decimal? Number(StoredEvent row, string? text) => text is null ? null
        : decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value) ? value
        : throw Damaged(row, text);

    private DateTime? Taken(StoredEvent row, string? text) => text is null ? null
        : DateTime.TryParseExact(text, "yyyy-MM-dd'T'HH:mm:ss", CultureInfo.InvariantCulture, DateTimeStyles.None, out var value) ? value
        : throw Damaged(row, text);

    private BadInputException Damaged(StoredEvent row, string what) =>
        database.Damaged(string.Create(CultureInfo.InvariantCulture, $"event {row.Number} of the log of progress cannot hold '{what}'; 'zheli verify --log' tells more"));

    /// <summary>The text of a column to its last byte: SQLite's own reading ends at a zero.</summary>
    private static string? Exact(Statement row, int column) => row.IsNull(column) ? null : Encoding.UTF8.GetString(row.Bytes(column));
}
