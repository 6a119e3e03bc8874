using System.Globalization;
using Zheli.Model.Catalogue;
using Zheli.Model.Network;
using Zheli.Model.Places;

namespace Zheli.Operations.Verify;

/// <summary>
/// Whether the lower bound of an access design holds: the potentials of its proof are laid onto the streets arc by arc, the streets are measured and priced here again, the
/// equipment is counted from the definition. Which streets there are is taken from the proof; what they cost and what must be reached is not.
/// </summary>
internal static class AccessBoundCheck
{
    /// <summary>Checks the bound of a design.</summary>
    public static CheckOutcome Run(AccessDesign design, CostCatalogue catalogue, AccessBoundProof proof)
    {
        var (it, report) = (new AccessUnderCheck(design, catalogue), new CheckReport("access-bound"));
        var reached = Reached(it);
        var thinnest = Math.Min(it.TakeUp * it.Catalogue.Tenge("acc.drop_cable"), AccessCostChecks.CheapestCables(it, 1));
        for (var e = 0; e < proof.Cost.Length; e++)
        {
            // Lengths are whole centimetres, as in what a design costs.
            var perKilometre = AccessCostChecks.Rate(it, proof.Method[e]) + thinnest;
            var most = Measure(proof.Lines[e]) / 1000 * perKilometre;
            if (proof.Cost[e] < 0 || proof.Cost[e] > (most * 1.0001) + (perKilometre * 1e-5) + 2)
            {
                report.Fail(Name(e), $"It is counted with {proof.Cost[e]} tenge, more than the {most:0} that it costs.", proof.Cost[e] - most);
            }
        }

        Int128 trenches = 0;
        var walk = new PotentialWalk(proof.Vertices.Count, proof.Tail, proof.Head, [.. proof.Cost], Name);
        for (var k = 0; k < proof.Terminal.Length; k++)
        {
            var (start, count) = (proof.Start[k], proof.Start[k + 1] - proof.Start[k]);
            if (!reached.Contains(Key(proof.Vertices[proof.Terminal[k]])) || proof.Value[k] < 0 || proof.Terminal[k] == proof.Root)
            {
                report.Fail($"terminal {k}", $"Vertex {proof.Terminal[k]} with value {proof.Value[k]} need not be reached.");
            }

            if (proof.Vertex.AsSpan(start, count).Contains(proof.Root))
            {
                report.Fail($"terminal {k}", $"Its potential is below its value at the root.");
            }

            trenches += proof.Value[k];
            walk.Add(proof.Terminal[k], proof.Value[k], proof.Vertex.AsSpan(start, count), proof.Potential.AsSpan(start, count), report);
        }

        if (proof.Root >= 0 && !reached.Contains(Key(proof.Vertices[proof.Root])))
        {
            report.Fail("root", $"Vertex {proof.Root} need not be reached.");
        }

        var streetDrops = design.Drops.Where(d => d.Entrance == 0)
            .Sum(d => it.TakeUp * d.Dwellings * (d.DropMetres - d.LeadMetres) / 1000 * it.Catalogue.Tenge("acc.drop_cable"));
        var bound = (double)trenches + Equipment(it) + design.Summary.Cost.Blocks + design.Summary.Cost.Connections - streetDrops;
        if (design.Summary.LowerBound > bound + design.Drops.Count + 1)
        {
            report.Fail("summary", $"The bound is stated as {design.Summary.LowerBound}, but what is proved comes to {bound:0}.", design.Summary.LowerBound - bound);
        }

        report.Figure("proved_kzt", bound);
        report.Checked($"{proof.Terminal.Length} terminals with {proof.Vertex.Length} potentials fit into {proof.Cost.Length} streets; with the equipment they prove {design.Summary.LowerBound} tenge.");
        return report.Outcome();
    }

    /// <summary>Points that every design with these options must reach.</summary>
    private static HashSet<string> Reached(AccessUnderCheck it)
    {
        var options = it.Design.Options;
        var points = it.Design.Drops.Select(d => d.Point).ToHashSet(StringComparer.Ordinal);
        foreach (var site in it.Design.Sites)
        {
            if ((site.Kind == AccessSiteKind.Node && options.Node is not null) || (site.Kind == AccessSiteKind.Cabinet && options.PinnedCabinets.Count > 0))
            {
                points.Add(site.Point);
            }
        }

        return points;
    }

    /// <summary>Closures, splitters, ports and nodes that no design can do without.</summary>
    private static double Equipment(AccessUnderCheck it)
    {
        var options = it.Design.Options;
        var isTwoStage = options.SecondaryRatio > 1;
        long houses = it.Design.Drops.Where(d => d.Entrance == 0).Sum(d => (long)d.Dwellings);
        long fibres = isTwoStage ? Over(houses, options.SecondaryRatio) : houses;
        fibres += it.Design.Drops.Where(d => d.Entrance > 0).Sum(d => isTwoStage ? Over(d.Dwellings, options.SecondaryRatio) : d.Dwellings);
        var closures = Over(houses, isTwoStage ? options.SecondaryRatio : (int)it.Catalogue.Number("acc.closure_ports"));
        var primaries = Over(fibres, options.PrimaryRatio);
        var nodes = fibres == 0 ? 0 : Over(primaries, (int)it.Catalogue.Number("acc.node_ports")) - 1;
        return (closures * Price($"acc.closure")) + (isTwoStage ? fibres * Price($"acc.splitter{options.SecondaryRatio}") : 0)
            + (primaries * (Price($"acc.splitter{options.PrimaryRatio}") + Price($"acc.olt_port"))) + (nodes * Price($"site.village_node"))
            + (it.Design.Sites.Any(s => s.Kind == AccessSiteKind.Cabinet) ? options.PinnedCabinets.Count * Price($"acc.cabinet") : 0);
        double Price(FormattableString key) => Math.Round(it.Catalogue.Tenge(key.ToString(CultureInfo.InvariantCulture)), MidpointRounding.AwayFromZero);
    }

    private static long Over(long amount, int by) => (amount + by - 1) / by;

    private static double Measure(GeoPoint[] line)
    {
        var metres = 0.0;
        for (var i = 1; i < line.Length; i++)
        {
            metres += GroundDistance.Metres(line[i - 1].GridX, line[i - 1].GridY, line[i].GridX, line[i].GridY);
        }

        return metres;
    }

    private static string Key(GeoPoint at) => string.Create(CultureInfo.InvariantCulture, $"{at.GridX},{at.GridY}");

    private static string Name(int edge) => string.Create(CultureInfo.InvariantCulture, $"street edge {edge}");
}
