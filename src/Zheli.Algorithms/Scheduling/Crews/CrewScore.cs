namespace Zheli.Algorithms.Scheduling.Crews;

/// <summary>What a calendar is to be best in; a deadline always comes first.</summary>
public enum CrewGoal
{
    /// <summary>The most worth-days.</summary>
    Worth,

    /// <summary>The earliest last day.</summary>
    Finish,
}

/// <summary>How good a calendar is; the smaller the better, compared part by part.</summary>
/// <param name="Never">Packages that no crew came to.</param>
/// <param name="BrokenLocks">Days by which locked packages miss their day or begin before their predecessors are finished.</param>
/// <param name="DaysLate">Days from the deadline to the finish.</param>
/// <param name="Main">What the goal is about: worth-days lost, or the finish.</param>
/// <param name="Other">The other of the two.</param>
public readonly record struct CrewScore(int Never, long BrokenLocks, int DaysLate, long Main, long Other) : IComparable<CrewScore>
{
    /// <inheritdoc/>
    public int CompareTo(CrewScore other)
    {
        var order = Never.CompareTo(other.Never);
        order = order != 0 ? order : BrokenLocks.CompareTo(other.BrokenLocks);
        order = order != 0 ? order : DaysLate.CompareTo(other.DaysLate);
        order = order != 0 ? order : Main.CompareTo(other.Main);
        return order != 0 ? order : Other.CompareTo(other.Other);
    }
}
