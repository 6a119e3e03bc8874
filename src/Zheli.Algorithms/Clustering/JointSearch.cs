namespace Zheli.Algorithms.Clustering;

/// <summary>
/// Improves trenches together with what hangs on them. The trenches of a good Steiner tree are nearly the cheapest, but not those with the shortest cables: a
/// street outside the tree is taken in, the dearest stretch of the ring that it closes is given up, and the change stays when the true cost falls.
/// </summary>
public static class JointSearch
{
    private const int MostExchanges = 160;
    private const int StretchesPerRing = 2;
    private const int Rounds = 2;
    private const int SmallRounds = 8;
    private const int FewHomes = 40;

    /// <summary>Designs everything on given trenches and then exchanges streets as long as that pays.</summary>
    /// <param name="problem">Streets and homes.</param>
    /// <param name="edges">A tree that holds every required vertex.</param>
    /// <param name="token">Cancelling returns the best answer so far.</param>
    public static StreetDistribution Solve(StreetProblem problem, int[] edges, CancellationToken token)
    {
        if (problem.Start is { } start)
        {
            return Continue(problem, start, edges, token);
        }

        var best = Design(problem, edges, token);
        for (int round = 0; round < (IsSmall(problem) ? SmallRounds : Rounds) && !token.IsCancellationRequested; round++)
        {
            long before = best.Cost;
            best = Exchange(problem, best, token);
            if (best.Cost == before)
            {
                break;
            }

            var anew = Design(problem, best.Edges, token);
            best = anew.Cost < best.Cost ? anew : best;
        }

        return best;
    }

    /// <summary>Designs everything on given trenches.</summary>
    public static StreetDistribution Design(StreetProblem problem, int[] edges, CancellationToken token)
    {
        var (tree, posed) = Pose(problem, edges, problem.Node);
        return new([.. edges.Order()], tree, DistributionSearch.Solve(posed, token), edges.Sum(e => problem.Cost[e]));
    }

    /// <summary>
    /// Puts what stood before on given trenches and improves it. What cannot stand where it stood is left to the search; homes without a closure get one by the start from
    /// nothing.
    /// </summary>
    private static StreetDistribution Continue(StreetProblem problem, StreetStart start, int[] edges, CancellationToken token)
    {
        int[] sorted = [.. edges.Order()];
        var (tree, posed) = Pose(problem, sorted, problem.Node);
        var number = new int[problem.VertexCount];
        Array.Fill(number, -1);
        for (int v = 0; v < tree.Count; v++)
        {
            number[tree.VertexOf[v]] = v;
        }

        int At(int vertex) => vertex < 0 ? -1 : number[vertex];
        var plan = new DistributionPlan(posed);
        if (problem.NodeMoves && At(start.Node) >= 0)
        {
            plan.PlaceNode(At(start.Node));
        }

        int[] cabinets = [.. start.CabinetVertex.Select(vertex => Cabinet(plan, At(vertex)))];
        int CabinetOf(int cabinet) => cabinet < 0 ? DistributionPlan.Frame : cabinets[cabinet];
        for (int e = 0; e < posed.EntranceVertex.Length; e++)
        {
            if (plan.HasRoom(CabinetOf(start.EntranceCabinet[e]), e))
            {
                plan.AssignClosure(e, CabinetOf(start.EntranceCabinet[e]));
            }
        }

        var closures = new int[start.ClosureVertex.Length];
        for (int c = 0; c < closures.Length; c++)
        {
            closures[c] = At(start.ClosureVertex[c]) < 0 ? -1 : plan.AddClosure(At(start.ClosureVertex[c]), CabinetOf(start.ClosureCabinet[c]));
        }

        for (int h = 0; h < posed.HomeVertex.Length; h++)
        {
            int c = start.HomeClosure[h] < 0 ? -1 : closures[start.HomeClosure[h]];
            if (c >= 0 && plan.InReach(h, plan.Closures[c].Vertex) && plan.Closures[c].Dwellings + posed.HomeDwellings[h] <= posed.Rules.ClosurePorts
                && plan.HasRoomFor(plan.Closures[c].Cabinet, posed.HomeDwellings[h]))
            {
                plan.MoveHome(h, c);
            }
        }

        plan.Hold(start.MoveFine, At(start.Node) >= 0 ? start.NodeFine : 0);
        DistributionSearch.Complete(posed, plan);
        DistributionSearch.Improve(posed, plan, token);
        plan.Release();
        return new(sorted, tree, plan, sorted.Sum(e => problem.Cost[e]));
    }

    /// <summary>The cabinet that stands at a vertex, pinned or made; the frame where the vertex is no longer on the trenches.</summary>
    private static int Cabinet(DistributionPlan plan, int vertex)
    {
        int pinned = plan.Cabinets.FindIndex(1, k => k.IsPinned && k.Vertex == vertex);
        return vertex < 0 ? DistributionPlan.Frame : pinned >= 0 ? pinned : plan.AddCabinet(vertex);
    }

    /// <summary>A quick plan on given trenches, from one start and with a little local search: near the good one in what it needs, not in what it costs.</summary>
    public static DistributionPlan Draft(StreetProblem problem, int[] edges, CancellationToken token) => DistributionSearch.Draft(Pose(problem, edges, problem.Node).Problem, token);

    /// <summary>The problem that a tree leaves: where homes and sites are by the numbers of the tree.</summary>
    internal static (TreeNetwork Tree, DistributionProblem Problem) Pose(StreetProblem problem, int[] edges, int node)
    {
        var number = new int[problem.VertexCount];
        Array.Fill(number, -1);
        int root = edges.Length == 0 ? node : problem.NodeMoves ? problem.Tail[edges[0]] : problem.Node;
        var tree = TreeNetwork.Root(root, edges, problem.Tail, problem.Head, problem.Length, number);
        int Of(int vertex) => number[vertex] >= 0 ? number[vertex] : throw new ArgumentException($"The tree does not hold vertex {vertex}.", nameof(edges));
        bool[]? sites = null;
        if (problem.Sites is { } allowed)
        {
            sites = new bool[tree.Count];
            for (int v = 0; v < sites.Length; v++)
            {
                sites[v] = allowed[tree.VertexOf[v]];
            }
        }

        int at = number[node] >= 0 || !problem.NodeMoves ? Of(node) : sites is null ? 0 : Math.Max(0, Array.IndexOf(sites, true));
        return (tree, new DistributionProblem
        {
            Tree = tree,
            Rules = problem.Rules,
            HomeVertex = [.. problem.HomeVertex.Select(Of)],
            HomeDwellings = problem.HomeDwellings,
            HomeLead = problem.HomeLead,
            EntranceVertex = [.. problem.EntranceVertex.Select(Of)],
            EntranceDwellings = problem.EntranceDwellings,
            Node = at,
            NodeMoves = problem.NodeMoves,
            Sites = sites,
            PinnedCabinets = [.. problem.PinnedCabinets.Select(Of)],
        });
    }

    private static StreetDistribution Exchange(StreetProblem problem, StreetDistribution start, CancellationToken token)
    {
        var best = start;
        var (number, stays) = (Numbers(problem, best.Tree), Stays(problem, best));
        foreach (int street in Candidates(problem, start))
        {
            if (token.IsCancellationRequested)
            {
                break;
            }

            if (number[problem.Tail[street]] < 0 || number[problem.Head[street]] < 0 || best.Edges.AsSpan().BinarySearch(street) >= 0)
            {
                continue;
            }

            var (stretches, carried) = Stretches(problem, best, stays, number, street);
            foreach (var (stretch, saved) in stretches.OrderByDescending(s => s.Cost).Take(IsSmall(problem) ? int.MaxValue : StretchesPerRing))
            {
                // Fibres change on the ring alone: more than its cables cost cannot be saved.
                long added = problem.Cost[street] - saved;
                if (added >= carried && !IsSmall(problem))
                {
                    continue;
                }

                int[] edges = [.. best.Edges.Except(stretch).Append(street).Order()];
                if (IsSmall(problem) && Design(problem, edges, token) is var anew && anew.Cost < best.Cost)
                {
                    best = anew;
                    (number, stays) = (Numbers(problem, best.Tree), Stays(problem, best));
                    break;
                }

                if (PlanCost.Of(problem, best, edges) is { } cost && best.TrenchCost + added + cost < best.Cost && Transfer(problem, best, edges) is { } moved)
                {
                    best = new(edges, moved.Tree, moved.Plan, best.TrenchCost + added);
                    (number, stays) = (Numbers(problem, best.Tree), Stays(problem, best));
                    break;
                }
            }
        }

        return best;
    }

    /// <summary>True where there is time to design everything anew for each exchange.</summary>
    private static bool IsSmall(StreetProblem problem) => problem.HomeVertex.Length <= FewHomes;

    private static int[] Numbers(StreetProblem problem, TreeNetwork tree)
    {
        var number = new int[problem.VertexCount];
        Array.Fill(number, -1);
        for (int v = 0; v < tree.Count; v++)
        {
            number[tree.VertexOf[v]] = v;
        }

        return number;
    }

    /// <summary>Streets outside the tree between two of its vertices that could save more cable than they add trench, the most promising first.</summary>
    private static IEnumerable<int> Candidates(StreetProblem problem, StreetDistribution start)
    {
        var number = Numbers(problem, start.Tree);
        var inTree = new bool[problem.Cost.Length];
        foreach (int e in start.Edges)
        {
            inTree[e] = true;
        }

        var (stays, found) = (Stays(problem, start), new List<(long Promise, int Street)>());
        for (int e = 0; e < problem.Cost.Length; e++)
        {
            if (!inTree[e] && problem.Tail[e] != problem.Head[e] && number[problem.Tail[e]] >= 0 && number[problem.Head[e]] >= 0)
            {
                var (stretches, carried) = Stretches(problem, start, stays, number, e);
                long promise = carried + stretches.Select(s => s.Cost).DefaultIfEmpty(0).Max() - problem.Cost[e];
                if (promise > 0 || IsSmall(problem))
                {
                    found.Add((-promise, e));
                }
            }
        }

        return found.Order().Take(MostExchanges).Select(f => f.Street);
    }

    /// <summary>The stretches of the ring that a street would close, each between two vertices that must stay, and what the cables on the ring cost.</summary>
    private static (List<(List<int> Edges, long Cost)> Stretches, long Carried) Stretches(StreetProblem problem, StreetDistribution of, bool[] stays, int[] number, int street)
    {
        var tree = of.Tree;
        int a = number[problem.Tail[street]], b = number[problem.Head[street]], top = tree.Meeting(a, b);
        var stretches = new List<(List<int> Edges, long Cost)>();
        List<int> edges = [];
        long cost = 0, carried = 0;
        void Close()
        {
            if (edges.Count > 0)
            {
                stretches.Add((edges, cost));
                (edges, cost) = ([], 0);
            }
        }

        foreach (int end in (ReadOnlySpan<int>)[a, b])
        {
            for (int v = end; v != top; v = tree.Parent[v])
            {
                edges.Add(tree.EdgeOf[v]);
                cost += problem.Cost[tree.EdgeOf[v]];
                carried += problem.Rules.Distribution.Cost(of.Plan.DistributionFibres[v], tree.Length[v])
                    + problem.Rules.Feeder.Cost(of.Plan.FeederFibres[v], tree.Length[v]) + problem.Rules.DropPrice(problem.Rules.ClosurePorts, tree.Length[v]);
                int p = tree.Parent[v];
                if (p == top || stays[p] || !HasOneChild(tree, p, v))
                {
                    Close();
                }
            }

            Close();
        }

        return (stretches, carried);
    }

    /// <summary>Vertices at which something stands: a stretch ends there.</summary>
    private static bool[] Stays(StreetProblem problem, StreetDistribution of)
    {
        var required = problem.Required();
        var stays = new bool[of.Tree.Count];
        for (int v = 0; v < stays.Length; v++)
        {
            stays[v] = required[of.Tree.VertexOf[v]];
        }

        if (IsSmall(problem))
        {
            // Closures and cabinets find new places with every exchange.
            return stays;
        }

        foreach (var closure in of.Plan.Closures)
        {
            stays[closure.Vertex] |= closure.Dwellings > 0;
        }

        foreach (var cabinet in of.Plan.Cabinets)
        {
            stays[cabinet.Vertex] |= cabinet.Fibres > 0 || cabinet.IsPinned;
        }

        return stays;
    }

    /// <summary>True when a vertex has one child alone: in preorder the first child follows its parent, and the last subtree ends with it.</summary>
    private static bool HasOneChild(TreeNetwork tree, int parent, int child) => child == parent + 1 && tree.LastBelow(child) == tree.LastBelow(parent);

    /// <summary>The same closures and cabinets on other trenches; null when one of them would hang in the air or a drop would be too long.</summary>
    private static (TreeNetwork Tree, DistributionPlan Plan)? Transfer(StreetProblem problem, StreetDistribution from, int[] edges)
    {
        var number = new int[problem.VertexCount];
        Array.Fill(number, -1);
        int node = from.Tree.VertexOf[from.Plan.Node];
        var (tree, posed) = Pose(problem, edges, node);
        for (int v = 0; v < tree.Count; v++)
        {
            number[tree.VertexOf[v]] = v;
        }

        int Of(int vertex) => number[from.Tree.VertexOf[vertex]];
        if (number[node] < 0)
        {
            return null;
        }

        var plan = new DistributionPlan(posed);
        for (int k = plan.Cabinets.Count; k < from.Plan.Cabinets.Count; k++)
        {
            if (Of(from.Plan.Cabinets[k].Vertex) < 0 && from.Plan.Cabinets[k].Fibres > 0)
            {
                return null;
            }

            plan.AddCabinet(Math.Max(0, Of(from.Plan.Cabinets[k].Vertex)));
        }

        for (int c = 0; c < from.Plan.Closures.Count; c++)
        {
            var closure = from.Plan.Closures[c];
            if (closure.IsEntrance)
            {
                plan.AssignClosure(c, closure.Cabinet);
                continue;
            }

            int vertex = Of(closure.Vertex);
            if (vertex < 0 && closure.Dwellings > 0)
            {
                return null;
            }

            plan.AddClosure(Math.Max(0, vertex), closure.Cabinet);
            foreach (int home in closure.Homes)
            {
                if (!plan.InReach(home, vertex))
                {
                    return null;
                }

                plan.MoveHome(home, c);
            }
        }

        return (tree, plan);
    }
}
