namespace Zheli.Geodata.Synthetic;

/// <summary>The public figures of Kazakhstan to which the synthetic country is calibrated, at full size, and their share at a scale.</summary>
/// <param name="scale">Share of the full size.</param>
internal sealed class SampleFigures(double scale)
{
    /// <summary>Regions, without the cities of their rank.</summary>
    public int Regions => Count(17);

    /// <summary>Cities of republican rank.</summary>
    public int Cities => Count(3);

    /// <summary>Districts without the cities: 209 district-level units in all.</summary>
    public int Districts => Math.Max(Count(206), Math.Max(2 * Regions, Regions + Cities));

    /// <summary>Villages and hamlets (Bureau of National Statistics, 1 July 2024: 6,208).</summary>
    public int RuralSettlements => Count(6_208);

    /// <summary>Towns that are no district's centre.</summary>
    public int OtherTowns => Count(25);

    /// <summary>Towns that lie on main roads.</summary>
    public int MainRoadTowns => Math.Max(3, Count(85));

    /// <summary>People in villages and hamlets.</summary>
    public double RuralPeople => 7_500_000 * scale;

    /// <summary>People in the cities of republican rank.</summary>
    public double CityPeople => 4_800_000 * scale;

    /// <summary>People in the regions' centres.</summary>
    public double RegionCentrePeople => 4_400_000 * scale;

    /// <summary>People in all other towns.</summary>
    public double TownPeople => 3_300_000 * scale;

    /// <summary>Length of the main roads, km (republican roads: 24,800).</summary>
    public double MainRoadKilometres => 24_800 * scale;

    /// <summary>Length of the roads that join the other towns, km.</summary>
    public double RegionalRoadKilometres => 20_000 * scale;

    /// <summary>Length of all roads, km.</summary>
    public double RoadKilometres => 95_000 * scale;

    /// <summary>Length of the railways, km.</summary>
    public double RailwayKilometres => 16_000 * scale;

    private int Count(int full) => Math.Max(1, (int)Math.Round(full * scale));
}
