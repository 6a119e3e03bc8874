using Zheli.Algorithms.Graphs;

namespace Zheli.Algorithms.Steiner;

/// <summary>The move that takes a vertex into a tree when its edges make more of the tree superfluous than they cost.</summary>
internal sealed class VertexInsertion(SteinerProblem problem, MovingTree tree)
{
    private readonly CompactGraph graph = problem.Graph;

    // Walks up from two vertices: who came by.
    private readonly int[] walked = new int[problem.Graph.VertexCount];
    private int walk;

    /// <summary>Tries every vertex outside the tree.</summary>
    public void Run()
    {
        for (int v = 0; v < graph.VertexCount; v++)
        {
            if (tree.Up[v] != MovingTree.Outside)
            {
                continue;
            }

            int count = 0, cheapest = -1;
            for (int i = graph.Start[v]; i < graph.Start[v + 1]; i++)
            {
                if (tree.Up[graph.Neighbour[i]] != MovingTree.Outside)
                {
                    count++;
                    cheapest = cheapest < 0 || graph.Cost[graph.Edge[i]] < graph.Cost[graph.Edge[cheapest]] ? i : cheapest;
                }
            }

            if (count >= 2 || (count == 1 && problem.Prize[v] > 0))
            {
                Insert(v, cheapest);
            }
        }

        tree.Commit();
    }

    /// <summary>
    /// Hangs a new vertex into the tree, and joins it with every neighbour whose way to it has a key path that costs more than its edge there, which goes; keeps
    /// that if it is cheaper.
    /// </summary>
    private void Insert(int v, int cheapest)
    {
        tree.Commit();
        long gain = Math.Min(problem.Prize[v], SteinerProblem.Mandatory) - graph.Cost[graph.Edge[cheapest]];
        tree.Set(v, cheapest);
        for (int i = graph.Start[v]; i < graph.Start[v + 1]; i++)
        {
            int u = graph.Neighbour[i];
            if (tree.Up[u] == MovingTree.Outside || tree.Up[v] == i || tree.Up[u] == graph.Mate[i])
            {
                continue;
            }

            int meeting = Meeting(u, v), at = -1;
            long most = graph.Cost[graph.Edge[i]];
            bool below = Dearest(u, meeting, ref most, ref at);
            bool above = Dearest(v, meeting, ref most, ref at);
            if (below || above)
            {
                int freed = tree.Parent(at);
                gain += tree.CostUp(at) - graph.Cost[graph.Edge[i]];
                tree.Turn(above ? v : u, at);
                tree.Set(above ? v : u, above ? i : graph.Mate[i]);
                gain += Shed(freed, v) + Shed(at, v);
            }
        }

        if (gain <= 0)
        {
            tree.Undo();
        }
    }

    /// <summary>The first vertex that is above both, or one of them.</summary>
    private int Meeting(int u, int v)
    {
        walk += 2;
        for (int a = u, b = v; ;)
        {
            if (a >= 0)
            {
                if (walked[a] == walk + 1)
                {
                    return a;
                }

                walked[a] = walk;
                a = tree.Up[a] >= 0 ? tree.Parent(a) : -1;
            }

            if (b >= 0)
            {
                if (walked[b] == walk)
                {
                    return b;
                }

                walked[b] = walk + 1;
                b = tree.Up[b] >= 0 ? tree.Parent(b) : -1;
            }
        }
    }

    /// <summary>The first vertex below the key path that costs most on the way up, if one costs more than is known.</summary>
    private bool Dearest(int v, int top, ref long most, ref int at)
    {
        bool found = false;
        long sum = 0;
        int first = v;
        for (int w = v; w != top; w = tree.Parent(w))
        {
            (sum, first) = tree.IsKey(w) ? (0, w) : (sum, first);
            sum += tree.CostUp(w);
            if (sum > most)
            {
                (most, at, found) = (sum, first, true);
            }
        }

        return found;
    }

    /// <summary>Takes away a leaf that is not worth its edge, and what becomes one by that.</summary>
    private long Shed(int v, int top)
    {
        long gain = 0;
        while (v != top && v != problem.Root && tree.Degree[v] == 1 && tree.Up[v] >= 0 && problem.Prize[v] < tree.CostUp(v))
        {
            gain += tree.CostUp(v) - problem.Prize[v];
            int next = tree.Parent(v);
            tree.Set(v, MovingTree.Outside);
            v = next;
        }

        return gain;
    }
}
