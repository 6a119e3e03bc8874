using Zheli.Model.Network;
using Zheli.Model.Programme;

namespace Zheli.Operations.Verify;

/// <summary>
/// Whether the proof of the lower bound holds, arc by arc, in whole numbers: the dual of the directed-cut relaxation (Wong, Mathematical
/// Programming 28, 1984) as potentials, see <see cref="DualCertificate"/>.
/// </summary>
/// <remarks>
/// An arc a→b carries value of a terminal only where its potential at b is below that at a, so only arcs into listed vertices (and into
/// the terminal itself) are visited: work is the sum of their degrees. A load is compared with what is left of the edge's cost before it is added,
/// so that no potential, however large, can overflow its way past the check.
/// </remarks>
internal static class CertificateChecks
{
    /// <summary>The potentials are well formed and fit into the edges' costs; no terminal is worth more than its prize.</summary>
    public static void Feasible(PlanUnderCheck it, CheckReport report)
    {
        var c = it.Plan.Certificate;
        if (!WellFormed(it.Graph, c, report))
        {
            return;
        }

        var hops = new HopPayments(it);
        var walk = new PotentialWalk(it.Graph, hops);
        for (var k = 0; k < c.Terminal.Length; k++)
        {
            var prize = it.Graph.Prize[c.Terminal[k]];
            if (c.TerminalValue[k] > prize)
            {
                report.Fail(Terminal(it, c.Terminal[k]), $"Its value {c.TerminalValue[k]} is more than its prize {prize}.", (double)c.TerminalValue[k] - prize);
            }

            var (start, count) = (c.Start[k], c.Start[k + 1] - c.Start[k]);
            walk.Add(c.Terminal[k], c.TerminalValue[k], c.Vertex.AsSpan(start, count), c.Potential.AsSpan(start, count), report);
        }

        var priced = hops.Check(report);
        report.Figure("terminals", c.Terminal.Length);
        report.Figure("potentials", c.Vertex.Length);
        report.Figure("hopDirectionsPaidFor", priced);
        report.Figure("shareOfEdgeCostUsed", walk.ShareUsed());
        report.Checked($"{c.Terminal.Length} terminals with {c.Vertex.Length} potentials fit into the costs of {it.Graph.EdgeCount} edges in both directions.");
    }

    /// <summary>Values and offset add up to the stated bound, which is the summary's and not above the plan's cost; the gap is theirs.</summary>
    public static void Bound(PlanUnderCheck it, CheckReport report)
    {
        var (c, summary) = (it.Plan.Certificate, it.Plan.Summary);
        var sum = (Int128)c.Offset;
        foreach (var value in c.TerminalValue)
        {
            sum += value;
        }

        if (sum != c.LowerBound)
        {
            report.Fail("certificate", $"The bound is stated as {c.LowerBound}, but values and offset add up to {(decimal)sum}.", (double)(c.LowerBound - sum));
        }

        var least = new Prizes(it).Offset();
        if (c.Offset > least)
        {
            report.Fail("certificate", $"The offset is stated as {c.Offset}, but what every plan must pay comes to {(decimal)least}.", (double)(c.Offset - least));
        }

        report.Equal("summary", "The lower bound", summary.LowerBound, c.LowerBound);
        var total = summary.Cost.Total;
        if (c.LowerBound > total)
        {
            report.Fail("certificate", $"The bound {c.LowerBound} is above the cost of the plan, {total}.", (double)c.LowerBound - total);
        }

        var gap = c.LowerBound > 0 ? ((double)total - c.LowerBound) / c.LowerBound : total == 0 ? 0 : double.PositiveInfinity;
        report.Near("summary", "The gap", summary.Gap, gap, 1e-9, 1e-9);
        report.Figure("lowerBound", c.LowerBound);
        report.Figure("gap", gap);
        report.Checked($"The bound of {c.LowerBound} tenge is the sum of its parts; the plan is at most {gap * 100:0.#####} % above the least possible.");
    }

    private static bool WellFormed(RolloutGraph g, DualCertificate c, CheckReport report)
    {
        if (c.TerminalValue.Length != c.Terminal.Length || c.Start.Length != c.Terminal.Length + 1 || c.Potential.Length != c.Vertex.Length
            || c.Start[0] != 0 || c.Start[^1] != c.Vertex.Length)
        {
            report.Fail("certificate", $"Its lists do not belong together: {c.Terminal.Length} terminals, {c.TerminalValue.Length} values, {c.Start.Length} starts, {c.Vertex.Length} vertices, {c.Potential.Length} potentials.");
            return false;
        }

        var good = true;
        for (var k = 0; k < c.Terminal.Length; k++)
        {
            var (terminal, value) = (c.Terminal[k], c.TerminalValue[k]);
            if (terminal <= RolloutGraph.Root || terminal >= g.VertexCount || (k > 0 && terminal <= c.Terminal[k - 1]) || value < 0 || c.Start[k + 1] < c.Start[k])
            {
                report.Fail($"certificate terminal {k}", $"Vertex {terminal} with value {value} is out of place.");
                good = false;
                continue;
            }

            for (var i = c.Start[k]; i < c.Start[k + 1]; i++)
            {
                var (vertex, potential) = (c.Vertex[i], c.Potential[i]);
                var inOrder = i == c.Start[k] || vertex > c.Vertex[i - 1];
                if (!inOrder || vertex <= RolloutGraph.Root || vertex >= g.VertexCount || potential < 0 || potential > value || (vertex == terminal && potential != 0))
                {
                    report.Fail($"certificate terminal {k}", $"The potential {potential} at vertex {vertex} is out of place (value {value}).", potential);
                    good = false;
                }
            }
        }

        return good;
    }

    private static string Terminal(PlanUnderCheck it, int vertex) => it.NameOfSettlement(it.Graph.VertexSettlement[vertex]);
}
