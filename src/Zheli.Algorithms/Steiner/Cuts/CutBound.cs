using System.Runtime.InteropServices;
using Zheli.Algorithms.Steiner.Reductions;

namespace Zheli.Algorithms.Steiner.Cuts;

/// <summary>
/// The directed cut formulation's linear programme with flow balance (Koch &amp; Martin 1998; Polzin &amp; Vahdati Daneshmand 2001), its cuts found where
/// they are violated: an arc's share of the tree must let one unit flow from the root to every terminal. Starts from the sets that an ascent paid for.
/// </summary>
/// <remarks>
/// The programme is solved in floating point; the bound is not. Its multipliers are rounded down to whole parts of <see cref="Scale"/>, and what they leave
/// of each arc is counted in whole numbers.
/// </remarks>
internal sealed class CutBound
{
    private const double Violated = 1e-3;
    private const double DenseShare = 1.9;

    /// <summary>What a proof may lose of a whole to perturbation; and where between two wholes it is proved well enough.</summary>
    private const double LossOfProof = 0.25;
    private const double EnoughForProof = 0.5;
    private const int Patience = 3;
    private const int MostNested = 20;

    /// <summary>
    /// Largest share of its cost that an arc of the known tree loses, and how many times less any other loses so that ties do not stall: of many equally good
    /// solutions the one most like the tree is found, so that fewer cuts are needed.
    /// </summary>
    private const double Perturbation = 1.0 / (1 << 13);
    private const double LessOfOthers = 8;

    /// <summary>Part of the solution in the second point, and of the mean that stays from round to round.</summary>
    private const double Outwards = 0.5;
    private const double Memory = 0.8;

    private readonly SteinerProblem problem;
    private readonly CoveringProgramme programme;
    private readonly Random random;
    private readonly int[] terminals;
    private readonly int[] prizeColumn;
    private readonly ProofTerms? terms;
    private readonly int[] limitColumn;
    private readonly long[] columnCost;

    // The terminal of each row and its set, the root for the row of an added root, or a vertex's complement for its flow balance; and for a proof the rows that
    // make the best bound.
    private readonly List<(int Owner, int[]? Set)> origin = [];
    private List<(int Owner, int[] Arcs, long Price)> proof = [];
    private readonly HashSet<(int Terminal, ulong Set)> known = [];
    private readonly List<int> idle = [];
    private readonly ulong[] hash;
    private readonly ulong allKeys;
    private readonly bool[] balanced;
    private readonly FlowSearch flows;
    private readonly double[] mean;
    private readonly double[] point;
    private int gone;

    /// <param name="problem">A problem in which the root reaches every prize.</param>
    /// <param name="cutoff">Only trees of a smaller objective are looked for.</param>
    /// <param name="tree">A good tree: the first mean of solutions, and the one that is preferred among equals.</param>
    /// <param name="seed">Seed of orders and perturbations.</param>
    /// <param name="terms">For a proof that holds for every tree; null to let arcs go that no tree below the cutoff contains.</param>
    public CutBound(SteinerProblem problem, long cutoff, int[] tree, int seed, ProofTerms? terms = null)
    {
        (this.problem, Cutoff, random, this.terms) = (problem, cutoff, new Random(seed), terms);
        var graph = problem.Graph;
        terminals = [.. Enumerable.Range(0, graph.VertexCount).Where(v => problem.Prize[v] > 0 && v != problem.Root)];
        prizeColumn = new int[graph.VertexCount];
        Array.Fill(prizeColumn, -1);
        limitColumn = [.. prizeColumn];
        var costs = new List<long>(graph.Edge.Select(e => graph.Cost[e]));
        foreach (int k in terminals.Where(k => problem.Prize[k] < SteinerProblem.Mandatory))
        {
            prizeColumn[k] = costs.Count;
            costs.Add(problem.Prize[k]);
        }

        // What bounds a multiplier is a column of that cost, which fills its row up.
        for (int v = 0; v < terms?.MostBalance.Length; v++)
        {
            if (IsBalanced(v) && terms.MostBalance[v] < long.MaxValue)
            {
                limitColumn[v] = costs.Count;
                costs.Add(terms.MostBalance[v]);
            }
        }

        columnCost = [.. costs];
        double sum = costs.Sum(c => (double)c);
        Scale = 1L << (int)Math.Clamp(Math.Floor(Math.Log2(Math.Min((1L << 52) / Math.Max(1, sum), terms?.MostParts ?? long.MaxValue))), 0, 24);
        double perturbation = terms is null ? Perturbation : Math.Min(LossOfProof / Math.Max(1, cutoff), Perturbation);
        hash = [.. Enumerable.Range(0, graph.VertexCount).Select(_ => (ulong)random.NextInt64())];
        allKeys = hash.Aggregate(0UL, (all, one) => all ^ one);
        (mean, point) = (ArcsOf(tree, costs.Count), new double[costs.Count]);
        programme = new CoveringProgramme([.. costs], [.. mean.Select(m => m > 0 ? perturbation : perturbation / LessOfOthers)], seed);
        balanced = new bool[graph.VertexCount];
        flows = new FlowSearch(problem);
        Residual = [.. columnCost.Select(c => c * Scale)];
        if (terms is { IsRootAdded: true })
        {
            origin.Add((problem.Root, null));
            programme.Add([], graph.Mate[graph.Start[problem.Root]..graph.Start[problem.Root + 1]], -1);
        }
    }

    private bool IsBalanced(int vertex) => problem.Prize[vertex] == 0 && vertex != problem.Root && terms?.MostBalance[vertex] is null or > 0;

    /// <summary>True for graphs with so many edges a vertex that ascents alone stay far from the best bound.</summary>
    public static bool Suits(SteinerProblem problem) => problem.Graph.EdgeCount > DenseShare * problem.Graph.VertexCount;

    /// <summary>Only trees of a smaller objective are looked for; may fall.</summary>
    public long Cutoff { get; set; }

    /// <summary>Arithmetic done so far, about.</summary>
    public long Work => programme.Work;

    /// <summary>Share of the arcs that no better tree contains.</summary>
    public double ShareGone => gone / (double)Math.Max(1, problem.Graph.Neighbour.Length);

    /// <summary>Parts of a whole in which the bound and what is left are counted.</summary>
    public long Scale { get; }

    /// <summary>The bound, in parts.</summary>
    public long Parts { get; private set; }

    /// <summary>No tree costs less than this.</summary>
    public long LowerBound => (Parts + Scale - 1) / Scale;

    /// <summary>What the best bound leaves of each arc, in parts.</summary>
    public long[] Residual { get; private set; }

    /// <summary>True when nothing more is to be gained: the whole programme is solved, or its numbers went bad.</summary>
    public bool IsFinished { get; private set; }

    /// <summary>The share of each edge in the programme's solution, both arcs together.</summary>
    public double[] ShareOfEdges()
    {
        double[] share = new double[problem.Graph.EdgeCount];
        foreach (int c in programme.Basic)
        {
            if (c < problem.Graph.Edge.Length)
            {
                share[problem.Graph.Edge[c]] += programme.Value[c];
            }
        }

        return share;
    }

    /// <summary>The share of each vertex in the programme's solution: what all arcs into it have.</summary>
    public double[] ShareOfVertices()
    {
        double[] share = new double[problem.Graph.VertexCount];
        foreach (int c in programme.Basic)
        {
            if (c < problem.Graph.Edge.Length)
            {
                share[problem.Graph.Other(problem.Graph.Edge[c], problem.Graph.Neighbour[c])] += programme.Value[c];
            }
        }

        return share;
    }

    /// <summary>The problem without what no tree below the cutoff contains, not yet compacted.</summary>
    /// <param name="lost">Prizes that no such tree collects.</param>
    public ReductionGraph Reduce(out long lost)
    {
        long[] left = [.. problem.Prize.Select((p, v) => prizeColumn[v] >= 0 ? Residual[prizeColumn[v]] : p >= SteinerProblem.Mandatory ? long.MaxValue : 0)];
        return BoundElimination.Run(problem, Residual, left, Room(Parts), out lost);
    }

    /// <summary>1 for each arc of a tree, away from the root, and for each prize that it leaves.</summary>
    private double[] ArcsOf(int[] tree, int columns)
    {
        var graph = problem.Graph;
        double[] value = new double[columns];
        var hung = new RootedTree(problem);
        hung.Hang(tree);
        foreach (int v in hung.Order[1..])
        {
            for (int i = graph.Start[v]; i < graph.Start[v + 1]; i++)
            {
                value[i] = graph.Edge[i] == hung.ParentEdge(v) ? 1 : 0;
            }
        }

        foreach (int k in terminals.Where(k => prizeColumn[k] >= 0))
        {
            value[prizeColumn[k]] = hung.Contains(k) ? 0 : 1;
        }

        return value;
    }

    private long Room(long parts) => ((Cutoff - 1) * Scale) + 1 - parts;

    /// <summary>Takes over the sets that an ascent paid for.</summary>
    public void Start(DualPotentials dual)
    {
        var order = new List<(long Potential, int Vertex)>();
        bool[] inside = new bool[problem.Graph.VertexCount];
        for (int t = 0; t < dual.Terminal.Length; t++)
        {
            order.Clear();
            for (int at = dual.Start[t]; at < dual.Start[t + 1]; at++)
            {
                order.Add((dual.Potential[at], dual.Vertex[at]));
            }

            order.Sort();
            Array.Clear(inside);
            var set = new List<int>();
            for (int i = 0; i < order.Count; i++)
            {
                set.Add(order[i].Vertex);
                inside[order[i].Vertex] = true;
                if (i + 1 == order.Count || order[i + 1].Potential > order[i].Potential)
                {
                    AddCut(dual.Terminal[t], Key(set), Arcs(set, inside, into: true), set);
                }
            }
        }
    }

    /// <summary>The best bound as potentials, where this was made for a proof.</summary>
    public DualPotentials ToPotentials() => CutPotentials.Of(problem, proof, Scale);

    /// <summary>What every tree pays to an added root, in parts, and the potentials prove too much.</summary>
    public long RootPrice => proof.Where(r => r.Owner == problem.Root).Sum(r => r.Price);

    /// <summary>Takes over sets of vertices; those with the root or without a prize are left out.</summary>
    public void Start(IEnumerable<int[]> vertices)
    {
        bool[] inside = new bool[problem.Graph.VertexCount];
        foreach (int[] set in vertices)
        {
            int terminal = problem.Root;
            foreach (int v in set)
            {
                inside[v] = true;
                terminal = v != problem.Root && problem.Prize[v] > (terminal == problem.Root ? 0 : problem.Prize[terminal]) ? v : terminal;
            }

            if (terminal != problem.Root && !inside[problem.Root])
            {
                AddCut(terminal, Key(set), Arcs(set, inside, into: true), set);
            }

            foreach (int v in set)
            {
                inside[v] = false;
            }
        }
    }

    /// <summary>The sets of vertices whose rows have a part in the basis.</summary>
    public List<int[]> TightSets() => [.. Enumerable.Range(0, origin.Count).Where(programme.IsTight).Select(r => origin[r].Set).OfType<int[]>()];

    /// <summary>Rounds of solving and looking for violated cuts.</summary>
    public void Run(long work, CancellationToken token)
    {
        long end = programme.Work + work;
        while (programme.Work < end && !IsFinished && !token.IsCancellationRequested && LowerBound < Cutoff)
        {
            double enough = Cutoff - 1 + (terms is null ? Math.Max(0.1, Cutoff * 1e-6) : EnoughForProof);
            IsFinished = !programme.Solve(enough, end - programme.Work, token);
            Settle();
            IsFinished |= programme.Objective >= enough;
            if (IsFinished || !programme.IsSolved)
            {
                return;
            }

            Purge();
            int before = programme.Rows.Count;
            Separate();
            IsFinished = programme.Rows.Count == before;
        }
    }

    /// <summary>The bound in whole numbers, and what it leaves of arcs; arcs that no better tree contains go.</summary>
    private void Settle()
    {
        long[] left = [.. columnCost.Select(c => c * Scale)];
        long[] price = new long[programme.Rows.Count];
        for (int r = 0; r < price.Length; r++)
        {
            price[r] = (long)Math.Floor(programme.Price(r) * Scale);
            foreach (int c in programme.Rows.Plus(r))
            {
                left[c] -= price[r];
            }

            foreach (int c in programme.Rows.Minus(r))
            {
                left[c] += price[r];
            }
        }

        long parts = 0;
        for (int r = 0; r < price.Length; r++)
        {
            if (programme.Rows.AtLeast(r) <= 0 || price[r] == 0)
            {
                parts += price[r] * (long)programme.Rows.AtLeast(r);
                continue;
            }

            long over = 0;
            foreach (int c in programme.Rows.Plus(r))
            {
                over = Math.Max(over, -left[c]);
            }

            over = Math.Min(over, price[r]);
            if (over > 0)
            {
                price[r] -= over;
                foreach (int c in programme.Rows.Plus(r))
                {
                    left[c] += over;
                }
            }

            parts += price[r];
        }

        for (int c = 0; c < left.Length; c++)
        {
            if (left[c] < 0 && !programme.Rows.IsForbidden(c))
            {
                return;
            }
        }

        if (parts <= Parts)
        {
            return;
        }

        Parts = parts;
        if (terms is not null)
        {
            Residual = left;
            proof = [.. Enumerable.Range(0, price.Length).Where(r => price[r] > 0).Select(r => (origin[r].Owner, programme.Rows.Plus(r), price[r]))];
            return;
        }

        long room = Room(parts);
        for (int c = 0; c < left.Length; c++)
        {
            left[c] = programme.Rows.IsForbidden(c) ? Math.Max(room, 0) : left[c];
        }

        Residual = left;
        if (room > 0)
        {
            Forbid(room);
        }
    }

    private void Forbid(long room)
    {
        var graph = problem.Graph;
        long[] fromRoot = BoundElimination.Distances(problem, Residual, [problem.Root], forward: true, room);
        long[] toTerminal = BoundElimination.Distances(problem, Residual, terminals, forward: false, room);
        for (int v = 0; v < graph.VertexCount; v++)
        {
            for (int i = graph.Start[v]; i < graph.Start[v + 1]; i++)
            {
                int u = graph.Neighbour[i];
                if (fromRoot[u] + Residual[i] + toTerminal[v] >= room && !programme.Rows.IsForbidden(i))
                {
                    gone += programme.Forbid(i) ? 1 : 0;
                }
            }
        }
    }

    private void Purge()
    {
        for (int r = 0; r < idle.Count; r++)
        {
            idle[r] = programme.IsTight(r) ? 0 : idle[r] + 1;
        }

        while (idle.Count < programme.Rows.Count)
        {
            idle.Add(0);
        }

        int[] kept = programme.Purge(r => idle[r] >= Patience);
        for (int r = 0; r < kept.Length; r++)
        {
            (idle[r], origin[r]) = (idle[kept[r]], origin[kept[r]]);
        }

        CollectionsMarshal.SetCount(idle, kept.Length);
        CollectionsMarshal.SetCount(origin, kept.Length);
        Array.Clear(balanced);
        origin.ForEach(o => balanced[Math.Max(o.Owner, ~o.Owner)] |= o.Owner < 0);
    }

    /// <summary>
    /// Cuts that the solution violates, and cuts that a point on the way from it to the mean of former solutions violates: where many solutions are
    /// equally good, the latter cut off more of them (in-out separation, Ben-Ameur &amp; Neto 2007).
    /// </summary>
    private void Separate()
    {
        Balance();
        known.Clear();
        programme.Value.CopyTo(point);
        Find();
        for (int c = 0; c < point.Length; c++)
        {
            double x = point[c];
            point[c] = (Outwards * x) + ((1 - Outwards) * mean[c]);
            mean[c] = (Memory * mean[c]) + ((1 - Memory) * x);
        }

        Find();
    }

    /// <summary>A vertex without a prize sends on at least what comes in: one row for each vertex that does not.</summary>
    private void Balance()
    {
        var graph = problem.Graph;
        double[] inflow = new double[graph.VertexCount], outflow = new double[graph.VertexCount];
        foreach (int c in programme.Basic)
        {
            if (c < graph.Neighbour.Length)
            {
                int v = graph.Other(graph.Edge[c], graph.Neighbour[c]);
                inflow[v] += programme.Value[c];
                outflow[graph.Neighbour[c]] += programme.Value[c];
            }
        }

        for (int v = 0; v < graph.VertexCount; v++)
        {
            if (IsBalanced(v) && inflow[v] > outflow[v] + Violated && !balanced[v])
            {
                balanced[v] = true;
                int[] into = [.. Enumerable.Range(graph.Start[v], graph.Start[v + 1] - graph.Start[v])];
                int[] on = limitColumn[v] < 0 ? [.. into.Select(i => graph.Mate[i])] : [.. into.Select(i => graph.Mate[i]), limitColumn[v]];
                origin.Add((~v, null));
                programme.Add(Array.FindAll(on, i => !programme.Rows.IsForbidden(i)), Array.FindAll(into, i => !programme.Rows.IsForbidden(i)), 0);
            }
        }
    }

    /// <summary>Adds cuts whose arcs have less than one unit at the point at hand.</summary>
    private void Find()
    {
        flows.Load(point);
        int[] order = [.. terminals];
        random.Shuffle(order);
        foreach (int k in order)
        {
            double need = 1 - (prizeColumn[k] >= 0 ? point[prizeColumn[k]] : 0);
            flows.Begin(k);
            for (int nested = 0; nested < MostNested && flows.Next(need - Violated); nested++)
            {
                int[] near = Arcs(flows.Set, flows.Inside, into: true);
                AddCut(k, Key(flows.Set), near, flows.Set);
                if (nested == 0)
                {
                    AddFarCut(k, near.Length);
                }

                if (!flows.Fill())
                {
                    break;
                }
            }
        }
    }

    /// <summary>The largest set that receives as little as the smallest, which often lies on the way of other solutions; if its row is as short.</summary>
    private void AddFarCut(int terminal, int longest)
    {
        flows.Spread();
        int[] far = Arcs(flows.Reached, flows.IsReached, into: false);
        if (far.Length <= longest)
        {
            AddCut(terminal, allKeys ^ Key(flows.Reached), far, Enumerable.Range(0, hash.Length).Where(v => !flows.IsReached[v]));
        }
    }

    private ulong Key(IReadOnlyList<int> set)
    {
        ulong key = 0;
        foreach (int v in set)
        {
            key ^= hash[v];
        }

        return key;
    }

    /// <summary>The arcs into a set, or those out of it.</summary>
    private int[] Arcs(IReadOnlyList<int> set, bool[] isInside, bool into)
    {
        var graph = problem.Graph;
        var arcs = new List<int>();
        foreach (int v in set)
        {
            for (int i = graph.Start[v]; i < graph.Start[v + 1]; i++)
            {
                int arc = into ? i : graph.Mate[i];
                if (!isInside[graph.Neighbour[i]] && !programme.Rows.IsForbidden(arc))
                {
                    arcs.Add(arc);
                }
            }
        }

        return [.. arcs];
    }

    private void AddCut(int terminal, ulong key, int[] arcs, IEnumerable<int> set)
    {
        bool isMandatory = prizeColumn[terminal] < 0;
        if (known.Add((isMandatory ? -1 : terminal, key)))
        {
            origin.Add((terminal, [.. set]));
            programme.Add(isMandatory ? arcs : [.. arcs, prizeColumn[terminal]], [], 1);
        }
    }
}
