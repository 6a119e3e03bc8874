using System.Globalization;
using System.Text;
using Zheli.Model;

namespace Zheli.Operations.Solve;

/// <summary>
/// The proof of a bound as text, in the file's own vertex numbers and in whole numbers (costs × <c>scale</c>):
/// <c>root r</c> or <c>root added μ</c>, <c>bound B</c>, then for each terminal <c>T vertex value</c> and its listed vertices <c>V vertex potential</c>.
/// </summary>
internal static class StpCertificateFile
{
    private const string Head = "zheli steiner certificate 1";

    /// <summary>Writes a proof.</summary>
    public static void Write(Stream stream, StpInstance instance, StpProof proof)
    {
        using var text = new StreamWriter(stream, new UTF8Encoding(false), bufferSize: 1 << 16, leaveOpen: true) { NewLine = "\n" };
        var dual = proof.Dual;
        bool added = proof.Root == instance.Graph.Graph.VertexCount;
        text.WriteLine(Head);
        text.WriteLine($"name {instance.Name}");
        Line(text, $"scale {instance.Scale}");
        Line(text, added ? (FormattableString)$"root added {proof.RootCost}" : $"root {proof.Root + 1}");
        Line(text, $"bound {proof.Bound}");
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
