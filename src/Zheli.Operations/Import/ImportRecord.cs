namespace Zheli.Operations.Import;

/// <summary>
/// One source file of a project. The file name is the identity of a source: importing a file of the same name again replaces what came from it.
/// </summary>
/// <param name="File">File name without folders.</param>
/// <param name="Sha256">SHA-256 of its bytes, hexadecimal.</param>
/// <param name="Kind">What it holds, in the words of <c>--as</c>.</param>
/// <param name="RowsRead">Rows, features or elements read.</param>
/// <param name="RowsKept">Of these, how many the project uses.</param>
/// <param name="RowsRejected">Of these, how many were left out because of a finding.</param>
/// <param name="ImportedAt">When.</param>
public sealed record ImportRecord(string File, string Sha256, string Kind, long RowsRead, long RowsKept, long RowsRejected, DateTimeOffset ImportedAt);
