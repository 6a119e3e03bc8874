using Zheli.Model.Network;

namespace Zheli.Engineering.Rollout;

/// <summary>
/// The roll-out priced by people: at λ tenge a person, find the network of least (edges + nodes − λ × people served). It is the same
/// prize-collecting problem with the prize λ × people − serve cost; settlements out of reach have none.
/// </summary>
internal sealed class PeoplePrices
{
    private readonly RolloutCase rollout;
    private readonly RolloutSite[] sites;

    public PeoplePrices(RolloutCase rollout)
    {
        this.rollout = rollout;
        sites = [.. rollout.Sites.Where(s => s.Vertex >= 0 && rollout.IsReachable[s.Vertex] && !s.IsForbidden && (s.IsMandatory || s.Settlement.Population > 0))];
        ReachablePeople = sites.Sum(s => (long)s.Settlement.Population);
    }

    /// <summary>People whom some network could serve.</summary>
    public long ReachablePeople { get; }

    /// <summary>Whether a settlement that the tree reaches is served at a price per person; null asks for everyone.</summary>
    public static bool Serves(RolloutSite site, long? price) => site.IsMandatory
        || (!site.IsForbidden && site.Settlement.Population > 0 && (price is null || (price.Value * site.Settlement.Population) - site.Serve.WholeLife > 0));

    /// <summary>The prize of each vertex; null makes everyone in reach mandatory.</summary>
    public long[] Prizes(long? price)
    {
        var prize = new long[rollout.Graph.VertexCount];
        foreach (var edge in rollout.Graph.ForcedEdges)
        {
            prize[rollout.Graph.EdgeFrom[edge]] = prize[rollout.Graph.EdgeTo[edge]] = RolloutGraph.Mandatory;
        }

        prize[RolloutGraph.Root] = 0;
        foreach (var site in sites)
        {
            prize[site.Vertex] = site.IsMandatory || price is null ? RolloutGraph.Mandatory
                : Math.Max(prize[site.Vertex], WorthAt(site, price.Value));
        }

        return prize;
    }

    /// <summary>
    /// What turns the optimiser's bound into one on (network cost − λ × people): less the prizes, which count what is not reached, plus what the
    /// mandatory part costs in any case. For everyone it turns it into a bound on the network's cost.
    /// </summary>
    public long Constant(long? price) => rollout.ForcedCost + sites.Sum(site =>
        price is null ? site.Serve.WholeLife
        : site.IsMandatory ? site.Serve.WholeLife - (price.Value * site.Settlement.Population)
        : -WorthAt(site, price.Value));

    private static long WorthAt(RolloutSite site, long price) => Math.Max(0, (price * site.Settlement.Population) - site.Serve.WholeLife);
}
