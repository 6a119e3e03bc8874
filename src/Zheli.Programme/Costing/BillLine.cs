namespace Zheli.Programme.Costing;

/// <summary>What is bought or built, as a bill of quantities lists it.</summary>
public enum BillItem
{
    /// <summary>Cable ploughed in along a road or railway; km.</summary>
    FibrePlough,

    /// <summary>Cable in a trench through a village; km.</summary>
    FibreTrench,

    /// <summary>Cable in a trench through streets, with reinstatement; km.</summary>
    FibreUrbanTrench,

    /// <summary>Cable in a trench in rock; km.</summary>
    FibreRock,

    /// <summary>Cable on existing poles, rent of the poles included in running; km.</summary>
    FibreAerial,

    /// <summary>Cable ploughed in where no road is known; km.</summary>
    FibreCrossCountry,

    /// <summary>Existing cable or duct taken into use; km, no cost.</summary>
    FibreExisting,

    /// <summary>River or canal crossed by the cable's own structure; pieces.</summary>
    RiverCrossing,

    /// <summary>Railway crossed by a bored duct; pieces.</summary>
    RailCrossing,

    /// <summary>Microwave radio, both ends of a hop; sets.</summary>
    MicrowaveRadio,

    /// <summary>New mast; pieces.</summary>
    MicrowaveMast,

    /// <summary>Power and spectrum licence of a hop; hops.</summary>
    MicrowaveSite,

    /// <summary>Repeater on a fibre span that no optic reaches across; sites.</summary>
    Repeater,

    /// <summary>Active node of a settlement; sites.</summary>
    VillageNode,

    /// <summary>Local access network, and the service of its subscribers; households.</summary>
    LocalAccess,

    /// <summary>Satellite terminal of the community with its service; sites.</summary>
    SatelliteSite,

    /// <summary>Satellite terminal of a household with its service; terminals.</summary>
    SatelliteHome,
}

/// <summary>What a quantity is counted in.</summary>
public enum BillUnit
{
    /// <summary>Kilometre of route, before the allowance for slack.</summary>
    Kilometre,

    /// <summary>One piece.</summary>
    Piece,

    /// <summary>One set for both ends of a hop.</summary>
    Set,

    /// <summary>One hop.</summary>
    Hop,

    /// <summary>One site.</summary>
    Site,

    /// <summary>One household.</summary>
    Household,
}

/// <summary>One line of the bill: so much of one item in one district.</summary>
/// <param name="RegionId">The region, or null where the map knows none.</param>
/// <param name="DistrictId">The district, or null.</param>
/// <param name="Item">What.</param>
/// <param name="Quantity">How much, in the item's unit.</param>
/// <param name="Capex">Spent on building, whole tenge.</param>
/// <param name="Running">Present value of running and renewal over the horizon, whole tenge.</param>
public sealed record BillLine(long? RegionId, long? DistrictId, BillItem Item, decimal Quantity, decimal Capex, decimal Running)
{
    /// <summary>Whole-life amount, whole tenge.</summary>
    public decimal Amount => Capex + Running;

    /// <summary>Build cost of one unit as paid here, tenge; the amount stands, this is what it comes to. Null without a quantity.</summary>
    public decimal? UnitPrice => Quantity == 0 ? null : Capex / Quantity;

    /// <summary>The unit of the quantity.</summary>
    public BillUnit Unit => UnitOf(Item);

    /// <summary>The unit in which an item is counted.</summary>
    public static BillUnit UnitOf(BillItem item) => item switch
    {
        <= BillItem.FibreExisting => BillUnit.Kilometre,
        BillItem.RiverCrossing or BillItem.RailCrossing or BillItem.MicrowaveMast => BillUnit.Piece,
        BillItem.MicrowaveRadio => BillUnit.Set,
        BillItem.MicrowaveSite => BillUnit.Hop,
        BillItem.Repeater or BillItem.VillageNode or BillItem.SatelliteSite => BillUnit.Site,
        _ => BillUnit.Household,
    };
}
