namespace Zheli.Algorithms.Graphs;

/// <summary>
/// Routes without loops in order of cost: Yen, Management Science 17, 712 (1971), with Lawler's rule (1972) that a route branches off no earlier than
/// its parent did. Routes come one by one, as many as are asked for; of equal ones the one with the smaller arc numbers first.
/// </summary>
public static class RankedRoutes
{
    /// <summary>The routes, the cheapest first.</summary>
    public static IEnumerable<Route> From(RoutingGraph graph, int source, int target)
    {
        var search = new ShortestRoute(graph);
        if (source == target || search.Find(source, target) is not { } first)
        {
            yield break;
        }

        var found = new List<Route>();
        var waiting = new SortedSet<(Route Route, int BranchedAt)>(Comparer<(Route Route, int BranchedAt)>.Create((a, b) => Compare(a.Route, b.Route))) { (first, 0) };
        while (waiting.Count > 0)
        {
            var (route, branchedAt) = waiting.Min;
            waiting.Remove(waiting.Min);
            found.Add(route);
            yield return route;
            for (var at = branchedAt; at < route.Arcs.Length; at++)
            {
                if (Deviation(graph, search, found, route, at, target) is { } next)
                {
                    waiting.Add((next, at));
                }
            }
        }
    }

    /// <summary>The cheapest route that shares the first arcs of another and then leaves it, by a way that was not found yet.</summary>
    private static Route? Deviation(RoutingGraph graph, ShortestRoute search, List<Route> found, Route route, int at, int target)
    {
        var root = route.Arcs.AsSpan(0, at).ToArray();
        var passed = new HashSet<int>(root.Select(a => graph.From[a]));
        var taken = new HashSet<int>();
        foreach (var other in found)
        {
            if (other.Arcs.Length > at && other.Arcs.AsSpan(0, at).SequenceEqual(root))
            {
                taken.Add(other.Arcs[at]);
            }
        }

        var spur = search.Find(graph.From[route.Arcs[at]], target, arc => !passed.Contains(graph.To[arc]) && !taken.Contains(arc));
        return spur is null ? null : new(graph.CostOf(root) + spur.Cost, [.. root, .. spur.Arcs]);
    }

    private static int Compare(Route a, Route b)
    {
        if (a.Cost != b.Cost)
        {
            return a.Cost.CompareTo(b.Cost);
        }

        return a.Arcs.AsSpan().SequenceCompareTo(b.Arcs);
    }
}
