using System.Runtime.InteropServices;

namespace Zheli.Algorithms.Steiner.Cuts;

/// <summary>The rows of a covering programme, each the columns that count once and those that count −1, and where each column stands.</summary>
internal sealed class CoveringRows
{
    private readonly List<int[]> plus = [];
    private readonly List<int[]> minus = [];
    private readonly List<double> atLeast = [];
    private readonly bool[] isForbidden;
    private readonly int[] first;
    private int[] row = new int[4096];
    private int[] next = new int[4096];
    private int entries;

    public CoveringRows(int columns)
    {
        (isForbidden, first) = (new bool[columns], new int[columns]);
        Array.Fill(first, -1);
    }

    public int Count => plus.Count;

    public int[] Plus(int r) => plus[r];

    public int[] Minus(int r) => minus[r];

    public double AtLeast(int r) => atLeast[r];

    public bool IsForbidden(int column) => isForbidden[column];

    /// <summary>The column counts in no row that comes later, and after <see cref="Keep"/> in none at all.</summary>
    public void Forbid(int column) => isForbidden[column] = true;

    /// <summary>Adds a row: the sum of some columns less that of others is at least a number.</summary>
    public void Add(int[] more, int[] less, double number)
    {
        plus.Add(more);
        minus.Add(less);
        atLeast.Add(number);
        Index(plus.Count - 1);
    }

    /// <summary>Forgets all rows but some, ascending, which are renumbered; columns taken out vanish from them.</summary>
    public void Keep(int[] kept)
    {
        for (int r = 0; r < kept.Length; r++)
        {
            (plus[r], minus[r], atLeast[r]) = (Allowed(plus[kept[r]]), Allowed(minus[kept[r]]), atLeast[kept[r]]);
        }

        CollectionsMarshal.SetCount(plus, kept.Length);
        CollectionsMarshal.SetCount(minus, kept.Length);
        CollectionsMarshal.SetCount(atLeast, kept.Length);
        Array.Fill(first, -1);
        entries = 0;
        for (int r = 0; r < kept.Length; r++)
        {
            Index(r);
        }
    }

    /// <summary>How much more than asked a row has at the given values of columns.</summary>
    public double Slack(int r, double[] value)
    {
        double sum = -atLeast[r];
        foreach (int c in plus[r])
        {
            sum += value[c];
        }

        foreach (int c in minus[r])
        {
            sum -= value[c];
        }

        return sum;
    }

    /// <summary>First entry of a column, or −1.</summary>
    public int FirstEntry(int column) => first[column];

    public int NextEntry(int entry) => next[entry];

    /// <summary>The row of an entry, and 1 or −1.</summary>
    public (int Row, int Sign) Entry(int entry) => (row[entry] >> 1, 1 - (2 * (row[entry] & 1)));

    /// <summary>Writes what a row has in columns with a place to those places, and 0 to all others.</summary>
    public void Write(int r, int[] place, Span<double> to)
    {
        to.Clear();
        foreach (int c in plus[r])
        {
            if (place[c] >= 0)
            {
                to[place[c]] = 1;
            }
        }

        foreach (int c in minus[r])
        {
            if (place[c] >= 0)
            {
                to[place[c]] = -1;
            }
        }
    }

    /// <summary>Puts some rows, by the places of columns that have one, into a matrix.</summary>
    public void Fill(SparseFactors factors, IReadOnlyList<int> some, int[] place)
    {
        for (int q = 0; q < some.Count; q++)
        {
            foreach (int c in plus[some[q]])
            {
                if (place[c] >= 0)
                {
                    factors.Set(q, place[c], 1);
                }
            }

            foreach (int c in minus[some[q]])
            {
                if (place[c] >= 0)
                {
                    factors.Set(q, place[c], -1);
                }
            }
        }
    }

    private int[] Allowed(int[] columns) => Array.Exists(columns, c => isForbidden[c]) ? Array.FindAll(columns, c => !isForbidden[c]) : columns;

    private void Index(int r)
    {
        for (int sign = 0; sign < 2; sign++)
        {
            foreach (int c in sign == 0 ? plus[r] : minus[r])
            {
                if (entries == row.Length)
                {
                    Array.Resize(ref row, entries * 2);
                    Array.Resize(ref next, entries * 2);
                }

                row[entries] = (r * 2) + sign;
                next[entries] = first[c];
                first[c] = entries++;
            }
        }
    }
}
