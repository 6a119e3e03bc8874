using System.Numerics;

namespace Zheli.Algorithms.Steiner.Cuts;

/// <summary>
/// The dense inverse of the kernel of a basis: a row for each column of the basis, a column for each row of the programme that holds
/// with equality. Each change of the basis is one outer product.
/// </summary>
internal sealed class KernelInverse
{
    private const double Noise = 1e-11;

    private double[] cells = new double[64 * 64];
    private int stride = 64;

    /// <summary>Rows, and as many columns.</summary>
    public int Count { get; private set; }

    /// <summary>Arithmetic done so far, about.</summary>
    public long Work { get; private set; }

    /// <summary>A row.</summary>
    public Span<double> Row(int p) => cells.AsSpan(p * stride, Count);

    /// <summary>Square of a row's length.</summary>
    public double Norm(int p)
    {
        Work += Count;
        return Norm(Row(p));
    }

    /// <summary>Adds a multiple of a row to a vector.</summary>
    public void AddRow(int p, Span<double> to, double by)
    {
        Work += Count;
        AddTo(to, Row(p), by);
    }

    /// <summary>Adds a multiple of a column to a vector.</summary>
    public void AddColumn(int q, Span<double> to, double by)
    {
        Work += Count;
        for (int p = 0, i = q; p < Count; p++, i += stride)
        {
            to[p] += by * cells[i];
        }
    }

    /// <summary>A row and a column enter the kernel, at its end.</summary>
    /// <param name="u">The inverse times the new column.</param>
    /// <param name="w">The new row times the inverse.</param>
    /// <param name="pivot">What the new row has in the new column, less w times the new column.</param>
    public void Enter(ReadOnlySpan<double> u, ReadOnlySpan<double> w, double pivot)
    {
        int k = Count;
        Reserve(k + 1);
        Subtract(u, w, -1 / pivot, except: -1);
        Count++;
        for (int p = 0; p < k; p++)
        {
            cells[(p * stride) + k] = -u[p] / pivot;
        }

        var last = Row(k);
        for (int q = 0; q < k; q++)
        {
            last[q] = -w[q] / pivot;
        }

        last[k] = 1 / pivot;
    }

    /// <summary>A row takes the place of another.</summary>
    /// <param name="q">Where the old one stands.</param>
    /// <param name="u">The inverse's column there.</param>
    /// <param name="w">The new row times the inverse.</param>
    public void ExchangeRow(int q, ReadOnlySpan<double> u, ReadOnlySpan<double> w)
    {
        double pivot = w[q];
        Subtract(u, w, 1 / pivot, except: -1);
        for (int p = 0; p < Count; p++)
        {
            cells[(p * stride) + q] = u[p] / pivot;
        }
    }

    /// <summary>A column takes the place of another.</summary>
    /// <param name="p">Where the old one stands.</param>
    /// <param name="u">The inverse times the new column.</param>
    /// <param name="w">The inverse's row there.</param>
    public void ExchangeColumn(int p, ReadOnlySpan<double> u, ReadOnlySpan<double> w)
    {
        double pivot = u[p];
        Subtract(u, w, 1 / pivot, p);
        var row = Row(p);
        for (int q = 0; q < Count; q++)
        {
            row[q] = w[q] / pivot;
        }
    }

    /// <summary>A column and a row leave the kernel, and the last ones take their places.</summary>
    /// <param name="p">Where the column stands.</param>
    /// <param name="q">Where the row stands.</param>
    /// <param name="u">The inverse's column at q.</param>
    /// <param name="w">The inverse's row at p.</param>
    public void Leave(int p, int q, ReadOnlySpan<double> u, ReadOnlySpan<double> w)
    {
        int last = Count - 1;
        Subtract(u, w, 1 / w[q], p);
        Row(last).CopyTo(Row(p));
        for (int i = 0; i < last; i++)
        {
            cells[(i * stride) + q] = cells[(i * stride) + last];
        }

        Count = last;
    }

    /// <summary>Inverts a kernel from nothing (Gauss–Jordan with row exchanges).</summary>
    /// <param name="kernel">Its rows, each twice as long as there are, the unit matrix behind; destroyed.</param>
    /// <returns>False when it has no inverse.</returns>
    public bool Invert(double[][] kernel)
    {
        int k = kernel.Length;
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
            kernel[p].AsSpan(k, k).CopyTo(Row(p));
        }

        return true;
    }

    /// <summary>Square of a vector's length.</summary>
    public static double Norm(ReadOnlySpan<double> row)
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

    /// <summary>What should be 0 and is not for rounding would spread.</summary>
    public static void Clean(Span<double> row)
    {
        foreach (ref double x in row)
        {
            x = Math.Abs(x) < Noise ? 0 : x;
        }
    }

    /// <summary>Takes an outer product away, from all rows but one.</summary>
    private void Subtract(ReadOnlySpan<double> u, ReadOnlySpan<double> w, double by, int except)
    {
        for (int p = 0; p < Count; p++)
        {
            if (u[p] != 0 && p != except)
            {
                AddTo(Row(p), w, -u[p] * by);
                Work += Count;
            }
        }
    }

    private void Reserve(int size)
    {
        if (size <= stride)
        {
            return;
        }

        int wider = stride + Math.Max(64, stride / 2 / 64 * 64);
        double[] larger = new double[wider * wider];
        for (int p = 0; p < Count; p++)
        {
            Row(p).CopyTo(larger.AsSpan(p * wider));
        }

        (cells, stride) = (larger, wider);
    }

    /// <summary>Adds a multiple of one vector to another.</summary>
    private static void AddTo(Span<double> to, ReadOnlySpan<double> from, double by)
    {
        int i = 0, width = Vector<double>.Count;
        var factor = new Vector<double>(by);
        for (; i <= to.Length - width; i += width)
        {
            Vector.FusedMultiplyAdd(factor, new Vector<double>(from[i..]), new Vector<double>(to[i..])).CopyTo(to[i..]);
        }

        for (; i < to.Length; i++)
        {
            to[i] += by * from[i];
        }
    }
}
