namespace Zheli.Server;

/// <summary>What to serve, and to whom.</summary>
public sealed record ServeOptions
{
    /// <summary>The address when none is given: this computer alone.</summary>
    public const string DefaultUrl = "http://127.0.0.1:8080";

    /// <summary>The project file.</summary>
    public required string ProjectPath { get; init; }

    /// <summary>Addresses to listen on, separated by semicolons; one that others can reach has to be named here.</summary>
    public string Urls { get; init; } = DefaultUrl;

    /// <summary>Offer nothing that changes the project.</summary>
    public bool ReadOnly { get; init; }

    /// <summary>Folder of the built page; null looks beside the executable and in the source tree.</summary>
    public string? WebRoot { get; init; }

    /// <summary>Names by which browsers may call the server, beyond localhost, plain addresses and the names in <see cref="Urls"/>.</summary>
    public IReadOnlyList<string> Hosts { get; init; } = [];

    /// <summary>Told the addresses once the server listens; a port 0 has become a real one.</summary>
    public Action<IReadOnlyCollection<string>>? Listening { get; init; }

    /// <summary>Told each question that met a fault in the server, and the fault.</summary>
    public Action<string, Exception>? Fault { get; init; }
}
