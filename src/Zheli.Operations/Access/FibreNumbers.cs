using System.Globalization;
using Zheli.Model.Network;

namespace Zheli.Operations.Access;

/// <summary>Where a splicer finds a fibre: in which stretch, cable, tube and colour.</summary>
/// <param name="Route">Key of the stretch in which it reaches the site.</param>
/// <param name="Level">What the cable there joins.</param>
/// <param name="CableFibres">Fibres of that cable.</param>
/// <param name="CableNumber">Its number from 1 where several of a size lie side by side, or null.</param>
/// <param name="Number">Number of the fibre in that cable, from 1.</param>
/// <param name="Tube">Its tube, counted from 0.</param>
/// <param name="InTube">Its place in the tube, counted from 0.</param>
internal sealed record FibrePlace(string Route, CableLevel Level, int CableFibres, int? CableNumber, int Number, int Tube, int InTube);

/// <summary>
/// Numbers the fibres of a design. A fibre is known by the port from which it leads: of the OLT, or of a splitter in a cabinet. On each stretch the fibres in use of a level are
/// numbered in the order of these ports and fill the cables there one after the other; what is spare comes last.
/// </summary>
internal sealed class FibreNumbers
{
    private readonly Dictionary<(string From, int Port), (FibrePlace? Near, FibrePlace? Far)> places = [];
    private readonly AccessDesign design;
    private readonly RouteWalk routes;
    private readonly int perTube;
    private readonly ILookup<(string Route, CableLevel Level), AccessCable> cables;
    private readonly Dictionary<string, AccessSite> sites;

    /// <summary>Numbers all fibres.</summary>
    /// <param name="design">The design.</param>
    /// <param name="perTube">Fibres in one tube.</param>
    public FibreNumbers(AccessDesign design, int perTube)
    {
        (this.design, this.perTube, routes) = (design, perTube, new(design));
        cables = design.Cables.ToLookup(c => (c.Route, c.Level));
        sites = design.Sites.ToDictionary(s => s.Key, StringComparer.Ordinal);
        var splitters = design.Splitters.Select((s, i) => (s, i)).ToDictionary(s => s.s.Key, s => (Splitter: s.s, Number: s.i), StringComparer.Ordinal);
        var feeders = design.Splitters.Where(s => s.FedBy is null && sites[s.Site].FedFrom is not null)
            .Select(s => (From: sites[s.Site].FedFrom!, Port: s.Port, At: sites[s.Site].FedFrom!, To: s.Site, Order: 0));
        var second = design.Splitters.Where(s => s.FedBy is not null).Select(s => (From: s.FedBy!, s.Port, At: splitters[s.FedBy!].Splitter.Site, To: s.Site, Order: splitters[s.FedBy!].Number));
        var single = design.Drops.Where(d => splitters[d.Splitter].Splitter.FedBy is null).SelectMany(d => Ports(d, splitters[d.Splitter].Splitter.Ratio)
            .Select(p => (From: p.Splitter, p.Port, At: splitters[p.Splitter].Splitter.Site, To: d.Site, Order: splitters[p.Splitter].Number)));
        Number(CableLevel.Feeder, feeders);
        Number(CableLevel.Distribution, second.Concat(single));
    }

    /// <summary>The fibre that leads from a port, where it leaves the site of the port; null where both ends are in one place.</summary>
    public FibrePlace? Leaving(string from, int port) => places.GetValueOrDefault((from, port)).Near;

    /// <summary>The fibre that leads from a port, where it arrives; null where both ends are in one place.</summary>
    public FibrePlace? Arriving(string from, int port) => places.GetValueOrDefault((from, port)).Far;

    /// <summary>The ports of a connection, one for each dwelling: they go on at the next splitter of the site.</summary>
    public static IEnumerable<(string Splitter, int Port)> Ports(AccessDrop drop, int ratio)
    {
        var digits = drop.Splitter.Length;
        while (char.IsAsciiDigit(drop.Splitter[digits - 1]))
        {
            digits--;
        }

        var first = int.Parse(drop.Splitter.AsSpan(digits), NumberStyles.None, CultureInfo.InvariantCulture);
        for (var i = 0; i < drop.Dwellings; i++)
        {
            var slot = drop.Port - 1 + i;
            yield return (string.Create(CultureInfo.InvariantCulture, $"{drop.Splitter.AsSpan(0, digits)}{first + (slot / ratio)}"), (slot % ratio) + 1);
        }
    }

    private void Number(CableLevel level, IEnumerable<(string From, int Port, string At, string To, int Order)> fibres)
    {
        var used = new int[design.Routes.Count];
        var ways = new Dictionary<(string, string), List<int>>();
        foreach (var (from, port, at, to, _) in fibres.OrderBy(f => f.At, StringComparer.Ordinal).ThenBy(f => f.Order).ThenBy(f => f.Port))
        {
            if (!ways.TryGetValue((at, to), out var way))
            {
                ways.Add((at, to), way = []);
                routes.Visit(sites[at].Point, sites[to].Point, (route, _) => way.Add(route));
            }

            way.ForEach(route => used[route]++);
            if (way.Count > 0)
            {
                places.Add((from, port), (Place(level, way[0], used[way[0]]), Place(level, way[^1], used[way[^1]])));
            }
        }
    }

    private FibrePlace Place(CableLevel level, int route, int number)
    {
        var key = design.Routes[route].Key;
        foreach (var cable in cables[(key, level)])
        {
            if (number > cable.Size * cable.Count)
            {
                number -= cable.Size * cable.Count;
                continue;
            }

            var (which, fibre) = ((number - 1) / cable.Size, (number - 1) % cable.Size);
            return new(key, level, cable.Size, cable.Count > 1 ? which + 1 : null, fibre + 1, fibre / perTube, fibre % perTube);
        }

        throw new InvalidOperationException($"Stretch {key} has more {level} fibres than its cables hold.");
    }
}
