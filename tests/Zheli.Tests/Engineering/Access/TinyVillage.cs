using Zheli.Engineering.Access;
using Zheli.Model.Catalogue;
using Zheli.Model.Network;
using Zheli.Model.Places;
using Zheli.Operations.Storage;

namespace Zheli.Tests.Engineering.Access;

/// <summary>A village of parallel streets with houses on both sides, and whatever a test adds to it.</summary>
internal sealed class TinyVillage
{
    private const double MetresPerDegree = 111_320;

    private readonly List<Corridor> corridors = [];
    private readonly List<Premises> premises = [];
    private readonly double direction;

    public TinyVillage(bool isMirrored = false) => direction = isMirrored ? -1 : 1;

    public static CostCatalogue Catalogue => new(ShippedCatalogue.Items);

    public AccessOptions Options { get; set; } = new();

    public IReadOnlyList<Premises> Premises => premises;

    /// <summary>Streets from west to east, 120 m apart, joined by one from south to north, with a house every 25 m on each side.</summary>
    public static TinyVillage Streets(int count, int houses, bool isMirrored = false)
    {
        var village = new TinyVillage(isMirrored);
        for (var s = 0; s < count; s++)
        {
            village.Street(0, s * 120, (houses + 1) * 12.5, s * 120);
            for (var h = 0; h < houses; h++)
            {
                village.House(12.5 * (h + 1), (s * 120) + (h % 2 == 0 ? 15 : -18));
            }
        }

        village.Street([.. Enumerable.Range(0, count).Select(s => (0.0, s * 120.0))]);
        return village;
    }

    public GeoPoint At(double east, double north)
    {
        var point = new GeoPoint(direction * east / MetresPerDegree / Math.Cos(43 * Math.PI / 180), 43 + (north / MetresPerDegree));
        return GeoPoint.FromGrid(point.GridX, point.GridY);
    }

    public TinyVillage Street(double fromEast, double fromNorth, double toEast, double toNorth) => Street((fromEast, fromNorth), (toEast, toNorth));

    public TinyVillage Street(params (double East, double North)[] points)
    {
        corridors.Add(new(corridors.Count + 1, CorridorKind.Local, [.. points.Select(p => At(p.East, p.North))], $"street/{corridors.Count + 1}"));
        return this;
    }

    public TinyVillage House(double east, double north, int dwellings = 1, int entrances = 0, int floors = 1)
    {
        premises.Add(new() { Key = $"house/{premises.Count + 1}", Location = At(east, north), Dwellings = dwellings, Basis = DwellingBasis.Stated, Entrances = entrances, Floors = floors });
        return this;
    }

    public AccessQuestion Question => new(1, PlaceKind.Village, At(100, 100), premises, corridors);

    public AccessDesign Design(int threads = 1, CostCatalogue? catalogue = null, AccessDesign? earlier = null) =>
        AccessDesigner.Design(Question, catalogue ?? Catalogue, Options, threads, TimeProvider.System, TestContext.Current.CancellationToken, earlier);
}
