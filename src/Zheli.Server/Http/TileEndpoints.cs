using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Zheli.Server.Tiles;

namespace Zheli.Server.Http;

/// <summary>Vector tiles of the map, of each plan and of its calendar.</summary>
internal static class TileEndpoints
{
    /// <summary>The content type of a vector tile.</summary>
    public const string ContentType = "application/vnd.mapbox-vector-tile";

    /// <summary>Adds them under <c>/tiles</c>.</summary>
    public static void MapTiles(this IEndpointRouteBuilder routes, OpenProject project)
    {
        var tiles = routes.MapGroup("/tiles").AddEndpointFilter(new Freshness(project)).ExcludeFromDescription();
        tiles.MapGet("/map/{zoom:int}/{column:int}/{row:int}", (int zoom, int column, int row) =>
            IsTile(zoom, column, row) ? Tile(project.Current.MapTile(zoom, column, row)) : NoTile(zoom, column, row));
        tiles.MapGet("/access/{zoom:int}/{column:int}/{row:int}", (int zoom, int column, int row) =>
            IsTile(zoom, column, row, AccessTiles.MaxZoom) ? Tile(project.Current.AccessTile(zoom, column, row)) : NoTile(zoom, column, row, AccessTiles.MaxZoom));
        tiles.MapGet("/unplanned/{zoom:int}/{column:int}/{row:int}", (int zoom, int column, int row) =>
            IsTile(zoom, column, row) ? Tile(project.Current.PlanTile(null, zoom, column, row)) : NoTile(zoom, column, row));
        tiles.MapGet("/plans/{scenario}/{zoom:int}/{column:int}/{row:int}", (string scenario, int zoom, int column, int row) =>
        {
            var view = project.Current;
            if (view.FindPlan(scenario) is not { } plan)
            {
                return Problem.NoScenario(scenario, view.Reading.Scenarios);
            }

            return IsTile(zoom, column, row) ? Tile(view.PlanTile(plan, zoom, column, row)) : NoTile(zoom, column, row);
        });
        tiles.MapGet("/calendars/{scenario}/{zoom:int}/{column:int}/{row:int}", (string scenario, int zoom, int column, int row) =>
        {
            var view = project.Current;
            if (view.FindCalendar(scenario) is not { } calendar)
            {
                return Problem.NoScenario(scenario, view.Reading.Scenarios);
            }

            return IsTile(zoom, column, row) ? Tile(view.WorkTile(calendar, zoom, column, row)) : NoTile(zoom, column, row);
        });
    }

    private static bool IsTile(int zoom, int column, int row, int deepest = MercatorGrid.MaxZoom) =>
        zoom >= 0 && zoom <= deepest && column >= 0 && column < 1 << zoom && row >= 0 && row < 1 << zoom;

    private static Results<FileContentHttpResult, ProblemHttpResult> Tile(byte[] tile) => TypedResults.Bytes(tile, ContentType);

    private static Results<FileContentHttpResult, ProblemHttpResult> NoTile(int zoom, int column, int row, int deepest = MercatorGrid.MaxZoom) => Problem.NotFound(
        "tile-not-found", $"There is no tile {zoom}/{column}/{row}.", $"Maybe ask for zoom 0 to {deepest}, stretching the last.");
}
