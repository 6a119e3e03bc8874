namespace Zheli.Engineering.Optics.Nonlinear;

/// <summary>A parabola of least squares through points.</summary>
internal static class QuadraticFit
{
    /// <summary>Slope of the parabola at <paramref name="at"/>; of a line through two points, 0 for one.</summary>
    public static double Slope(double[] x, double at, double[] y)
    {
        if (x.Length < 2)
        {
            return 0;
        }

        var scale = x.Max(v => Math.Abs(v - at));
        var size = x.Length == 2 ? 2 : 3;
        var normal = new double[size, size + 1];
        for (var p = 0; p < x.Length; p++)
        {
            var u = (x[p] - at) / scale;
            ReadOnlySpan<double> powers = [1, u, u * u];
            for (var r = 0; r < size; r++)
            {
                for (var c = 0; c < size; c++)
                {
                    normal[r, c] += powers[r] * powers[c];
                }

                // Relative to the first value: nearly constant data then keep their digits.
                normal[r, size] += powers[r] * (y[p] - y[0]);
            }
        }

        return Solve(normal, size)[1] / scale;
    }

    private static double[] Solve(double[,] a, int n)
    {
        for (var k = 0; k < n; k++)
        {
            var pivot = Enumerable.Range(k, n - k).MaxBy(r => Math.Abs(a[r, k]));
            for (var c = 0; c <= n; c++)
            {
                (a[k, c], a[pivot, c]) = (a[pivot, c], a[k, c]);
            }

            for (var r = k + 1; r < n; r++)
            {
                var factor = a[r, k] / a[k, k];
                for (var c = k; c <= n; c++)
                {
                    a[r, c] -= factor * a[k, c];
                }
            }
        }

        var x = new double[n];
        for (var r = n - 1; r >= 0; r--)
        {
            x[r] = a[r, n];
            for (var c = r + 1; c < n; c++)
            {
                x[r] -= a[r, c] * x[c];
            }

            x[r] /= a[r, r];
        }

        return x;
    }
}
