using Zheli.Model;
using Zheli.Model.Programme;

namespace Zheli.Programme.Schedule;

/// <summary>What is asked of a calendar; what is left out is assumed and labelled.</summary>
public sealed record ScheduleRequest
{
    /// <summary>The first day of the programme.</summary>
    public required DateOnly Start { get; init; }

    /// <summary>The last day on which everything should work, or null.</summary>
    public DateOnly? Deadline { get; init; }

    /// <summary>The day from which work is planned, or null for the start.</summary>
    public DateOnly? AsOf { get; init; }

    /// <summary>What to be best in.</summary>
    public ScheduleObjective Objective { get; init; }

    /// <summary>Seed of every random choice.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>Threads; the calendar does not depend on it.</summary>
    public int Threads { get; init; } = Environment.ProcessorCount;

    /// <summary>Cuts the search short after this long; null lets the fixed amount of work run to its end.</summary>
    public TimeSpan? TimeLimit { get; init; }

    /// <summary>Crews, or null to assume those that the work asks for.</summary>
    public IReadOnlyList<Crew>? Crews { get; init; }

    /// <summary>Money by date; empty when it does not bind.</summary>
    public IReadOnlyList<CashRelease> Cash { get; init; } = [];

    /// <summary>Seasons that replace the assumed ones of their type and region.</summary>
    public IReadOnlyList<Season> Seasons { get; init; } = [];

    /// <summary>Days off, or null for the public holidays of Kazakhstan.</summary>
    public IReadOnlyList<Holiday>? Holidays { get; init; }

    /// <summary>Starts that must be kept.</summary>
    public IReadOnlyList<LockedDate> Locked { get; init; } = [];

    /// <summary>What is done or under way.</summary>
    public IReadOnlyList<PackageProgress> Progress { get; init; } = [];

    /// <summary>Precedence made by hand.</summary>
    public IReadOnlyList<HandPrecedence> Precedence { get; init; } = [];

    /// <summary>Catalogue figures set for this calendar alone, by key.</summary>
    public IReadOnlyDictionary<string, decimal> Overrides { get; init; } = new Dictionary<string, decimal>();

    /// <summary>What was found wrong while the request was read; errors among them refuse it together with everything else that is wrong.</summary>
    public IReadOnlyList<Finding> Findings { get; init; } = [];

    /// <summary>Where what it holds was written, for findings.</summary>
    public InputPlaces Places { get; init; } = new();
}
