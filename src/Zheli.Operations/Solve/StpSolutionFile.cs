using System.Globalization;
using System.Text;
using Zheli.Model;

namespace Zheli.Operations.Solve;

/// <summary>
/// A tree as text: a head line, <c>name</c>, <c>cost</c>, then <c>E u v</c> for each edge in the file's own numbers; <c>V v</c> names the vertex of a tree
/// that has one vertex only.
/// </summary>
internal static class StpSolutionFile
{
    private const string Head = "zheli steiner solution 1";

    /// <summary>Writes a tree.</summary>
    public static void Write(Stream stream, StpInstance instance, SolvedTree tree)
    {
        var graph = instance.Graph.Graph;
        Write(
            stream, instance.Name, instance.Unscaled(tree.Cost), tree.Edges.Select(e => (graph.Tail[e] + 1, graph.Head[e] + 1)), tree.Edges.Length == 0 && tree.Vertex >= 0 ? tree.Vertex + 1 : null);
    }

    /// <summary>Writes a tree given in the numbers of its file.</summary>
    /// <param name="stream">Where to.</param>
    /// <param name="name">Name of the instance.</param>
    /// <param name="cost">Its edges and the prizes outside it.</param>
    /// <param name="edges">Its edges by their ends.</param>
    /// <param name="vertex">The vertex of a tree without edges that has no root.</param>
    public static void Write(Stream stream, string name, decimal cost, IEnumerable<(int U, int V)> edges, int? vertex = null)
    {
        using var text = new StreamWriter(stream, new UTF8Encoding(false), leaveOpen: true) { NewLine = "\n" };
        text.WriteLine(Head);
        text.WriteLine($"name {name}");
        text.WriteLine(string.Create(CultureInfo.InvariantCulture, $"cost {cost}"));
        foreach (var (u, v) in edges)
        {
            text.WriteLine(string.Create(CultureInfo.InvariantCulture, $"E {u} {v}"));
        }

        if (vertex is { } alone)
        {
            text.WriteLine(string.Create(CultureInfo.InvariantCulture, $"V {alone}"));
        }
    }

    /// <summary>Reads a tree: its stated cost, its edges by their ends, and its single vertex or −1.</summary>
    /// <exception cref="BadInputException">A line cannot be read, or there is no tree.</exception>
    public static (decimal? Cost, List<(int U, int V)> Edges, int Vertex) Read(string path, int vertexCount)
    {
        var edges = new List<(int U, int V)>();
        decimal? cost = null;
        int vertex = -1, line = 0;
        foreach (string text in StpText.Lines(path))
        {
            line++;
            string[] words = text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
            switch (words)
            {
                case []:
                    break;
                case ["cost", var number] when decimal.TryParse(number, NumberStyles.Float, CultureInfo.InvariantCulture, out decimal stated):
                    cost = stated;
                    break;
                case ["E", var u, var v]:
                    edges.Add((StpText.Vertex(path, line, u, vertexCount), StpText.Vertex(path, line, v, vertexCount)));
                    break;
                case ["V", var v]:
                    vertex = StpText.Vertex(path, line, v, vertexCount);
                    break;
                case ["name", ..] or ["zheli", "steiner", "solution", "1"]:
                    break;
                default:
                    throw StpText.Unreadable(path, line, text);
            }
        }

        return cost is not null || edges.Count > 0 || vertex >= 0
            ? (cost, edges, vertex)
            : throw new BadInputException("solution-empty", Path.GetFileName(path), "The file names no edge, no vertex and no cost.", "Maybe it was not written to its end.");
    }
}
