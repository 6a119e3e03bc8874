using System.Globalization;

namespace Zheli.Model.Units;

/// <summary>
/// Reads amounts, durations and figures as planners write them; always with a decimal point, whatever the machine's language. The second argument names the option in the finding.
/// </summary>
public static class QuantityText
{
    private const NumberStyles Plain = NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent | NumberStyles.AllowLeadingSign;

    private static readonly (string Word, decimal Factor)[] Multiples =
        [("трлн", 1e12m), ("tn", 1e12m), ("млрд", 1e9m), ("bn", 1e9m), ("млн", 1e6m), ("mn", 1e6m), ("m", 1e6m), ("k", 1e3m)];

    private static readonly (string Word, Currency Currency)[] Currencies =
        [("kzt", Currency.Kzt), ("тенге", Currency.Kzt), ("tenge", Currency.Kzt), ("₸", Currency.Kzt), ("usd", Currency.Usd), ("$", Currency.Usd), ("eur", Currency.Eur), ("€", Currency.Eur)];

    /// <summary>An amount of money: <c>239e9KZT</c>, <c>460MUSD</c>, <c>239 bn</c>, <c>239 млрд ₸</c>; tenge when no currency is named.</summary>
    public static Money Money(string text, string option)
    {
        var rest = text.Trim().Replace(" ", "", StringComparison.Ordinal).Replace("\u00a0", "", StringComparison.Ordinal).ToLowerInvariant();
        var before = Array.Find(Currencies, c => rest.StartsWith(c.Word, StringComparison.Ordinal));
        rest = rest[(before.Word ?? "").Length..];
        var currency = Take(ref rest, Currencies, before.Currency);
        var factor = Take(ref rest, Multiples, 1m);
        if (decimal.TryParse(rest, Plain, CultureInfo.InvariantCulture, out var number) && number is > 0 and < 1e18m && number * factor < 1e18m)
        {
            return new(number * factor, currency);
        }

        throw Refused("amount-unreadable", option, $"'{text}' is not an amount of money.", "Maybe 239e9KZT, 460MUSD or \"239 bn\".");
    }

    /// <summary>A duration: <c>60s</c>, <c>2m</c>, <c>1.5h</c>, <c>500ms</c>; seconds when no unit is named.</summary>
    public static TimeSpan Duration(string text, string option)
    {
        var rest = text.Trim().ToLowerInvariant();
        var seconds = Take(ref rest, [("ms", 0.001), ("min", 60.0), ("s", 1.0), ("m", 60.0), ("h", 3600.0)], 1.0);
        return double.TryParse(rest.Trim(), Plain, CultureInfo.InvariantCulture, out var number) && number * seconds is > 0 and < 1e7
            ? TimeSpan.FromSeconds(number * seconds)
            : throw Refused("duration-unreadable", option, $"'{text}' is not a duration.", "Maybe 60s or 2m.");
    }

    /// <summary>Years: <c>10y</c> or <c>10</c>.</summary>
    public static int Years(string text, string option) =>
        int.TryParse(text.Trim().TrimEnd('y', 'Y'), NumberStyles.None, CultureInfo.InvariantCulture, out var years)
            ? years
            : throw Refused("years-unreadable", option, $"'{text}' is not a number of years.", "Maybe 10y.");

    /// <summary>A share: <c>0.1</c> or <c>10%</c>.</summary>
    public static double Share(string text, string option)
    {
        var isPercent = text.TrimEnd().EndsWith('%');
        return double.TryParse(text.Trim().TrimEnd('%').TrimEnd(), Plain, CultureInfo.InvariantCulture, out var number)
            ? isPercent ? number / 100 : number
            : throw Refused("share-unreadable", option, $"'{text}' is not a share.", "Maybe 0.1 or 10%.");
    }

    /// <summary>Figures of the catalogue: <c>KEY=VALUE</c> each.</summary>
    public static Dictionary<string, decimal> Figures(IEnumerable<string> texts, string option)
    {
        var (figures, findings) = (new Dictionary<string, decimal>(StringComparer.Ordinal), new List<Finding>());
        foreach (var text in texts)
        {
            var at = text.IndexOf('=', StringComparison.Ordinal);
            if (at > 0 && decimal.TryParse(text[(at + 1)..].Trim(), Plain, CultureInfo.InvariantCulture, out var value))
            {
                figures[text[..at].Trim()] = value;
            }
            else
            {
                findings.Add(new(Severity.Error, "figure-unreadable", option, $"'{text}' is not KEY=VALUE.", "Maybe civ.rural_plough=9000."));
            }
        }

        return findings.Count == 0 ? figures : throw new BadInputException(findings);
    }

    private static T Take<T>(ref string text, (string Word, T Value)[] endings, T otherwise)
    {
        foreach (var (word, value) in endings)
        {
            if (text.EndsWith(word, StringComparison.Ordinal))
            {
                text = text[..^word.Length];
                return value;
            }
        }

        return otherwise;
    }

    private static BadInputException Refused(string code, string option, string message, string advice) => new(code, option, message, advice);
}
