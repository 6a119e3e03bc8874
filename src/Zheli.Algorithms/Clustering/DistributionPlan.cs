namespace Zheli.Algorithms.Clustering;

/// <summary>
/// A state of a <see cref="DistributionProblem"/>: which closure serves which home, which cabinet which closure, where all of them stand, how many fibres lie
/// on each edge, and what it costs. Every change keeps the cost, and is undone by the same change with the old value.
/// </summary>
public sealed class DistributionPlan
{
    private readonly DistributionProblem problem;
    private readonly DistributionRules rules;
    private readonly TreeNetwork tree;
    private readonly int[] distribution;
    private readonly int[] feeder;

    /// <summary>A plan without closures: the entrances hang on the frame at the feeding node.</summary>
    public DistributionPlan(DistributionProblem problem)
    {
        (this.problem, rules, tree, Node) = (problem, problem.Rules, problem.Tree, problem.Node);
        (distribution, feeder) = (new int[tree.Count], new int[tree.Count]);
        HomeClosure = new int[problem.HomeVertex.Length];
        Array.Fill(HomeClosure, -1);
        Cabinets.Add(new() { Vertex = Node, IsPinned = true });
        foreach (int vertex in problem.PinnedCabinets)
        {
            Cabinets.Add(new() { Vertex = vertex, IsPinned = true });
            Cost += rules.CabinetCost;
        }

        for (int i = 0; i < problem.EntranceVertex.Length; i++)
        {
            int closure = AddClosure(problem.EntranceVertex[i], 0, isEntrance: true);
            Load(closure, problem.EntranceDwellings[i]);
        }
    }

    private (int[] HomeClosure, int[] ClosureVertex, int[] ClosureCabinet, int[] CabinetVertex, int Node, long MoveFine, long NodeFine)? held;

    /// <summary>The frame at the feeding node, in <see cref="Cabinets"/>.</summary>
    public const int Frame = 0;

    /// <summary>Everything together.</summary>
    public long Cost { get; private set; }

    /// <summary>Vertex of the feeding node.</summary>
    public int Node { get; private set; }

    /// <summary>Closure of each home; −1 until it has one.</summary>
    public int[] HomeClosure { get; }

    /// <summary>Closures: first one for every entrance, then those of the street; a closure without dwellings does not exist.</summary>
    public List<Closure> Closures { get; } = [];

    /// <summary>Cabinets, the frame at the node first; a cabinet without fibres does not exist unless it is pinned.</summary>
    public List<Cabinet> Cabinets { get; } = [];

    /// <summary>Distribution fibres on the edge from each vertex to its parent.</summary>
    public int[] DistributionFibres => distribution;

    /// <summary>Feeder fibres on the edge from each vertex to its parent.</summary>
    public int[] FeederFibres => feeder;

    /// <summary>A closure, or the distribution point of an entrance.</summary>
    public sealed class Closure
    {
        /// <summary>Where it stands.</summary>
        public int Vertex { get; internal set; }

        /// <summary>Its cabinet.</summary>
        public int Cabinet { get; internal set; }

        /// <summary>Dwellings that it serves.</summary>
        public int Dwellings { get; internal set; }

        /// <summary>True for the distribution point of an entrance, which stands where it stands.</summary>
        public bool IsEntrance { get; internal init; }

        /// <summary>Homes that it serves.</summary>
        public List<int> Homes { get; } = [];
    }

    /// <summary>A cabinet, or the frame at the feeding node.</summary>
    public sealed class Cabinet
    {
        /// <summary>Where it stands.</summary>
        public int Vertex { get; internal set; }

        /// <summary>Distribution fibres that end in it.</summary>
        public int Fibres { get; internal set; }

        /// <summary>Dwellings behind it.</summary>
        public int Dwellings { get; internal set; }

        /// <summary>True when it stands in any case.</summary>
        public bool IsPinned { get; internal init; }

        /// <summary>Its closures.</summary>
        public SortedSet<int> Closures { get; } = [];
    }

    /// <summary>From now on a change of what stands must save more than a fine, which is part of <see cref="Cost"/> until <see cref="Release"/>.</summary>
    /// <param name="moveFine">Fine for a home that gets another closure, or whose closure moves; a closure that gets another cabinet pays a tenth, a cabinet that moves its own price.</param>
    /// <param name="nodeFine">Fine for a feeding node that moves.</param>
    public void Hold(long moveFine, long nodeFine) =>
        held = ([.. HomeClosure], [.. Closures.Select(c => c.Vertex)], [.. Closures.Select(c => c.Cabinet)], [.. Cabinets.Select(k => k.Vertex)], Node, moveFine, nodeFine);

    /// <summary>Ends <see cref="Hold"/>: the cost is that of the network alone again.</summary>
    public void Release()
    {
        for (int h = 0; h < HomeClosure.Length; h++)
        {
            Cost -= FineOfHome(h);
        }

        for (int c = 0; c < Closures.Count; c++)
        {
            Cost -= FineOfClosure(c);
        }

        for (int k = 1; k < Cabinets.Count; k++)
        {
            Cost -= FineOfCabinet(k);
        }

        Cost -= FineOfNode();
        held = null;
    }

    private long FineOfNode() => held is not { } was || Node == was.Node ? 0 : was.NodeFine;

    private long FineOfCabinet(int cabinet) =>
        held is not { } was || cabinet == Frame || cabinet >= was.CabinetVertex.Length || Cabinets[cabinet].Vertex == was.CabinetVertex[cabinet] ? 0 : rules.CabinetCost;

    private long FineOfHome(int home) => held is not { } was || was.HomeClosure[home] is not (>= 0 and var before)
        || (HomeClosure[home] == before && Closures[before].Vertex == was.ClosureVertex[before]) ? 0 : was.MoveFine;

    private long FineOfClosure(int closure) => held is not { } was || closure >= was.ClosureCabinet.Length || Closures[closure].Cabinet == was.ClosureCabinet[closure] ? 0 : was.MoveFine / 10;

    /// <summary>Adds an empty closure and returns its number.</summary>
    public int AddClosure(int vertex, int cabinet, bool isEntrance = false)
    {
        Closures.Add(new() { Vertex = vertex, Cabinet = cabinet, IsEntrance = isEntrance });
        return Closures.Count - 1;
    }

    /// <summary>Adds a cabinet without fibres and returns its number.</summary>
    public int AddCabinet(int vertex)
    {
        Cabinets.Add(new() { Vertex = vertex });
        return Cabinets.Count - 1;
    }

    /// <summary>True when the closure has a free port for the home and its drop is not too long.</summary>
    public bool CanServe(int closure, int home) => !Closures[closure].IsEntrance
        && (Closures[closure].Cabinet == (HomeClosure[home] < 0 ? -1 : Closures[HomeClosure[home]].Cabinet) || HasRoomFor(Closures[closure].Cabinet, problem.HomeDwellings[home]))
        && Closures[closure].Dwellings + problem.HomeDwellings[home] <= rules.ClosurePorts && InReach(home, Closures[closure].Vertex);

    /// <summary>True when a drop from a place to the home is not too long.</summary>
    public bool InReach(int home, int vertex) => tree.Distance(problem.HomeVertex[home], vertex) + problem.HomeLead[home] <= rules.MaxDrop;

    /// <summary>True when the cabinet has room for the closure.</summary>
    public bool HasRoom(int cabinet, int closure) => cabinet == Frame || Cabinets[cabinet].Dwellings + Closures[closure].Dwellings <= rules.CabinetDwellings;

    /// <summary>True when the cabinet has room for some more dwellings.</summary>
    public bool HasRoomFor(int cabinet, int dwellings) => cabinet == Frame || Cabinets[cabinet].Dwellings + dwellings <= rules.CabinetDwellings;

    /// <summary>The same plan once more; what stands empty is left out.</summary>
    public DistributionPlan Copy()
    {
        var copy = new DistributionPlan(problem);
        copy.PlaceNode(Node);
        var (cabinets, closures) = (new int[Cabinets.Count], new int[Closures.Count]);
        for (int k = 0; k < Cabinets.Count; k++)
        {
            cabinets[k] = k < copy.Cabinets.Count && Cabinets[k].IsPinned ? k : Cabinets[k].Fibres > 0 ? copy.AddCabinet(Cabinets[k].Vertex) : Frame;
        }

        for (int c = 0; c < Closures.Count; c++)
        {
            if (Closures[c].IsEntrance)
            {
                closures[c] = c;
                copy.AssignClosure(c, cabinets[Closures[c].Cabinet]);
            }
            else if (Closures[c].Dwellings > 0)
            {
                closures[c] = copy.AddClosure(Closures[c].Vertex, cabinets[Closures[c].Cabinet]);
                foreach (int home in Closures[c].Homes)
                {
                    copy.MoveHome(home, closures[c]);
                }
            }
        }

        return copy;
    }

    /// <summary>Hangs a home on a closure, or on none (−1).</summary>
    public void MoveHome(int home, int closure)
    {
        int before = HomeClosure[home];
        Cost -= FineOfHome(home);
        if (before >= 0)
        {
            Closures[before].Homes.Remove(home);
            Cost -= DropCost(home, Closures[before].Vertex);
            Load(before, -problem.HomeDwellings[home]);
        }

        HomeClosure[home] = closure;
        if (closure >= 0)
        {
            Closures[closure].Homes.Add(home);
            Cost += DropCost(home, Closures[closure].Vertex);
            Load(closure, problem.HomeDwellings[home]);
        }

        Cost += FineOfHome(home);
    }

    /// <summary>Moves a closure to another vertex.</summary>
    public void PlaceClosure(int closure, int vertex)
    {
        var it = Closures[closure];
        int fibres = rules.FibresOf(it.Dwellings), cabinet = Cabinets[it.Cabinet].Vertex;
        foreach (int home in it.Homes)
        {
            Cost += DropCost(home, vertex) - DropCost(home, it.Vertex) - FineOfHome(home);
        }

        Reroute(distribution, rules.Distribution, cabinet, it.Vertex, vertex, fibres);
        it.Vertex = vertex;
        foreach (int home in it.Homes)
        {
            Cost += FineOfHome(home);
        }
    }

    /// <summary>Hangs a closure on another cabinet.</summary>
    public void AssignClosure(int closure, int cabinet)
    {
        var it = Closures[closure];
        int before = it.Cabinet, fibres = rules.FibresOf(it.Dwellings);
        if (before == cabinet)
        {
            return;
        }

        Cost -= FineOfClosure(closure);
        it.Cabinet = cabinet;
        Cost += FineOfClosure(closure);
        if (it.Dwellings > 0)
        {
            Fill(before, -fibres, -it.Dwellings);
            Cabinets[before].Closures.Remove(closure);
            Fill(cabinet, fibres, it.Dwellings);
            Cabinets[cabinet].Closures.Add(closure);
            Reroute(distribution, rules.Distribution, it.Vertex, Cabinets[before].Vertex, Cabinets[cabinet].Vertex, fibres);
        }
    }

    /// <summary>Moves a cabinet to another vertex; the frame moves with <see cref="PlaceNode"/>.</summary>
    public void PlaceCabinet(int cabinet, int vertex)
    {
        var it = Cabinets[cabinet];
        foreach (int closure in it.Closures)
        {
            Reroute(distribution, rules.Distribution, Closures[closure].Vertex, it.Vertex, vertex, rules.FibresOf(Closures[closure].Dwellings));
        }

        Reroute(feeder, rules.Feeder, Node, it.Vertex, vertex, FeederOf(cabinet));
        Cost -= FineOfCabinet(cabinet);
        it.Vertex = vertex;
        Cost += FineOfCabinet(cabinet);
    }

    /// <summary>Moves the feeding node with its frame.</summary>
    public void PlaceNode(int vertex)
    {
        for (int k = 1; k < Cabinets.Count; k++)
        {
            Reroute(feeder, rules.Feeder, Cabinets[k].Vertex, Node, vertex, FeederOf(k));
        }

        PlaceCabinet(Frame, vertex);
        Cost -= FineOfNode();
        Node = vertex;
        Cost += FineOfNode();
    }

    /// <summary>Changes what ends in a cabinet, with its splitters and their feeder.</summary>
    private void Fill(int cabinet, int fibres, int dwellings)
    {
        int before = FeederOf(cabinet);
        Cost -= CabinetPrice(cabinet);
        Cabinets[cabinet].Fibres += fibres;
        Cabinets[cabinet].Dwellings += dwellings;
        Cost += CabinetPrice(cabinet);
        Carry(feeder, rules.Feeder, Cabinets[cabinet].Vertex, Node, FeederOf(cabinet) - before);
    }

    private int FeederOf(int cabinet) => cabinet == Frame ? 0 : rules.PrimariesOf(Cabinets[cabinet].Fibres);

    private long DropCost(int home, int vertex) => rules.DropPrice(problem.HomeDwellings[home], tree.Distance(problem.HomeVertex[home], vertex));

    private void Load(int closure, int dwellings)
    {
        var it = Closures[closure];
        var cabinet = Cabinets[it.Cabinet];
        int fibresBefore = rules.FibresOf(it.Dwellings);
        Cost -= rules.ClosurePrice(it.Dwellings, it.IsEntrance);
        it.Dwellings += dwellings;
        int change = rules.FibresOf(it.Dwellings) - fibresBefore;
        Cost += rules.ClosurePrice(it.Dwellings, it.IsEntrance);
        Fill(it.Cabinet, change, dwellings);
        Carry(distribution, rules.Distribution, it.Vertex, cabinet.Vertex, change);
        if (it.Dwellings > 0)
        {
            cabinet.Closures.Add(closure);
        }
        else
        {
            cabinet.Closures.Remove(closure);
        }
    }

    private long CabinetPrice(int cabinet)
    {
        var it = Cabinets[cabinet];
        return (rules.PrimariesOf(it.Fibres) * rules.PrimaryCost) + (cabinet != Frame && (it.IsPinned || it.Fibres > 0) ? rules.CabinetCost : 0);
    }

    /// <summary>
    /// Moves one end of some fibres. The three ways between the ends meet at one vertex, the deepest of the three pairs' meetings: nothing changes between it and the end
    /// that stays.
    /// </summary>
    private void Reroute(int[] fibres, CableTable cables, int stays, int from, int to, int amount)
    {
        if (amount != 0 && from != to)
        {
            int fork = Math.Max(tree.Meeting(from, to), Math.Max(tree.Meeting(from, stays), tree.Meeting(to, stays)));
            Carry(fibres, cables, from, fork, -amount);
            Carry(fibres, cables, fork, to, amount);
        }
    }

    /// <summary>Adds fibres to every edge between two vertices. In preorder the vertex with the larger number is never above the other.</summary>
    private void Carry(int[] fibres, CableTable cables, int a, int b, int change)
    {
        if (change == 0)
        {
            return;
        }

        while (a != b)
        {
            int v = Math.Max(a, b);
            Cost -= cables.Cost(fibres[v], tree.Length[v]);
            fibres[v] += change;
            Cost += cables.Cost(fibres[v], tree.Length[v]);
            (a, b) = (Math.Min(a, b), tree.Parent[v]);
        }
    }
}
