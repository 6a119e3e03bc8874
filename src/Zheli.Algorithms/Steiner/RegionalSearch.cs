using Zheli.Algorithms.Graphs;

namespace Zheli.Algorithms.Steiner;

/// <summary>
/// Improves a tree region by region: each is cut out, solved as a problem of its own, and put back if it became better. Regions of one batch
/// do not overlap and are solved at the same time; what they found is put back in their order, so threads do not matter.
/// </summary>
internal sealed class RegionalSearch
{
    private const int BatchSize = 16;

    private readonly SteinerProblem problem;
    private readonly CompactGraph graph;
    private readonly TreePruning pruning;
    private readonly RootedTree tree;
    private readonly VertexHeap heap;
    private readonly long[] label;
    private readonly int threads;
    private readonly int[] labelled;
    private int stamp;

    public RegionalSearch(SteinerProblem problem, int[] edges, int threads)
    {
        this.problem = problem;
        this.threads = threads;
        graph = problem.Graph;
        pruning = new TreePruning(problem);
        tree = new RootedTree(problem);
        heap = new VertexHeap(graph.VertexCount);
        label = new long[graph.VertexCount];
        labelled = new int[graph.VertexCount];
        Edges = edges;
        Cost = problem.Evaluate(edges);
        tree.Hang(edges);
    }

    /// <summary>The present tree.</summary>
    public int[] Edges { get; private set; }

    /// <summary>Its objective.</summary>
    public long Cost { get; private set; }

    /// <summary>Told when a batch made the tree better.</summary>
    public Action<RegionalSearch>? Better { get; init; }

    /// <summary>Goes over the whole tree once.</summary>
    /// <param name="size">Vertices of a region.</param>
    /// <param name="seed">Decides where regions lie; even ones measure nearness by hops, odd ones by cost.</param>
    /// <param name="token">Stops between regions.</param>
    /// <returns>True when the tree became better.</returns>
    public bool Sweep(int size, int seed, CancellationToken token)
    {
        long before = Cost;
        int[] centres = [.. tree.Order];
        new Random(seed).Shuffle(centres);
        bool[] covered = new bool[graph.VertexCount];
        int next = 0;
        while (next < centres.Length && !token.IsCancellationRequested)
        {
            var batch = Batch(centres, ref next, size, covered, seed);
            var found = new int[]?[batch.Count];
            Parallel.For(0, batch.Count, new ParallelOptions { MaxDegreeOfParallelism = threads }, r => found[r] = batch[r].Improve(8, 1, token));
            long known = Cost;
            PutBack([.. batch.Zip(found).Where(b => b.Second is not null).Select(b => (b.First, b.Second!))]);
            if (Cost < known)
            {
                Better?.Invoke(this);
            }
        }

        return Cost < before;
    }

    private List<Region> Batch(int[] centres, ref int next, int size, bool[] covered, int seed)
    {
        bool byHops = (seed & 1) == 0;
        var batch = new List<Region>();
        bool[] taken = new bool[graph.VertexCount];
        int looked = next;
        for (; looked < centres.Length && batch.Count < BatchSize; looked++)
        {
            int c = centres[looked];
            if (covered[c] || taken[c] || !tree.Contains(c))
            {
                next += looked == next && !taken[c] ? 1 : 0;
                continue;
            }

            int[] vertices = Ball(c, size, taken, byHops);
            bool[] inside = new bool[graph.VertexCount];
            foreach (int v in vertices)
            {
                inside[v] = taken[v] = true;
            }

            for (int i = 0; i <= vertices.Length / 2 && i < vertices.Length; i++)
            {
                covered[vertices[i]] = true;
            }

            batch.Add(Region.Cut(problem, tree, vertices, inside, seed + c));
        }

        return batch;
    }

    /// <summary>The vertices nearest to a centre, by cost or by hops, that no other region of the batch has.</summary>
    private int[] Ball(int centre, int size, bool[] taken, bool byHops)
    {
        stamp++;
        heap.Clear();
        var vertices = new List<int>(size);
        labelled[centre] = stamp;
        label[centre] = 0;
        heap.Set(centre, 0);
        while (heap.Count > 0 && vertices.Count < size)
        {
            int v = heap.Pop();
            vertices.Add(v);
            for (int i = graph.Start[v]; i < graph.Start[v + 1]; i++)
            {
                int u = graph.Neighbour[i];
                long reach = label[v] + (byHops ? 1 : graph.Cost[graph.Edge[i]]);
                if (!taken[u] && (labelled[u] != stamp || reach < label[u]))
                {
                    labelled[u] = stamp;
                    label[u] = reach;
                    heap.Set(u, reach);
                }
            }
        }

        return [.. vertices];
    }

    /// <summary>All at once; when two of them contradict each other, one by one.</summary>
    private void PutBack(List<(Region Region, int[] Better)> found)
    {
        if (found.Count == 0)
        {
            return;
        }

        bool[] chosen = new bool[graph.EdgeCount];
        foreach (int e in Edges)
        {
            chosen[e] = true;
        }

        foreach (var (region, _) in found)
        {
            region.TakeOut(chosen);
        }

        foreach (var (region, better) in found)
        {
            region.PutIn(chosen, better);
        }

        int[] edges = pruning.Improve([.. Enumerable.Range(0, graph.EdgeCount).Where(e => chosen[e])]);
        long cost = problem.Evaluate(edges);
        if (cost <= Cost - found.Sum(f => f.Region.Gain))
        {
            Cost = cost;
            Edges = edges;
            tree.Hang(Edges);
        }
        else if (found.Count > 1)
        {
            foreach (var one in found)
            {
                PutBack([one]);
            }
        }
    }
}
