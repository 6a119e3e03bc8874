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
}
