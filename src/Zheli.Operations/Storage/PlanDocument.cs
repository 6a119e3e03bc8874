using System.Text.Json;
using System.Text.Json.Serialization;
using Zheli.Model.Programme;

namespace Zheli.Operations.Storage;

/// <summary>
/// The options and the summary of a plan as JSON texts. What does not belong to the plan is left out, so that the same plan gives the same
/// texts: the number of threads, and the seconds, which have columns of their own.
/// </summary>
internal static class PlanDocument
{
    private static readonly StageSeconds NoSeconds = new(0, 0, 0, 0, 0);

    /// <summary>The options as text.</summary>
    public static string Write(PlanOptions options) => JsonSerializer.Serialize(options with { Threads = 1 }, PlanJson.Default.PlanOptions);

    /// <summary>The summary as text.</summary>
    public static string Write(PlanSummary summary) => JsonSerializer.Serialize(summary with { Seconds = NoSeconds }, PlanJson.Default.PlanSummary);

    /// <summary>The options from text.</summary>
    public static PlanOptions ReadOptions(Database database, string text) =>
        Read(database, () => JsonSerializer.Deserialize(text, PlanJson.Default.PlanOptions));

    /// <summary>The summary from text and seconds.</summary>
    public static PlanSummary ReadSummary(Database database, string text, StageSeconds seconds) =>
        Read(database, () => JsonSerializer.Deserialize(text, PlanJson.Default.PlanSummary)) with { Seconds = seconds };

    private static T Read<T>(Database database, Func<T?> parse)
        where T : class
    {
        try
        {
            return parse() ?? throw database.Damaged("the summary of a plan is empty");
        }
        catch (JsonException)
        {
            throw database.Damaged("the summary of a plan cannot be read");
        }
    }
}

/// <summary>How the texts are written; generated at build time, because reflection costs a tenth of a second at start.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UseStringEnumConverter = true, RespectNullableAnnotations = true)]
[JsonSerializable(typeof(PlanOptions))]
[JsonSerializable(typeof(PlanSummary))]
internal sealed partial class PlanJson : JsonSerializerContext;
