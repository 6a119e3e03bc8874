using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Zheli.Model.Programme;

/// <summary>What a calendar is to be best in, after the deadline.</summary>
public enum ScheduleObjective
{
    /// <summary>People connected, each counted from the day when the light comes.</summary>
    PeopleMonths,

    /// <summary>The last day of work.</summary>
    Finish,

    /// <summary>Worth of the service: each settlement counts with the satellite service that its connection replaces.</summary>
    Value,
}

/// <summary>Everything that, with the packages, decides a calendar; kept beside it, so that whoever checks it needs nothing else.</summary>
public sealed record ScheduleInputs
{
    /// <summary>The first day of the programme.</summary>
    public required DateOnly Start { get; init; }

    /// <summary>The last day on which everything should work, or null.</summary>
    public DateOnly? Deadline { get; init; }

    /// <summary>Days from here on are planned; what lies before is fact. The same as <see cref="Start"/> before anything is built.</summary>
    public required DateOnly AsOf { get; init; }

    /// <summary>The last day that is counted in people-months and in value: the deadline, or two years from the start.</summary>
    public required DateOnly CountedUntil { get; init; }

    /// <summary>What it is to be best in.</summary>
    public ScheduleObjective Objective { get; init; }

    /// <summary>Seed of every random choice.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>Crews.</summary>
    public required IReadOnlyList<Crew> Crews { get; init; }

    /// <summary>Money by date, in order; empty when money does not bind.</summary>
    public IReadOnlyList<CashRelease> Cash { get; init; } = [];

    /// <summary>The pace of every type of crew in every region through the year.</summary>
    public required IReadOnlyList<Season> Seasons { get; init; }

    /// <summary>Days off.</summary>
    public required IReadOnlyList<Holiday> Holidays { get; init; }

    /// <summary>Working days of a week, counted from Monday.</summary>
    public required int WeekDays { get; init; }

    /// <summary>Metres that a crew moves in a working day between two packages, by type of crew in order.</summary>
    public required IReadOnlyList<int> MoveMetresPerDay { get; init; }

    /// <summary>Starts that must be kept.</summary>
    public IReadOnlyList<LockedDate> Locked { get; init; } = [];

    /// <summary>What is done or under way.</summary>
    public IReadOnlyList<PackageProgress> Progress { get; init; } = [];

    /// <summary>Precedence made by hand.</summary>
    public IReadOnlyList<HandPrecedence> Precedence { get; init; } = [];

    /// <summary>Catalogue figures set for this calendar alone, by key.</summary>
    public IReadOnlyDictionary<string, decimal> Overrides { get; init; } = new Dictionary<string, decimal>();
}

/// <summary>When a package is worked on, and when it is lit.</summary>
/// <param name="PackageId">Which package.</param>
/// <param name="Start">The first day: its crew sets out.</param>
/// <param name="Finish">The last day of work.</param>
/// <param name="Lit">The last of the finishes of everything between it and the network, its own included; it works from the next day on.</param>
/// <param name="CrewRow">Which row of <see cref="ScheduleInputs.Crews"/> works on it, from 0; -1 for what was finished before.</param>
/// <param name="CrewNumber">Which of that row's crews, from 1; 0 for what was finished before.</param>
/// <param name="CrewOrder">Its place among the packages of that crew, from 1; 0 for what was finished before.</param>
/// <param name="MoveM">Metres that the crew comes from its package before; 0 for its first.</param>
public sealed record ScheduledPackage(string PackageId, DateOnly Start, DateOnly Finish, DateOnly Lit, int CrewRow, int CrewNumber, int CrewOrder, int MoveM)
{
    /// <summary>
    /// Days of a calendar from the first day of the programme, ten years. What does not end on any of them has its dates on the day after the last, and no crew where none comes to it.
    /// </summary>
    public const int CalendarDays = 3653;
}

/// <summary>
/// A proof that no calendar does better, checkable without trust. For each step of days it holds prices: of the work of each pool of crews and of money. At
/// any prices not below 0, the worth of what can be lit by a day is at most the priced capacity until that day plus the largest priced surplus of any set of
/// packages that is closed towards the network. See docs/methods/schedule.md.
/// </summary>
public sealed record ScheduleProof
{
    /// <summary>Prices and worth are multiplied by this, so that whole numbers carry the proof.</summary>
    public const long Scale = 1L << 30;

    /// <summary>Days of one step; the first step begins on the start.</summary>
    public required int StepDays { get; init; }

    /// <summary>The pools, in the order of their prices: type of crew and region.</summary>
    public required IReadOnlyList<SchedulePool> Pools { get; init; }

    /// <summary>
    /// Days on which money comes, ascending. They part the work into layers: layer 0 is all of it, layer i what is begun from the i-th day of this list on. Empty when money does not bind.
    /// </summary>
    public IReadOnlyList<DateOnly> Releases { get; init; } = [];

    /// <summary>For each step, layer and pool, the price of a hundredth of a crew-day, times <see cref="Scale"/>.</summary>
    public required long[] PoolPrice { get; init; }

    /// <summary>For each step the price of a thousand tenge committed before each day of <see cref="Releases"/>, and last of every thousand tenge; times <see cref="Scale"/>.</summary>
    public required long[] MoneyPrice { get; init; }

    /// <summary>No calendar has more people-days (or value-days) until the last counted day.</summary>
    public required long WorthBound { get; init; }

    /// <summary>No calendar ends before this day.</summary>
    public required DateOnly FinishBound { get; init; }
}

/// <summary>How crews choose their next package: what made the calendar, and what a forecast plays again in each of its samples.</summary>
public sealed record SchedulePolicy
{
    /// <summary>Numbers of all packages in <see cref="WorkSchedule.Packages"/>, the most urgent first.</summary>
    public required int[] Order { get; init; }

    /// <summary>For each package what it brings for a unit of work, at most 2^32; only comparisons count.</summary>
    public required long[] Density { get; init; }

    /// <summary>How many packages of its list a crew weighs, at least 1.</summary>
    public required int Choices { get; init; }

    /// <summary>Days that a crew waits for a package higher on its list.</summary>
    public required int Patience { get; init; }

    /// <summary>What a package counts whose upstream would still be dark, per cent.</summary>
    public required int DarkPercent { get; init; }

    /// <summary>Share of the cost of everything more urgent for which money must have been released, per cent.</summary>
    public required int ReservePercent { get; init; }

    /// <summary>Share of the next release that counts by the time it comes, per cent.</summary>
    public required int AheadPercent { get; init; }

    /// <summary>What a way counts, per cent of the time that it takes.</summary>
    public required int WayPercent { get; init; }

    /// <summary>What a package counts for what has begun downstream of it and stays dark for lack of it, per cent of that.</summary>
    public required int AwaitedPercent { get; init; }

    /// <summary>
    /// SHA-256, in hex, of the text <c>choices patience dark reserve ahead way awaited</c> and then, in the order of the policy, a line <c>id density</c> for each package; every line ends with
    /// a line feed. A forecast states it, so that whoever checks can tell by which policy it was drawn.
    /// </summary>
    public string Fingerprint(IReadOnlyList<WorkPackage> packages)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"{Choices} {Patience} {DarkPercent} {ReservePercent} {AheadPercent} {WayPercent} {AwaitedPercent}\n");
        foreach (var j in Order)
        {
            text.Append(CultureInfo.InvariantCulture, $"{packages[j].Id} {Density[j]}\n");
        }

        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())));
    }
}

/// <summary>Crews of one type in one region, all rows of them together.</summary>
public sealed record SchedulePool(CrewType Type, long? RegionId);

/// <summary>Something that would let the deadline be met.</summary>
/// <param name="Kind"><c>crews</c>, <c>money</c> or <c>time</c>.</param>
/// <param name="Type">Which crews, or null.</param>
/// <param name="RegionId">Where; null for crews like those that serve several regions, and where no crews are meant.</param>
/// <param name="From">From when, or null: for money the day by which it must be there, for time the day on which everything would work.</param>
/// <param name="Amount">How many crews, how many tenge, or how many days.</param>
public sealed record WayOut(string Kind, CrewType? Type, long? RegionId, DateOnly? From, long Amount)
{
    /// <summary>What is proved: with less than this, nothing meets the deadline by this means. 0 where nothing is proved.</summary>
    public long AtLeast { get; init; }
}

/// <summary>The figures of a calendar.</summary>
public sealed record ScheduleSummary
{
    /// <summary>Name of the plan.</summary>
    public required string Scenario { get; init; }

    /// <summary>Number of packages.</summary>
    public required int Packages { get; init; }

    /// <summary>Number of crews.</summary>
    public required int Crews { get; init; }

    /// <summary>The last day of work; everything works from the next day on.</summary>
    public required DateOnly Finish { get; init; }

    /// <summary>True when the deadline is met or none was set.</summary>
    public required bool MeetsDeadline { get; init; }

    /// <summary>People who are connected by the last counted day, and all whom the plan connects.</summary>
    public required long PeopleConnected { get; init; }

    /// <summary>People of the plan.</summary>
    public required long People { get; init; }

    /// <summary>People times days until the last counted day.</summary>
    public required long PeopleDays { get; init; }

    /// <summary>What the objective comes to: people-days, value-days (tenge a month times days), or days until the finish.</summary>
    public required long Objective { get; init; }

    /// <summary>The proved bound on the same.</summary>
    public required long Bound { get; init; }

    /// <summary>|bound − objective| / bound.</summary>
    public required double Gap { get; init; }

    /// <summary>No calendar ends before this day.</summary>
    public required DateOnly FinishBound { get; init; }

    /// <summary>Build cost of everything, whole tenge.</summary>
    public required long Capex { get; init; }

    /// <summary>What would let a missed deadline be met; empty when it is met.</summary>
    public IReadOnlyList<WayOut> WaysOut { get; init; } = [];

    /// <summary>True when a time limit or a stop cut the search short.</summary>
    public bool StoppedEarly { get; init; }

    /// <summary>Catalogue figures that moved the calendar.</summary>
    public required IReadOnlyList<Assumption> Assumptions { get; init; }

    /// <summary>What a planner should know.</summary>
    public required IReadOnlyList<Finding> Findings { get; init; }
}

/// <summary>A whole calendar.</summary>
public sealed record WorkSchedule
{
    /// <summary>What decided it.</summary>
    public required ScheduleInputs Inputs { get; init; }

    /// <summary>Its figures.</summary>
    public required ScheduleSummary Summary { get; init; }

    /// <summary>The work, upstream before downstream.</summary>
    public required IReadOnlyList<WorkPackage> Packages { get; init; }

    /// <summary>When, in the order of <see cref="Packages"/>.</summary>
    public required IReadOnlyList<ScheduledPackage> Dates { get; init; }

    /// <summary>The proof of the bounds.</summary>
    public required ScheduleProof Proof { get; init; }

    /// <summary>The policy that made it.</summary>
    public required SchedulePolicy Policy { get; init; }

    /// <summary>Packages that never end: their dates, the day after the last of the calendar, are no dates.</summary>
    public int Unfinished => Dates.Count(d => d.Finish >= Inputs.Start.AddDays(ScheduledPackage.CalendarDays));
}
