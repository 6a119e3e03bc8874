namespace Zheli.Algorithms.Scheduling;

/// <summary>
/// Amounts of all resources side by side in machine words, so that one subtraction compares several at once. Each lane has a guard bit above
/// its amount: a free amount is kept with the guard set, and taking more than is there clears it.
/// </summary>
/// <remarks>L. Lamport, <i>Multiple byte processing with full-word instructions</i>, Communications of the ACM 18 (1975).</remarks>
internal sealed class PackedResources
{
    public PackedResources(RcpspProblem problem)
    {
        int bits = problem.Capacity.Concat(problem.Demand).DefaultIfEmpty(0).Max() < 1 << 15 ? 16 : 32;
        int lanes = 64 / bits;
        Words = Math.Max(1, (problem.ResourceCount + lanes - 1) / lanes);
        Guard = bits == 16 ? 0x8000_8000_8000_8000 : 0x8000_0000_8000_0000;
        ulong[] Pack(ReadOnlySpan<int> amounts)
        {
            ulong[] words = new ulong[Words];
            for (int r = 0; r < amounts.Length; r++)
            {
                words[r / lanes] |= (ulong)amounts[r] << (r % lanes * bits);
            }

            return words;
        }

        Free = [.. Pack(problem.Capacity).Select(w => w | Guard)];
        Demand = new ulong[problem.Count * Words];
        for (int i = 0; i < problem.Count; i++)
        {
            Pack(problem.Demand.AsSpan(i * problem.ResourceCount, problem.ResourceCount)).CopyTo(Demand, i * Words);
        }
    }

    /// <summary>Words for one period or one activity.</summary>
    public int Words { get; }

    /// <summary>The guard bit of every lane.</summary>
    public ulong Guard { get; }

    /// <summary>All capacities free, guards set.</summary>
    public ulong[] Free { get; }

    /// <summary>Demands, activity by activity.</summary>
    public ulong[] Demand { get; }
}
