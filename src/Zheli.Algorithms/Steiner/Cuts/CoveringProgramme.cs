using System.Runtime.InteropServices;

namespace Zheli.Algorithms.Steiner.Cuts;

/// <summary>
/// The linear programme min c·x, A x ≥ b, x ≥ 0 with c ≥ 0 and entries of ±1, to which rows come while it is solved, by the dual simplex method (Lemke
/// 1954): at every moment the multipliers of the rows are feasible, so their worth is a bound whenever the work is cut short.
/// </summary>
/// <remarks>
/// Only the kernel is solved with (<see cref="KernelFactors"/>): the rows that hold with equality by the columns in the basis. The row that leaves is the most
/// violated by the length of its row of the inverse (steepest edge, Forrest &amp; Goldfarb 1992), of a few candidates; for rows outside the kernel the length is
/// taken as it was some time ago. Costs are made slightly smaller, each by another amount, so that ties do not stall.
/// </remarks>
internal sealed class CoveringProgramme
{
    private const double Feasible = 1e-7;
    private const double Shortest = 1e-4;
    private const int Candidates = 16;
    private const int ScansPerList = 12;

    /// <summary>Changes of the basis after which the length of a row's row of the inverse is measured anew.</summary>
    private const int Remembered = 200;

    /// <summary>Work on scattered numbers takes so much longer than on rows of them.</summary>
    private const int OfScattered = 4;

    private readonly double[] cost;
    private readonly double[] reduced;
    private readonly SparseRow alpha;
    private readonly double[] value;
    private readonly int[] place;
    private readonly CoveringRows rows;
    private readonly List<double> price = [];
    private readonly List<(double Weight, int At)> measured = [];
    private readonly List<int> tight = [];
    private readonly List<int> seat = [];
    private readonly List<int> basic = [];
    private readonly List<(int Row, double Weight)> candidates = [];
    private readonly KernelFactors kernel = new();
    private readonly List<double> length = [];
    private double[] along = new double[64];
    private double[] down = new double[64];
    private double[] across = new double[64];
    private long work;
    private int scans;
    private int changes;

    /// <param name="costs">Cost of each column, at least 0.</param>
    /// <param name="shares">Largest share of each cost that is taken away; half as much at least.</param>
    /// <param name="seed">Seed of the amounts by which costs are made smaller.</param>
    public CoveringProgramme(double[] costs, double[] shares, int seed)
    {
        var random = new Random(seed);
        cost = [.. costs.Zip(shares, (c, share) => c * (1 - (share * (0.5 + (0.5 * random.NextDouble())))))];
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
    public long Work => OfScattered * (work + kernel.Work);

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
        measured.Add((0, -Remembered));
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
            (price[r], seat[r], measured[r]) = (price[old], seat[old], measured[old]);
            if (seat[r] >= 0)
            {
                tight[seat[r]] = r;
            }
        }

        CollectionsMarshal.SetCount(price, kept.Length);
        CollectionsMarshal.SetCount(seat, kept.Length);
        CollectionsMarshal.SetCount(measured, kept.Length);
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
            if (kernel.IsFull)
            {
                bool isOff = Error() > 1e-6;
                if (!Refactor() || (isOff && !Rebuild()))
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

            changes++;
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
                double weight = length[p];
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
            if (changes - measured[r].At >= Remembered)
            {
                measured[r] = (1 + Vectors.Square(Along(r, isChange: false)), changes);
            }

            candidates.Add((r, measured[r].Weight));
        }
    }

    /// <summary>The row of the inverse that belongs to a row's slack, but for its sign.</summary>
    private Span<double> Along(int row, bool isChange)
    {
        var w = along.AsSpan(0, basic.Count);
        rows.Write(row, place, w);
        kernel.Left(w, isChange);
        Vectors.Clean(w);
        return w;
    }

    /// <summary>The row of the inverse that belongs to a position in the basis.</summary>
    private Span<double> Along(int position)
    {
        var w = along.AsSpan(0, basic.Count);
        w.Clear();
        w[position] = 1;
        kernel.Left(w, isChange: true);
        Vectors.Clean(w);
        return w;
    }

    /// <summary>A violated row takes up a multiplier; as large a one as is enough, where nothing stands against it.</summary>
    private void Raise(int row, double enough)
    {
        Reserve(basic.Count + 1);
        var w = Along(row, isChange: true);
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
        var w = Along(position);
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

    /// <summary>How far multipliers may move, and what stands against it; as far as is enough, where nothing does.</summary>
    private (int Column, int Seat, double Step) Ratio(ReadOnlySpan<double> w, double enough)
    {
        var (column, seatOut, step) = RatioTest.Find(alpha, reduced, rows, place, w, price, tight);
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
        var u = down.AsSpan(0, basic.Count);
        u.Clear();
        for (int at = rows.FirstEntry(column); at >= 0; at = rows.NextEntry(at))
        {
            var (row, sign) = rows.Entry(at);
            if (seat[row] >= 0)
            {
                u[seat[row]] = sign;
            }
        }

        kernel.Right(u, isChange: true);
        Vectors.Clean(u);
        return u;
    }

    /// <summary>A row's multipliers' column in the tableau: the inverse's column at a seat.</summary>
    private Span<double> Column(int q)
    {
        var u = down.AsSpan(0, basic.Count);
        u.Clear();
        u[q] = 1;
        kernel.Right(u, isChange: true);
        Vectors.Clean(u);
        return u;
    }

    /// <summary>Each row of the inverse loses a multiple of the row at hand: what that makes of the squares of their lengths (Forrest &amp; Goldfarb 1992).</summary>
    private void Lengthen(ReadOnlySpan<double> u, ReadOnlySpan<double> w, double pivot, double square)
    {
        var t = across.AsSpan(0, w.Length);
        w.CopyTo(t);
        kernel.Right(t, isChange: false);
        for (int p = 0; p < u.Length; p++)
        {
            if (u[p] != 0)
            {
                double share = u[p] / pivot;
                length[p] = Math.Max(length[p] + (share * ((share * square) - (2 * t[p]))), Shortest);
            }
        }
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
        double square = 1 + Vectors.Square(w);
        Lengthen(u, w, -pivot, square);
        kernel.Enter(Array.IndexOf(rows.Plus(row), column) >= 0 ? 1 : Array.IndexOf(rows.Minus(row), column) >= 0 ? -1 : 0);
        value[column] = missing / pivot;
        reduced[column] = 0;
        place[column] = k;
        seat[row] = k;
        basic.Add(column);
        tight.Add(row);
        length.Add(square / (pivot * pivot));
    }

    private void Exchange(int row, int q, ReadOnlySpan<double> w, double missing)
    {
        var u = Column(q);
        Shift(u, missing / w[q]);
        Lengthen(u, w, w[q], 1 + Vectors.Square(w));
        kernel.ExchangeRow(q);
        price[tight[q]] = 0;
        seat[tight[q]] = -1;
        tight[q] = row;
        seat[row] = q;
    }

    private void Replace(int position, int column, ReadOnlySpan<double> w)
    {
        int old = basic[position];
        var u = Down(column);
        double pivot = u[position], theta = value[old] / pivot, square = Vectors.Square(w);
        Shift(u, -theta);
        Lengthen(u, w, pivot, square);
        length[position] = square / (pivot * pivot);
        kernel.ExchangeColumn(position);
        (value[old], place[old]) = (0, -1);
        basic[position] = column;
        (value[column], place[column], reduced[column]) = (theta, position, 0);
    }

    private void Drop(int position, int q, ReadOnlySpan<double> w)
    {
        int old = basic[position], last = basic.Count - 1;
        var u = Column(q);
        Shift(u, -value[old] / w[q]);
        Lengthen(u, w, w[q], Vectors.Square(w));
        kernel.Leave(position, q);
        (value[old], place[old]) = (0, -1);
        price[tight[q]] = 0;
        seat[tight[q]] = -1;
        length[position] = length[last];
        length.RemoveAt(last);
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
            (along, down, across) = (new double[size * 2], new double[size * 2], new double[size * 2]);
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

    /// <summary>Takes the kernel apart anew, and the values of the basis from it.</summary>
    private bool Refactor()
    {
        if (!kernel.Take(basic.Count, factors => rows.Fill(factors, tight, place)))
        {
            return false;
        }

        var x = down.AsSpan(0, basic.Count);
        for (int q = 0; q < x.Length; q++)
        {
            x[q] = rows.AtLeast(tight[q]);
        }

        kernel.Right(x, isChange: false);
        for (int p = 0; p < x.Length; p++)
        {
            value[basic[p]] = x[p];
        }

        return true;
    }

    /// <summary>Takes the kernel apart anew, and values, multipliers and reduced costs from it.</summary>
    private bool Rebuild()
    {
        if (!Refactor())
        {
            return false;
        }

        int k = basic.Count;
        var prices = down.AsSpan(0, k);
        for (int p = 0; p < k; p++)
        {
            prices[p] = cost[basic[p]];
        }

        kernel.Left(prices, isChange: false);
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
