namespace Zheli.Algorithms.Steiner.Reductions;

/// <summary>
/// Two edges that met at a vertex which some best tree only passes through became a single edge between their other ends, one of several that stand
/// for the vertex.
/// </summary>
/// <param name="Vertex">The vertex, which has no prize.</param>
/// <param name="EdgeA">One edge.</param>
/// <param name="EdgeB">The other edge.</param>
/// <param name="Joined">The new edge.</param>
internal sealed record PairStep(int Vertex, int EdgeA, int EdgeB, int Joined) : ReductionStep
{
    public override long Offset => 0;

    public override void LiftTree(bool[] edgeIn, bool[] vertexIn)
    {
        if (edgeIn[Joined])
        {
            edgeIn[EdgeA] = edgeIn[EdgeB] = vertexIn[Vertex] = true;
        }
    }

    public override void LowerTree(bool[] edgeIn) => edgeIn[Joined] = edgeIn[EdgeA] && edgeIn[EdgeB];

    /// <summary>Not every dual solution survives what the test looks at.</summary>
    public override void LiftPotentials(LiftedPotentials dual) => throw new InvalidOperationException("Trees lift from here, potentials do not.");

    public override void LimitBalance(long[] most) => throw new InvalidOperationException("Trees lift from here, potentials do not.");
}
