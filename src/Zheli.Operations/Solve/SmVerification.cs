using System.Diagnostics;
using Zheli.Operations.Verify;

namespace Zheli.Operations.Solve;

/// <summary>Checks a schedule against its instance by definition, with nothing of the solver: every job, every precedence, every period.</summary>
public static class SmVerification
{
    /// <summary>Checks a schedule.</summary>
    /// <param name="sm">The instance.</param>
    /// <param name="solution">The schedule.</param>
    /// <exception cref="Model.BadInputException">A file cannot be read.</exception>
    public static VerifyResult Run(string sm, string solution)
    {
        var clock = Stopwatch.StartNew();
        var instance = SmReader.Read(sm);
        var (stated, start) = SmSolutionFile.Read(solution, instance.Duration.Length);
        int absent = Array.IndexOf(start, -1);
        var checks = new List<CheckOutcome>
        {
            StpVerification.Outcome("jobs", absent < 0, absent < 0 ? $"All {start.Length} jobs have a start." : $"Job {absent + 1} has no start."),
        };
        if (absent < 0)
        {
            checks.Add(Precedence(instance, start));
            checks.Add(Resources(instance, start));
            long finish = start.Select((s, i) => s + instance.Duration[i]).Max();
            bool same = stated is not { } claim || claim == finish;
            checks.Add(StpVerification.Outcome("makespan", same, same ? $"The last job finishes at {finish}." : $"The last job finishes at {finish}, not at {stated}."));
        }

        return new VerifyResult(instance.Name, checks.TrueForAll(c => c.Ok), checks, clock.Elapsed.TotalSeconds);
    }

    private static CheckOutcome Precedence(SmInstance instance, long[] start)
    {
        foreach (var (before, after) in instance.Arcs)
        {
            long finished = start[before] + instance.Duration[before];
            if (start[after] < finished)
            {
                return StpVerification.Outcome("precedence", false, $"Job {after + 1} starts at {start[after]}, before job {before + 1} has finished at {finished}.");
            }
        }

        return StpVerification.Outcome("precedence", true, $"All {instance.Arcs.Count} precedences hold.");
    }

    /// <summary>What is held changes only where a job starts or finishes; between such moments one look is enough.</summary>
    private static CheckOutcome Resources(SmInstance instance, long[] start)
    {
        int resources = instance.Capacity.Length;
        long[] held = new long[resources];
        var moments = Enumerable.Range(0, start.Length)
            .SelectMany(i => new[] { (At: start[i], Sign: 1, Job: i), (At: start[i] + instance.Duration[i], Sign: -1, Job: i) })
            .Where(m => instance.Duration[m.Job] > 0).OrderBy(m => m.At).ThenBy(m => m.Sign);
        foreach (var (at, sign, job) in moments)
        {
            for (int r = 0; r < resources; r++)
            {
                held[r] += sign * (long)instance.Demand[(job * resources) + r];
                if (held[r] > instance.Capacity[r])
                {
                    return StpVerification.Outcome("resources", false, $"In period {at} at least {held[r]} of resource R {r + 1} are held; there are {instance.Capacity[r]}.");
                }
            }
        }

        return StpVerification.Outcome("resources", true, $"No period holds more than there is of any of {resources} resources.");
    }
}
