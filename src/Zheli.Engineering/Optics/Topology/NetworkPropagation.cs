using Zheli.Algorithms.Graphs;
using Zheli.Engineering.Optics.Amplifiers;
using Zheli.Engineering.Optics.Equipment;
using Zheli.Engineering.Optics.Fibres;
using Zheli.Engineering.Optics.Light;
using Zheli.Engineering.Optics.Lines;
using Zheli.Model.Units;

namespace Zheli.Engineering.Optics.Topology;

/// <summary>The signal-to-noise ratio at the end of a route, dB in 0.1 nm, of its worst channel and in the mean.</summary>
public readonly record struct RouteLight(double GsnrMinDb, double GsnrMeanDb);

/// <summary>
/// Sends light along routes of a network whose lines carry no amplifiers yet: every line is laid out in equal spans of at most so many kilometres, each followed by
/// an amplifier that makes up for its loss; nodes bring channels to the same power and a booster lifts them. Lines are made ready once; a route passes them
/// one after the other. One thread at a time.
/// </summary>
public sealed class NetworkPropagation
{
    private static readonly Decibels Connector = new(0.5);
    private static readonly Dbm NodeTarget = new(-20);
    private static readonly Decibels Booster = new(20);

    private readonly PreparedLine[] lines;
    private readonly Spectrum light;

    /// <summary>Lays out the lines.</summary>
    /// <param name="topology">The network.</param>
    /// <param name="longest">The longest span.</param>
    public NetworkPropagation(OpticalTopology topology, Metres longest)
    {
        // 96 channels of 32 GBd at 50 GHz, launched at 0 dBm each behind the booster.
        Grid = ChannelGrid.Even(new(191.35e12), new(50e9), 96, new(32e9), NodeTarget, 0.15, new(40));
        light = new(Grid);
        var (amplifier, fibre) = (EquipmentLibrary.Shipped.Amplifiers["std_medium_gain"], EquipmentLibrary.Shipped.Fibres["SSMF"]);
        var laidOut = new Dictionary<(long Metres, double Loss), PreparedLine>();
        lines = [.. topology.Arcs.Select(arc =>
        {
            var key = ((long)Math.Round(arc.Length.Value), arc.LossDbPerKm);
            return laidOut.TryGetValue(key, out var known) ? known : laidOut[key] = new(LayOut(arc, longest, amplifier, fibre));
        })];
    }

    /// <summary>The channels.</summary>
    public ChannelGrid Grid { get; }

    /// <summary>Sends light along a route; a null when interference exceeds the power of a channel.</summary>
    public RouteLight? Send(Route route)
    {
        light.Relaunch();
        foreach (var arc in route.Arcs)
        {
            if (lines[arc].Propagate(light) is not null)
            {
                return null;
            }
        }

        var (least, sum) = (double.PositiveInfinity, 0.0);
        for (var i = 0; i < Grid.Count; i++)
        {
            var ratio = light.SignalShare[i] / (light.AseShare[i] + light.NliShare[i]) * Grid.BaudRate[i] / 12.5e9;
            var db = 10 * Math.Log10(ratio);
            (least, sum) = (Math.Min(least, db), sum + db);
        }

        return new(least, sum / Grid.Count);
    }

    private Line LayOut(TopologyArc arc, Metres longest, AmplifierModel amplifier, FibreType fibre)
    {
        var count = Math.Max(1, (int)Math.Ceiling((arc.Length.Value / longest.Value) - 1e-9));
        var span = new FibreSpan
        {
            Length = new(arc.Length.Value / count),
            LossDbPerMetre = FrequencyTable.Constant(arc.LossDbPerKm / 1000),
            Dispersion = FrequencyTable.Constant(fibre.Dispersion),
            DispersionSlope = fibre.DispersionSlope,
            EffectiveArea = fibre.EffectiveArea,
            PmdCoefficient = fibre.PmdCoefficient,
            InputConnector = Connector,
            OutputConnector = Connector,
            Raman = EquipmentLibrary.SsmfRaman,
        };
        LineElement Amplifier(string uid, Decibels gain) => new LineElement.Amplifier(uid, uid, amplifier, gain, Decibels.Zero, Decibels.Zero, Decibels.Zero);
        var elements = new List<LineElement> { new LineElement.Roadm("node", "node", new RoadmTarget.Power(NodeTarget), []), Amplifier("booster", Booster) };
        for (var i = 0; i < count; i++)
        {
            elements.Add(new LineElement.Fibre("span", "span", span));
            elements.Add(Amplifier("amplifier", span.TotalLoss));
        }

        return new() { Id = "line", Grid = Grid, Elements = elements };
    }
}
