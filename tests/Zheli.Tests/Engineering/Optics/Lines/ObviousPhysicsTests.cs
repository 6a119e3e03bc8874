using System.Numerics;
using Zheli.Engineering.Optics.Light;
using Zheli.Engineering.Optics.Nonlinear;
using Zheli.Engineering.Optics.Raman;

namespace Zheli.Tests.Engineering.Optics.Lines;

/// <summary>The slow, obvious twins: one formula, one loop, no vectors, integrals by brute force.</summary>
public sealed class ObviousPhysicsTests
{
    [Fact]
    public void The_closed_form_equals_one_formula_in_two_loops()
    {
        var random = new Random(7);
        for (var round = 0; round < 20; round++)
        {
            var fibre = Fibres.Span(20 + (random.NextDouble() * 100), 0.16 + (random.NextDouble() * 0.1), 4 + (random.NextDouble() * 18), 60 + (random.NextDouble() * 80))
                with { DispersionSlope = round % 2 == 0 ? null : 60 * random.NextDouble() };
            var n = 1 + random.Next(13);
            var (frequency, baud, at) = (new double[n], new double[n], 191.4e12);
            for (var i = 0; i < n; i++)
            {
                baud[i] = 30e9 + (random.NextDouble() * 40e9);
                frequency[i] = at += 80e9 + (random.NextDouble() * 200e9);
            }

            double[] power = [.. baud.Select(_ => 1e-4 + (random.NextDouble() * 2e-3))];
            var grid = ChannelGrid.Of(frequency, baud, [.. baud.Select(b => b + 1e9)], new double[n], power, new double[n]);
            var (nli, scratch) = (new double[n], new double[n]);
            var kernel = AnalyticKernel.Of(fibre, grid);
            kernel.Fill(nli, power, kernel.EffectiveSquared(fibre.Length.Value), scratch);
            for (var i = 0; i < n; i++)
            {
                var sum = 0.0;
                for (var j = 0; j < n; j++)
                {
                    var alpha = fibre.AlphaAt(frequency[j]);
                    var effective = (1 - Math.Exp(-alpha * fibre.Length.Value)) / alpha;
                    var b = Math.Abs(fibre.Beta2At(frequency[i]) + fibre.Beta2At(frequency[j])) / 2;
                    var k = Math.PI * Math.PI / alpha * b * baud[i];
                    var psi = (Math.Asinh(k * (frequency[j] - frequency[i] + (baud[j] / 2))) - Math.Asinh(k * (frequency[j] - frequency[i] - (baud[j] / 2)))) / 2
                        * effective * effective * alpha / (2 * Math.PI * b);
                    sum += Math.Pow(fibre.GammaAt(frequency[i]), 2) * 16 / 27 * (i == j ? 1 : 2) * psi / (baud[j] * baud[j]) * power[j] * power[j];
                }

                Assert.Equal(1, nli[i] / (sum * power[i]), 1e-11);
            }
        }
    }

    [Fact]
    public void Mixing_efficiency_equals_the_integral_along_the_fibre()
    {
        double[] z = [0, 7_000, 14_000, 21_000, 50_000, 80_000];
        const double Alpha = 4.6e-5;

        // Power whose product with e^(αz) is straight between the places: then the closed form has no error of its own.
        double[] lifted = [1, 1.2, 0.9, 0.8, 1.6, 3.0];
        double Power(double x)
        {
            var k = Math.Min(Array.FindLastIndex(z, v => v <= x), z.Length - 2);
            return (lifted[k] + ((lifted[k + 1] - lifted[k]) * (x - z[k]) / (z[k + 1] - z[k]))) * Math.Exp(-Alpha * x);
        }

        double[] mismatches = [0, 1e-6, -3e-5, 2e-4, 1e-3];
        var found = (double[])mismatches.Clone();
        new MixingEfficiency(Alpha, z, [.. z.Select(Power)]).Fill(found);
        const int Steps = 400_000;
        for (var m = 0; m < mismatches.Length; m++)
        {
            var sum = Complex.Zero;
            for (var s = 0; s < Steps; s++)
            {
                var x = (s + 0.5) * 80_000 / Steps;
                sum += Power(x) * Complex.Exp(new Complex(0, mismatches[m] * x)) * 80_000 / Steps;
            }

            Assert.Equal(1, found[m] / (sum.Magnitude * sum.Magnitude), 1e-6);
        }
    }

    [Theory]
    [InlineData(RamanMethod.Perturbative, 4, 50, 2e-4)]
    [InlineData(RamanMethod.Numerical, 1, 10, 1e-3)] // Explicit steps err by α²hL/2, here 0.6e-3.
    public void Scattering_equals_small_steps_of_fourth_order(RamanMethod method, int order, double step, double tolerance)
    {
        var fibre = Fibres.Span(60);
        double[] frequency = [.. Enumerable.Range(0, 12).Select(i => 191.4e12 + (i * 400e9))], launch = [.. frequency.Select((_, i) => 5e-3 + (i * 1e-4))];
        var profile = RamanSolver.Solve(fibre, frequency, launch, new(true, method, order, new(5_000), new(step)));
        var exact = RungeKutta(fibre.RamanMatrix(frequency), Array.ConvertAll(frequency, fibre.AlphaAt), launch, 60_000, 6_000);
        for (var i = 0; i < frequency.Length; i++)
        {
            Assert.Equal(1, profile.Row(i)[^1] * launch[i] / exact[i], tolerance);
        }
    }

    [Fact]
    public void Higher_orders_come_closer()
    {
        var fibre = Fibres.Span(80);
        double[] frequency = [.. Enumerable.Range(0, 20).Select(i => 191.4e12 + (i * 250e9))], launch = [.. frequency.Select(_ => 8e-3)];
        var exact = RungeKutta(fibre.RamanMatrix(frequency), Array.ConvertAll(frequency, fibre.AlphaAt), launch, 80_000, 8_000);
        double Error(int order)
        {
            var profile = RamanSolver.Solve(fibre, frequency, launch, new(true, RamanMethod.Perturbative, order, new(80_000), new(20)));
            return frequency.Select((_, i) => Math.Abs((profile.Row(i)[^1] * launch[i] / exact[i]) - 1)).Max();
        }

        Assert.True(Error(1) > Error(2) && Error(2) > Error(3) && Error(3) > Error(4));
    }

    [Fact]
    public void The_generalized_model_tends_to_the_closed_form_where_that_is_good()
    {
        var grid = Fibres.Channels(7, 0);
        var fibre = Fibres.Span(100, 0.22);
        var analytic = Fibres.Light(Fibres.Line(grid, Fibres.Fibre(fibre), Fibres.Gain(22))).SnrNliDbSignalBw;
        foreach (var method in new[] { NliMethod.GeneralizedGn, NliMethod.GeneralizedGnApproximation })
        {
            var exact = Fibres.Light(Fibres.Line(grid, Fibres.Fibre(fibre), Fibres.Gain(22)) with { Nli = new(method, 1, 0.1, null) }).SnrNliDbSignalBw;
            Assert.All(analytic.Zip(exact), pair => Assert.Equal(pair.First, pair.Second, 0.6));
        }
    }

    private static double[] RungeKutta(double[] raman, double[] alpha, double[] launch, double length, int steps)
    {
        var (n, power, h) = (launch.Length, (double[])launch.Clone(), length / steps);
        double[] Slope(double[] p) => [.. Enumerable.Range(0, n).Select(i => p[i] * (Enumerable.Range(0, n).Sum(j => raman[(i * n) + j] * p[j]) - alpha[i]))];
        double[] Moved(double[] p, double[] d, double by) => [.. p.Zip(d, (a, b) => a + (b * by))];
        for (var s = 0; s < steps; s++)
        {
            var a = Slope(power);
            var b = Slope(Moved(power, a, h / 2));
            var c = Slope(Moved(power, b, h / 2));
            var d = Slope(Moved(power, c, h));
            power = [.. Enumerable.Range(0, n).Select(i => power[i] + (h / 6 * (a[i] + (2 * b[i]) + (2 * c[i]) + d[i])))];
        }

        return power;
    }
}
