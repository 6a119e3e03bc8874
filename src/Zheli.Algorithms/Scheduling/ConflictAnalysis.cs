namespace Zheli.Algorithms.Scheduling;

/// <summary>
/// Turns a contradiction into a learnt list: resolves the statements that led to it backwards along the trail until one of the present level is left.
/// </summary>
/// <remarks>J. Marques-Silva, K. Sakallah, <i>GRASP</i>, IEEE Trans. Computers 48 (1999), first unique implication point; here on bounds instead of Booleans
/// (O. Ohrimenko, P. J. Stuckey, M. Codish, Constraints 14 (2009)).</remarks>
internal sealed class ConflictAnalysis(BoundTrail trail, int variables)
{
    private readonly int[] maker = [.. Enumerable.Repeat(-1, 2 * variables)];
    private readonly int[] need = new int[2 * variables];
    private readonly List<int> involved = [];
    private readonly HashSet<int> levels = [];
    private int present;

    /// <summary>What was learnt: the first statement becomes true at <see cref="ReturnLevel"/>, the second is the last there to have become false.</summary>
    public List<BoundLiteral> Learnt { get; } = [];

    /// <summary>Statements met on the way.</summary>
    public List<BoundLiteral> Met { get; } = [];

    /// <summary>The level to go back to.</summary>
    public int ReturnLevel { get; private set; }

    /// <summary>Levels that the learnt statements come from.</summary>
    public int Levels { get; private set; }

    /// <summary>Analyses a contradiction.</summary>
    /// <param name="conflict">Statements that hold and contradict each other.</param>
    /// <returns>False when they hold for ever: there is no schedule.</returns>
    public bool Run(IReadOnlyList<BoundLiteral> conflict)
    {
        Met.Clear();
        Learnt.Clear();
        int k = -1;
        foreach (var literal in conflict)
        {
            k = Math.Max(k, trail.HoldsForEver(literal) ? -1 : trail.Maker(literal));
        }

        if (k < 0)
        {
            return false;
        }

        // A contradiction that lies below the present level is analysed at its own.
        trail.Backtrack(trail.LevelOf(k));
        foreach (var literal in conflict)
        {
            Need(literal);
        }

        while (true)
        {
            while (maker[trail.At(k).Var] != k)
            {
                k--;
            }

            int variable = trail.At(k).Var;
            if (present == 1 && k >= trail.LevelStart)
            {
                Conclude(new BoundLiteral(variable, need[variable]));
                break;
            }

            maker[variable] = -1;
            present -= k >= trail.LevelStart ? 1 : 0;
            foreach (var literal in trail.Reason(k))
            {
                Need(literal);
            }

            k--;
        }

        Clear();
        return true;
    }

    private void Need(BoundLiteral literal)
    {
        if (trail.HoldsForEver(literal))
        {
            return;
        }

        int old = maker[literal.Var];
        if (old >= 0 && need[literal.Var] >= literal.Value)
        {
            return;
        }

        int k = trail.Maker(literal);
        Met.Add(literal);
        involved.Add(literal.Var);
        present += (k >= trail.LevelStart ? 1 : 0) - (old >= trail.LevelStart ? 1 : 0);
        (maker[literal.Var], need[literal.Var]) = (k, literal.Value);
    }

    private void Conclude(BoundLiteral last)
    {
        Learnt.Add(last.Negation());
        levels.Clear();
        levels.Add(trail.Level);
        ReturnLevel = 0;
        int second = -1;
        foreach (int v in involved)
        {
            if (v == last.Var || maker[v] < 0 || Implied(maker[v]))
            {
                continue;
            }

            int level = trail.LevelOf(maker[v]);
            levels.Add(level);
            second = level > ReturnLevel ? Learnt.Count : second;
            ReturnLevel = Math.Max(ReturnLevel, level);
            Learnt.Add(new BoundLiteral(v, need[v]).Negation());
            maker[v] = -2 - maker[v];
        }

        if (second > 1)
        {
            (Learnt[1], Learnt[second]) = (Learnt[second], Learnt[1]);
        }

        Levels = levels.Count;
    }

    /// <summary>True when a statement follows from others that were needed and made before it; later ones might follow from it in turn.</summary>
    private bool Implied(int k)
    {
        var reason = trail.Reason(k);
        foreach (var literal in reason)
        {
            int other = maker[literal.Var] < -1 ? -2 - maker[literal.Var] : maker[literal.Var];
            if (!trail.HoldsForEver(literal) && (other < 0 || other >= k || need[literal.Var] < literal.Value))
            {
                return false;
            }
        }

        return reason.Length > 0;
    }

    private void Clear()
    {
        foreach (int v in involved)
        {
            maker[v] = -1;
        }

        involved.Clear();
        present = 0;
    }
}
