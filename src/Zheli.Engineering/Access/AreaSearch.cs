using System.Collections.Concurrent;
using Zheli.Algorithms.Clustering;

namespace Zheli.Engineering.Access;

/// <summary>
/// Cuts the trenches of a settlement into areas of one feeding node each, by ports and by reach, and designs them side by side; the answer does not depend on the
/// threads.
/// </summary>
internal sealed class AreaSearch
{
    private const double FirstFilling = 0.9;

    /// <summary>Shares of the longest fibre within which an area is cut, one try after the other: cabinets that stand off the straight way make fibres longer than it.</summary>
    private static readonly double[] ReachFillings = [0.95, 0.85, 0.7];

    private readonly AccessCase it;
    private readonly StreetChains chains;
    private readonly int threads;
    private readonly CancellationToken token;
    private List<Area> areas = [];

    /// <summary>Cuts the trenches and designs every area. Premises that no node can reach are left out.</summary>
    /// <param name="it">The settlement.</param>
    /// <param name="trench">Its trenches.</param>
    /// <param name="threads">Threads; the answer does not depend on it.</param>
    /// <param name="token">Cancelling returns the best answer so far.</param>
    /// <exception cref="OperationCanceledException">It was cancelled before every area had a design within all limits.</exception>
    public AreaSearch(AccessCase it, int[] trench, int threads, CancellationToken token)
    {
        (this.it, chains, this.threads, this.token) = (it, new(it, trench), threads, token);
        var whole = AreaDraft.Whole(it, trench);
        if (!whole.IsInhabited)
        {
            return;
        }

        if (it.Earlier is not null && whole.CutAsBefore() is { } before)
        {
            areas = [.. before.Select(d => new Area(d))];
            Design();
            Reach();
            Cap();
            return;
        }

        areas = [new(whole)];
        CutWide(areas[0], ReachFillings[0]);
        areas = [.. areas.SelectMany(a => a.Draft.Cut(Limit(FirstFilling * MostPorts * it.Split.Homes))).Select(d => new Area(d))];
        if (areas.Count > 1)
        {
            // What would overflow in any case need not be designed first.
            for (var isCut = true; isCut;)
            {
                Each(areas, a => a.Ports = a.Draft.EstimatePorts(token));
                isCut = CutOverflow();
            }
        }

        Design();
        Reach();
        Cap();
    }

    /// <summary>The areas in order.</summary>
    public IReadOnlyList<AreaDesign> Areas => [.. areas.Select(a => a.Design!)];

    private int MostPorts => (int)it.Prices.Number("acc.node_ports");

    /// <summary>
    /// Brings every premises within reach of a node: the node of an area with fibres that are too long goes to its middle; where that is not enough, the area is cut and
    /// the parts get nodes of their own. What is left after the last try is left out, and the areas in which that was are designed anew.
    /// </summary>
    private void Reach()
    {
        foreach (var filling in ReachFillings)
        {
            var far = areas.Where(a => !Farthest(a).All(h => h.Length <= it.MostPath)).ToList();
            foreach (var area in far)
            {
                if (area.Draft.Centre(it.MostPath))
                {
                    area.Design = null;
                }
                else
                {
                    CutWide(area, filling);
                }
            }

            if (far.Count == 0)
            {
                return;
            }

            Design();
        }

        // Each repair serves fewer premises: they come to an end.
        for (var far = LeaveOut(); far.Count > 0; far = LeaveOut())
        {
            foreach (var area in far)
            {
                area.Draft.Forget();
                area.Design = null;
            }

            Settle();
            Design();
        }
    }

    /// <summary>
    /// Leaves out what is too dear on the trenches as they have become: streets that were exchanged for shorter cables may have made a branch dearer. Each repair serves fewer
    /// premises: they come to an end.
    /// </summary>
    private void Cap()
    {
        while (areas.Count > 0 && DearBranches.Exclude(it, [.. areas.SelectMany(a => a.Design!.Edges)], NodeOf(areas[0])))
        {
            foreach (var area in areas.Where(a => !a.Draft.Premises.All(it.IsServed)))
            {
                area.Draft.Forget();
                area.Design = null;
            }

            Settle();
            Design();
            Reach();
        }
    }

    private static int NodeOf(Area area) => area.Design!.VertexOf[area.Design.Result.Tree.VertexOf[area.Design.Result.Plan.Node]];

    /// <summary>Cuts an area so that no part is too wide to be reached from its middle; what lies too far off, for too few to be worth a node, is left out.</summary>
    private void CutWide(Area area, double filling)
    {
        var parts = area.Draft.CutWide((long)(2 * filling * it.MostPath), it.Split.Homes);
        if (parts is [var only] && only == area.Draft)
        {
            return;
        }

        var at = areas.IndexOf(area);
        areas.RemoveAt(at);
        areas.InsertRange(at, parts.Select(p => new Area(p)));
        AreaDraft.Join([.. areas.Select(a => a.Draft)]);
        foreach (var part in parts)
        {
            part.Forget();
        }
    }

    /// <summary>Leaves out what is still too far and returns the areas in which that was.</summary>
    private List<Area> LeaveOut()
    {
        var touched = new List<Area>();
        foreach (var area in areas)
        {
            var far = Farthest(area).Where(h => h.Length > it.MostPath).ToList();
            var dwellings = far.Select(h => h.Premises).Distinct().Sum(h => it.Premises[h].Dwellings);
            far.ForEach(h => it.CheckReach(h.Premises, h.Length, dwellings));
            if (far.Count > 0)
            {
                touched.Add(area);
            }
        }

        return touched;
    }

    /// <summary>The fibre of each premises of a designed area, of a block that of each entrance.</summary>
    private IEnumerable<(int Premises, long Length)> Farthest(Area area)
    {
        var design = area.Design!;
        return Enumerable.Range(0, design.Homes.Length).Select(i => (design.Homes[i], DesignAssembly.HomePath(it, design, i)))
            .Concat(Enumerable.Range(0, design.Entrances.Length).Select(i => (design.Entrances[i].Premises, DesignAssembly.EntrancePath(it, design, i))));
    }

    /// <summary>Designs what has no design; what needs more ports than a node has is cut and designed again.</summary>
    private void Design()
    {
        do
        {
            AreaDraft.Join([.. areas.Select(a => a.Draft)]);
            Each([.. areas.Where(a => a.Design is null)], a => (a.Design = a.Draft.Solve(chains, token)).Ports(it));
            areas.ForEach(a => a.Ports = a.Design!.Ports(it));
        }
        while (CutOverflow());
    }

    /// <summary>Cuts the areas that need more ports than a node has, by what their dwellings need; true when any was cut.</summary>
    private bool CutOverflow()
    {
        var next = new List<Area>();
        var isCut = false;
        foreach (var area in areas)
        {
            if (area.Ports <= MostPorts)
            {
                next.Add(area);
                continue;
            }

            isCut = true;
            var parts = area.Draft.Cut(Limit(area.Draft.Weight * FirstFilling * MostPorts / area.Ports));
            if (parts.Count == 1)
            {
                // One building alone, which no cut divides.
                var largest = parts[0].Premises.MaxBy(h => it.Premises[h].Dwellings);
                it.Exclude(
                    largest, "ports", $"Its {it.Premises[largest].Dwellings} dwellings need more than the {MostPorts} ports of a feeding node.",
                    "Maybe a larger split, more ports (acc.node_ports), or state its entrances as buildings.");
                parts[0].Forget();
            }

            next.AddRange(parts.Select(p => new Area(p)));
        }

        areas = next;
        Settle();
        return isCut;
    }

    /// <summary>Areas in which nobody is left give their trenches to those that they touch, which are designed anew.</summary>
    private void Settle()
    {
        var takers = AreaDraft.GiveAway([.. areas.Select(a => a.Draft)]);
        areas.RemoveAll(a => !a.Draft.IsInhabited);
        if (takers.Count == 0)
        {
            return;
        }

        AreaDraft.Join([.. areas.Select(a => a.Draft)]);
        foreach (var area in areas.Where(a => takers.Contains(a.Draft)))
        {
            area.Draft.Forget();
            area.Design = null;
        }
    }

    private long Limit(double weight) => Math.Max(it.Split.Homes, (long)weight);

    /// <summary>
    /// Does something with each area, the heaviest first so that no thread is left alone with one at the end. An area that was begun before a stop ends with the best so far;
    /// one that was not leaves the settlement without an answer.
    /// </summary>
    private void Each(IReadOnlyList<Area> some, Func<Area, int> work)
    {
        var heaviest = some.Select((a, i) => (a, i)).OrderByDescending(a => a.a.Draft.Weight).ThenBy(a => a.i).Select(a => a.a);
        var stopped = 0;
        Parallel.ForEach(
            Partitioner.Create(heaviest, EnumerablePartitionerOptions.NoBuffering), new ParallelOptions { MaxDegreeOfParallelism = threads }, (area, loop) =>
            {
                if (token.IsCancellationRequested)
                {
                    Interlocked.Exchange(ref stopped, 1);
                    loop.Stop();
                    return;
                }

                work(area);
            });
        if (stopped != 0)
        {
            throw new OperationCanceledException(token);
        }
    }

    private sealed class Area(AreaDraft draft)
    {
        public AreaDraft Draft { get; } = draft;

        public AreaDesign? Design { get; set; }

        public int Ports { get; set; }
    }
}
