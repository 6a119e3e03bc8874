using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Zheli.Model;

namespace Zheli.Server;

/// <summary>
/// An address to listen on, read strictly. The web server takes any name that is no plain address for all interfaces of the computer, so a slip in
/// <c>localhost</c> would open the project to the network: here a name is looked up, and all interfaces are meant by <c>0.0.0.0</c>, <c>[::]</c> and <c>*</c> alone.
/// </summary>
/// <param name="Host">The name or plain address as given.</param>
/// <param name="Bindings">What to listen on, as the web server reads it: plain addresses, all interfaces, or this computer's loopback.</param>
internal sealed record ListenAddress(string Host, IReadOnlyList<string> Bindings)
{
    private const string Scheme = "http://";
    private const int HighestPort = 65_535;
    private const int UsualPort = 80;

    /// <summary>Reads addresses, separated by semicolons.</summary>
    /// <exception cref="BadInputException">One cannot be listened on, or there is none; all findings.</exception>
    public static IReadOnlyList<ListenAddress> Parse(string urls)
    {
        var findings = new List<Finding>();
        var addresses = urls.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(url => One(url, findings)).OfType<ListenAddress>().ToList();
        if (addresses.Count == 0 && findings.Count == 0)
        {
            findings.Add(Refused("No address is given."));
        }

        return findings.Count == 0 ? addresses : throw new BadInputException(findings);
    }

    private static ListenAddress? One(string url, List<Finding> findings)
    {
        if (!url.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase))
        {
            findings.Add(Refused($"'{url}' does not begin with {Scheme}; encryption is the business of a proxy before the server."));
            return null;
        }

        var rest = url[Scheme.Length..].TrimEnd('/');
        var colon = rest.LastIndexOf(':');
        var hasPort = colon > rest.LastIndexOf(']');
        var (host, port) = hasPort ? (rest[..colon], rest[(colon + 1)..]) : (rest, UsualPort.ToString(CultureInfo.InvariantCulture));
        if (!int.TryParse(port, NumberStyles.None, CultureInfo.InvariantCulture, out var number) || number > HighestPort)
        {
            findings.Add(Refused($"'{port}' is no port: a whole number from 0 to {HighestPort}."));
            return null;
        }

        try
        {
            return new(host, [.. Hosts(host, number).Select(found => string.Create(CultureInfo.InvariantCulture, $"{Scheme}{found}:{number}"))]);
        }
        catch (Exception unknown) when (unknown is SocketException or ArgumentException)
        {
            findings.Add(Refused($"No computer is known by the name '{host}'."));
            return null;
        }
    }

    private static IEnumerable<string> Hosts(string host, int port)
    {
        if (host == "*")
        {
            return ["*"];
        }

        if (string.Equals(host, "localhost", StringComparison.OrdinalIgnoreCase))
        {
            // Both loopbacks share a port only when it is named; a free one is chosen on one of them.
            return port == 0 ? [IPAddress.Loopback.ToString()] : ["localhost"];
        }

        var isBracketed = host.StartsWith('[') && host.EndsWith(']');
        if (IPAddress.TryParse(isBracketed ? host[1..^1] : host, out var plain) && isBracketed == (plain.AddressFamily == AddressFamily.InterNetworkV6)
            && (isBracketed || plain.ToString() == host))
        {
            return [Text(plain)];
        }

        return host.Length > 0 && Uri.CheckHostName(host) == UriHostNameType.Dns
            ? [.. Dns.GetHostAddresses(host).Distinct().Select(Text)]
            : throw new ArgumentException("Not a name.", nameof(host));
    }

    private static string Text(IPAddress address) => address.AddressFamily == AddressFamily.InterNetworkV6 ? $"[{address}]" : address.ToString();

    private static Finding Refused(string message) =>
        new(Severity.Error, "address-unusable", "--urls", message, $"Maybe {ServeOptions.DefaultUrl} for this computer alone, or http://0.0.0.0:8080 for every network it is in.");
}
