using Zheli.Model.Units;

namespace Zheli.Engineering.Optics.Raman;

/// <summary>How stimulated Raman scattering is computed.</summary>
public enum RamanMethod
{
    /// <summary>Expansion of the exponent in orders of the Raman coefficient (D'Amico et al., JLT 40, 3499, 2022, sec. III.D).</summary>
    Perturbative,

    /// <summary>Explicit steps along the fibre.</summary>
    Numerical,
}

/// <summary>Settings of Raman scattering along a fibre.</summary>
/// <param name="Enabled">False: power falls with attenuation alone.</param>
/// <param name="Method">The method.</param>
/// <param name="Order">Of the perturbative method, 1 to 4.</param>
/// <param name="ResultStep">Distance of the points at which the profile is kept, for noise and interference.</param>
/// <param name="SolverStep">Distance of the points of the computation.</param>
public sealed record RamanSettings(bool Enabled, RamanMethod Method, int Order, Metres ResultStep, Metres SolverStep)
{
    /// <summary>Attenuation alone.</summary>
    public static readonly RamanSettings Off = new(false, RamanMethod.Perturbative, 2, Metres.FromKilometres(10), Metres.FromKilometres(10));
}
