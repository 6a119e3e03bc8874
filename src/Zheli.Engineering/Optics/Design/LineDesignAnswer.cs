using Zheli.Engineering.Optics.Light;
using Zheli.Engineering.Optics.Lines;
using Zheli.Model;
using Zheli.Model.Units;

namespace Zheli.Engineering.Optics.Design;

/// <summary>Why something was chosen, with the figures of what was not.</summary>
/// <param name="Subject">What was chosen: launch power, a site, an amplifier, a mode.</param>
/// <param name="Choice">The choice.</param>
/// <param name="Reason">Why.</param>
public sealed record DesignReason(string Subject, string Choice, string Reason);

/// <summary>Something that was not asked for, and what it would bring.</summary>
/// <param name="Change">What would be changed.</param>
/// <param name="Gsnr">Worst channel at the end of life with it, in 0.1 nm.</param>
/// <param name="Suffices">True when the line would then do.</param>
/// <param name="Assumption">What was assumed for it.</param>
public sealed record DesignRemedy(string Change, Decibels Gsnr, bool Suffices, string Assumption);

/// <summary>A signal that was considered.</summary>
/// <param name="Name">The signal.</param>
/// <param name="Channels">How many of it.</param>
/// <param name="CapacityTbps">Payload of the fibre pair, Tbit/s; 0 when a channel's is not known.</param>
/// <param name="Gsnr">Worst channel at the end of life, transmitters included, in 0.1 nm.</param>
/// <param name="Required">What it needs, penalties and system margin included; null when that is not known.</param>
/// <param name="Verdict">What came of it.</param>
public sealed record ConsideredSignal(string Name, int Channels, double CapacityTbps, Decibels Gsnr, Decibels? Required, string Verdict);

/// <summary>The answer to a request: a line, or that there is none.</summary>
public abstract record LineDesignAnswer
{
    private LineDesignAnswer()
    {
    }

    /// <summary>Every signal that was considered.</summary>
    public required IReadOnlyList<ConsideredSignal> Considered { get; init; }

    /// <summary>A line that does.</summary>
    public sealed record Designed : LineDesignAnswer
    {
        /// <summary>The signal that was chosen.</summary>
        public required SignalChoice Signal { get; init; }

        /// <summary>Its channels.</summary>
        public required ChannelGrid Grid { get; init; }

        /// <summary>Mean power of a channel at the start of every span; <see cref="Grid"/> has that of each.</summary>
        public required Dbm LaunchPerChannel { get; init; }

        /// <summary>Spans with their amplifiers.</summary>
        public required IReadOnlyList<DesignedSpan> Spans { get; init; }

        /// <summary>The line on its first day, ready to be lit again.</summary>
        public required Line FirstDay { get; init; }

        /// <summary>The line at the end of its life.</summary>
        public required Line EndOfLife { get; init; }

        /// <summary>What arrives on the first day.</summary>
        public required LineOutputs AtStart { get; init; }

        /// <summary>What arrives at the end of life.</summary>
        public required LineOutputs AtEnd { get; init; }

        /// <summary>Worst channel at the end of life over what the signal needs; null when that is not known.</summary>
        public Decibels? Margin { get; init; }

        /// <summary>Payload of the fibre pair, Tbit/s.</summary>
        public required double CapacityTbps { get; init; }

        /// <summary>Cost of sites, amplifiers and transceivers, whole tenge.</summary>
        public required long Cost { get; init; }

        /// <summary>Why.</summary>
        public required IReadOnlyList<DesignReason> Reasons { get; init; }

        /// <summary>What is worth knowing; a red light is an error.</summary>
        public required IReadOnlyList<Finding> Findings { get; init; }
    }

    /// <summary>No line does.</summary>
    /// <param name="Reason">Why, in one sentence with its figures.</param>
    /// <param name="Remedies">What would help, each computed.</param>
    public sealed record Infeasible(string Reason, IReadOnlyList<DesignRemedy> Remedies) : LineDesignAnswer;
}
