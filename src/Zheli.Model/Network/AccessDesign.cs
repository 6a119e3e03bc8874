using Zheli.Model.Places;

namespace Zheli.Model.Network;

/// <summary>How a stretch of an access network is built.</summary>
public enum RouteMethod
{
    /// <summary>Trench or duct that is there already: nothing to build.</summary>
    Built,

    /// <summary>Cable on the poles of a power line.</summary>
    Aerial,

    /// <summary>Trench along an unpaved street.</summary>
    SoftTrench,

    /// <summary>Trench along a paved street outside a city.</summary>
    SuburbanTrench,

    /// <summary>Trench through a city's streets, with reinstatement.</summary>
    UrbanTrench,

    /// <summary>A link across country between two pieces of the street network.</summary>
    Link,
}

/// <summary>What a cable of an access network joins.</summary>
public enum CableLevel
{
    /// <summary>Closure and home.</summary>
    Drop,

    /// <summary>Cabinet and closure.</summary>
    Distribution,

    /// <summary>Feeding node and cabinet.</summary>
    Feeder,

    /// <summary>Feeding nodes of one settlement with each other.</summary>
    Trunk,
}

/// <summary>What stands at a place of an access network.</summary>
public enum AccessSiteKind
{
    /// <summary>Feeding node: OLT and frame.</summary>
    Node,

    /// <summary>Street cabinet with splitters.</summary>
    Cabinet,

    /// <summary>Closure on the street where drops begin.</summary>
    Closure,

    /// <summary>Distribution point of an entrance of a block.</summary>
    Entrance,
}

/// <summary>A stretch of trench or poles that a design uses.</summary>
/// <param name="Key">Identity that survives the next run: it comes from the geometry.</param>
/// <param name="From">Key of the point at its first end.</param>
/// <param name="To">Key of the point at its second end.</param>
/// <param name="Points">The line, on the 1e-7° grid.</param>
/// <param name="Street">The corridor along which it runs, for example <c>osm:way/12</c>; empty for a link.</param>
/// <param name="Kind">What it runs along.</param>
/// <param name="Method">How it is built.</param>
/// <param name="LengthMetres">Geodesic length.</param>
/// <param name="Cost">Cost of building it, whole tenge.</param>
public sealed record AccessRoute(
    string Key, string From, string To, GeoPoint[] Points, string Street, CorridorKind Kind, RouteMethod Method, double LengthMetres, long Cost);

/// <summary>Cables of one level and size along one stretch.</summary>
/// <param name="Route">Key of the stretch.</param>
/// <param name="Level">What they join.</param>
/// <param name="Size">Fibres of one cable.</param>
/// <param name="Count">Cables of this size side by side.</param>
/// <param name="Fibres">Fibres in use on the level along the stretch, over all sizes.</param>
/// <param name="Cost">Their cost; the whole level's cost stands at its first size.</param>
public sealed record AccessCable(string Route, CableLevel Level, int Size, int Count, int Fibres, long Cost);

/// <summary>A feeding node, a cabinet, a closure or the distribution point of an entrance.</summary>
/// <param name="Key">Identity that survives the next run as long as it stands where it stands.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Point">Key of the point of the network at which it stands.</param>
/// <param name="Location">Where that is.</param>
/// <param name="FedFrom">Key of the site that feeds it, or null for a node.</param>
/// <param name="Fibres">Fibres that lead to the site that feeds it.</param>
/// <param name="Dwellings">Dwellings behind it.</param>
/// <param name="Cost">The site without its splitters, whole tenge.</param>
public sealed record AccessSite(string Key, AccessSiteKind Kind, string Point, GeoPoint Location, string? FedFrom, int Fibres, int Dwellings, long Cost);

/// <summary>A splitter.</summary>
/// <param name="Key">Identity: the site's key and a number.</param>
/// <param name="Site">Where it is.</param>
/// <param name="Ratio">Its ports.</param>
/// <param name="FedBy">Key of the splitter that feeds it, or null when an OLT port does.</param>
/// <param name="Port">Port of that splitter, or of the OLT, counted from 1.</param>
/// <param name="UsedPorts">Ports in use, from the first.</param>
public sealed record AccessSplitter(string Key, string Site, int Ratio, string? FedBy, int Port, int UsedPorts);

/// <summary>The connection of a premises, or of one of its entrances: which ports serve it, and how the light arrives.</summary>
/// <param name="Premises">Key of the premises.</param>
/// <param name="Entrance">Number of the entrance from 1; 0 for a house.</param>
/// <param name="Dwellings">Dwellings that it connects.</param>
/// <param name="Point">Key of the point of the network where its line leaves the street.</param>
/// <param name="Site">Closure or entrance in which its drops begin.</param>
/// <param name="Splitter">Splitter of its first port.</param>
/// <param name="Port">First port on it; further dwellings follow, and go on at the next splitter of the site.</param>
/// <param name="LeadMetres">Length on the plot, from the street to the building.</param>
/// <param name="DropMetres">Longest drop: along the street and on the plot; in a block the riser.</param>
/// <param name="PathMetres">Fibre from the OLT port to the home.</param>
/// <param name="LossDb">Loss at the highest wavelength loss, margin included.</param>
/// <param name="LeastLossDb">Least loss, without margin: what overload is judged by.</param>
/// <param name="LeadMethod">How a trench from the street to the building, or under the street, is dug: as along its street.</param>
/// <param name="CrossesStreet">True when its drop crosses the street.</param>
/// <param name="Cost">Cost of connecting it, the expected share of dwellings taken into account, whole tenge.</param>
public sealed record AccessDrop(
    string Premises, int Entrance, int Dwellings, string Point, string Site, string Splitter, int Port, double LeadMetres, double DropMetres, double PathMetres,
    double LossDb, double LeastLossDb, RouteMethod LeadMethod, bool CrossesStreet, long Cost);

/// <summary>A premises that the design does not serve.</summary>
/// <param name="Premises">Its key.</param>
/// <param name="Dwellings">Its dwellings.</param>
/// <param name="Cause">Stable name: <c>no-street</c>, <c>street-not-connected</c>, <c>drop-too-long</c>, <c>reach</c>, <c>loss</c>, <c>ports</c>.</param>
/// <param name="Message">The cause with its figures.</param>
/// <param name="WayOut">The cheapest way out.</param>
public sealed record UnservedPremises(string Premises, int Dwellings, string Cause, string Message, string WayOut);

/// <summary>The access network of one settlement, complete enough to be checked, costed and built from.</summary>
public sealed record AccessDesign
{
    /// <summary>Settlement; 0 for several designed as one.</summary>
    public required long Settlement { get; init; }

    /// <summary>What was asked.</summary>
    public required AccessOptions Options { get; init; }

    /// <summary>Premises of the settlement.</summary>
    public required IReadOnlyList<Premises> Premises { get; init; }

    /// <summary>Trenches and poles.</summary>
    public required IReadOnlyList<AccessRoute> Routes { get; init; }

    /// <summary>Cables by stretch; drops along the street are in <see cref="Drops"/>.</summary>
    public required IReadOnlyList<AccessCable> Cables { get; init; }

    /// <summary>Nodes, cabinets, closures, entrances.</summary>
    public required IReadOnlyList<AccessSite> Sites { get; init; }

    /// <summary>Splitters.</summary>
    public required IReadOnlyList<AccessSplitter> Splitters { get; init; }

    /// <summary>Connections.</summary>
    public required IReadOnlyList<AccessDrop> Drops { get; init; }

    /// <summary>What is not served, and why.</summary>
    public required IReadOnlyList<UnservedPremises> Unserved { get; init; }

    /// <summary>The figures.</summary>
    public required AccessSummary Summary { get; init; }

    /// <summary>What was noticed.</summary>
    public required IReadOnlyList<Finding> Findings { get; init; }
}
