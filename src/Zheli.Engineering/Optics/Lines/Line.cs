using Zheli.Engineering.Optics.Light;
using Zheli.Engineering.Optics.Nonlinear;
using Zheli.Engineering.Optics.Raman;
using Zheli.Model;

namespace Zheli.Engineering.Optics.Lines;

/// <summary>An optical line: channels, the elements that they pass, and how physics is computed.</summary>
public sealed record Line
{
    /// <summary>Short name.</summary>
    public required string Id { get; init; }

    /// <summary>What it is, in words.</summary>
    public string Title { get; init; } = "";

    /// <summary>Channels at the input of the first element.</summary>
    public required ChannelGrid Grid { get; init; }

    /// <summary>Elements in order.</summary>
    public required IReadOnlyList<LineElement> Elements { get; init; }

    /// <summary>Non-linear interference.</summary>
    public NliSettings Nli { get; init; } = NliSettings.Analytic;

    /// <summary>Raman scattering.</summary>
    public RamanSettings Raman { get; init; } = RamanSettings.Off;

    /// <summary>Power of a channel that the receivers need and bear; null when that is not known.</summary>
    public PowerWindow? Receiver { get; init; }

    /// <summary>What was noticed while it was read: warnings and notes.</summary>
    public IReadOnlyList<Finding> Findings { get; init; } = [];
}
