using System.Numerics;
using Zheli.Engineering.Optics.Amplifiers;
using Zheli.Engineering.Optics.Fibres;
using Zheli.Engineering.Optics.Lines;
using Zheli.Engineering.Optics.Nonlinear;
using Zheli.Engineering.Optics.Raman;

namespace Zheli.Tests.Engineering.Optics.Lines;

/// <summary>
/// A line computed the slow and obvious way: signal, amplifier noise and interference in watts, one loop a sum, complex numbers where the formula has them. It
/// takes the figures of a <see cref="Line"/> and shares no formula with the engine; steps and stopping rules are those that docs/methods/optics.md states.
/// </summary>
internal sealed class SlowLine
{
    private const double C = 299_792_458, H = 6.62607015e-34, K = 1.380649e-23;

    private readonly Line line;
    private readonly int n;
    private readonly double[] f;
    private readonly double[] baud;

    private SlowLine(Line line)
    {
        (this.line, n, f, baud) = (line, line.Grid.Count, line.Grid.FrequencyHz, line.Grid.BaudRate);
        (Signal, Ase, Nli, Pmd, Pdl) = ((double[])line.Grid.TxPowerW.Clone(), new double[n], new double[n], new double[n], new double[n]);
    }

    public double[] Signal { get; }

    public double[] Ase { get; }

    public double[] Nli { get; }

    public double[] Pmd { get; }

    public double[] Pdl { get; }

    public static SlowLine Send(Line line)
    {
        var slow = new SlowLine(line);
        foreach (var element in line.Elements)
        {
            slow.Pass(element);
        }

        return slow;
    }

    private double Power(int i) => Signal[i] + Ase[i] + Nli[i];

    private void Times(int i, double factor)
    {
        Signal[i] *= factor;
        Ase[i] *= factor;
        Nli[i] *= factor;
    }

    private void Pass(LineElement element)
    {
        switch (element)
        {
            case LineElement.Fibre(_, _, var span):
                Fibre(span);
                break;
            case LineElement.Amplifier one:
                Amplifier(one, [.. Enumerable.Range(0, n)]);
                break;
            case LineElement.Bands bands:
                foreach (var one in bands.Amplifiers)
                {
                    Amplifier(one, [.. Enumerable.Range(0, n).Where(i => f[i] > one.Model.BandFrom.Value && f[i] < one.Model.BandTo.Value)]);
                }

                break;
            case LineElement.Roadm roadm:
                Roadm(roadm);
                break;
            case LineElement.Attenuator(_, _, var loss):
                for (var i = 0; i < n; i++)
                {
                    Times(i, Lin(-loss.Value));
                }

                break;
        }
    }

    private void Roadm(LineElement.Roadm roadm)
    {
        for (var i = 0; i < n; i++)
        {
            var target = roadm.Target switch
            {
                RoadmTarget.Power(var dbm) => dbm.Value,
                RoadmTarget.Density(var density) => Db(density * baud[i] / 1e9),
                RoadmTarget.SlotDensity(var density) => Db(density * line.Grid.SlotWidthHz[i] / 1e9),
                _ => double.NaN,
            };
            var band = roadm.Impairments.FirstOrDefault(x => x.From is not { } low || x.To is not { } high || (f[i] >= low.Value && f[i] <= high.Value));
            var arrives = Db(Power(i) * 1e3) - (band?.Loss.Value ?? 0);
            var leaves = Math.Min(arrives, target + line.Grid.TargetOffsetDb[i]);
            Times(i, Lin(leaves - Db(Power(i) * 1e3)));
            Pmd[i] = Math.Sqrt((Pmd[i] * Pmd[i]) + Math.Pow((band?.Pmd ?? 0) * 1e12, 2));
            Pdl[i] = Math.Sqrt((Pdl[i] * Pdl[i]) + Math.Pow(band?.Pdl.Value ?? 0, 2));
        }
    }

    // ---- amplifiers

    private void Amplifier(LineElement.Amplifier one, int[] channels)
    {
        var model = one.Model;
        foreach (var i in channels)
        {
            Times(i, Lin(-one.InputVoa.Value));
        }

        var total = Db(channels.Sum(Power) * 1e3);
        var gain = Math.Min(one.Gain.Value, model.PowerMax.Value - total);
        var perSlot = total - Db(channels.Sum(i => line.Grid.SlotWidthHz[i]) / 50e9);
        var figure = Figure(model.Noise, gain, model.GainMin.Value, model.GainFlatMax.Value, perSlot);
        var profile = Profile(one, gain, total, channels);
        for (var k = 0; k < channels.Length; k++)
        {
            var i = channels[k];
            Ase[i] += H * f[i] * baud[i] * Lin(figure + At(model.NoiseRippleDb, f[i]));
            Times(i, Lin(profile[k] - one.OutputVoa.Value));
            Pmd[i] = Math.Sqrt((Pmd[i] * Pmd[i]) + Math.Pow(model.Pmd * 1e12, 2));
            Pdl[i] = Math.Sqrt((Pdl[i] * Pdl[i]) + Math.Pow(model.Pdl.Value, 2));
        }
    }

    private static double Figure(NoiseModel noise, double gain, double gainMin, double gainMax, double perSlot)
    {
        if (noise is NoiseModel.TwoStages(var first, var second))
        {
            var g1 = first.GainFlatMax.Value;
            var nf1 = Figure(first.Noise, g1, first.GainMin.Value, g1, perSlot);
            var nf2 = Figure(second.Noise, gain - g1, second.GainMin.Value, second.GainFlatMax.Value, perSlot);
            return Db(Lin(nf1) + (Lin(nf2) / Lin(g1)));
        }

        var pad = gain < gainMin ? gainMin - gain : 0;
        gain += pad;
        var missing = gain < gainMax ? gainMax - gain : 0;
        double Polynomial(double[] c, double x) => c.Select((v, at) => v * Math.Pow(x, c.Length - 1 - at)).Sum();
        return pad + noise switch
        {
            NoiseModel.Fixed(var nf) => nf.Value,
            NoiseModel.TwoCoils(var nf1, var nf2, var deltaP) => Db(Lin(nf1.Value) + (Lin(nf2.Value) / Lin(gain - deltaP.Value - missing))),
            NoiseModel.Polynomial(var c) => Polynomial(c, -missing),
            NoiseModel.OpenRoadm(var c) => perSlot - Polynomial(c, perSlot) + 58,
            NoiseModel.OpenRoadmPreamplifier => perSlot - Math.Min(((4 * perSlot) + 275) / 7, 33) + 58,
            _ => double.NegativeInfinity,
        };
    }

    private double[] Profile(LineElement.Amplifier one, double gain, double totalDbm, int[] channels)
    {
        if (channels.Length == 1)
        {
            return [gain];
        }

        var model = one.Model;
        double[] tilt = [.. channels.Select(i => At(model.DynamicGainTilt, f[i]))], x = [.. channels.Select(i => f[i])];
        var (mx, my) = (x.Average(), tilt.Average());
        var slope = x.Zip(tilt, (a, b) => (a - mx) * (b - my)).Sum() / x.Sum(a => (a - mx) * (a - mx));
        var scale = slope == 0 ? 0 : -one.Tilt.Value / (model.BandTo.Value - model.BandFrom.Value) / slope;
        double[] first = [.. channels.Select((i, k) => At(model.GainRippleDb, f[i]) + model.GainFlatMax.Value + (tilt[k] * scale))];
        var voa = Db(first.Average(Lin)) - gain;
        double[] Shifted(double by) => [.. first.Select((g, k) => g - voa + (tilt[k] * by))];
        double Average(double[] g) => Db(channels.Select((i, k) => Power(i) * Lin(g[k])).Sum() * 1e3) - totalDbm;
        var spread = first.Max() - first.Min();
        if (spread <= 0.05)
        {
            return Shifted(0);
        }

        var centre = gain - Average(Shifted(0));
        var (low, middle, high) = (Average(Shifted(centre - spread)), Average(Shifted(centre)), Average(Shifted(centre + spread)));
        var chosen = Math.Abs(gain - middle) <= 1e-11 ? centre
            : gain < middle ? centre - ((middle - gain) / ((low - middle) / -spread))
            : centre + ((gain - middle) / ((middle - high) / -spread));
        return Shifted(chosen);
    }

    // ---- fibre

    private void Fibre(FibreSpan span)
    {
        for (var i = 0; i < n; i++)
        {
            Times(i, Lin(-span.InputConnector.Value - span.InputAttenuator.Value));
        }

        double[] launch = [.. Enumerable.Range(0, n).Select(Power)];
        var (z, share, extra) = Along(span, launch);
        var nli = line.Nli.Method == NliMethod.GnAnalytic ? Analytic(span, launch) : Generalized(span, launch, z, share);
        double[] noise = new double[n];
        foreach (var (pumpHz, powers) in extra)
        {
            for (var i = 0; i < n; i++)
            {
                if (pumpHz > f[i])
                {
                    double[] integrand = [.. z.Select((_, k) => powers[k] / share[i][k])];
                    var eta = 1 / (Math.Exp(H * (pumpHz - f[i]) / (K * span.TemperatureK)) - 1);
                    noise[i] += 2 * H * f[i] * baud[i] * (1 + eta) * Coupling(span, f[i], pumpHz) * Trapezoid(integrand, z);
                }
            }
        }

        for (var i = 0; i < n; i++)
        {
            var r = nli[i] / launch[i];
            Times(i, 1 - r);
            Nli[i] += nli[i];
            Ase[i] += noise[i];
            Times(i, share[i][^1] * Lin(-span.OutputConnector.Value));
            Pmd[i] = Math.Sqrt((Pmd[i] * Pmd[i]) + (Math.Pow(span.PmdCoefficient * 1e12, 2) * span.Length.Value));
        }
    }

    private (double[] Z, double[][] Share, List<(double Hz, double[] Power)> Pumps) Along(FibreSpan span, double[] launch)
    {
        var length = span.Length.Value;
        double[] Places(double step)
        {
            var z = new SortedSet<double>(span.LumpedLosses.Select(l => l.Position.Value)) { length };
            for (var k = 0; k * step < length; k++)
            {
                z.Add(k * step);
            }

            return [.. z];
        }

        double Lump(double z) => span.LumpedLosses.Where(l => l.Position.Value == z).Aggregate(1.0, (a, l) => a * Lin(-l.Loss.Value));
        if (!line.Raman.Enabled)
        {
            var ends = Places(length);
            return (ends, [.. f.Select(x => ends.Select(z => Math.Exp(-Alpha(span, x) * z) * span.LumpedLosses.Where(l => l.Position.Value <= z).Aggregate(1.0, (a, l) => a * Lin(-l.Loss.Value))).ToArray())], []);
        }

        var places = Places(line.Raman.SolverStep.Value);
        double[] lumped = [.. places.Select(Lump)];
        RamanPump[] with = [.. span.Pumps.Where(p => p.WithSignal)], against = [.. span.Pumps.Where(p => !p.WithSignal)];
        double[] frequency = [.. f, .. with.Select(p => p.Frequency.Value)], entry = [.. launch, .. with.Select(p => p.Power.Value)];
        var forward = OneWay(span, frequency, entry, places, lumped);
        double[] mirroredPlaces = [.. places.Reverse().Select(z => length - z)], mirroredLumped = [.. lumped.Reverse()];
        double[] backHz = [.. against.Select(p => p.Frequency.Value)], backEntry = [.. against.Select(p => p.Power.Value)];
        double[][] backward = [.. OneWay(span, backHz, backEntry, mirroredPlaces, mirroredLumped).Select(row => row.Reverse().ToArray())];
        if (against.Length > 0)
        {
            BothWays(span, [.. frequency, .. backHz], frequency.Length, [.. forward, .. backward], places, lumped);
        }

        var kept = Places(line.Raman.ResultStep.Value);
        double[] Kept(double[] row) => [.. kept.Select(z => Between(z, places, row))];
        return (kept, [.. Enumerable.Range(0, n).Select(i => Kept(forward[i]).Select(p => p / launch[i]).ToArray())],
            [.. with.Select((p, k) => (p.Frequency.Value, Kept(forward[n + k]))), .. against.Select((p, k) => (p.Frequency.Value, Kept(backward[k])))]);
    }

    private double[][] OneWay(FibreSpan span, double[] hz, double[] entry, double[] z, double[] lumped)
    {
        var rows = entry.Select(p => new double[z.Length]).ToArray();
        if (line.Raman.Method == RamanMethod.Numerical)
        {
            for (var i = 0; i < hz.Length; i++)
            {
                rows[i][0] = entry[i];
            }

            for (var k = 1; k < z.Length; k++)
            {
                for (var i = 0; i < hz.Length; i++)
                {
                    var growth = -Alpha(span, hz[i]) + Enumerable.Range(0, hz.Length).Sum(j => Coupling(span, hz[i], hz[j]) * rows[j][k - 1]);
                    rows[i][k] = rows[i][k - 1] * (1 + (growth * (z[k] - z[k - 1]))) * lumped[k - 1];
                }
            }

            return rows;
        }

        var start = (double[])entry.Clone();
        var from = 0;
        while (from + 1 < z.Length || from == 0)
        {
            var to = from + 1;
            while (to < z.Length - 1 && lumped[to] == 1)
            {
                to++;
            }

            double[] local = [.. z[from..(to + 1)].Select(x => x - z[from])], p0 = [.. start.Select(p => p * lumped[from])];
            var sums = new double[5][][];
            double[][] Next(Func<int, int, double> inside, bool exact) => [.. hz.Select(fi => local.Select((_, k) => hz.Select((fj, j) =>
                Coupling(span, fi, fj) * p0[j] * (exact ? (1 - Math.Exp(-Alpha(span, fj) * local[k])) / Alpha(span, fj)
                    : Trapezoid([.. Enumerable.Range(0, k + 1).Select(q => Math.Exp(-Alpha(span, fj) * local[q]) * inside(j, q))], local))).Sum()).ToArray())];
            sums[1] = Next((_, _) => 0, true);
            for (var order = 2; order <= line.Raman.Order; order++)
            {
                var (a, b, c) = (sums[1], sums[2], sums[3]);
                sums[order] = order switch
                {
                    2 => Next((j, q) => a[j][q], false),
                    3 => Next((j, q) => b[j][q] + (a[j][q] * a[j][q] / 2), false),
                    _ => Next((j, q) => c[j][q] + (a[j][q] * b[j][q]) + (Math.Pow(a[j][q], 3) / 6), false),
                };
            }

            for (var i = 0; i < hz.Length; i++)
            {
                for (var k = from == 0 ? 0 : 1; k < local.Length; k++)
                {
                    rows[i][from + k] = p0[i] * Math.Exp((-Alpha(span, hz[i]) * local[k]) + Enumerable.Range(1, line.Raman.Order).Sum(o => sums[o][i][k]));
                }

                start[i] = rows[i][to];
            }

            from = to;
        }

        return rows;
    }

    private static void BothWays(FibreSpan span, double[] hz, int forward, double[][] p, double[] z, double[] lumped)
    {
        double Growth(int i, int k) => -Alpha(span, hz[i]) + Enumerable.Range(0, hz.Length).Sum(j => Coupling(span, hz[i], hz[j]) * p[j][k]);
        for (var round = 0; round < 1000; round++)
        {
            double[][] before = [.. p.Select(row => (double[])row.Clone())];
            for (var k = 1; k < z.Length; k++)
            {
                double[] next = [.. Enumerable.Range(0, forward).Select(i => p[i][k - 1] * (1 + (Growth(i, k - 1) * (z[k] - z[k - 1]))) * lumped[k - 1])];
                for (var i = 0; i < forward; i++)
                {
                    p[i][k] = next[i];
                }
            }

            for (var k = z.Length - 1; k > 0; k--)
            {
                double[] next = [.. Enumerable.Range(forward, hz.Length - forward).Select(i => p[i][k] * (1 + (Growth(i, k) * (z[k] - z[k - 1]))) * lumped[k])];
                for (var i = forward; i < hz.Length; i++)
                {
                    p[i][k - 1] = next[i - forward];
                }
            }

            var change = p.Select((row, i) => row.Select((v, k) => Math.Abs((v - before[i][k]) / v)).Max()).Max();
            var slope = Enumerable.Range(0, forward).Max(i => Enumerable.Range(0, z.Length - 1).Max(k =>
            {
                var expected = p[i][k] * Growth(i, k) * lumped[k];
                return Math.Abs((expected - ((p[i][k + 1] - p[i][k]) / (z[k + 1] - z[k]))) / expected);
            }));
            if (change <= 1e-6 || slope <= 1e-3)
            {
                return;
            }
        }
    }

    // ---- interference

    private double[] Analytic(FibreSpan span, double[] p) => [.. Enumerable.Range(0, n).Select(i => p[i] * Enumerable.Range(0, n).Sum(j =>
    {
        var alpha = Alpha(span, f[j]);
        var effective = (1 - Math.Exp(-alpha * span.Length.Value)) / alpha;
        var b = Math.Abs(Beta2(span, f[i]) + Beta2(span, f[j])) / 2;
        var k = Math.PI * Math.PI / alpha * b * baud[i];
        var psi = (Math.Asinh(k * (f[j] - f[i] + (baud[j] / 2))) - Math.Asinh(k * (f[j] - f[i] - (baud[j] / 2)))) / 2 * effective * effective * alpha / (2 * Math.PI * b);
        return Math.Pow(Gamma(span, f[i]), 2) * 16 / 27 * (i == j ? 1 : 2) * psi * p[j] * p[j] / (baud[j] * baud[j]);
    }))];

    private double[] Generalized(FibreSpan span, double[] p, double[] z, double[][] share)
    {
        int[] computed = line.Nli.ComputedChannels ?? [.. Enumerable.Range(0, n)];
        double[] density = [.. computed.Select(i => Enumerable.Range(0, n).Sum(j =>
            Math.Pow(Gamma(span, f[i]), 2) * 16 / 27 * (i == j ? 1 : 2) * Psi(span, i, j, z, share) / (baud[j] * baud[j]) * p[i] * p[j] * p[j] / baud[i]))];
        double[] at = [.. computed.Select(i => f[i])];
        return [.. Enumerable.Range(0, n).Select(i => baud[i] * Between(f[i], at, density))];
    }

    private double Psi(FibreSpan span, int i, int j, double[] z, double[][] share)
    {
        var isApproximate = line.Nli.Method == NliMethod.GeneralizedGnApproximation;
        var own = Beta2(span, f[i]);
        if (isApproximate && i != j)
        {
            var sum = 0.0;
            for (var k = 1; k < z.Length; k++)
            {
                for (var q = 1; q < z.Length; q++)
                {
                    sum += Piece(share[j], z, k) * Piece(share[j], z, q);
                }
            }

            return sum * baud[j] / (4 * Math.PI * Math.Abs((own + Beta2(span, f[j])) / 2 * (f[j] - f[i])));
        }

        var reference = isApproximate ? f.Max(x => Math.Abs(Beta2(span, x))) : Math.Abs(own);
        var cubic = isApproximate ? 0 : Parabola([.. f.Select(x => x - f[i])], [.. f.Select(x => Beta2(span, x))]) / (2 * Math.PI);
        var alpha = Alpha(span, f[j]);
        var turn = Math.Min(line.Nli.DispersionTolerance * alpha, line.Nli.PhaseShiftTolerance / line.Raman.ResultStep.Value);
        var pumpStep = turn / (reference * 4 * Math.PI * Math.PI * line.Grid.SlotWidthHz.Max());
        var ownStep = pumpStep / (1 + Math.Abs(i - j));
        double Efficiency(double f1, double f2)
        {
            var w = new Complex(-alpha, 4 * Math.PI * Math.PI * f1 * f2 * (own + (Math.PI * cubic * (f1 + f2))));
            double Lifted(int k) => share[j][k] * Math.Exp(alpha * z[k]);
            var sum = ((Lifted(z.Length - 1) * Complex.Exp(w * z[^1])) - Lifted(0)) / w;
            for (var k = 1; k < z.Length; k++)
            {
                sum -= (Lifted(k) - Lifted(k - 1)) / (z[k] - z[k - 1]) * (Complex.Exp(w * z[k]) - Complex.Exp(w * z[k - 1])) / (w * w);
            }

            return (sum * Complex.Conjugate(sum)).Real;
        }

        double[] Grid(double from, double to, double step) => [.. Enumerable.Range(0, (int)Math.Ceiling((to - from) / step)).Select(k => from + (k * step))];
        double Wide(int c) => baud[c] * (1 + line.Grid.RollOff[c]) / 2;
        var offset = f[j] - f[i];
        if (i != j && Math.Abs(offset) > 5 * 50e9 * 32e9 * 21.3e-27 / (Math.Abs(own) * baud[j]))
        {
            var half = Grid(0, Wide(i), ownStep);
            return new[] { -1, 1 }.Sum(edge => 2 * Trapezoid([.. half.Select(f2 => Efficiency(offset + (edge * Wide(j)), f2))], half)) / 2 * baud[j];
        }

        var (outer, inner) = (Grid(offset - Wide(j), offset + Wide(j), pumpStep), Grid(-Wide(i), Wide(i), ownStep));
        return Trapezoid([.. outer.Select(f1 => Shape(f1 - offset, j) * Trapezoid([.. inner.Select(f2 => Shape(f2, i) * Shape(f1 + f2 - offset, j) * Efficiency(f1, f2))], inner))], outer);
    }

    private static double Piece(double[] row, double[] z, int k)
    {
        var slope = (Math.Log(row[k]) - Math.Log(row[k - 1])) / (z[k] - z[k - 1]);
        return Math.Abs((row[k] - row[k - 1]) / Math.Sqrt(Math.Abs(slope))) * Math.Sign(slope);
    }

    private double Shape(double x, int c)
    {
        var (roll, rate) = (line.Grid.RollOff[c], baud[c]);
        x = Math.Abs(x);
        return x <= (1 - roll) * rate / 2 ? 1 : x < (1 + roll) * rate / 2 ? (1 + Math.Cos(Math.PI / (rate * roll) * (x - ((1 - roll) * rate / 2)))) / 2 : 0;
    }

    /// <summary>Slope at 0 of the parabola of least squares, by Gram and Schmidt.</summary>
    private static double Parabola(double[] x, double[] y)
    {
        var scale = x.Max(Math.Abs);
        x = [.. x.Select(v => v / scale)];
        var mean = x.Average();
        double[] one = [.. x.Select(v => v - mean)];
        var (square, norm) = (x.Select(v => v * v).ToArray(), one.Sum(v => v * v));
        var (shift, lean) = (square.Average(), square.Zip(one, (a, b) => a * b).Sum() / norm);
        double[] two = [.. square.Zip(one, (a, b) => a - shift - (lean * b))];
        var (c1, c2) = (y.Zip(one, (a, b) => a * b).Sum() / norm, y.Zip(two, (a, b) => a * b).Sum() / two.Sum(v => v * v));
        return (c1 - (c2 * lean)) / scale;
    }

    // ---- glass

    private static double Alpha(FibreSpan span, double hz) => At(span.LossDbPerMetre, hz) / (10 * Math.Log10(Math.E));

    private static double Beta2(FibreSpan span, double hz)
    {
        var (wave, reference) = (C / hz, C / span.ReferenceFrequency.Value);
        var d = span.Dispersion.Values.Length > 1 ? At(span.Dispersion, hz)
            : span.DispersionSlope is { } slope ? span.Dispersion.Values[0] + (slope * (wave - reference))
            : span.Dispersion.Values[0] * reference * reference / (wave * wave);
        return -wave * wave * d / (2 * Math.PI * C);
    }

    private static double Area(FibreSpan span, double hz)
    {
        var a = span.CoreRadius;
        var root = C / (2 * Math.PI * span.ReferenceFrequency.Value * a * span.CoreIndex) * Math.Exp(Math.PI * a * a / span.EffectiveArea);
        var v = 2 * Math.PI * hz / C * a * span.CoreIndex * Math.Sqrt(root * root);
        return Math.PI * a * a / Math.Log(v);
    }

    private static double Gamma(FibreSpan span, double hz) => 2 * Math.PI * hz * span.NonlinearIndex / (C * Area(span, hz));

    /// <summary>What light at one frequency gains from light at another, 1/(W m).</summary>
    private static double Coupling(FibreSpan span, double hz, double acting)
    {
        var strength = Between(Math.Abs(acting - hz), span.Raman.OffsetHz, span.Raman.GammaRaman) / span.Raman.ReferenceFrequencyHz
            * Math.Max(hz, acting) / ((Area(span, hz) + Area(span, acting)) / 2);
        return acting > hz ? strength : acting < hz ? -strength : 0;
    }

    private static double At(FrequencyTable table, double hz) => table.Values.Length == 1 ? table.Values[0] : Between(hz, table.FrequencyHz, table.Values);

    private static double Between(double x, double[] xs, double[] ys)
    {
        for (var k = 1; k < xs.Length; k++)
        {
            if (x <= xs[k])
            {
                return x <= xs[0] ? ys[0] : ys[k - 1] + ((x - xs[k - 1]) / (xs[k] - xs[k - 1]) * (ys[k] - ys[k - 1]));
            }
        }

        return ys[^1];
    }

    private static double Trapezoid(double[] y, double[] x) => Enumerable.Range(1, Math.Max(0, y.Length - 1)).Sum(k => (y[k] + y[k - 1]) / 2 * (x[k] - x[k - 1]));

    private static double Db(double ratio) => 10 * Math.Log10(ratio);

    private static double Lin(double db) => Math.Pow(10, db / 10);
}
