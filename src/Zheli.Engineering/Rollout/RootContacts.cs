using Zheli.Model.Places;

namespace Zheli.Engineering.Rollout;

/// <summary>The points of the existing network and what stands at each; joints of lines are recorded as edges come to use them.</summary>
internal sealed class RootContacts
{
    private readonly PointTable points;
    private readonly IReadOnlyList<Zheli.Model.Network.NetworkLine> networkLines;
    private readonly List<RootContact> contacts;
    private readonly int[] contactOf;
    private readonly int[] lineOf;

    /// <summary>Marks the contacts of terminals and all points of existing lines.</summary>
    public RootContacts(Territory territory, CorridorLines lines, Terminals terminals)
    {
        (points, networkLines) = (lines.Points, territory.NetworkLines);
        contacts = [.. terminals.Contacts];
        IsRoot = new bool[points.Count];
        (contactOf, lineOf) = (new int[points.Count], new int[points.Count]);
        Array.Fill(contactOf, -1);
        Array.Fill(lineOf, int.MaxValue);
        for (var i = 0; i < terminals.Count; i++)
        {
            if (terminals.Contact[i] >= 0)
            {
                (contactOf[terminals.Point[i]], IsRoot[terminals.Point[i]]) = (terminals.Contact[i], true);
            }
        }

        for (var s = 0; s < lines.Count; s++)
        {
            if (lines.Group[s] == LineGroup.Existing)
            {
                foreach (var p in (ReadOnlySpan<int>)[lines.From[s], lines.To[s]])
                {
                    lineOf[p] = Math.Min(lineOf[p], lines.Source[s] - lines.SourceCount);
                    IsRoot[p] = true;
                }
            }
        }
    }

    /// <summary>Whether each point is part of the existing network.</summary>
    public bool[] IsRoot { get; }

    /// <summary>The contact at a point of the existing network.</summary>
    public int At(int point)
    {
        if (contactOf[point] < 0)
        {
            contactOf[point] = contacts.Count;
            contacts.Add(new(RootContactKind.NetworkLine, networkLines[lineOf[point]].Id, points.X[point], points.Y[point]));
        }

        return contactOf[point];
    }

    /// <summary>All contacts, with the joints that edges use.</summary>
    public RootContact[] ToArray() => [.. contacts];
}
