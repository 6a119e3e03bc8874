using System.Globalization;

namespace Zheli.Model.Units;

/// <summary>A ratio of powers on the logarithmic scale: a gain, a loss, a signal-to-noise ratio. 10 log10 of the ratio.</summary>
public readonly record struct Decibels(double Value) : IComparable<Decibels>
{
    /// <summary>Neither gain nor loss.</summary>
    public static readonly Decibels Zero;

    /// <summary>The ratio itself, 10^(dB/10).</summary>
    public double Ratio => Math.Pow(10, Value / 10);

    /// <summary>The decibels of a ratio of powers.</summary>
    public static Decibels FromRatio(double ratio) => new(10 * Math.Log10(ratio));

    /// <summary>Two gains or losses one after the other.</summary>
    public static Decibels operator +(Decibels left, Decibels right) => new(left.Value + right.Value);

    /// <summary>The difference of two ratios.</summary>
    public static Decibels operator -(Decibels left, Decibels right) => new(left.Value - right.Value);

    /// <summary>A gain read as a loss, or a loss as a gain.</summary>
    public static Decibels operator -(Decibels value) => new(-value.Value);

    /// <summary>The same gain or loss several times.</summary>
    public static Decibels operator *(Decibels value, double times) => new(value.Value * times);

    /// <summary>True when the left ratio is smaller.</summary>
    public static bool operator <(Decibels left, Decibels right) => left.Value < right.Value;

    /// <summary>True when the left ratio is larger.</summary>
    public static bool operator >(Decibels left, Decibels right) => left.Value > right.Value;

    /// <summary>True when the left ratio is not larger.</summary>
    public static bool operator <=(Decibels left, Decibels right) => left.Value <= right.Value;

    /// <summary>True when the left ratio is not smaller.</summary>
    public static bool operator >=(Decibels left, Decibels right) => left.Value >= right.Value;

    /// <inheritdoc/>
    public int CompareTo(Decibels other) => Value.CompareTo(other.Value);

    /// <inheritdoc/>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Value:0.##} dB");
}
