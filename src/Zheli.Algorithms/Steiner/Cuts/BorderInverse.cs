using System.Numerics;

namespace Zheli.Algorithms.Steiner.Cuts;

/// <summary>The dense inverse of a small matrix that grows by a row and a column at a time.</summary>
internal sealed class BorderInverse(int most)
{
    private readonly double[] cells = new double[most * most];
    private int count;

    public void Clear() => count = 0;

    /// <summary>The inverse times a vector.</summary>
    public void Right(ReadOnlySpan<double> vector, Span<double> to)
    {
        for (int p = 0; p < count; p++)
        {
            to[p] = Dot(cells.AsSpan(p * most, count), vector);
        }
    }

    /// <summary>A vector times the inverse.</summary>
    public void Left(ReadOnlySpan<double> vector, Span<double> to)
    {
        to.Clear();
        for (int p = 0; p < count; p++)
        {
            if (vector[p] != 0)
            {
                Add(to, cells.AsSpan(p * most, count), vector[p]);
            }
        }
    }

    /// <summary>A row and a column enter at the end.</summary>
    /// <param name="u">The inverse times the new column.</param>
    /// <param name="w">The new row times the inverse.</param>
    /// <param name="pivot">What the new row has in the new column, less w times the new column.</param>
    public void Enter(ReadOnlySpan<double> u, ReadOnlySpan<double> w, double pivot)
    {
        var last = cells.AsSpan(count * most, count + 1);
        for (int p = 0; p < count; p++)
        {
            Add(cells.AsSpan(p * most, count), w, u[p] / pivot);
            cells[(p * most) + count] = -u[p] / pivot;
            last[p] = -w[p] / pivot;
        }

        last[count++] = 1 / pivot;
    }

    private static double Dot(ReadOnlySpan<double> a, ReadOnlySpan<double> b)
    {
        double sum = 0;
        for (int i = 0; i < a.Length; i++)
        {
            sum += a[i] * b[i];
        }

        return sum;
    }

    private static void Add(Span<double> to, ReadOnlySpan<double> from, double by)
    {
        int i = 0, width = Vector<double>.Count;
        for (; i <= to.Length - width; i += width)
        {
            (new Vector<double>(to[i..]) + (by * new Vector<double>(from[i..]))).CopyTo(to[i..]);
        }

        for (; i < to.Length; i++)
        {
            to[i] += by * from[i];
        }
    }
}
