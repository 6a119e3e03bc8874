using Zheli.Model;
using Zheli.Model.Programme;
using Zheli.Programme.Schedule;

namespace Zheli.Operations.Schedule;

/// <summary>How a calendar that came back differs from the one that went out.</summary>
internal sealed record CalendarEdits(IReadOnlyList<LockedDate> Locked, IReadOnlyList<PackageProgress> Progress, IReadOnlyList<HandPrecedence> Precedence);

/// <summary>Collects the differences task by task; what names no package is a finding.</summary>
internal sealed class EditCollector
{
    private readonly InputPlaces places;
    private readonly List<Finding> findings;
    private readonly Dictionary<string, string> rowOf = new(StringComparer.Ordinal);
    private readonly Dictionary<string, ScheduledPackage> dates;
    private readonly Dictionary<string, WorkPackage> packages;
    private readonly Dictionary<string, LockedDate> locked;
    private readonly Dictionary<string, PackageProgress> progress;
    private readonly HashSet<HandPrecedence> precedence;

    /// <summary>Begins with what the calendar was told before.</summary>
    public EditCollector(WorkSchedule stored, InputPlaces places, List<Finding> findings)
    {
        (this.places, this.findings) = (places, findings);
        dates = stored.Dates.ToDictionary(d => d.PackageId, StringComparer.Ordinal);
        packages = stored.Packages.ToDictionary(p => p.Id, StringComparer.Ordinal);
        locked = stored.Inputs.Locked.ToDictionary(l => l.PackageId, StringComparer.Ordinal);
        progress = stored.Inputs.Progress.ToDictionary(p => p.PackageId, StringComparer.Ordinal);
        precedence = [.. stored.Inputs.Precedence];
    }

    /// <summary>Everything that is locked, known or ordered by hand, the earlier edits included.</summary>
    public CalendarEdits Edits => new(
        [.. locked.Values.OrderBy(l => l.PackageId, StringComparer.Ordinal)], [.. progress.Values.OrderBy(p => p.PackageId, StringComparer.Ordinal)],
        [.. precedence.OrderBy(p => p.After, StringComparer.Ordinal).ThenBy(p => p.Before, StringComparer.Ordinal)]);

    /// <summary>One task: a start that moved is locked, what is under way or finished is a fact.</summary>
    public void Add(string where, string id, DateOnly? start, DateOnly? actualStart, DateOnly? actualFinish, double share)
    {
        if (!dates.TryGetValue(id, out var date))
        {
            findings.Add(new(Severity.Error, "package-unknown", where, $"There is no package '{id}' in this plan.", "Maybe it was replaced when the plan was made anew: export the calendar again."));
            return;
        }

        if (!rowOf.TryAdd(id, where))
        {
            findings.Add(new(Severity.Error, "package-twice", where, $"The package '{id}' is listed more than once, first in {rowOf[id]}.", "Maybe keep one of the rows."));
            return;
        }

        if (share is < 0 or > 1)
        {
            findings.Add(new(Severity.Error, "share-out-of-range", where, FormattableString.Invariant($"{share:P0} of package '{id}' is said to be done."), "Maybe a digit too many."));
            return;
        }

        // What went out and came back unchanged stays what it was: the log's own facts stay the log's.
        if (progress.TryGetValue(id, out var known) && known.Finished == actualFinish && Math.Round(100 * known.Share) == Math.Round(100 * share))
        {
            return;
        }

        if (actualStart is not null || actualFinish is not null || share > 0)
        {
            progress[id] = places.Note(new PackageProgress(id, actualStart ?? actualFinish ?? date.Start, share >= 1 || actualFinish is not null ? actualFinish ?? date.Finish : null, actualFinish is not null ? 1 : share), where);
        }
        else if (start is { } moved && moved != date.Start)
        {
            locked[id] = places.Note(new LockedDate(id, moved), where);
        }
    }

    /// <summary>A link that the plan itself does not have.</summary>
    public void AddPrecedence(string where, string before, string after)
    {
        if (packages.TryGetValue(after, out var package) && packages.ContainsKey(before) && !package.StartsAfter.Contains(before, StringComparer.Ordinal))
        {
            precedence.Add(places.Note(new HandPrecedence(before, after), where));
        }
    }
}
