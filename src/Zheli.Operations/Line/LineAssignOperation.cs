using System.Globalization;
using System.Text.Json.Serialization;
using Zheli.Algorithms.Graphs;
using Zheli.Engineering.Optics.Topology;
using Zheli.Model;

namespace Zheli.Operations.Line;

/// <summary>A channel that was asked for, and where it went.</summary>
/// <param name="Row">Row of the table.</param>
/// <param name="From">Where it begins.</param>
/// <param name="To">Where it ends.</param>
/// <param name="WidthGhz">Width of its slot, GHz.</param>
/// <param name="LengthKm">Length of its route, km; null when it did not fit.</param>
/// <param name="N">Centre on the grid of ITU-T G.694.1: 193.1 THz + n × 6.25 GHz; null when it did not fit.</param>
/// <param name="M">Width on that grid: m × 12.5 GHz.</param>
/// <param name="CentreThz">Centre, THz; null when it did not fit.</param>
/// <param name="Nodes">Nodes passed; empty when it did not fit.</param>
public sealed record AssignedChannel(
    [property: JsonPropertyName("row")] int Row,
    [property: JsonPropertyName("from")] string From,
    [property: JsonPropertyName("to")] string To,
    [property: JsonPropertyName("width_ghz")] double WidthGhz,
    [property: JsonPropertyName("length_km")] double? LengthKm,
    [property: JsonPropertyName("n")] int? N,
    [property: JsonPropertyName("m")] int M,
    [property: JsonPropertyName("centre_thz")] double? CentreThz,
    [property: JsonPropertyName("nodes")] IReadOnlyList<string> Nodes);

/// <summary>All channels that were asked for.</summary>
/// <param name="Assigned">Channels that fitted.</param>
/// <param name="Blocked">Channels that did not.</param>
/// <param name="FullestLink">The link with the least room left; null without channels.</param>
/// <param name="FullestShare">Share of its band that is taken.</param>
/// <param name="Channels">Every channel, in order of the table.</param>
public sealed record LineAssignAnswer(
    [property: JsonPropertyName("assigned")] int Assigned,
    [property: JsonPropertyName("blocked")] int Blocked,
    [property: JsonPropertyName("fullest_link")] string? FullestLink,
    [property: JsonPropertyName("fullest_share")] double FullestShare,
    [property: JsonPropertyName("channels")] IReadOnlyList<AssignedChannel> Channels);

/// <summary>
/// Gives channels their routes and their places in the spectrum, in order of the table: the shortest route on which they fit, the first free slots.
/// </summary>
public static class LineAssignOperation
{
    /// <summary>The band begins here: 191.3 THz.</summary>
    private const int FirstN = -288;

    /// <summary>4.8 THz in slots of 6.25 GHz.</summary>
    private const int Slots = 768;

    /// <summary>Assigns all channels of a table <c>from,to,width_ghz</c>.</summary>
    /// <param name="topology">The network.</param>
    /// <param name="demands">The table.</param>
    /// <param name="routes">Routes to try for each channel, the shortest first.</param>
    /// <param name="cancellation">Heard between channels.</param>
    /// <exception cref="BadInputException">A file cannot be used; all findings.</exception>
    public static LineAssignAnswer Run(string topology, string demands, int routes, CancellationToken cancellation = default)
    {
        if (routes is < 1 or > 100)
        {
            throw new BadInputException("count-out-of-range", "-k", $"{routes} routes cannot be tried.", "Maybe 1 to 100.");
        }

        var network = TopologyReader.Read(topology);
        var (graph, map) = (network.ByLength(), new SpectrumMap(network.LinkCount, Slots));
        var ranked = new Dictionary<(int, int), List<Route>>();
        var channels = new List<AssignedChannel>();
        foreach (var (row, from, to, width) in Read(demands, network))
        {
            cancellation.ThrowIfCancellationRequested();
            if (!ranked.TryGetValue((from, to), out var known))
            {
                ranked.Add((from, to), known = [.. RankedRoutes.From(graph, from, to).Take(routes)]);
            }

            channels.Add(Assign(network, map, known, row, from, to, width));
        }

        var fullest = Enumerable.Range(0, network.LinkCount).MaxBy(map.Taken);
        var arc = channels.Count == 0 ? null : network.Arcs.First(a => a.Link == fullest);
        return new(
            channels.Count(c => c.N is not null), channels.Count(c => c.N is null),
            arc is null ? null : $"{network.Nodes[arc.From].Uid} – {network.Nodes[arc.To].Uid}", arc is null ? 0 : (double)map.Taken(fullest) / Slots, channels);
    }

    private static AssignedChannel Assign(OpticalTopology network, SpectrumMap map, List<Route> routes, int row, int from, int to, int width)
    {
        foreach (var route in routes)
        {
            var first = map.TakeFirst([.. route.Arcs.Select(a => network.Arcs[a].Link)], width);
            if (first >= 0)
            {
                var n = FirstN + first + (width / 2);
                return new(
                    row, network.Nodes[from].Uid, network.Nodes[to].Uid, width * 6.25, route.Cost / 1000.0, n, width / 2, 193.1 + (n * 0.00625),
                    [network.Nodes[from].Uid, .. route.Arcs.Select(a => network.Nodes[network.Arcs[a].To].Uid)]);
            }
        }

        return new(row, network.Nodes[from].Uid, network.Nodes[to].Uid, width * 6.25, null, null, width / 2, null, []);
    }

    private static List<(int Row, int From, int To, int Width)> Read(string path, OpticalTopology network)
    {
        var name = Path.GetFileName(path);
        if (!File.Exists(path))
        {
            throw new BadInputException("file-missing", name, "There is no such file.", "Maybe check the path.");
        }

        var (findings, demands, row) = (new List<Finding>(), new List<(int, int, int, int)>(), 0);
        foreach (var line in File.ReadLines(path))
        {
            var where = FormattableString.Invariant($"{name}:{++row}");
            var fields = line.Split(',').Select(f => f.Trim()).ToArray();
            if (line.Length == 0 || (row == 1 && fields is ["from", "to", "width_ghz"]))
            {
                continue;
            }

            if (fields is not [var from, var to, var wide] || !double.TryParse(wide, NumberStyles.Float, CultureInfo.InvariantCulture, out var width))
            {
                findings.Add(new(Severity.Error, "demand-row-unreadable", where, $"'{line}' is not from,to,width_ghz.", "Maybe a field holds a comma."));
                continue;
            }

            if (width is < 12.5 or > 4800 || width / 12.5 != Math.Floor(width / 12.5))
            {
                findings.Add(new(
                    Severity.Error, "width-off-grid", where, FormattableString.Invariant($"A slot of {width} GHz is not on the grid."),
                    "Maybe 37.5, 50, 75 or 100: steps of 12.5 GHz."));
                continue;
            }

            try
            {
                var ends = (network.Resolve(from, where), network.Resolve(to, where));
                demands.Add((row, ends.Item1, ends.Item2, (int)(width / 6.25)));
                if (ends.Item1 == ends.Item2)
                {
                    findings.Add(new(Severity.Error, "same-node", where, $"Both ends are '{from}'.", "Maybe give two nodes."));
                }
            }
            catch (BadInputException refused)
            {
                findings.AddRange(refused.Findings);
            }
        }

        return findings.Count == 0 ? demands : throw new BadInputException(findings);
    }
}
