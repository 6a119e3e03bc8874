using System.Globalization;
using System.Text;
using Zheli.Operations.Words;

namespace Zheli.Operations.Report;

/// <summary>How figures are written in a language: thin spaces between thousands, the language's decimal sign, days in words. The runtime's cultures are not asked: they change.</summary>
internal sealed class ReportNumbers(ExportLanguage language)
{
    private const char Thin = '\u2009';
    private const char Hard = '\u00a0';

    private static readonly string[] Russian = ["января", "февраля", "марта", "апреля", "мая", "июня", "июля", "августа", "сентября", "октября", "ноября", "декабря"];
    private static readonly string[] Kazakh = ["қаңтар", "ақпан", "наурыз", "сәуір", "мамыр", "маусым", "шілде", "тамыз", "қыркүйек", "қазан", "қараша", "желтоқсан"];
    private static readonly string[] English = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

    /// <summary>A figure as people read it, with its unit where the unit is not a count.</summary>
    public string Write(Figure figure) => figure.Kind switch
    {
        FigureKind.Count => Whole(figure.Value),
        FigureKind.Kilometres => Decimal(figure.Value, 1) + Hard + (language == ExportLanguage.English ? "km" : "км"),
        FigureKind.Money => Money(figure.Value),
        FigureKind.Share => Decimal(figure.Value * 100, 1) + Hard + "%",
        FigureKind.Index => Decimal(figure.Value, 2),
        _ => Day(DateOnly.FromDayNumber((int)figure.Value)),
    };

    /// <summary>A whole number.</summary>
    public static string Whole(decimal value)
    {
        var digits = Math.Abs(decimal.Round(value)).ToString("0", CultureInfo.InvariantCulture);
        var text = new StringBuilder(value < 0 ? "−" : "");
        for (var i = 0; i < digits.Length; i++)
        {
            if (i > 0 && (digits.Length - i) % 3 == 0)
            {
                text.Append(Thin);
            }

            text.Append(digits[i]);
        }

        return text.ToString();
    }

    /// <summary>A number with so many decimals.</summary>
    public string Decimal(decimal value, int decimals)
    {
        var rounded = decimal.Round(value, decimals, MidpointRounding.AwayFromZero);
        var whole = decimal.Truncate(rounded);
        var fraction = Math.Abs(rounded - whole).ToString("F" + decimals.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture)[2..];
        return (rounded < 0 && whole == 0 ? "−0" : Whole(whole)) + (language == ExportLanguage.English ? "." : ",") + fraction;
    }

    /// <summary>A number with as many decimals as it has, at most four.</summary>
    public string Plain(decimal value)
    {
        var rounded = decimal.Round(value, 4, MidpointRounding.AwayFromZero);
        var decimals = 0;
        for (var rest = rounded; rest != decimal.Truncate(rest); rest *= 10)
        {
            decimals++;
        }

        return decimals == 0 ? Whole(rounded) : Decimal(rounded, decimals);
    }

    /// <summary>Tenge in billions; below a tenth of a billion in millions.</summary>
    public string Money(decimal tenge) => (Math.Abs(tenge), language) switch
    {
        (0, _) => "0" + Hard + "₸",
        ( >= 100_000_000, ExportLanguage.English) => Decimal(tenge / 1e9m, 1) + Hard + "bn" + Hard + "₸",
        ( >= 100_000_000, _) => Decimal(tenge / 1e9m, 1) + Hard + "млрд" + Hard + "₸",
        (_, ExportLanguage.English) => Decimal(tenge / 1e6m, 1) + Hard + "M" + Hard + "₸",
        _ => Decimal(tenge / 1e6m, 1) + Hard + "млн" + Hard + "₸",
    };

    /// <summary>A day in words.</summary>
    public string Day(DateOnly day) => language switch
    {
        ExportLanguage.Kazakh => string.Create(CultureInfo.InvariantCulture, $"{day.Year}{Hard}ж. {day.Day}{Hard}{Kazakh[day.Month - 1]}"),
        ExportLanguage.Russian => string.Create(CultureInfo.InvariantCulture, $"{day.Day}{Hard}{Russian[day.Month - 1]} {day.Year}{Hard}г."),
        _ => string.Create(CultureInfo.InvariantCulture, $"{day.Day}{Hard}{English[day.Month - 1]}{Hard}{day.Year}"),
    };

    /// <summary>A day as of which something is told: in Kazakh the month takes an ending (20 қарашадағы жағдай), the other languages leave it as it is.</summary>
    public string AsOf(DateOnly day) => Day(day) + (language != ExportLanguage.Kazakh ? "" : day.Month switch { 4 or 7 => "дегі", 9 => "тегі", _ => "дағы" });

    /// <summary>The Russian word after a number: 1 пункт, 2 пункта, 5 пунктов.</summary>
    public static string Plural(decimal number, string one, string few, string many)
    {
        var (tens, ones) = ((int)(number % 100), (int)(number % 10));
        return tens is >= 11 and <= 14 ? many : ones == 1 ? one : ones is >= 2 and <= 4 ? few : many;
    }

    /// <summary>A month for an axis.</summary>
    public static string Month(DateOnly day) => string.Create(CultureInfo.InvariantCulture, $"{day.Month:00}.{day.Year}");
}
