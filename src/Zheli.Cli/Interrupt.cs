using System.Runtime.InteropServices;

namespace Zheli.Cli;

/// <summary>Turns Ctrl-C and SIGTERM into a cancellation, so that the best result so far can be kept; a second one ends the process at once.</summary>
internal sealed class Interrupt : IDisposable
{
    private readonly CancellationTokenSource source = new();
    private readonly PosixSignalRegistration interrupted;
    private readonly PosixSignalRegistration terminated;

    public Interrupt()
    {
        interrupted = PosixSignalRegistration.Create(PosixSignal.SIGINT, OnSignal);
        terminated = PosixSignalRegistration.Create(PosixSignal.SIGTERM, OnSignal);
    }

    /// <summary>Cancelled at the first signal.</summary>
    public CancellationToken Token => source.Token;

    /// <inheritdoc/>
    public void Dispose()
    {
        interrupted.Dispose();
        terminated.Dispose();
        source.Dispose();
    }

    private void OnSignal(PosixSignalContext context)
    {
        if (!source.IsCancellationRequested)
        {
            context.Cancel = true;
            Console.Error.WriteLine();
            Console.Error.WriteLine("Stopping; the best result so far is kept where there is one. Press Ctrl-C again to end at once.");
            source.Cancel();
        }
    }
}
