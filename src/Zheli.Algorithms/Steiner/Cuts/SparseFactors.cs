namespace Zheli.Algorithms.Steiner.Cuts;

/// <summary>
/// A sparse square matrix as the product of two triangular ones, by elimination that takes a row of fewest entries next and in it the column of fewest
/// (Markowitz 1957), among entries that are not small.
/// </summary>
internal sealed class SparseFactors
{
    private const double Singular = 1e-9;

    /// <summary>A pivot is at least this share of its row's largest entry.</summary>
    private const double Threshold = 0.1;
    private const double Noise = 1e-13;

    // The order of pivots; the rows' multipliers below each pivot; the pivot rows without their pivots.
    private int[] pivotRow = [];
    private int[] pivotColumn = [];
    private double[] pivot = [];
    private int[] lowerStart = [];
    private int[] upperStart = [];
    private int[] lowerRow = new int[256];
    private double[] lower = new double[256];
    private int[] upperColumn = new int[256];
    private double[] upper = new double[256];
    private double[] scratch = [];

    // While it eliminates: rows as growing lists, the rows in which a column may be, and how many rows still have it.
    private int[][] column = [];
    private double[][] number = [];
    private int[] length = [];
    private int[][] rowsOf = [];
    private int[] listed = [];
    private int[] degree = [];

    /// <summary>Rows, and as many columns.</summary>
    public int Count { get; private set; }

    /// <summary>Entries of both factors.</summary>
    public int Entries => Count == 0 ? 0 : Count + lowerStart[Count] + upperStart[Count];

    /// <summary>Arithmetic done so far, about.</summary>
    public long Work { get; private set; }

    /// <summary>Starts with a matrix of so many rows, all empty.</summary>
    public void Begin(int count)
    {
        Count = count;
        if (pivot.Length <= count)
        {
            int size = (count + 1) * 2;
            (pivotRow, pivotColumn, pivot) = (new int[size], new int[size], new double[size]);
            (lowerStart, upperStart, scratch) = (new int[size + 1], new int[size + 1], new double[size]);
            (length, listed, degree) = (new int[size], new int[size], new int[size]);
            Array.Resize(ref column, size);
            Array.Resize(ref number, size);
            Array.Resize(ref rowsOf, size);
        }

        for (int i = 0; i < count; i++)
        {
            (column[i], number[i], rowsOf[i]) = (column[i] ?? new int[8], number[i] ?? new double[8], rowsOf[i] ?? new int[8]);
            length[i] = listed[i] = degree[i] = 0;
        }
    }

    /// <summary>Puts a number other than 0 where none is yet.</summary>
    public void Set(int row, int col, double value)
    {
        if (length[row] == column[row].Length)
        {
            Array.Resize(ref column[row], length[row] * 2);
            Array.Resize(ref number[row], length[row] * 2);
        }

        (column[row][length[row]], number[row][length[row]]) = (col, value);
        length[row]++;
        if (listed[col] == rowsOf[col].Length)
        {
            Array.Resize(ref rowsOf[col], listed[col] * 2);
        }

        rowsOf[col][listed[col]++] = row;
        degree[col]++;
    }

    /// <summary>Takes the matrix apart.</summary>
    /// <returns>False when it has no inverse.</returns>
    public bool Factor()
    {
        int n = Count;
        bool[] isDone = new bool[n], isGone = new bool[n];
        int[] at = new int[n];
        var singles = new Stack<int>();
        var byLength = new PriorityQueue<int, (int, int)>();
        for (int i = 0; i < n; i++)
        {
            byLength.Enqueue(i, (length[i], i));
            if (degree[i] == 1)
            {
                singles.Push(i);
            }
        }

        Array.Fill(at, -1);
        lowerStart[0] = upperStart[0] = 0;
        for (int s = 0; s < n; s++)
        {
            var (r, place) = (-1, -1);
            while (r < 0 && singles.TryPop(out int c))
            {
                if (!isGone[c] && degree[c] == 1)
                {
                    r = Array.Find(rowsOf[c][..listed[c]], i => !isDone[i] && Array.IndexOf(column[i], c, 0, length[i]) >= 0);
                    place = Array.IndexOf(column[r], c, 0, length[r]);
                    if (Math.Abs(number[r][place]) < 1e-6)
                    {
                        r = -1;
                    }
                }
            }

            while (r < 0)
            {
                if (!byLength.TryDequeue(out int i, out var known))
                {
                    return false;
                }

                if (!isDone[i] && known.Item1 == length[i])
                {
                    (r, place) = (i, Choose(i));
                    if (place < 0)
                    {
                        return false;
                    }
                }
            }

            Eliminate(s, r, place, isDone, isGone, at, singles, byLength);
        }

        return true;
    }

    /// <summary>Solves matrix · x = b.</summary>
    /// <param name="b">By rows; destroyed.</param>
    /// <param name="x">By columns.</param>
    public void Right(double[] b, double[] x)
    {
        Work += Entries;
        for (int s = 0; s < Count; s++)
        {
            double value = b[pivotRow[s]];
            if (value != 0)
            {
                for (int i = lowerStart[s]; i < lowerStart[s + 1]; i++)
                {
                    b[lowerRow[i]] -= lower[i] * value;
                }
            }
        }

        for (int s = Count - 1; s >= 0; s--)
        {
            double value = b[pivotRow[s]];
            for (int i = upperStart[s]; i < upperStart[s + 1]; i++)
            {
                value -= upper[i] * x[upperColumn[i]];
            }

            x[pivotColumn[s]] = Math.Abs(value) < Noise ? 0 : value / pivot[s];
        }
    }

    /// <summary>Solves y · matrix = c.</summary>
    /// <param name="c">By columns; destroyed.</param>
    /// <param name="y">By rows.</param>
    public void Left(double[] c, double[] y)
    {
        Work += Entries;
        for (int s = 0; s < Count; s++)
        {
            double value = c[pivotColumn[s]];
            if (Math.Abs(value) < Noise)
            {
                y[pivotRow[s]] = 0;
                continue;
            }

            value /= pivot[s];
            y[pivotRow[s]] = value;
            for (int i = upperStart[s]; i < upperStart[s + 1]; i++)
            {
                c[upperColumn[i]] -= upper[i] * value;
            }
        }

        for (int s = Count - 1; s >= 0; s--)
        {
            double value = y[pivotRow[s]];
            for (int i = lowerStart[s]; i < lowerStart[s + 1]; i++)
            {
                value -= lower[i] * y[lowerRow[i]];
            }

            y[pivotRow[s]] = value;
        }
    }

    /// <summary>The place of the pivot in a row: of the entries that are not small the one in the column of fewest.</summary>
    private int Choose(int r)
    {
        double largest = 0;
        for (int i = 0; i < length[r]; i++)
        {
            largest = Math.Max(largest, Math.Abs(number[r][i]));
        }

        int best = -1;
        for (int i = 0; i < length[r] && largest >= Singular; i++)
        {
            if (Math.Abs(number[r][i]) >= Threshold * largest && (best < 0 || degree[column[r][i]] < degree[column[r][best]]))
            {
                best = i;
            }
        }

        return best;
    }

    private void Eliminate(
        int s, int r, int place, bool[] isDone, bool[] isGone, int[] at, Stack<int> singles, PriorityQueue<int, (int, int)> byLength)
    {
        int c = column[r][place];
        double p = number[r][place];
        (pivotRow[s], pivotColumn[s], pivot[s]) = (r, c, p);
        isDone[r] = isGone[c] = true;
        int up = upperStart[s], low = lowerStart[s];
        while (upperColumn.Length < up + length[r])
        {
            Array.Resize(ref upperColumn, upperColumn.Length * 2);
            Array.Resize(ref upper, upper.Length * 2);
        }

        for (int i = 0; i < length[r]; i++)
        {
            if (i != place)
            {
                (upperColumn[up], upper[up++]) = (column[r][i], number[r][i]);
                if (--degree[column[r][i]] == 1)
                {
                    singles.Push(column[r][i]);
                }
            }
        }

        upperStart[s + 1] = up;
        for (int k = 0; k < listed[c]; k++)
        {
            int row = rowsOf[c][k], found = isDone[row] ? -1 : Array.IndexOf(column[row], c, 0, length[row]);
            if (found < 0)
            {
                continue;
            }

            double factor = number[row][found] / p;
            length[row]--;
            (column[row][found], number[row][found]) = (column[row][length[row]], number[row][length[row]]);
            if (low == lower.Length)
            {
                Array.Resize(ref lower, low * 2);
                Array.Resize(ref lowerRow, low * 2);
            }

            (lowerRow[low], lower[low++]) = (row, factor);
            Subtract(row, factor, upperStart[s], up, at, singles);
            byLength.Enqueue(row, (length[row], row));
        }

        lowerStart[s + 1] = low;
    }

    /// <summary>Takes a multiple of the pivot row from another row.</summary>
    private void Subtract(int row, double factor, int from, int to, int[] at, Stack<int> singles)
    {
        if (from == to)
        {
            return;
        }

        Work += length[row] + to - from;
        for (int i = 0; i < length[row]; i++)
        {
            at[column[row][i]] = i;
        }

        for (int i = from; i < to; i++)
        {
            int c = upperColumn[i];
            if (at[c] >= 0)
            {
                number[row][at[c]] -= factor * upper[i];
            }
            else
            {
                Set(row, c, -factor * upper[i]);
            }
        }

        int kept = 0;
        for (int i = 0; i < length[row]; i++)
        {
            int c = column[row][i];
            at[c] = -1;
            if (Math.Abs(number[row][i]) < Noise)
            {
                // What cancels leaves the column; the row stays listed there and is not found any more.
                if (--degree[c] == 1)
                {
                    singles.Push(c);
                }

                continue;
            }

            (column[row][kept], number[row][kept]) = (c, number[row][i]);
            kept++;
        }

        length[row] = kept;
    }
}
