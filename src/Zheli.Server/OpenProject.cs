using System.Collections.Concurrent;
using Zheli.Model.Places;
using Zheli.Operations.Read;
using Zheli.Operations.Read.Calendar;
using Zheli.Server.Tiles;

namespace Zheli.Server;

/// <summary>The project as it is being served: read when first needed, read again when its file has changed.</summary>
internal sealed class OpenProject(Func<ProjectReading> read, Func<string> version)
{
    private static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(1);

    /// <summary>Plans that are shown before anybody keeps them, two to a question; older ones give way.</summary>
    private const int MostDrafts = 4;

    private readonly Lock gate = new();
    private readonly ConcurrentDictionary<string, PlanReading> drafts = new(StringComparer.Ordinal);
    private readonly ConcurrentQueue<string> draftNames = new();
    private View? view;
    private DateTime lookedAt;

    /// <summary>What is served now; everything in it belongs together.</summary>
    public View Current
    {
        get
        {
            lock (gate)
            {
                var now = DateTime.UtcNow;
                if (view is null || (now - lookedAt > LookEvery && version() != view.Reading.Version))
                {
                    view = new View(read(), drafts);
                }

                lookedAt = now - lookedAt > LookEvery ? now : lookedAt;
                return view;
            }
        }
    }

    /// <summary>Lets the next question look whether the file has changed: this server changed it itself.</summary>
    public void LookAgain()
    {
        lock (gate)
        {
            lookedAt = default;
        }
    }

    /// <summary>Lets a plan that is not saved answer to a name, which must be new: browsers keep what they have read under it.</summary>
    public void AddDraft(string name, PlanReading plan)
    {
        drafts[name] = plan;
        draftNames.Enqueue(name);
        while (drafts.Count > MostDrafts && draftNames.TryDequeue(out var oldest))
        {
            drafts.TryRemove(oldest, out _);
            view?.Forget(oldest);
        }
    }

    /// <summary>One state of the project with the tiles that were cut from it.</summary>
    internal sealed class View(ProjectReading reading, ConcurrentDictionary<string, PlanReading> drafts)
    {
        private const int MostTiles = 4000;

        /// <summary>A window shows the whole country in about so many tiles.</summary>
        private const int OverviewTiles = 12;

        /// <summary>The scenario that the page shows when its address names none.</summary>
        private const string FirstScenario = "base";
        private const string MapName = "map";

        private readonly ConcurrentDictionary<string, PlanTiles> plans = new(StringComparer.Ordinal);
        private readonly ConcurrentDictionary<string, WorkTiles> works = new(StringComparer.Ordinal);
        private readonly ConcurrentDictionary<(string Source, int Zoom, int Column, int Row), byte[]> tiles = new();
        private readonly Lazy<MapTiles> map = new(() => new MapTiles(reading.Territory));
        private readonly AccessTiles access = new(reading.Access);

        public ProjectReading Reading => reading;

        /// <summary>A saved plan or a draft, or null when none goes by this name.</summary>
        public PlanReading? FindPlan(string scenario) => drafts.GetValueOrDefault(scenario) ?? reading.FindPlan(scenario);

        /// <summary>The calendar, odds and log of a plan; a draft has none of them. Null when no plan goes by this name.</summary>
        /// <exception cref="Zheli.Model.BadInputException">The log of progress cannot be read.</exception>
        public CalendarReading? FindCalendar(string scenario) =>
            drafts.TryGetValue(scenario, out var draft) ? CalendarReading.Of(reading.Territory, draft, null, null, []) : reading.FindCalendar(scenario);

        /// <summary>A tile of the base map.</summary>
        public byte[] MapTile(int zoom, int column, int row) => Keep((MapName, zoom, column, row), at => map.Value.Cut(at.Zoom, at.Column, at.Row));

        /// <summary>A tile of a plan; of the settlements alone when it is null.</summary>
        public byte[] PlanTile(PlanReading? plan, int zoom, int column, int row)
        {
            var source = SourceOf(plan?.Options.Scenario);
            return Keep((source, zoom, column, row), at => plans.GetOrAdd(source, _ => new PlanTiles(reading.Territory, plan)).Cut(at.Zoom, at.Column, at.Row));
        }

        /// <summary>A tile of a calendar's work.</summary>
        public byte[] WorkTile(CalendarReading calendar, int zoom, int column, int row)
        {
            var scenario = calendar.Plan.Options.Scenario;
            var cutter = works.GetOrAdd(scenario, _ => new WorkTiles(calendar));
            return Keep(("calendar " + scenario, zoom, column, row), at => cutter.Cut(at.Zoom, at.Column, at.Row));
        }

        /// <summary>A tile of the networks to the homes.</summary>
        public byte[] AccessTile(int zoom, int column, int row) => Keep(("~access", zoom, column, row), at => access.Cut(at.Zoom, at.Column, at.Row));

        /// <summary>Lets go of everything that was cut from a plan.</summary>
        public void Forget(string scenario)
        {
            var source = SourceOf(scenario);
            plans.TryRemove(source, out _);
            foreach (var tile in tiles.Keys.Where(tile => tile.Source == source))
            {
                tiles.TryRemove(tile, out _);
            }
        }

        /// <summary>Cuts what a first look at the whole country asks for, so that the first visitor does not wait for it.</summary>
        public void CutOverview(CancellationToken token)
        {
            var plan = reading.Scenarios.Contains(FirstScenario, StringComparer.Ordinal) || reading.Headings.Count == 0
                ? FindPlan(FirstScenario)
                : FindPlan(reading.Headings[0].Options.Scenario);
            GeoPoint[] corners = [.. reading.Territory.Areas.Where(area => area.Level == AdminLevel.Country).SelectMany(area => area.Polygons).SelectMany(polygon => polygon).SelectMany(ring => ring)];
            if (corners.Length == 0)
            {
                corners = [.. reading.Territory.Settlements.Select(settlement => settlement.Location)];
            }

            if (corners.Length == 0)
            {
                return;
            }

            var at = corners.Select(MercatorGrid.Project).ToArray();
            var (west, east, north, south) = (at.Min(p => p.X), at.Max(p => p.X), at.Min(p => p.Y), at.Max(p => p.Y));
            var whole = Enumerable.Range(0, MercatorGrid.MaxZoom + 1).TakeWhile(zoom => Tiles(zoom) <= OverviewTiles).LastOrDefault();
            foreach (var zoom in new[] { whole, whole - 1 }.Where(zoom => zoom >= 0))
            {
                var side = MercatorGrid.TileBits + MercatorGrid.Shift(zoom);
                for (var column = west >> side; column <= east >> side; column++)
                {
                    for (var row = north >> side; row <= south >> side && !token.IsCancellationRequested; row++)
                    {
                        MapTile(zoom, column, row);
                        PlanTile(plan, zoom, column, row);
                    }
                }
            }

            long Tiles(int zoom)
            {
                var side = MercatorGrid.TileBits + MercatorGrid.Shift(zoom);
                return ((long)(east >> side) - (west >> side) + 1) * ((south >> side) - (north >> side) + 1);
            }
        }

        private static string SourceOf(string? scenario) => scenario is null ? "unplanned" : "plan:" + scenario;

        private byte[] Keep((string Source, int Zoom, int Column, int Row) at, Func<(string Source, int Zoom, int Column, int Row), byte[]> cut)
        {
            // Panning touches a few hundred tiles; a store that grew far beyond that is emptied rather than managed.
            if (tiles.Count > MostTiles)
            {
                tiles.Clear();
            }

            return tiles.GetOrAdd(at, cut);
        }
    }
}
