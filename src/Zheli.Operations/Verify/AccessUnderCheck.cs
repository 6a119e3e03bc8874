using Zheli.Model.Catalogue;
using Zheli.Model.Network;
using Zheli.Model.Places;

namespace Zheli.Operations.Verify;

/// <summary>
/// An access design as the independent check sees it: its trenches as a forest of named points, walked by the check's own code, and the catalogue's figures.
/// </summary>
internal sealed class AccessUnderCheck
{
    private readonly Dictionary<string, (string Parent, int Route, int Depth)> up = new(StringComparer.Ordinal);

    /// <summary>Reads the design into tables by key.</summary>
    public AccessUnderCheck(AccessDesign design, CostCatalogue catalogue)
    {
        Design = design;
        Catalogue = catalogue.With(design.Options.Overrides);
        TakeUp = Average(design.Options.TakeUps, Catalogue.Get("dem.takeup_y4"));
        foreach (var site in design.Sites)
        {
            Sites.TryAdd(site.Key, site);
        }

        foreach (var splitter in design.Splitters)
        {
            Splitters.TryAdd(splitter.Key, splitter);
        }

        foreach (var premises in design.Premises)
        {
            Premises.TryAdd(premises.Key, premises);
        }

        Grow();
    }

    /// <summary>The design.</summary>
    public AccessDesign Design { get; }

    /// <summary>The figures, the design's own set.</summary>
    public CostCatalogue Catalogue { get; }

    /// <summary>Share of dwellings that connect.</summary>
    public double TakeUp { get; }

    /// <summary>Sites by key.</summary>
    public Dictionary<string, AccessSite> Sites { get; } = new(StringComparer.Ordinal);

    /// <summary>Splitters by key.</summary>
    public Dictionary<string, AccessSplitter> Splitters { get; } = new(StringComparer.Ordinal);

    /// <summary>Premises by key.</summary>
    public Dictionary<string, Premises> Premises { get; } = new(StringComparer.Ordinal);

    /// <summary>Measured length of each route, metres.</summary>
    public double[] Measured { get; private set; } = [];

    /// <summary>Routes that close a ring.</summary>
    public List<int> Rings { get; } = [];

    /// <summary>Pieces that the routes form.</summary>
    public int Pieces { get; private set; }

    /// <summary>True when a point lies on the routes.</summary>
    public bool Knows(string point) => up.ContainsKey(point);

    /// <summary>The average take-up: of the scenarios that were asked for, or of the figure's range in the proportion 1 : 4 : 1.</summary>
    private static double Average(IReadOnlyList<TakeUpScenario> asked, CatalogueItem figure)
    {
        double sum = 0, weights = 0;
        foreach (var scenario in asked)
        {
            (sum, weights) = (sum + (scenario.Share * scenario.Weight), weights + scenario.Weight);
        }

        var middle = (double)figure.Value!.Value;
        return weights > 0 ? sum / weights : figure.IsOverridden ? middle : ((double)(figure.Low ?? figure.Value.Value) + (4 * middle) + (double)(figure.High ?? figure.Value.Value)) / 6;
    }

    /// <summary>Visits the routes between two points; false when there is no way.</summary>
    public bool Walk(string from, string to, Action<int> visit)
    {
        if (from == to)
        {
            return true;
        }

        while (from != to)
        {
            if (!up.TryGetValue(from, out var a) || !up.TryGetValue(to, out var b))
            {
                return false;
            }

            if (a.Depth >= b.Depth)
            {
                if (a.Route < 0)
                {
                    return false;
                }

                visit(a.Route);
                from = a.Parent;
            }
            else
            {
                visit(b.Route);
                to = b.Parent;
            }
        }

        return true;
    }

    /// <summary>Length of the way between two points, metres; NaN when there is none.</summary>
    public double Distance(string from, string to)
    {
        var sum = 0.0;
        return Walk(from, to, r => sum += Measured[r]) ? sum : double.NaN;
    }

    private void Grow()
    {
        var ends = new Dictionary<string, List<int>>(StringComparer.Ordinal);
        Measured = new double[Design.Routes.Count];
        for (var r = 0; r < Design.Routes.Count; r++)
        {
            var route = Design.Routes[r];
            for (var i = 1; i < route.Points.Length; i++)
            {
                Measured[r] += GroundDistance.Metres(route.Points[i - 1].GridX, route.Points[i - 1].GridY, route.Points[i].GridX, route.Points[i].GridY);
            }

            foreach (var end in new[] { route.From, route.To })
            {
                if (!ends.TryGetValue(end, out var list))
                {
                    ends.Add(end, list = []);
                }

                list.Add(r);
            }
        }

        var used = new bool[Design.Routes.Count];
        foreach (var start in ends.Keys.Order(StringComparer.Ordinal))
        {
            if (up.ContainsKey(start))
            {
                continue;
            }

            Pieces++;
            up.Add(start, ("", -1, 0));
            var queue = new Queue<string>([start]);
            while (queue.TryDequeue(out var point))
            {
                foreach (var r in ends[point])
                {
                    if (used[r])
                    {
                        continue;
                    }

                    used[r] = true;
                    var far = Design.Routes[r].From == point ? Design.Routes[r].To : Design.Routes[r].From;
                    if (up.TryAdd(far, (point, r, up[point].Depth + 1)))
                    {
                        queue.Enqueue(far);
                    }
                    else
                    {
                        Rings.Add(r);
                    }
                }
            }
        }
    }
}
