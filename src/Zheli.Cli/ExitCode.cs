namespace Zheli.Cli;

/// <summary>What the process tells its caller.</summary>
internal static class ExitCode
{
    /// <summary>Done.</summary>
    public const int Done = 0;

    /// <summary>The answer is no: infeasible, or a check failed.</summary>
    public const int No = 1;

    /// <summary>Bad input or usage.</summary>
    public const int BadInput = 2;

    /// <summary>Our fault: a bug.</summary>
    public const int Bug = 3;

    /// <summary>Stopped by the user before there was a result (the shell's 128 + SIGINT).</summary>
    public const int Stopped = 130;
}
