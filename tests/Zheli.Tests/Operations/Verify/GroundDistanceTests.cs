using Zheli.Model.Places;
using Zheli.Operations.Verify;

namespace Zheli.Tests.Operations.Verify;

/// <summary>The second way of measuring agrees with published geodesics and with the first way.</summary>
public sealed class GroundDistanceTests
{
    [Theory]
    [InlineData(0, 0, 0, 1, 110_574.3886)] // one degree of meridian at the equator
    [InlineData(0, 0, 1, 0, 111_319.4908)] // one degree of equator
    [InlineData(0, 89, 0, 90, 111_693.8650)] // one degree of meridian at the pole
    [InlineData(179.5, 45, -179.5, 45, 78_846.3350)] // across the antimeridian
    public void A_degree_is_as_long_as_the_ellipsoid_says(double x1, double y1, double x2, double y2, double metres) =>
        Assert.Equal(metres, Between(new(x1, y1), new(x2, y2)), metres * 1e-7);

    [Fact]
    public void Both_ways_of_measuring_agree_within_a_millionth_at_any_distance_in_a_country()
    {
        var random = new Random(7);
        for (var i = 0; i < 20_000; i++)
        {
            var reach = Math.Pow(10, -4 + (5 * random.NextDouble()));
            var from = Snap(46 + (40 * random.NextDouble()), 37 + (18 * random.NextDouble()));
            var to = Snap(from.Longitude + (reach * (random.NextDouble() - 0.5)), from.Latitude + (reach * (random.NextDouble() - 0.5)));
            var other = Geodesic.Distance(from, to).Value;
            Assert.True(Math.Abs(Between(from, to) - other) <= (1e-6 * other) + 1e-4, $"{from} {to}: {Between(from, to)} against {other}");
        }
    }

    private static GeoPoint Snap(double longitude, double latitude) => GeoPoint.FromGrid(new GeoPoint(longitude, latitude).GridX, new GeoPoint(longitude, latitude).GridY);

    private static double Between(GeoPoint from, GeoPoint to) => GroundDistance.Metres(from.GridX, from.GridY, to.GridX, to.GridY);
}
