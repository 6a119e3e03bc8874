using System.Globalization;
using Zheli.Algorithms.Steiner;
using Zheli.Operations.Verify;

namespace Zheli.Operations.Solve;

/// <summary>
/// Adds a certificate up, terminal by terminal as it is read: what each takes from every arc, what all together prove. One pass, and memory
/// of the size of the graph.
/// </summary>
/// <remarks>
/// The instance's costs and prizes were made whole in reading, so every answer's objective is a whole number, and a sum of values that is no whole number
/// proves the next greater one.
/// </remarks>
internal sealed class StpCertificateCheck
{
    private readonly StpInstance instance;
    private readonly string path;
    private readonly int vertexCount;
    private readonly long[] left;
    private readonly long[] usedOfAdded;
    private readonly long[] balance;
    private readonly int[] listedBy;
    private readonly long[] potential;
    private readonly bool[] seen;
    private readonly List<int> listed = [];
    private bool isVersionTwo;
    private bool isArmed;
    private long parts = 1;
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
        left = new long[graph.Neighbour.Length];
        usedOfAdded = new long[vertexCount];
        balance = new long[vertexCount];
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

        Arm();
        Close();
        long worth = sum - rootCost;
        long proved = (worth / parts) + (worth % parts > 0 ? 1 : 0);
        objection ??= root < 0 ? "No root is named." : null;
        checks.Add(StpVerification.Outcome(
            "potentials", objection is null, objection ?? $"The potentials of {terminals} terminals take from no arc more than it costs."));
        bool same = stated == worth;
        string rounded = worth == proved * parts ? "" : $", and as costs are whole, none is less than {StpVerification.Number(instance, proved)}";
        checks.Add(StpVerification.Outcome("bound", same, same
            ? $"The terminals' values add up to the bound {Number(worth)}{rounded}."
            : $"The terminals' values add up to {Number(worth)}, not to {(stated is { } b ? Number(b) : "a stated bound")}."));
        return objection is null && same ? proved : null;
    }

    private string Number(long worth) => decimal.Round(instance.Unscaled((decimal)worth / parts), 6, MidpointRounding.ToNegativeInfinity).ToString(CultureInfo.InvariantCulture);

    private void Take(string text, int line)
    {
        string[] words = text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        switch (words)
        {
            case ["V", var v, var y]:
                List(StpText.Vertex(path, line, v, vertexCount), StpText.Whole(path, line, y));
                break;
            case ["B", var v, var y] when isVersionTwo:
                Balance(StpText.Vertex(path, line, v, vertexCount), StpText.Whole(path, line, y));
                break;
            case ["T", var k, var y]:
                Arm();
                Close();
                Open(StpText.Vertex(path, line, k, vertexCount), StpText.Whole(path, line, y));
                break;
            case ["root", "added", var price]:
                Object(root >= 0, "A second root is named.");
                (root, rootCost) = (vertexCount, StpText.Whole(path, line, price));
                Object(rootCost > 1L << 60, "The added root's price is more than all costs together.");
                Object(!instance.IsUnrooted, "A root was added to a problem that has one.");
                break;
            case ["root", var r]:
                Object(root >= 0, "A second root is named.");
                root = StpText.Vertex(path, line, r, vertexCount);
                Object(root != instance.Graph.Root && instance.Graph.Prize[root] < SteinerProblem.Mandatory, $"Vertex {root + 1} need not be in a tree and is no root.");
                Object(instance.IsUnrooted, "The problem has no root of its own.");
                break;
            case ["bound", var b]:
                stated = StpText.Whole(path, line, b);
                break;
            case ["scale", var s]:
                Scale(StpText.Whole(path, line, s));
                break;
            case ["zheli", "steiner", "certificate", "1" or "2"]:
                Object(line > 1, "A second certificate begins.");
                isVersionTwo = words[3] == "2";
                break;
            case [] or ["name", ..]:
                break;
            default:
                throw StpText.Unreadable(path, line, text);
        }
    }

    private void Scale(long scale)
    {
        bool fits = isVersionTwo ? scale > 0 && scale % instance.Scale == 0 : scale == instance.Scale;
        Object(!fits, $"Numbers are multiplied by {scale} instead of {instance.Scale}{(isVersionTwo ? " or a multiple of it" : "")}.");
        Object(isArmed, "The scale stands after the first terminal.");
        Object(fits && scale / instance.Scale > (1L << 60) / Math.Max(1, Total()), $"Costs multiplied by {scale} are too large to be added up.");
        parts = objection is null ? scale / instance.Scale : parts;
    }

    /// <summary>All costs and all prizes that may be lost.</summary>
    private long Total() => instance.Graph.Graph.Cost.Sum() + instance.Graph.Prize.Where(p => p < SteinerProblem.Mandatory).Sum();

    private void Balance(int v, long worth)
    {
        Object(isArmed, $"The balance of vertex {v + 1} stands after the first terminal.");
        Object(balance[v] > 0, $"Vertex {v + 1} has two balances.");
        Object(instance.Graph.Prize[v] > 0, $"Vertex {v + 1} has a balance and a prize: a tree may end there.");
        Object(worth > 1L << 60, $"The balance of vertex {v + 1} is more than all costs together.");
        balance[v] = worth;
    }

    /// <summary>The numbers that all terminals share are complete: what may be taken from each arc.</summary>
    private void Arm()
    {
        if (isArmed || objection is not null)
        {
            return;
        }

        var graph = instance.Graph.Graph;
        isArmed = true;
        Object(root >= 0 && root < vertexCount && balance[root] > 0, $"Vertex {root + 1} has a balance and is the root.");
        for (int v = 0; v < vertexCount; v++)
        {
            for (int i = graph.Start[v]; i < graph.Start[v + 1]; i++)
            {
                int u = graph.Neighbour[i];
                left[i] = (graph.Cost[graph.Edge[i]] * parts) - balance[u] + balance[v];
                Object(left[i] < 0, $"The balance of vertex {u + 1} exceeds that of {v + 1} by more than the edge between costs.");
            }
        }
    }

    private void Open(int k, long worth)
    {
        (terminal, value) = (k, worth);
        terminals++;
        long prize = instance.Graph.Prize[k] >= SteinerProblem.Mandatory ? long.MaxValue : instance.Graph.Prize[k] * parts;
        Object(root < 0, "The root is named after the first terminal.");
        Object(seen[k] || k == root, $"Terminal {k + 1} stands twice or is the root.");
        Object(worth > prize, $"Terminal {k + 1} pays more than its prize.");
        Object(worth > 1L << 60 || sum > 1L << 60, $"Terminal {k + 1} pays more than all costs together.");
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
                left[i] -= drop;
                Object(left[i] < 0, $"More is taken from the arc {u + 1} → {v + 1} than its cost.");
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
