using System.Text.Json.Serialization;
using Zheli.Model;

namespace Zheli.Operations.Line;

/// <summary>Routes between two nodes of an optical network.</summary>
/// <param name="From">Where they begin.</param>
/// <param name="To">Where they end.</param>
/// <param name="Nodes">Nodes of the network.</param>
/// <param name="Links">Links of the network.</param>
/// <param name="Routes">The shortest routes without loops, by length; one unless more were asked for.</param>
/// <param name="Pair">The shortest pair of disjoint routes; null when none was asked for or there is none.</param>
/// <param name="Reason">Why there is no pair, or no route; null where there is.</param>
/// <param name="Findings">What was noticed in the file.</param>
public sealed record LinePathsAnswer(
    [property: JsonPropertyName("from")] string From,
    [property: JsonPropertyName("to")] string To,
    [property: JsonPropertyName("nodes")] int Nodes,
    [property: JsonPropertyName("links")] int Links,
    [property: JsonPropertyName("routes")] IReadOnlyList<RouteAnswer> Routes,
    [property: JsonPropertyName("disjoint")] RoutePairAnswer? Pair,
    [property: JsonPropertyName("reason")] string? Reason,
    [property: JsonPropertyName("findings")] IReadOnlyList<Finding> Findings);

/// <summary>One route.</summary>
/// <param name="LengthKm">Length of fibre, km.</param>
/// <param name="LatencyMs">One-way delay in the fibre (4.8967 µs/km), ms.</param>
/// <param name="Nodes">Nodes passed, both ends included.</param>
/// <param name="Elements">Every element on the way, nodes included, as a line is propagated.</param>
/// <param name="GsnrMinDb">Signal over all noise of the worst channel, dB in 0.1 nm; null when no light was sent.</param>
/// <param name="GsnrMeanDb">The same in the mean of the channels.</param>
public sealed record RouteAnswer(
    [property: JsonPropertyName("length_km")] double LengthKm,
    [property: JsonPropertyName("latency_ms")] double LatencyMs,
    [property: JsonPropertyName("nodes")] IReadOnlyList<string> Nodes,
    [property: JsonPropertyName("elements")] IReadOnlyList<string> Elements,
    [property: JsonPropertyName("gsnr_db_01nm_min")] double? GsnrMinDb,
    [property: JsonPropertyName("gsnr_db_01nm_mean")] double? GsnrMeanDb);

/// <summary>Two disjoint routes.</summary>
/// <param name="Kind">What they do not share: <c>links</c> or <c>nodes</c>.</param>
/// <param name="LengthKm">The sum of both, km.</param>
/// <param name="IsShortest">True when it is proved that no pair is shorter in sum.</param>
/// <param name="First">The shorter one.</param>
/// <param name="Second">The other.</param>
public sealed record RoutePairAnswer(
    [property: JsonPropertyName("kind")] string Kind,
    [property: JsonPropertyName("length_km")] double LengthKm,
    [property: JsonPropertyName("is_shortest")] bool IsShortest,
    [property: JsonPropertyName("first")] RouteAnswer First,
    [property: JsonPropertyName("second")] RouteAnswer Second);
