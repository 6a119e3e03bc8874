namespace Zheli.Model.Units;

/// <summary>A rate of traffic, in Mbit/s.</summary>
public readonly record struct MegabitsPerSecond(double Value)
{
    /// <summary>The sum of two rates.</summary>
    public static MegabitsPerSecond operator +(MegabitsPerSecond left, MegabitsPerSecond right) => new(left.Value + right.Value);
}
