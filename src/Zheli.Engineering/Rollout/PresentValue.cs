using Zheli.Model;

namespace Zheli.Engineering.Rollout;

/// <summary>Present value of yearly sums and of renewals over a horizon at a discount rate; build cost falls in year 0 and is not discounted.</summary>
public readonly record struct PresentValue
{
    /// <summary>Longest horizon that is accepted, years.</summary>
    public const int LongestHorizon = 60;

    /// <summary>Counts running costs over <paramref name="horizonYears"/> at <paramref name="discountRate"/> a year.</summary>
    /// <exception cref="BadInputException">The horizon is not 1 to 60 years, or the rate not 0 to 1.</exception>
    public PresentValue(int horizonYears, double discountRate)
    {
        if (horizonYears is < 1 or > LongestHorizon)
        {
            throw new BadInputException(
                "horizon-out-of-range", "horizon", $"The horizon is {horizonYears} years, not 1 to {LongestHorizon}.", "Maybe 10y.");
        }

        if (!(discountRate is >= 0 and <= 1))
        {
            throw new BadInputException(
                "discount-out-of-range", "discount", FormattableString.Invariant($"The discount rate is {discountRate}, not 0 to 1."), "Maybe 0.1 for ten per cent.");
        }

        (HorizonYears, DiscountRate) = (horizonYears, discountRate);
        for (var year = 1; year <= horizonYears; year++)
        {
            Annuity += Math.Pow(1 + discountRate, -year);
        }
    }

    /// <summary>Years over which running costs are counted.</summary>
    public int HorizonYears { get; }

    /// <summary>Discount rate a year.</summary>
    public double DiscountRate { get; }

    /// <summary>A(H, d): present value of 1 at the end of each year.</summary>
    public double Annuity { get; }

    /// <summary>R(L, H, d): present value of buying something worth 1 again each time its life of <paramref name="lifeYears"/> ends before the horizon.</summary>
    public double Renewals(double lifeYears)
    {
        if (!(lifeYears >= 1))
        {
            throw new BadInputException(
                "life-out-of-range", "catalogue", FormattableString.Invariant($"A life of {lifeYears} years cannot be renewed."), "Maybe set fin.life_* to 1 or more.");
        }

        var sum = 0.0;
        for (var k = 1; k * lifeYears < HorizonYears; k++)
        {
            sum += Math.Pow(1 + DiscountRate, -(k * lifeYears));
        }

        return sum;
    }
}
