using Zheli.Engineering.Optics.Amplifiers;
using Zheli.Engineering.Optics.Light;

namespace Zheli.Engineering.Optics.Lines;

/// <summary>An element made ready for one set of channels: a function on the light that passes. It holds scratch, so one thread at a time.</summary>
internal abstract class LineStage
{
    /// <summary>Changes the light in place; false when the model does not hold there: interference would exceed the power of a channel.</summary>
    public abstract bool Propagate(Spectrum light, CancellationToken cancellation);

    /// <summary>A stage that does nothing.</summary>
    public sealed class Through : LineStage
    {
        public override bool Propagate(Spectrum light, CancellationToken cancellation) => true;
    }

    /// <summary>A loss.</summary>
    public sealed class Loss(double factor) : LineStage
    {
        public override bool Propagate(Spectrum light, CancellationToken cancellation)
        {
            light.Scale(factor);
            return true;
        }
    }
}

/// <summary>A ROADM made ready.</summary>
internal sealed class RoadmStage : LineStage
{
    private readonly double[] targetW;
    private readonly double[] loss;
    private readonly double[] pmd2;
    private readonly double[] pdl2;

    public RoadmStage(LineElement.Roadm roadm, ChannelGrid grid)
    {
        var n = grid.Count;
        (targetW, loss, pmd2, pdl2) = (new double[n], new double[n], new double[n], new double[n]);
        for (var i = 0; i < n; i++)
        {
            targetW[i] = roadm.Target.PowerW(grid.BaudRate[i], grid.SlotWidthHz[i]) * Math.Pow(10, grid.TargetOffsetDb[i] / 10);
            loss[i] = 1;
            if (roadm.Impairments.FirstOrDefault(x => x.Holds(grid.FrequencyHz[i])) is { } impairment)
            {
                var picoseconds = impairment.Pmd * 1e12;
                (loss[i], pmd2[i], pdl2[i]) = ((-impairment.Loss).Ratio, picoseconds * picoseconds, impairment.Pdl.Value * impairment.Pdl.Value);
            }
        }
    }

    public override bool Propagate(Spectrum light, CancellationToken cancellation)
    {
        for (var i = 0; i < targetW.Length; i++)
        {
            light.PowerW[i] = Math.Min(light.PowerW[i] * loss[i], targetW[i]);
            light.PmdSquaredPs2[i] += pmd2[i];
            light.PdlSquaredDb2[i] += pdl2[i];
        }

        return true;
    }
}

/// <summary>An amplifier made ready. Order: input attenuator, gain under the power limit, noise figure, profile, noise at the input, gain, output attenuator.</summary>
internal sealed class EdfaStage : LineStage
{
    private readonly LineElement.Amplifier amplifier;
    private readonly ChannelRange channels;
    private readonly GainProfile profile;
    private readonly double[] quantumNoiseW;
    private readonly double[] profileDb;
    private readonly double[] aseW;
    private readonly double occupiedHz;
    private readonly double inputFactor;
    private readonly double outputVoaDb;

    public EdfaStage(LineElement.Amplifier amplifier, ChannelGrid grid)
        : this(amplifier, grid, ChannelRange.All(grid))
    {
    }

    /// <summary>An amplifier of some of the channels; the others pass beside it.</summary>
    public EdfaStage(LineElement.Amplifier amplifier, ChannelGrid grid, ChannelRange channels)
    {
        (this.amplifier, this.channels) = (amplifier, channels);
        var model = amplifier.Model;
        double[] Own(double[] values) => values.AsSpan(channels.First, channels.Count).ToArray();
        var (frequency, baud) = (Own(grid.FrequencyHz), Own(grid.BaudRate));
        profile = new(model, frequency, amplifier.Tilt.Value);
        quantumNoiseW = new double[channels.Count];
        var even = model.NoiseRippleDb.IsConstant ? Math.Pow(10, model.NoiseRippleDb.Values[0] / 10) : 0;
        for (var i = 0; i < quantumNoiseW.Length; i++)
        {
            quantumNoiseW[i] = Physics.Planck * frequency[i] * baud[i] * (model.NoiseRippleDb.IsConstant ? even : Math.Pow(10, model.NoiseRippleDb.At(frequency[i]) / 10));
        }

        (profileDb, aseW) = (new double[channels.Count], new double[channels.Count]);
        (occupiedHz, inputFactor, outputVoaDb) = (Own(grid.SlotWidthHz).Sum(), (-amplifier.InputVoa).Ratio, amplifier.OutputVoa.Value);
    }

    /// <summary>Gain of the last pass, dB.</summary>
    public double GainDb { get; private set; }

    /// <summary>Average noise figure of the last pass, dB.</summary>
    public double NoiseFigureDb { get; private set; }

    /// <summary>True when the last pass had less gain than was set, because the output power is limited.</summary>
    public bool IsSaturated { get; private set; }

    public override bool Propagate(Spectrum light, CancellationToken cancellation)
    {
        var model = amplifier.Model;
        if (inputFactor != 1)
        {
            light.Scale(inputFactor, channels);
        }

        var inputDbm = 10 * Math.Log10(light.PowerOf(channels) * 1e3);
        var most = model.PowerMax.Value - inputDbm;
        IsSaturated = most < amplifier.Gain.Value;
        GainDb = IsSaturated ? most : amplifier.Gain.Value;
        NoiseFigureDb = model.Noise.At(GainDb, model.GainMin.Value, model.GainFlatMax.Value, new(new(inputDbm), new(occupiedHz)));
        if (!profile.IsFlat)
        {
            profile.Fill(profileDb, GainDb, light.PowerW.AsSpan(channels.First, channels.Count));
        }

        var noise = Math.Pow(10, NoiseFigureDb / 10);
        if (noise > 0)
        {
            for (var i = 0; i < aseW.Length; i++)
            {
                aseW[i] = quantumNoiseW[i] * noise;
            }

            light.AddAse(aseW, channels.First);
        }

        if (profile.IsFlat)
        {
            light.Scale(Math.Pow(10, (GainDb - outputVoaDb) / 10), channels);
        }
        else
        {
            for (var i = 0; i < profileDb.Length; i++)
            {
                profileDb[i] = Math.Exp((profileDb[i] - outputVoaDb) * (Math.Log(10) / 10));
            }

            light.Scale(profileDb, channels.First);
        }

        if (model.Pmd != 0 || model.Pdl.Value != 0)
        {
            light.AddPolarization(model.Pmd, model.Pdl.Value, channels);
        }

        return true;
    }
}

/// <summary>Amplifiers side by side, each for the channels in its own band.</summary>
internal sealed class BandsStage(LineElement.Bands bands, ChannelGrid grid) : LineStage
{
    private readonly EdfaStage[] stages =
        [.. bands.Amplifiers.Select(a => (a, Range: grid.Within(a.Model.BandFrom, a.Model.BandTo))).Where(b => b.Range.Count > 0).Select(b => new EdfaStage(b.a, grid, b.Range))];

    /// <summary>The stages that have channels.</summary>
    public IReadOnlyList<EdfaStage> Stages => stages;

    public override bool Propagate(Spectrum light, CancellationToken cancellation)
    {
        foreach (var stage in stages)
        {
            stage.Propagate(light, cancellation);
        }

        return true;
    }
}
