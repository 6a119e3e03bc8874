using System.Numerics;
using System.Runtime.InteropServices;

namespace Zheli.Algorithms.Steiner.Cuts;

/// <summary>
/// The linear programme min c·x, A x ≥ b, x ≥ 0 with c ≥ 0 and entries of ±1, to which rows come while it is solved, by the dual simplex method (Lemke
/// 1954): at every moment the multipliers of the rows are feasible, so their worth is a bound whenever the work is cut short.
/// </summary>
/// <remarks>
/// Only the kernel is inverted: the rows that hold with equality by the columns in the basis, a dense matrix with as many rows as arcs that are used. A row
/// or a column that comes or goes changes the inverse by one outer product. The row that leaves is the most violated by the length of its row of the inverse
/// (steepest edge, Forrest &amp; Goldfarb 1992), of a few candidates. Costs are made slightly smaller, each by another amount, so that ties do not stall.
/// </remarks>
internal sealed class CoveringProgramme
{
    private const double Feasible = 1e-7;
    private const double Pivot = 1e-7;
    private const double Noise = 1e-11;
    private const double Slack = 1e-10;
    private const int Candidates = 16;
    private const int ScansPerList = 12;
    private const int Checked = 256;

    private readonly double[] cost;
    private readonly double[] reduced;
    private readonly double[] alpha;
    private readonly double[] value;
    private readonly int[] place;
    private readonly int[] firstEntry;
    private readonly bool[] isTouched;
    private readonly bool[] isForbidden;
    private readonly List<int> touched = [];
    private readonly List<int[]> plus = [];
    private readonly List<int[]> minus = [];
    private readonly List<double> bound = [];
    private readonly List<double> price = [];
    private readonly List<int> tight = [];
    private readonly List<int> seat = [];
    private readonly List<int> basic = [];
    private readonly List<(int Row, double Weight)> candidates = [];
    private int[] entryRow = new int[4096];
    private int[] entryNext = new int[4096];
    private int entries;
    private double[] inverse = new double[64 * 64];
    private int stride = 64;
    private double[] along = new double[64];
    private double[] down = new double[64];
    private int scans;
    private int sinceCheck;

    /// <param name="costs">Cost of each column, at least 0.</param>
    /// <param name="seed">Seed of the amounts by which costs are made smaller.</param>
    /// <param name="share">Largest share of a cost that is taken away; half as much at least.</param>
    public CoveringProgramme(double[] costs, int seed, double share)
    {
        var random = new Random(seed);
        cost = [.. costs.Select(c => c * (1 - (share * (0.5 + (0.5 * random.NextDouble())))))];
        reduced = [.. cost];
        (alpha, value, place, firstEntry) = (new double[cost.Length], new double[cost.Length], new int[cost.Length], new int[cost.Length]);
        (isTouched, isForbidden) = (new bool[cost.Length], new bool[cost.Length]);
        Array.Fill(place, -1);
        Array.Fill(firstEntry, -1);
    }

    /// <summary>The value of each column; 0 outside the basis.</summary>
    public ReadOnlySpan<double> Value => value;

    /// <summary>Columns in the basis.</summary>
    public IReadOnlyList<int> Basic => basic;

    /// <summary>Number of rows, those left behind by <see cref="Purge"/> not counted.</summary>
    public int RowCount => plus.Count;

    /// <summary>What the multipliers are worth.</summary>
    public double Objective { get; private set; }

    /// <summary>Pivots so far.</summary>
    public int Pivots { get; private set; }

    /// <summary>Arithmetic done so far, about: a measure of work that no clock disturbs.</summary>
    public long Work { get; private set; }

    /// <summary>True when every row holds, so that nothing more can be gained without new rows.</summary>
    public bool IsSolved { get; private set; }

    /// <summary>Multiplier of a row.</summary>
    public double Price(int row) => price[row];

    /// <summary>True for a row that has a part in the basis.</summary>
    public bool IsTight(int row) => seat[row] >= 0;

    /// <summary>What a row asks for.</summary>
    public double AtLeast(int row) => bound[row];

    /// <summary>Columns that count once in a row.</summary>
    public int[] Plus(int row) => plus[row];

    /// <summary>Columns that count −1 in a row.</summary>
    public int[] Minus(int row) => minus[row];

    /// <summary>Adds a row: the sum of some columns less that of others is at least a number.</summary>
    public void Add(int[] more, int[] less, double atLeast)
    {
        int row = plus.Count;
        plus.Add(more);
        minus.Add(less);
        bound.Add(atLeast);
        price.Add(0);
        seat.Add(-1);
        Index(row);
        IsSolved = false;
    }

    /// <summary>Takes a column out that is not in the basis: it counts in no row any more.</summary>
    /// <returns>False when the column is in the basis, where it stays.</returns>
    public bool Forbid(int column) => place[column] < 0 && (isForbidden[column] = true);

    /// <summary>True for a column taken out.</summary>
    public bool IsForbidden(int column) => isForbidden[column];

    /// <summary>Forgets rows that do not hold with equality, where asked.</summary>
    /// <param name="isSpent">Which to forget; only asked for rows without a multiplier.</param>
    /// <returns>The old number of each row that stays.</returns>
    public int[] Purge(Func<int, bool> isSpent)
    {
        int[] kept = [.. Enumerable.Range(0, plus.Count).Where(r => seat[r] >= 0 || !isSpent(r))];
        for (int r = 0; r < kept.Length; r++)
        {
            int old = kept[r];
            (plus[r], minus[r], bound[r], price[r], seat[r]) = (Allowed(plus[old]), Allowed(minus[old]), bound[old], price[old], seat[old]);
            if (seat[r] >= 0)
            {
                tight[seat[r]] = r;
            }
        }

        foreach (var list in new[] { plus, minus })
        {
            CollectionsMarshal.SetCount(list, kept.Length);
        }

        CollectionsMarshal.SetCount(bound, kept.Length);
        CollectionsMarshal.SetCount(price, kept.Length);
        CollectionsMarshal.SetCount(seat, kept.Length);
        Array.Fill(firstEntry, -1);
        entries = 0;
        for (int r = 0; r < kept.Length; r++)
        {
            Index(r);
        }

        candidates.Clear();
        return kept;
    }

    /// <summary>How much more than asked a row has.</summary>
    public double SlackOf(int row) => Activity(row) - bound[row];

    /// <summary>Pivots until every row holds, the multipliers are worth enough, or too much was done.</summary>
    /// <returns>False when the numbers went bad; the programme is of no more use then.</returns>
    public bool Solve(double enough, long work, CancellationToken token)
    {
        long end = Work + work;
        while (Work < end && Objective < enough && !token.IsCancellationRequested)
        {
            if (++sinceCheck >= Checked)
            {
                sinceCheck = 0;
                if (Error() > 1e-6 && !Rebuild())
                {
                    return false;
                }
            }

            var (row, position) = Leaving();
            if (row < 0 && position < 0)
            {
                if (Error() > 1e-6)
                {
                    if (!Rebuild())
                    {
                        return false;
                    }

                    continue;
                }

                IsSolved = true;
                return true;
            }

            if (!(row >= 0 ? Raise(row, enough) : Lower(position, enough)))
            {
                return false;
            }

            Pivots++;
        }

        return true;
    }

    private int[] Allowed(int[] columns) => Array.Exists(columns, c => isForbidden[c]) ? Array.FindAll(columns, c => !isForbidden[c]) : columns;

    private void Index(int row)
    {
        for (int sign = 0; sign < 2; sign++)
        {
            foreach (int c in sign == 0 ? plus[row] : minus[row])
            {
                if (entries == entryRow.Length)
                {
                    Array.Resize(ref entryRow, entries * 2);
                    Array.Resize(ref entryNext, entries * 2);
                }

                entryRow[entries] = (row * 2) + sign;
                entryNext[entries] = firstEntry[c];
                firstEntry[c] = entries++;
            }
        }
    }

    private double Activity(int row)
    {
        double sum = 0;
        foreach (int c in plus[row])
        {
            sum += value[c];
        }

        foreach (int c in minus[row])
        {
            sum -= value[c];
        }

        return sum;
    }

    /// <summary>The row or the position in the basis that is violated most.</summary>
    private (int Row, int Position) Leaving()
    {
        int k = basic.Count, position = -1, row = -1;
        double best = 0;
        for (int p = 0; p < k; p++)
        {
            double x = value[basic[p]];
            if (x < -Feasible)
            {
                double weight = Norm(inverse.AsSpan(p * stride, k));
                Work += k;
                if (x * x > best * weight)
                {
                    (best, position) = (x * x / weight, p);
                }
            }
        }

        bool fresh = false;
        while (true)
        {
            if (candidates.Count == 0 || scans >= ScansPerList)
            {
                ListCandidates();
                fresh = true;
            }

            scans++;
            for (int at = candidates.Count - 1; at >= 0; at--)
            {
                var (r, weight) = candidates[at];
                double missing = seat[r] >= 0 ? 0 : -SlackOf(r);
                Work += plus[r].Length;
                if (missing <= Feasible)
                {
                    candidates.RemoveAt(at);
                }
                else if (missing * missing > best * weight)
                {
                    (best, row) = (missing * missing / weight, r);
                }
            }

            if (row >= 0)
            {
                return (row, -1);
            }

            if (position >= 0 || fresh)
            {
                return (-1, position);
            }

            candidates.Clear();
        }
    }

    private void ListCandidates()
    {
        scans = 0;
        candidates.Clear();
        var all = new List<(double Missing, int Row)>();
        for (int r = 0; r < plus.Count; r++)
        {
            if (seat[r] < 0)
            {
                double missing = -SlackOf(r);
                Work += plus[r].Length;
                if (missing > Feasible)
                {
                    all.Add((-missing, r));
                }
            }
        }

        all.Sort();
        foreach (var (_, r) in all.Take(Candidates))
        {
            candidates.Add((r, 1 + Norm(Along(r))));
        }
    }

    /// <summary>The row of the inverse that belongs to a row's slack, but for its sign.</summary>
    private Span<double> Along(int row)
    {
        int k = basic.Count;
        var w = along.AsSpan(0, k);
        w.Clear();
        foreach (int c in plus[row])
        {
            if (place[c] >= 0)
            {
                AddTo(w, inverse.AsSpan(place[c] * stride, k), 1);
            }
        }

        foreach (int c in minus[row])
        {
            if (place[c] >= 0)
            {
                AddTo(w, inverse.AsSpan(place[c] * stride, k), -1);
            }
        }

        Work += 4L * k;
        Clean(w);
        return w;
    }

    /// <summary>What should be 0 and is not for rounding would spread.</summary>
    private static void Clean(Span<double> row)
    {
        foreach (ref double x in row)
        {
            x = Math.Abs(x) < Noise ? 0 : x;
        }
    }

    /// <summary>A violated row takes up a multiplier.</summary>
    private bool Raise(int row, double enough)
    {
        int k = basic.Count;
        Reserve(k + 1);
        var w = Along(row);
        Touch(plus[row], 1);
        Touch(minus[row], -1);
        Price(w, -1);
        double missing = -SlackOf(row);
        var (column, seatOut, step) = Ratio(w);
        if (column < 0 && seatOut < 0)
        {
            step = Math.Max(0, (enough - Objective) / missing * 1.001);
        }

        Move(w, step);
        price[row] += step;
        Objective += step * missing;
        if (column < 0 && seatOut < 0)
        {
            Forget();
            return true;
        }

        if (column >= 0)
        {
            double pivot = alpha[column];
            Forget();
            Enter(row, column, w, pivot, missing);
        }
        else
        {
            Forget();
            Exchange(row, seatOut, w, missing);
        }

        return true;
    }

    /// <summary>A column of negative value leaves the basis.</summary>
    private bool Lower(int position, double enough)
    {
        int k = basic.Count, column = basic[position];
        var w = along.AsSpan(0, k);
        inverse.AsSpan(position * stride, k).CopyTo(w);
        Price(w, -1);
        double x = value[column];
        var (entering, seatOut, step) = Ratio(w);
        if (entering < 0 && seatOut < 0)
        {
            step = Math.Max(0, (enough - Objective) / -x * 1.001);
        }

        Move(w, step);
        Objective += step * -x;
        if (entering < 0 && seatOut < 0)
        {
            reduced[column] += step;
            Forget();
            return true;
        }

        Forget();
        if (entering >= 0)
        {
            Replace(position, entering, w);
        }
        else
        {
            Drop(position, seatOut, w);
        }

        reduced[column] = step;
        return true;
    }

    private void Touch(int[] columns, double by)
    {
        foreach (int c in columns)
        {
            if (!isTouched[c])
            {
                isTouched[c] = true;
                touched.Add(c);
            }

            alpha[c] += by;
        }
    }

    /// <summary>Adds the rows of the kernel, weighted, to the row at hand.</summary>
    private void Price(ReadOnlySpan<double> w, double sign)
    {
        for (int q = 0; q < w.Length; q++)
        {
            if (Math.Abs(w[q]) > 1e-12)
            {
                int r = tight[q];
                Touch(plus[r], sign * w[q]);
                Touch(minus[r], -sign * w[q]);
                Work += plus[r].Length + minus[r].Length;
            }
        }
    }

    /// <summary>How far multipliers may move, in two passes: the second takes the largest pivot among those that are as good as first (Harris 1973).</summary>
    private (int Column, int Seat, double Step) Ratio(ReadOnlySpan<double> w)
    {
        double least = double.MaxValue;
        foreach (int c in touched)
        {
            if (place[c] < 0 && !isForbidden[c] && alpha[c] > Pivot)
            {
                least = Math.Min(least, (reduced[c] + Slack) / alpha[c]);
            }
        }

        for (int q = 0; q < w.Length; q++)
        {
            if (w[q] > Pivot)
            {
                least = Math.Min(least, (price[tight[q]] + Slack) / w[q]);
            }
        }

        var (column, seatOut, largest, step) = (-1, -1, 0.0, 0.0);
        foreach (int c in touched)
        {
            if (place[c] < 0 && !isForbidden[c] && alpha[c] > Math.Max(Pivot, largest) && reduced[c] <= least * alpha[c])
            {
                (column, largest, step) = (c, alpha[c], reduced[c] / alpha[c]);
            }
        }

        for (int q = 0; q < w.Length; q++)
        {
            if (w[q] > Math.Max(Pivot, largest) && price[tight[q]] <= least * w[q])
            {
                (column, seatOut, largest, step) = (-1, q, w[q], price[tight[q]] / w[q]);
            }
        }

        return (column, seatOut, Math.Max(0, step));
    }

    private void Move(ReadOnlySpan<double> w, double step)
    {
        if (step <= 0)
        {
            return;
        }

        foreach (int c in touched)
        {
            if (place[c] < 0)
            {
                reduced[c] = Math.Max(0, reduced[c] - (step * alpha[c]));
            }
        }

        for (int q = 0; q < w.Length; q++)
        {
            if (w[q] != 0)
            {
                price[tight[q]] = Math.Max(0, price[tight[q]] - (step * w[q]));
            }
        }
    }

    private void Forget()
    {
        foreach (int c in touched)
        {
            alpha[c] = 0;
            isTouched[c] = false;
        }

        touched.Clear();
    }

    /// <summary>The column of the tableau in the basis.</summary>
    private Span<double> Down(int column)
    {
        int k = basic.Count;
        var u = down.AsSpan(0, k);
        u.Clear();
        for (int at = firstEntry[column]; at >= 0; at = entryNext[at])
        {
            int q = seat[entryRow[at] >> 1];
            if (q >= 0)
            {
                double sign = 1 - (2 * (entryRow[at] & 1));
                for (int p = 0, i = q; p < k; p++, i += stride)
                {
                    u[p] += sign * inverse[i];
                }

                Work += k;
            }
        }

        Clean(u);
        return u;
    }

    private void Enter(int row, int column, Span<double> w, double pivot, double missing)
    {
        int k = basic.Count;
        var u = Down(column);
        double theta = missing / pivot;
        for (int p = 0; p < k; p++)
        {
            var line = inverse.AsSpan(p * stride, k + 1);
            if (u[p] != 0)
            {
                AddTo(line[..k], w, u[p] / pivot);
                value[basic[p]] -= u[p] * theta;
                Work += k;
            }

            line[k] = -u[p] / pivot;
        }

        var last = inverse.AsSpan(k * stride, k + 1);
        for (int q = 0; q < k; q++)
        {
            last[q] = -w[q] / pivot;
        }

        last[k] = 1 / pivot;
        value[column] = theta;
        reduced[column] = 0;
        place[column] = k;
        seat[row] = k;
        basic.Add(column);
        tight.Add(row);
    }

    private void Exchange(int row, int q, Span<double> w, double missing)
    {
        int k = basic.Count;
        double pivot = w[q], theta = missing / pivot;
        w[q] = 0;
        for (int p = 0; p < k; p++)
        {
            double by = inverse[(p * stride) + q] / pivot;
            if (by != 0)
            {
                AddTo(inverse.AsSpan(p * stride, k), w, -by);
                inverse[(p * stride) + q] = by;
                value[basic[p]] += by * missing;
                Work += k;
            }
        }

        price[tight[q]] = 0;
        seat[tight[q]] = -1;
        tight[q] = row;
        seat[row] = q;
    }

    private void Replace(int position, int column, Span<double> w)
    {
        int k = basic.Count, old = basic[position];
        var u = Down(column);
        double pivot = u[position], theta = value[old] / pivot;
        for (int p = 0; p < k; p++)
        {
            if (p != position && u[p] != 0)
            {
                AddTo(inverse.AsSpan(p * stride, k), w, -u[p] / pivot);
                value[basic[p]] -= u[p] * theta;
                Work += k;
            }
        }

        var line = inverse.AsSpan(position * stride, k);
        for (int q = 0; q < k; q++)
        {
            line[q] = w[q] / pivot;
        }

        (value[old], place[old]) = (0, -1);
        basic[position] = column;
        (value[column], place[column], reduced[column]) = (theta, position, 0);
    }

    private void Drop(int position, int q, Span<double> w)
    {
        int k = basic.Count, old = basic[position], last = k - 1;
        double pivot = w[q], theta = -value[old] / pivot;
        for (int p = 0; p < k; p++)
        {
            double by = inverse[(p * stride) + q];
            if (p != position && by != 0)
            {
                AddTo(inverse.AsSpan(p * stride, k), w, -by / pivot);
                value[basic[p]] += by * theta;
                Work += k;
            }
        }

        (value[old], place[old]) = (0, -1);
        price[tight[q]] = 0;
        seat[tight[q]] = -1;
        if (position != last)
        {
            inverse.AsSpan(last * stride, k).CopyTo(inverse.AsSpan(position * stride, k));
            basic[position] = basic[last];
            place[basic[position]] = position;
        }

        if (q != last)
        {
            for (int p = 0; p < last; p++)
            {
                inverse[(p * stride) + q] = inverse[(p * stride) + last];
            }

            tight[q] = tight[last];
            seat[tight[q]] = q;
        }

        basic.RemoveAt(last);
        tight.RemoveAt(last);
    }

    private void Reserve(int size)
    {
        if (size <= stride)
        {
            return;
        }

        int wider = stride * 2;
        double[] larger = new double[wider * wider];
        for (int p = 0; p < basic.Count; p++)
        {
            inverse.AsSpan(p * stride, basic.Count).CopyTo(larger.AsSpan(p * wider));
        }

        (inverse, stride, along, down) = (larger, wider, new double[wider], new double[wider]);
    }

    /// <summary>How far rows that should hold with equality are from it.</summary>
    private double Error()
    {
        double worst = 0;
        foreach (int r in tight)
        {
            worst = Math.Max(worst, Math.Abs(SlackOf(r)));
        }

        return worst;
    }

    /// <summary>Inverts the kernel anew and takes values, multipliers and reduced costs from it.</summary>
    private bool Rebuild()
    {
        int k = basic.Count;
        double[][] kernel = [.. Enumerable.Range(0, k).Select(_ => new double[2 * k])];
        for (int q = 0; q < k; q++)
        {
            foreach (int c in plus[tight[q]].Where(c => place[c] >= 0))
            {
                kernel[q][place[c]] += 1;
            }

            foreach (int c in minus[tight[q]].Where(c => place[c] >= 0))
            {
                kernel[q][place[c]] -= 1;
            }

            kernel[q][k + q] = 1;
        }

        for (int p = 0; p < k; p++)
        {
            int best = p;
            for (int q = p + 1; q < k; q++)
            {
                best = Math.Abs(kernel[q][p]) > Math.Abs(kernel[best][p]) ? q : best;
            }

            if (Math.Abs(kernel[best][p]) < 1e-9)
            {
                return false;
            }

            (kernel[p], kernel[best]) = (kernel[best], kernel[p]);
            double pivot = 1 / kernel[p][p];
            for (int c = 0; c < 2 * k; c++)
            {
                kernel[p][c] *= pivot;
            }

            for (int q = 0; q < k; q++)
            {
                if (q != p && kernel[q][p] != 0)
                {
                    AddTo(kernel[q].AsSpan(p), kernel[p].AsSpan(p), -kernel[q][p]);
                }
            }
        }

        Work += 2L * k * k * k;
        for (int p = 0; p < k; p++)
        {
            kernel[p].AsSpan(k, k).CopyTo(inverse.AsSpan(p * stride));
            double x = 0;
            for (int q = 0; q < k; q++)
            {
                x += inverse[(p * stride) + q] * bound[tight[q]];
            }

            value[basic[p]] = x;
        }

        var prices = down.AsSpan(0, k);
        prices.Clear();
        for (int p = 0; p < k; p++)
        {
            AddTo(prices, inverse.AsSpan(p * stride, k), cost[basic[p]]);
        }

        cost.CopyTo(reduced.AsSpan());
        Objective = 0;
        for (int q = 0; q < k; q++)
        {
            int r = tight[q];
            price[r] = Math.Max(0, prices[q]);
            Objective += price[r] * bound[r];
            foreach (int c in plus[r])
            {
                reduced[c] -= price[r];
            }

            foreach (int c in minus[r])
            {
                reduced[c] += price[r];
            }
        }

        for (int c = 0; c < reduced.Length; c++)
        {
            reduced[c] = place[c] >= 0 ? 0 : Math.Max(0, reduced[c]);
        }

        return Error() <= 1e-6;
    }

    private static double Norm(ReadOnlySpan<double> row)
    {
        var sum = Vector<double>.Zero;
        int i = 0;
        for (; i <= row.Length - Vector<double>.Count; i += Vector<double>.Count)
        {
            var part = new Vector<double>(row[i..]);
            sum += part * part;
        }

        double total = Vector.Sum(sum);
        for (; i < row.Length; i++)
        {
            total += row[i] * row[i];
        }

        return total;
    }

    /// <summary>Adds a multiple of one row to another.</summary>
    private static void AddTo(Span<double> to, ReadOnlySpan<double> from, double by)
    {
        int i = 0, width = Vector<double>.Count;
        var factor = new Vector<double>(by);
        for (; i <= to.Length - width; i += width)
        {
            (new Vector<double>(to[i..]) + (factor * new Vector<double>(from[i..]))).CopyTo(to[i..]);
        }

        for (; i < to.Length; i++)
        {
            to[i] += by * from[i];
        }
    }
}
