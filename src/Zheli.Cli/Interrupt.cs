using System.Runtime.InteropServices;

namespace Zheli.Cli;

/// <summary>Turns Ctrl-C and SIGTERM into a cancellation, so that the best result so far can be kept; a second one ends the process at once.</summary>
internal sealed class Interrupt : IDisposable
{
    private readonly CancellationTokenSource source = new();
    private readonly PosixSignalRegistration interrupted;
    private readonly PosixSignalRegistration terminated;
    private readonly string notice;

    /// <summary>Listens from now on.</summary>
    /// <param name="notice">What is said at the first signal.</param>
    public Interrupt(string notice)
    {
        this.notice = notice;
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
            Console.Error.WriteLine(notice);
            source.Cancel();
        }
    }
}
