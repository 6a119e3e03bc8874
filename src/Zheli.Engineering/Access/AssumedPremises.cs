using Zheli.Model.Network;
using Zheli.Model.Places;

namespace Zheli.Engineering.Access;

/// <summary>Premises where nothing but the number of people is known: spread evenly along the nearest streets, both sides by turns, and marked as assumed.</summary>
public static class AssumedPremises
{
    private const double PlotMetres = 25;
    private const double SetbackMetres = 12;
    private const double MetresPerDegree = 111_320;

    /// <summary>Spreads homes along the streets nearest to a point.</summary>
    /// <param name="centre">Middle of the settlement.</param>
    /// <param name="households">How many homes.</param>
    /// <param name="corridors">Streets round about.</param>
    public static IReadOnlyList<Premises> Spread(GeoPoint centre, int households, IReadOnlyList<Corridor> corridors)
    {
        var plane = new Plane(centre, MetresPerDegree * Math.Cos(centre.Latitude * (Math.PI / 180)));
        var plots = new List<(double Distance, string Key, GeoPoint At)>();
        foreach (var street in corridors.Where(c => StreetBuilder.IsStreet(c.Kind)))
        {
            var left = PlotMetres / 2;
            var number = 0;
            for (var i = 1; i < street.Points.Length; i++)
            {
                var ((ax, ay), (bx, by)) = (plane.Project(street.Points[i - 1]), plane.Project(street.Points[i]));
                var length = Math.Sqrt(((bx - ax) * (bx - ax)) + ((by - ay) * (by - ay)));
                for (; left < length; left += PlotMetres / 2)
                {
                    // Plots of both sides alternate, so that neighbours on one side stand a whole plot apart.
                    var (t, side) = (left / length, number % 2 == 0 ? 1 : -1);
                    double x = ax + (t * (bx - ax)) - (side * SetbackMetres * (by - ay) / length), y = ay + (t * (by - ay)) + (side * SetbackMetres * (bx - ax) / length);
                    var at = new GeoPoint(centre.Longitude + (x / plane.PerDegreeEast), centre.Latitude + (y / MetresPerDegree));
                    plots.Add(((x * x) + (y * y), FormattableString.Invariant($"assumed:{street.Source}/{number++}"), GeoPoint.FromGrid(at.GridX, at.GridY)));
                }

                left -= length;
            }
        }

        plots.Sort((a, b) => a.Distance != b.Distance ? a.Distance.CompareTo(b.Distance) : string.CompareOrdinal(a.Key, b.Key));
        return
        [
            .. plots.DistinctBy(p => p.Key).Take(Math.Max(0, households))
                .Select(p => new Premises { Key = p.Key, Location = p.At, Dwellings = 1, Basis = DwellingBasis.Assumed }),
        ];
    }
}
