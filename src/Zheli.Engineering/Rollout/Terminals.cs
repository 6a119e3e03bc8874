using Zheli.Model.Places;

namespace Zheli.Engineering.Rollout;

/// <summary>
/// The places that the graph is for: settlements to serve, each at a point of its own, and the settlements and points in which the existing network stands.
/// </summary>
internal sealed class Terminals
{
    private Terminals()
    {
    }

    /// <summary>Settlement to serve at each terminal, or 0 where the existing network stands.</summary>
    public required long[] Settlement { get; init; }

    /// <summary>The contact with the existing network at each terminal, or -1.</summary>
    public required int[] Contact { get; init; }

    /// <summary>Point of each terminal.</summary>
    public required int[] Point { get; init; }

    /// <summary>Contacts in order: settlements, then points.</summary>
    public required RootContact[] Contacts { get; init; }

    /// <summary>Pairs of terminals at one place, to be joined without length.</summary>
    public required (int First, int Second)[] SamePlace { get; init; }

    /// <summary>Number of terminals.</summary>
    public int Count => Point.Length;

    /// <summary>
    /// Gives every terminal its point; a point of a corridor at exactly the same place is taken. A settlement that holds a point of the existing network is
    /// part of it.
    /// </summary>
    public static Terminals Place(Territory territory, GraphOptions options, PointTable points, BuiltUpAreas builtUp)
    {
        var onNetwork = builtUp.Holding(territory.NetworkNodes.Select(n => n.Location));
        onNetwork.UnionWith(options.ExistingSettlements);
        List<long> settlement = [];
        List<int> contact = [], point = [];
        List<RootContact> contacts = [];
        List<(int First, int Second)> samePlace = [];
        var taken = new Dictionary<int, int>();
        foreach (var s in territory.Settlements)
        {
            if (onNetwork.Contains(s.Id))
            {
                contacts.Add(new(RootContactKind.Settlement, s.Id, s.Location.GridX, s.Location.GridY));
            }
        }

        foreach (var n in territory.NetworkNodes)
        {
            contacts.Add(new(RootContactKind.NetworkNode, n.Id, n.Location.GridX, n.Location.GridY));
        }

        for (var i = 0; i < contacts.Count; i++)
        {
            var at = points.GetOrAdd(contacts[i].X, contacts[i].Y);
            if (taken.TryAdd(at, point.Count))
            {
                settlement.Add(0);
                contact.Add(i);
                point.Add(at);
            }
        }

        foreach (var s in territory.Settlements)
        {
            if (options.ServedSettlements.Contains(s.Id) && !onNetwork.Contains(s.Id))
            {
                var at = points.GetOrAdd(s.Location.GridX, s.Location.GridY);
                if (!taken.TryAdd(at, point.Count))
                {
                    samePlace.Add((taken[at], point.Count));
                    at = points.AddApart(s.Location.GridX, s.Location.GridY);
                }

                settlement.Add(s.Id);
                contact.Add(-1);
                point.Add(at);
            }
        }

        return new()
        {
            Settlement = [.. settlement],
            Contact = [.. contact],
            Point = [.. point],
            Contacts = [.. contacts],
            SamePlace = [.. samePlace],
        };
    }

    /// <summary>
    /// A settlement to serve that stands exactly on an existing line gets a point of its own beside it: the line is the root, and the settlement still needs
    /// its node.
    /// </summary>
    public void KeepApartFromNetwork(CorridorLines lines, List<Leg> legs)
    {
        var onLine = new HashSet<int>();
        for (var s = 0; s < lines.Count; s++)
        {
            if (lines.Group[s] == LineGroup.Existing)
            {
                onLine.Add(lines.From[s]);
                onLine.Add(lines.To[s]);
            }
        }

        for (var i = 0; i < Count; i++)
        {
            var joint = Point[i];
            if (Settlement[i] != 0 && onLine.Contains(joint))
            {
                Point[i] = lines.Points.AddApart(lines.Points.X[joint], lines.Points.Y[joint]);
                legs.Add(new(Point[i], joint, IsAccess: true, IsCertain: true));
            }
        }
    }
}
