using Zheli.Operations.Read.Calendar;

namespace Zheli.Server.Tiles;

/// <summary>
/// The lines of a calendar's packages, cut into tiles. A line carries the row of its package, by which the page sets its state from day to day without asking for
/// tiles again.
/// </summary>
internal sealed class WorkTiles
{
    private readonly TileLayer work;

    public WorkTiles(CalendarReading calendar) => work = new("work",
    [
        .. from edge in calendar.Plan.Edges
           let row = calendar.FindPackageOfEdge(edge.Key)
           where row is not null
           select TileFeature.Line(
               edge.Points,
               0,
               new("row", (long)row.Value),
               new("package", calendar.Packages[row.Value].Id),
               new("method", Words.Of(edge.Method)),
               new("people", edge.PeopleBehind)),
    ]);

    /// <summary>One tile.</summary>
    public byte[] Cut(int zoom, int column, int row)
    {
        var tile = new TileBuffer();
        work.Write(tile, zoom, column, row);
        return tile.Written.ToArray();
    }
}
