using Zheli.Model.Units;

namespace Zheli.Engineering.Optics.Pon;

/// <summary>The stages of splitters between an OLT port and a home, with their loss; made by <see cref="PonBudget.Split"/>.</summary>
public sealed class PonSplit
{
    internal PonSplit(int[] stages, Decibels least, Decibels most) => (Stages, Least, Most) = (stages, least, most);

    /// <summary>Homes per splitter at each stage, from the OLT outwards: 4 then 8.</summary>
    public IReadOnlyList<int> Stages { get; }

    /// <summary>Homes that can hang on the port: the product of the stages.</summary>
    public int Homes => Stages.Aggregate(1, (product, stage) => product * stage);

    /// <summary>The least that all stages together lose.</summary>
    public Decibels Least { get; }

    /// <summary>The most that all stages together lose.</summary>
    public Decibels Most { get; }

    /// <summary>As planners write it: 1:4 + 1:8.</summary>
    public override string ToString() =>
        Stages.Count == 0 ? "no splitter" : string.Join(" + ", Stages.Select(stage => FormattableString.Invariant($"1:{stage}")));
}

/// <summary>The passive way from an OLT port to one home.</summary>
/// <param name="Length">Length of fibre, all sections together, slack included.</param>
/// <param name="Split">The splitters on the way.</param>
/// <param name="Connectors">Mated pairs of connectors, those at the OLT and at the ONU included.</param>
/// <param name="Splices">Fusion splices.</param>
public readonly record struct PonPath(Metres Length, PonSplit Split, int Connectors, int Splices);
