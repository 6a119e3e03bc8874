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
    private const double Slack = 1e-10;
    private const int Candidates = 16;
    private const int ScansPerList = 12;
    private const int Checked = 256;

    private readonly double[] cost;
    private readonly double[] reduced;
    private readonly SparseRow alpha;
    private readonly double[] value;
    private readonly int[] place;
    private readonly CoveringRows rows;
    private readonly List<double> price = [];
    private readonly List<int> tight = [];
    private readonly List<int> seat = [];
    private readonly List<int> basic = [];
    private readonly List<(int Row, double Weight)> candidates = [];
    private readonly KernelInverse inverse = new();
    private double[] along = new double[64];
    private double[] down = new double[64];
    private long work;
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
        (alpha, value, place) = (new SparseRow(cost.Length), new double[cost.Length], new int[cost.Length]);
        rows = new CoveringRows(cost.Length);
        Array.Fill(place, -1);
    }

    /// <summary>The value of each column; 0 outside the basis.</summary>
    public ReadOnlySpan<double> Value => value;

    /// <summary>Columns in the basis.</summary>
    public IReadOnlyList<int> Basic => basic;

    /// <summary>The rows, to be read.</summary>
    public CoveringRows Rows => rows;

    /// <summary>What the multipliers are worth.</summary>
    public double Objective { get; private set; }

    /// <summary>Arithmetic done so far, about: a measure of work that no clock disturbs.</summary>
    public long Work => work + inverse.Work;

    /// <summary>True when every row holds, so that nothing more can be gained without new rows.</summary>
    public bool IsSolved { get; private set; }

    /// <summary>Multiplier of a row.</summary>
    public double Price(int row) => price[row];

    /// <summary>True for a row that has a part in the basis.</summary>
    public bool IsTight(int row) => seat[row] >= 0;

    /// <summary>Adds a row: the sum of some columns less that of others is at least a number.</summary>
    public void Add(int[] more, int[] less, double atLeast)
    {
        rows.Add(more, less, atLeast);
        price.Add(0);
        seat.Add(-1);
        IsSolved = false;
    }

    /// <summary>Takes a column out that is not in the basis: it counts in no row any more.</summary>
    /// <returns>False when the column is in the basis, where it stays.</returns>
    public bool Forbid(int column)
    {
        if (place[column] >= 0)
        {
            return false;
        }

        rows.Forbid(column);
        return true;
    }

    /// <summary>Forgets rows that do not hold with equality, where asked.</summary>
    /// <param name="isSpent">Which to forget; only asked for rows without a multiplier.</param>
    /// <returns>The old number of each row that stays.</returns>
    public int[] Purge(Func<int, bool> isSpent)
    {
        int[] kept = [.. Enumerable.Range(0, rows.Count).Where(r => seat[r] >= 0 || !isSpent(r))];
        for (int r = 0; r < kept.Length; r++)
        {
            int old = kept[r];
            (price[r], seat[r]) = (price[old], seat[old]);
            if (seat[r] >= 0)
            {
                tight[seat[r]] = r;
            }
        }

        CollectionsMarshal.SetCount(price, kept.Length);
        CollectionsMarshal.SetCount(seat, kept.Length);
        rows.Keep(kept);
        candidates.Clear();
        return kept;
    }

    /// <summary>How much more than asked a row has.</summary>
    public double SlackOf(int row) => rows.Slack(row, value);

    /// <summary>Pivots until every row holds, the multipliers are worth enough, or too much was done.</summary>
    /// <returns>False when the numbers went bad; the programme is of no more use then.</returns>
    public bool Solve(double enough, long most, CancellationToken token)
    {
        long end = Work + most;
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

            if (row >= 0)
            {
                Raise(row, enough);
            }
            else
            {
                Lower(position, enough);
            }
        }

        return true;
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
                double weight = inverse.Norm(p);
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
                work += rows.Plus(r).Length;
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
        for (int r = 0; r < rows.Count; r++)
        {
            if (seat[r] < 0)
            {
                double missing = -SlackOf(r);
                work += rows.Plus(r).Length;
                if (missing > Feasible)
                {
                    all.Add((-missing, r));
                }
            }
        }

        all.Sort();
        foreach (var (_, r) in all.Take(Candidates))
        {
            candidates.Add((r, 1 + KernelInverse.Norm(Along(r))));
        }
    }

    /// <summary>The row of the inverse that belongs to a row's slack, but for its sign.</summary>
    private Span<double> Along(int row)
    {
        int k = basic.Count;
        var w = along.AsSpan(0, k);
        w.Clear();
        foreach (int c in rows.Plus(row))
        {
            if (place[c] >= 0)
            {
                inverse.AddRow(place[c], w, 1);
            }
        }

        foreach (int c in rows.Minus(row))
        {
            if (place[c] >= 0)
            {
                inverse.AddRow(place[c], w, -1);
            }
        }

        KernelInverse.Clean(w);
        return w;
    }

    /// <summary>A violated row takes up a multiplier; as large a one as is enough, where nothing stands against it.</summary>
    private void Raise(int row, double enough)
    {
        Reserve(basic.Count + 1);
        var w = Along(row);
        alpha.Add(rows.Plus(row), 1);
        alpha.Add(rows.Minus(row), -1);
        Price(w);
        double missing = -SlackOf(row);
        var (column, seatOut, step) = Ratio(w, (enough - Objective) / missing);
        Move(w, step);
        price[row] += step;
        Objective += step * missing;
        if (column >= 0)
        {
            Enter(row, column, w, alpha[column], missing);
        }
        else if (seatOut >= 0)
        {
            Exchange(row, seatOut, w, missing);
        }

        alpha.Clear();
    }

    /// <summary>A column of negative value leaves the basis.</summary>
    private void Lower(int position, double enough)
    {
        int column = basic[position];
        var w = along.AsSpan(0, basic.Count);
        inverse.Row(position).CopyTo(w);
        Price(w);
        double x = value[column];
        var (entering, seatOut, step) = Ratio(w, (enough - Objective) / -x);
        Move(w, step);
        Objective += step * -x;
        if (entering >= 0)
        {
            Replace(position, entering, w);
        }
        else if (seatOut >= 0)
        {
            Drop(position, seatOut, w);
        }

        reduced[column] = step;
        alpha.Clear();
    }

    /// <summary>Takes the rows of the kernel, weighted, from the row at hand.</summary>
    private void Price(ReadOnlySpan<double> w)
    {
        for (int q = 0; q < w.Length; q++)
        {
            if (Math.Abs(w[q]) > 1e-12)
            {
                int r = tight[q];
                alpha.Add(rows.Plus(r), -w[q]);
                alpha.Add(rows.Minus(r), w[q]);
                work += rows.Plus(r).Length + rows.Minus(r).Length;
            }
        }
    }

    /// <summary>How far multipliers may move, in two passes: the second takes the largest pivot among those that are as good as first (Harris 1973).</summary>
    private (int Column, int Seat, double Step) Ratio(ReadOnlySpan<double> w, double enough)
    {
        double least = double.MaxValue;
        foreach (int c in alpha.Columns)
        {
            if (place[c] < 0 && !rows.IsForbidden(c) && alpha[c] > Pivot)
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
        foreach (int c in alpha.Columns)
        {
            if (place[c] < 0 && !rows.IsForbidden(c) && alpha[c] > Math.Max(Pivot, largest) && reduced[c] <= least * alpha[c])
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

        return (column, seatOut, column < 0 && seatOut < 0 ? Math.Max(0, enough * 1.001) : Math.Max(0, step));
    }

    private void Move(ReadOnlySpan<double> w, double step)
    {
        if (step <= 0)
        {
            return;
        }

        foreach (int c in alpha.Columns)
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

    /// <summary>The column of the tableau in the basis.</summary>
    private Span<double> Down(int column)
    {
        int k = basic.Count;
        var u = down.AsSpan(0, k);
        u.Clear();
        for (int at = rows.FirstEntry(column); at >= 0; at = rows.NextEntry(at))
        {
            var (row, sign) = rows.Entry(at);
            if (seat[row] >= 0)
            {
                inverse.AddColumn(seat[row], u, sign);
            }
        }

        KernelInverse.Clean(u);
        return u;
    }

    /// <summary>A row's multipliers' column in the tableau: the inverse's column at a seat.</summary>
    private Span<double> Column(int q)
    {
        var u = down.AsSpan(0, basic.Count);
        u.Clear();
        inverse.AddColumn(q, u, 1);
        KernelInverse.Clean(u);
        return u;
    }

    /// <summary>Adds a multiple of a column of the tableau to the values of the basis.</summary>
    private void Shift(ReadOnlySpan<double> u, double by)
    {
        for (int p = 0; p < u.Length; p++)
        {
            value[basic[p]] += by * u[p];
        }
    }

    private void Enter(int row, int column, ReadOnlySpan<double> w, double pivot, double missing)
    {
        int k = basic.Count;
        var u = Down(column);
        Shift(u, -missing / pivot);
        inverse.Enter(u, w, pivot);
        value[column] = missing / pivot;
        reduced[column] = 0;
        place[column] = k;
        seat[row] = k;
        basic.Add(column);
        tight.Add(row);
    }

    private void Exchange(int row, int q, ReadOnlySpan<double> w, double missing)
    {
        var u = Column(q);
        Shift(u, missing / w[q]);
        inverse.ExchangeRow(q, u, w);
        price[tight[q]] = 0;
        seat[tight[q]] = -1;
        tight[q] = row;
        seat[row] = q;
    }

    private void Replace(int position, int column, ReadOnlySpan<double> w)
    {
        int old = basic[position];
        var u = Down(column);
        double theta = value[old] / u[position];
        Shift(u, -theta);
        inverse.ExchangeColumn(position, u, w);
        (value[old], place[old]) = (0, -1);
        basic[position] = column;
        (value[column], place[column], reduced[column]) = (theta, position, 0);
    }

    private void Drop(int position, int q, ReadOnlySpan<double> w)
    {
        int old = basic[position], last = basic.Count - 1;
        var u = Column(q);
        Shift(u, -value[old] / w[q]);
        inverse.Leave(position, q, u, w);
        (value[old], place[old]) = (0, -1);
        price[tight[q]] = 0;
        seat[tight[q]] = -1;
        if (position != last)
        {
            basic[position] = basic[last];
            place[basic[position]] = position;
        }

        if (q != last)
        {
            tight[q] = tight[last];
            seat[tight[q]] = q;
        }

        basic.RemoveAt(last);
        tight.RemoveAt(last);
    }

    private void Reserve(int size)
    {
        if (size > along.Length)
        {
            (along, down) = (new double[along.Length * 2], new double[along.Length * 2]);
        }
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
        double[][] kernel = [.. tight.Select(_ => new double[2 * k])];
        for (int q = 0; q < k; q++)
        {
            kernel[q][k + q] = 1;
            Array.ForEach(rows.Plus(tight[q]), c => kernel[q][Math.Max(0, place[c])] += place[c] >= 0 ? 1 : 0);
            Array.ForEach(rows.Minus(tight[q]), c => kernel[q][Math.Max(0, place[c])] -= place[c] >= 0 ? 1 : 0);
        }

        if (!inverse.Invert(kernel))
        {
            return false;
        }

        for (int p = 0; p < k; p++)
        {
            var line = inverse.Row(p);
            double x = 0;
            for (int q = 0; q < k; q++)
            {
                x += line[q] * rows.AtLeast(tight[q]);
            }

            value[basic[p]] = x;
        }

        var prices = down.AsSpan(0, k);
        prices.Clear();
        for (int p = 0; p < k; p++)
        {
            inverse.AddRow(p, prices, cost[basic[p]]);
        }

        cost.CopyTo(reduced.AsSpan());
        Objective = 0;
        for (int q = 0; q < k; q++)
        {
            int r = tight[q];
            price[r] = Math.Max(0, prices[q]);
            Objective += price[r] * rows.AtLeast(r);
            foreach (int c in rows.Plus(r))
            {
                reduced[c] -= price[r];
            }

            foreach (int c in rows.Minus(r))
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
}
