using System.Numerics;
using System.Runtime.InteropServices;

namespace Zheli.Engineering.Optics.Nonlinear;

/// <summary>
/// How much four waves mix along a span for a phase mismatch Δβ: |∫ ρ²(z) e^(jΔβz) dz|² with ρ² the power of the pump along the span. ρ² e^(αz) is
/// taken as straight between the places of the profile, so each piece integrates in closed form (by parts).
/// </summary>
internal sealed class MixingEfficiency
{
    private readonly double alpha;
    private readonly double[] z;
    private readonly double[] bend;
    private readonly double atStart;
    private readonly double atEnd;
    private readonly int even;

    /// <summary>Prepares a pump.</summary>
    /// <param name="alpha">Attenuation at the pump, Np/m.</param>
    /// <param name="positionM">Places along the span, from 0.</param>
    /// <param name="transfer">Power over launch power at the places.</param>
    public MixingEfficiency(double alpha, double[] positionM, ReadOnlySpan<double> transfer)
    {
        (this.alpha, z) = (alpha, positionM);
        var places = z.Length;
        var rising = new double[places];
        for (var k = 0; k < places; k++)
        {
            rising[k] = transfer[k] * Math.Exp(alpha * z[k]);
        }

        // Σ s_k (E_(k+1) − E_k) over the pieces' slopes s equals Σ (s_(k−1) − s_k) E_k over the places.
        bend = new double[places];
        for (var k = 0; k + 1 < places; k++)
        {
            var slope = (rising[k + 1] - rising[k]) / (z[k + 1] - z[k]);
            bend[k] -= slope;
            bend[k + 1] += slope;
        }

        for (var k = 0; k < places; k++)
        {
            bend[k] *= Math.Exp(-alpha * z[k]);
        }

        (atStart, atEnd) = (rising[0], rising[^1] * Math.Exp(-alpha * z[^1]));
        even = 1;
        while (even < places && Math.Abs(z[even] - (even * z[1])) <= 1e-9 * z[1])
        {
            even++;
        }
    }

    /// <summary>Replaces each mismatch, 1/m, by the efficiency, m².</summary>
    public void Fill(Span<double> mismatch)
    {
        var vectors = MemoryMarshal.Cast<double, Vector<double>>(mismatch);
        for (var v = 0; v < vectors.Length; v++)
        {
            vectors[v] = At(vectors[v]);
        }

        var rest = mismatch[(vectors.Length * Vector<double>.Count)..];
        if (rest.Length > 0)
        {
            Span<double> padded = stackalloc double[Vector<double>.Count];
            rest.CopyTo(padded);
            At(new Vector<double>(padded)).CopyTo(padded);
            padded[..rest.Length].CopyTo(rest);
        }
    }

    private Vector<double> At(Vector<double> mismatch)
    {
        var (sumRe, sumIm) = (new Vector<double>(bend[0]), Vector<double>.Zero);
        var (sin, cos) = (Vector<double>.Zero, Vector<double>.One);
        if (z.Length > 2)
        {
            var (stepSin, stepCos) = Vector.SinCos(mismatch * z[1]);
            for (var k = 1; k < z.Length - 1; k++)
            {
                (sin, cos) = k < even ? ((sin * stepCos) + (cos * stepSin), (cos * stepCos) - (sin * stepSin)) : Vector.SinCos(mismatch * z[k]);
                sumRe += cos * bend[k];
                sumIm += sin * bend[k];
            }
        }

        (sin, cos) = Vector.SinCos(mismatch * z[^1]);
        sumRe += cos * bend[^1];
        sumIm += sin * bend[^1];
        var (endRe, endIm) = ((cos * atEnd) - new Vector<double>(atStart), sin * atEnd);

        // |a/w − S/w²|² = |a w − S|² / |w|⁴ with w = −α + jΔβ.
        var re = (endRe * -alpha) - (endIm * mismatch) - sumRe;
        var im = (endRe * mismatch) - (endIm * alpha) - sumIm;
        var w2 = (mismatch * mismatch) + new Vector<double>(alpha * alpha);
        return ((re * re) + (im * im)) / (w2 * w2);
    }
}
