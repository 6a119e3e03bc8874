namespace Zheli.Algorithms.Steiner;

/// <summary>A certificate was asked for that would list more potentials than memory and files should hold; without one the same problem is solved.</summary>
/// <param name="most">Potentials that a certificate may list.</param>
public sealed class ProofTooLargeException(long most) : Exception
{
    /// <summary>Potentials that a certificate may list.</summary>
    public long Most => most;
}
