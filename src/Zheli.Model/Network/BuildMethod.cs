namespace Zheli.Model.Network;

/// <summary>How an edge of the plan is built.</summary>
public enum BuildMethod
{
    /// <summary>An existing cable or duct of the operator: nothing to build.</summary>
    Existing,

    /// <summary>Cable ploughed into soft ground along a road or railway.</summary>
    Plough,

    /// <summary>Open trench.</summary>
    Trench,

    /// <summary>Trench in rock.</summary>
    Rock,

    /// <summary>Trench through streets, with reinstatement.</summary>
    UrbanTrench,

    /// <summary>Cable hung on existing poles.</summary>
    Aerial,

    /// <summary>Cable ploughed across country where no road is known.</summary>
    CrossCountry,

    /// <summary>A microwave hop.</summary>
    Microwave,
}

/// <summary>Whether a microwave hop sees its other end.</summary>
public enum LineOfSight
{
    /// <summary>Not a microwave hop.</summary>
    NotApplicable,

    /// <summary>Checked against the relief and clear.</summary>
    Clear,

    /// <summary>No relief was imported: nobody has checked.</summary>
    Unchecked,
}
