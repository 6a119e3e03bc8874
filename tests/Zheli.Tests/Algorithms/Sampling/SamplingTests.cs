using Zheli.Algorithms.Sampling;

namespace Zheli.Tests.Algorithms.Sampling;

public sealed class SamplingTests
{
    [Theory]
    [InlineData(0.5, 0)]
    [InlineData(0.9, 1.2815516)]
    [InlineData(0.1, -1.2815516)]
    [InlineData(0.975, 1.9599640)]
    [InlineData(0.001, -3.0902323)]
    [InlineData(0.999999999999, 7.0344837)]
    public void The_normal_deviate_agrees_with_the_tables(double share, double deviate) => Assert.Equal(deviate, NormalDeviate.Of(share), 4);

    [Fact]
    public void A_stream_is_a_function_of_seed_and_number_and_streams_do_not_go_together()
    {
        var (a, again, b) = (new RandomStream(1, 2), new RandomStream(1, 2), new RandomStream(1, 3));
        var (x, y) = (new double[20_000], new double[20_000]);
        for (var i = 0; i < x.Length; i++)
        {
            x[i] = a.NextNormal();
            Assert.Equal(x[i], again.NextNormal());
            y[i] = b.NextNormal();
        }

        Assert.InRange(SampleStatistics.Correlation(x, y), -0.03, 0.03);
        Assert.InRange(x.Average(), -0.03, 0.03);
        Assert.InRange(x.Average(z => z * z), 0.96, 1.04);
    }

    [Fact]
    public void A_split_factor_has_the_three_quantiles_that_it_was_given()
    {
        var (factor, days) = (new SplitLogNormal(0.8, 1.2, 2.5), new SplitNormal(-14, 0, 21));
        var random = new RandomStream(7, 0);
        var (drawn, shifts) = (new double[100_000], new double[100_000]);
        for (var i = 0; i < drawn.Length; i++)
        {
            var z = random.NextNormal();
            (drawn[i], shifts[i]) = (factor.At(z), days.At(z));
        }

        Array.Sort(drawn);
        Array.Sort(shifts);
        Assert.Equal([0.8, 1.2, 2.5], new[] { 0.1, 0.5, 0.9 }.Select(p => drawn[(int)(p * drawn.Length)]), (e, g) => Math.Abs(e - g) < 0.02 * e);
        Assert.Equal([-14.0, 0, 21], new[] { 0.1, 0.5, 0.9 }.Select(p => shifts[(int)(p * shifts.Length)]), (e, g) => Math.Abs(e - g) < 0.4);
    }

    [Fact]
    public void Quantiles_and_ranks_are_those_that_counting_gives()
    {
        var random = new Random(3);
        for (var k = 0; k < 200; k++)
        {
            int[] values = [.. Enumerable.Range(0, random.Next(1, 30)).Select(_ => random.Next(12))];
            int[] sorted = [.. values.Order()];
            foreach (var share in new[] { 0.01, 0.1, 0.5, 0.8, 0.9, 1.0 })
            {
                var least = sorted.First(v => values.Count(w => w <= v) >= (share * values.Length) - 1e-9);
                Assert.Equal(least, SampleStatistics.Quantile(sorted, share));
            }

            double[] numbers = [.. values.Select(v => (double)v)];
            Assert.Equal(numbers.Select(v => numbers.Count(w => w < v) + ((1 + numbers.Count(w => w == v)) / 2.0)), SampleStatistics.Ranks(numbers));
        }
    }

    [Fact]
    public void Whatever_rises_together_has_rank_correlation_one_and_what_stands_still_none()
    {
        double[] cause = [.. Enumerable.Range(0, 50).Select(i => (double)i)], effect = [.. cause.Select(Math.Exp)];
        Assert.Equal(1, SampleStatistics.Correlation(SampleStatistics.Ranks(cause), SampleStatistics.Ranks(effect)), 12);
        Assert.Equal(-1, SampleStatistics.Correlation(SampleStatistics.Ranks(cause), SampleStatistics.Ranks([.. effect.Reverse()])), 12);
        Assert.Equal(0, SampleStatistics.Correlation(cause, new double[50]));
    }

    [Fact]
    public void The_error_of_a_quantile_covers_what_other_samples_give()
    {
        var p80 = new double[300];
        double stated = 0;
        for (var k = 0; k < p80.Length; k++)
        {
            var random = new RandomStream(11, k);
            int[] sorted = [.. Enumerable.Range(0, 400).Select(_ => (int)(1000 * random.NextNormal())).Order()];
            p80[k] = SampleStatistics.Quantile(sorted, 0.8);
            stated += SampleStatistics.QuantileError(sorted, 0.8) / p80.Length;
        }

        var mean = p80.Average();
        Assert.InRange(Math.Sqrt(p80.Average(v => (v - mean) * (v - mean))) / stated, 0.85, 1.15);
    }
}
