using Zheli.Geodata.Rasters;
using Zheli.Model.Places;

namespace Zheli.Tests.Geodata.Rasters;

/// <summary>Tiles of one grid become one relief.</summary>
public sealed class ElevationMosaicTests
{
    private static readonly ElevationGrid West = new(60, 50, 0.5, 0.5, 2, 2, [1, 2, 3, ElevationGrid.NoData]);
    private static readonly ElevationGrid East = new(61, 49.5, 0.5, 0.5, 2, 2, [5, 6, 7, 8]);

    [Fact]
    public void Two_tiles_are_laid_side_by_side_and_the_rest_is_unknown()
    {
        var joined = ElevationMosaic.Join([West, East]);
        const short none = ElevationGrid.NoData;
        Assert.Equal((60, 50, 4, 3), (joined.West, joined.North, joined.Columns, joined.Rows));
        Assert.Equal<short>([1, 2, none, none, 3, none, 5, 6, none, none, 7, 8], joined.Heights.ToArray());
        Assert.Equal(12, ElevationMosaic.CellsOf([West, East]));
    }

    [Fact]
    public void A_later_tile_lies_on_top_but_not_where_it_knows_nothing()
    {
        var over = new ElevationGrid(60, 50, 0.5, 0.5, 2, 1, [9, ElevationGrid.NoData]);
        Assert.Equal<short>([9, 2, 3, ElevationGrid.NoData], ElevationMosaic.Join([West, over]).Heights.ToArray());
    }

    [Fact]
    public void Grids_of_another_step_or_between_the_cells_do_not_fit()
    {
        Assert.True(ElevationMosaic.Fits(West, East));
        Assert.False(ElevationMosaic.Fits(West, new ElevationGrid(60, 50, 0.25, 0.5, 1, 1, [1])));
        Assert.False(ElevationMosaic.Fits(West, new ElevationGrid(60.2, 50, 0.5, 0.5, 1, 1, [1])));
    }
}
