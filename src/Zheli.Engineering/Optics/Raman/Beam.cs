using System.Numerics;
using System.Runtime.InteropServices;
using Zheli.Engineering.Optics.Fibres;

namespace Zheli.Engineering.Optics.Raman;

/// <summary>Light of several frequencies in a fibre, with what each loses to the glass and gains from the others.</summary>
internal sealed class Beam
{
    private readonly double[] alpha;
    private readonly double[] raman;

    public Beam(FibreSpan fibre, double[] frequencyHz, double[] entryW)
    {
        (FrequencyHz, EntryW) = (frequencyHz, entryW);
        alpha = Array.ConvertAll(frequencyHz, fibre.AlphaAt);
        raman = fibre.RamanMatrix(frequencyHz);
    }

    public double[] FrequencyHz { get; }

    /// <summary>Powers at entry, W.</summary>
    public double[] EntryW { get; }

    public int Count => FrequencyHz.Length;

    /// <summary>Relative growth of light i a metre, when the powers are these: −α_i + Σ_j C_ij P_j.</summary>
    public double Growth(int i, ReadOnlySpan<double> powerW)
    {
        var row = raman.AsSpan(i * Count, Count);
        var a = MemoryMarshal.Cast<double, Vector<double>>(row);
        var b = MemoryMarshal.Cast<double, Vector<double>>(powerW);
        var sum = Vector<double>.Zero;
        for (var v = 0; v < a.Length; v++)
        {
            sum += a[v] * b[v];
        }

        var total = Vector.Sum(sum);
        for (var j = a.Length * Vector<double>.Count; j < row.Length; j++)
        {
            total += row[j] * powerW[j];
        }

        return total - alpha[i];
    }

    /// <summary>Powers when all of it runs one way, W: row-major, one row a frequency.</summary>
    public double[] Alone(ScatteringGrid grid, RamanSettings settings) =>
        settings.Method == RamanMethod.Numerical ? Stepped(grid) : Expanded(grid, settings.Order);

    private double[] Stepped(ScatteringGrid grid)
    {
        var (n, places) = (Count, grid.PositionM.Length);
        var result = new double[n * places];
        var (here, next) = ((double[])EntryW.Clone(), new double[n]);
        for (var k = 0; k < places; k++)
        {
            for (var i = 0; i < n; i++)
            {
                result[(i * places) + k] = here[i];
            }

            if (k + 1 < places)
            {
                var dz = grid.PositionM[k + 1] - grid.PositionM[k];
                for (var i = 0; i < n; i++)
                {
                    next[i] = here[i] * (1 + (Growth(i, here) * dz)) * grid.Lumped[k];
                }

                (here, next) = (next, here);
            }
        }

        return result;
    }

    /// <summary>Stretch by stretch between lumped losses; a loss acts behind the place where it stands.</summary>
    private double[] Expanded(ScatteringGrid grid, int order)
    {
        var (n, places) = (Count, grid.PositionM.Length);
        var result = new double[n * places];
        var entry = (double[])EntryW.Clone();
        for (var i = 0; i < n; i++)
        {
            result[i * places] = entry[i];
        }

        var from = 0;
        while (from + 1 < places)
        {
            var to = from + 1;
            while (to + 1 < places && grid.Lumped[to] == 1)
            {
                to++;
            }

            for (var i = 0; i < n; i++)
            {
                entry[i] *= grid.Lumped[from];
            }

            Stretch(grid.PositionM.AsSpan(from, to - from + 1), entry, order, result, places, from);
            for (var i = 0; i < n; i++)
            {
                entry[i] = result[(i * places) + to];
            }

            from = to;
        }

        return result;
    }

    /// <summary>
    /// ln(P_i/P_i0) = −α_i z + Γ1 + Γ2 + Γ3 + Γ4, with Γ1_i = Σ_j C_ij P_j0 Leff_j and Γ(m+1)_i = Σ_j C_ij P_j0 ∫ e^(−α_j z) G_m,j dz, where the G_m
    /// are the terms of order m of exp(Γ1 + Γ2 + …): Γ1; Γ2 + Γ1²/2; Γ3 + Γ1 Γ2 + Γ1³/6. Integrals by the trapezoidal rule over the given places.
    /// </summary>
    private void Stretch(ReadOnlySpan<double> position, double[] entry, int order, double[] result, int places, int from)
    {
        var (n, m) = (Count, position.Length);
        var (decay, exponent, integrand) = (new double[n * m], new double[n * m], new double[n * m]);
        for (var i = 0; i < n; i++)
        {
            for (var k = 0; k < m; k++)
            {
                var z = position[k] - position[0];
                var falls = Math.Exp(-alpha[i] * z);
                (decay[(i * m) + k], exponent[(i * m) + k]) = (falls, -alpha[i] * z);
                integrand[(i * m) + k] = (1 - falls) / alpha[i];
            }
        }

        var terms = new double[4][];
        for (var o = 1; o <= order; o++)
        {
            var gamma = terms[o - 1] = Gathered(integrand, entry, m);
            for (var x = 0; x < gamma.Length; x++)
            {
                exponent[x] += gamma[x];
            }

            if (o < order)
            {
                NextIntegrand(integrand, o, terms, decay);
                Accumulate(integrand, position, m);
            }
        }

        for (var i = 0; i < n; i++)
        {
            for (var k = 1; k < m; k++)
            {
                result[(i * places) + from + k] = entry[i] * Math.Exp(exponent[(i * m) + k]);
            }
        }
    }

    private static void NextIntegrand(double[] integrand, int order, double[][] terms, double[] decay)
    {
        var (g1, g2, g3) = (terms[0], terms[1], terms[2]);
        for (var x = 0; x < integrand.Length; x++)
        {
            integrand[x] = decay[x] * order switch
            {
                1 => g1[x],
                2 => g2[x] + (0.5 * g1[x] * g1[x]),
                _ => g3[x] + (g1[x] * g2[x]) + (g1[x] * g1[x] * g1[x] / 6),
            };
        }
    }

    private static void Accumulate(double[] rows, ReadOnlySpan<double> position, int m)
    {
        for (var start = 0; start < rows.Length; start += m)
        {
            var (sum, last) = (0.0, rows[start]);
            rows[start] = 0;
            for (var k = 1; k < m; k++)
            {
                sum += (last + rows[start + k]) / 2 * (position[k] - position[k - 1]);
                last = rows[start + k];
                rows[start + k] = sum;
            }
        }
    }

    private double[] Gathered(double[] integrals, double[] entry, int m)
    {
        var n = Count;
        var sums = new double[n * m];
        for (var i = 0; i < n; i++)
        {
            var target = sums.AsSpan(i * m, m);
            for (var j = 0; j < n; j++)
            {
                var weight = raman[(i * n) + j] * entry[j];
                if (weight != 0)
                {
                    AddScaled(target, integrals.AsSpan(j * m, m), weight);
                }
            }
        }

        return sums;
    }

    private static void AddScaled(Span<double> target, ReadOnlySpan<double> added, double weight)
    {
        var t = MemoryMarshal.Cast<double, Vector<double>>(target);
        var a = MemoryMarshal.Cast<double, Vector<double>>(added);
        for (var v = 0; v < t.Length; v++)
        {
            t[v] += a[v] * weight;
        }

        for (var k = t.Length * Vector<double>.Count; k < target.Length; k++)
        {
            target[k] += added[k] * weight;
        }
    }
}
