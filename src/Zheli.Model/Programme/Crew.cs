namespace Zheli.Model.Programme;

/// <summary>Crews of one type that stand ready in one region.</summary>
/// <param name="Type">What they do.</param>
/// <param name="RegionId">Where they work, or null for work in no known region.</param>
/// <param name="Count">How many crews.</param>
/// <param name="From">The first day on which they work, or null for the start of the programme.</param>
/// <param name="Until">The last day, or null for no end.</param>
/// <param name="Pace">Work done in a day as a percentage of the catalogue's pace, 1 to 1000.</param>
/// <param name="IsAssumed">True when nobody stated them: they are what the work asks for.</param>
public sealed record Crew(CrewType Type, long? RegionId, int Count, DateOnly? From, DateOnly? Until, int Pace, bool IsAssumed)
{
    /// <summary>Further regions that they serve, ascending; empty when they stay in their own.</summary>
    public IReadOnlyList<long> AlsoIn { get; init; } = [];

    /// <summary>True when they work in a region.</summary>
    public bool Serves(long? region) => region == RegionId || (region is { } id && AlsoIn.Contains(id));
}

/// <summary>Money that becomes available; what is not spent stays available.</summary>
/// <param name="From">The first day on which it can be committed.</param>
/// <param name="Amount">Whole tenge.</param>
public sealed record CashRelease(DateOnly From, long Amount);

/// <summary>The pace of one type of crew in one region through the year.</summary>
/// <param name="Type">Which crews.</param>
/// <param name="RegionId">Where, or null for work in no known region.</param>
/// <param name="MonthPercent">Twelve percentages of the full pace, January first; 0 stops the work.</param>
/// <param name="Source">Where it was read, or how it was derived.</param>
public sealed record Season(CrewType Type, long? RegionId, IReadOnlyList<int> MonthPercent, string Source);

/// <summary>A day on which nobody works.</summary>
/// <param name="Date">The day.</param>
/// <param name="Name">Its name.</param>
public sealed record Holiday(DateOnly Date, string Name);
