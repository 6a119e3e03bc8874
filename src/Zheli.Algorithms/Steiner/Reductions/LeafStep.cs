namespace Zheli.Algorithms.Steiner.Reductions;

/// <summary>
/// A vertex of degree 1 went away. When its prize does not pay for its edge it is lost for good; when it does, it follows its neighbour, whose
/// prize grows by the difference.
/// </summary>
/// <param name="Leaf">The vertex.</param>
/// <param name="Neighbour">What it hung on.</param>
/// <param name="Edge">Its edge.</param>
/// <param name="Cost">Cost of the edge.</param>
/// <param name="Prize">Prize of the leaf.</param>
/// <param name="NeighbourPrize">Prize of the neighbour before it grew.</param>
internal sealed record LeafStep(int Leaf, int Neighbour, int Edge, long Cost, long Prize, long NeighbourPrize) : ReductionStep
{
    public override long Offset => Math.Min(Cost, Prize);

    public override void LiftTree(bool[] edgeIn, bool[] vertexIn)
    {
        if (Prize > Cost && vertexIn[Neighbour])
        {
            edgeIn[Edge] = vertexIn[Leaf] = true;
        }
    }

    public override void LowerTree(bool[] edgeIn)
    {
        // The leaf's edge has no counterpart: its neighbour's prize stands for it.
    }

    /// <summary>
    /// The leaf copies its neighbour's potentials, so that no other terminal uses its edge, and pays the offset across the edge alone. What
    /// the neighbour paid beyond its own prize, the leaf pays from the far side of the neighbour on. Without a prize the leaf has as little balance as its
    /// edge, which nobody else uses, lets it have.
    /// </summary>
    public override void LiftPotentials(LiftedPotentials dual)
    {
        dual.Copy(Neighbour, Leaf);
        long cost = dual.InParts(Cost), before = dual.InParts(NeighbourPrize), excess = Prize > Cost ? Math.Max(0, dual.Value[Neighbour] - before) : 0;
        dual.Value[Leaf] = dual.InParts(Offset) + excess;
        dual.Balance[Leaf] = Prize > 0 ? 0 : Math.Max(0, dual.Balance[Neighbour] - cost);
        if (excess > 0)
        {
            dual.Split(Neighbour, before, Leaf, cost);
        }

        dual.Set(Leaf, Leaf, 0);
    }

    /// <summary>
    /// The neighbour's balance may exceed the leaf's by the cost of the edge, less what the leaf's own terminal takes of it. A prize that pays for the
    /// edge is the neighbour's from now on, which then has no balance.
    /// </summary>
    public override void LimitBalance(long[] most)
    {
        if (Prize <= Cost)
        {
            most[Neighbour] = Math.Min(most[Neighbour], Prize > 0 ? Cost - Prize : Added(most[Leaf], Cost));
        }
    }
}
