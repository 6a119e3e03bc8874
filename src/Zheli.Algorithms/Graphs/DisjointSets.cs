namespace Zheli.Algorithms.Graphs;

/// <summary>Union-find with path halving; the smaller number is the name of a joined set, so names are reproducible.</summary>
public sealed class DisjointSets
{
    private readonly int[] parent;

    /// <summary>Every element alone.</summary>
    public DisjointSets(int count)
    {
        parent = new int[count];
        for (int i = 0; i < parent.Length; i++)
        {
            parent[i] = i;
        }
    }

    /// <summary>The name of the element's set.</summary>
    public int Find(int element)
    {
        while (parent[element] != element)
        {
            element = parent[element] = parent[parent[element]];
        }

        return element;
    }

    /// <summary>Joins two sets; false when they were one already.</summary>
    public bool Union(int a, int b)
    {
        a = Find(a);
        b = Find(b);
        if (a == b)
        {
            return false;
        }

        parent[Math.Max(a, b)] = Math.Min(a, b);
        return true;
    }
}
