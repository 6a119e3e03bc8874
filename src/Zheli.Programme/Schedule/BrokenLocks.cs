using System.Globalization;
using Zheli.Model;
using Zheli.Model.Programme;

namespace Zheli.Programme.Schedule;

/// <summary>Locked starts that a calendar could not keep, each with the day on which the work begins instead.</summary>
internal static class BrokenLocks
{
    private const int Named = 20;

    /// <summary>A warning for each of the first, in the order in which they were locked, and one that counts the rest.</summary>
    /// <param name="inputs">What decided the calendar.</param>
    /// <param name="places">Where the starts were locked.</param>
    /// <param name="isBroken">Whether the lock of a package is not kept.</param>
    /// <param name="startOf">The first day of a package, or null where it is never begun.</param>
    public static IEnumerable<Finding> Of(ScheduleInputs inputs, InputPlaces places, Func<string, bool> isBroken, Func<string, DateOnly?> startOf)
    {
        var known = inputs.Progress.Select(p => p.PackageId).ToHashSet(StringComparer.Ordinal);
        var broken = inputs.Locked.Where(l => !known.Contains(l.PackageId) && (l.Start < inputs.AsOf || isBroken(l.PackageId))).ToList();
        foreach (var locked in broken.Take(Named))
        {
            var instead = startOf(locked.PackageId) switch
            {
                { } day when day == locked.Start => "what must come before it ends later",
                { } day when locked.Start < inputs.AsOf => string.Create(CultureInfo.InvariantCulture, $"that day is past; it begins on {day:yyyy-MM-dd}"),
                { } day => string.Create(CultureInfo.InvariantCulture, $"no crew is free, or what must come before ends later; it begins on {day:yyyy-MM-dd}"),
                null => "it is never begun",
            };
            yield return new(
                Severity.Warning, "locked-date-broken", places.Of(locked, "locked dates"),
                string.Create(CultureInfo.InvariantCulture, $"The locked date {locked.Start:yyyy-MM-dd} of package '{locked.PackageId}' cannot be kept: {instead}."), "Maybe move it.");
        }

        if (broken.Count > Named)
        {
            yield return new(
                Severity.Warning, "locked-dates-broken", "locked dates", FormattableString.Invariant($"{broken.Count - Named} more locked dates cannot be kept."), "Maybe move the named ones first and make the calendar again.");
        }
    }
}
