namespace Zheli.Geodata.Osm;

/// <summary>References to nodes that the file does not hold.</summary>
internal sealed class MissingNodes
{
    /// <summary>References left out.</summary>
    public long References { get; private set; }

    /// <summary>Ways and buildings of which nothing remained.</summary>
    public long LostWays { get; private set; }

    /// <summary>Ways that lost no node and still have no length: all their nodes lie on one spot.</summary>
    public long WaysWithoutLength { get; private set; }

    /// <summary>The first way concerned, and the node.</summary>
    public string? FirstExample { get; private set; }

    /// <summary>Where that way stands in the file.</summary>
    public string? FirstWhere { get; private set; }

    /// <summary>The sum in the order of the file.</summary>
    public static MissingNodes Sum(IEnumerable<MissingNodes> parts)
    {
        var sum = new MissingNodes();
        foreach (var part in parts)
        {
            sum.References += part.References;
            sum.LostWays += part.LostWays;
            sum.WaysWithoutLength += part.WaysWithoutLength;
            sum.FirstExample ??= part.FirstExample;
            sum.FirstWhere ??= part.FirstWhere;
        }

        return sum;
    }

    /// <summary>Counts a way or building of which nothing remained: because nodes are missing, or because it never had a length.</summary>
    public void CountLost(bool wasCut)
    {
        if (wasCut)
        {
            LostWays++;
        }
        else
        {
            WaysWithoutLength++;
        }
    }

    /// <summary>Counts one missing node.</summary>
    public void Add(string owner, long node, string where)
    {
        References++;
        FirstExample ??= string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{owner} (node {node})");
        FirstWhere ??= where;
    }
}
