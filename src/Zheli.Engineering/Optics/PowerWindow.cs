using Zheli.Model.Units;

namespace Zheli.Engineering.Optics;

/// <summary>Powers from the weakest to the strongest: what a transmitter may send, or what a receiver needs (sensitivity) and bears (overload).</summary>
public readonly record struct PowerWindow(Dbm Low, Dbm High)
{
    /// <summary>What is left of the window behind a passive line: the weakest after the most loss, the strongest after the least.</summary>
    public PowerWindow After(Decibels least, Decibels most) => new(Low - most, High - least);
}
