namespace Zheli.Algorithms.Clustering;

/// <summary>Finds good closures, cabinets and feeding nodes on a tree: several starts, each improved by local search on the true cost. Deterministic.</summary>
public sealed class DistributionSearch
{
    private const int MostRounds = 12;
    private const int DraftRounds = 2;
    private const int FewHomes = 40;
    private const int Shakes = 60;
    private const int MostOpenings = 24;
    private const int MostInCabinet = 72;

    private static readonly double[] CabinetWeights = [1, 0.25, 4];

    private readonly DistributionProblem problem;
    private readonly DistributionRules rules;
    private readonly TreeNetwork tree;
    private readonly DistributionPlan plan;
    private readonly List<int>[] children;
    private readonly CancellationToken token;

    private DistributionSearch(DistributionProblem problem, DistributionPlan plan, CancellationToken token)
    {
        (this.problem, rules, tree, this.plan, this.token) = (problem, problem.Rules, problem.Tree, plan, token);
        children = [.. Enumerable.Range(0, tree.Count).Select(_ => new List<int>(2))];
        for (int v = 1; v < tree.Count; v++)
        {
            children[tree.Parent[v]].Add(v);
        }
    }

    /// <summary>Solves a problem from nothing. Homes that no closure can reach keep none.</summary>
    /// <param name="problem">The problem.</param>
    /// <param name="token">Cancelling returns the best plan so far.</param>
    public static DistributionPlan Solve(DistributionProblem problem, CancellationToken token)
    {
        var groups = ClosureStart.Split(problem);
        bool isSmall = problem.HomeVertex.Length <= FewHomes;
        DistributionPlan? best = null;
        foreach (double weight in problem.Rules.OnlyAtNode ? [0] : CabinetWeights)
        {
            if (best is not null && token.IsCancellationRequested)
            {
                break;
            }

            // Where a search to the end takes long, the start that leads after a few rounds is the one that is followed.
            var plan = Start(problem, groups, weight);
            new DistributionSearch(problem, plan, token).Run(isSmall ? MostRounds : DraftRounds);
            best = best is null || plan.Cost < best.Cost ? plan : best;
        }

        if (isSmall)
        {
            return Shaken(problem, best!, token);
        }

        Improve(problem, best!, token);
        return best!;
    }

    /// <summary>A plan from one start with a little local search.</summary>
    public static DistributionPlan Draft(DistributionProblem problem, CancellationToken token)
    {
        var plan = Start(problem, ClosureStart.Split(problem), CabinetWeights[0]);
        new DistributionSearch(problem, plan, token).Run(DraftRounds);
        return plan;
    }

    private static DistributionPlan Start(DistributionProblem problem, List<(int[] Homes, int Vertex)> groups, double weight)
    {
        var plan = new DistributionPlan(problem);
        foreach (var (homes, vertex) in groups)
        {
            int closure = plan.AddClosure(vertex, DistributionPlan.Frame);
            foreach (int home in homes)
            {
                plan.MoveHome(home, closure);
            }
        }

        if (!problem.Rules.OnlyAtNode)
        {
            CabinetStart.Run(problem, plan, weight);
        }

        return plan;
    }

    /// <summary>
    /// Small problems are shaken out of local minima (iterated local search: Lourenço, Martin and Stützle, Handbook of Metaheuristics, 2003): some homes or
    /// closures are hung elsewhere at random, and what the local search makes of it is kept when it is cheaper.
    /// </summary>
    private static DistributionPlan Shaken(DistributionProblem problem, DistributionPlan best, CancellationToken token)
    {
        var random = new Random(problem.HomeVertex.Length);
        int[] places = problem.Sites is { } allowed ? [.. Enumerable.Range(0, allowed.Length).Where(v => allowed[v])] : [.. problem.HomeVertex.Distinct().Order()];
        for (int i = 0; i < Shakes && places.Length > 0 && problem.HomeVertex.Length > 0 && !token.IsCancellationRequested; i++)
        {
            var plan = best.Copy();
            int changes = random.Next(1, 4);
            if (random.Next(2) == 0 || problem.Rules.OnlyAtNode)
            {
                int closure = plan.AddClosure(places[random.Next(places.Length)], random.Next(2) == 0 ? DistributionPlan.Frame : random.Next(plan.Cabinets.Count));
                for (; changes > 0; changes--)
                {
                    int home = random.Next(problem.HomeVertex.Length), to = random.Next(2) == 0 ? closure : random.Next(plan.Closures.Count);
                    if (plan.HomeClosure[home] >= 0 && plan.HomeClosure[home] != to && plan.CanServe(to, home))
                    {
                        plan.MoveHome(home, to);
                    }
                }
            }
            else
            {
                int cabinet = random.Next(2) == 0 ? plan.AddCabinet(places[random.Next(places.Length)]) : random.Next(plan.Cabinets.Count);
                for (; changes > 0; changes--)
                {
                    int closure = random.Next(plan.Closures.Count);
                    if (plan.Closures[closure].Dwellings > 0 && plan.Closures[closure].Cabinet != cabinet && plan.HasRoom(cabinet, closure))
                    {
                        plan.AssignClosure(closure, cabinet);
                    }
                }
            }

            Improve(problem, plan, token);
            best = plan.Cost < best.Cost ? plan : best;
        }

        return best;
    }

    /// <summary>Gives the homes that have no closure yet new ones, on the frame at the node.</summary>
    internal static void Complete(DistributionProblem problem, DistributionPlan plan)
    {
        int[] without = [.. Enumerable.Range(0, problem.HomeVertex.Length).Where(h => plan.HomeClosure[h] < 0)];
        if (without.Length == 0)
        {
            return;
        }

        var rest = new DistributionProblem
        {
            Tree = problem.Tree, Rules = problem.Rules, Node = plan.Node, NodeMoves = false, Sites = problem.Sites, EntranceVertex = [], EntranceDwellings = [],
            HomeVertex = [.. without.Select(h => problem.HomeVertex[h])], HomeDwellings = [.. without.Select(h => problem.HomeDwellings[h])],
            HomeLead = [.. without.Select(h => problem.HomeLead[h])],
        };
        foreach (var (homes, vertex) in ClosureStart.Split(rest))
        {
            int closure = plan.AddClosure(vertex, DistributionPlan.Frame);
            foreach (int home in homes)
            {
                plan.MoveHome(without[home], closure);
            }
        }
    }

    /// <summary>Improves a plan until nothing more is found.</summary>
    public static void Improve(DistributionProblem problem, DistributionPlan plan, CancellationToken token) => new DistributionSearch(problem, plan, token).Run(MostRounds);

    /// <summary>Between any two moves the plan is whole: a stop is heard there.</summary>
    private bool IsStopped => token.IsCancellationRequested;

    private void Run(int mostRounds)
    {
        for (int round = 0; round < mostRounds && !IsStopped; round++)
        {
            long before = plan.Cost;
            SlideNode();
            SlideCabinets();
            CloseCabinets();
            MoveClosures();
            DissolveClosures();
            MoveHomes();
            if (plan.Cost == before)
            {
                SplitClosures();
                OpenCabinets();
                if (plan.Cost == before)
                {
                    return;
                }
            }
        }
    }

    /// <summary>Walks the feeding node along the tree as long as that pays: fibres times length has no local minima on a tree, cable sizes few.</summary>
    private void SlideNode()
    {
        if (problem.NodeMoves)
        {
            Slide(() => plan.Node, plan.PlaceNode);
        }
    }

    private void SlideCabinets()
    {
        for (int k = 1; k < plan.Cabinets.Count && !IsStopped; k++)
        {
            if (plan.Cabinets[k].Fibres > 0 && !plan.Cabinets[k].IsPinned)
            {
                int cabinet = k;
                Slide(() => plan.Cabinets[cabinet].Vertex, v => plan.PlaceCabinet(cabinet, v));
            }
        }
    }

    private void Slide(Func<int> where, Action<int> place)
    {
        for (bool moved = true; moved && !IsStopped;)
        {
            moved = false;
            int at = where();
            foreach (int next in Neighbours(at))
            {
                long before = plan.Cost;
                place(next);
                if (plan.Cost < before)
                {
                    moved = true;
                    break;
                }

                place(at);
            }
        }
    }

    private IEnumerable<int> Neighbours(int vertex)
    {
        if (problem.Sites is { } allowed)
        {
            // Few sites: each is a neighbour of each.
            for (int v = 0; v < allowed.Length; v++)
            {
                if (allowed[v] && v != vertex)
                {
                    yield return v;
                }
            }

            yield break;
        }

        if (tree.Parent[vertex] >= 0)
        {
            yield return tree.Parent[vertex];
        }

        foreach (int child in children[vertex])
        {
            yield return child;
        }
    }

    /// <summary>Gives up a cabinet: each of its closures goes where it is cheapest among the others.</summary>
    private void CloseCabinets()
    {
        for (int k = 1; k < plan.Cabinets.Count && !IsStopped; k++)
        {
            if (plan.Cabinets[k].Fibres == 0 || plan.Cabinets[k].IsPinned)
            {
                continue;
            }

            long before = plan.Cost;
            int[] closures = [.. plan.Cabinets[k].Closures];
            if (!closures.All(c => Rehang(c, k)) || plan.Cost >= before)
            {
                foreach (int c in closures)
                {
                    if (plan.Closures[c].Cabinet != k)
                    {
                        plan.AssignClosure(c, k);
                    }
                }
            }
        }
    }

    /// <summary>Hangs a closure on the cheapest cabinet other than one; false when none has room.</summary>
    private bool Rehang(int closure, int except)
    {
        int origin = plan.Closures[closure].Cabinet;
        var (best, chosen) = (long.MaxValue, -1);
        foreach (int k in NearCabinets(closure))
        {
            if (k == except || !plan.HasRoom(k, closure))
            {
                continue;
            }

            plan.AssignClosure(closure, k);
            if (plan.Cost < best)
            {
                (best, chosen) = (plan.Cost, k);
            }

            plan.AssignClosure(closure, origin);
        }

        if (chosen >= 0)
        {
            plan.AssignClosure(closure, chosen);
        }

        return chosen >= 0;
    }

    /// <summary>The frame and the few nearest cabinets that stand.</summary>
    private List<int> NearCabinets(int closure)
    {
        int vertex = plan.Closures[closure].Vertex;
        var near = new List<int> { DistributionPlan.Frame };
        near.AddRange(Enumerable.Range(1, plan.Cabinets.Count - 1).Where(k => plan.Cabinets[k].Fibres > 0 || plan.Cabinets[k].IsPinned)
            .OrderBy(k => tree.Distance(plan.Cabinets[k].Vertex, vertex)).ThenBy(k => k).Take(5));
        return near;
    }

    private void MoveClosures()
    {
        for (int c = 0; c < plan.Closures.Count && !IsStopped; c++)
        {
            var it = plan.Closures[c];
            if (it.Dwellings == 0)
            {
                continue;
            }

            foreach (int k in plan.Cabinets.Count > 1 ? NearCabinets(c) : [])
            {
                int cabinet = it.Cabinet;
                long before = plan.Cost;
                if (k != cabinet && plan.HasRoom(k, c))
                {
                    plan.AssignClosure(c, k);
                    if (plan.Cost >= before)
                    {
                        plan.AssignClosure(c, cabinet);
                    }
                }
            }

            if (!it.IsEntrance)
            {
                int closure = c;
                Slide(() => it.Vertex, v => PlaceInReach(closure, v));
            }
        }
    }

    private void PlaceInReach(int closure, int vertex)
    {
        foreach (int home in plan.Closures[closure].Homes)
        {
            if (!plan.InReach(home, vertex))
            {
                return;
            }
        }

        plan.PlaceClosure(closure, vertex);
    }

    /// <summary>Gives up a closure whose homes find room in others.</summary>
    private void DissolveClosures()
    {
        var near = new NearClosures(tree, plan, rules.MaxDrop);
        for (int c = 0; c < plan.Closures.Count && !IsStopped; c++)
        {
            if (plan.Closures[c].IsEntrance || plan.Closures[c].Dwellings is 0 || plan.Closures[c].Dwellings == rules.ClosurePorts)
            {
                continue;
            }

            long before = plan.Cost;
            int[] homes = [.. plan.Closures[c].Homes];
            if (!homes.All(h => MoveToBest(h, c, near)) || plan.Cost >= before)
            {
                foreach (int home in homes)
                {
                    if (plan.HomeClosure[home] != c)
                    {
                        plan.MoveHome(home, c);
                    }
                }
            }
        }
    }

    private void MoveHomes()
    {
        var near = new NearClosures(tree, plan, rules.MaxDrop);
        for (int h = 0; h < problem.HomeVertex.Length && !IsStopped; h++)
        {
            int c = plan.HomeClosure[h];
            if (c < 0)
            {
                continue;
            }

            long before = plan.Cost;
            if (MoveToBest(h, c, near) && plan.Cost >= before)
            {
                plan.MoveHome(h, c);
            }
        }
    }

    /// <summary>Gives the homes of a closure that are farthest from it a new closure where the farthest of them stands.</summary>
    private void SplitClosures()
    {
        for (int c = 0, all = plan.Closures.Count; c < all && !IsStopped; c++)
        {
            var it = plan.Closures[c];
            if (it.IsEntrance || it.Homes.Count == 0)
            {
                continue;
            }

            long before = plan.Cost;
            int[] homes = [.. it.Homes.OrderByDescending(h => tree.Distance(problem.HomeVertex[h], it.Vertex)).ThenBy(h => h)];
            foreach (int vertex in problem.Sites is { } allowed ? Enumerable.Range(0, allowed.Length).Where(v => allowed[v] && v != it.Vertex) : [problem.HomeVertex[homes[0]]])
            {
                if (vertex == it.Vertex || !TrySplit(c, homes, vertex, before))
                {
                    continue;
                }

                break;
            }
        }
    }

    private bool TrySplit(int closure, int[] homes, int vertex, long before)
    {
        int made = plan.AddClosure(vertex, plan.Closures[closure].Cabinet);
        var (best, kept) = (before, 0);
        int moved = 0;
        foreach (int home in homes)
        {
            if (!plan.CanServe(made, home))
            {
                break;
            }

            plan.MoveHome(home, made);
            moved++;
            if (plan.Cost < best)
            {
                (best, kept) = (plan.Cost, moved);
            }
        }

        for (int i = moved - 1; i >= kept; i--)
        {
            plan.MoveHome(homes[i], closure);
        }

        return kept > 0;
    }

    /// <summary>Opens a cabinet at a closure or a site and hangs the nearest closures on it, as many as pay.</summary>
    private void OpenCabinets()
    {
        if (rules.OnlyAtNode)
        {
            return;
        }

        int[] places = problem.Sites is { } allowed ? [.. Enumerable.Range(0, allowed.Length).Where(v => allowed[v])]
            : [.. plan.Closures.Where(c => c.Dwellings > 0).Select(c => c.Vertex).Distinct().Order()];
        int step = 1 + (places.Length / MostOpenings);
        for (int i = 0; i < places.Length && !IsStopped; i += step)
        {
            int vertex = places[i];
            int[] closures = [.. Enumerable.Range(0, plan.Closures.Count).Where(c => plan.Closures[c].Dwellings > 0)
                .OrderBy(c => tree.Distance(plan.Closures[c].Vertex, vertex)).ThenBy(c => c).Take(MostInCabinet)];
            int[] origins = [.. closures.Select(c => plan.Closures[c].Cabinet)];
            var (best, kept, moved) = (plan.Cost, 0, 0);
            int cabinet = plan.AddCabinet(vertex);
            while (moved < closures.Length && plan.HasRoom(cabinet, closures[moved]))
            {
                plan.AssignClosure(closures[moved++], cabinet);
                if (plan.Cost < best)
                {
                    (best, kept) = (plan.Cost, moved);
                }
            }

            while (moved > kept)
            {
                moved--;
                plan.AssignClosure(closures[moved], origins[moved]);
            }
        }
    }

    /// <summary>Moves a home to the best closure other than one; false when none has room in reach.</summary>
    private bool MoveToBest(int home, int except, NearClosures near)
    {
        int origin = plan.HomeClosure[home];
        var (best, chosen) = (long.MaxValue, -1);
        foreach (int c in near.Of(problem.HomeVertex[home]))
        {
            if (c == except || plan.Closures[c].Dwellings == 0 || !plan.CanServe(c, home))
            {
                continue;
            }

            plan.MoveHome(home, c);
            if (plan.Cost < best)
            {
                (best, chosen) = (plan.Cost, c);
            }

            plan.MoveHome(home, origin);
        }

        if (chosen >= 0)
        {
            plan.MoveHome(home, chosen);
        }

        return chosen >= 0;
    }

    /// <summary>Closures near a vertex of the tree, found along the tree itself.</summary>
    private sealed class NearClosures
    {
        private const int Most = 12;

        private readonly TreeNetwork tree;
        private readonly DistributionPlan plan;
        private readonly long reach;
        private readonly int[] sorted;
        private readonly Dictionary<int, int[]> known = [];

        public NearClosures(TreeNetwork tree, DistributionPlan plan, long reach)
        {
            (this.tree, this.plan, this.reach) = (tree, plan, reach);
            sorted = [.. Enumerable.Range(0, plan.Closures.Count).Where(c => !plan.Closures[c].IsEntrance && plan.Closures[c].Dwellings > 0)
                .OrderBy(c => plan.Closures[c].Vertex).ThenBy(c => c)];
        }

        /// <summary>The nearest closures of a vertex in order of distance, ties by number.</summary>
        public int[] Of(int vertex)
        {
            if (known.TryGetValue(vertex, out var near))
            {
                return near;
            }

            var found = new List<(long Distance, int Closure)>();

            // A subtree is a range of numbers: everything within reach lies below the highest vertex that is within reach.
            int top = vertex;
            while (tree.Parent[top] >= 0 && tree.Depth[vertex] - tree.Depth[tree.Parent[top]] <= reach)
            {
                top = tree.Parent[top];
            }

            int low = 0, high = sorted.Length;
            while (low < high)
            {
                int middle = (low + high) >>> 1;
                (low, high) = plan.Closures[sorted[middle]].Vertex < top ? (middle + 1, high) : (low, middle);
            }

            for (int i = low; i < sorted.Length && tree.Holds(top, plan.Closures[sorted[i]].Vertex); i++)
            {
                long distance = tree.Distance(vertex, plan.Closures[sorted[i]].Vertex);
                if (distance <= reach)
                {
                    found.Add((distance, sorted[i]));
                }
            }

            found.Sort();
            near = [.. found.Take(Most).Select(f => f.Closure)];
            known.Add(vertex, near);
            return near;
        }
    }
}
