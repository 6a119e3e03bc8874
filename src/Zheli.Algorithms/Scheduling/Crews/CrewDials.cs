namespace Zheli.Algorithms.Scheduling.Crews;

/// <summary>How crews follow their lists; see <see cref="CrewPolicy"/>.</summary>
/// <param name="Choices">Packages that a crew weighs.</param>
/// <param name="Patience">Days that it waits.</param>
/// <param name="DarkPercent">What a package counts that would stay dark.</param>
internal readonly record struct CrewDials(int Choices, int Patience, int DarkPercent)
{
    /// <summary>A crew that weighs more gains little and makes each of a forecast's ten thousand calendars slow.</summary>
    private static readonly int[] ChoiceNumbers = [1, 2, 3, 5];

    /// <summary>Crews of several regions look further: for them the way is dear, and the nearest of what is urgent stands far down the lists.</summary>
    private static readonly int[] SharedChoiceNumbers = [16, 32, 64, 128, 256];
    private static readonly int[] Patiences = [0, 0, 2, 5, 10, 30, 365];
    private static readonly int[] DarkPercents = [100, 90, 80, 60, 40, 20, 10];
    private static readonly int[] WayPercents = [100, 150, 200, 400, 800];
    private static readonly int[] AwaitedPercents = [0, 25, 50, 100, 200];
    private static readonly int[] ReservePercents = [0, 80, 90, 95, 100];
    private static readonly int[] AheadPercents = [0, 25, 50, 75, 100];

    /// <summary>Money kept for what is more urgent.</summary>
    public int ReservePercent { get; init; }

    /// <summary>Share of the next release that counts already when it comes.</summary>
    public int AheadPercent { get; init; }

    /// <summary>What a way counts.</summary>
    public int WayPercent { get; init; } = 100;

    /// <summary>What counts of all that stays dark for lack of a package.</summary>
    public int AwaitedPercent { get; init; }

    /// <summary>Days of patience, drawn anew.</summary>
    public static int AnyPatience(Random random) => Any(Patiences, random);

    /// <summary>Crews that choose otherwise, or, where money binds, as often those alone that deal with it.</summary>
    public CrewDials Turned(CrewProblem problem, Random random)
    {
        var dials = problem.CashDay.Length == 0 || random.Next(2) == 0 ? Walking(problem, random) : this;
        return problem.CashDay.Length == 0 ? dials : dials with { ReservePercent = Any(ReservePercents, random), AheadPercent = Any(AheadPercents, random) };
    }

    /// <summary>Some of what makes crews choose one package or another, drawn anew.</summary>
    public CrewDials Walking(CrewProblem problem, Random random) => this with
    {
        Choices = Half(Choices, problem.AlsoStart.Length > 0 ? SharedChoiceNumbers : ChoiceNumbers, random),
        Patience = Half(Patience, Patiences, random),
        DarkPercent = Half(DarkPercent, DarkPercents, random),
        WayPercent = Half(WayPercent, WayPercents, random),
        AwaitedPercent = Half(AwaitedPercent, AwaitedPercents, random),
    };

    private static int Any(int[] of, Random random) => of[random.Next(of.Length)];

    private static int Half(int now, int[] of, Random random) => random.Next(2) == 0 ? now : Any(of, random);
}
