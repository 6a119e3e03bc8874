using Zheli.Algorithms.Graphs;

namespace Zheli.Engineering.Rollout;

/// <summary>Which segments follow one another without a junction: the chain of each, named by its lowest segment.</summary>
internal sealed class Chains
{
    private readonly CorridorLines lines;
    private readonly int[] firstEnd;
    private readonly int[] secondEnd;

    /// <summary>Joins segments through points at which exactly two of one group meet.</summary>
    public Chains(CorridorLines lines)
    {
        this.lines = lines;
        Incidence = new Incidence(lines.Points.Count, lines.From, lines.To);
        var sets = new DisjointSets(lines.Count);
        for (var p = 0; p < lines.Points.Count; p++)
        {
            var at = Incidence[p];
            if (at.Length == 2 && lines.Group[at[0]] == lines.Group[at[1]])
            {
                sets.Union(at[0], at[1]);
            }
        }

        Of = new int[lines.Count];
        (firstEnd, secondEnd) = (new int[lines.Count], new int[lines.Count]);
        Array.Fill(firstEnd, -1);
        Array.Fill(secondEnd, -1);
        for (var s = 0; s < lines.Count; s++)
        {
            Of[s] = sets.Find(s);
        }

        FindEnds();
    }

    /// <summary>The segments at each point.</summary>
    public Incidence Incidence { get; }

    /// <summary>Chain of each segment.</summary>
    public int[] Of { get; }

    /// <summary>True when a chain touches the far end of the chain that ends at a point: the two are joined already.</summary>
    public bool MeetsBeyond(int chain, int fromChain, int atPoint)
    {
        var far = firstEnd[fromChain] == atPoint ? secondEnd[fromChain] : firstEnd[fromChain];
        if (far < 0)
        {
            return false;
        }

        foreach (var s in Incidence[far])
        {
            if (Of[s] == chain)
            {
                return true;
            }
        }

        return false;
    }

    private void FindEnds()
    {
        for (var p = 0; p < lines.Points.Count; p++)
        {
            var at = Incidence[p];
            if (at.Length == 2 && lines.Group[at[0]] == lines.Group[at[1]])
            {
                continue;
            }

            foreach (var s in at)
            {
                if (firstEnd[Of[s]] < 0)
                {
                    firstEnd[Of[s]] = p;
                }
                else
                {
                    secondEnd[Of[s]] = p;
                }
            }
        }
    }
}
