using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using Zheli.Model.Places;
using Zheli.Model.Programme;
using Zheli.Operations.Words;

namespace Zheli.Operations.Export;

/// <summary>
/// The fibre spans of a plan as a GNPy topology: every active site is a ROADM with a transceiver, every span a fibre in each direction, with the length of its cable. Beside it a
/// small equipment library, with which GNPy (and <c>zheli line paths</c>) reads it.
/// </summary>
internal static class GnpyExport
{
    private const double LossDbPerKm = 0.22;

    private static readonly JsonWriterOptions Format = new() { Indented = true, Encoder = JavaScriptEncoder.Create(UnicodeRanges.All), SkipValidation = true };

    /// <summary>Amplifier, fibre and defaults as GNPy's example library has them (BSD-3-Clause, Telecom Infra Project); one 100 Gbit/s mode.</summary>
    private const string EquipmentText = """
        {
          "Edfa": [
            { "type_variety": "std_medium_gain", "type_def": "variable_gain", "gain_flatmax": 26, "gain_min": 15, "p_max": 23, "nf_min": 6, "nf_max": 10, "out_voa_auto": false, "allowed_for_design": true },
            { "type_variety": "std_low_gain", "type_def": "variable_gain", "gain_flatmax": 16, "gain_min": 8, "p_max": 23, "nf_min": 6.5, "nf_max": 11, "out_voa_auto": false, "allowed_for_design": true }
          ],
          "Fiber": [ { "type_variety": "SSMF", "dispersion": 1.67e-05, "effective_area": 83e-12, "pmd_coef": 1.265e-15 } ],
          "Span": [
            { "power_mode": true, "delta_power_range_db": [0, 0, 0.5], "max_fiber_lineic_loss_for_raman": 0.25, "target_extended_gain": 2.5, "max_length": 150, "length_units": "km", "max_loss": 28, "padding": 10, "EOL": 0, "con_in": 0, "con_out": 0 }
          ],
          "Roadm": [ { "target_pch_out_db": -20, "add_drop_osnr": 38, "pmd": 0, "pdl": 0, "restrictions": { "preamp_variety_list": [], "booster_variety_list": [] } } ],
          "SI": [ { "f_min": 191.3e12, "baud_rate": 32e9, "f_max": 196.1e12, "spacing": 50e9, "power_dbm": 0, "power_range_db": [0, 0, 1], "roll_off": 0.15, "tx_osnr": 40, "sys_margins": 2 } ],
          "Transceiver": [
            { "type_variety": "coherent", "frequency": { "min": 191.35e12, "max": 196.1e12 }, "mode": [ { "format": "100G", "baud_rate": 32e9, "OSNR": 12, "bit_rate": 100e9, "roll_off": 0.15, "tx_osnr": 40, "min_spacing": 37.5e9, "cost": 1 } ] }
          ]
        }

        """;

    /// <summary>Writes the equipment library.</summary>
    public static void Equipment(Stream stream) => stream.Write(Encoding.UTF8.GetBytes(EquipmentText));

    /// <summary>Writes the topology.</summary>
    public static void Topology(Stream stream, ExportPlan it)
    {
        var names = new SiteNames(it);
        var sites = new SortedDictionary<string, GeoPoint>(StringComparer.Ordinal);
        var spans = it.Plan.Spans.Select(s => (Inner: names.Inner(s), Outer: names.Outer(s), Span: s)).ToList();
        foreach (var (inner, outer, span) in spans)
        {
            sites.TryAdd(inner, span.Points[0]);
            sites.TryAdd(outer, span.Points[^1]);
        }

        using var json = new Utf8JsonWriter(stream, Format);
        json.WriteStartObject();
        json.WriteStartArray("elements");
        foreach (var (site, place) in sites)
        {
            Element(json, "roadm " + site, "Roadm", site, place, null);
            Element(json, "trx " + site, "Transceiver", site, place, null);
        }

        foreach (var (inner, outer, span) in spans)
        {
            foreach (var uid in new[] { Fibre(inner, outer), Fibre(outer, inner) })
            {
                Element(json, uid, "Fiber", "", span.Points[span.Points.Length / 2], span.Route / 1000);
            }
        }

        json.WriteEndArray();
        json.WriteStartArray("connections");
        foreach (var site in sites.Keys)
        {
            Connection(json, "trx " + site, "roadm " + site);
            Connection(json, "roadm " + site, "trx " + site);
        }

        foreach (var (inner, outer, _) in spans)
        {
            foreach (var (from, to) in new[] { (inner, outer), (outer, inner) })
            {
                Connection(json, "roadm " + from, Fibre(from, to));
                Connection(json, Fibre(from, to), "roadm " + to);
            }
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static string Fibre(string from, string to) => $"fiber ({from} → {to})";

    private static void Element(Utf8JsonWriter json, string uid, string type, string city, GeoPoint place, double? kilometres)
    {
        json.WriteStartObject();
        json.WriteString("uid", uid);
        json.WriteString("type", type);
        if (kilometres is { } length)
        {
            json.WriteString("type_variety", "SSMF");
            json.WriteStartObject("params");
            json.WriteNumber("length", Math.Round(length, 6));
            json.WriteString("length_units", "km");
            json.WriteNumber("loss_coef", LossDbPerKm);
            json.WriteNumber("con_in", 0.5);
            json.WriteNumber("con_out", 0.5);
            json.WriteEndObject();
        }

        json.WriteStartObject("metadata");
        json.WriteStartObject("location");
        json.WriteString("city", city);
        json.WriteString("region", "");
        json.WriteNumber("latitude", place.Latitude);
        json.WriteNumber("longitude", place.Longitude);
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void Connection(Utf8JsonWriter json, string from, string to)
    {
        json.WriteStartObject();
        json.WriteString("from_node", from);
        json.WriteString("to_node", to);
        json.WriteEndObject();
    }

    /// <summary>One name for each active site, whichever span speaks of it.</summary>
    private sealed class SiteNames
    {
        private readonly Dictionary<(string Edge, double Offset), string> names = [];

        public SiteNames(ExportPlan it)
        {
            var places = it.Territory.Settlements.ToDictionary(s => s.Id);
            foreach (var planned in it.Plan.Settlements)
            {
                if (planned.EdgeKey is { } edge && places.TryGetValue(planned.SettlementId, out var place))
                {
                    names[(edge, 0)] = string.Create(CultureInfo.InvariantCulture, $"{place.Names.In(it.Language.Code())} {place.Id}");
                }
            }
        }

        public string Outer(PlanSpan span) => Of(span.EdgeKey, span.Offset);

        /// <summary>Where the span hangs from the existing network its place is its name.</summary>
        public string Inner(PlanSpan span) => span.InnerEdgeKey is { } edge
            ? Of(edge, span.InnerOffset)
            : string.Create(CultureInfo.InvariantCulture, $"network {span.Points[0].Longitude:0.0000} {span.Points[0].Latitude:0.0000}");

        private string Of(string edge, double offset) => names.TryGetValue((edge, offset), out var known)
            ? known
            : string.Create(CultureInfo.InvariantCulture, $"site {edge}{(offset > 0 ? $"+{offset:0}" : "")}");
    }
}
