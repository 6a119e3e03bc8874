using Zheli.Model.Network;
using Zheli.Model.Places;
using Zheli.Operations.Access;
using Zheli.Operations.Storage;

namespace Zheli.Operations.Read;

/// <summary>A trench or a line of poles of an access network, to be drawn.</summary>
public sealed record RouteShape(RouteMethod Method, GeoPoint[] Points);

/// <summary>A feeding node, cabinet, closure or entrance, to be drawn.</summary>
public sealed record SiteShape(string Key, AccessSiteKind Kind, int Dwellings, GeoPoint Location);

/// <summary>A house or block, to be drawn; <paramref name="Street"/> is where its line leaves the street, null for one that is not served.</summary>
public sealed record HomeShape(string Premises, int Dwellings, GeoPoint Location, GeoPoint? Street);

/// <summary>How much of an access network is drawn.</summary>
public enum AccessDetail
{
    /// <summary>Feeding nodes and cabinets.</summary>
    Sites,

    /// <summary>Trenches, poles and closures too.</summary>
    Streets,

    /// <summary>Every home too.</summary>
    Homes,
}

/// <summary>The part of all access networks that lies in a box.</summary>
public sealed record AccessExcerpt(IReadOnlyList<RouteShape> Routes, IReadOnlyList<SiteShape> Sites, IReadOnlyList<HomeShape> Homes);

/// <summary>A home as people ask for it: its ways, or why it has none.</summary>
public sealed record HomeReading(IReadOnlyList<HomeTrace> Ways, UnservedPremises? Unserved, GeoPoint Location);

/// <summary>
/// The access designs of a project, read piece by piece: those of a country do not fit in memory. A project without designs answers with nothing.
/// </summary>
public sealed class AccessReading
{
    /// <summary>No designs.</summary>
    public static readonly AccessReading None = new("", 0);

    private readonly string path;

    private AccessReading(string path, int designs) => (this.path, Designs) = (path, designs);

    /// <summary>Number of designs; one may hold several settlements.</summary>
    public int Designs { get; }

    /// <summary>The designs of the project in this file.</summary>
    internal static AccessReading Of(string path, ProjectFile file) => new(path, file.ReadAccess(t => t.ListSettlements().Count));

    /// <summary>What lies in a box, in degrees.</summary>
    public AccessExcerpt In(double west, double south, double east, double north, AccessDetail detail)
    {
        if (Designs == 0)
        {
            return new([], [], []);
        }

        using var file = ProjectFile.Open(path, readOnly: true);
        return file.ReadAccessMap(map => new AccessExcerpt(
            detail >= AccessDetail.Streets ? map.Routes(west, south, east, north) : [],
            map.Sites(west, south, east, north, withClosures: detail >= AccessDetail.Streets),
            detail >= AccessDetail.Homes ? map.Homes(west, south, east, north) : []));
    }

    /// <summary>The figures of the design of a settlement, or null when it has none of its own.</summary>
    public (AccessOptions Options, AccessSummary Summary)? FindDesign(long settlement)
    {
        if (Designs == 0)
        {
            return null;
        }

        using var file = ProjectFile.Open(path, readOnly: true);
        return file.ReadAccess<(AccessOptions, AccessSummary)?>(t => t.HasDesign(settlement) && t.ReadSummary(settlement) is var (options, summary, _) ? (options, summary) : null);
    }

    /// <summary>A home: the ways of its light, or why there is none; null when no design knows it.</summary>
    public HomeReading? FindHome(string premises)
    {
        if (Designs == 0)
        {
            return null;
        }

        using var file = ProjectFile.Open(path, readOnly: true);
        if (file.ReadAccess(t => t.FindDesigns(premises)).Count == 0)
        {
            return file.ReadAccessMap(map => map.FindUnserved(premises)) is var (unserved, location) ? new([], unserved, location) : null;
        }

        var ways = TraceOperation.OfHome(path, premises);
        return new(ways, null, ways[0].Steps[^1].Line[0]);
    }
}
