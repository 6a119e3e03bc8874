namespace Zheli.Algorithms.Steiner.Reductions;

/// <summary>
/// A vertex of degree 2, whose prize pays for neither of its edges alone, became a single edge: only a tree that passes through it contains it.
/// </summary>
/// <param name="Vertex">The vertex.</param>
/// <param name="Prize">Its prize, at most either cost: lost by everyone, given back to whoever takes the new edge.</param>
/// <param name="A">One neighbour.</param>
/// <param name="EdgeA">The edge to it.</param>
/// <param name="CostA">Cost of that edge.</param>
/// <param name="B">The other neighbour.</param>
/// <param name="EdgeB">The edge to it.</param>
/// <param name="CostB">Cost of that edge.</param>
/// <param name="Joined">The new edge.</param>
internal sealed record ThroughStep(int Vertex, long Prize, int A, int EdgeA, long CostA, int B, int EdgeB, long CostB, int Joined) : ReductionStep
{
    public override long Offset => Prize;

    public override void LiftTree(bool[] edgeIn, bool[] vertexIn)
    {
        if (edgeIn[Joined])
        {
            edgeIn[EdgeA] = edgeIn[EdgeB] = vertexIn[Vertex] = true;
        }
    }

    public override void LowerTree(bool[] edgeIn) => edgeIn[Joined] = edgeIn[EdgeA] && edgeIn[EdgeB];

    /// <summary>
    /// Each terminal's drop along the new edge is laid on its two halves: first on the far half as long as it lasts, the rest fits on the
    /// near one. The vertex's own terminal takes its prize from both arcs that lead into the vertex. Balances give to one half what they take from the
    /// other; the vertex has the least with which the near halves are not overspent, and the far ones then are not either.
    /// </summary>
    public override void LiftPotentials(LiftedPotentials dual)
    {
        long toA = dual.InParts(CostA), toB = dual.InParts(CostB), atEndA = dual.Balance[A], atEndB = dual.Balance[B];
        long own = Prize > 0 ? 0 : Math.Max(0, Math.Max(atEndA - toA, atEndB - toB));
        dual.Balance[Vertex] = own;
        long leftToB = toB - own + atEndB, leftToA = toA - own + atEndA;
        foreach (var (k, atA, atB) in dual.Both(A, B))
        {
            long y = atA;
            if (atA > atB)
            {
                long far = Math.Min(atA - atB, leftToB);
                leftToB -= far;
                y = atB + far;
            }
            else if (atB > atA)
            {
                long far = Math.Min(atB - atA, leftToA);
                leftToA -= far;
                y = atA + far;
            }

            dual.Set(k, Vertex, y);
        }

        if (Prize > 0)
        {
            dual.Value[Vertex] = dual.InParts(Prize);
            dual.Set(Vertex, Vertex, 0);
        }
    }

    /// <summary>Either end's balance may exceed the vertex's by the cost of the edge between, less what the vertex's own terminal takes of it.</summary>
    public override void LimitBalance(long[] most)
    {
        most[A] = Math.Min(most[A], Prize > 0 ? CostA - Prize : Added(most[Vertex], CostA));
        most[B] = Math.Min(most[B], Prize > 0 ? CostB - Prize : Added(most[Vertex], CostB));
    }
}
