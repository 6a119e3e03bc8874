using Zheli.Model.Network;
using Zheli.Model.Programme;

namespace Zheli.Operations.Verify;

/// <summary>Whether each microwave hop that is built can be built: reach, radios, masts, capacity and sight.</summary>
internal static class HopChecks
{
    /// <summary>Checks every hop of the plan, and that no other edge claims radios or masts.</summary>
    public static void Check(PlanUnderCheck it, CheckReport report)
    {
        var country = it.BookOf(null);
        var reach = (double)country.Figure("mw.max_hop") * 1000;
        var sight = it.Territory.Elevation is { } relief ? new SightLine(relief, country) : null;
        var hops = 0;
        foreach (var edge in it.Plan.Edges.Where(edge => (uint)edge.GraphEdge < (uint)it.Graph.EdgeCount))
        {
            var where = PlanUnderCheck.Name(edge);
            if (edge.Method != BuildMethod.Microwave)
            {
                report.Equal(where, $"The number of radios of {edge.Method}", edge.Radios, 0);
                report.Equal(where, $"The number of masts of {edge.Method}", edge.Masts, 0);
                continue;
            }

            hops++;
            var book = it.BookOf(edge.RegionId);
            var (capacity, mostRadios) = ((double)book.Figure("mw.capacity"), book.Figure("mw.max_radios"));
            if (edge.Length > reach)
            {
                report.Fail(where, $"The hop is {edge.Length:0} m long; the catalogue allows {reach:0} m.", edge.Length - reach);
            }

            if (edge.Radios < 1 || edge.Radios > mostRadios)
            {
                report.Fail(where, $"It has {edge.Radios} radios; 1 to {mostRadios} are possible.", edge.Radios);
            }

            if (edge.DemandMbps > edge.Radios * capacity * (1 + 1e-9))
            {
                report.Fail(where, $"It must carry {edge.DemandMbps:0.#} Mbit/s, but {edge.Radios} radios carry {edge.Radios * capacity:0.#}.", edge.DemandMbps - (edge.Radios * capacity));
            }

            var onNetwork = (it.Graph.EdgeFrom[edge.GraphEdge] == RolloutGraph.Root ? 1 : 0) + (it.Graph.EdgeTo[edge.GraphEdge] == RolloutGraph.Root ? 1 : 0);
            report.Equal(where, "The number of new masts", edge.Masts, 2 - onNetwork);
            Sight(report, where, edge, sight);
        }

        report.Figure("hops", hops);
        report.Checked($"{hops} microwave hops are within reach, seen, and wide enough for what is behind them.");
    }

    private static void Sight(CheckReport report, string where, PlanEdge edge, SightLine? relief)
    {
        if (relief is null)
        {
            if (edge.Sight != LineOfSight.Unchecked)
            {
                report.Fail(where, $"Its sight is stated as {edge.Sight}, but there is no relief to check it against.");
            }
        }
        else
        {
            var missing = relief.Obstruction(edge.Points[0], edge.Points[^1], edge.Length);
            if (edge.Sight == LineOfSight.Clear ? !(missing <= 0) : !double.IsNaN(missing))
            {
                report.Fail(where, $"Its sight is stated as {edge.Sight}; by the relief {missing:0.#} m of ground stand in the clearance that it needs.", missing);
            }
        }
    }
}
