namespace Zheli.Engineering.Optics.Nonlinear;

/// <summary>How non-linear interference is computed.</summary>
public enum NliMethod
{
    /// <summary>Gaussian-noise model in closed form (Poggiolini et al., arXiv:1209.0394, eq. 120): fast, for spans without gain on the way.</summary>
    GnAnalytic,

    /// <summary>Generalized GN model, spectrally separated (Cantono et al., arXiv:1710.02225, eq. 21): numerical integrals over the true power profile.</summary>
    GeneralizedGn,

    /// <summary>Its approximation (D'Amico et al., JLT 40, 3499, 2022, eq. 24-25): own channel integrated, others in closed form over the true profile.</summary>
    GeneralizedGnApproximation,
}

/// <summary>Settings of the interference computation; the last three matter to the generalized models alone.</summary>
/// <param name="Method">The method.</param>
/// <param name="DispersionTolerance">Phase, in attenuation lengths, that one step of the frequency grid may turn.</param>
/// <param name="PhaseShiftTolerance">Phase, rad per step of the profile, that one step of the frequency grid may turn.</param>
/// <param name="ComputedChannels">Indices of the channels that are computed, ascending; the others are interpolated. Null for all.</param>
public sealed record NliSettings(NliMethod Method, double DispersionTolerance, double PhaseShiftTolerance, int[]? ComputedChannels)
{
    /// <summary>The closed form.</summary>
    public static readonly NliSettings Analytic = new(NliMethod.GnAnalytic, 4, 0.1, null);
}
