using Zheli.Algorithms.Steiner.Cuts;

namespace Zheli.Tests.Algorithms.Steiner;

/// <summary>The kernel of a basis, whatever came and went, solves as the matrix that is written out does.</summary>
public sealed class KernelFactorsTests
{
    [Fact]
    public void After_any_changes_both_sides_are_solved_as_the_matrix_says()
    {
        for (var seed = 0; seed < 300; seed++)
        {
            var random = new Random(seed);
            var matrix = new List<List<double>>();
            var kernel = new KernelFactors();
            for (var change = 0; change < KernelFactors.MostChanges; change++)
            {
                if (random.Next(30) == 0)
                {
                    Assert.True(kernel.Take(matrix.Count, f => Fill(f, matrix)));
                }

                Change(matrix, kernel, random);
                Assert.Equal(matrix.Count, kernel.Count);
                double[] x = [.. matrix.Select(_ => (double)random.Next(-3, 4))], b = [.. matrix.Select(row => row.Zip(x, (a, v) => a * v).Sum())];
                kernel.Right(b, isChange: false);
                double[] y = [.. matrix.Select(_ => (double)random.Next(-3, 4))], c = [.. matrix.Select((_, p) => matrix.Select((row, q) => row[p] * y[q]).Sum())];
                kernel.Left(c, isChange: false);
                for (var i = 0; i < matrix.Count; i++)
                {
                    Assert.True(Math.Abs(b[i] - x[i]) < 1e-6 && Math.Abs(c[i] - y[i]) < 1e-6, $"seed {seed}, change {change}: {b[i]} for {x[i]}, {c[i]} for {y[i]}");
                }
            }
        }
    }

    [Fact]
    public void A_matrix_without_inverse_is_told()
    {
        var kernel = new KernelFactors();
        Assert.False(kernel.Take(2, f => Fill(f, [[1, -1], [-1, 1]])));
        Assert.False(kernel.Take(2, f => Fill(f, [[1, 0], [1, 0]])));
        Assert.True(kernel.Take(2, f => Fill(f, [[1, 1], [-1, 1]])));
    }

    /// <summary>One change of a random kind whose pivot is not small.</summary>
    private static void Change(List<List<double>> matrix, KernelFactors kernel, Random random)
    {
        while (true)
        {
            var k = matrix.Count;
            var kind = k == 0 ? 0 : k > 25 ? 3 : random.Next(4);
            var (p, q) = (k == 0 ? 0 : random.Next(k), k == 0 ? 0 : random.Next(k));
            double[] row = kind is 0 or 1 ? Sparse(k, random) : Unit(k, p), column = kind is 0 or 2 ? Sparse(k, random) : Unit(k, q);
            double corner = kind == 0 ? random.Next(-1, 2) : 0;
            double[] w = [.. row], u = [.. column];
            kernel.Left(w, isChange: true);
            kernel.Right(u, isChange: true);
            if (Math.Abs(corner - w.Zip(column, (a, v) => a * v).Sum()) < 0.3)
            {
                continue;
            }

            if (kind == 0)
            {
                kernel.Enter(corner);
                for (var i = 0; i < k; i++)
                {
                    matrix[i].Add(column[i]);
                }

                matrix.Add([.. row, corner]);
            }
            else if (kind == 1)
            {
                kernel.ExchangeRow(q);
                matrix[q] = [.. row];
            }
            else if (kind == 2)
            {
                kernel.ExchangeColumn(p);
                for (var i = 0; i < k; i++)
                {
                    matrix[i][p] = column[i];
                }
            }
            else
            {
                kernel.Leave(p, q);
                matrix[q] = matrix[^1];
                matrix.RemoveAt(k - 1);
                foreach (var line in matrix)
                {
                    line[p] = line[^1];
                    line.RemoveAt(k - 1);
                }
            }

            return;
        }
    }

    private static double[] Sparse(int size, Random random) => [.. Enumerable.Range(0, size).Select(_ => random.Next(4) == 0 ? random.Next(-1, 2) : 0.0)];

    private static double[] Unit(int size, int at) => [.. Enumerable.Range(0, size).Select(i => i == at ? 1.0 : 0)];

    private static void Fill(SparseFactors factors, List<List<double>> matrix)
    {
        for (var q = 0; q < matrix.Count; q++)
        {
            for (var p = 0; p < matrix.Count; p++)
            {
                if (matrix[q][p] != 0)
                {
                    factors.Set(q, p, matrix[q][p]);
                }
            }
        }
    }
}
