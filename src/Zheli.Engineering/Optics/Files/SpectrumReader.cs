using Zheli.Engineering.Optics.Light;
using Zheli.Model.Units;

namespace Zheli.Engineering.Optics.Files;

/// <summary>Reads the channels of a line file.</summary>
internal static class SpectrumReader
{
    private const int MostChannels = 2_000;

    /// <summary>The channels; null, with findings, when they cannot be used. What a designed path does not state per channel stands in its <c>SI</c>.</summary>
    public static ChannelGrid? Read(FieldReader root, FieldReader? input)
    {
        if (root.FindObject("spectrum") is not { } fields)
        {
            root.Missing("spectrum");
            return null;
        }

        var frequency = fields.Numbers("frequency_hz", 1e13, 1e15);
        var (n, shared) = (frequency.Length, input?.FindObject("SI"));
        if (n is 0 or > MostChannels)
        {
            fields.Error("channels-missing", $"{fields.Where}.frequency_hz", $"A line has 1 to {MostChannels} channels, not {n}.", "Maybe the list has another name.");
            return null;
        }

        var baud = Column(fields, "baud_rate_bd", n, 1e6, 1e13, null);
        var slot = Column(fields, "slot_width_hz", n, 1e6, 1e14, null);
        var rollOff = Column(fields, "roll_off", n, 0, 1, shared?.FindNumber("roll_off"));
        var osnr = Column(fields, "tx_osnr_db_01nm", n, -50, double.PositiveInfinity, shared?.FindNumber("tx_osnr") ?? double.PositiveInfinity);
        var power = Power(fields, shared, n);
        var offset = Column(fields, fields.Has("delta_pdb_per_channel") ? "delta_pdb_per_channel" : "delta_pdb_db", n, -60, 60, 0);
        fields.Ignore("label", "channel_number");
        fields.ReportUnknown();
        double[][] all = [frequency, baud, slot, rollOff, osnr, power, offset];
        if (all.Any(column => column.Length != n) || new[] { frequency, baud, slot, rollOff, power, offset }.Any(column => column.Any(v => !double.IsFinite(v))) || osnr.Any(double.IsNaN))
        {
            return null;
        }

        return Fits(fields, frequency, baud, slot) ? ChannelGrid.Of(frequency, baud, slot, rollOff, power, osnr, offset) : null;
    }

    private static double[] Power(FieldReader fields, FieldReader? shared, int n)
    {
        var given = fields.FindNumbers("tx_power_w", 1e-15, 100);
        double? common = (shared?.FindNumber("tx_power_dbm") ?? shared?.FindNumber("power_dbm")) is { } level ? new Dbm(level).ToWatts().Value : null;
        if (given is null && fields.Has("tx_power_dbm"))
        {
            return Array.ConvertAll(Column(fields, "tx_power_dbm", n, -120, 50, null), dbm => new Dbm(dbm).ToWatts().Value);
        }

        var power = Column(fields, "tx_power_w", n, 1e-15, 100, common);
        if (given is not null && fields.FindNumbers("tx_power_dbm", -120, 50) is { } levels)
        {
            for (var i = 0; i < Math.Min(levels.Length, power.Length); i++)
            {
                if (Math.Abs(new Watts(power[i]).ToDbm().Value - levels[i]) > 1e-6)
                {
                    fields.Error(
                        "launch-power-contradicts", $"{fields.Where}.tx_power_dbm[{i}]",
                        FormattableString.Invariant($"{levels[i]} dBm is not the {power[i]:g6} W of tx_power_w."), "Maybe keep one of the two lists.");
                    break;
                }
            }
        }

        return power;
    }

    private static double[] Column(FieldReader fields, string name, int n, double least, double most, double? otherwise)
    {
        if (fields.FindNumbers(name, least, most) is not { } values)
        {
            if (otherwise is { } same)
            {
                return [.. Enumerable.Repeat(same, n)];
            }

            fields.Missing(name);
            return [];
        }

        if (values.Length == 1 && n > 1)
        {
            return [.. Enumerable.Repeat(values[0], n)];
        }

        if (values.Length != n)
        {
            fields.Error("channels-differ", $"{fields.Where}.{name}", $"{values.Length} values stand beside {n} frequencies.", "Maybe a channel was lost.");
        }

        return values;
    }

    private static bool Fits(FieldReader fields, double[] frequency, double[] baud, double[] slot)
    {
        var fits = true;
        for (var i = 0; i < frequency.Length; i++)
        {
            if (baud[i] > slot[i])
            {
                fits = false;
                fields.Error(
                    "channel-wider-than-slot", $"{fields.Where}.baud_rate_bd[{i}]", FormattableString.Invariant($"{baud[i] / 1e9:g6} GBd do not fit into {slot[i] / 1e9:g6} GHz."),
                    "Maybe a wider slot, or a slower mode.");
            }
        }

        var order = Enumerable.Range(0, frequency.Length).OrderBy(i => frequency[i]).ToArray();
        foreach (var (low, high) in order.Zip(order.Skip(1)))
        {
            if (frequency[low] + (slot[low] / 2) > frequency[high] - (slot[high] / 2) + 1)
            {
                fits = false;
                fields.Error(
                    "channels-overlap", $"{fields.Where}.frequency_hz[{high}]",
                    FormattableString.Invariant($"The slot at {frequency[high] / 1e12:g9} THz overlaps that at {frequency[low] / 1e12:g9} THz."), "Maybe move one of them.");
            }
        }

        return fits;
    }
}
