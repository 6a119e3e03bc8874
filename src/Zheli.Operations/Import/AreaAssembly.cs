using Zheli.Geodata.Vector;
using Zheli.Model;
using Zheli.Model.Places;

namespace Zheli.Operations.Import;

/// <summary>Puts the administrative areas of all files together, and says what lies in the country.</summary>
internal sealed class AreaAssembly
{
    private readonly AreaLocator border;
    private readonly AreaLocator regions;
    private readonly AreaLocator districts;

    private AreaAssembly(MergedLayer<AdminArea> layer)
    {
        Areas = AreaLocator.Nest(layer.Items);
        Origins = layer.Origins;
        regions = new AreaLocator([.. Of(AdminLevel.Region)]);
        districts = new AreaLocator([.. Of(AdminLevel.District)]);
        border = Of(AdminLevel.Country).Any() ? new AreaLocator([.. Of(AdminLevel.Country)]) : regions.IsEmpty ? districts : regions;
    }

    /// <summary>All areas, districts with their regions.</summary>
    public IReadOnlyList<AdminArea> Areas { get; }

    /// <summary>From which file each came.</summary>
    public int[] Origins { get; }

    /// <summary>True when there is an outline: of the country, or of regions or districts that stand for it.</summary>
    public bool HasBorder => !border.IsEmpty;

    /// <summary>The box around the outline, or null.</summary>
    public (GeoPoint SouthWest, GeoPoint NorthEast)? Box => border.FindBox();

    /// <summary>Merges areas; of two of one level and code the first stays.</summary>
    public static AreaAssembly Of(Territory before, int[] origins, IReadOnlyList<SourceFile> files, FindingList findings) =>
        new(new LayerMerge<AdminArea>(
            before.Areas, origins, c => c.Areas, a => $"{a.Level}:{a.Source}", a => a.Id, (a, id) => a with { Id = id }, areas => Choose(areas, findings))
            .Run(files));

    /// <summary>For each point, whether it lies in the country.</summary>
    public bool[] AreInside(IReadOnlyList<GeoPoint> points) => [.. border.FindAll(points).Select(a => a is not null)];

    /// <summary>For each point, its region and district.</summary>
    public IReadOnlyList<(AdminArea? Region, AdminArea? District)> Locate(IReadOnlyList<GeoPoint> points)
    {
        var byId = Of(AdminLevel.Region).ToDictionary(r => r.Id);
        var inDistrict = districts.FindAll(points);
        var inRegion = regions.FindAll(points);
        return [.. points.Select((_, i) => (inRegion[i] ?? (inDistrict[i]?.RegionId is { } id ? byId[id] : null), inDistrict[i]))];
    }

    /// <summary>Refuses a fresh file whose points lie in the country only when latitude and longitude are exchanged.</summary>
    public void RefuseSwapped(IReadOnlyList<SourceFile> files)
    {
        if (!HasBorder)
        {
            return;
        }

        var swapped = files.Where(f => f.Fresh is not null && CoordinateOrder.LooksSwapped([.. Sample(f.Fresh!)], p => border.Find(p) is not null));
        var faults = swapped.Select(f => new Finding(
            Severity.Error, "lat-lon-swapped", f.Name, "Latitude and longitude are exchanged: the points lie in the country only the other way round.",
            "Maybe exchange the two columns (GeoJSON wants longitude first) and import again.")).ToList();
        if (faults.Count > 0)
        {
            throw new BadInputException(faults);
        }
    }

    private static IEnumerable<GeoPoint> Sample(Geodata.SourceContent content)
    {
        const int enough = 2000;
        var lines = content.NetworkLines.Select(l => l.Points).Concat(content.Corridors.Select(c => c.Points)).Concat(content.Water.Select(w => w.Points));
        var points = content.Places.Select(p => p.Location).Concat(content.NetworkNodes.Select(n => n.Location)).Concat(lines.Select(l => l[0])).ToList();
        var step = Math.Max(1, points.Count / enough);
        return points.Where((_, i) => i % step == 0);
    }

    private static List<int> Choose(IReadOnlyList<AdminArea> areas, FindingList findings)
    {
        var kept = new List<int>();
        var repeated = new List<(string, string)>();
        var seen = new HashSet<(AdminLevel, string)>();
        for (var i = 0; i < areas.Count; i++)
        {
            if (areas[i].Kato is { } code && !seen.Add((areas[i].Level, code)))
            {
                repeated.Add((areas[i].Source, $"{areas[i].Level} {areas[i].Names.In("ru")} with code {code} is there already."));
            }
            else
            {
                kept.Add(i);
            }
        }

        findings.AddCases(
            Severity.Warning, "area-repeated", "areas", n => $"{n} areas have the level and code of another and were left out.",
            "Maybe import one set of outlines only.", repeated);
        return kept;
    }

    private IEnumerable<AdminArea> Of(AdminLevel level) => Areas.Where(a => a.Level == level);
}
