using Zheli.Model.Catalogue;
using Zheli.Model.Network;

namespace Zheli.Engineering.Access;

/// <summary>Makes the proofs of lower bounds of access designs.</summary>
public static class BoundProofs
{
    /// <summary>Makes the proof for a design, by solving the trenches of what it serves once more.</summary>
    /// <param name="question">The settlement, as it was designed.</param>
    /// <param name="design">The design: its options, and what it leaves out.</param>
    /// <param name="catalogue">Figures in use there.</param>
    /// <param name="threads">Threads; the answer does not depend on it.</param>
    /// <param name="token">Stops the work.</param>
    public static AccessBoundProof Make(AccessQuestion question, AccessDesign design, CostCatalogue catalogue, int threads, CancellationToken token)
    {
        var it = new AccessCase(question.Premises, question.Corridors, question.Kind, question.Centre, new(catalogue, design.Options));
        var left = design.Unserved.Select(u => u.Premises).ToHashSet(StringComparer.Ordinal);
        for (var h = 0; h < it.Premises.Count; h++)
        {
            if (left.Contains(it.Premises[h].Key))
            {
                it.Exclude(h, "design", $"The design leaves it out.", "");
            }
        }

        var (terminals, proof) = (it.Terminals(), TrenchTree.Solve(it, threads, token, isProving: true).Potentials);
        return new(
            it.Network.Vertices, it.Tail, it.Head, it.Network.Lines, it.Network.Method, TrenchTree.EdgeCosts(it, null), terminals.Count > 0 ? terminals.Min : -1,
            proof.Terminal, proof.TerminalValue, proof.Start, proof.Vertex, proof.Potential);
    }
}
