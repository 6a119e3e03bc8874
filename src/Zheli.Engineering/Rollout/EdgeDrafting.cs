using Zheli.Model.Network;
using Zheli.Model.Places;

namespace Zheli.Engineering.Rollout;

/// <summary>Measures and prices chains, legs and hops.</summary>
internal static class EdgeDrafting
{
    /// <summary>Edges along corridors.</summary>
    public static DraftEdges Corridors(ContractedChains chains, GroundSurvey survey, GraphOptions options)
    {
        var line = chains.Line.ToArray();
        return Draft(chains.Count, i => line.AsMemory(chains.Start[i], chains.Start[i + 1] - chains.Start[i]), options, (i, points, scratch) =>
            survey.Survey(points.Span, chains.Kind[i], chains.Rivers[i], chains.Rails[i], scratch));
    }

    /// <summary>Straight legs, each from the end that is first by place.</summary>
    public static DraftEdges Legs(List<Leg> legs, CorridorLines lines, GroundSurvey survey, Territory territory, LocalPlane plane, GraphOptions options)
    {
        var points = lines.Points;
        CrossedLines rivers = CrossedLines.Rivers(territory.Water, plane), railways = CrossedLines.Railways(lines);
        return Draft(legs.Count, i => Oriented(points, legs[i].From, legs[i].To), options, (i, line, scratch) =>
        {
            scratch.Fractions.Clear();
            rivers.Find(points, line.Span[0], line.Span[1], scratch.Candidates, scratch.Fractions);
            var riverCount = scratch.Fractions.Count;
            railways.Find(points, line.Span[0], line.Span[1], scratch.Candidates, scratch.Fractions);
            var kind = legs[i].IsAccess ? CorridorKind.Access : CorridorKind.CrossCountry;
            return survey.Survey(line.Span, kind, riverCount, scratch.Fractions.Count - riverCount, scratch);
        });
    }

    /// <summary>Microwave hops.</summary>
    public static DraftEdges Hops(List<Hop> hops, Terminals terminals, PointTable points, GroundSurvey survey, GraphOptions options)
    {
        var drafts = Draft(hops.Count, i => Oriented(points, terminals.Point[hops[i].First], terminals.Point[hops[i].Second]), options, (i, line, _) =>
        {
            var masts = terminals.Contact[hops[i].Second] >= 0 ? 1 : 2;
            GeoPoint from = points.At(line.Span[0]), to = points.At(line.Span[1]);
            var length = Geodesic.Distance(from, to).Value;
            return new(BuildMethod.Microwave, CorridorKind.CrossCountry, length, 0, 0, masts, survey.RegionBetween(from, to, length));
        });
        for (var i = 0; i < hops.Count; i++)
        {
            drafts.Sight[i] = hops[i].Sight;
        }

        return drafts;
    }

    /// <summary>Points at which edges end.</summary>
    public static IEnumerable<int> Ends(DraftEdges drafts)
    {
        for (var e = 0; e < drafts.Count; e++)
        {
            yield return drafts.From(e);
            yield return drafts.To(e);
        }
    }

    private static Memory<int> Oriented(PointTable points, int a, int b) =>
        (points.KeyOf(a), a).CompareTo((points.KeyOf(b), b)) <= 0 ? new[] { a, b } : [b, a];

    private static DraftEdges Draft(
        int count, Func<int, Memory<int>> line, GraphOptions options, Func<int, Memory<int>, SurveyBuffers, EdgeTraits> survey)
    {
        var measured = Work.Gather<(Memory<int> Line, EdgeTraits Traits, long Price)>(count, options.Threads, (begin, end, found) =>
        {
            var scratch = new SurveyBuffers();
            for (var i = begin; i < end; i++)
            {
                var points = line(i);
                var traits = survey(i, points, scratch);
                found.Add((points, traits, options.Price(traits)));
            }
        });
        var drafts = new DraftEdges();
        foreach (var (points, traits, price) in measured)
        {
            drafts.Add(points.Span, traits, price);
        }

        return drafts;
    }
}
