namespace Zheli.Engineering.Optics.Design;

/// <summary>A choice of sites: what it costs, how much noise it leaves, and which places it passes.</summary>
/// <param name="Cost">Whole tenge.</param>
/// <param name="Noise">Noise over signal at the receiver, in units of <see cref="SitePlacement.NoiseUnit"/>.</param>
/// <param name="Nodes">Places in order, first and last being the terminals.</param>
internal sealed record Placement(long Cost, long Noise, int[] Nodes);

/// <summary>
/// Chooses the sites of a line exactly, for one launch power. Noise of spans adds up, so does cost: the best ways to a place are extensions of the best ways to earlier places, and
/// dynamic programming over places keeps, at each, every way that no other beats in cost, noise and number of sites. Whole numbers; ties go to the earlier place.
/// </summary>
internal static class SitePlacement
{
    /// <summary>Noise over signal of one unit.</summary>
    public const double NoiseUnit = 1e-12;

    private const int MostWays = 200;

    /// <summary>Every way from the first to the last place that no other beats, cheapest first.</summary>
    /// <param name="places">Number of places in order of position; the first and the last are the terminals.</param>
    /// <param name="span">Cost and noise of a span between two places, the amplifier behind it included; null when there is none.</param>
    /// <param name="mostSites">Most places between the terminals; null for any number.</param>
    public static List<Placement> Solve(int places, Func<int, int, (long Cost, long Noise)?> span, int? mostSites)
    {
        var ways = new List<Way>[places];
        ways[0] = [new(0, 0, 0, 0, null)];
        for (var to = 1; to < places; to++)
        {
            var found = new List<Way>();
            for (var from = 0; from < to; from++)
            {
                if (ways[from].Count == 0 || span(from, to) is not { } step)
                {
                    continue;
                }

                foreach (var way in ways[from])
                {
                    var sites = way.Sites + (to == places - 1 ? 0 : 1);
                    if (mostSites is null || sites <= mostSites)
                    {
                        found.Add(new(way.Cost + step.Cost, way.Noise + step.Noise, sites, to, way));
                    }
                }
            }

            ways[to] = Unbeaten(found, mostSites is not null);
        }

        return [.. ways[^1].Select(w => new Placement(w.Cost, w.Noise, w.Path()))];
    }

    private static List<Way> Unbeaten(List<Way> ways, bool countSites)
    {
        var kept = new List<Way>();
        foreach (var way in ways.OrderBy(w => w.Cost).ThenBy(w => w.Noise).ThenBy(w => w.Sites))
        {
            if (!kept.Exists(k => k.Noise <= way.Noise && (!countSites || k.Sites <= way.Sites)))
            {
                kept.Add(way);
            }
        }

        // Long lines with many free places have more ways than anybody can tell apart; evenly thinned, the cheapest and the quietest stay.
        return kept.Count <= MostWays ? kept : [.. Enumerable.Range(0, MostWays).Select(i => kept[(int)((long)i * (kept.Count - 1) / (MostWays - 1))])];
    }

    private sealed record Way(long Cost, long Noise, int Sites, int Place, Way? Before)
    {
        public int[] Path()
        {
            var path = new List<int>();
            for (var way = this; way is not null; way = way.Before)
            {
                path.Add(way.Place);
            }

            path.Reverse();
            return [.. path];
        }
    }
}
