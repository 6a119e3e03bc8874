using Zheli.Geodata;

namespace Zheli.Operations.Import;

/// <summary>What to import.</summary>
/// <param name="Project">Path of the project; a new one is made when there is none.</param>
/// <param name="Sources">Paths of the source files.</param>
/// <param name="As">What the files hold, when the user says it; null to find it out from their content.</param>
/// <param name="Threads">Threads to use; the project does not depend on it.</param>
public sealed record ImportRequest(string Project, IReadOnlyList<string> Sources, SourceKind? As, int Threads);
