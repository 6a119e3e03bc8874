using System.Globalization;

namespace Zheli.Model.Units;

/// <summary>A power, in watts.</summary>
public readonly record struct Watts(double Value) : IComparable<Watts>
{
    /// <summary>The same power relative to 1 mW.</summary>
    public Dbm ToDbm() => new(10 * Math.Log10(Value * 1e3));

    /// <summary>The sum of two powers.</summary>
    public static Watts operator +(Watts left, Watts right) => new(left.Value + right.Value);

    /// <summary>The difference of two powers.</summary>
    public static Watts operator -(Watts left, Watts right) => new(left.Value - right.Value);

    /// <summary>A power times a number without unit.</summary>
    public static Watts operator *(Watts power, double factor) => new(power.Value * factor);

    /// <summary>True when the left power is smaller.</summary>
    public static bool operator <(Watts left, Watts right) => left.Value < right.Value;

    /// <summary>True when the left power is larger.</summary>
    public static bool operator >(Watts left, Watts right) => left.Value > right.Value;

    /// <inheritdoc/>
    public int CompareTo(Watts other) => Value.CompareTo(other.Value);

    /// <inheritdoc/>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Value:0.###e+0} W");
}
