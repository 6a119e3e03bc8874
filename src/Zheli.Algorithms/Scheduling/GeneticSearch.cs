using Zheli.Algorithms.Sampling;

namespace Zheli.Algorithms.Scheduling;

/// <summary>
/// One population of activity lists, each the order of starts of a justified schedule. Two parents give a child by two-point crossover; the child is
/// mutated, scheduled and justified, and takes the place of the worse of two when it is better and not there already.
/// </summary>
/// <remarks>S. Hartmann, Naval Research Logistics 45 (1998); V. Valls, F. Ballestín, S. Quintanilla, EJOR 185 (2008).</remarks>
internal sealed class GeneticSearch
{
    private const int StagnationPerMember = 200;
    private const int MovesPerActivity = 10;
    private const int MostUrgencyDraws = 3;

    private readonly RcpspProblem problem;
    private readonly Justification justification;
    private readonly int[] latest;
    private readonly List<Member> members = [];
    private readonly bool[] taken;
    private readonly int[] child;
    private readonly int[] start;
    private readonly int[] position;
    private readonly int size;
    private RandomStream random;
    private int stagnation;

    /// <summary>Prepares an empty population.</summary>
    public GeneticSearch(RcpspProblem problem, PackedResources packed, int size, long seed, long stream)
    {
        this.problem = problem;
        this.size = size;
        random = new RandomStream(seed, stream);
        justification = new Justification(problem, packed);
        int[] tail = problem.Mirrored().Heads();
        latest = [.. tail.Zip(problem.Duration, (t, d) => -t - d)];
        taken = new bool[problem.Count];
        (child, start, position) = (new int[problem.Count], new int[problem.Count], new int[problem.Count]);
        BestStart = new int[problem.Count];
    }

    /// <summary>The best makespan so far.</summary>
    public int BestMakespan { get; private set; } = int.MaxValue;

    /// <summary>The schedule that has it.</summary>
    public int[] BestStart { get; }

    /// <summary>Schedules built so far.</summary>
    public long Built => justification.Built;

    /// <summary>Breeds on.</summary>
    /// <param name="schedules">Schedules after which to stop.</param>
    /// <param name="token">Stops earlier; what was found stays.</param>
    public void Run(long schedules, CancellationToken token)
    {
        long until = justification.Built + schedules;
        while (justification.Built < until && !token.IsCancellationRequested)
        {
            if (members.Count < size)
            {
                Sample();
                Enter(-1);
            }
            else
            {
                Breed();
            }
        }
    }

    /// <summary>Schedules the child; it joins the population, or takes the place of a worse member.</summary>
    private void Enter(int instead)
    {
        int makespan = justification.Schedule(child, start);
        if (makespan < BestMakespan)
        {
            BestMakespan = makespan;
            start.CopyTo(BestStart, 0);
            stagnation = 0;
        }

        // Of two schedules of one makespan the one that starts earlier has more room to improve; equal sums are taken for the same schedule.
        long sum = 0;
        foreach (int s in start)
        {
            sum += s;
        }

        var fitness = new Fitness(makespan, sum);
        if (instead < 0)
        {
            members.Add(new Member((int[])child.Clone(), fitness));
            return;
        }

        foreach (var m in members)
        {
            if (m.Fitness == fitness)
            {
                return;
            }
        }

        if (fitness.CompareTo(members[instead].Fitness) < 0)
        {
            child.CopyTo(members[instead].Order, 0);
            members[instead] = new Member(members[instead].Order, fitness);
        }
    }

    private void Breed()
    {
        if (++stagnation > size * StagnationPerMember)
        {
            stagnation = 0;
            members.Clear();
            return;
        }

        int mother = Tournament(true), father = Tournament(true);
        while (father == mother)
        {
            father = random.Next(size);
        }

        Cross(members[mother].Order, members[father].Order);
        Mutate();
        Enter(Tournament(false));
    }

    /// <summary>The better, or the worse, of two drawn at random.</summary>
    private int Tournament(bool better)
    {
        int a = random.Next(size), b = random.Next(size);
        return members[a].Fitness.CompareTo(members[b].Fitness) < 0 == better ? a : b;
    }

    /// <summary>The mother's order with a stretch of it in the father's order.</summary>
    private void Cross(int[] mother, int[] father)
    {
        int n = child.Length, length = (n / 4) + random.Next(1 + (n / 2)), from = random.Next(n - length + 1), to = from + length;
        Array.Clear(taken);
        for (int k = 0; k < from; k++)
        {
            taken[child[k] = mother[k]] = true;
        }

        int at = from;
        for (int k = 0; at < to; k++)
        {
            if (!taken[father[k]])
            {
                taken[child[at++] = father[k]] = true;
            }
        }

        foreach (int i in mother)
        {
            if (!taken[i])
            {
                child[at++] = i;
            }
        }
    }

    /// <summary>Moves some activities to random places between their predecessors and successors.</summary>
    private void Mutate()
    {
        int n = child.Length;
        for (int k = 0; k < n; k++)
        {
            position[child[k]] = k;
        }

        for (int moves = random.Next(1 + Math.Max(1, n / MovesPerActivity)); moves > 0; moves--)
        {
            int i = random.Next(n), at = position[i], low = 0, high = n - 1;
            foreach (int p in problem.Predecessors.Of(i))
            {
                low = Math.Max(low, position[p] + 1);
            }

            foreach (int s in problem.Successors.Of(i))
            {
                high = Math.Min(high, position[s] - 1);
            }

            int to = low + random.Next(high - low + 1);
            int step = Math.Sign(to - at);
            for (int k = at; k != to; k += step)
            {
                position[child[k] = child[k + step]] = k;
            }

            position[child[to] = i] = to;
        }
    }

    /// <summary>A random order: next is the most urgent of some that may be next, urgent by the latest start that the longest path after it allows.</summary>
    private void Sample()
    {
        int[] count = new int[problem.Count];
        var ready = new List<int>();
        for (int i = 0; i < problem.Count; i++)
        {
            count[i] = problem.Predecessors.Of(i).Length;
            if (count[i] == 0)
            {
                ready.Add(i);
            }
        }

        for (int k = 0; k < child.Length; k++)
        {
            int best = random.Next(ready.Count);
            for (int draw = random.Next(MostUrgencyDraws + 1); draw > 0; draw--)
            {
                int other = random.Next(ready.Count);
                best = latest[ready[other]] < latest[ready[best]] ? other : best;
            }

            int i = ready[best];
            ready[best] = ready[^1];
            ready.RemoveAt(ready.Count - 1);
            child[k] = i;
            foreach (int s in problem.Successors.Of(i))
            {
                if (--count[s] == 0)
                {
                    ready.Add(s);
                }
            }
        }
    }

    private readonly record struct Member(int[] Order, Fitness Fitness);

    private readonly record struct Fitness(int Makespan, long SumOfStarts)
    {
        public int CompareTo(Fitness other) => Makespan != other.Makespan ? Makespan.CompareTo(other.Makespan) : SumOfStarts.CompareTo(other.SumOfStarts);
    }
}
