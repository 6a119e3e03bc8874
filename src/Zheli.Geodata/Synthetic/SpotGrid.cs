namespace Zheli.Geodata.Synthetic;

/// <summary>Keeps points apart: a grid of cells as wide as the least distance.</summary>
internal sealed class SpotGrid(double leastApart)
{
    private readonly Dictionary<(int Column, int Row), List<PlanePoint>> cells = [];

    /// <summary>Takes a point in whatever is near it.</summary>
    public void Add(PlanePoint point)
    {
        var cell = Cell(point);
        if (!cells.TryGetValue(cell, out var list))
        {
            cells.Add(cell, list = []);
        }

        list.Add(point);
    }

    /// <summary>Takes a point in unless another is too near.</summary>
    public bool TryAdd(PlanePoint point)
    {
        var (column, row) = Cell(point);
        for (var c = column - 1; c <= column + 1; c++)
        {
            for (var r = row - 1; r <= row + 1; r++)
            {
                if (cells.TryGetValue((c, r), out var list) && list.Exists(p => p.DistanceTo(point) < leastApart))
                {
                    return false;
                }
            }
        }

        Add(point);
        return true;
    }

    private (int Column, int Row) Cell(PlanePoint point) => ((int)Math.Floor(point.X / leastApart), (int)Math.Floor(point.Y / leastApart));
}
