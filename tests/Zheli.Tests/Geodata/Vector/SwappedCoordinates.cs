using Zheli.Geodata.Vector;
using Zheli.Model.Places;

namespace Zheli.Tests.Geodata.Vector;

public sealed class SwappedCoordinates
{
    private static readonly GeoPoint[] Aktau = [new(51.2, 43.6), new(52.9, 43.3), new(52.1, 44.2)];
    private static readonly IReadOnlyList<IReadOnlyList<GeoPoint[]>> Border = [[[new(46, 40), new(88, 40), new(88, 56), new(46, 56), new(46, 40)]]];

    [Fact]
    public void Points_outside_the_border_that_fall_into_it_when_exchanged_are_swapped()
    {
        Assert.False(CoordinateOrder.LooksSwapped(Aktau, Border));
        Assert.True(CoordinateOrder.LooksSwapped([.. Aktau.Select(CoordinateOrder.Swap)], Border));
        Assert.True(CoordinateOrder.LooksSwapped([.. Aktau.Select(CoordinateOrder.Swap)], new GeoPoint(46, 40), new GeoPoint(88, 56)));
    }

    [Fact]
    public void Points_of_another_country_or_none_are_not_swapped()
    {
        Assert.False(CoordinateOrder.LooksSwapped([new(7, 43), new(8, 44)], Border));
        Assert.False(CoordinateOrder.LooksSwapped([], Border));
    }
}
