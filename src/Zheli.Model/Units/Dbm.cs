using System.Globalization;

namespace Zheli.Model.Units;

/// <summary>A power on the logarithmic scale, relative to 1 mW. Two of them have a difference in <see cref="Decibels"/>, but no sum.</summary>
public readonly record struct Dbm(double Value) : IComparable<Dbm>
{
    /// <summary>The same power in watts.</summary>
    public Watts ToWatts() => new(1e-3 * Math.Pow(10, Value / 10));

    /// <summary>A power after a gain.</summary>
    public static Dbm operator +(Dbm power, Decibels gain) => new(power.Value + gain.Value);

    /// <summary>A power after a loss.</summary>
    public static Dbm operator -(Dbm power, Decibels loss) => new(power.Value - loss.Value);

    /// <summary>How far two powers are apart.</summary>
    public static Decibels operator -(Dbm left, Dbm right) => new(left.Value - right.Value);

    /// <summary>True when the left power is weaker.</summary>
    public static bool operator <(Dbm left, Dbm right) => left.Value < right.Value;

    /// <summary>True when the left power is stronger.</summary>
    public static bool operator >(Dbm left, Dbm right) => left.Value > right.Value;

    /// <summary>True when the left power is not stronger.</summary>
    public static bool operator <=(Dbm left, Dbm right) => left.Value <= right.Value;

    /// <summary>True when the left power is not weaker.</summary>
    public static bool operator >=(Dbm left, Dbm right) => left.Value >= right.Value;

    /// <inheritdoc/>
    public int CompareTo(Dbm other) => Value.CompareTo(other.Value);

    /// <inheritdoc/>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Value:0.##} dBm");
}
