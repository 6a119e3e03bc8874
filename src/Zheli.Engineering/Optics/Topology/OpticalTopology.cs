using System.Globalization;
using Zheli.Algorithms.Graphs;
using Zheli.Model;
using Zheli.Model.Places;
using Zheli.Model.Units;

namespace Zheli.Engineering.Optics.Topology;

/// <summary>A place where light is added, dropped or switched: a ROADM, a transceiver, or a joint of several lines.</summary>
/// <param name="Uid">Its name in the file.</param>
/// <param name="Type">Its type in the file.</param>
/// <param name="City">The city that the file gives it, or empty.</param>
/// <param name="Location">Where it stands, or null.</param>
public sealed record TopologyNode(string Uid, string Type, string City, GeoPoint? Location);

/// <summary>One direction of a line between two nodes.</summary>
/// <param name="From">Number of the first node.</param>
/// <param name="To">Number of the second node.</param>
/// <param name="Elements">Fibres, amplifiers and joints on the way, in order.</param>
/// <param name="Length">Length of fibre.</param>
/// <param name="LossDbPerKm">Loss of its fibre in the mean.</param>
/// <param name="Link">The link; the opposite direction has the same.</param>
public sealed record TopologyArc(int From, int To, IReadOnlyList<string> Elements, Metres Length, double LossDbPerKm, int Link);

/// <summary>An optical network as GNPy's topology files describe it, ready for finding routes.</summary>
public sealed class OpticalTopology
{
    internal OpticalTopology(IReadOnlyList<TopologyNode> nodes, IReadOnlyList<TopologyArc> arcs, IReadOnlyList<Finding> findings) =>
        (Nodes, Arcs, Findings) = (nodes, arcs, findings);

    /// <summary>Nodes in order of the file.</summary>
    public IReadOnlyList<TopologyNode> Nodes { get; }

    /// <summary>Lines, each direction for itself.</summary>
    public IReadOnlyList<TopologyArc> Arcs { get; }

    /// <summary>What was noticed.</summary>
    public IReadOnlyList<Finding> Findings { get; }

    /// <summary>Number of links.</summary>
    public int LinkCount => Arcs.Count == 0 ? 0 : Arcs.Max(a => a.Link) + 1;

    /// <summary>The network by length in whole metres.</summary>
    /// <param name="risks">Risks of each link, or null.</param>
    public RoutingGraph ByLength(int[][]? risks = null) => new(
        Nodes.Count, [.. Arcs.Select(a => a.From)], [.. Arcs.Select(a => a.To)], [.. Arcs.Select(a => (long)Math.Round(a.Length.Value))],
        [.. Arcs.Select(a => a.Link)], risks);

    /// <summary>The node that a planner means: by its name in the file, else by its city, ROADMs before transceivers.</summary>
    /// <exception cref="BadInputException">There is none, or several.</exception>
    public int Resolve(string name, string option)
    {
        var exact = Numbers(n => n.Uid.Equals(name, StringComparison.Ordinal));
        var found = exact.Count > 0 ? exact : Best(Numbers(n => Same(n.City, name) || Same(n.Uid, name) || Same(Tail(n.Uid), Tail(name))));
        return found.Count switch
        {
            1 => found[0],
            0 => throw new BadInputException("node-unknown", option, $"The network has no node '{name}'.", Near(name)),
            _ => throw new BadInputException(
                "node-ambiguous", option, $"'{name}' may be {string.Join(", ", found.Take(6).Select(n => $"'{Nodes[n].Uid}'"))}.", "Maybe give the whole name of one of them."),
        };
    }

    private List<int> Best(List<int> found)
    {
        var roadms = found.Where(n => Nodes[n].Type == "Roadm").ToList();
        return roadms.Count > 0 ? roadms : found;
    }

    private List<int> Numbers(Func<TopologyNode, bool> isMeant) => [.. Enumerable.Range(0, Nodes.Count).Where(n => isMeant(Nodes[n]))];

    private string Near(string name)
    {
        var near = Nodes.Select(n => n.City.Length > 0 ? n.City : n.Uid).Distinct(StringComparer.Ordinal)
            .Where(c => name.Length > 0 && c.StartsWith(name[..1], StringComparison.OrdinalIgnoreCase)).Take(8).ToList();
        return near.Count > 0 ? $"Maybe one of {string.Join(", ", near)}." : "Maybe look into the file for its names.";
    }

    /// <summary>The name without its first word: 'roadm Abilene' is Abilene.</summary>
    private static string Tail(string uid) => uid[(uid.IndexOf(' ', StringComparison.Ordinal) + 1)..];

    private static bool Same(string a, string b) => CultureInfo.InvariantCulture.CompareInfo.Compare(a.Replace('_', ' '), b.Replace('_', ' '), CompareOptions.IgnoreCase) == 0;
}
