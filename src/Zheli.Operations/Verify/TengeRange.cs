namespace Zheli.Operations.Verify;

/// <summary>
/// The whole-tenge amounts that rounding can give: one, except within a millionth of a half, where two orders of the same
/// floating-point operations may round apart.
/// </summary>
/// <param name="Low">The least.</param>
/// <param name="High">The greatest.</param>
internal readonly record struct TengeRange(long Low, long High)
{
    /// <summary>Nothing to pay.</summary>
    public static TengeRange Zero => default;

    /// <summary>The amount to show.</summary>
    public long Middle => Low + ((High - Low) / 2);

    /// <summary>Rounds halves away from zero.</summary>
    public static TengeRange Round(double amount)
    {
        var slack = 1e-6 + (Math.Abs(amount) * 1e-13);
        return new TengeRange(Whole(amount - slack), Whole(amount + slack));
    }

    /// <summary>The sum of two amounts.</summary>
    public static TengeRange operator +(TengeRange left, TengeRange right) => checked(new TengeRange(left.Low + right.Low, left.High + right.High));

    /// <summary>True when the amount can come from rounding.</summary>
    public bool Contains(long amount) => amount >= Low && amount <= High;

    private static long Whole(double amount) => checked((long)Math.Round(amount, MidpointRounding.AwayFromZero));
}
