namespace Zheli.Algorithms.Steiner.Cuts;

/// <summary>
/// The kernel of a basis: a row for each row of the programme that holds with equality, a column for each column of the basis. Kept as sparse factors of
/// what it was when it was taken apart, and a border of one row and one column for each change since then: a row that came, or one that sets a column's
/// value to 0; a column that came, or one that frees a row. The border is solved by the inverse of its Schur complement (Bisschop &amp; Meeraus 1977).
/// </summary>
internal sealed class KernelFactors
{
    /// <summary>So many changes may follow before the kernel is taken apart anew.</summary>
    public const int MostChanges = 96;

    private readonly SparseFactors factors = new();

    // Where positions of the kernel stand among the rows and columns of factors and border.
    private readonly List<int> rowAt = [];
    private readonly List<int> columnAt = [];
    private readonly List<(int[] At, double[] Number)> borderRows = [];
    private readonly List<(int[] At, double[] Number)> borderColumns = [];
    private readonly BorderInverse schur = new(MostChanges);
    private readonly Side coming = new();
    private readonly Side entering = new();
    private double[] given = [];
    private double[] rest = [];
    private double[] solved = [];
    private int inner;
    private long work;

    /// <summary>Rows, and as many columns.</summary>
    public int Count => columnAt.Count;

    /// <summary>True when it must be taken apart before the next change.</summary>
    public bool IsFull => borderRows.Count == MostChanges;

    /// <summary>Arithmetic done so far, about.</summary>
    public long Work => (2 * factors.Work) + work;

    /// <summary>Takes a kernel apart.</summary>
    /// <param name="count">Rows, and as many columns.</param>
    /// <param name="fill">Puts the entries in.</param>
    /// <returns>False when it has no inverse.</returns>
    public bool Take(int count, Action<SparseFactors> fill)
    {
        inner = count;
        rowAt.Clear();
        columnAt.Clear();
        rowAt.AddRange(Enumerable.Range(0, count));
        columnAt.AddRange(Enumerable.Range(0, count));
        borderRows.Clear();
        borderColumns.Clear();
        schur.Clear();
        if (given.Length < count)
        {
            (given, rest, solved) = (new double[count * 2], new double[count * 2], new double[count * 2]);
        }

        factors.Begin(count);
        fill(factors);
        return factors.Factor();
    }

    /// <summary>Solves kernel · x = b in place.</summary>
    /// <param name="vector">b by rows, then x by columns.</param>
    /// <param name="isChange">Whether b is the column that the next change brings.</param>
    public void Right(Span<double> vector, bool isChange)
    {
        int t = borderRows.Count;
        Span<double> outer = stackalloc double[t], y = stackalloc double[t];
        Load(vector, rowAt, outer, isChange ? entering : null);
        factors.Right(given, solved);
        for (int i = 0; i < t; i++)
        {
            outer[i] -= Dot(borderRows[i], solved);
        }

        schur.Right(outer, y);
        if (isChange)
        {
            entering.Keep(solved.AsSpan(0, inner), outer, y);
        }

        if (t > 0)
        {
            for (int j = 0; j < t; j++)
            {
                Add(borderColumns[j], rest, -y[j]);
            }

            factors.Right(rest, solved);
        }

        Unload(vector, columnAt, y);
    }

    /// <summary>Solves y · kernel = c in place.</summary>
    /// <param name="vector">c by columns, then y by rows.</param>
    /// <param name="isChange">Whether c is the row that the next change brings.</param>
    public void Left(Span<double> vector, bool isChange)
    {
        int t = borderRows.Count;
        Span<double> outer = stackalloc double[t], y = stackalloc double[t];
        Load(vector, columnAt, outer, isChange ? coming : null);
        factors.Left(given, solved);
        for (int j = 0; j < t; j++)
        {
            outer[j] -= Dot(borderColumns[j], solved);
        }

        schur.Left(outer, y);
        if (isChange)
        {
            coming.Keep(solved.AsSpan(0, inner), outer, y);
        }

        if (t > 0)
        {
            for (int i = 0; i < t; i++)
            {
                Add(borderRows[i], rest, -y[i]);
            }

            factors.Left(rest, solved);
        }

        Unload(vector, rowAt, y);
    }

    /// <summary>The last row and column solved for enter the kernel, at its end.</summary>
    /// <param name="corner">What the row has in the column.</param>
    public void Enter(double corner)
    {
        Border(corner);
        rowAt.Add(inner + borderRows.Count - 1);
        columnAt.Add(inner + borderRows.Count - 1);
    }

    /// <summary>The last row solved for takes the place of another, whose unit vector was the last column.</summary>
    public void ExchangeRow(int q)
    {
        Border(0);
        rowAt[q] = inner + borderRows.Count - 1;
    }

    /// <summary>The last column solved for takes the place of another, whose unit vector was the last row.</summary>
    public void ExchangeColumn(int p)
    {
        Border(0);
        columnAt[p] = inner + borderRows.Count - 1;
    }

    /// <summary>A column and a row leave, whose unit vectors were the last row and column; the last ones take their places.</summary>
    public void Leave(int p, int q)
    {
        Border(0);
        columnAt[p] = columnAt[^1];
        rowAt[q] = rowAt[^1];
        columnAt.RemoveAt(columnAt.Count - 1);
        rowAt.RemoveAt(rowAt.Count - 1);
    }

    private void Border(double corner)
    {
        var row = coming.Inner(inner);
        double last = corner - Dot(row, entering.Solved);
        for (int i = 0; i < borderRows.Count; i++)
        {
            last -= coming.Times[i] * entering.Outer[i];
        }

        schur.Enter(entering.Times.AsSpan(0, borderRows.Count), coming.Times.AsSpan(0, borderRows.Count), last);
        borderRows.Add(row);
        borderColumns.Add(entering.Inner(inner));
    }

    /// <summary>Lays a vector out over factors and border.</summary>
    private void Load(ReadOnlySpan<double> vector, List<int> at, Span<double> outer, Side? kept)
    {
        work += vector.Length;
        outer.Clear();
        given.AsSpan(0, inner).Clear();
        kept?.Entries.Clear();
        for (int i = 0; i < vector.Length; i++)
        {
            if (vector[i] != 0)
            {
                int to = at[i];
                if (to < inner)
                {
                    given[to] = vector[i];
                }
                else
                {
                    outer[to - inner] = vector[i];
                }

                kept?.Entries.Add((to, vector[i]));
            }
        }

        if (outer.Length > 0)
        {
            given.AsSpan(0, inner).CopyTo(rest);
        }
    }

    private void Unload(Span<double> vector, List<int> at, ReadOnlySpan<double> outer)
    {
        for (int i = 0; i < vector.Length; i++)
        {
            vector[i] = at[i] < inner ? solved[at[i]] : outer[at[i] - inner];
        }
    }

    private double Dot((int[] At, double[] Number) sparse, double[] dense)
    {
        double sum = 0;
        work += sparse.At.Length;
        for (int i = 0; i < sparse.At.Length; i++)
        {
            sum += sparse.Number[i] * dense[sparse.At[i]];
        }

        return sum;
    }

    private static void Add((int[] At, double[] Number) sparse, double[] dense, double by)
    {
        for (int i = 0; i < sparse.At.Length && by != 0; i++)
        {
            dense[sparse.At[i]] += by * sparse.Number[i];
        }
    }

    /// <summary>A row or column that may enter: its entries, and what solving for it gave.</summary>
    private sealed class Side
    {
        public List<(int At, double Number)> Entries { get; } = [];

        /// <summary>Its solution by the factors alone.</summary>
        public double[] Solved { get; private set; } = [];

        /// <summary>Its row or column of the Schur complement.</summary>
        public double[] Outer { get; } = new double[MostChanges];

        /// <summary>The same times the complement's inverse.</summary>
        public double[] Times { get; } = new double[MostChanges];

        public void Keep(ReadOnlySpan<double> solved, ReadOnlySpan<double> outer, ReadOnlySpan<double> times)
        {
            if (Solved.Length < solved.Length)
            {
                Solved = new double[solved.Length * 2];
            }

            solved.CopyTo(Solved);
            outer.CopyTo(Outer);
            times.CopyTo(Times);
        }

        /// <summary>The entries that meet the factors.</summary>
        public (int[] At, double[] Number) Inner(int size)
        {
            var inside = Entries.FindAll(x => x.At < size);
            return ([.. inside.Select(x => x.At)], [.. inside.Select(x => x.Number)]);
        }
    }
}
