namespace Zheli.Algorithms.Steiner.Reductions;

/// <summary>One step of a reduction and its inverse on trees and on potentials.</summary>
internal abstract record ReductionStep
{
    /// <summary>What the step adds to the objective of every answer of the reduced problem, proved by the potentials that it lifts.</summary>
    public abstract long Offset { get; }

    /// <summary>Makes a tree after the step into one before it.</summary>
    public abstract void LiftTree(bool[] edgeIn, bool[] vertexIn);

    /// <summary>Makes a tree before the step into what is left of it after.</summary>
    public abstract void LowerTree(bool[] edgeIn);

    /// <summary>Makes potentials after the step into potentials before it, worth <see cref="Offset"/> more.</summary>
    public abstract void LiftPotentials(LiftedPotentials dual);

    /// <summary>From the most that vertices before the step may have as their balance to the most that those after it may have, in wholes.</summary>
    public abstract void LimitBalance(long[] most);

    /// <summary>A limit, where there is one, and a cost.</summary>
    protected static long Added(long limit, long cost) => limit == long.MaxValue ? limit : limit + cost;
}
