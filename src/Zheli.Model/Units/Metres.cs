namespace Zheli.Model.Units;

/// <summary>A length on the ground, in metres.</summary>
public readonly record struct Metres(double Value) : IComparable<Metres>
{
    /// <summary>No length.</summary>
    public static readonly Metres Zero;

    /// <summary>The same length in kilometres.</summary>
    public double Kilometres => Value / 1000;

    /// <summary>A length given in kilometres.</summary>
    public static Metres FromKilometres(double kilometres) => new(kilometres * 1000);

    /// <summary>The sum of two lengths.</summary>
    public static Metres operator +(Metres left, Metres right) => new(left.Value + right.Value);

    /// <summary>The difference of two lengths.</summary>
    public static Metres operator -(Metres left, Metres right) => new(left.Value - right.Value);

    /// <summary>A length stretched by a factor without unit.</summary>
    public static Metres operator *(Metres length, double factor) => new(length.Value * factor);

    /// <summary>True when the left length is shorter.</summary>
    public static bool operator <(Metres left, Metres right) => left.Value < right.Value;

    /// <summary>True when the left length is longer.</summary>
    public static bool operator >(Metres left, Metres right) => left.Value > right.Value;

    /// <summary>True when the left length is not longer.</summary>
    public static bool operator <=(Metres left, Metres right) => left.Value <= right.Value;

    /// <summary>True when the left length is not shorter.</summary>
    public static bool operator >=(Metres left, Metres right) => left.Value >= right.Value;

    /// <inheritdoc/>
    public int CompareTo(Metres other) => Value.CompareTo(other.Value);

    /// <inheritdoc/>
    public override string ToString() => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{Value:0.###} m");
}
