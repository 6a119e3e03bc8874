namespace Zheli.Algorithms.Clustering;

/// <summary>Cable sizes and prices: what carrying a number of fibres costs by length, spare fibres included, several cables side by side where one is not enough.</summary>
public sealed class CableTable
{
    private const long CentimetresPerKilometre = 100_000;

    private readonly long[] perKilometre;
    private readonly int[] choice;
    private readonly int sparePercent;

    /// <summary>Works out the cheapest cables for every number of fibres.</summary>
    /// <param name="sizes">Fibres of each size of cable.</param>
    /// <param name="prices">Price of each for a kilometre; not negative.</param>
    /// <param name="sparePercent">Fibres to spare, per cent of those in use, rounded up.</param>
    /// <param name="mostFibres">Most fibres in use that will be asked for.</param>
    public CableTable(int[] sizes, long[] prices, int sparePercent, int mostFibres)
    {
        if (sizes.Length == 0 || sizes.Length != prices.Length || sizes.Min() < 1 || prices.Min() < 0)
        {
            throw new ArgumentException("A cable table needs sizes of at least one fibre, each with a price.", nameof(sizes));
        }

        (Sizes, this.sparePercent) = (sizes, sparePercent);
        int most = WithSpare(mostFibres);
        var best = new long[most + 1];
        choice = new int[most + 1];
        for (int need = 1; need <= most; need++)
        {
            best[need] = long.MaxValue;
            for (int i = 0; i < sizes.Length; i++)
            {
                long cost = prices[i] + best[Math.Max(0, need - sizes[i])];
                if (cost < best[need])
                {
                    (best[need], choice[need]) = (cost, i);
                }
            }
        }

        perKilometre = new long[mostFibres + 1];
        for (int f = 1; f <= mostFibres; f++)
        {
            perKilometre[f] = best[WithSpare(f)];
        }
    }

    /// <summary>Fibres of each size.</summary>
    public int[] Sizes { get; }

    /// <summary>Cost for a kilometre of the cheapest cable there is, with one fibre in use.</summary>
    public long Least => perKilometre.Length > 1 ? perKilometre[1] : 0;

    /// <summary>What one more fibre costs for a kilometre on average, up to the most that were asked for.</summary>
    public double Slope
    {
        get
        {
            int most = Math.Min(perKilometre.Length - 1, 288);
            return most < 2 ? 0 : (double)(perKilometre[most] - perKilometre[1]) / (most - 1);
        }
    }

    /// <summary>Fibres that a cable must have for a number in use.</summary>
    public int WithSpare(int fibres) => fibres + (((fibres * sparePercent) + 99) / 100);

    /// <summary>Cost of carrying a number of fibres over a length, rounded to whole money.</summary>
    /// <param name="fibres">In use; 0 costs nothing.</param>
    /// <param name="length">Centimetres.</param>
    public long Cost(int fibres, long length) => ((perKilometre[fibres] * length) + (CentimetresPerKilometre / 2)) / CentimetresPerKilometre;

    /// <summary>The cables that carry a number of fibres: index of each size and how many of it, largest first.</summary>
    public IReadOnlyList<(int Size, int Count)> Choose(int fibres)
    {
        var counts = new SortedDictionary<int, int>(Comparer<int>.Create((a, b) => Sizes[b] != Sizes[a] ? Sizes[b].CompareTo(Sizes[a]) : a.CompareTo(b)));
        for (int need = WithSpare(fibres); need > 0; need -= Sizes[choice[need]])
        {
            counts[choice[need]] = counts.GetValueOrDefault(choice[need]) + 1;
        }

        return [.. counts.Select(c => (c.Key, c.Value))];
    }
}
