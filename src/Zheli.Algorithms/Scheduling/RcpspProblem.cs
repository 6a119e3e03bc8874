namespace Zheli.Algorithms.Scheduling;

/// <summary>
/// A resource-constrained project scheduling problem: activities with whole durations, finish-to-start precedence, and renewable resources of which each
/// activity in progress holds a constant amount. The makespan, the time at which all have finished, is to be least. Periods count from 0.
/// </summary>
/// <remarks>J. Błażewicz, J. K. Lenstra, A. H. G. Rinnooy Kan, Discrete Applied Mathematics 5 (1983): PS | prec | Cmax in today's notation.</remarks>
public sealed class RcpspProblem
{
    private RcpspProblem(int[] duration, int[] demand, int[] capacity, Adjacency successors, Adjacency predecessors, int[] order)
    {
        (Duration, Demand, Capacity) = (duration, demand, capacity);
        (Successors, Predecessors, Order) = (successors, predecessors, order);
    }

    /// <summary>Number of activities.</summary>
    public int Count => Duration.Length;

    /// <summary>Number of resources.</summary>
    public int ResourceCount => Capacity.Length;

    /// <summary>Periods that each activity takes, ≥ 0.</summary>
    public int[] Duration { get; }

    /// <summary>Units held, activity by activity: resource r of activity i is at i · ResourceCount + r.</summary>
    public int[] Demand { get; }

    /// <summary>Units of each resource in every period.</summary>
    public int[] Capacity { get; }

    /// <summary>What must wait for each activity.</summary>
    public Adjacency Successors { get; }

    /// <summary>What each activity must wait for.</summary>
    public Adjacency Predecessors { get; }

    /// <summary>All activities, each after its predecessors; the least number first where there is a choice.</summary>
    public int[] Order { get; }

    /// <summary>Makes a problem.</summary>
    /// <param name="duration">Periods, ≥ 0, together at most 2^30.</param>
    /// <param name="demand">Units, ≥ 0, activity by activity, at most the capacity where the duration is not 0.</param>
    /// <param name="capacity">Units, at least 0 and below 2^31.</param>
    /// <param name="arcs">Pairs (before, after).</param>
    /// <exception cref="ArgumentException">The arrays do not fit together, a number is out of range, or the precedence has a cycle.</exception>
    public static RcpspProblem Create(int[] duration, int[] demand, int[] capacity, IReadOnlyList<(int Before, int After)> arcs)
    {
        int count = duration.Length, resources = capacity.Length;
        if (demand.Length != count * resources || duration.Any(d => d < 0) || duration.Sum(d => (long)d) > 1 << 30 || capacity.Any(c => c < 0))
        {
            throw new ArgumentException($"{count} activities and {resources} resources do not fit {demand.Length} demands, or a number is out of range.", nameof(demand));
        }

        for (int i = 0; i < demand.Length; i++)
        {
            if (demand[i] < 0 || (duration[i / resources] > 0 && demand[i] > capacity[i % resources]))
            {
                throw new ArgumentException($"Activity {i / resources} asks for {demand[i]} of {capacity[i % resources]}.", nameof(demand));
            }
        }

        var (successors, predecessors) = (new Adjacency(count, arcs), new Adjacency(count, [.. arcs.Select(a => (a.After, a.Before))]));
        int[] order = TopologicalOrder(successors, predecessors);
        return order.Length == count
            ? new RcpspProblem(duration, demand, capacity, successors, predecessors, order)
            : throw new ArgumentException("The precedence has a cycle.", nameof(arcs));
    }

    /// <summary>The same project run backwards in time: a schedule of one, mirrored, is a schedule of the other.</summary>
    public RcpspProblem Mirrored() => new(Duration, Demand, Capacity, Predecessors, Successors, [.. Order.AsEnumerable().Reverse()]);

    /// <summary>Longest path of durations before each activity: no schedule starts it earlier.</summary>
    public int[] Heads()
    {
        int[] head = new int[Count];
        foreach (int i in Order)
        {
            foreach (int p in Predecessors.Of(i))
            {
                head[i] = Math.Max(head[i], head[p] + Duration[p]);
            }
        }

        return head;
    }

    /// <summary>Activities in an order that precedence allows; shorter than the number of activities when there is a cycle.</summary>
    internal static int[] TopologicalOrder(Adjacency successors, Adjacency predecessors)
    {
        int[] waiting = [.. Enumerable.Range(0, predecessors.Count).Select(i => predecessors.Of(i).Length)];
        var ready = new PriorityQueue<int, int>(Enumerable.Range(0, waiting.Length).Where(i => waiting[i] == 0).Select(i => (i, i)));
        var order = new List<int>(waiting.Length);
        while (ready.TryDequeue(out int i, out _))
        {
            order.Add(i);
            foreach (int s in successors.Of(i))
            {
                if (--waiting[s] == 0)
                {
                    ready.Enqueue(s, s);
                }
            }
        }

        return [.. order];
    }
}
