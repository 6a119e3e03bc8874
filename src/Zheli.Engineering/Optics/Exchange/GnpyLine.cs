using System.Text.Json;
using Zheli.Engineering.Optics.Amplifiers;
using Zheli.Engineering.Optics.Equipment;
using Zheli.Engineering.Optics.Fibres;
using Zheli.Engineering.Optics.Files;
using Zheli.Engineering.Optics.Light;
using Zheli.Engineering.Optics.Lines;
using Zheli.Model;
using Zheli.Model.Units;

namespace Zheli.Engineering.Optics.Exchange;

/// <summary>Files of a line in GNPy's formats, and which line of the network.</summary>
/// <param name="Topology">Elements and connections.</param>
/// <param name="Equipment">The library with <c>SI</c>, <c>Span</c> and <c>Roadm</c>; null for the shipped one.</param>
/// <param name="Spectrum">Channels one by one; null for those of <c>SI</c>.</param>
/// <param name="Settings">How physics is computed; null for the closed form.</param>
/// <param name="From">Where the line begins; null for the only transceiver that leads somewhere.</param>
/// <param name="To">Where it ends; null for the first transceiver on the way.</param>
public sealed record GnpyLineFiles(string Topology, string? Equipment = null, string? Spectrum = null, string? Settings = null, string? From = null, string? To = null);

/// <summary>
/// Reads one line of a network in GNPy's JSON. What a designed topology states is taken as it stands. What GNPy's automatic design would decide — gains, long fibres without
/// amplifiers — is filled in by the simplest rule, each amplifier making up for the loss before it, and told.
/// </summary>
public sealed class GnpyLine
{
    private const double MostMetres = 2e7;

    private readonly List<Finding> findings = [];
    private readonly EquipmentLibrary library;
    private readonly FieldReader rules;
    private readonly Dictionary<string, FieldReader> elements = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<string>> next = new(StringComparer.Ordinal);
    private readonly string name;

    private GnpyLine(string name, EquipmentLibrary library, FieldReader rules) => (this.name, this.library, this.rules) = (name, library, rules);

    /// <summary>True when a file is a topology: it has connections.</summary>
    public static bool IsTopology(string path) => File.Exists(path) && JsonInput.Read(path) is { ValueKind: JsonValueKind.Object } root && root.TryGetProperty("connections", out _);

    /// <summary>Reads a line.</summary>
    /// <exception cref="BadInputException">A file cannot be used, or there is no such line; carries every finding.</exception>
    public static Line Read(GnpyLineFiles files)
    {
        var library = files.Equipment is { } path ? EquipmentLibrary.Read(path) : EquipmentLibrary.Shipped;
        List<Finding> untold = [];
        var rules = files.Equipment is { } own ? new FieldReader(JsonInput.Read(own), Path.GetFileName(own), untold) : new(EquipmentLibrary.ShippedDocument, "equipment.json", untold);
        var reader = new GnpyLine(Path.GetFileName(files.Topology), library, rules);
        reader.ReadNetwork(new(JsonInput.Read(files.Topology), Path.GetFileName(files.Topology), reader.findings));
        reader.Refuse();
        var way = reader.Way(files.From, files.To);
        var signal = reader.rules.Objects("SI").FirstOrDefault();
        var grid = reader.Grid(files.Spectrum, signal);
        var settings = SimulationReader.Read(files.Settings is { } sim ? new FieldReader(JsonInput.Read(sim), Path.GetFileName(sim), reader.findings) : null, grid);
        var parts = reader.Elements(way, signal);
        reader.findings.AddRange(untold.Where(f => f.Severity == Severity.Error));
        var line = new Line
        {
            Id = Path.GetFileNameWithoutExtension(files.Topology), Title = $"{way[0]} – {way[^1]}", Grid = grid ?? ChannelGrid.Even(new(193.1e12), new(50e9), 1, new(32e9), new(0), 0.15, new(40)),
            Elements = [.. parts.OfType<LineElement>()], Nli = settings.Nli, Raman = settings.Raman,
        };
        if (grid is not null && !parts.Contains(null))
        {
            reader.findings.AddRange(LineCheck.Of(line, reader.name));
        }

        reader.Refuse();
        return line with { Findings = [.. reader.findings.Distinct()] };
    }

    private void Refuse()
    {
        if (findings.Exists(f => f.Severity == Severity.Error))
        {
            throw new BadInputException([.. findings.Distinct()]);
        }
    }

    // ---- the way through the network

    private void ReadNetwork(FieldReader root)
    {
        root.Ignore("network_name");
        if (!root.Has("elements") || !root.Has("connections"))
        {
            root.Missing(root.Has("elements") ? "connections" : "elements");
        }

        foreach (var fields in root.Objects("elements"))
        {
            if (fields.FindText("uid") is not { } uid || fields.FindText("type") is null)
            {
                fields.Missing(fields.Has("uid") ? "type" : "uid");
            }
            else if (!elements.TryAdd(uid, fields))
            {
                fields.Error("uid-twice", $"{fields.Where}.uid", $"There are two elements '{uid}'.", "Maybe one was copied: give it a name of its own.");
            }
        }

        foreach (var fields in root.Objects("connections"))
        {
            var (from, to) = (fields.FindText("from_node") ?? "", fields.FindText("to_node") ?? "");
            foreach (var end in new[] { from, to }.Where(end => !elements.ContainsKey(end)))
            {
                fields.Error("connection-to-nothing", fields.Where, $"There is no element '{end}'.", "Maybe its uid is spelt in another way.");
            }

            if (!next.TryGetValue(from, out var list))
            {
                next.Add(from, list = []);
            }

            list.Add(to);
        }
    }

    private string Type(string uid) => elements[uid].FindText("type")!;

    /// <summary>The shortest way by length of fibre; light does not pass through transceivers.</summary>
    private string[] Way(string? from, string? to)
    {
        foreach (var end in new[] { from, to }.OfType<string>().Where(end => !elements.ContainsKey(end)))
        {
            findings.Add(new(Severity.Error, "node-unknown", name, $"The network has no element '{end}'.", "Maybe look into the file for its uids."));
        }

        string[] starts = [.. elements.Keys.Where(uid => Type(uid) == "Transceiver" && next.ContainsKey(uid)).Order(StringComparer.Ordinal)];
        if (from is null && starts.Length != 1)
        {
            findings.Add(new(
                Severity.Error, "line-unclear", name, $"Light may begin at {starts.Length} transceivers{(starts.Length > 0 ? $": {string.Join(", ", starts.Take(8))}" : "")}.",
                starts.Length == 0 ? "A line begins and ends with a transceiver." : "Name both ends with --from and --to."));
        }

        Refuse();
        from ??= starts[0];
        var (reached, before, done) = (new Dictionary<string, double>(StringComparer.Ordinal) { [from] = 0 }, new Dictionary<string, string>(StringComparer.Ordinal), new HashSet<string>(StringComparer.Ordinal));
        var queue = new PriorityQueue<string, (double, string)>([(from, (0, from))]);
        while (queue.TryDequeue(out var at, out _))
        {
            if (!done.Add(at))
            {
                continue;
            }

            if (at != from && (to is null ? Type(at) == "Transceiver" : at == to))
            {
                var way = new List<string> { at };
                while (way[^1] != from)
                {
                    way.Add(before[way[^1]]);
                }

                way.Reverse();
                return [.. way];
            }

            foreach (var other in at != from && Type(at) == "Transceiver" ? [] : next.GetValueOrDefault(at) ?? [])
            {
                var length = reached[at] + LengthOf(other) + 1e-6;
                if (length < reached.GetValueOrDefault(other, double.PositiveInfinity))
                {
                    (reached[other], before[other]) = (length, at);
                    queue.Enqueue(other, (length, other));
                }
            }
        }

        findings.Add(new(Severity.Error, "line-ends-in-nothing", name, $"No way leads from '{from}' to {(to is null ? "a transceiver" : $"'{to}'")}.", "Maybe a connection is missing."));
        Refuse();
        return [];
    }

    private double LengthOf(string uid) => Type(uid) is "Fiber" or "RamanFiber" && elements[uid].FindObject("params") is { } inside ? Metres(inside) is var m && m > 0 ? m : 0 : 0;

    private static double Metres(FieldReader inside)
    {
        var length = inside.Number("length", 0, MostMetres);
        switch (inside.FindText("length_units"))
        {
            case "km":
                return length * 1000;
            case "m" or null:
                return length;
            case var unit:
                inside.Error("length-unit", $"{inside.Where}.length_units", $"'{unit}' is no unit of length here.", "Maybe km or m.");
                return double.NaN;
        }
    }

    // ---- light

    private ChannelGrid? Grid(string? spectrum, FieldReader? signal)
    {
        if (spectrum is not null)
        {
            return Listed(new(JsonInput.Read(spectrum), Path.GetFileName(spectrum), findings), signal);
        }

        if (signal is null)
        {
            rules.Missing("SI");
            findings.Add(new(Severity.Error, "channels-missing", rules.Where, "The library states no channels (SI).", "Maybe give them with --spectrum."));
            return null;
        }

        var (from, to, spacing, baud) = (signal.Number("f_min", 1e13, 1e15), signal.Number("f_max", 1e13, 1e15), signal.Number("spacing", 1e6, 1e14), signal.Number("baud_rate", 1e6, 1e13));
        var count = EqualSpans.Channels(new(from), new(to), new(spacing));
        if (count is < 1 or > 2000 || !(baud <= spacing))
        {
            signal.Error("channels-missing", signal.Where, FormattableString.Invariant($"f_min, f_max, spacing and baud_rate give {count} channels of {baud / 1e9:0.##} GBd."), "Maybe f_min and f_max are exchanged.");
            return null;
        }

        return ChannelGrid.Even(new(from + spacing), new(spacing), count, new(baud), new(LaunchOf(signal)), signal.Number("roll_off", 0.15, 0, 1), new(signal.Number("tx_osnr", 40, -50, 200)));
    }

    private static double LaunchOf(FieldReader? signal) => signal is null ? 0 : signal.Has("tx_power_dbm") ? signal.Number("tx_power_dbm", -60, 40) : signal.Number("power_dbm", 0, -60, 40);

    /// <summary>Rows of channels from <c>f_min</c> to <c>f_max</c> a slot apart.</summary>
    private static ChannelGrid? Listed(FieldReader root, FieldReader? signal)
    {
        var columns = Enumerable.Range(0, 7).Select(_ => new List<double>()).ToArray();
        foreach (var row in root.Objects("spectrum"))
        {
            var (from, baud) = (row.Number("f_min", 1e13, 1e15), row.Number("baud_rate", 1e6, 1e13));
            var slot = row.Has("slot_width") ? row.Number("slot_width", 1e6, 1e14) : signal?.Number("spacing", 50e9, 1e6, 1e14) ?? 50e9;
            var to = row.Number("f_max", from, 1e13, 1e15);
            var (roll, osnr) = (row.Number("roll_off", signal?.Number("roll_off", 0.15, 0, 1) ?? 0.15, 0, 1), row.Number("tx_osnr", signal?.Number("tx_osnr", 40, -50, 200) ?? 40, -50, 200));
            var offset = row.Number("delta_pdb", 0, -60, 60);
            var power = row.Has("tx_power_dbm") ? row.Number("tx_power_dbm", -120, 50) : LaunchOf(signal) + offset;
            row.Ignore("label");
            row.ReportUnknown();
            if (!(baud <= slot))
            {
                row.Error("channel-wider-than-slot", $"{row.Where}.baud_rate", FormattableString.Invariant($"{baud / 1e9:g6} GBd do not fit into {slot / 1e9:g6} GHz."), "Maybe a wider slot, or a slower mode.");
            }

            if (!(to - from < 2000 * slot))
            {
                row.Error("channels-missing", row.Where, "There would be more than 2000 channels.", "Maybe f_max is in another unit.");
                continue;
            }

            for (var k = 0; from + (k * slot) <= to + 1; k++)
            {
                double[] values = [from + (k * slot), baud, slot, roll, new Dbm(power).ToWatts().Value, osnr, offset];
                for (var c = 0; c < values.Length; c++)
                {
                    columns[c].Add(values[c]);
                }
            }
        }

        if (columns[0].Count is 0 or > 2000 || columns.Any(c => c.Exists(double.IsNaN)))
        {
            root.Error("channels-missing", $"{root.Where}.spectrum", $"A line has 1 to 2000 channels, not {columns[0].Count}.", "Maybe the list has another name.");
            return null;
        }

        var order = Enumerable.Range(0, columns[0].Count).OrderBy(i => columns[0][i]).ToArray();
        foreach (var (low, high) in order.Zip(order.Skip(1)))
        {
            if (columns[0][low] + (columns[2][low] / 2) > columns[0][high] - (columns[2][high] / 2) + 1)
            {
                root.Error(
                    "channels-overlap", $"{root.Where}.spectrum", FormattableString.Invariant($"The slot at {columns[0][high] / 1e12:g9} THz overlaps that at {columns[0][low] / 1e12:g9} THz."), "Maybe move one of them.");
                return null;
            }
        }

        return ChannelGrid.Of([.. columns[0]], [.. columns[1]], [.. columns[2]], [.. columns[3]], [.. columns[4]], [.. columns[5]], [.. columns[6]]);
    }

    // ---- elements

    private List<LineElement?> Elements(string[] way, FieldReader? signal)
    {
        var span = rules.Objects("Span").FirstOrDefault();
        var parts = new List<LineElement?>();
        var (behind, level) = (0.0, LaunchOf(signal));
        for (var k = 0; k < way.Length; k++)
        {
            var (uid, fields) = (way[k], elements[way[k]]);
            switch (Type(uid))
            {
                case "Transceiver":
                    parts.Add(new LineElement.Transceiver(uid, fields.Where));
                    break;
                case "Fiber" or "RamanFiber":
                    AddFibre(parts, uid, fields, span, k + 1 < way.Length && Type(way[k + 1]) != "Fused", ref behind);
                    break;
                case "Fused":
                    var loss = fields.FindObject("params")?.Number("loss", 1, 0, 200) ?? 1;
                    behind += loss;
                    parts.Add(new LineElement.Attenuator(uid, fields.Where, new(loss)));
                    break;
                case "Roadm":
                    var (roadm, target) = RoadmOf(uid, fields, way, k);
                    behind = Math.Max(0, level - target);
                    parts.Add(roadm);
                    break;
                case "Edfa":
                    parts.Add(Amplifier(uid, fields, fields.Where, behind));
                    behind = 0;
                    break;
                case "Multiband_amplifier":
                    var before = behind;
                    var bands = fields.Objects("amplifiers").ConvertAll(one => Amplifier(uid, one, one.Where, before));
                    parts.Add(bands.Count == 0 || bands.Exists(b => b is null) ? null : new LineElement.Bands(uid, fields.Where, [.. bands.OfType<LineElement.Amplifier>()]));
                    behind = 0;
                    break;
                case var other:
                    fields.Error("element-unknown", $"{fields.Where}.type", $"'{other}' is not a known element.", "Known are Fiber, RamanFiber, Edfa, Multiband_amplifier, Roadm, Fused and Transceiver.");
                    break;
            }
        }

        return parts;
    }

    private void AddFibre(List<LineElement?> parts, string uid, FieldReader fields, FieldReader? rules, bool takesLife, ref double behind)
    {
        if (Span(fields, rules, takesLife) is not { } whole)
        {
            parts.Add(null);
            return;
        }

        var most = rules is null ? 150_000 : rules.Number("max_length", 150, 1e-3, 1e5) * (rules.FindText("length_units") is "m" ? 1 : 1000);
        var (length, count) = EqualSpans.Of(whole.Length, new(Math.Min(90_000, most)), new(Math.Min(50_000, most)), new(Math.Max(most, 1)));
        if (count > 1)
        {
            findings.Add(new(
                Severity.Warning, "fibre-split", fields.Where, FormattableString.Invariant($"'{uid}' is {whole.Length.Kilometres:0.#} km long; it was cut into {count} spans of {length.Kilometres:0.#} km with amplifiers between them."),
                "Maybe let GNPy design the network first, or place amplifiers with 'zheli line design'."));
        }

        for (var part = 0; part < count; part++)
        {
            var span = whole with { Length = length };
            parts.Add(new LineElement.Fibre(count == 1 ? uid : FormattableString.Invariant($"{uid} ({part + 1}/{count})"), fields.Where, span));
            behind += span.TotalLoss.Value;
            if (part + 1 < count && Chosen(behind) is { } model)
            {
                parts.Add(new LineElement.Amplifier(FormattableString.Invariant($"{uid} amplifier {part + 1}"), fields.Where, model, new(behind), new(0), new(0), new(0)));
                behind = 0;
            }
        }
    }

    private FibreSpan? Span(FieldReader fields, FieldReader? rules, bool takesLife)
    {
        if (fields.FindObject("params") is not { } inside)
        {
            fields.Missing("params");
            return null;
        }

        var variety = fields.FindText("type_variety") ?? inside.FindText("type_variety") ?? "SSMF";
        var type = library.Fibres.GetValueOrDefault(variety);
        if (type is null)
        {
            fields.Error("fibre-unknown", $"{fields.Where}.type_variety", $"There is no fibre '{variety}'.", $"Known are {string.Join(", ", library.Fibres.Keys)}.");
        }

        type ??= EquipmentLibrary.Shipped.Fibres["SSMF"];
        var table = FibreReader.PerFrequency(inside, "dispersion_per_frequency", "value", -1e-3, 1e-3) ?? (inside.Has("dispersion") ? null : type.DispersionTable);
        var loss = FibreReader.PerFrequency(inside, "loss_coef_per_frequency", "loss_coef_value", 1e-3, 100)
            ?? (inside.IsObject("loss_coef") ? FibreReader.PerFrequency(inside, "loss_coef", "value", 1e-3, 100)! : FrequencyTable.Constant(inside.Number("loss_coef", 1e-3, 100)));
        var reference = inside.Has("ref_frequency") ? inside.Number("ref_frequency", 1e12, 1e16)
            : inside.Has("ref_wavelength") ? Physics.LightSpeed / inside.Number("ref_wavelength", 1e-7, 1e-4) : type.ReferenceHz;
        var area = inside.Has("effective_area") ? inside.Number("effective_area", 1e-12, 1e-9)
            : inside.Has("gamma") ? 2 * Math.PI * reference * 2.6e-20 / (Physics.LightSpeed * inside.Number("gamma", 1e-5, 1e-1)) : type.EffectiveArea;
        var output = inside.Number("con_out", rules?.Number("con_out", 0, 0, 100) ?? 0, 0, 100) + (takesLife ? rules?.Number("EOL", 0, 0, 100) ?? 0 : 0);
        var length = Metres(inside);
        var span = new FibreSpan
        {
            Length = new(length),
            LossDbPerMetre = new(loss.FrequencyHz, Array.ConvertAll(loss.Values, v => v / 1000)),
            Dispersion = table ?? FrequencyTable.Constant(inside.Number("dispersion", type.Dispersion, -1e-3, 1e-3)),
            DispersionSlope = table is null ? inside.FindNumber("dispersion_slope") ?? type.DispersionSlope : null,
            EffectiveArea = area,
            PmdCoefficient = inside.Number("pmd_coef", type.PmdCoefficient, 0, 1e-11),
            InputAttenuator = new(inside.Number("att_in", 0, 0, 200)),
            InputConnector = new(inside.Number("con_in", rules?.Number("con_in", 0, 0, 100) ?? 0, 0, 100)),
            OutputConnector = new(output),
            LumpedLosses = [.. inside.Objects("lumped_losses").Select(one => new LumpedLoss(new(one.Number("position", 0, length / 1000) * 1000), new(one.Number("loss", 0, 100)))).OrderBy(l => l.Position)],
            Pumps = [.. Pumps(fields, output)],
            TemperatureK = fields.FindObject("operational")?.Number("temperature", 283, 100, 500) ?? 283,
            ReferenceFrequency = new(reference),
            Raman = EquipmentLibrary.SsmfRaman,
        };
        inside.Ignore("length", "length_units", "type_variety", "loss_coef", "gamma", "dispersion", "raman_efficiency");
        var own = inside.FindObject("raman_coefficient") is { } given ? EquipmentLibrary.ReadGain(given) : type.RamanGain;
        inside.ReportUnknown();
        return !(length > 0) || loss.Values.Length == 0 || span.Dispersion.Values.Length == 0 || !double.IsFinite(length + area + reference) ? Short(fields, length)
            : own is null ? span : span with { Raman = own.In(span) };
    }

    private static FibreSpan? Short(FieldReader fields, double length)
    {
        if (length == 0)
        {
            fields.Error("number-out-of-range", $"{fields.Where}.params.length", "A fibre has a length above 0.", "Maybe replace it by a Fused element.");
        }

        return null;
    }

    private static IEnumerable<RamanPump> Pumps(FieldReader fields, double outputDb)
    {
        foreach (var pump in fields.FindObject("operational")?.Objects("raman_pumps") ?? [])
        {
            var direction = pump.FindText("propagation_direction")?.ToLowerInvariant();
            if (direction is not ("coprop" or "counterprop"))
            {
                pump.Error("pump-direction-unknown", pump.Where, $"'{direction}' is not a direction.", "Known are coprop and counterprop.");
            }

            yield return new(new(pump.Number("power", 1e-9, 100) * (-new Decibels(outputDb)).Ratio), new(pump.Number("frequency", 1e13, 1e15)), direction == "coprop");
        }
    }

    private LineElement.Amplifier? Amplifier(string uid, FieldReader fields, string where, double lossBefore)
    {
        var operational = fields.FindObject("operational");
        var model = fields.FindText("type_variety") is { Length: > 0 } variety ? library.Amplifiers.GetValueOrDefault(variety) : null;
        if (model is null && fields.Has("type_variety") && fields.FindText("type_variety") is { Length: > 0 } unknown)
        {
            var known = string.Join(", ", library.Amplifiers.Keys.Order(StringComparer.Ordinal).Take(12));
            fields.Error("amplifier-unknown", $"{where}.type_variety", $"There is no amplifier '{unknown}'.", $"Maybe one of {known} …");
            return null;
        }

        var gain = operational?.FindNumber("gain_target");
        if (gain is null || model is null)
        {
            model ??= Chosen(lossBefore);
            findings.Add(new(
                Severity.Warning, "gain-assumed", where, FormattableString.Invariant($"'{uid}' is not designed: {model?.Variety} with {gain ?? lossBefore:0.##} dB was taken, which makes up for the loss before it."),
                "Maybe let GNPy design the network first (--save-network)."));
            gain ??= lossBefore;
        }

        double Setting(string setting, double least, double most) => operational?.Number(setting, 0, least, most) ?? 0;
        return model is null ? null
            : new(uid, where, model, new(gain.Value), new(Setting("tilt_target", -30, 30)), new(Setting("in_voa", 0, 100)), new(Setting("out_voa", 0, 100)));
    }

    /// <summary>The amplifier for design with the least noise at a gain, among those that have it; the strongest when none has.</summary>
    private AmplifierModel? Chosen(double gain)
    {
        AmplifierModel[] allowed = [.. library.Amplifiers.Values.Where(a => a.AllowedForDesign && a.Noise is not NoiseModel.TwoStages)];
        return allowed.Where(a => a.GainFlatMax.Value >= gain).MinBy(a => a.NoiseFigureAt(new(gain), new(new(-20), new(4.8e12))).Value) ?? allowed.MaxBy(a => a.GainFlatMax.Value);
    }

    private (LineElement.Roadm Roadm, double LevelDbm) RoadmOf(string uid, FieldReader fields, string[] way, int k)
    {
        var variety = fields.FindText("type_variety");
        var type = rules.Objects("Roadm").Find(r => (r.FindText("type_variety") ?? "default") == (variety ?? "default")) ?? rules.Objects("Roadm").FirstOrDefault();
        var inside = fields.FindObject("params");
        var target = inside is not null && Target(inside) is { } own ? own : type is not null && Target(type) is { } usual ? usual : new RoadmTarget.Power(new(-20));
        if (inside is not null && k + 1 < way.Length)
        {
            target = Degree(inside, "per_degree_pch_out_db", way[k + 1]) is { } dbm ? new RoadmTarget.Power(new(dbm))
                : Degree(inside, "per_degree_psd_out_mWperGHz", way[k + 1]) is { } psd ? new RoadmTarget.Density(psd)
                : Degree(inside, "per_degree_psd_out_mWperSlotWidth", way[k + 1]) is { } slot ? new RoadmTarget.SlotDensity(slot) : target;
        }

        var kind = k > 0 && Type(way[k - 1]) == "Transceiver" ? "add" : k + 1 < way.Length && Type(way[k + 1]) == "Transceiver" ? "drop" : "express";
        RoadmImpairment[] impairments = [.. Detailed(type, kind, inside, k > 0 ? way[k - 1] : "", k + 1 < way.Length ? way[k + 1] : "")];
        if (impairments.Length == 0)
        {
            double Of(string field) => inside?.Has(field) == true ? inside.Number(field, 0, 1e3) : type?.Number(field, 0, 0, 1e3) ?? 0;

            // One figure for adding and dropping together: each has half of its noise.
            var osnr = inside?.Has("add_drop_osnr") == true ? inside.Number("add_drop_osnr", -50, 200) : type?.Number("add_drop_osnr", 100, -50, 200) ?? 100;
            impairments = [new(null, null, Decibels.Zero, Of("pmd"), new(Of("pdl")), kind == "express" ? null : new Decibels(osnr) + Decibels.FromRatio(2))];
        }

        var level = target switch { RoadmTarget.Power(var power) => power.Value, RoadmTarget.Density(var d) => 10 * Math.Log10(d * 32), RoadmTarget.SlotDensity(var d) => 10 * Math.Log10(d * 50), _ => -20 };
        return (new(uid, fields.Where, target, impairments), level);
    }

    private static RoadmTarget? Target(FieldReader fields) => fields.FindNumber("target_pch_out_db") is { } dbm ? new RoadmTarget.Power(new(dbm))
        : fields.FindNumber("target_psd_out_mWperGHz") is { } psd ? new RoadmTarget.Density(psd)
        : fields.FindNumber("target_out_mWperSlotWidth") is { } slot ? new RoadmTarget.SlotDensity(slot) : null;

    private static double? Degree(FieldReader inside, string table, string uid) => inside.FindObject(table)?.FindNumber(uid);

    private static IEnumerable<RoadmImpairment> Detailed(FieldReader? type, string kind, FieldReader? inside, string from, string to)
    {
        var chosen = inside?.Objects("per_degree_impairments").Find(d => d.FindText("from_degree") == from && d.FindText("to_degree") == to)?.FindNumber("impairment_id");
        var profile = type?.Objects("roadm-path-impairments").Find(p => chosen is { } id ? p.FindNumber("roadm-path-impairments-id") == id : p.Has($"roadm-{kind}-path"));
        foreach (var one in profile?.Objects($"roadm-{kind}-path") ?? [])
        {
            var range = one.FindObject("frequency-range");
            Hertz? Edge(string edge) => range?.FindNumber(edge) is { } hz ? new Hertz(hz) : null;
            yield return new(
                Edge("lower-frequency"), Edge("upper-frequency"), new(one.Number("roadm-maxloss", 0, 0, 100)), one.Number("roadm-pmd", 0, 0, 1e-9), new(one.Number("roadm-pdl", 0, 0, 100)),
                one.FindNumber("roadm-osnr") is { } osnr ? new Decibels(osnr) : null);
        }
    }
}
