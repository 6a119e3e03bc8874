using System.Diagnostics;
using Zheli.Algorithms.Graphs;

namespace Zheli.Algorithms.Steiner;

/// <summary>
/// Solves the problem without a root: the best tree contains a promising vertex (a rooted problem) or it does not (the same problem without that
/// vertex, and its prize lost). Ends when the bound of the second case reaches the best tree.
/// </summary>
internal sealed class UnrootedSearch
{
    private const int MostRoots = 40;

    /// <summary>Of a time limit, the share after which the bound of trees anywhere gives way to the search for a tree.</summary>
    private const double ShareOfBound = 0.3;

    private readonly SteinerProblem problem;
    private readonly SteinerOptions options;
    private readonly long mostParts;
    private readonly CancellationToken token;
    private readonly long began = Stopwatch.GetTimestamp();
    private readonly List<SteinerTracePoint> trace = [];
    private readonly bool[] excluded;
    private int[] edges = [];
    private int vertex = -1;
    private long best;
    private int reducedVertices;
    private int reducedEdges;

    /// <param name="problem">The problem; its root does not matter.</param>
    /// <param name="mostParts">Parts of a whole that a proof's numbers may count.</param>
    /// <param name="options">How much work to do.</param>
    /// <param name="token">Ends the work.</param>
    public UnrootedSearch(SteinerProblem problem, long mostParts, SteinerOptions options, CancellationToken token)
    {
        this.mostParts = mostParts;
        this.problem = problem;
        this.options = options;
        this.token = token;
        excluded = new bool[problem.Graph.VertexCount];
        best = problem.Prize.Sum();
    }

    /// <summary>Does the work.</summary>
    public UnrootedSolution Run(IProgress<(string Stage, double Fraction)>? progress)
    {
        progress?.Report(("bound", 0));
        var whole = BoundWhole();
        long proved = best, rest = Math.Min(best, whole.LowerBound), lost = 0;
        var at = whole;
        for (int k = 0; k < MostRoots && rest < best && at.Vertex >= 0; k++)
        {
            proved = Math.Min(proved, Root(at.Vertex, lost, rest, progress));
            rest = Math.Max(rest, lost + at.LowerBound + at.Slack(at.Vertex));
            if (token.IsCancellationRequested || rest >= best)
            {
                break;
            }

            excluded[at.Vertex] = true;
            lost += problem.Prize[at.Vertex];
            at = new AddedRoot(Without(out _));
            at.Run(token);
            rest = Math.Max(rest, lost + at.LowerBound);
        }

        if (whole.Vertex >= 0 && problem.Prize.Sum() - whole.Profit < best)
        {
            (best, edges, vertex) = (problem.Prize.Sum() - whole.Profit, [.. whole.Edges.Order()], whole.Vertex);
            trace.Add(new SteinerTracePoint(Stopwatch.GetElapsedTime(began).TotalSeconds, best, Math.Min(best, rest)));
        }

        var (dual, price) = (whole.Certificate, whole.Price);
        long beganProof = Stopwatch.GetTimestamp();
        if (options.SharpenCertificate && whole.LowerBound < best && !token.IsCancellationRequested)
        {
            progress?.Report(("certify", 0.95));
            (dual, price) = SharpCertificate.OfUnrooted(problem, whole, edges, vertex, best, mostParts, options, token);
        }

        long bound = Math.Max(dual.RoundedUp(dual.Sum - price), Math.Min(best, Math.Min(proved, rest)));
        return new UnrootedSolution
        {
            Edges = edges,
            Vertex = vertex,
            Cost = best,
            LowerBound = bound,
            ProvedOptimal = bound == best,
            Certificate = dual,
            RootCost = price,
            CertifySeconds = Stopwatch.GetElapsedTime(beganProof).TotalSeconds,
            ReducedVertices = reducedVertices,
            ReducedEdges = reducedEdges,
            StoppedEarly = token.IsCancellationRequested && bound < best,
            Trace = trace,
        };
    }

    /// <summary>The bound of trees anywhere. Where ascents take long it ends early enough for a tree to be looked for.</summary>
    private AddedRoot BoundWhole()
    {
        var whole = new AddedRoot(problem);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(token);
        if (options.TimeLimit is { } time)
        {
            limit.CancelAfter(time * ShareOfBound);
        }

        whole.Run(limit.Token);
        return whole;
    }

    /// <summary>Solves with a vertex as the root and gives what was proved of trees that contain it and none of the excluded ones.</summary>
    private long Root(int root, long lost, long rest, IProgress<(string Stage, double Fraction)>? progress)
    {
        var without = Without(out int[] edgeOf);
        var graph = without.Graph;
        var rooted = new SteinerProblem(new CompactGraph(graph.VertexCount, graph.Tail, graph.Head, graph.Cost), root, without.Prize);
        var solution = SteinerSolver.Solve(rooted, options with { WantCertificate = false, TimeLimit = null, WarmStart = null }, progress, token);
        if (reducedVertices == 0)
        {
            (reducedVertices, reducedEdges) = (solution.ReducedVertices, solution.ReducedEdges);
        }

        if (solution.Cost + lost < best)
        {
            best = solution.Cost + lost;
            edges = [.. solution.Edges.Select(e => edgeOf[e])];
            vertex = root;
        }

        trace.Add(new SteinerTracePoint(Stopwatch.GetElapsedTime(began).TotalSeconds, best, Math.Min(best, rest)));
        return lost + solution.ProvedBound;
    }

    private SteinerProblem Without(out int[] edgeOf)
    {
        var graph = problem.Graph;
        int[] kept = [.. Enumerable.Range(0, graph.EdgeCount).Where(e => !excluded[graph.Tail[e]] && !excluded[graph.Head[e]])];
        edgeOf = kept;
        return new SteinerProblem(
            new CompactGraph(graph.VertexCount, [.. kept.Select(e => graph.Tail[e])], [.. kept.Select(e => graph.Head[e])], [.. kept.Select(e => graph.Cost[e])]),
            problem.Root, [.. problem.Prize.Select((p, v) => excluded[v] ? 0 : p)]);
    }
}
