using System.Text.Json;
using Zheli.Model.Places;

namespace Zheli.Geodata.Vector;

/// <summary>
/// Reads a GeoJSON <c>coordinates</c> value of any depth into flat lists. The geometry's type may stand before or after its
/// coordinates, so the nesting is kept as found and the shape is put together afterwards.
/// </summary>
internal sealed class CoordinateParser
{
    private readonly List<GeoPoint> points = [];
    private readonly List<int> rowEnds = [];
    private readonly List<int> partEnds = [];
    private int positionDepth;

    /// <summary>Why the coordinates cannot be used, or null.</summary>
    public string? Problem { get; private set; }

    /// <summary>Reads the value on which the reader stands.</summary>
    public void Read(ref Utf8JsonReader reader)
    {
        points.Clear();
        rowEnds.Clear();
        partEnds.Clear();
        (positionDepth, Problem) = (0, null);
        if (reader.TokenType != JsonTokenType.StartArray)
        {
            Problem = "the coordinates are not a list";
            reader.TrySkip();
            return;
        }

        int depth = 1, numbers = 0;
        double x = 0, y = 0;
        while (depth > 0 && reader.Read())
        {
            switch (reader.TokenType)
            {
                case JsonTokenType.StartArray:
                    depth++;
                    numbers = 0;
                    break;
                case JsonTokenType.Number:
                    StayAt(depth);
                    var value = reader.TryGetDouble(out var number) ? number : double.NaN;
                    (x, y) = numbers switch { 0 => (value, y), 1 => (x, value), _ => (x, y) };
                    numbers++;
                    break;
                case JsonTokenType.EndArray:
                    Close(depth, numbers, x, y);
                    depth--;
                    numbers = 0;
                    break;
                case JsonTokenType.StartObject:
                    Problem ??= "an object stands where a number should";
                    reader.TrySkip();
                    break;
                default:
                    Problem ??= $"a coordinate is {Describe(ref reader)}, not a number";
                    StayAt(depth);
                    numbers++;
                    break;
            }
        }
    }

    /// <summary>The shape of a geometry of this type with the coordinates read last; null, with <see cref="Problem"/> set or not, when there is none.</summary>
    public VectorGeometry? Assemble(string? type)
    {
        if (Problem is not null || points.Count == 0)
        {
            return null;
        }

        var (shape, depth) = type switch
        {
            "Point" => (GeometryShape.Points, 1),
            "MultiPoint" => (GeometryShape.Points, 2),
            "LineString" => (GeometryShape.Lines, 2),
            "MultiLineString" => (GeometryShape.Lines, 3),
            "Polygon" => (GeometryShape.Polygons, 3),
            "MultiPolygon" => (GeometryShape.Polygons, 4),
            _ => (GeometryShape.Points, 0),
        };
        if (depth != positionDepth)
        {
            Problem = $"the coordinates are nested {positionDepth} deep, which does not fit the type '{type ?? "none"}'";
            return null;
        }

        var all = points.ToArray();
        return new VectorGeometry(shape, depth switch
        {
            1 => [[all]],
            2 when shape == GeometryShape.Points => [.. all.Select(p => new[] { new[] { p } })],
            2 => [[all]],
            3 when shape == GeometryShape.Lines => [.. Rows(all, 0, rowEnds.Count).Select(row => new[] { row })],
            3 => [[.. Rows(all, 0, rowEnds.Count)]],
            _ => Polygons(all),
        });
    }

    private static string Describe(ref Utf8JsonReader reader) => reader.TokenType switch
    {
        JsonTokenType.Null => "null",
        JsonTokenType.String => "text",
        _ => "true or false",
    };

    private void StayAt(int depth)
    {
        if (positionDepth == 0)
        {
            positionDepth = depth;
        }
        else if (positionDepth != depth)
        {
            Problem ??= "the lists of coordinates are nested unevenly";
        }
    }

    private void Close(int depth, int numbers, double x, double y)
    {
        if (depth == positionDepth)
        {
            if (numbers < 2)
            {
                Problem ??= "a position has fewer than two numbers";
            }
            else if (!double.IsFinite(x) || !double.IsFinite(y))
            {
                Problem ??= "a coordinate is not a finite number";
            }

            points.Add(new GeoPoint(x, y));
        }
        else if (depth == positionDepth - 1 && points.Count > (rowEnds.Count == 0 ? 0 : rowEnds[^1]))
        {
            rowEnds.Add(points.Count);
        }
        else if (depth == positionDepth - 2 && rowEnds.Count > (partEnds.Count == 0 ? 0 : partEnds[^1]))
        {
            partEnds.Add(rowEnds.Count);
        }
    }

    private GeoPoint[][][] Polygons(GeoPoint[] all)
    {
        var parts = new GeoPoint[partEnds.Count][][];
        for (var i = 0; i < parts.Length; i++)
        {
            var from = i == 0 ? 0 : partEnds[i - 1];
            parts[i] = Rows(all, from, partEnds[i]);
        }

        return parts;
    }

    private GeoPoint[][] Rows(GeoPoint[] all, int from, int to)
    {
        var rows = new GeoPoint[to - from][];
        for (var i = from; i < to; i++)
        {
            rows[i - from] = all[(i == 0 ? 0 : rowEnds[i - 1])..rowEnds[i]];
        }

        return rows;
    }
}
