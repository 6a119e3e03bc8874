using Zheli.Model.Network;
using Zheli.Model.Programme;
using Zheli.Programme.Progress;

namespace Zheli.Programme.Risk;

/// <summary>
/// Where the pace of a pool of crews is centred and how much of its spread is left, once the log shows how fast crews of its type build: what is measured in all regions narrows what all
/// share, what is measured in its own region narrows what is its own.
/// </summary>
/// <param name="Centre">Pace over the calendar's when every deviate is 0.</param>
/// <param name="SharedSpread">What the deviates of programme and type are multiplied by, 0 to 1.</param>
/// <param name="OwnSpread">What the deviates of region and pool are multiplied by, 0 to 1.</param>
internal sealed record PoolPace(double Centre, double SharedSpread, double OwnSpread)
{
    /// <summary>The pace of a pool.</summary>
    /// <param name="type">Its crews.</param>
    /// <param name="region">Its region, or null.</param>
    /// <param name="measured">What the log shows.</param>
    /// <param name="assumed">The median of the programme's factor, used to the share that is not measured.</param>
    public static PoolPace Of(CrewType type, long? region, IReadOnlyList<MeasuredProductivity> measured, double assumed)
    {
        var ofType = measured.Where(m => TypeOf(m.Method) == type).ToList();
        var (national, nationalDays) = Mean(ofType.Where(m => m.RegionId is null));
        var (own, ownDays) = Mean(ofType.Where(m => region is not null && m.RegionId == region));
        var weight = Math.Max(Weight(nationalDays), Weight(ownDays));
        return new PoolPace(
            (ownDays > 0 ? own : national) * Math.Pow(assumed, 1 - weight), Math.Sqrt(1 - Weight(nationalDays)), Math.Sqrt(1 - Weight(ownDays)));
    }

    /// <summary>What was measured, by type of crew and region.</summary>
    public static IReadOnlyList<MeasuredPace> Figures(IReadOnlyList<MeasuredProductivity> measured) =>
    [
        .. measured.GroupBy(m => (Type: TypeOf(m.Method), m.RegionId)).OrderBy(g => g.Key.Type).ThenBy(g => g.Key.RegionId ?? 0)
            .Select(g => Mean(g) is var (pace, days) ? new MeasuredPace(g.Key.Type, g.Key.RegionId, pace, Weight(days)) : null!),
    ];

    private static double Weight(double days) => days / (MeasuredProductivity.PriorCrewDays + days);

    /// <summary>Measured over assumed pace of several methods, each by its crew-days.</summary>
    private static (double Pace, double Days) Mean(IEnumerable<MeasuredProductivity> methods)
    {
        double sum = 0, days = 0;
        foreach (var m in methods)
        {
            sum += (double)m.CrewDays * Math.Log(m.Multiplier);
            days += (double)m.CrewDays;
        }

        return (days > 0 ? Math.Exp(sum / days) : 1, days);
    }

    private static CrewType TypeOf(BuildMethod method) => method switch
    {
        BuildMethod.Aerial => CrewType.Aerial,
        BuildMethod.Microwave => CrewType.Radio,
        _ => CrewType.Ground,
    };
}
