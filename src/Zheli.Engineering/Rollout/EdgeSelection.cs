using Zheli.Algorithms.Graphs;

namespace Zheli.Engineering.Rollout;

/// <summary>Adds legs and hops to the corridor edges as far as they can matter to some plan.</summary>
internal sealed class EdgeSelection(DraftEdges drafts, VertexNumbers vertices, int threads, CancellationToken cancellation)
{
    /// <summary>Adds certain legs, and of the others those that are cheaper than every way without them; gives the number left out.</summary>
    public int AddLegs(List<Leg> legs, DraftEdges legDrafts)
    {
        for (var i = 0; i < legs.Count; i++)
        {
            if (legs[i].IsCertain)
            {
                Take(legDrafts, i);
            }
        }

        return AddUndominated(legDrafts, [.. Enumerable.Range(0, legs.Count).Where(i => !legs[i].IsCertain)]);
    }

    /// <summary>Adds the hops that are cheaper than every way by cable; gives the number left out.</summary>
    public int AddHops(DraftEdges hopDrafts) => AddUndominated(hopDrafts, [.. Enumerable.Range(0, hopDrafts.Count)]);

    private int AddUndominated(DraftEdges candidates, int[] which)
    {
        var offers = which.Select(i => new Offer(vertices[candidates.From(i)], vertices[candidates.To(i)], candidates.Price[i])).ToArray();
        var parallel = Dominance.FindParallel(offers);
        var dominated = new Dominance(Graph(), vertices).Find(offers, threads, cancellation);
        var leftOut = 0;
        for (var i = 0; i < which.Length; i++)
        {
            if (dominated[i] || parallel[i])
            {
                leftOut++;
            }
            else
            {
                Take(candidates, which[i]);
            }
        }

        return leftOut;
    }

    private CompactGraph Graph()
    {
        var (from, to) = (new int[drafts.Count], new int[drafts.Count]);
        for (var e = 0; e < drafts.Count; e++)
        {
            (from[e], to[e]) = (vertices[drafts.From(e)], vertices[drafts.To(e)]);
        }

        return new CompactGraph(vertices.Count, from, to, [.. drafts.Price]);
    }

    private void Take(DraftEdges source, int edge) =>
        drafts.Add([source.From(edge), source.To(edge)], source.Traits[edge], source.Price[edge], source.Sight[edge]);
}
