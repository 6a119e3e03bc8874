using Zheli.Algorithms.Clustering;

namespace Zheli.Engineering.Access;

/// <summary>The part of a settlement that one feeding node serves: a connected piece of the trenches with everything on it.</summary>
internal sealed class AreaDesign
{
    /// <summary>Premises that are houses, by number in the settlement, in the order of the optimiser's homes.</summary>
    public required int[] Homes { get; init; }

    /// <summary>Entrances of blocks: premises and number from 0, in the order of the optimiser's entrances.</summary>
    public required (int Premises, int Entrance)[] Entrances { get; init; }

    /// <summary>Street vertex of the settlement for each vertex of the area.</summary>
    public required int[] VertexOf { get; init; }

    /// <summary>Street edges of the settlement that each edge of the area stands for; a street outside the first tree may be a chain of several.</summary>
    public required int[][] EdgesOf { get; init; }

    /// <summary>Trenches and what hangs on them.</summary>
    public required StreetDistribution Result { get; init; }

    /// <summary>Street edges of the settlement that are built.</summary>
    public IEnumerable<int> Edges => Result.Edges.SelectMany(e => EdgesOf[e]);

    /// <summary>The vertex of the tree at which a vertex of the streets stands.</summary>
    public int TreeVertex(int street)
    {
        if (treeVertex is null)
        {
            var made = new Dictionary<int, int>(Result.Tree.Count);
            for (var v = 0; v < Result.Tree.Count; v++)
            {
                made.Add(VertexOf[Result.Tree.VertexOf[v]], v);
            }

            treeVertex = made;
        }

        return treeVertex[street];
    }

    private Dictionary<int, int>? treeVertex;

    /// <summary>OLT ports in use.</summary>
    public int Ports(AccessCase it) => Result.Plan.Cabinets.Sum(k => it.Rules.PrimariesOf(k.Fibres));
}
