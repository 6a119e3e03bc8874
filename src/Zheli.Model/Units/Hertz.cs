using System.Globalization;

namespace Zheli.Model.Units;

/// <summary>A frequency or a bandwidth, in hertz.</summary>
public readonly record struct Hertz(double Value) : IComparable<Hertz>
{
    /// <summary>The same frequency in terahertz.</summary>
    public double Terahertz => Value / 1e12;

    /// <summary>A frequency given in terahertz.</summary>
    public static Hertz FromTerahertz(double terahertz) => new(terahertz * 1e12);

    /// <summary>A bandwidth given in gigahertz.</summary>
    public static Hertz FromGigahertz(double gigahertz) => new(gigahertz * 1e9);

    /// <summary>A frequency moved up.</summary>
    public static Hertz operator +(Hertz left, Hertz right) => new(left.Value + right.Value);

    /// <summary>How far two frequencies are apart, or a frequency moved down.</summary>
    public static Hertz operator -(Hertz left, Hertz right) => new(left.Value - right.Value);

    /// <summary>A bandwidth times a number without unit.</summary>
    public static Hertz operator *(Hertz frequency, double factor) => new(frequency.Value * factor);

    /// <summary>True when the left frequency is lower.</summary>
    public static bool operator <(Hertz left, Hertz right) => left.Value < right.Value;

    /// <summary>True when the left frequency is higher.</summary>
    public static bool operator >(Hertz left, Hertz right) => left.Value > right.Value;

    /// <inheritdoc/>
    public int CompareTo(Hertz other) => Value.CompareTo(other.Value);

    /// <inheritdoc/>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Terahertz:0.######} THz");
}
