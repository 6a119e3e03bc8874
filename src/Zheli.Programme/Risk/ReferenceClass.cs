using System.Globalization;
using System.Text;
using Zheli.Model;
using Zheli.Model.Catalogue;
using Zheli.Model.Programme;

namespace Zheli.Programme.Risk;

/// <summary>
/// The outside view: what became of other programmes that promised to connect a country by a date (<c>data/risk/reference_class.csv</c>, kept inside the program).
/// </summary>
/// <remarks>D. Kahneman, A. Tversky, <i>Intuitive prediction</i> (1979); B. Flyvbjerg, <i>From Nobel Prize to project management</i>, PMJ 37 (2006).</remarks>
internal static class ReferenceClass
{
    private const int Fields = 10;

    private static readonly Lazy<IReadOnlyList<ReferenceProgramme>> Shipped = new(Load);

    /// <summary>The programmes.</summary>
    public static IReadOnlyList<ReferenceProgramme> Programmes => Shipped.Value;

    /// <summary>Stretches a calendar as the class was stretched.</summary>
    /// <param name="start">Its first day.</param>
    /// <param name="finish">Its last day.</param>
    public static OutsideView View(DateOnly start, DateOnly finish)
    {
        double[] stretch = [.. Programmes.Select(p => (double)p.ActualMonths / p.PlannedMonths).Order()];
        double At(double share) => stretch[(int)Math.Ceiling((share * stretch.Length) - 1e-9) - 1];
        DateOnly Stretched(double by) => start.AddDays((int)Math.Round((finish.DayNumber - start.DayNumber) * by));
        return new OutsideView(
            Programmes, At(0.5), At(0.8), Stretched(At(0.5)), Stretched(At(0.8)), (double)stretch.Count(s => s <= 1) / stretch.Length);
    }

    private static List<ReferenceProgramme> Load()
    {
        using var reader = new StreamReader(typeof(ReferenceClass).Assembly.GetManifestResourceStream("risk/reference_class.csv")!, Encoding.UTF8);
        reader.ReadLine();
        var programmes = new List<ReferenceProgramme>();
        for (var line = reader.ReadLine(); line is not null; line = reader.ReadLine())
        {
            var fields = CsvLine.Split(line);
            if (fields.Count != Fields)
            {
                throw new InvalidDataException($"'{line}' has {fields.Count} fields instead of {Fields}.");
            }

            int Month(int i) => (int.Parse(fields[i][..4], CultureInfo.InvariantCulture) * 12) + int.Parse(fields[i][5..], CultureInfo.InvariantCulture);
            programmes.Add(new ReferenceProgramme(
                fields[0], fields[1], Month(3) - Month(2), Month(4) - Month(2), fields[5] == "yes", Enum.Parse<Grade>(fields[7]), fields[8],
                fields[9].Length == 0 ? fields[6] : $"{fields[6]}; {char.ToLowerInvariant(fields[9][0])}{fields[9][1..]}"));
        }

        return programmes;
    }
}
