using Zheli.Geodata;
using Zheli.Operations.Storage;

namespace Zheli.Operations.Import;

/// <summary>A source file of the project while an import is made: one that is read now, or one that was read before.</summary>
internal sealed class SourceFile(int id, string name)
{
    /// <summary>Its number in the history, from 1.</summary>
    public int Id { get; } = id;

    /// <summary>File name without folders: the identity of the source.</summary>
    public string Name { get; } = name;

    /// <summary>SHA-256 of a file that is read now.</summary>
    public string Sha256 { get; init; } = "";

    /// <summary>The content of a file that is read now.</summary>
    public SourceContent? Fresh { get; init; }

    /// <summary>What the history says of a file that was read before and is not read now.</summary>
    public ImportRecord? Earlier { get; init; }

    /// <summary>What is kept of it for the next import; null where the map was generated.</summary>
    public StoredSource? Stored { get; init; }

    /// <summary>Objects of the project that come from a fresh file.</summary>
    public long Kept { get; set; }

    /// <summary>Objects of a fresh file that were left out while merging.</summary>
    public long Lost { get; set; }

    /// <summary>The record for the history.</summary>
    public ImportRecord Record(DateTimeOffset now) => Fresh is null
        ? Earlier!
        : new(Name, Sha256, KindWord(Fresh.Kind), Fresh.RowsRead, Kept, Fresh.RowsRejected + Lost, now);

    /// <summary>The word for a kind, as <c>--as</c> takes it.</summary>
    public static string KindWord(SourceKind kind) => kind switch
    {
        SourceKind.AdminAreas => "admin-areas",
        _ => kind.ToString().ToLowerInvariant(),
    };
}
