using Zheli.Algorithms.Graphs;
using Zheli.Model.Network;
using Zheli.Model.Places;

namespace Zheli.Engineering.Rollout;

/// <summary>Tells by the distance to settlements whether a place is inside one: open ground there is street or yard, and cable is trenched.</summary>
internal sealed class BuiltUpAreas
{
    private readonly LocalPlane plane;
    private readonly Settlement[] settlements;
    private readonly double[] radius;
    private readonly double longest;
    private readonly PointGrid index;

    /// <summary>Indexes all cities, towns, villages and hamlets of the map, served or not.</summary>
    public BuiltUpAreas(Territory territory, GraphOptions options, LocalPlane plane)
    {
        this.plane = plane;
        settlements = [.. territory.Settlements.Where(s => s.Kind <= PlaceKind.Hamlet)];
        radius = [.. settlements.Select(s => s.Kind switch
        {
            PlaceKind.City => options.CityRadius.Value,
            PlaceKind.Town => options.TownRadius.Value,
            _ => options.VillageRadius.Value,
        })];
        longest = radius.DefaultIfEmpty(0).Max();
        var places = settlements.Select(s => plane.Project(s.Location)).ToArray();
        index = new PointGrid([.. places.Select(p => p.X)], [.. places.Select(p => p.Y)]);
    }

    /// <summary>How cable is laid in the streets at a place, or null outside every settlement.</summary>
    public BuildMethod? MethodAt(GeoPoint place, List<int> near)
    {
        BuildMethod? method = null;
        Collect(place, near);
        foreach (var i in near)
        {
            if (Holds(i, place))
            {
                if (settlements[i].Kind <= PlaceKind.Town)
                {
                    return BuildMethod.UrbanTrench;
                }

                method = BuildMethod.Trench;
            }
        }

        return method;
    }

    /// <summary>The settlements that hold one of the places.</summary>
    public HashSet<long> Holding(IEnumerable<GeoPoint> places)
    {
        var found = new HashSet<long>();
        List<int> near = [];
        foreach (var place in places)
        {
            Collect(place, near);
            found.UnionWith(near.Where(i => Holds(i, place)).Select(i => settlements[i].Id));
        }

        return found;
    }

    private void Collect(GeoPoint place, List<int> near)
    {
        near.Clear();
        var (x, y) = plane.Project(place);

        // The plane enlarges lengths, and slightly unevenly between here and there: a little more is looked at, and then measured.
        index.CollectWithin(x, y, longest * LocalPlane.Scale(x, y) * 1.01, near);
    }

    private bool Holds(int settlement, GeoPoint place) => Geodesic.Distance(place, settlements[settlement].Location).Value <= radius[settlement];
}
