using Zheli.Model.Network;
using Zheli.Model.Places;

namespace Zheli.Engineering.Access;

/// <summary>Premises where nothing but the number of people is known: spread evenly along the nearest streets, both sides by turns, and marked as assumed.</summary>
public static class AssumedPremises
{
    private const double PlotMetres = 25;
    private const double SetbackMetres = 12;
    private const int MostInHouse = 8;
    private const int MostInEntrance = 36;
    private const int BlockFloors = 9;
    private const double MetresPerDegree = 111_320;

    /// <summary>Spreads homes along the streets nearest to a point.</summary>
    /// <param name="centre">Middle of the settlement.</param>
    /// <param name="households">How many homes.</param>
    /// <param name="corridors">Streets round about.</param>
    /// <param name="isOwn">True for a place that belongs to the settlement and not to a neighbour; null where all do.</param>
    /// <returns>
    /// One home a plot, the nearest plots first. Where the streets have fewer plots than homes, every plot has as many as it takes, and beyond eight they share a block.
    /// </returns>
    public static IReadOnlyList<Premises> Spread(GeoPoint centre, int households, IReadOnlyList<Corridor> corridors, Func<GeoPoint, bool>? isOwn = null)
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
                    var key = FormattableString.Invariant($"assumed:{street.Source}/{number++}");
                    if (isOwn is null || isOwn(at))
                    {
                        plots.Add(((x * x) + (y * y), key, GeoPoint.FromGrid(at.GridX, at.GridY)));
                    }
                }

                left -= length;
            }
        }

        plots.Sort((a, b) => a.Distance != b.Distance ? a.Distance.CompareTo(b.Distance) : string.CompareOrdinal(a.Key, b.Key));
        var chosen = plots.DistinctBy(p => p.Key).Take(Math.Max(0, households)).ToList();
        return [.. chosen.Select((p, i) => Home(p.Key, p.At, (households / chosen.Count) + (i < households % chosen.Count ? 1 : 0)))];
    }

    private static Premises Home(string key, GeoPoint at, int dwellings) => new()
    {
        Key = key, Location = at, Dwellings = dwellings, Basis = DwellingBasis.Assumed, Entrances = dwellings > MostInHouse ? (dwellings + MostInEntrance - 1) / MostInEntrance : 0,
        Floors = dwellings > MostInHouse ? BlockFloors : 0,
    };
}
