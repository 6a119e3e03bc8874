using Zheli.Model.Places;

namespace Zheli.Geodata.Synthetic;

/// <summary>Names that say in each language that the place is a sample.</summary>
internal static class SampleNames
{
    /// <summary>The country's name.</summary>
    public static readonly PlaceNames Country = new("Үлгі ел", "Үлгі ел", "Условная страна", "Sample country");

    /// <summary>Name of a settlement.</summary>
    public static PlaceNames Of(PlaceKind kind, int number) => kind switch
    {
        PlaceKind.City => Numbered("Үлгі қала", "Условный город", "Sample city", number),
        PlaceKind.Town => Numbered("Үлгі кент", "Условный посёлок", "Sample town", number),
        PlaceKind.Village => Numbered("Үлгі ауыл", "Условное село", "Sample village", number),
        _ => Numbered("Үлгі қыстақ", "Условный хутор", "Sample hamlet", number),
    };

    /// <summary>Name of a region.</summary>
    public static PlaceNames Region(int number) => Numbered("Үлгі облыс", "Условная область", "Sample region", number);

    /// <summary>Name of a district.</summary>
    public static PlaceNames District(int number) => Numbered("Үлгі аудан", "Условный район", "Sample district", number);

    private static PlaceNames Numbered(string kazakh, string russian, string english, int number)
    {
        var text = number.ToString(System.Globalization.CultureInfo.InvariantCulture);
        return new($"{kazakh} {text}", $"{kazakh} {text}", $"{russian} {text}", $"{english} {text}");
    }
}
