using Zheli.Model.Network;
using Zheli.Model.Places;

namespace Zheli.Engineering.Rollout;

/// <summary>Questions to the relief along lines: how steep, and whether radio passes over it.</summary>
internal sealed class Relief
{
    /// <summary>Slopes are sampled at the grid's cell, but at least this densely, metres; sight more densely, as one ridge is enough to block it.</summary>
    private const double CoarsestStep = 500;
    private const double CoarsestSightStep = 100;
    private const double FinestStep = 30;

    /// <summary>Radius of the earth with the standard refraction of radio, k = 4/3 (ITU-R P.530, 2.2.2).</summary>
    private const double RadioEarthRadius = 6_371_008.8 * 4 / 3;

    private readonly ElevationGrid grid;
    private readonly double step;
    private readonly double antenna;
    private readonly double wavelength;

    /// <summary>Takes the grid and the figures of microwave.</summary>
    public Relief(ElevationGrid grid, GraphOptions options)
    {
        this.grid = grid;
        antenna = options.AntennaHeight.Value;
        wavelength = 0.299792458 / options.FrequencyGigahertz;
        var middle = grid.North - (grid.StepY * grid.Rows / 2);
        var cell = Math.Min(grid.StepY, grid.StepX * Math.Cos(middle * Math.PI / 180)) * 111_195;
        step = Math.Clamp(cell, FinestStep, CoarsestStep);
    }

    /// <summary>Rise and fall along a line, over its length; 0 where the relief is not known.</summary>
    public double MeanSlope(ReadOnlySpan<GeoPoint> line)
    {
        double climbed = 0, travelled = 0, since = 0;
        var height = grid.HeightAt(line[0].Longitude, line[0].Latitude);
        for (var i = 1; i < line.Length; i++)
        {
            var length = Geodesic.Distance(line[i - 1], line[i]).Value;
            var at = step - since;
            for (; at < length; at += step)
            {
                Sample(Between(line[i - 1], line[i], at / length), step, ref height, ref climbed, ref travelled);
            }

            since = length - (at - step);
        }

        Sample(line[^1], since, ref height, ref climbed, ref travelled);
        return travelled > 0 ? climbed / travelled : 0;
    }

    /// <summary>
    /// Whether a hop between two masts clears the ground by 0.6 of the first Fresnel zone; null when it is blocked. Unchecked where the relief is not known.
    /// </summary>
    public LineOfSight? Sight(GeoPoint from, GeoPoint to, double distance)
    {
        var samples = Math.Max(2, (int)Math.Ceiling(distance / Math.Min(step, CoarsestSightStep)));
        double start = grid.HeightAt(from.Longitude, from.Latitude) + antenna, end = grid.HeightAt(to.Longitude, to.Latitude) + antenna;
        var known = !double.IsNaN(start) && !double.IsNaN(end);
        for (var i = 1; i < samples && known; i++)
        {
            var share = (double)i / samples;
            var place = Between(from, to, share);
            double d1 = distance * share, d2 = distance - d1;
            var ground = grid.HeightAt(place.Longitude, place.Latitude) + (d1 * d2 / (2 * RadioEarthRadius));
            var ray = start + ((end - start) * share) - (0.6 * Math.Sqrt(wavelength * d1 * d2 / distance));
            known = !double.IsNaN(ground);
            if (ground > ray)
            {
                return null;
            }
        }

        return known ? LineOfSight.Clear : LineOfSight.Unchecked;
    }

    private void Sample(GeoPoint place, double distance, ref double height, ref double climbed, ref double travelled)
    {
        var here = grid.HeightAt(place.Longitude, place.Latitude);
        if (!double.IsNaN(here) && !double.IsNaN(height))
        {
            climbed += Math.Abs(here - height);
            travelled += distance;
        }

        height = here;
    }

    private static GeoPoint Between(GeoPoint a, GeoPoint b, double share) =>
        new(a.Longitude + (share * (b.Longitude - a.Longitude)), a.Latitude + (share * (b.Latitude - a.Latitude)));
}
