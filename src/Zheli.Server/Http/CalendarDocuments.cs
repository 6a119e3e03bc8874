using Zheli.Model.Programme;
using Zheli.Operations.Progress;
using Zheli.Operations.Read.Calendar;

namespace Zheli.Server.Http;

/// <summary>How a programme stands in time: what there is of calendar, odds and log.</summary>
/// <param name="Today">Today in the country; the day that is meant where a question names none.</param>
/// <param name="AsOf">The day for which progress is told.</param>
/// <param name="Calendar">The calendar, or null when none was made.</param>
/// <param name="Odds">Its odds, or null when none were drawn since.</param>
/// <param name="Progress">What the log shows.</param>
internal sealed record TimeDocument(DateOnly Today, DateOnly AsOf, CalendarDocument? Calendar, OddsDocument? Odds, ProgressDocument Progress);

/// <summary>The figures of a calendar; amounts in whole tenge.</summary>
/// <param name="Start">The first day of the programme.</param>
/// <param name="Deadline">The last day on which everything should work, or null.</param>
/// <param name="Finish">The last day of work.</param>
/// <param name="FinishBound">Proved: no calendar ends before this day.</param>
/// <param name="MeetsDeadline">True when the deadline is met or none was set.</param>
/// <param name="Objective">What it is best in after the deadline.</param>
/// <param name="Gap">How much better any calendar could be at most, 0 to 1.</param>
/// <param name="Packages">Number of packages.</param>
/// <param name="Crews">Number of crews.</param>
/// <param name="AssumedCrews">True when nobody stated the crews.</param>
/// <param name="Settlements">Settlements that are connected.</param>
/// <param name="People">People in them.</param>
/// <param name="PeopleByDeadline">People connected by the deadline, or by the last counted day.</param>
/// <param name="Capex">Build cost.</param>
/// <param name="PlannedFrom">Days from here on are planned; what lies before was fact when the calendar was made.</param>
/// <param name="IsOutdated">True when the plan was made anew since: dates may be of work that is no longer planned.</param>
/// <param name="EventsSince">Events of the log that the calendar does not know, being of later days.</param>
/// <param name="StoppedEarly">True when the search was cut short.</param>
/// <param name="WaysOut">What would let a missed deadline be met.</param>
/// <param name="Findings">What a planner should know.</param>
internal sealed record CalendarDocument(
    DateOnly Start, DateOnly? Deadline, DateOnly Finish, DateOnly FinishBound, bool MeetsDeadline, ScheduleObjective Objective, double Gap, int Packages,
    int Crews, bool AssumedCrews, int Settlements, long People, long PeopleByDeadline, long Capex, DateOnly PlannedFrom, bool IsOutdated, int EventsSince, bool StoppedEarly,
    IReadOnlyList<WayOut> WaysOut, IReadOnlyList<FindingDocument> Findings);

/// <summary>The odds of a calendar. A date is null where it lies beyond all days that are simulated.</summary>
/// <param name="AsOf">Days before this one are fact.</param>
/// <param name="OnTime">Probability that everything works by the deadline, 0 to 1; null without one.</param>
/// <param name="OnTimeError">Its standard error.</param>
/// <param name="P50">As likely before as after.</param>
/// <param name="P80">Kept in four of five cases.</param>
/// <param name="P90">Kept in nine of ten cases.</param>
/// <param name="Samples">Number of samples.</param>
/// <param name="Unfinished">Samples in which some work did not end on any day that is simulated.</param>
/// <param name="OutsideP50">The calendar's finish stretched as the middle one of like programmes elsewhere was.</param>
/// <param name="OutsideP80">The same for four of five of them.</param>
/// <param name="OutsideProgrammes">Number of those programmes.</param>
/// <param name="OutsideOnTime">Share of them that kept their date, 0 to 1.</param>
/// <param name="Drivers">Causes, the strongest first.</param>
internal sealed record OddsDocument(
    DateOnly AsOf, double? OnTime, double? OnTimeError, DateOnly? P50, DateOnly? P80, DateOnly? P90, int Samples, int Unfinished, DateOnly OutsideP50,
    DateOnly OutsideP80, int OutsideProgrammes, double OutsideOnTime, IReadOnlyList<RiskDriver> Drivers);

/// <summary>What the log shows on a day; money in whole tenge.</summary>
/// <param name="Log">Events in the log, of any day.</param>
/// <param name="Events">Events up to the day that were not taken back.</param>
/// <param name="Counting">Of these, events that count.</param>
/// <param name="Claims">Events that nothing shows yet.</param>
/// <param name="Doubts">Files that count for nothing.</param>
/// <param name="KilometresLaid">Kilometres laid, by events that count.</param>
/// <param name="Contracted">Money contracted.</param>
/// <param name="Paid">Money paid.</param>
/// <param name="Rungs">Every rung, from the ground up.</param>
/// <param name="Regions">The same by region.</param>
/// <param name="Earned">Earned value of the calendar's packages, or null without a calendar.</param>
internal sealed record ProgressDocument(
    int Log, int Events, int Counting, int Claims, int Doubts, decimal KilometresLaid, decimal Contracted, decimal Paid,
    IReadOnlyList<RungCount> Rungs, IReadOnlyList<RegionRungsDocument> Regions, EarnedFigures? Earned);

/// <summary>The ladder of one region, every rung from the ground up.</summary>
internal sealed record RegionRungsDocument(long? RegionId, IReadOnlyList<RungCount> Rungs);

/// <summary>A part of a list.</summary>
/// <param name="Total">Number of items that match.</param>
/// <param name="Skip">Items before this part.</param>
/// <param name="Items">The part.</param>
internal sealed record PackagePageDocument(int Total, int Skip, IReadOnlyList<PackageDocument> Items);

/// <summary>A part of the list of settlements with their dates.</summary>
/// <param name="Total">Number of settlements that match.</param>
/// <param name="Skip">Settlements before this part.</param>
/// <param name="Items">The part.</param>
internal sealed record SettlementDatesPageDocument(int Total, int Skip, IReadOnlyList<SettlementDatesDocument> Items);

/// <summary>When a settlement is connected, and the rung on which it stands.</summary>
/// <param name="SettlementId">The settlement.</param>
/// <param name="People">People whom the plan connects there.</param>
/// <param name="Start">The first day of work in it.</param>
/// <param name="Planned">The day on which light reaches the last of its packages.</param>
/// <param name="P50">As likely before as after; null without a forecast, or beyond all days that are simulated.</param>
/// <param name="P80">Kept in four of five cases.</param>
/// <param name="P90">Kept in nine of ten cases.</param>
/// <param name="OnTime">Probability of the deadline, 0 to 1; null without forecast or deadline.</param>
/// <param name="Standing">The rung that has its evidence together with every rung below, on the day asked for.</param>
internal sealed record SettlementDatesDocument(
    long SettlementId, long People, DateOnly Start, DateOnly Planned, DateOnly? P50, DateOnly? P80, DateOnly? P90, double? OnTime, Rung Standing);

/// <summary>A package with its dates; length in metres, money in whole tenge.</summary>
/// <param name="Row">Its row in the calendar, upstream before downstream.</param>
/// <param name="Id">Its name, the same in every plan that holds it.</param>
/// <param name="Kind">What it builds.</param>
/// <param name="Crew">Who builds it.</param>
/// <param name="RegionId">Region, or null.</param>
/// <param name="DistrictId">District, or null.</param>
/// <param name="SettlementId">The settlement that it serves, or null.</param>
/// <param name="Start">The first day of work.</param>
/// <param name="Finish">The last day of work.</param>
/// <param name="Lit">The day on which light reaches it.</param>
/// <param name="Done">Share done by evidence, 0 to 1.</param>
/// <param name="Length">Length of route.</param>
/// <param name="Capex">Build cost.</param>
/// <param name="People">People who are connected with it.</param>
internal sealed record PackageDocument(
    int Row, string Id, WorkKind Kind, CrewType Crew, long? RegionId, long? DistrictId, long? SettlementId, DateOnly Start, DateOnly Finish, DateOnly Lit,
    double Done, double Length, long Capex, long People);

/// <summary>Everything about one package.</summary>
/// <param name="Package">The package.</param>
/// <param name="Upstream">The package towards the network that must be lit before, or null.</param>
/// <param name="StartsAfter">Packages that must be finished before.</param>
/// <param name="Quantities">What there is to do.</param>
/// <param name="CrewDays">The work of one crew at the catalogue's pace, days.</param>
/// <param name="PermitDays">Days from the start of the programme until the permit can be there.</param>
/// <param name="LeadDays">Days from an order until the material is there.</param>
/// <param name="CrewNumber">Which crew of its pool, from 1; 0 for what was finished before.</param>
/// <param name="Started">The first day of work by evidence, or null.</param>
/// <param name="Finished">The last day of work by evidence, or null.</param>
/// <param name="Lines">Its lines (longitude, latitude), or the one point of the work in a settlement.</param>
internal sealed record PackageDetailDocument(
    PackageDocument Package, string? Upstream, IReadOnlyList<string> StartsAfter, IReadOnlyList<WorkQuantity> Quantities, double CrewDays, int PermitDays,
    int LeadDays, int CrewNumber, DateOnly? Started, DateOnly? Finished, double[][][] Lines);

/// <summary>A settlement in time: when it is planned, how sure that is, and where it stands by evidence.</summary>
/// <param name="Dates">Its dates, or null when the calendar does not know it.</param>
/// <param name="Standing">The rung that has its evidence together with every rung below; null when the plan does not know it.</param>
/// <param name="Shown">The highest rung that has its evidence.</param>
/// <param name="Claimed">The highest rung that anybody reports.</param>
/// <param name="Missing">The first rung above the standing whose evidence is missing, or null.</param>
/// <param name="ReachedOn">By rung from the ground up: the day on which it stood there, or null.</param>
/// <param name="Packages">The packages in it.</param>
/// <param name="Events">Events that concern it, those of its way to the network included, up to the day.</param>
internal sealed record SettlementTimeDocument(
    SettlementDatesDocument? Dates, Rung? Standing, Rung? Shown, Rung? Claimed, Rung? Missing, IReadOnlyList<DateOnly?> ReachedOn,
    IReadOnlyList<PackageDocument> Packages, IReadOnlyList<EventDocument> Events);

/// <summary>An event of the log, without positions of photos and hash.</summary>
/// <param name="Number">Its place in the log.</param>
/// <param name="Kind">What happened.</param>
/// <param name="Date">When.</param>
/// <param name="SubjectKind">What it is about.</param>
/// <param name="Subject">Which one.</param>
/// <param name="Quantity">How much, or null.</param>
/// <param name="Author">Who reports it.</param>
/// <param name="Note">What should be said besides.</param>
/// <param name="Counts">True when a file shows it, or it needs none.</param>
/// <param name="Evidence">Names of its files.</param>
internal sealed record EventDocument(
    long Number, ProgressKind Kind, DateOnly Date, ProgressSubject SubjectKind, string Subject, decimal? Quantity, string Author, string Note, bool Counts,
    IReadOnlyList<string> Evidence);

/// <summary>The days of all packages that have lines, by row of the calendar: what the map's clock needs and no more.</summary>
/// <param name="From">The day from which days are counted: the start of the programme.</param>
/// <param name="Rows">Rows of the packages, ascending.</param>
/// <param name="Start">For each, the first day of work, days after <paramref name="From"/>.</param>
/// <param name="Lit">For each, the day on which light reaches it.</param>
internal sealed record LineDaysDocument(DateOnly From, IReadOnlyList<int> Rows, IReadOnlyList<int> Start, IReadOnlyList<int> Lit);
