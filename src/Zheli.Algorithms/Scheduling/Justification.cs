namespace Zheli.Algorithms.Scheduling;

/// <summary>
/// Forward-backward improvement: every activity to the right as far as it goes, the last first, then every one to the left, the first first. The schedule
/// becomes no longer and often shorter.
/// </summary>
/// <remarks>V. Valls, F. Ballestín, S. Quintanilla, <i>Justification and RCPSP: a technique that pays</i>, EJOR 165 (2005).</remarks>
internal sealed class Justification
{
    private readonly RcpspProblem problem;
    private readonly RcpspProblem mirrored;
    private readonly SerialScheduler forward;
    private readonly SerialScheduler backward;
    private readonly int[] key;
    private readonly int[] order;
    private readonly int[] fromEnd;
    private int[] bucket = new int[256];

    public Justification(RcpspProblem problem, PackedResources packed)
    {
        this.problem = problem;
        mirrored = problem.Mirrored();
        forward = new SerialScheduler(problem, packed);
        backward = new SerialScheduler(mirrored, packed);
        (key, order, fromEnd) = (new int[problem.Count], new int[problem.Count], new int[problem.Count]);
    }

    /// <summary>Schedules built so far.</summary>
    public long Built { get; private set; }

    /// <summary>Builds a schedule from an order and improves it until nothing is gained.</summary>
    /// <param name="activities">All activities, each after its predecessors; on return sorted by their start.</param>
    /// <param name="start">Gets the start of each activity.</param>
    /// <returns>The makespan.</returns>
    public int Schedule(Span<int> activities, Span<int> start)
    {
        int makespan = forward.Build(activities, start);
        Built++;
        for (int before = int.MaxValue; makespan < before;)
        {
            before = makespan;
            for (int i = 0; i < key.Length; i++)
            {
                key[i] = makespan - start[i] - problem.Duration[i];
            }

            Sort(mirrored.Order, makespan, order);
            int span = backward.Build(order, fromEnd);
            for (int i = 0; i < key.Length; i++)
            {
                key[i] = span - fromEnd[i] - problem.Duration[i];
            }

            Sort(problem.Order, span, order);
            makespan = forward.Build(order, start);
            Built += 2;
        }

        start.CopyTo(key);
        Sort(problem.Order, makespan, activities);
        return makespan;
    }

    /// <summary>Sorts by <see cref="key"/>; equal keys stay in the order given, which precedence allows.</summary>
    private void Sort(int[] given, int largest, Span<int> sorted)
    {
        if (bucket.Length < largest + 2)
        {
            bucket = new int[largest + 2];
        }

        var first = bucket.AsSpan(0, largest + 2);
        first.Clear();
        foreach (int k in key)
        {
            first[k + 1]++;
        }

        for (int k = 0; k <= largest; k++)
        {
            first[k + 1] += first[k];
        }

        foreach (int i in given)
        {
            sorted[first[key[i]]++] = i;
        }
    }
}
