using Zheli.Engineering.Optics.Files;
using Zheli.Engineering.Optics.Light;
using Zheli.Model;
using Zheli.Model.Places;
using Zheli.Model.Units;

namespace Zheli.Engineering.Optics.Topology;

/// <summary>
/// Reads a topology in GNPy's JSON: <c>elements</c> with <c>uid</c>, <c>type</c>, <c>params</c> and <c>metadata.location</c>, and <c>connections</c> between them. Fibres,
/// amplifiers and joints between two nodes become one line; lines of opposite direction between the same nodes become one link, in order of the file.
/// </summary>
public sealed class TopologyReader
{
    /// <summary>dB/km where a fibre states none.</summary>
    private const double UsualLoss = 0.2;

    private readonly List<Finding> findings = [];
    private readonly List<Element> elements = [];
    private readonly Dictionary<string, int> number = new(StringComparer.Ordinal);
    private readonly List<List<int>> next = [];
    private readonly List<List<int>> previous = [];

    private TopologyReader()
    {
    }

    /// <summary>The network of a file.</summary>
    /// <exception cref="BadInputException">It is not such a file, or its elements do not hang together; all findings.</exception>
    public static OpticalTopology Read(string path)
    {
        var reader = new TopologyReader();
        var root = new FieldReader(JsonInput.Read(path), Path.GetFileName(path), reader.findings);
        root.Ignore("network_name");
        reader.ReadElements(root);
        reader.ReadConnections(root);
        reader.Refuse();
        var topology = reader.Assemble();
        reader.Refuse();
        return topology;
    }

    private void ReadElements(FieldReader root)
    {
        if (!root.Has("elements"))
        {
            root.Missing("elements");
        }

        foreach (var fields in root.Objects("elements"))
        {
            var (uid, type) = (fields.FindText("uid"), fields.FindText("type"));
            if (uid is null || type is null)
            {
                fields.Missing(uid is null ? "uid" : "type");
                continue;
            }

            if (!number.TryAdd(uid, elements.Count))
            {
                fields.Error("uid-twice", $"{fields.Where}.uid", $"There are two elements '{uid}'.", "Maybe one was copied: give it a name of its own.");
                continue;
            }

            var (length, loss) = type is "Fiber" or "RamanFiber" ? Fibre(fields) : (0, 0);
            elements.Add(new(uid, type, length, loss, City(fields, out var location), location));
            next.Add([]);
            previous.Add([]);
        }
    }

    /// <summary>Length in metres and loss in dB/km.</summary>
    private static (double Length, double Loss) Fibre(FieldReader fields)
    {
        if (fields.FindObject("params") is not { } inside)
        {
            fields.Missing("params");
            return (0, 0);
        }

        var table = FibreReader.PerFrequency(inside, "loss_coef_per_frequency", "loss_coef_value", 0, 10)
            ?? (inside.IsObject("loss_coef") ? FibreReader.PerFrequency(inside, "loss_coef", "value", 0, 10) : null);

        // Routes know one loss a fibre: over frequency, that at 1550 nm.
        var loss = table is { Values.Length: > 0 } ? table.At(Physics.LightSpeed / 1550e-9) : table is null ? inside.Number("loss_coef", UsualLoss, 0, 10) : UsualLoss;
        var length = inside.Number("length", 0, 1e8);
        switch (inside.FindText("length_units"))
        {
            case "km":
                return (length * 1000, loss);
            case "m" or null:
                return (length, loss);
            case var unit:
                inside.Error("length-unit", $"{inside.Where}.length_units", $"'{unit}' is no unit of length here.", "Maybe km or m.");
                return (length, loss);
        }
    }

    private static string City(FieldReader fields, out GeoPoint? location)
    {
        var place = fields.FindObject("metadata")?.FindObject("location");
        location = place?.FindNumber("longitude") is { } longitude && place.FindNumber("latitude") is { } latitude ? new(longitude, latitude) : null;
        return place?.FindText("city") ?? "";
    }

    private void ReadConnections(FieldReader root)
    {
        if (!root.Has("connections"))
        {
            root.Missing("connections");
        }

        foreach (var fields in root.Objects("connections"))
        {
            var (from, to) = (End(fields, "from_node"), End(fields, "to_node"));
            if (from >= 0 && to >= 0)
            {
                next[from].Add(to);
                previous[to].Add(from);
            }
        }
    }

    private int End(FieldReader fields, string name)
    {
        if (fields.FindText(name) is not { } uid)
        {
            fields.Missing(name);
            return -1;
        }

        if (number.TryGetValue(uid, out var known))
        {
            return known;
        }

        fields.Error("connection-to-nothing", $"{fields.Where}.{name}", $"There is no element '{uid}'.", "Maybe its uid is spelt in another way.");
        return -1;
    }

    private OpticalTopology Assemble()
    {
        var nodeOf = new int[elements.Count];
        var nodes = new List<TopologyNode>();
        for (var e = 0; e < elements.Count; e++)
        {
            nodeOf[e] = IsTerminal(e) ? Skipped : IsNode(e) ? nodes.Count : -1;
            if (nodeOf[e] >= 0)
            {
                nodes.Add(new(elements[e].Uid, elements[e].Type, elements[e].City, elements[e].Location));
            }
        }

        var arcs = new List<TopologyArc>();
        for (var e = 0; e < elements.Count; e++)
        {
            foreach (var first in nodeOf[e] >= 0 ? next[e] : [])
            {
                if (nodeOf[first] != Skipped && Follow(e, first, nodeOf) is { } arc)
                {
                    arcs.Add(arc);
                }
            }
        }

        return new(nodes, Paired(arcs), findings);
    }

    /// <summary>Along a line to the next node; null, with a finding, when it ends in nothing.</summary>
    private TopologyArc? Follow(int from, int first, int[] nodeOf)
    {
        var (passed, length, loss, at) = (new List<string>(), 0.0, 0.0, first);
        while (nodeOf[at] == -1)
        {
            passed.Add(elements[at].Uid);
            length += elements[at].Length;
            loss += elements[at].Length * elements[at].Loss;
            if (next[at].Count == 0 || passed.Count > elements.Count)
            {
                findings.Add(new(
                    Severity.Error, "line-ends-in-nothing", elements[at].Uid, $"The line that leaves '{elements[from].Uid}' reaches no node.", "Maybe a connection is missing."));
                return null;
            }

            at = next[at][0];
        }

        return new(nodeOf[from], nodeOf[at], passed, new(length), length > 0 ? loss / length : UsualLoss, -1);
    }

    /// <summary>Light is switched in ROADMs and ends in transceivers; what joins or parts lines is a node too.</summary>
    private bool IsNode(int e) => elements[e].Type is "Roadm" or "Transceiver" || next[e].Count > 1 || previous[e].Count > 1;

    /// <summary>A transceiver that hangs on ROADMs alone: light begins and ends in these.</summary>
    private bool IsTerminal(int e) => elements[e].Type == "Transceiver" && next[e].Count > 0
        && next[e].Concat(previous[e]).All(other => elements[other].Type == "Roadm");

    private const int Skipped = -2;

    private static List<TopologyArc> Paired(List<TopologyArc> arcs)
    {
        var waiting = new Dictionary<(int, int), Queue<int>>();
        var (paired, links) = (new List<TopologyArc>(arcs.Count), 0);
        foreach (var arc in arcs)
        {
            if (waiting.TryGetValue((arc.To, arc.From), out var queue) && queue.TryDequeue(out var link))
            {
                paired.Add(arc with { Link = link });
                continue;
            }

            if (!waiting.TryGetValue((arc.From, arc.To), out var own))
            {
                waiting.Add((arc.From, arc.To), own = new());
            }

            own.Enqueue(links);
            paired.Add(arc with { Link = links++ });
        }

        return paired;
    }

    private void Refuse()
    {
        if (findings.Any(f => f.Severity == Severity.Error))
        {
            throw new BadInputException(findings);
        }
    }

    private sealed record Element(string Uid, string Type, double Length, double Loss, string City, GeoPoint? Location);
}
