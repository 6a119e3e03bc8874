namespace Zheli.Engineering.Optics.Light;

/// <summary>Constants of nature (exact in SI since 2019), and the bandwidth in which optical noise is quoted.</summary>
public static class Physics
{
    /// <summary>Speed of light in vacuum, m/s.</summary>
    public const double LightSpeed = 299_792_458.0;

    /// <summary>Planck's constant, J s.</summary>
    public const double Planck = 6.62607015e-34;

    /// <summary>Boltzmann's constant, J/K.</summary>
    public const double Boltzmann = 1.380649e-23;

    /// <summary>0.1 nm at 1550 nm as practice rounds it: 12.5 GHz.</summary>
    public const double TenthNanometreHz = 12.5e9;
}
