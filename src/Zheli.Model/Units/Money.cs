using System.Globalization;

namespace Zheli.Model.Units;

/// <summary>A currency that the catalogue may quote.</summary>
public enum Currency
{
    /// <summary>Kazakhstani tenge, the currency in which every plan is costed.</summary>
    Kzt,

    /// <summary>United States dollar.</summary>
    Usd,

    /// <summary>Euro.</summary>
    Eur,
}

/// <summary>An amount in one currency; amounts in different currencies cannot be added.</summary>
public readonly record struct Money(decimal Amount, Currency Currency) : IComparable<Money>
{
    /// <summary>An amount in whole tenge.</summary>
    public static Money Tenge(long amount) => new(amount, Currency.Kzt);

    /// <summary>The sum of two amounts in the same currency.</summary>
    /// <exception cref="InvalidOperationException">The currencies differ.</exception>
    public static Money operator +(Money left, Money right) => new(left.Amount + Same(left, right).Amount, left.Currency);

    /// <summary>The difference of two amounts in the same currency.</summary>
    /// <exception cref="InvalidOperationException">The currencies differ.</exception>
    public static Money operator -(Money left, Money right) => new(left.Amount - Same(left, right).Amount, left.Currency);

    /// <summary>An amount times a number without unit.</summary>
    public static Money operator *(Money amount, decimal factor) => new(amount.Amount * factor, amount.Currency);

    /// <inheritdoc/>
    public int CompareTo(Money other) => Amount.CompareTo(Same(this, other).Amount);

    /// <inheritdoc/>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Amount:0.##} {Currency.ToString().ToUpperInvariant()}");

    private static Money Same(Money left, Money right) => left.Currency == right.Currency
        ? right
        : throw new InvalidOperationException($"Cannot combine {left} with {right}: convert at a dated rate first.");
}
