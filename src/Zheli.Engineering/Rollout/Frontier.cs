using Zheli.Algorithms.Steiner;
using Zheli.Model.Programme;

namespace Zheli.Engineering.Rollout;

/// <summary>A network found at a price per person, and what was proved there; a null price stands for everyone in reach.</summary>
/// <param name="Price">Price per person, whole tenge.</param>
/// <param name="Edges">Edges of the network, ascending.</param>
/// <param name="People">People served.</param>
/// <param name="Settlements">Settlements served.</param>
/// <param name="Cost">Whole-life cost of edges, radios and nodes.</param>
/// <param name="Bound">L(λ): no network has a lower cost − λ × people (for everyone: a lower cost).</param>
internal sealed record FrontierPoint(long? Price, int[] Edges, long People, int Settlements, Price Cost, long Bound)
{
    /// <summary>False when a hop of it carries more than it can; then only its bound counts.</summary>
    public bool Fits { get; init; } = true;
}

/// <summary>
/// The supported points of cost against people: between two neighbours the problem is solved at the price per person that makes them equal, until
/// nothing lies below (dichotomic search, Aneja and Nair 1979). Rounds solve the four widest gaps at a time, so that the answer does
/// not depend on the number of threads.
/// </summary>
internal sealed class Frontier
{
    private const int Width = 4;
    private const int WantedCorners = 24;
    private const int MostSolves = 40;

    /// <summary>Up to this many vertices there is time to look harder at each price.</summary>
    private const int SmallGraph = 4000;

    private readonly RolloutCase rollout;
    private readonly PeoplePrices prices;
    private readonly List<FrontierPoint> found = [];
    private readonly HashSet<(long, long)> closed = [];

    private Frontier(RolloutCase rollout)
    {
        this.rollout = rollout;
        prices = new(rollout);
    }

    /// <summary>Everything that was solved, in the order of solving.</summary>
    public IReadOnlyList<FrontierPoint> Points => found;

    /// <summary>The lower convex hull of what was found, by ascending people.</summary>
    public IReadOnlyList<FrontierPoint> Hull { get; private set; } = [];

    /// <summary>The prices that it was made with.</summary>
    public PeoplePrices Prices => prices;

    /// <summary>True when time ended before the work did.</summary>
    public bool StoppedEarly { get; private set; }

    /// <summary>Sweeps the prices. A stop leaves the corners found so far; their bounds hold.</summary>
    public static Frontier Sweep(
        RolloutCase rollout, PlanOptions options, Func<TimeSpan?> timeLeft, IProgress<Model.StageProgress>? progress, CancellationToken cancellation)
    {
        var frontier = SweepUnproved(rollout, options, timeLeft, progress, cancellation);
        frontier.ProveCrowded(cancellation);
        return frontier;
    }

    /// <summary>The same for whoever adds further prices: where hops are crowded, <see cref="ProveCrowded"/> is still to come.</summary>
    public static Frontier SweepUnproved(
        RolloutCase rollout, PlanOptions options, Func<TimeSpan?> timeLeft, IProgress<Model.StageProgress>? progress, CancellationToken cancellation)
    {
        var frontier = new Frontier(rollout);
        var workers = new FrontierWorkers(rollout, frontier.prices, Math.Clamp(options.Threads, 1, Width), cancellation);
        var settings = Settings(rollout, options);
        frontier.AddAll(workers.SolveEnds(settings, cancellation));
        frontier.IsCrowded = workers.IsCrowded;
        var solves = 2;
        while (solves < MostSolves && frontier.Hull.Count < WantedCorners)
        {
            if (cancellation.IsCancellationRequested || timeLeft() <= TimeSpan.Zero)
            {
                frontier.StoppedEarly = true;
                break;
            }

            var gaps = frontier.WidestGaps();
            if (gaps.Count == 0)
            {
                break;
            }

            progress?.Report(new("frontier", Math.Min(1, frontier.Hull.Count / (double)WantedCorners)));
            frontier.Take(workers.Solve([.. gaps.Select(g => (PriceBetween(g.Low, g.High), g.High.Edges))], settings, cancellation), gaps);
            solves += gaps.Count;
        }

        return frontier;
    }

    /// <summary>The points that somebody else solved, and nothing between them.</summary>
    public static Frontier Of(RolloutCase rollout, IEnumerable<FrontierPoint> points)
    {
        var frontier = new Frontier(rollout);
        frontier.AddAll(points);
        return frontier;
    }

    /// <summary>How hard each price is solved: a fixed amount of work by the size of the graph.</summary>
    public static SteinerOptions Settings(RolloutCase rollout, PlanOptions options) =>
        new() { Seed = options.Seed, Effort = rollout.Graph.VertexCount <= SmallGraph ? 1 : 0, WantCertificate = false };

    /// <summary>No network that serves this many people costs less.</summary>
    public long LowerBound(long people) => Math.Max(0, found.Max(p => BoundAt(p, people)));

    /// <summary>The solved point whose proof bounds the cost of serving this many people best.</summary>
    public FrontierPoint BestProof(long people) => found.MaxBy(p => BoundAt(p, people))!;

    /// <summary>No network within this cost serves more people.</summary>
    public long PeopleUpperBound(long cost) => found.Where(p => p.Price > 0 && cost >= p.Bound)
        .Select(p => (cost - p.Bound) / p.Price!.Value).Append(prices.ReachablePeople).Min();

    /// <summary>The corners as they are shown and stored.</summary>
    public IReadOnlyList<FrontierCorner> Corners()
    {
        var corners = new List<FrontierCorner>(Hull.Count);
        for (var i = 0; i < Hull.Count; i++)
        {
            var at = Hull[i];

            // At the slope of the line from the corner before it, it is as good as that one; the slopes rise along the hull.
            var price = i == 0 ? 0 : PriceBetween(Hull[i - 1], at);
            corners.Add(new(at.People, at.Settlements, at.Cost.WholeLife, at.Cost.Capex, Math.Min(LowerBound(at.People), at.Cost.WholeLife), price));
        }

        return corners;
    }

    /// <summary>True when hops had to be priced by the radios that they need.</summary>
    public bool IsCrowded { get; private set; }

    /// <summary>Solves at further prices, from the network of <paramref name="start"/>; where hops are crowded, their proof is still to come.</summary>
    public void Refine(IEnumerable<long> atPrices, FrontierPoint start, PlanOptions options, CancellationToken cancellation)
    {
        var workers = new FrontierWorkers(rollout, prices, Math.Clamp(options.Threads, 1, Width), cancellation) { IsCrowded = IsCrowded };
        AddAll(workers.Solve([.. atPrices.Select(price => (price, start.Edges))], Settings(rollout, options), cancellation));
    }

    /// <summary>Adds points that were solved elsewhere.</summary>
    public void AddAll(IEnumerable<FrontierPoint> points)
    {
        found.AddRange(points);
        Hull = LowerHull(found.Where(p => p.Fits));
    }

    /// <summary>Where hops are crowded: the bounds of all prices in one ascent, by rising price. A prize never falls with the price, so each goes on from the last.</summary>
    public void ProveCrowded(CancellationToken cancellation)
    {
        if (!IsCrowded)
        {
            return;
        }

        var rising = found.Select((point, index) => (point, index)).OrderBy(p => p.point.Price ?? long.MaxValue).ThenBy(p => p.index).ToList();
        var bounds = CapacityBound.ProveRising(rollout, [.. rising.Select(p => prices.Prizes(p.point.Price))], cancellation);
        for (var i = 0; i < bounds.Length; i++)
        {
            var (point, index) = rising[i];
            found[index] = point with { Bound = Math.Max(point.Bound, bounds[i] + prices.Constant(point.Price)) };
        }

        Hull = LowerHull(found.Where(p => p.Fits));
    }

    private long BoundAt(FrontierPoint point, long people) =>
        point.Price is { } price ? point.Bound + (price * people)
        : people >= prices.ReachablePeople ? point.Bound : 0;

    private List<(FrontierPoint Low, FrontierPoint High)> WidestGaps()
    {
        if (Hull.Count < 2)
        {
            return [];
        }

        var (people, cost) = (Math.Max(1, Hull[^1].People), Math.Max(1, Hull[^1].Cost.WholeLife));
        return [.. Hull.Zip(Hull.Skip(1))
            .Where(g => !closed.Contains((g.First.People, g.Second.People)))
            .OrderByDescending(g => ((g.Second.People - g.First.People) / (double)people) + ((g.Second.Cost.WholeLife - g.First.Cost.WholeLife) / (double)cost))
            .ThenBy(g => g.First.People)
            .Take(Width)];
    }

    private void Take(IReadOnlyList<FrontierPoint> points, List<(FrontierPoint Low, FrontierPoint High)> gaps)
    {
        for (var i = 0; i < points.Count; i++)
        {
            var (point, low) = (points[i], gaps[i].Low);
            var price = point.Price!.Value;
            if (!point.Fits || point.Cost.WholeLife - (price * point.People) >= low.Cost.WholeLife - (price * low.People)
                || point.People <= low.People || point.People >= gaps[i].High.People)
            {
                closed.Add((low.People, gaps[i].High.People));
            }
        }

        AddAll(points);
    }

    private static long PriceBetween(FrontierPoint low, FrontierPoint high) =>
        Math.Max(1, (high.Cost.WholeLife - low.Cost.WholeLife) / Math.Max(1, high.People - low.People));

    /// <summary>Points that no straight line between two others passes at or below, by ascending people; cost and people both rise strictly.</summary>
    private static List<FrontierPoint> LowerHull(IEnumerable<FrontierPoint> points)
    {
        var hull = new List<FrontierPoint>();
        foreach (var point in points.OrderBy(p => p.People).ThenBy(p => p.Cost.WholeLife))
        {
            if (hull.Count > 0 && hull[^1].People == point.People)
            {
                continue;
            }

            while (hull.Count > 0 && (hull[^1].Cost.WholeLife >= point.Cost.WholeLife || (hull.Count > 1 && IsAbove(hull[^2], hull[^1], point))))
            {
                hull.RemoveAt(hull.Count - 1);
            }

            hull.Add(point);
        }

        return hull;
    }

    private static bool IsAbove(FrontierPoint left, FrontierPoint middle, FrontierPoint right) =>
        (Int128)(middle.Cost.WholeLife - left.Cost.WholeLife) * (right.People - left.People)
        >= (Int128)(right.Cost.WholeLife - left.Cost.WholeLife) * (middle.People - left.People);
}
