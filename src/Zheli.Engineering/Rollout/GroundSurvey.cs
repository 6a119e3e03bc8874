using Zheli.Model.Network;
using Zheli.Model.Places;

namespace Zheli.Engineering.Rollout;

/// <summary>Measures an edge and decides how it is built: by what it runs along, by the settlement round its middle, and by the slope of the ground.</summary>
internal sealed class GroundSurvey
{
    private readonly PointTable points;
    private readonly BuiltUpAreas builtUp;
    private readonly RegionIndex regions;
    private readonly Relief? relief;
    private readonly double rockSlope;

    /// <summary>Takes what the territory says about the ground.</summary>
    public GroundSurvey(Territory territory, GraphOptions options, PointTable points, BuiltUpAreas builtUp, Relief? relief)
    {
        (this.points, this.builtUp, this.relief, rockSlope) = (points, builtUp, relief, options.RockSlope);
        regions = new(territory.Areas);
    }

    /// <summary>Surveys one edge.</summary>
    /// <param name="line">Its points.</param>
    /// <param name="kind">What it runs along.</param>
    /// <param name="rivers">Rivers crossed.</param>
    /// <param name="rails">Railways crossed.</param>
    /// <param name="scratch">Buffers of the calling thread.</param>
    public EdgeTraits Survey(ReadOnlySpan<int> line, CorridorKind kind, int rivers, int rails, SurveyBuffers scratch)
    {
        var places = scratch.Places(points, line);
        var length = Geodesic.Length(places).Value;
        var middle = Middle(places, length);
        var method = MethodAlong(kind, middle, places, scratch.Near);
        return new(method, kind, length, rivers, rails, 0, regions.At(middle));
    }

    /// <summary>Region of the middle of a straight hop.</summary>
    public long RegionBetween(GeoPoint from, GeoPoint to, double length) => regions.At(Middle([from, to], length));

    /// <summary>The place half-way along a line; between two of its points by equal parts of longitude and latitude.</summary>
    private static GeoPoint Middle(ReadOnlySpan<GeoPoint> line, double length)
    {
        var left = length / 2;
        for (var i = 1; i < line.Length; i++)
        {
            var step = Geodesic.Distance(line[i - 1], line[i]).Value;
            if (step >= left && step > 0)
            {
                var share = left / step;
                return new(
                    line[i - 1].Longitude + (share * (line[i].Longitude - line[i - 1].Longitude)),
                    line[i - 1].Latitude + (share * (line[i].Latitude - line[i - 1].Latitude)));
            }

            left -= step;
        }

        return line[^1];
    }

    private BuildMethod MethodAlong(CorridorKind kind, GeoPoint middle, ReadOnlySpan<GeoPoint> line, List<int> near)
    {
        if (kind == CorridorKind.PowerLine)
        {
            return BuildMethod.Aerial;
        }

        if (builtUp.MethodAt(middle, near) is { } inStreets)
        {
            return inStreets;
        }

        if (relief is not null && relief.MeanSlope(line) > rockSlope)
        {
            return BuildMethod.Rock;
        }

        return kind is CorridorKind.CrossCountry or CorridorKind.Access ? BuildMethod.CrossCountry : BuildMethod.Plough;
    }
}

/// <summary>Buffers that one thread reuses while it surveys.</summary>
internal sealed class SurveyBuffers
{
    private GeoPoint[] places = new GeoPoint[256];

    /// <summary>Settlements near a place.</summary>
    public List<int> Near { get; } = [];

    /// <summary>Candidate segments near a line.</summary>
    public List<int> Candidates { get; } = [];

    /// <summary>Fractions at which a line is crossed.</summary>
    public List<double> Fractions { get; } = [];

    /// <summary>The places of points; valid until the next call.</summary>
    public ReadOnlySpan<GeoPoint> Places(PointTable points, ReadOnlySpan<int> line)
    {
        if (places.Length < line.Length)
        {
            places = new GeoPoint[line.Length * 2];
        }

        for (var i = 0; i < line.Length; i++)
        {
            places[i] = points.At(line[i]);
        }

        return places.AsSpan(0, line.Length);
    }
}
