using Zheli.Algorithms.Scheduling;

namespace Zheli.Operations.Solve;

/// <summary>A project scheduling instance of PSPLIB's single-mode format; job n of the file is activity n − 1.</summary>
/// <param name="Name">The file's name without its ending.</param>
/// <param name="Duration">Periods of each job.</param>
/// <param name="Demand">Units, job by job.</param>
/// <param name="Capacity">Units of each resource.</param>
/// <param name="Arcs">Pairs (before, after).</param>
internal sealed record SmInstance(string Name, int[] Duration, int[] Demand, int[] Capacity, IReadOnlyList<(int Before, int After)> Arcs)
{
    /// <summary>The first job that asks for more than there is, or null when a schedule exists.</summary>
    public string? Impossible()
    {
        for (int k = 0; k < Demand.Length; k++)
        {
            int resource = k % Capacity.Length, job = k / Capacity.Length;
            if (Duration[job] > 0 && Demand[k] > Capacity[resource])
            {
                return FormattableString.Invariant($"infeasible: job {job + 1} asks for {Demand[k]} of resource R {resource + 1}, which has {Capacity[resource]}");
            }
        }

        return null;
    }

    /// <summary>The problem for the solver; only when it is possible.</summary>
    public RcpspProblem Problem() => RcpspProblem.Create(Duration, Demand, Capacity, Arcs);
}
