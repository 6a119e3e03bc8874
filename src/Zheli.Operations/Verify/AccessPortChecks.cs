using System.Globalization;
using Zheli.Model.Network;

namespace Zheli.Operations.Verify;

/// <summary>Whether every dwelling has a port of its own, all the way to the OLT, and nothing holds more than it may.</summary>
internal static class AccessPortChecks
{
    /// <summary>Every premises is served whole, or listed with a cause.</summary>
    public static void Premises(AccessUnderCheck it, CheckReport report)
    {
        var unserved = new HashSet<string>(StringComparer.Ordinal);
        foreach (var missing in it.Design.Unserved)
        {
            if (!unserved.Add(missing.Premises) || !it.Premises.ContainsKey(missing.Premises) || missing.Cause.Length == 0)
            {
                report.Fail($"premises {missing.Premises}", $"It is listed as unserved twice, without a cause, or is not there.");
            }
        }

        var served = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var drop in it.Design.Drops)
        {
            served[drop.Premises] = served.GetValueOrDefault(drop.Premises) + drop.Dwellings;
            if (drop.Dwellings < 1)
            {
                report.Fail($"premises {drop.Premises}", $"A connection has {drop.Dwellings} dwellings.");
            }
        }

        foreach (var premises in it.Design.Premises)
        {
            var stated = unserved.Contains(premises.Key) ? 0 : premises.Dwellings;
            report.Equal($"premises {premises.Key}", "The number of dwellings to serve", stated, served.GetValueOrDefault(premises.Key));
            served.Remove(premises.Key);
        }

        foreach (var stranger in served.Keys)
        {
            report.Fail($"premises {stranger}", $"It is served but is not there.");
        }

        report.Checked($"{it.Design.Premises.Count} premises are served whole or listed with a cause ({unserved.Count}).");
    }

    /// <summary>No port is used twice, every splitter hangs on a port that exists, every chain ends at an OLT port.</summary>
    public static void Ports(AccessUnderCheck it, CheckReport report)
    {
        var (options, taken) = (it.Design.Options, new HashSet<(string Splitter, int Port)>());
        var used = new Dictionary<string, int>(StringComparer.Ordinal);
        void Take(string where, string splitter, int port)
        {
            if (!it.Splitters.TryGetValue(splitter, out var of) || port < 1 || port > of.Ratio)
            {
                report.Fail(where, $"Port {port} of splitter {splitter} does not exist.");
            }
            else if (!taken.Add((splitter, port)))
            {
                report.Fail(where, $"Port {port} of splitter {splitter} is used twice.");
            }

            used[splitter] = used.GetValueOrDefault(splitter) + 1;
        }

        if (it.Splitters.Count != it.Design.Splitters.Count || it.Sites.Count != it.Design.Sites.Count)
        {
            report.Fail("design", $"Keys of splitters or sites occur twice.");
        }

        var oltPorts = new HashSet<(string Node, int Port)>();
        foreach (var splitter in it.Design.Splitters)
        {
            var where = $"splitter {splitter.Key}";
            if (!it.Sites.TryGetValue(splitter.Site, out var site))
            {
                report.Fail(where, $"Its site {splitter.Site} does not exist.");
                continue;
            }

            var isPrimary = splitter.FedBy is null;
            report.Equal(where, "The ratio", splitter.Ratio, isPrimary ? options.PrimaryRatio : options.SecondaryRatio);
            if (isPrimary)
            {
                var node = site.Kind == AccessSiteKind.Node ? site.Key : site.FedFrom ?? "";
                if (site.Kind is not (AccessSiteKind.Node or AccessSiteKind.Cabinet) || !it.Sites.TryGetValue(node, out var olt) || olt.Kind != AccessSiteKind.Node)
                {
                    report.Fail(where, $"It is fed by an OLT but does not stand in a node or in a cabinet of one.");
                }
                else if (splitter.Port < 1 || !oltPorts.Add((node, splitter.Port)))
                {
                    report.Fail(where, $"OLT port {splitter.Port} of {node} is used twice or does not exist.");
                }
            }
            else
            {
                Take(where, splitter.FedBy!, splitter.Port);
                if (it.Splitters.TryGetValue(splitter.FedBy!, out var above) && (above.FedBy is not null || above.Site != site.FedFrom))
                {
                    report.Fail(where, $"It hangs on splitter {above.Key} in {above.Site}, but its site on {site.FedFrom}.");
                }
            }
        }

        foreach (var drop in it.Design.Drops)
        {
            var (name, number) = Numbered(drop.Splitter);
            var port = drop.Port;
            for (var d = 0; d < drop.Dwellings; d++, port++)
            {
                if (it.Splitters.TryGetValue(name + number.ToString(CultureInfo.InvariantCulture), out var splitter) && port > splitter.Ratio)
                {
                    (number, port) = (number + 1, 1);
                }

                Take($"premises {drop.Premises}", name + number.ToString(CultureInfo.InvariantCulture), port);
            }

            if (it.Splitters.TryGetValue(drop.Splitter, out var first) && it.Sites.TryGetValue(drop.Site, out var at)
                && first.Site != (options.SecondaryRatio > 1 ? at.Key : at.FedFrom))
            {
                report.Fail($"premises {drop.Premises}", $"Its splitter {drop.Splitter} does not stand where its drop begins.");
            }
        }

        foreach (var splitter in it.Design.Splitters)
        {
            report.Equal($"splitter {splitter.Key}", "The number of used ports", splitter.UsedPorts, used.GetValueOrDefault(splitter.Key));
        }

        report.Figure("olt_ports", oltPorts.Count);
        report.Checked($"{taken.Count} ports of {it.Design.Splitters.Count} splitters and {oltPorts.Count} OLT ports are used once each.");
    }

    /// <summary>Dwellings of closures and cabinets, ports of nodes.</summary>
    public static void Capacity(AccessUnderCheck it, CheckReport report)
    {
        var (options, catalogue) = (it.Design.Options, it.Catalogue);
        var dwellings = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var drop in it.Design.Drops)
        {
            dwellings[drop.Site] = dwellings.GetValueOrDefault(drop.Site) + drop.Dwellings;
        }

        foreach (var site in it.Design.Sites.Where(s => s.Kind is AccessSiteKind.Closure or AccessSiteKind.Entrance))
        {
            var own = dwellings.GetValueOrDefault(site.Key);
            report.Equal($"site {site.Key}", "The number of dwellings", site.Dwellings, own);
            if (site.Kind == AccessSiteKind.Closure && own > (options.SecondaryRatio > 1 ? options.SecondaryRatio : (int)catalogue.Number("acc.closure_ports")))
            {
                report.Fail($"site {site.Key}", $"The closure has {own} dwellings, more than its ports.");
            }

            if (site.FedFrom is not { } from || !it.Sites.TryGetValue(from, out var cabinet) || cabinet.Kind is not (AccessSiteKind.Node or AccessSiteKind.Cabinet))
            {
                report.Fail($"site {site.Key}", $"It is fed from {site.FedFrom}, which is no cabinet.");
            }
            else
            {
                dwellings[from] = dwellings.GetValueOrDefault(from) + own;
            }
        }

        foreach (var cabinet in it.Design.Sites.Where(s => s.Kind == AccessSiteKind.Cabinet))
        {
            report.Equal($"site {cabinet.Key}", "The number of dwellings", cabinet.Dwellings, dwellings.GetValueOrDefault(cabinet.Key));
            if (cabinet.Dwellings > (int)catalogue.Number("acc.cabinet_homes"))
            {
                report.Fail($"site {cabinet.Key}", $"The cabinet has {cabinet.Dwellings} dwellings, more than acc.cabinet_homes.");
            }
        }

        foreach (var node in it.Design.Splitters.Where(s => s.FedBy is null && it.Sites.ContainsKey(s.Site))
            .GroupBy(s => it.Sites[s.Site].Kind == AccessSiteKind.Node ? s.Site : it.Sites[s.Site].FedFrom, StringComparer.Ordinal))
        {
            if (node.Count() > (int)catalogue.Number("acc.node_ports"))
            {
                report.Fail($"site {node.Key}", $"The node has {node.Count()} ports, more than acc.node_ports.");
            }
        }

        report.Checked($"No closure, cabinet or node holds more than it may.");
    }

    /// <summary>The name of a splitter without its number, and the number.</summary>
    private static (string Name, int Number) Numbered(string key)
    {
        var digits = key.Length;
        while (digits > 0 && char.IsAsciiDigit(key[digits - 1]))
        {
            digits--;
        }

        return (key[..digits], int.TryParse(key.AsSpan(digits), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0);
    }
}
