using Zheli.Model.Network;
using Zheli.Model.Places;
using Zheli.Model.Programme;

namespace Zheli.Operations.Verify;

/// <summary>
/// Whether the light arrives: every active site but the network's own is joined to the next one towards the network by a span that some optic lights on its
/// first and on its last day, and every repeater stands on the plan and is priced by the contract.
/// </summary>
internal static class LightChecks
{
    private const double Metre = 0.01;

    /// <summary>Walks from every active site inwards and holds what it finds against the stated spans.</summary>
    public static void Check(PlanUnderCheck it, CheckReport report)
    {
        var walk = new TreeWalk(it);
        var repeaters = Repeaters(it, walk, report);
        var active = Active(it, walk);
        var stated = it.Plan.Spans.ToLookup(span => span.EdgeKey, StringComparer.Ordinal);
        var sheet = new OpticSheet(it.BookOf(null));
        var (found, tooLong, longest, least) = (0, 0, 0.0, double.PositiveInfinity);
        foreach (var v in walk.Order.Where(v => walk.EntryOf(v) is { Method: not BuildMethod.Microwave }))
        {
            var edge = walk.EntryOf(v)!;
            var offsets = repeaters[edge.Key].Select(r => r.Offset).Concat(active[v] ? [0.0] : []).Distinct().Order().ToList();
            foreach (var offset in offsets)
            {
                var where = FormattableString.Invariant($"span from edge {edge.Key} + {offset:0} m");
                var (length, cable) = Inwards(it, walk, active, repeaters, v, offset);
                if (stated[edge.Key].FirstOrDefault(s => Math.Abs(s.Offset - offset) < Metre) is not { } span)
                {
                    report.Fail(where, $"No span lights its {cable / 1000:0.0} km: it is dark.");
                    continue;
                }

                found++;
                report.Near(where, "The length of line", span.Length, length, 1e-6, Metre);
                report.Near(where, "The length of cable", span.Route, cable, 1e-6, Metre);
                report.Near(where, "The traffic", span.DemandMbps, edge.DemandMbps, 1e-9, 1e-6);
                sheet.Check(span, where, report);
                (longest, least) = (Math.Max(longest, cable / 1000), Math.Min(least, span.MarginDb));
            }

            if (active[v])
            {
                var bare = Inwards(it, walk, active, Enumerable.Empty<PlanRepeater>().ToLookup(r => r.EdgeKey), v, 0).Cable;
                tooLong += OpticSheet.Optics.Values.Any(optic => sheet.Reaches(optic, bare, edge.DemandMbps)) ? 0 : 1;
            }
        }

        Summary(it, report, found, tooLong, longest, double.IsFinite(least) ? least : 0);
    }

    private static void Summary(PlanUnderCheck it, CheckReport report, int found, int tooLong, double longest, double least)
    {
        report.Equal("spans", "The number of spans", it.Plan.Spans.Count, found);
        if (it.Plan.Summary.Optics is not { } said)
        {
            report.Fail("summary", $"It does not say whether the light arrives: the plan was made before spans were checked. Maybe plan again.");
            return;
        }

        report.Equal("summary", "The number of spans", said.Spans, found);
        report.Equal("summary", "The number of repeaters", said.Repeaters, it.Plan.Repeaters.Count);
        report.Equal("summary", "The number of spans that need a repeater", said.TooLong, tooLong);
        report.Near("summary", "The longest span", said.LongestKm, longest, 1e-6, 1e-4);
        report.Near("summary", "The least margin", said.LeastMarginDb, least, 1e-6, 1e-6);
        report.Figure("spans", found);
        report.Figure("repeaters", it.Plan.Repeaters.Count);
        report.Figure("leastMarginDb", least);
        report.Checked($"{found} spans of up to {longest:0.0} km are lit on their first and last day with {least:0.00} dB to spare; {it.Plan.Repeaters.Count} repeaters.");
    }

    /// <summary>The repeaters that stand on reached edges, by edge; each place and price is checked.</summary>
    private static ILookup<string, PlanRepeater> Repeaters(PlanUnderCheck it, TreeWalk walk, CheckReport report)
    {
        var edges = walk.Order.Select(walk.EntryOf).OfType<PlanEdge>().ToDictionary(edge => edge.Key, StringComparer.Ordinal);
        foreach (var repeater in it.Plan.Repeaters)
        {
            var where = FormattableString.Invariant($"repeater on edge {repeater.EdgeKey} + {repeater.Offset:0} m");
            if (!edges.TryGetValue(repeater.EdgeKey, out var edge) || edge.Method == BuildMethod.Microwave || repeater.Offset < 0 || repeater.Offset > edge.Length + Metre)
            {
                report.Fail(where, $"It does not stand on a fibre stretch of the plan.");
                continue;
            }

            if (repeater.SettlementId is { } settlement && (repeater.Offset > 0 || it.Graph.VertexSettlement[walk.FarEnd(edge)] != settlement))
            {
                report.Fail(where, $"It is said to stand in {it.NameOfSettlement(settlement)}, but does not.");
            }

            var price = it.BookOf(edge.RegionId).Repeater(repeater.SettlementId is not null);
            report.Within(where, "Its build cost", repeater.Capex, price.Capex);
            report.Within(where, "Its cost", repeater.Cost, price.Cost);
            report.Near(where, "The traffic", repeater.DemandMbps, edge.DemandMbps, 1e-9, 1e-6);
            Place(repeater, edge, where, report);
        }

        return it.Plan.Repeaters.ToLookup(r => r.EdgeKey, StringComparer.Ordinal);
    }

    /// <summary>It stands on the map where its edge and offset say.</summary>
    private static void Place(PlanRepeater repeater, PlanEdge edge, string where, CheckReport report)
    {
        var left = edge.Length - repeater.Offset;
        for (var i = 1; i < edge.Points.Length; i++)
        {
            var (from, to) = (edge.Points[i - 1], edge.Points[i]);
            var step = Apart(from, to);
            if (left <= step || i == edge.Points.Length - 1)
            {
                var share = step > 0 ? Math.Clamp(left / step, 0, 1) : 0;
                var there = new GeoPoint(
                    from.Longitude + (share * (to.Longitude - from.Longitude)), from.Latitude + (share * (to.Latitude - from.Latitude)));
                report.Near(where, "Its distance from where it must stand", Apart(there, repeater.Location), 0, 0, 1);
                return;
            }

            left -= step;
        }
    }

    private static double Apart(GeoPoint a, GeoPoint b) => GroundDistance.Metres(a.GridX, a.GridY, b.GridX, b.GridY);

    /// <summary>Vertices at which light is received in any case: served settlements, ends of hops, the network.</summary>
    private static bool[] Active(PlanUnderCheck it, TreeWalk walk)
    {
        var active = new bool[it.Graph.VertexCount];
        active[RolloutGraph.Root] = true;
        foreach (var planned in it.Plan.Settlements.Where(p => p.Technology is Technology.Fibre or Technology.Microwave))
        {
            if (it.VertexOfSettlement.TryGetValue(planned.SettlementId, out var vertex))
            {
                active[vertex] = true;
            }
        }

        foreach (var v in walk.Order.Where(v => walk.EntryOf(v) is { Method: BuildMethod.Microwave }))
        {
            active[v] = active[walk.Before(v)] = true;
        }

        return active;
    }

    /// <summary>Line and cable from a place on the edge above a vertex to the next active site.</summary>
    private static (double Line, double Cable) Inwards(
        PlanUnderCheck it, TreeWalk walk, bool[] active, ILookup<string, PlanRepeater> repeaters, int v, double offset)
    {
        var (line, cable) = (0.0, 0.0);
        while (true)
        {
            var edge = walk.EntryOf(v)!;
            var perMetre = it.BookOf(edge.RegionId).CablePerMetre(edge.Kind);
            var next = repeaters[edge.Key].Select(r => r.Offset).Where(o => o > offset + Metre).DefaultIfEmpty(double.NaN).Min();
            var step = (double.IsNaN(next) ? edge.Length : next) - offset;
            (line, cable) = (line + step, cable + (step * perMetre));
            v = walk.Before(v);
            if (!double.IsNaN(next) || active[v] || repeaters[walk.EntryOf(v)?.Key ?? ""].Any(r => r.Offset == 0))
            {
                return (line, cable);
            }

            offset = 0;
        }
    }
}
