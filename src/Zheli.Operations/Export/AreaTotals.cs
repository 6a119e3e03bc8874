using Zheli.Model.Network;
using Zheli.Model.Programme;
using Zheli.Programme.Costing;

namespace Zheli.Operations.Export;

/// <summary>What a plan does and costs in one region or district.</summary>
/// <param name="RegionId">The region, or null where none is known.</param>
/// <param name="DistrictId">The district; null for a region's total and where none is known.</param>
internal sealed record AreaTotals(long? RegionId, long? DistrictId)
{
    private readonly int[] settlements = new int[Enum.GetValues<Technology>().Length];

    /// <summary>People of all settlements.</summary>
    public long People { get; private set; }

    /// <summary>Of these, people connected by new fibre or microwave.</summary>
    public long PeopleConnected { get; private set; }

    /// <summary>Kilometres of new fibre.</summary>
    public decimal FibreKm { get; private set; }

    /// <summary>Build cost, tenge.</summary>
    public decimal Capex { get; private set; }

    /// <summary>Present value of running, tenge.</summary>
    public decimal Running { get; private set; }

    /// <summary>Whole-life cost, tenge.</summary>
    public decimal Amount => Capex + Running;

    /// <summary>Number of settlements by a technology.</summary>
    public int Settlements(Technology technology) => settlements[(int)technology];

    /// <summary>Totals by region, or by district, in order of ids; what lies in no known area comes last.</summary>
    public static IReadOnlyList<AreaTotals> Of(ExportPlan it, bool byDistrict)
    {
        var totals = new Dictionary<(long Region, long District), AreaTotals>();
        foreach (var row in it.Settlements)
        {
            var area = Area(totals, row.Place.RegionId, byDistrict ? row.Place.DistrictId : null);
            area.settlements[(int)row.Planned.Technology]++;
            area.People += row.Place.Population;
            area.PeopleConnected += row.Planned.Technology is Technology.Fibre or Technology.Microwave ? row.Place.Population : 0;
        }

        foreach (var line in it.Bill.Lines)
        {
            var area = Area(totals, line.RegionId, byDistrict ? line.DistrictId : null);
            area.Capex += line.Capex;
            area.Running += line.Running;
            area.FibreKm += line.Item < BillItem.FibreExisting ? line.Quantity : 0;
        }

        return [.. totals.Values.OrderBy(a => a.RegionId ?? long.MaxValue).ThenBy(a => a.DistrictId ?? long.MaxValue)];
    }

    private static AreaTotals Area(Dictionary<(long Region, long District), AreaTotals> totals, long? region, long? district)
    {
        if (!totals.TryGetValue((region ?? 0, district ?? 0), out var area))
        {
            totals[(region ?? 0, district ?? 0)] = area = new AreaTotals(region, district);
        }

        return area;
    }
}
