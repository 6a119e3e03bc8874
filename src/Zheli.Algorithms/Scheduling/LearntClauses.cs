namespace Zheli.Algorithms.Scheduling;

/// <summary>
/// What was learnt from conflicts: lists of statements of which at least one is true in every schedule. Each list watches two of its statements
/// and is looked at when one of them becomes false.
/// </summary>
/// <remarks>M. Moskewicz et al., <i>Chaff</i>, DAC 2001 (watching two); G. Audemard, L. Simon, IJCAI 2009 (keeping those of few levels).</remarks>
internal sealed class LearntClauses
{
    private readonly BoundTrail trail;
    private readonly List<Watch>[] watches;
    private readonly List<BoundLiteral> because = [];
    private List<Clause> clauses = [];

    public LearntClauses(BoundTrail trail, int variables)
    {
        this.trail = trail;
        watches = [.. Enumerable.Range(0, 2 * variables).Select(_ => new List<Watch>())];
    }

    /// <summary>Number of lists kept.</summary>
    public int Count => clauses.Count;

    /// <summary>Keeps a list whose first statement is about to be made true and whose second is false at the level returned to.</summary>
    /// <param name="literals">Two statements or more.</param>
    /// <param name="levels">Levels that its statements came from: the fewer, the more useful.</param>
    public void Add(BoundLiteral[] literals, int levels)
    {
        var clause = new Clause(literals, levels);
        clauses.Add(clause);
        Attach(clause);
    }

    /// <summary>Looks at every list that watches a statement which a bound has made false.</summary>
    /// <returns>False at a contradiction, explained in the trail's conflict.</returns>
    public bool Propagate(int variable)
    {
        var list = watches[variable];
        int kept = 0, k = 0;
        bool fine = true;
        while (k < list.Count)
        {
            var watch = list[k++];
            if (watch.FalseFrom > trail[variable] || !Moved(watch.Clause, variable, watch.FalseFrom, out fine))
            {
                list[kept++] = watch;
            }

            if (!fine)
            {
                break;
            }
        }

        while (k < list.Count)
        {
            list[kept++] = list[k++];
        }

        list.RemoveRange(kept, list.Count - kept);
        return fine;
    }

    /// <summary>Forgets the half that is least useful; only to be called at level 0.</summary>
    public void Forget()
    {
        clauses = [.. clauses.Select((c, i) => (c, i)).OrderBy(x => x.c.Levels <= 2 ? 0 : x.c.Levels).ThenByDescending(x => x.i).Take(clauses.Count / 2).OrderBy(x => x.i).Select(x => x.c)];
        foreach (var list in watches)
        {
            list.Clear();
        }

        foreach (var clause in clauses)
        {
            MoveTrueOrOpenFirst(clause.Literals);
            Attach(clause);
        }
    }

    private void MoveTrueOrOpenFirst(BoundLiteral[] literals)
    {
        int front = 0;
        for (int k = 0; k < literals.Length && front < 2; k++)
        {
            if (!trail.Holds(literals[k].Negation()))
            {
                (literals[front], literals[k]) = (literals[k], literals[front]);
                front++;
            }
        }
    }

    private void Attach(Clause clause)
    {
        for (int k = 0; k < 2; k++)
        {
            var falseWhen = clause.Literals[k].Negation();
            watches[falseWhen.Var].Add(new Watch(clause, falseWhen.Value));
        }
    }

    /// <summary>Deals with a list one of whose watched statements became false; true when it watches another one now.</summary>
    private bool Moved(Clause clause, int variable, int value, out bool fine)
    {
        fine = true;
        var literals = clause.Literals;
        var dead = new BoundLiteral(variable, value).Negation();
        if (literals[0] == dead)
        {
            (literals[0], literals[1]) = (literals[1], literals[0]);
        }

        if (trail.Holds(literals[0]))
        {
            return false;
        }

        for (int k = 2; k < literals.Length; k++)
        {
            var falseWhen = literals[k].Negation();
            if (!trail.Holds(falseWhen))
            {
                (literals[1], literals[k]) = (literals[k], literals[1]);
                watches[falseWhen.Var].Add(new Watch(clause, falseWhen.Value));
                return true;
            }
        }

        because.Clear();
        for (int k = 1; k < literals.Length; k++)
        {
            because.Add(literals[k].Negation());
        }

        fine = trail.Push(literals[0], System.Runtime.InteropServices.CollectionsMarshal.AsSpan(because));
        return false;
    }

    private readonly record struct Watch(Clause Clause, int FalseFrom);

    private sealed record Clause(BoundLiteral[] Literals, int Levels);
}
