namespace Zheli.Model.Places;

/// <summary>A place's names: as found, and in Kazakh, Russian and English where known.</summary>
/// <param name="Local">The name as the source gives it; empty when the place has none.</param>
/// <param name="Kazakh">In Kazakh, or null.</param>
/// <param name="Russian">In Russian, or null.</param>
/// <param name="English">In English, or null.</param>
public sealed record PlaceNames(string Local, string? Kazakh = null, string? Russian = null, string? English = null)
{
    /// <summary>A place without any name.</summary>
    public static readonly PlaceNames None = new("");

    /// <summary>True when no name is known in any language.</summary>
    public bool IsEmpty => Local.Length == 0 && Kazakh is null && Russian is null && English is null;

    /// <summary>The name to show in a language (<c>kk</c>, <c>ru</c>, <c>en</c>), falling back to the local one and then to any.</summary>
    public string In(string language) => language switch
    {
        "kk" => Kazakh,
        "ru" => Russian,
        "en" => English,
        _ => null,
    } ?? (Local.Length > 0 ? Local : Russian ?? Kazakh ?? English ?? "");
}
