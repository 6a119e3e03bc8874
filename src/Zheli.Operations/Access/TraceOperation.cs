using System.Globalization;
using Zheli.Model;
using Zheli.Model.Network;
using Zheli.Model.Places;
using Zheli.Operations.Storage;

namespace Zheli.Operations.Access;

/// <summary>One step of the light between an OLT port and a home.</summary>
/// <param name="Element">What it passes: <c>olt-port</c>, <c>splitter</c>, <c>fibre</c>, <c>home</c>.</param>
/// <param name="Level">Of a fibre, the cable that it lies in: <c>feeder</c>, <c>distribution</c>, <c>drop</c>, <c>plot</c>, <c>riser</c>; else empty.</param>
/// <param name="Key">Key of the site, splitter or stretch.</param>
/// <param name="Text">The step in words.</param>
/// <param name="LengthMetres">Length of the step.</param>
/// <param name="FromOltMetres">Length from the OLT port to its end.</param>
/// <param name="Connectors">Mated connectors in it.</param>
/// <param name="Splices">Fusion splices in it.</param>
/// <param name="Line">Where a fibre runs, from the OLT outwards; one point for what stands somewhere.</param>
public sealed record TraceStep(
    string Element, string Level, string Key, string Text, double LengthMetres, double FromOltMetres, int Connectors, int Splices, IReadOnlyList<GeoPoint> Line);

/// <summary>The way of one home, and which homes share its ports.</summary>
/// <param name="Premises">Key of the premises.</param>
/// <param name="Entrance">Number of the entrance of a block; 0 for a house.</param>
/// <param name="Dwellings">Dwellings of the connection.</param>
/// <param name="DropMetres">Longest drop.</param>
/// <param name="Cost">Cost of connecting it, whole tenge.</param>
/// <param name="Settlement">Settlement of the design.</param>
/// <param name="Node">Feeding node.</param>
/// <param name="OltPort">Port of the OLT.</param>
/// <param name="Splitters">Splitters from the OLT outwards.</param>
/// <param name="Steps">The way from the OLT port to the home; read backwards it is the way from the home.</param>
/// <param name="LossDb">Greatest loss, margin included.</param>
/// <param name="LeastLossDb">Least loss.</param>
/// <param name="SharesPort">Premises on the same OLT port, itself included.</param>
public sealed record HomeTrace(
    string Premises, int Entrance, int Dwellings, double DropMetres, long Cost, long Settlement, string Node, int OltPort, IReadOnlyList<string> Splitters, IReadOnlyList<TraceStep> Steps, double LossDb, double LeastLossDb,
    IReadOnlyList<string> SharesPort);

/// <summary>Lists the way of the light between a home and its OLT port, from the stored design; and the other way round, the homes of a port.</summary>
public static class TraceOperation
{
    /// <summary>The ways to a premises: one for a house, one for each entrance of a block.</summary>
    /// <param name="project">The project file.</param>
    /// <param name="premises">Key of the premises.</param>
    /// <exception cref="BadInputException">There is no such project, or no design serves the premises.</exception>
    public static IReadOnlyList<HomeTrace> OfHome(string project, string premises)
    {
        using var file = ProjectFile.Open(project, readOnly: true);
        var found = file.ReadAccess(t => t.FindDesigns(premises));
        return found.Count > 0
            ? [.. found.SelectMany(settlement => Of(file, settlement, d => d.Premises == premises))]
            : throw new BadInputException(
                "premises-unknown", premises, "No access design serves such a premises.", "Maybe look its key up in the layer 'premises', or why it is not served in 'access_unserved'.");
    }

    /// <summary>The ways to all homes of an OLT port.</summary>
    /// <param name="project">The project file.</param>
    /// <param name="settlement">Settlement of the design.</param>
    /// <param name="node">Key of the feeding node; null where there is one alone.</param>
    /// <param name="port">Number of the port, from 1.</param>
    /// <exception cref="BadInputException">There is no such project, design or port.</exception>
    public static IReadOnlyList<HomeTrace> OfPort(string project, long settlement, string? node, int port)
    {
        using var file = ProjectFile.Open(project, readOnly: true);
        var traces = Of(file, settlement, _ => true, (n, p) => p == port && (node is null || n == node));
        return traces.Count > 0 ? traces
            : throw new BadInputException(
                "port-unknown", string.Create(CultureInfo.InvariantCulture, $"port {port}"), "No home hangs on such a port.", "Maybe look the ports up in the table 'access_splitter'.");
    }

    /// <summary>The ways of the chosen connections of a stored design. Only names and lengths of the whole design are read, and the lines of the stretches that are passed.</summary>
    private static List<HomeTrace> Of(ProjectFile file, long settlement, Func<AccessDrop, bool> isWanted, Func<string, int, bool>? isWantedPort = null)
    {
        var (design, places) = file.ReadAccess(t => t.ReadSkeleton(settlement));
        var lines = new Dictionary<int, GeoPoint[]>();
        GeoPoint[] Line(int route) => lines.TryGetValue(route, out var line) ? line : lines[route] = file.ReadAccess(t => t.ReadLine(settlement, route));
        var routes = new RouteWalk(design);
        var sites = design.Sites.ToDictionary(s => s.Key, StringComparer.Ordinal);
        var splitters = design.Splitters.ToDictionary(s => s.Key, StringComparer.Ordinal);
        AccessSplitter Primary(AccessDrop drop) => splitters[drop.Splitter] is { FedBy: { } above } ? splitters[above] : splitters[drop.Splitter];
        var byPort = design.Drops.GroupBy(d => Primary(d).Key, StringComparer.Ordinal)
            .ToDictionary(g => g.Key, g => (IReadOnlyList<string>)[.. g.Select(d => d.Premises).Distinct(StringComparer.Ordinal)], StringComparer.Ordinal);
        var traces = new List<HomeTrace>();
        foreach (var drop in design.Drops.Where(isWanted))
        {
            var primary = Primary(drop);
            var cabinet = sites[primary.Site];
            var node = cabinet.Kind == AccessSiteKind.Node ? cabinet : sites[cabinet.FedFrom!];
            if (isWantedPort?.Invoke(node.Key, primary.Port) == false)
            {
                continue;
            }

            var steps = new Steps();
            void Along(string what, string from, string to) => routes.Visit(from, to, (route, isBackward) =>
            {
                var (key, line) = (design.Routes[route].Key, Line(route));
                steps.Add("fibre", what, key, $"{what} along {key}", design.Routes[route].LengthMetres, isBackward ? [.. line.Reverse()] : line);
            });
            steps.Add("olt-port", "", node.Key, FormattableString.Invariant($"OLT port {primary.Port} of {node.Key}"), 0, [node.Location], connectors: 2, splices: 1);
            Along("feeder", node.Point, cabinet.Point);
            steps.Add("splitter", "", primary.Key, FormattableString.Invariant($"splitter 1:{primary.Ratio} {primary.Key}"), 0, [cabinet.Location], splices: 2);
            var site = sites[drop.Site];
            Along("distribution", cabinet.Point, site.Point);
            if (drop.Splitter != primary.Key)
            {
                var text = FormattableString.Invariant($"splitter 1:{splitters[drop.Splitter].Ratio} {drop.Splitter}, from port {splitters[drop.Splitter].Port}");
                steps.Add("splitter", "", drop.Splitter, text, 0, [site.Location], splices: 2);
            }

            if (drop.Entrance == 0)
            {
                Along("drop", site.Point, drop.Point);
            }

            var (home, street) = places[(drop.Premises, drop.Entrance)];

            // Connector and splice at the beginning of the drop are counted here: a home at its closure has no stretch of street before it.
            steps.Add("fibre", "plot", drop.Point, "line on the plot", drop.LeadMetres, [street, home], connectors: 1, splices: 1);
            if (drop.Entrance > 0)
            {
                steps.Add("fibre", "riser", site.Key, "riser", drop.DropMetres, [home]);
            }

            steps.Add("home", "", drop.Premises, FormattableString.Invariant($"{drop.Premises} on port {drop.Port}, {drop.Dwellings} dwellings"), 0, [home], connectors: 1);
            string[] chain = drop.Splitter == primary.Key ? [primary.Key] : [primary.Key, drop.Splitter];
            traces.Add(new(drop.Premises, drop.Entrance, drop.Dwellings, drop.DropMetres, drop.Cost, design.Settlement, node.Key, primary.Port, chain, steps.List, drop.LossDb, drop.LeastLossDb, byPort[primary.Key]));
        }

        return traces;
    }

    private sealed class Steps
    {
        private double sum;

        public List<TraceStep> List { get; } = [];

        public void Add(string element, string level, string key, string text, double length, GeoPoint[] line, int connectors = 0, int splices = 0)
        {
            sum += length;
            List.Add(new(element, level, key, text, Math.Round(length, 2), Math.Round(sum, 2), connectors, splices, line));
        }
    }
}
