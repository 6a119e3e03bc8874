namespace Zheli.Algorithms.Clustering;

/// <summary>Cuts a tree into connected areas of limited weight or width that share vertices but no edges.</summary>
public static class TreeAreas
{
    /// <summary>The area of each edge and of each vertex's own weight.</summary>
    /// <param name="tree">The tree.</param>
    /// <param name="weight">Weight of each vertex; one that is heavier than the limit gets an area of its own with what fits.</param>
    /// <param name="most">Most weight of an area.</param>
    /// <returns>
    /// Areas are numbered from 0. <c>EdgeArea[v]</c> is the area of the edge from v to its parent, −1 for the root; <c>OwnArea[v]</c> that of the vertex's weight.
    /// </returns>
    public static (int[] EdgeArea, int[] OwnArea, int Count) Cut(TreeNetwork tree, long[] weight, long most)
    {
        int n = tree.Count, made = 0;
        var pending = new long[n];
        var sets = new Zheli.Algorithms.Graphs.DisjointSets(n);
        var closed = new int[n];
        Array.Fill(closed, -1);
        var open = new List<int>[n];
        for (int v = n - 1; v >= 0; v--)
        {
            // What hangs below comes in order of number; light branches ride together, and what no longer fits closes an area.
            long sum = weight[v];
            var branches = open[v] ?? [];
            branches.Sort((a, b) => pending[a] != pending[b] ? pending[a].CompareTo(pending[b]) : a.CompareTo(b));
            int taken = 0;
            while (taken < branches.Count && sum + pending[branches[taken]] <= most)
            {
                sum += pending[branches[taken]];
                sets.Union(branches[taken], v);
                taken++;
            }

            // The rest is packed, heaviest first, into areas that meet at this vertex.
            int area = -1;
            long filled = 0;
            for (int i = branches.Count - 1; i >= taken; i--)
            {
                if (area < 0 || filled + pending[branches[i]] > most)
                {
                    (area, filled) = (made++, 0);
                }

                filled += pending[branches[i]];
                closed[sets.Find(branches[i])] = area;
            }

            pending[v] = sum;
            if (v > 0)
            {
                (open[tree.Parent[v]] ??= []).Add(v);
            }
        }

        return Name(sets, closed, made);
    }

    /// <summary>The areas of each edge and vertex when no two things in an area may lie farther apart than a limit: as few areas as can be.</summary>
    /// <param name="tree">The tree.</param>
    /// <param name="lead">Distance of the farthest thing at each vertex from it; negative where there is nothing.</param>
    /// <param name="widest">Longest path between two things of an area, their leads included.</param>
    /// <param name="rootLead">Distance at which something lies from the root in any case, negative for none: half of <paramref name="widest"/> keeps an area round it.</param>
    /// <returns>As <see cref="Cut"/>; a thing that is alone wider than the limit is with what lies on its own way.</returns>
    public static (int[] EdgeArea, int[] OwnArea, int Count) CutWide(TreeNetwork tree, long[] lead, long widest, long rootLead)
    {
        int n = tree.Count, made = 0;
        var sets = new Zheli.Algorithms.Graphs.DisjointSets(n);
        var closed = new int[n];
        Array.Fill(closed, -1);
        var open = new List<(long Depth, int Vertex)>[n];
        for (int v = n - 1; v >= 0; v--)
        {
            // The shallow branches ride together; from the first that does not fit, each is an area. No cut of the branches needs fewer or leaves a shallower rest.
            long depth = v == 0 ? Math.Max(lead[v], rootLead) : lead[v];
            var branches = open[v] ?? [];
            branches.Sort();
            foreach (var (below, branch) in branches)
            {
                if (below < 0 || depth < 0 || depth + below <= widest)
                {
                    sets.Union(branch, v);
                    depth = Math.Max(depth, below);
                }
                else
                {
                    closed[sets.Find(branch)] = made++;
                }
            }

            if (v > 0)
            {
                (open[tree.Parent[v]] ??= []).Add((depth < 0 ? -1 : depth + tree.Length[v], v));
            }
        }

        return Name(sets, closed, made);
    }

    /// <summary>Groups are named by their topmost vertex, since a smaller number is nearer the root; an open one gets the next area.</summary>
    private static (int[] EdgeArea, int[] OwnArea, int Count) Name(Zheli.Algorithms.Graphs.DisjointSets sets, int[] closed, int made)
    {
        int n = closed.Length;
        var edgeArea = new int[n];
        var ownArea = new int[n];
        for (int v = 0; v < n; v++)
        {
            int top = sets.Find(v);
            if (closed[top] < 0)
            {
                closed[top] = made++;
            }

            ownArea[v] = closed[top];
            edgeArea[v] = v == 0 ? -1 : closed[top];
        }

        return (edgeArea, ownArea, made);
    }
}
