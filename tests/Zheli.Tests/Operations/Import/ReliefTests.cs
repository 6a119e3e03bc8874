using Zheli.Geodata;
using Zheli.Model;
using Zheli.Model.Places;
using Zheli.Operations.Import;

namespace Zheli.Tests.Operations.Import;

/// <summary>The relief of a project grows by tiles, is replaced by another grid, and is not lost to a tile of elsewhere.</summary>
public sealed class ReliefTests
{
    private static readonly (GeoPoint, GeoPoint) Country = (new(60, 45), new(64, 49));
    private static readonly ElevationGrid West = new(60, 48, 1, 1, 2, 2, [1, 2, 3, 4]);

    private readonly FindingList findings = new();

    [Fact]
    public void A_tile_of_the_same_grid_is_added() => Assert.Equal(4, Merge(West, new ElevationGrid(62, 48, 1, 1, 2, 2, [5, 6, 7, 8]))!.Columns);

    [Fact]
    public void Another_grid_replaces_the_relief_and_says_so()
    {
        Assert.Equal(3, Merge(West, new ElevationGrid(60, 48, 0.5, 0.5, 3, 1, [5, 6, 7]))!.Columns);
        Assert.Equal("relief-replaced", Assert.Single(findings.All).Code);
    }

    [Fact]
    public void A_tile_of_elsewhere_is_left_out()
    {
        Assert.Same(West, Merge(West, new ElevationGrid(7, 43, 0.5, 0.5, 3, 1, [5, 6, 7])));
        Assert.Equal("relief-outside", Assert.Single(findings.All).Code);
    }

    [Fact]
    public void Two_grids_in_one_import_and_a_relief_beyond_the_limit_are_refused()
    {
        Assert.Equal("relief-grids-differ", Refusal(null, West, new ElevationGrid(60, 48, 0.5, 0.5, 3, 1, [5, 6, 7])));
        Assert.Equal("relief-too-large", Refusal(new ElevationGrid(60, 48, 1e-4, 1e-4, 1, 1, [5]), new ElevationGrid(63, 46, 1e-4, 1e-4, 1, 1, [5])));
    }

    private string Refusal(ElevationGrid? before, params ElevationGrid[] fresh) => Assert.Throws<BadInputException>(() => Merge(before, fresh)).Findings[0].Code;

    private ElevationGrid? Merge(ElevationGrid? before, params ElevationGrid[] fresh) => ReliefAssembly.Merge(
        before,
        [.. fresh.Select((grid, i) => new SourceFile(i + 1, $"{i}.tif") { Fresh = new() { File = $"{i}.tif", Kind = SourceKind.Elevation, RowsRead = 1, RowsRejected = 0, Elevation = grid } })],
        Country,
        findings);
}
