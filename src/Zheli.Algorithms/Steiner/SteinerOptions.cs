namespace Zheli.Algorithms.Steiner;

/// <summary>How much work to do. Without a time limit the answer depends on <see cref="Effort"/> and <see cref="Seed"/> alone.</summary>
public sealed record SteinerOptions
{
    /// <summary>Threads to use; the answer does not depend on it.</summary>
    public int Threads { get; init; } = 1;

    /// <summary>Seed of every random choice.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>Cuts the work short; null lets it run to its end.</summary>
    public TimeSpan? TimeLimit { get; init; }

    /// <summary>Amount of work: 0 is one construction, one local search and one bound; each unit adds rounds of search and of ascents.</summary>
    public int Effort { get; init; } = 1;

    /// <summary>Edges of a known tree to start from; edges that do not hang together with the root are ignored.</summary>
    public int[]? WarmStart { get; init; }

    /// <summary>Write out the potentials that prove the bound; without them only the bound itself is returned.</summary>
    public bool WantCertificate { get; init; } = true;

    /// <summary>Potentials that a certificate may list; one of more is refused with a <see cref="ProofTooLargeException"/>.</summary>
    public long MostPotentials { get; init; } = long.MaxValue;

    /// <summary>Where the potentials prove less than the best tree costs, work on the proof alone, after the search and within its time limit.</summary>
    public bool SharpenCertificate { get; init; }
}
