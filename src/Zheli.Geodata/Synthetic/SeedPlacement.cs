namespace Zheli.Geodata.Synthetic;

/// <summary>A point of land and how much it attracts.</summary>
internal readonly record struct LandSample(PlanePoint Point, double Weight);

/// <summary>Places the middles of districts: close together where many people live, far apart in the desert (weighted k-means, Lloyd 1982).</summary>
internal static class SeedPlacement
{
    private const int Rounds = 8;
    private const int SamplesAcross = 150;

    /// <summary>Points all over the country and around it, weighted by how thickly it is settled.</summary>
    public static LandSample[] Samples(SampleFrame frame, SampleRandom random)
    {
        var step = 2.4 * frame.HalfWidth / SamplesAcross;
        var rows = (int)(2.5 * frame.HalfHeight / step);
        var samples = new List<LandSample>();
        for (var row = 0; row < rows; row++)
        {
            for (var column = 0; column < SamplesAcross; column++)
            {
                var point = new PlanePoint(
                    (column + random.Next() - (SamplesAcross / 2.0)) * step, (row + random.Next() - (rows / 2.0)) * step);
                samples.Add(new(point, 0.25 + frame.DensityAt(frame.Bend(point))));
            }
        }

        return [.. samples];
    }

    /// <summary>Spreads a number of middles over the samples.</summary>
    public static PlanePoint[] Spread(LandSample[] samples, int count, SampleRandom random)
    {
        var middles = Start(samples, count, random);
        var (x, y, weight) = (new double[count], new double[count], new double[count]);
        for (var round = 0; round < Rounds; round++)
        {
            Array.Clear(x);
            Array.Clear(y);
            Array.Clear(weight);
            foreach (var sample in samples)
            {
                var nearest = Nearest(middles, sample.Point);
                x[nearest] += sample.Weight * sample.Point.X;
                y[nearest] += sample.Weight * sample.Point.Y;
                weight[nearest] += sample.Weight;
            }

            for (var i = 0; i < count; i++)
            {
                middles[i] = weight[i] > 0 ? new(x[i] / weight[i], y[i] / weight[i]) : middles[i];
            }
        }

        return middles;
    }

    /// <summary>Every so many units of weight one middle, in the samples' shuffled order.</summary>
    private static PlanePoint[] Start(LandSample[] samples, int count, SampleRandom random)
    {
        var order = samples.OrderBy(_ => random.Next()).ToArray();
        var middles = new List<PlanePoint>(count);
        var step = order.Sum(s => s.Weight) / count;
        var gathered = 0.0;
        foreach (var sample in order)
        {
            gathered += sample.Weight;
            if (gathered >= step && middles.Count < count)
            {
                middles.Add(sample.Point);
                gathered -= step;
            }
        }

        for (var i = 0; middles.Count < count; i++)
        {
            middles.Add(new(order[i].Point.X + 0.01, order[i].Point.Y));
        }

        return [.. middles];
    }

    private static int Nearest(PlanePoint[] middles, PlanePoint point)
    {
        var (nearest, least) = (0, double.MaxValue);
        for (var i = 0; i < middles.Length; i++)
        {
            var square = middles[i].SquareTo(point);
            if (square < least)
            {
                (nearest, least) = (i, square);
            }
        }

        return nearest;
    }
}
