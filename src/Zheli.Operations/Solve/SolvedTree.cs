using Zheli.Algorithms.Steiner;

namespace Zheli.Operations.Solve;

/// <summary>What the proof of a bound rests on, rooted or not.</summary>
/// <param name="Root">The root's number from 0; the number of vertices when it was added.</param>
/// <param name="RootCost">Cost of the added root's edges, in the potentials' parts; 0 for a root of the instance.</param>
/// <param name="Dual">The potentials; empty where nobody asked for them.</param>
/// <param name="Bound">What they prove, in wholes, written out or not.</param>
internal sealed record StpProof(int Root, long RootCost, DualPotentials Dual, long Bound)
{
    /// <summary>What the values add up to, in parts.</summary>
    public long Sum => Dual.Sum - RootCost;
}

/// <summary>A tree of either kind of problem.</summary>
/// <param name="Edges">Its edges.</param>
/// <param name="Vertex">A vertex of it, or −1.</param>
/// <param name="Cost">Its cost.</param>
/// <param name="LowerBound">The best bound.</param>
/// <param name="IsOptimal">True when it is optimal.</param>
/// <param name="Proof">The proof.</param>
/// <param name="Reduced">Size after reductions.</param>
/// <param name="StoppedEarly">True when cut short.</param>
/// <param name="Unreachable">Terminals that cannot be joined to the root.</param>
/// <param name="CertifySeconds">Time of the work on the proof alone.</param>
/// <param name="Trace">The run.</param>
internal sealed record SolvedTree(
    int[] Edges, int Vertex, long Cost, long LowerBound, bool IsOptimal, StpProof Proof, ReducedSize Reduced, bool StoppedEarly, int[] Unreachable,
    double CertifySeconds, IReadOnlyList<SteinerTracePoint> Trace)
{
    /// <summary>Of a rooted problem.</summary>
    public static SolvedTree Of(SteinerSolution solution, StpInstance instance) => new(
        solution.Edges, instance.Graph.Root, solution.Cost, solution.ProvedBound, solution.ProvedOptimal,
        new(instance.Graph.Root, 0, solution.Certificate, solution.LowerBound), new(solution.ReducedVertices, solution.ReducedEdges), solution.StoppedEarly,
        solution.UnreachableMandatory, solution.CertifySeconds, solution.Trace);

    /// <summary>Of a problem without a root.</summary>
    public static SolvedTree Of(UnrootedSolution solution, StpInstance instance) => new(
        solution.Edges, solution.Vertex, solution.Cost, solution.LowerBound, solution.ProvedOptimal,
        new(instance.Graph.Graph.VertexCount, solution.RootCost, solution.Certificate, solution.Certificate.RoundedUp(solution.Certificate.Sum - solution.RootCost)),
        new(solution.ReducedVertices, solution.ReducedEdges),
        solution.StoppedEarly, [], solution.CertifySeconds, solution.Trace);

    /// <summary>The answer in the file's own unit.</summary>
    /// <param name="instance">The file.</param>
    /// <param name="read">Seconds it took to read, which the run's own moments do not count.</param>
    /// <param name="seconds">Seconds of everything.</param>
    public SolveAnswer.Solved Answer(StpInstance instance, double read, double seconds) => new()
    {
        Name = instance.Name,
        Problem = instance.Problem.ToString().ToUpperInvariant(),
        Vertices = instance.Graph.Graph.VertexCount,
        Edges = instance.Graph.Graph.EdgeCount,
        Terminals = instance.Terminals,
        Cost = instance.Unscaled(Cost),
        LowerBound = instance.Unscaled(LowerBound),
        Gap = GapOf(instance.Unscaled(Cost), instance.Unscaled(LowerBound)),
        Optimal = IsOptimal || LowerBound == Cost,
        CertifiedBound = instance.Unscaled(Proof.Bound),
        CertifySeconds = CertifySeconds,
        StoppedEarly = StoppedEarly,
        Seconds = seconds,
        Reduced = Reduced,
        Trace = [.. Trace.Select(t => new SolveMoment(read + t.Seconds, t.Cost is { } cost ? instance.Unscaled(cost) : null, instance.Unscaled(t.LowerBound)))],
    };

    /// <summary>The gap beside the bound; beside nothing it is all.</summary>
    private static double GapOf(decimal cost, decimal bound) => cost == bound ? 0 : bound == 0 ? 1 : (double)((cost - bound) / Math.Abs(bound));
}
