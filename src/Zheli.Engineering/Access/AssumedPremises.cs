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

    /// <summary>Who owns a place is reckoned in a plane of its own, in which distances differ by less than this.</summary>
    private const double OtherPlane = 1.01;

    /// <summary>Spreads homes along the streets nearest to a point.</summary>
    /// <param name="centre">Middle of the settlement.</param>
    /// <param name="households">How many homes.</param>
    /// <param name="corridors">Streets round about.</param>
    /// <param name="reach">No place farther than this from the middle belongs to the settlement, metres; infinity where all do.</param>
    /// <param name="isOwn">True for a place that belongs to the settlement and not to a neighbour; null where all within the reach do.</param>
    /// <returns>
    /// One home a plot, the nearest plots first. Where the streets have fewer plots than homes, every plot has as many as it takes, and beyond eight they share a block.
    /// </returns>
    public static IReadOnlyList<Premises> Spread(GeoPoint centre, int households, IReadOnlyList<Corridor> corridors, double reach = double.PositiveInfinity, Func<GeoPoint, bool>? isOwn = null)
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
                var (within, beyond) = WithinReach(ax, ay, bx, by, length, (reach * OtherPlane) + SetbackMetres);
                Skip(Math.Min(within, length), ref left, ref number);
                for (; left < length && left <= beyond; left += PlotMetres / 2)
                {
                    // Plots of both sides alternate, so that neighbours on one side stand a whole plot apart.
                    var (t, side) = (left / length, number % 2 == 0 ? 1 : -1);
                    double x = ax + (t * (bx - ax)) - (side * SetbackMetres * (by - ay) / length), y = ay + (t * (by - ay)) + (side * SetbackMetres * (bx - ax) / length);
                    var at = new GeoPoint(centre.Longitude + (x / plane.PerDegreeEast), centre.Latitude + (y / MetresPerDegree));
                    if (isOwn is null || isOwn(at))
                    {
                        plots.Add(((x * x) + (y * y), FormattableString.Invariant($"assumed:{street.Source}/{number}"), GeoPoint.FromGrid(at.GridX, at.GridY)));
                    }

                    number++;
                }

                Skip(length, ref left, ref number);
                left -= length;
            }
        }

        plots.Sort((a, b) => a.Distance != b.Distance ? a.Distance.CompareTo(b.Distance) : string.CompareOrdinal(a.Key, b.Key));
        var chosen = plots.DistinctBy(p => p.Key).Take(Math.Max(0, households)).ToList();
        return [.. chosen.Select((p, i) => Home(p.Key, p.At, (households / chosen.Count) + (i < households % chosen.Count ? 1 : 0)))];
    }

    /// <summary>Counts the plots before a distance along the street without looking at them: a road of the country is long, a hamlet is not.</summary>
    private static void Skip(double end, ref double left, ref int number)
    {
        if (left < end)
        {
            var plots = (int)Math.Ceiling((end - left) / (PlotMetres / 2));
            (left, number) = (left + (plots * (PlotMetres / 2)), number + plots);
        }
    }

    /// <summary>From where to where, along the straight line between two places, it lies within a distance of the origin; nowhere: to before from.</summary>
    private static (double From, double To) WithinReach(double ax, double ay, double bx, double by, double length, double reach)
    {
        if (length == 0 || double.IsPositiveInfinity(reach))
        {
            return (0, length);
        }

        var foot = -((ax * (bx - ax)) + (ay * (by - ay))) / length;
        var square = (reach * reach) - ((ax * ax) + (ay * ay) - (foot * foot));
        return square < 0 ? (length, -1) : (foot - Math.Sqrt(square), foot + Math.Sqrt(square));
    }

    private static Premises Home(string key, GeoPoint at, int dwellings) => new()
    {
        Key = key, Location = at, Dwellings = dwellings, Basis = DwellingBasis.Assumed, Entrances = dwellings > MostInHouse ? (dwellings + MostInEntrance - 1) / MostInEntrance : 0,
        Floors = dwellings > MostInHouse ? BlockFloors : 0,
    };
}
