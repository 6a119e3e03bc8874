using System.Text.Json;

namespace Zheli.Server;

/// <summary>Names of enumerated values as they go over the wire: kebab-case, the same in JSON and in tiles.</summary>
internal static class Words
{
    /// <summary>How the names are made.</summary>
    public static readonly JsonNamingPolicy Policy = JsonNamingPolicy.KebabCaseLower;

    /// <summary>The word for a value.</summary>
    public static string Of<T>(T value)
        where T : struct, Enum => Policy.ConvertName(value.ToString());
}
