namespace Zheli.Algorithms.Scheduling;

/// <summary>A statement "bound <paramref name="Var"/> is at least <paramref name="Value"/>"; see <see cref="BoundTrail"/>.</summary>
/// <param name="Var">2 i speaks of the start of activity i, 2 i + 1 of its negative, so that upper bounds are lower bounds too.</param>
/// <param name="Value">The least value.</param>
internal readonly record struct BoundLiteral(int Var, int Value)
{
    /// <summary>The opposite: the other bound of the same activity on the other side of the value.</summary>
    public BoundLiteral Negation() => new(Var ^ 1, 1 - Value);
}

/// <summary>
/// Lower and upper bounds of the starts, every change with the statements that forced it, so that it can be undone and explained. What holds at level 0
/// holds for ever and needs no reason.
/// </summary>
internal sealed class BoundTrail
{
    private readonly int[] bound;
    private readonly int[] forEver;
    private readonly int[] last;
    private readonly Queue<int> changed = new();
    private readonly bool[] isChanged;
    private readonly List<int> levelStart = [];
    private Change[] trail = new Change[1024];
    private BoundLiteral[] reasons = new BoundLiteral[4096];
    private int reasonCount;

    /// <summary>All starts from 0 to a horizon.</summary>
    public BoundTrail(int variables, int horizon)
    {
        bound = new int[2 * variables];
        forEver = new int[2 * variables];
        last = new int[2 * variables];
        isChanged = new bool[2 * variables];
        Array.Fill(last, -1);
        for (int v = 0; v < variables; v++)
        {
            bound[(2 * v) + 1] = forEver[(2 * v) + 1] = -horizon;
        }
    }

    /// <summary>Why the two bounds of an activity cross, once <see cref="Push"/> has returned false.</summary>
    public List<BoundLiteral> Conflict { get; } = [];

    /// <summary>Number of changes above level 0.</summary>
    public int Count { get; private set; }

    /// <summary>Number of changes ever made.</summary>
    public long Changes { get; private set; }

    /// <summary>Number of decisions in force.</summary>
    public int Level => levelStart.Count;

    /// <summary>First change of the present level.</summary>
    public int LevelStart => levelStart[^1];

    /// <summary>The present bound.</summary>
    public int this[int variable] => bound[variable];

    /// <summary>A change by its place.</summary>
    public ref readonly Change At(int index) => ref trail[index];

    /// <summary>True when the statement holds.</summary>
    public bool Holds(BoundLiteral literal) => bound[literal.Var] >= literal.Value;

    /// <summary>True when the statement holds at level 0.</summary>
    public bool HoldsForEver(BoundLiteral literal) => forEver[literal.Var] >= literal.Value;

    /// <summary>The change that made a statement true, or −1 when it holds for ever; the statement must hold.</summary>
    public int Maker(BoundLiteral literal)
    {
        int k = last[literal.Var];
        while (k >= 0 && trail[k].Old >= literal.Value)
        {
            k = trail[k].Previous;
        }

        return k;
    }

    /// <summary>The level at which a change was made.</summary>
    public int LevelOf(int index)
    {
        int low = 0, high = levelStart.Count;
        while (low < high)
        {
            int middle = (low + high) / 2;
            (low, high) = levelStart[middle] <= index ? (middle + 1, high) : (low, middle);
        }

        return low;
    }

    /// <summary>The statements that forced a change; none for a decision.</summary>
    public ReadOnlySpan<BoundLiteral> Reason(int index) => reasons.AsSpan(trail[index].ReasonStart, trail[index].ReasonCount);

    /// <summary>Makes a statement true.</summary>
    /// <param name="literal">The statement.</param>
    /// <param name="because">Statements that hold and force it.</param>
    /// <returns>False when the other bound forbids it.</returns>
    public bool Push(BoundLiteral literal, ReadOnlySpan<BoundLiteral> because)
    {
        if (Holds(literal))
        {
            return true;
        }

        if (bound[literal.Var ^ 1] > -literal.Value)
        {
            Conflict.Clear();
            Conflict.AddRange(because);
            Conflict.Add(literal.Negation());
            return false;
        }

        if (Level > 0)
        {
            Record(literal, because);
        }
        else
        {
            forEver[literal.Var] = literal.Value;
        }

        bound[literal.Var] = literal.Value;
        Changes++;
        if (!isChanged[literal.Var])
        {
            isChanged[literal.Var] = true;
            changed.Enqueue(literal.Var);
        }

        return true;
    }

    /// <summary>Opens a level; what is pushed first is its decision.</summary>
    public void OpenLevel() => levelStart.Add(Count);

    /// <summary>Undoes everything above a level.</summary>
    public void Backtrack(int level)
    {
        if (level >= Level)
        {
            return;
        }

        while (changed.TryDequeue(out int variable))
        {
            isChanged[variable] = false;
        }

        int to = levelStart[level];
        reasonCount = to < Count ? trail[to].ReasonStart : reasonCount;
        while (Count > to)
        {
            ref var change = ref trail[--Count];
            bound[change.Var] = change.Old;
            last[change.Var] = change.Previous;
        }

        levelStart.RemoveRange(level, levelStart.Count - level);
    }

    /// <summary>Takes the next bound that changed and has not been looked at.</summary>
    public bool TryTakeChanged(out int variable)
    {
        bool any = changed.TryDequeue(out variable);
        if (any)
        {
            isChanged[variable] = false;
        }

        return any;
    }

    private void Record(BoundLiteral literal, ReadOnlySpan<BoundLiteral> because)
    {
        if (Count == trail.Length)
        {
            Array.Resize(ref trail, Count * 2);
        }

        if (reasonCount + because.Length > reasons.Length)
        {
            Array.Resize(ref reasons, Math.Max(reasons.Length * 2, reasonCount + because.Length));
        }

        because.CopyTo(reasons.AsSpan(reasonCount));
        trail[Count] = new Change(literal.Var, bound[literal.Var], literal.Value, last[literal.Var], reasonCount, because.Length);
        reasonCount += because.Length;
        last[literal.Var] = Count++;
    }

    /// <summary>One change of a bound.</summary>
    /// <param name="Var">The bound.</param>
    /// <param name="Old">Value before.</param>
    /// <param name="New">Value after.</param>
    /// <param name="Previous">The change of the same bound before, or −1.</param>
    /// <param name="ReasonStart">Where its reason lies.</param>
    /// <param name="ReasonCount">Number of statements in it.</param>
    public readonly record struct Change(int Var, int Old, int New, int Previous, int ReasonStart, int ReasonCount);
}
