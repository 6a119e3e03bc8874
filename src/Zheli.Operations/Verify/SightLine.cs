using Zheli.Model.Places;

namespace Zheli.Operations.Verify;

/// <summary>
/// Line of sight over the relief: earth radius factor 4/3 and 0.6 of the first Fresnel zone, as the contract says. Heights are read
/// along the straight line on the map, which over the reach of a hop lies within metres of the geodesic.
/// </summary>
internal sealed class SightLine(ElevationGrid relief, PriceBook book)
{
    private const double EffectiveEarthRadius = 6_371_000 * 4.0 / 3;
    private const double LightMetresPerGigahertz = 0.299792458;
    private const double SampleMetres = 100;

    /// <summary>Relief is known to a metre and sampled at other places than the planner's; less than this is not an obstruction.</summary>
    private const double ToleranceMetres = 5;

    private readonly double antenna = (double)book.Figure("mw.antenna_height");
    private readonly double wave = LightMetresPerGigahertz / (double)book.Figure("mw.frequency");

    /// <summary>By how many metres the relief stands into the clearance that the hop needs; 0 when it is clear, NaN where heights are not known.</summary>
    public double Obstruction(GeoPoint from, GeoPoint to, double length)
    {
        var start = relief.HeightAt(from.Longitude, from.Latitude) + antenna;
        var end = relief.HeightAt(to.Longitude, to.Latitude) + antenna;
        var steps = Math.Max(2, (int)Math.Ceiling(length / SampleMetres));
        var worst = 0.0;
        for (var i = 1; i < steps; i++)
        {
            var t = (double)i / steps;
            double ahead = length * t, behind = length - ahead;
            var ground = relief.HeightAt(from.Longitude + ((to.Longitude - from.Longitude) * t), from.Latitude + ((to.Latitude - from.Latitude) * t));
            var bulge = ahead * behind / (2 * EffectiveEarthRadius);
            var zone = 0.6 * Math.Sqrt(wave * ahead * behind / length);
            var missing = ground + bulge + zone - (start + ((end - start) * t));
            if (!(missing <= worst))
            {
                worst = missing;
            }
        }

        return worst > ToleranceMetres || double.IsNaN(worst) ? worst : 0;
    }
}
