using System.Globalization;
using System.Text;
using Zheli.Model;

namespace Zheli.Operations.Solve;

/// <summary>
/// The proof of a bound as text, in the file's own vertex numbers and in whole numbers (costs × <c>scale</c>):
/// <c>root r</c> or <c>root added μ</c>, <c>bound B</c>, then for each terminal <c>T vertex value</c> and its listed vertices <c>V vertex potential</c>. Where
/// that is not enough, version 2: numbers are parts of a whole, and balances <c>B vertex value</c> stand before the terminals.
/// </summary>
internal static class StpCertificateFile
{
    private const string Head = "zheli steiner certificate";

    /// <summary>Writes a proof.</summary>
    public static void Write(Stream stream, StpInstance instance, StpProof proof)
    {
        using var text = new StreamWriter(stream, new UTF8Encoding(false), bufferSize: 1 << 16, leaveOpen: true) { NewLine = "\n" };
        var dual = proof.Dual;
        bool added = proof.Root == instance.Graph.Graph.VertexCount;
        Line(text, $"{Head} {(dual.Parts > 1 || dual.Balance.Length > 0 ? 2 : 1)}");
        text.WriteLine($"name {instance.Name}");
        Line(text, $"scale {(Int128)instance.Scale * dual.Parts}");
        Line(text, added ? (FormattableString)$"root added {proof.RootCost}" : $"root {proof.Root + 1}");
        Line(text, $"bound {proof.Sum}");
        for (int i = 0; i < dual.Balance.Length; i++)
        {
            Line(text, $"B {dual.BalanceVertex[i] + 1} {dual.Balance[i]}");
        }

        for (int t = 0; t < dual.Terminal.Length; t++)
        {
            Line(text, $"T {dual.Terminal[t] + 1} {dual.TerminalValue[t]}");
            for (int at = dual.Start[t]; at < dual.Start[t + 1]; at++)
            {
                Line(text, $"V {dual.Vertex[at] + 1} {dual.Potential[at]}");
            }
        }
    }

    private static void Line(StreamWriter text, FormattableString line) => text.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}
