using System.Globalization;
using Zheli.Model.Places;
using Zheli.Model.Programme;

namespace Zheli.Programme.Progress;

/// <summary>Why a file does not show what it is said to show.</summary>
/// <param name="Event">Number of the event.</param>
/// <param name="File">The file.</param>
/// <param name="Code"><c>photo-elsewhere</c>, <c>photo-old</c>, <c>photo-later-than-entry</c> or <c>photo-used-twice</c>.</param>
/// <param name="Message">What is the matter, with the values.</param>
public sealed record EvidenceDoubt(long Event, string File, string Code, string Message);

/// <summary>
/// Decides which events count: those that were not taken back and have a file that shows them, or need none. A photo that knows where and when it was taken
/// must have been taken there and then, and shows one subject only; what fails is listed, and such a file counts for nothing.
/// </summary>
public sealed class EvidenceReview
{
    /// <summary>A photo may be this far from its settlement or stretch, metres: villages are wide, and cameras err.</summary>
    public const double FarMetres = 5_000;

    /// <summary>A photo may be this much older than the event that it shows, days.</summary>
    public const int OldDays = 30;

    private readonly HashSet<long> withdrawn = [];
    private readonly HashSet<long> accepted = [];
    private readonly List<EvidenceDoubt> doubts = [];

    /// <summary>Reviews the events up to a day.</summary>
    /// <param name="events">The log, in its order.</param>
    /// <param name="asOf">Later events are not looked at.</param>
    /// <param name="distance">Metres from a subject to a point, or null where the subject has no place.</param>
    public EvidenceReview(IReadOnlyList<ProgressEvent> events, DateOnly asOf, Func<ProgressEvent, GeoPoint, double?> distance)
    {
        Events = [.. events.Where(e => e.Date <= asOf)];
        foreach (var it in Events.Where(e => e.Kind == ProgressKind.Withdrawn))
        {
            withdrawn.Add(long.Parse(it.Subject, CultureInfo.InvariantCulture));
        }

        var seen = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var it in Events.Where(Stands))
        {
            var shown = !ProgressLaw.NeedsEvidence(it.Kind);
            foreach (var file in it.Evidence)
            {
                var doubt = Doubt(it, file, seen, distance);
                shown |= doubt is null;
                if (doubt is { } found)
                {
                    doubts.Add(found);
                }
            }

            if (shown)
            {
                accepted.Add(it.Number);
            }
        }
    }

    /// <summary>The events up to the day, in their order.</summary>
    public IReadOnlyList<ProgressEvent> Events { get; }

    /// <summary>Files that count for nothing, and why.</summary>
    public IReadOnlyList<EvidenceDoubt> Doubts => doubts;

    /// <summary>True unless the event was taken back or takes another back.</summary>
    public bool Stands(ProgressEvent it) => it.Kind != ProgressKind.Withdrawn && !withdrawn.Contains(it.Number);

    /// <summary>True when the event stands and has what shows it.</summary>
    public bool Counts(ProgressEvent it) => accepted.Contains(it.Number);

    private static EvidenceDoubt? Doubt(ProgressEvent it, Evidence file, Dictionary<string, string> seen, Func<ProgressEvent, GeoPoint, double?> distance)
    {
        // One act of acceptance may stand for twenty villages; a photo shows one place.
        if (file.Position is null && file.TakenAt is null)
        {
            return null;
        }

        var subject = EventChain.WordOf(it.SubjectKind) + ":" + it.Subject;
        if (!seen.TryAdd(file.Sha256, subject) && seen[file.Sha256] != subject)
        {
            return new(it.Number, file.File, "photo-used-twice", $"The same photo is evidence for {seen[file.Sha256]} already.");
        }

        if (!ProgressLaw.HappensOnSite(it.Kind))
        {
            return null;
        }

        if (file.Position is { } position && distance(it, position) is > FarMetres and var away)
        {
            return new(it.Number, file.File, "photo-elsewhere", string.Create(CultureInfo.InvariantCulture, $"The photo was taken {away / 1000:0.#} km from {subject}."));
        }

        if (file.TakenAt is { } taken)
        {
            if (DateOnly.FromDateTime(taken) < it.Date.AddDays(-OldDays))
            {
                return new(it.Number, file.File, "photo-old", $"The photo was taken on {EventChain.TimeOf(taken)}, the event is of {EventChain.DateOf(it.Date)}.");
            }

            // A day of grace: the camera's clock has no zone.
            if (taken > it.RecordedAt.UtcDateTime.AddDays(1))
            {
                return new(it.Number, file.File, "photo-later-than-entry", $"The photo says {EventChain.TimeOf(taken)}, but the event was entered at {EventChain.InstantOf(it.RecordedAt)}.");
            }
        }

        return null;
    }
}
