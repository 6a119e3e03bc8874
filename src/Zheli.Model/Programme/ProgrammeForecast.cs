namespace Zheli.Model.Programme;

/// <summary>When something will be done: dates that it keeps with a probability. A null date lies beyond all days that are simulated.</summary>
/// <param name="Planned">The calendar's date.</param>
/// <param name="P50">As likely before as after.</param>
/// <param name="P80">Kept in four of five cases.</param>
/// <param name="P90">Kept in nine of ten cases.</param>
/// <param name="OnTime">Probability of the deadline, 0 to 1; null without one.</param>
public sealed record ForecastDates(DateOnly Planned, DateOnly? P50, DateOnly? P80, DateOnly? P90, double? OnTime);

/// <summary>The odds of a settlement or a region.</summary>
/// <param name="Id">Its number in the project; 0 for work in no known region.</param>
/// <param name="Name">Its name.</param>
/// <param name="People">People whom the plan connects there.</param>
/// <param name="Dates">When all there is lit.</param>
public sealed record PlaceForecast(long Id, string Name, long People, ForecastDates Dates);

/// <summary>A cause that the forecast draws, and what it does to the last day of work.</summary>
/// <param name="Name">Stable name: <c>pace</c>, <c>pace ground</c>, <c>pace region 7</c>, <c>winter region 7</c>, <c>supply ground</c>, <c>rework</c>.</param>
/// <param name="Assumption">Key of the catalogue figure that it is drawn from.</param>
/// <param name="RegionId">The region that it is about, or null.</param>
/// <param name="Crew">The type of crew that it is about, or null.</param>
/// <param name="RankCorrelation">Spearman's rank correlation with the last day of work, −1 to 1.</param>
/// <param name="GainDays">Days by which P80 comes earlier when the cause is held at its median; null where that was not tried.</param>
public sealed record RiskDriver(string Name, string Assumption, long? RegionId, CrewType? Crew, double RankCorrelation, int? GainDays);

/// <summary>How far the number of samples carries.</summary>
/// <param name="Samples">Number of samples.</param>
/// <param name="OnTimeError">Standard error of the probability of the deadline; null without one.</param>
/// <param name="P80ErrorDays">Standard error of P80, days.</param>
/// <param name="FirstHalfP80">P80 of the first half of the samples.</param>
/// <param name="SecondHalfP80">P80 of the second half.</param>
/// <param name="Unfinished">Samples in which some work did not end on any day that is simulated.</param>
public sealed record ForecastConvergence(int Samples, double? OnTimeError, double P80ErrorDays, DateOnly? FirstHalfP80, DateOnly? SecondHalfP80, int Unfinished);

/// <summary>A programme elsewhere that promised a date.</summary>
/// <param name="Programme">Which.</param>
/// <param name="Country">Where.</param>
/// <param name="PlannedMonths">Months that it was planned for.</param>
/// <param name="ActualMonths">Months that it took, or will take by its latest published date.</param>
/// <param name="IsFinished">True when the date is of the end and not of a promise.</param>
/// <param name="Grade">How well that is supported.</param>
/// <param name="Source">Where it was read.</param>
/// <param name="Note">A remark, or empty.</param>
public sealed record ReferenceProgramme(
    string Programme, string Country, int PlannedMonths, int ActualMonths, bool IsFinished, Catalogue.Grade Grade, string Source, string Note);

/// <summary>What happened to others who promised the like: the calendar's length times their stretch. Few cases, and not drawn at random.</summary>
/// <param name="Programmes">The reference class.</param>
/// <param name="MedianStretch">Actual by planned duration, the middle one.</param>
/// <param name="P80Stretch">The one that four of five do not exceed.</param>
/// <param name="P50">The calendar's finish, stretched by the median.</param>
/// <param name="P80">The calendar's finish, stretched by the P80.</param>
/// <param name="OnTimeShare">Share of the class that kept its date.</param>
public sealed record OutsideView(
    IReadOnlyList<ReferenceProgramme> Programmes, double MedianStretch, double P80Stretch, DateOnly P50, DateOnly P80, double OnTimeShare);

/// <summary>The odds of a calendar.</summary>
public sealed record ProgrammeForecast
{
    /// <summary>Name of the plan.</summary>
    public required string Scenario { get; init; }

    /// <summary>The deadline, or null.</summary>
    public DateOnly? Deadline { get; init; }

    /// <summary>Days before this one are fact.</summary>
    public required DateOnly AsOf { get; init; }

    /// <summary>Seed of every draw.</summary>
    public required int Seed { get; init; }

    /// <summary>Fingerprint of the policy that was played: <see cref="SchedulePolicy.Fingerprint"/> of the calendar.</summary>
    public required string Policy { get; init; }

    /// <summary>When everything is lit.</summary>
    public required ForecastDates Programme { get; init; }

    /// <summary>The finish of the calendar's policy when every cause is at its median and no package fails: what the plan itself would become.</summary>
    public required DateOnly? AllAtMedian { get; init; }

    /// <summary>The last day of the calendar, replayed by the policy that the samples use without any disturbance; its distance from the calendar is the error of the replay.</summary>
    public required DateOnly? Replayed { get; init; }

    /// <summary>Ends of the programme, one in a hundred samples each, in order: from the first to the ninety-ninth percentile.</summary>
    public required IReadOnlyList<DateOnly?> Percentiles { get; init; }

    /// <summary>People connected by the end of each month: planned, and exceeded with 90, 50 and 10 %.</summary>
    public required IReadOnlyList<PeopleFan> Fan { get; init; }

    /// <summary>Every region with work, by number.</summary>
    public required IReadOnlyList<PlaceForecast> Regions { get; init; }

    /// <summary>Every settlement that is connected, by number.</summary>
    public required IReadOnlyList<PlaceForecast> Settlements { get; init; }

    /// <summary>Causes, the strongest first.</summary>
    public required IReadOnlyList<RiskDriver> Drivers { get; init; }

    /// <summary>How fast crews have built so far, over what the calendar assumes; it moves and narrows the pace that is drawn.</summary>
    public required IReadOnlyList<MeasuredPace> Measured { get; init; }

    /// <summary>How far the samples carry.</summary>
    public required ForecastConvergence Convergence { get; init; }

    /// <summary>Others who promised the like.</summary>
    public required OutsideView Outside { get; init; }

    /// <summary>Figures of the catalogue that the draws come from.</summary>
    public required IReadOnlyList<Assumption> Assumptions { get; init; }

    /// <summary>What a planner should know.</summary>
    public required IReadOnlyList<Finding> Findings { get; init; }
}

/// <summary>People connected by a day: planned, and in the unlucky tenth, the middle and the lucky tenth of the samples.</summary>
public sealed record PeopleFan(DateOnly Date, long Planned, long P10, long P50, long P90);

/// <summary>How fast crews of a type have built, as the log of progress shows it, drawn towards the assumption by as much as the log is short.</summary>
/// <param name="Crew">Which crews.</param>
/// <param name="RegionId">Where; null for all regions together.</param>
/// <param name="Pace">Over the catalogue's.</param>
/// <param name="Weight">Share of it that comes from the log, 0 to 1.</param>
public sealed record MeasuredPace(CrewType Crew, long? RegionId, double Pace, double Weight);
