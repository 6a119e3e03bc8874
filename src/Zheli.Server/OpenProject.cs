using System.Collections.Concurrent;
using Zheli.Operations.Read;
using Zheli.Operations.Read.Calendar;
using Zheli.Server.Tiles;

namespace Zheli.Server;

/// <summary>The project as it is being served: read when first needed, read again when its file has changed.</summary>
internal sealed class OpenProject(Func<ProjectReading> read, Func<string> version)
{
    private static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(1);

    /// <summary>Plans that are shown before anybody keeps them; older ones give way.</summary>
    private const int MostDrafts = 6;

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

    /// <summary>Lets a plan that is not saved answer to a name, which must be new: browsers keep what they have read under it.</summary>
    public void AddDraft(string name, PlanReading plan)
    {
        drafts[name] = plan;
        draftNames.Enqueue(name);
        while (drafts.Count > MostDrafts && draftNames.TryDequeue(out var oldest))
        {
            drafts.TryRemove(oldest, out _);
        }
    }

    /// <summary>One state of the project with the tiles that were cut from it.</summary>
    internal sealed class View(ProjectReading reading, ConcurrentDictionary<string, PlanReading> drafts)
    {
        private const int MostTiles = 4000;

        private readonly ConcurrentDictionary<string, PlanTiles> plans = new(StringComparer.Ordinal);
        private readonly ConcurrentDictionary<string, WorkTiles> works = new(StringComparer.Ordinal);
        private readonly ConcurrentDictionary<(string Scenario, int Zoom, int Column, int Row), byte[]> tiles = new();
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
        public byte[] MapTile(int zoom, int column, int row) =>
            Keep(("", zoom, column, row), at => map.Value.Cut(at.Zoom, at.Column, at.Row));

        /// <summary>A tile of a plan.</summary>
        public byte[] PlanTile(PlanReading plan, int zoom, int column, int row)
        {
            var cutter = plans.GetOrAdd(plan.Options.Scenario, _ => new PlanTiles(plan));
            return Keep((plan.Options.Scenario, zoom, column, row), at => cutter.Cut(at.Zoom, at.Column, at.Row));
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

        private byte[] Keep((string Scenario, int Zoom, int Column, int Row) at, Func<(string Scenario, int Zoom, int Column, int Row), byte[]> cut)
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
