using Zheli.Model.Network;

namespace Zheli.Operations.Access;

/// <summary>Walks the trenches of a design, which are a tree of named points.</summary>
internal sealed class RouteWalk
{
    private readonly AccessDesign design;
    private readonly Dictionary<string, (string Parent, int Route, int Depth)> up = new(StringComparer.Ordinal);

    /// <summary>Roots the trenches.</summary>
    public RouteWalk(AccessDesign design)
    {
        this.design = design;
        var ends = design.Routes.SelectMany((r, i) => new[] { (Point: r.From, Far: r.To, Route: i), (Point: r.To, Far: r.From, Route: i) })
            .ToLookup(e => e.Point, StringComparer.Ordinal);
        foreach (var start in design.Sites.Select(s => s.Point))
        {
            if (!up.TryAdd(start, ("", -1, 0)))
            {
                continue;
            }

            var queue = new Queue<string>([start]);
            while (queue.TryDequeue(out var point))
            {
                foreach (var (_, far, route) in ends[point])
                {
                    if (up.TryAdd(far, (point, route, up[point].Depth + 1)))
                    {
                        queue.Enqueue(far);
                    }
                }
            }
        }
    }

    /// <summary>Visits the stretches from one point to another in order: number in the design, and true where it is passed from its second end.</summary>
    public void Visit(string from, string to, Action<int, bool> visit)
    {
        var at = from;
        var (climb, descend) = (new List<int>(), new List<int>());
        while (from != to && up.TryGetValue(from, out var a) && up.TryGetValue(to, out var b) && (a.Route >= 0 || b.Route >= 0))
        {
            if (a.Depth >= b.Depth)
            {
                climb.Add(a.Route);
                from = a.Parent;
            }
            else
            {
                descend.Add(b.Route);
                to = b.Parent;
            }
        }

        descend.Reverse();
        foreach (var route in climb.Concat(descend))
        {
            var isBackward = design.Routes[route].From != at;
            visit(route, isBackward);
            at = isBackward ? design.Routes[route].From : design.Routes[route].To;
        }
    }
}
