using Zheli.Algorithms.Steiner;
using Zheli.Operations.Verify;

namespace Zheli.Operations.Solve;

/// <summary>
/// Adds a certificate up, terminal by terminal as it is read: what each takes from every arc, what all together prove. One pass, and memory
/// of the size of the graph.
/// </summary>
internal sealed class StpCertificateCheck
{
    private readonly StpInstance instance;
    private readonly string path;
    private readonly int vertexCount;
    private readonly long[] used;
    private readonly long[] usedOfAdded;
    private readonly int[] listedBy;
    private readonly long[] potential;
    private readonly bool[] seen;
    private readonly List<int> listed = [];
    private int root = -1;
    private long rootCost;
    private long? stated;
    private long sum;
    private int terminal = -1;
    private int terminals;
    private long value;
    private string? objection;

    public StpCertificateCheck(StpInstance instance, string path)
    {
        this.instance = instance;
        this.path = path;
        var graph = instance.Graph.Graph;
        vertexCount = graph.VertexCount;
        used = new long[graph.Neighbour.Length];
        usedOfAdded = new long[vertexCount];
        listedBy = new int[vertexCount];
        potential = new long[vertexCount];
        seen = new bool[vertexCount];
    }

    /// <summary>Reads and checks; gives the bound when it is proved.</summary>
    public long? Run(List<CheckOutcome> checks)
    {
        int line = 0;
        foreach (string text in StpText.Lines(path))
        {
            line++;
            Take(text, line);
        }

        Close();
        long proved = sum - rootCost;
        objection ??= root < 0 ? "No root is named." : null;
        checks.Add(StpVerification.Outcome(
            "potentials", objection is null, objection ?? $"The potentials of {terminals} terminals take from no arc more than it costs."));
        bool same = stated == proved;
        checks.Add(StpVerification.Outcome("bound", same, same
            ? $"The terminals' values add up to the bound {StpVerification.Number(instance, proved)}."
            : $"The terminals' values add up to {StpVerification.Number(instance, proved)}, not to {(stated is { } b ? StpVerification.Number(instance, b) : "a stated bound")}."));
        return objection is null && same ? proved : null;
    }

    private void Take(string text, int line)
    {
        string[] words = text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        switch (words)
        {
            case ["V", var v, var y]:
                List(StpText.Vertex(path, line, v, vertexCount), StpText.Whole(path, line, y));
                break;
            case ["T", var k, var y]:
                Close();
                Open(StpText.Vertex(path, line, k, vertexCount), StpText.Whole(path, line, y));
                break;
            case ["root", "added", var price]:
                (root, rootCost) = (vertexCount, StpText.Whole(path, line, price));
                Object(!instance.IsUnrooted, "A root was added to a problem that has one.");
                break;
            case ["root", var r]:
                root = StpText.Vertex(path, line, r, vertexCount);
                Object(root != instance.Graph.Root && instance.Graph.Prize[root] < SteinerProblem.Mandatory, $"Vertex {root + 1} need not be in a tree and is no root.");
                Object(instance.IsUnrooted, "The problem has no root of its own.");
                break;
            case ["bound", var b]:
                stated = StpText.Whole(path, line, b);
                break;
            case ["scale", var s]:
                Object(StpText.Whole(path, line, s) != instance.Scale, $"Numbers are multiplied by {s} instead of {instance.Scale}.");
                break;
            case [] or ["name", ..] or ["zheli", "steiner", "certificate", "1"]:
                break;
            default:
                throw StpText.Unreadable(path, line, text);
        }
    }

    private void Open(int k, long worth)
    {
        (terminal, value) = (k, worth);
        terminals++;
        long prize = instance.Graph.Prize[k];
        Object(root < 0, "The root is named after the first terminal.");
        Object(seen[k] || k == root, $"Terminal {k + 1} stands twice or is the root.");
        Object(worth > prize && prize < SteinerProblem.Mandatory, $"Terminal {k + 1} pays more than its prize.");
        Object(worth > 1L << 58 || sum > 1L << 58, $"Terminal {k + 1} pays more than all costs together.");
        seen[k] = true;
        sum += objection is null ? worth : 0;
    }

    private void List(int v, long y)
    {
        Object(terminal < 0 || listedBy[v] == terminals || y >= value || v == root, $"Vertex {v + 1} is wrongly listed for terminal {terminal + 1}.");
        if (objection is null)
        {
            listed.Add(v);
            listedBy[v] = terminals;
            potential[v] = y;
        }
    }

    /// <summary>The open terminal's list is complete: takes its drops from the arcs into its vertices.</summary>
    private void Close()
    {
        if (terminal >= 0 && objection is null)
        {
            Object(listedBy[terminal] != terminals || potential[terminal] != 0, $"Terminal {terminal + 1} is not at 0.");
            foreach (int v in listed)
            {
                TakeFromArcsInto(v);
            }
        }

        listed.Clear();
        terminal = -1;
    }

    private void TakeFromArcsInto(int v)
    {
        var graph = instance.Graph.Graph;
        for (int i = graph.Start[v]; i < graph.Start[v + 1] && objection is null; i++)
        {
            int u = graph.Neighbour[i];
            long drop = (listedBy[u] == terminals ? potential[u] : value) - potential[v];
            if (drop > 0)
            {
                used[i] += drop;
                Object(used[i] > graph.Cost[graph.Edge[i]], $"More is taken from the arc {u + 1} → {v + 1} than its cost.");
            }
        }

        if (root == vertexCount && instance.Graph.Prize[v] > 0 && objection is null)
        {
            usedOfAdded[v] += value - potential[v];
            Object(usedOfAdded[v] > rootCost, $"More is taken from the added root's arc to {v + 1} than its cost.");
        }
    }

    private void Object(bool wrong, string sentence) => objection ??= wrong ? sentence : null;
}
