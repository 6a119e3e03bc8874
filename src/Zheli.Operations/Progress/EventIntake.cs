using System.Globalization;
using System.Security.Cryptography;
using Zheli.Geodata.Rasters;
using Zheli.Model;
using Zheli.Model.Places;
using Zheli.Model.Programme;
using Zheli.Programme.Progress;

namespace Zheli.Operations.Progress;

/// <summary>An event as somebody wrote it: words, not yet checked.</summary>
internal sealed record EventDraft
{
    /// <summary>Where it stands, for findings.</summary>
    public required string Where { get; init; }

    /// <summary>What happened, as a word.</summary>
    public required string Kind { get; init; }

    /// <summary>The day, or null when a finding tells why it is not known.</summary>
    public required DateOnly? Date { get; init; }

    /// <summary>What it is about: <c>settlement:…</c>, <c>edge:…</c>, <c>package:…</c>, <c>region:…</c>, <c>event:…</c>, <c>programme</c>, or a name, code or key alone.</summary>
    public required string Subject { get; init; }

    /// <summary>The district or region in which a name is to be looked for, or empty.</summary>
    public string Within { get; init; } = "";

    /// <summary>How much, or empty.</summary>
    public string Quantity { get; init; } = "";

    /// <summary>Crew-days, or empty.</summary>
    public string CrewDays { get; init; } = "";

    /// <summary>Who reports it.</summary>
    public string Author { get; init; } = "";

    /// <summary>What should be said besides.</summary>
    public string Note { get; init; } = "";

    /// <summary>Files that show it, below the folder of evidence.</summary>
    public IReadOnlyList<string> Evidence { get; init; } = [];
}

/// <summary>Turns what people wrote into events, with every finding at once.</summary>
/// <param name="scene">What events can be about.</param>
/// <param name="folder">The folder of evidence.</param>
/// <param name="now">The moment of entry; a day that has not begun anywhere in the country is the future.</param>
internal sealed class EventIntake(ProgressScene scene, string folder, DateTimeOffset now)
{
    private const int LongestText = 2_000;
    private static readonly DateOnly Earliest = new(2000, 1, 1);

    /// <summary>Words of tables in three languages, folded: letters and digits alone.</summary>
    private static readonly Dictionary<string, ProgressKind> KindWords = Words();

    private readonly Dictionary<string, Evidence?> files = new(StringComparer.Ordinal);
    private int claims;
    private string firstClaim = "";

    /// <summary>Everything that was found.</summary>
    public List<Finding> Findings { get; } = [];

    /// <summary>True when something forbids the entry.</summary>
    public bool HasErrors => Findings.Exists(f => f.Severity == Severity.Error);

    /// <summary>The event of a draft, or null where there is a finding.</summary>
    public ProgressEvent? Take(EventDraft draft)
    {
        var before = Findings.Count(f => f.Severity == Severity.Error);
        var kind = Kind(draft);
        CheckDate(draft);
        var subject = Subject(draft, kind);
        var quantity = Number(draft, draft.Quantity, "quantity");
        var crewDays = Number(draft, draft.CrewDays, "crew-days");
        if (kind is { } known)
        {
            CheckQuantity(draft, known, quantity);
            CheckNote(draft, known);
        }

        if (draft.Author.Length == 0)
        {
            Error(draft, "author-missing", "Nobody is named who reports this.", "Maybe fill in the column author, or use --author.");
        }

        if (draft.Author.Length > LongestText || draft.Note.Length > LongestText)
        {
            Error(draft, "text-too-long", $"A text is longer than {LongestText} letters.", "Maybe put it into a file and give that as evidence.");
        }

        var evidence = draft.Evidence.Select(name => File(draft, name)).ToList();
        if (kind is null || draft.Date is null || subject is null || Findings.Count(f => f.Severity == Severity.Error) > before)
        {
            return null;
        }

        if (evidence.Count == 0 && ProgressLaw.NeedsEvidence(kind.Value))
        {
            claims++;
            firstClaim = firstClaim.Length > 0 ? firstClaim : draft.Where;
        }

        return new ProgressEvent
        {
            Kind = kind.Value,
            Date = draft.Date.Value,
            SubjectKind = subject.Value.Kind,
            Subject = subject.Value.Id,
            Quantity = ProgressLaw.UnitOf(kind.Value) is null ? null : quantity,
            CrewDays = crewDays,
            Author = draft.Author,
            Note = draft.Note,
            RecordedAt = now,
            Evidence = [.. evidence.OfType<Evidence>()],
        };
    }

    /// <summary>Holds new events against the log and each other: what is recorded already, what goes beyond its work, what is taken back.</summary>
    /// <param name="log">The log so far.</param>
    /// <param name="added">The new events with their places.</param>
    public void Compare(IReadOnlyList<ProgressEvent> log, IReadOnlyList<(string Where, ProgressEvent Event)> added)
    {
        var known = log.Select(Likeness).ToHashSet(StringComparer.Ordinal);
        var withdrawn = log.Where(e => e.Kind == ProgressKind.Withdrawn).Select(e => e.Subject).ToHashSet(StringComparer.Ordinal);
        var sums = new Dictionary<(ProgressKind, ProgressSubject, string), decimal>();
        foreach (var it in log.Where(e => e.Kind != ProgressKind.Withdrawn && !withdrawn.Contains(e.Number.ToString(CultureInfo.InvariantCulture))))
        {
            Sum(sums, it);
        }

        foreach (var (where, it) in added)
        {
            if (!known.Add(Likeness(it)))
            {
                Findings.Add(new(Severity.Error, "already-recorded", where, "The same event is recorded already.", "Maybe the file was imported before; remove the row."));
                continue;
            }

            if (it.Kind == ProgressKind.Withdrawn)
            {
                Withdraw(where, it, log, withdrawn, sums);
                continue;
            }

            Sum(sums, it);
            CheckLimit(where, it, sums);
        }

        Doubts(log, added);
        if (claims > 0)
        {
            var count = claims.ToString(CultureInfo.InvariantCulture);
            Findings.Add(new(Severity.Warning, "claim-without-evidence", firstClaim, $"{count} event(s) name no evidence: recorded as claims, they count for no rung.", "Maybe name the files that show them."));
        }
    }

    private void Doubts(IReadOnlyList<ProgressEvent> log, IReadOnlyList<(string Where, ProgressEvent Event)> added)
    {
        // Numbers as they will be, so that each doubt finds its row.
        var numbered = added.Select((a, i) => (a.Where, Event: a.Event with { Number = log.Count + i + 1 })).ToList();
        var places = numbered.ToDictionary(n => n.Event.Number, n => n.Where);
        foreach (var doubt in scene.Review([.. log, .. numbered.Select(n => n.Event)], DateOnly.MaxValue).Doubts)
        {
            if (places.TryGetValue(doubt.Event, out var where))
            {
                Findings.Add(new(Severity.Warning, doubt.Code, where, $"'{doubt.File}': {doubt.Message}", "The event is recorded, this file counts for nothing; maybe it is the wrong photo."));
            }
        }
    }

    private void Withdraw(string where, ProgressEvent it, IReadOnlyList<ProgressEvent> log, HashSet<string> withdrawn, Dictionary<(ProgressKind, ProgressSubject, string), decimal> sums)
    {
        var number = long.Parse(it.Subject, CultureInfo.InvariantCulture);
        if (number < 1 || number > log.Count)
        {
            Findings.Add(new(Severity.Error, "event-unknown", where, $"There is no event {number}; the log holds {log.Count}.", "Maybe look it up with 'zheli progress PROJECT list'."));
        }
        else if (log[(int)number - 1].Kind == ProgressKind.Withdrawn || !withdrawn.Add(it.Subject))
        {
            Findings.Add(new(Severity.Error, "already-withdrawn", where, $"Event {number} is taken back already, or takes another back.", "Maybe record what is true as a new event."));
        }
        else
        {
            Sum(sums, log[(int)number - 1], -1);
        }
    }

    private void CheckLimit(string where, ProgressEvent it, Dictionary<(ProgressKind, ProgressSubject, string), decimal> sums)
    {
        var sum = sums.GetValueOrDefault((it.Kind, it.SubjectKind, it.Subject));
        if (it.Kind == ProgressKind.KmLaid && scene.LengthKm(it) is { } length && sum > (length * (1 + ProgressLaw.LengthTolerance)) + 0.1m)
        {
            Findings.Add(new(
                Severity.Error, "beyond-package", where, string.Create(CultureInfo.InvariantCulture, $"With this row {sum:0.###} km would be laid on {it.Subject}, which is {length:0.###} km long."),
                "Maybe the row is of another stretch, or counts cable instead of route."));
        }

        if (it.Kind is ProgressKind.HomesPassed or ProgressKind.Connected or ProgressKind.Active && it.SubjectKind == ProgressSubject.Settlement
            && scene.FindSettlement(long.Parse(it.Subject, CultureInfo.InvariantCulture)) is { Population: > 0 } place && sum > place.Population)
        {
            Findings.Add(new(
                Severity.Error, "beyond-settlement", where, string.Create(CultureInfo.InvariantCulture, $"With this row {sum:0} homes would be counted in {place.Names.In("")}, where {place.Population} people live."),
                "Maybe the row counts people, or is of another settlement; or correct the number of people."));
        }
    }

    private static void Sum(Dictionary<(ProgressKind, ProgressSubject, string), decimal> sums, ProgressEvent it, int sign = 1)
    {
        if (it.Quantity is { } quantity)
        {
            var key = (it.Kind, it.SubjectKind, it.Subject);
            sums[key] = sums.GetValueOrDefault(key) + (sign * quantity);
        }
    }

    /// <summary>What makes two events the same: everything but who entered them, when, and where the files lie.</summary>
    private static string Likeness(ProgressEvent it) => string.Join(
        '\u001f', it.Kind, EventChain.DateOf(it.Date), it.SubjectKind, it.Subject, it.Quantity is { } quantity ? EventChain.TextOf(quantity) : "", it.Note,
        string.Join(',', it.Evidence.Select(e => e.Sha256).Order(StringComparer.Ordinal)));

    /// <summary>All kinds of events, as a command line writes them.</summary>
    public static string Kinds { get; } = string.Join(", ", Enum.GetValues<ProgressKind>().Select(k => EventChain.WordOf(k).Replace('_', '-')));

    /// <summary>The kind of event of a word in any of the languages, or null.</summary>
    public static ProgressKind? FindKind(string word) => KindWords.TryGetValue(Fold(word), out var kind) ? kind : null;

    private ProgressKind? Kind(EventDraft draft)
    {
        if (FindKind(draft.Kind) is { } kind)
        {
            return kind;
        }

        Error(draft, "event-kind-unknown", $"There is no kind of event '{Cut(draft.Kind)}'.", $"Maybe one of: {Kinds}.");
        return null;
    }

    private void CheckDate(EventDraft draft)
    {
        // The country's clocks are at UTC+5.
        var today = DateOnly.FromDateTime(now.ToOffset(TimeSpan.FromHours(5)).DateTime);
        if (draft.Date > today)
        {
            Error(draft, "date-in-future", $"The event is of {EventChain.DateOf(draft.Date.Value)}, today is {EventChain.DateOf(today)}.", "Maybe day and month are exchanged; what is to come belongs in the calendar.");
        }
        else if (draft.Date < Earliest)
        {
            Error(draft, "date-too-old", $"The event is of {EventChain.DateOf(draft.Date.Value)}.", "Maybe the year is wrong.");
        }
    }

    private (ProgressSubject Kind, string Id)? Subject(EventDraft draft, ProgressKind? kind)
    {
        var text = draft.Subject.Trim();
        var colon = text.IndexOf(':', StringComparison.Ordinal);
        var (prefix, rest) = colon < 0 ? ("", text) : (text[..colon].ToLowerInvariant(), text[(colon + 1)..].Trim());
        (ProgressSubject Kind, string Id)? found = prefix switch
        {
            "edge" or "stretch" => scene.FindEdge(rest) is { } edge ? (ProgressSubject.Stretch, edge.Key) : null,
            "package" => scene.FindPackage(rest) is { } package ? (ProgressSubject.Package, package.Id) : null,
            "region" => scene.FindArea(AdminLevel.Region, rest) is { } region ? (ProgressSubject.Region, region.Id.ToString(CultureInfo.InvariantCulture)) : null,
            "event" => long.TryParse(rest, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? (ProgressSubject.Event, number.ToString(CultureInfo.InvariantCulture)) : null,
            "programme" or "program" => (ProgressSubject.Programme, ""),
            "" when Fold(text) is "programme" or "программа" or "бағдарлама" => (ProgressSubject.Programme, ""),
            "" when scene.FindEdge(text) is { } edge => (ProgressSubject.Stretch, edge.Key),
            "" when scene.FindPackage(text) is { } package => (ProgressSubject.Package, package.Id),
            "" or "settlement" or "kato" => Settlement(draft, rest),
            _ => null,
        };
        if (found is null)
        {
            if (!Findings.Exists(f => f.Where == draft.Where && f.Code.StartsWith("settlement-", StringComparison.Ordinal)))
            {
                Unknown(draft, prefix, rest);
            }

            return null;
        }

        if (kind is { } known && !ProgressLaw.SubjectsOf(known).Contains(found.Value.Kind))
        {
            var allowed = string.Join(", ", ProgressLaw.SubjectsOf(known).Select(EventChain.WordOf));
            Error(draft, "subject-does-not-fit", $"An event '{EventChain.WordOf(known)}' cannot be about a {EventChain.WordOf(found.Value.Kind)}.", $"Maybe about one of: {allowed}.");
            return null;
        }

        return found;
    }

    private void Unknown(EventDraft draft, string prefix, string rest)
    {
        var (code, message, advice) = prefix switch
        {
            "edge" or "stretch" => ("stretch-unknown", $"The plan '{scene.Scenario}' has no stretch '{Cut(rest)}'.", scene.Works.Count == 0 ? "Maybe plan first with 'zheli plan'." : "Maybe take its key from the map or from 'zheli export'."),
            "package" => ("package-unknown", $"There is no work package '{Cut(rest)}'.", scene.Packages.Count == 0 ? "The project has no calendar: maybe make one with 'zheli schedule', or name the stretch (edge:KEY)." : "Maybe take its id from the calendar."),
            "region" => ("region-unknown", $"There is no region '{Cut(rest)}'.", "Maybe give its name, number or code."),
            "event" => ("event-unknown", $"'{Cut(rest)}' is no number of an event.", "Maybe look it up with 'zheli progress PROJECT list'."),
            _ when rest.Length == 0 => ("subject-missing", "Nothing says what the event is about.", "Maybe fill in the column settlement, kato or package."),
            _ => ("settlement-unknown", $"There is no settlement, stretch or package '{Cut(draft.Subject)}'.", "Maybe give its code KATO or its number in the project."),
        };
        Error(draft, code, message, advice);
    }

    private (ProgressSubject Kind, string Id)? Settlement(EventDraft draft, string text)
    {
        if (text.Length == 0)
        {
            return null;
        }

        var within = draft.Within.Length == 0 ? null : scene.FindArea(AdminLevel.District, draft.Within) ?? scene.FindArea(AdminLevel.Region, draft.Within);
        var found = scene.FindSettlements(text, within);
        if (found.Count > 1)
        {
            var some = string.Join(", ", found.Take(4).Select(s => s.Kato ?? "number " + s.Id.ToString(CultureInfo.InvariantCulture)));
            Error(draft, "settlement-ambiguous", $"{found.Count} settlements are called '{Cut(text)}': {some}.", "Maybe give the code KATO, or the district in a column of its own.");
        }

        return found.Count == 1 ? (ProgressSubject.Settlement, found[0].Id.ToString(CultureInfo.InvariantCulture)) : null;
    }

    private decimal? Number(EventDraft draft, string text, string what)
    {
        if (text.Length == 0)
        {
            return null;
        }

        var plain = string.Concat(text.Where(c => !char.IsWhiteSpace(c)));
        plain = plain.Contains('.', StringComparison.Ordinal) ? plain.Replace(",", "", StringComparison.Ordinal) : plain.Replace(',', '.');
        if (!decimal.TryParse(plain, NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value) || value <= 0 || value > 1_000_000_000_000_000m)
        {
            Error(draft, "quantity-unusable", $"The {what} '{Cut(text)}' is not a number above zero.", "Maybe write it as 12.5; take a wrong event back with an event 'withdrawn'.");
            return null;
        }

        return decimal.Round(value, 6);
    }

    private void CheckQuantity(EventDraft draft, ProgressKind kind, decimal? quantity)
    {
        if (ProgressLaw.NeedsQuantity(kind) && draft.Quantity.Length == 0)
        {
            Error(draft, "quantity-missing", $"An event '{EventChain.WordOf(kind)}' needs a quantity ({ProgressLaw.UnitOf(kind)}).", "Maybe fill it in.");
        }
        else if (ProgressLaw.UnitOf(kind) is null && quantity is not null)
        {
            Findings.Add(new(Severity.Warning, "quantity-without-unit", draft.Where, $"An event '{EventChain.WordOf(kind)}' has no quantity; '{Cut(draft.Quantity)}' was left out.", "Maybe it belongs to another kind of event."));
        }
        else if (kind == ProgressKind.Measured && quantity > 1_000)
        {
            Error(draft, "quantity-unusable", $"{quantity} % of the advertised speed cannot be.", "Maybe the quantity is in Mbit/s; give per cent of the advertised speed.");
        }
        else if (ProgressLaw.UnitOf(kind) is "homes" or "KZT" && quantity is { } count && count != decimal.Truncate(count))
        {
            Error(draft, "quantity-unusable", $"The quantity {Cut(draft.Quantity)} is not a whole number.", "Maybe round it.");
        }
    }

    private void CheckNote(EventDraft draft, ProgressKind kind)
    {
        if (ProgressLaw.NeedsNote(kind) && draft.Note.Length == 0)
        {
            Error(draft, "note-missing", $"An event '{EventChain.WordOf(kind)}' must say why.", "Maybe fill in the note.");
        }
    }

    private Evidence? File(EventDraft draft, string name)
    {
        if (files.TryGetValue(name, out var known) && known is not null)
        {
            return known;
        }

        var root = Path.GetFullPath(folder);
        var path = Path.GetFullPath(Path.Combine(root, name));
        if (!path.StartsWith(root.TrimEnd(Path.DirectorySeparatorChar) + Path.DirectorySeparatorChar, StringComparison.Ordinal))
        {
            Error(draft, "evidence-outside", $"The file '{Cut(name)}' lies outside the folder of evidence.", "Maybe name the folder with --evidence-folder; files below it are read.");
            return null;
        }

        if (!System.IO.File.Exists(path))
        {
            Error(draft, "evidence-missing", $"The file '{Cut(name)}' is not in the folder of evidence.", "Maybe put it there, or name the folder with --evidence-folder.");
            return null;
        }

        try
        {
            using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read);
            var hash = Convert.ToHexStringLower(SHA256.HashData(stream));
            var length = stream.Length;
            stream.Position = 0;
            var stamp = PhotoStamp.Of(stream);
            if (length == 0)
            {
                Error(draft, "evidence-empty", $"The file '{Cut(name)}' is empty.", "Maybe it was not copied whole.");
                return null;
            }

            return files[name] = new Evidence(Path.GetRelativePath(root, path).Replace('\\', '/'), hash, length, stamp.Position, stamp.TakenAt);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            Error(draft, "evidence-unreadable", $"The file '{Cut(name)}' cannot be read ({failure.Message}).", "Maybe check the rights of the file.");
            return null;
        }
    }

    private void Error(EventDraft draft, string code, string message, string advice) => Findings.Add(new(Severity.Error, code, draft.Where, message, advice));

    private static string Cut(string text) => text.Length <= 60 ? text : text[..60] + "…";

    private static string Fold(string word) => string.Concat(word.ToLowerInvariant().Where(char.IsLetterOrDigit));

    private static Dictionary<string, ProgressKind> Words()
    {
        var words = Enum.GetValues<ProgressKind>().ToDictionary(k => Fold(k.ToString()), k => k, StringComparer.Ordinal);
        foreach (var kind in Enum.GetValues<ProgressKind>())
        {
            words.TryAdd(Fold(ProgressWords.Of(kind).Kazakh), kind);
            words.TryAdd(Fold(ProgressWords.Of(kind).Russian), kind);
            words.TryAdd(Fold(ProgressWords.Of(kind).English), kind);
        }

        return words;
    }
}
