using System.Collections.Concurrent;
using Zheli.Algorithms.Clustering;

namespace Zheli.Engineering.Access;

/// <summary>Cuts the trenches of a settlement into areas of one feeding node each and designs them side by side; the answer does not depend on the threads.</summary>
internal sealed class AreaSearch
{
    private const double FirstFilling = 0.9;

    private readonly AccessCase it;
    private readonly StreetChains chains;
    private readonly int threads;
    private readonly CancellationToken token;
    private List<AreaDraft> drafts = [];
    private List<AreaDesign?> designs = [];

    /// <summary>Cuts the trenches and designs every area.</summary>
    /// <param name="it">The settlement.</param>
    /// <param name="trench">Its trenches.</param>
    /// <param name="threads">Threads; the answer does not depend on it.</param>
    /// <param name="token">Cancelling returns the best answer so far.</param>
    public AreaSearch(AccessCase it, int[] trench, int threads, CancellationToken token)
    {
        (this.it, chains, this.threads, this.token) = (it, new(it, trench), threads, token);
        var whole = AreaDraft.Whole(it, trench);
        if (whole.IsInhabited)
        {
            Replace([.. whole.Cut(Limit(FirstFilling * MostPorts * it.Split.Homes)).Select(d => (d, (AreaDesign?)null))]);
            if (drafts.Count > 1)
            {
                // What would overflow in any case need not be designed first.
                while (CutWhere(Each(d => d.EstimatePorts(token))))
                {
                }
            }

            Design();
        }
    }

    /// <summary>The areas in order.</summary>
    public IReadOnlyList<AreaDesign> Areas => [.. designs.Select(d => d!)];

    private int MostPorts => (int)it.Prices.Number("acc.node_ports");

    /// <summary>Leaves out the premises that are no longer served and designs anew the areas in which they were, and no other.</summary>
    /// <param name="touched">Numbers of these areas.</param>
    public void Repair(IReadOnlySet<int> touched)
    {
        foreach (var a in touched)
        {
            drafts[a].Forget();
            designs[a] = null;
        }

        var takers = AreaDraft.GiveAway(drafts);
        Replace([.. drafts.Zip(designs).Where(d => d.First.IsInhabited).Select(d => (d.First, takers.Contains(d.First) ? null : d.Second))]);
        Design();
    }

    /// <summary>Designs what has no design; what needs more ports than a node has is cut and designed again.</summary>
    private void Design()
    {
        do
        {
            AreaDraft.Join(drafts);
            var open = Enumerable.Range(0, drafts.Count).Where(a => designs[a] is null).ToArray();
            var made = Each(open, a => drafts[a].Solve(chains, token));
            for (var i = 0; i < open.Length; i++)
            {
                designs[open[i]] = made[i];
            }
        }
        while (CutWhere([.. designs.Select(d => d!.Ports(it))]));
    }

    /// <summary>Cuts the areas that need more ports than a node has, by what their dwellings need; true when any was cut.</summary>
    private bool CutWhere(int[] ports)
    {
        var next = new List<(AreaDraft, AreaDesign?)>();
        var isCut = false;
        for (var a = 0; a < drafts.Count; a++)
        {
            var parts = ports[a] > MostPorts ? drafts[a].Cut(Limit(drafts[a].Weight * FirstFilling * MostPorts / ports[a])) : [];
            if (parts.Count > 1)
            {
                next.AddRange(parts.Select(p => (p, (AreaDesign?)null)));
                isCut = true;
            }
            else
            {
                next.Add((drafts[a], designs[a]));
            }
        }

        Replace(next);
        return isCut;
    }

    private void Replace(List<(AreaDraft Draft, AreaDesign? Design)> areas) => (drafts, designs) = ([.. areas.Select(a => a.Draft)], [.. areas.Select(a => a.Design)]);

    private long Limit(double weight) => Math.Max(it.Split.Homes, (long)weight);

    private int[] Each(Func<AreaDraft, int> work) => Each([.. Enumerable.Range(0, drafts.Count)], a => work(drafts[a]));

    /// <summary>Does something with each area, the heaviest first so that no thread is left alone with one at the end.</summary>
    private T[] Each<T>(int[] areas, Func<int, T> work)
    {
        var results = new T[areas.Length];
        var order = Enumerable.Range(0, areas.Length).OrderByDescending(i => drafts[areas[i]].Weight).ThenBy(i => i);
        Parallel.ForEach(
            Partitioner.Create(order, EnumerablePartitionerOptions.NoBuffering), new ParallelOptions { MaxDegreeOfParallelism = threads }, i => results[i] = work(areas[i]));
        return results;
    }
}
