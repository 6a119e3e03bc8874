namespace Zheli.Server.Tiles;

/// <summary>Features of one kind, and the cutting of one tile of them (Mapbox Vector Tile specification 2.1).</summary>
internal sealed class TileLayer(string name, IReadOnlyList<TileFeature> features)
{
    /// <summary>Lines are thinned to this many steps of the tile: half a pixel of a 512-pixel tile.</summary>
    private const int Thinning = 4;

    private const int MoveTo = 1;
    private const int LineTo = 2;
    private const int ClosePath = 7;

    /// <summary>Writes the layer's part of a tile, or nothing when no feature lies in it.</summary>
    public void Write(TileBuffer tile, int zoom, int column, int row)
    {
        var shift = MercatorGrid.Shift(zoom);
        var margin = TileClip.Margin << shift;
        var (west, north) = ((long)column << (12 + shift), (long)row << (12 + shift));
        var side = (long)MercatorGrid.TileExtent << shift;
        var layer = new TileBuffer();
        var tags = new TagTable();
        var any = false;
        foreach (var feature in features)
        {
            if (feature.MinZoom > zoom || feature.East < west - margin || feature.West > west + side + margin
                || feature.South < north - margin || feature.North > north + side + margin)
            {
                continue;
            }

            var geometry = Geometry(feature, zoom, column, row);
            if (geometry.Written.Length > 0)
            {
                any = true;
                layer.Block(2, Feature(feature, geometry, tags).Written);
            }
        }

        if (any)
        {
            layer.Number(15, 2);
            layer.Text(1, name);
            layer.Number(5, MercatorGrid.TileExtent);
            tags.Write(layer);
            tile.Block(3, layer.Written);
        }
    }

    private static TileBuffer Feature(TileFeature feature, TileBuffer geometry, TagTable tags)
    {
        var packed = new TileBuffer();
        foreach (var property in feature.Properties)
        {
            packed.Varint((ulong)tags.Key(property.Key));
            packed.Varint((ulong)tags.Value(property.Value));
        }

        var message = new TileBuffer();
        message.Block(2, packed.Written);
        message.Number(3, (ulong)feature.Geometry);
        message.Block(4, geometry.Written);
        return message;
    }

    private static TileBuffer Geometry(TileFeature feature, int zoom, int column, int row)
    {
        var commands = new TileBuffer();
        var pen = (X: 0, Y: 0);
        for (var part = 0; part < feature.X.Length; part++)
        {
            var points = ToTile(feature, part, zoom, column, row);
            switch (feature.Geometry)
            {
                case TileGeometry.Point:
                    Path(commands, points, ref pen, closed: false);
                    break;
                case TileGeometry.Line:
                    foreach (var piece in TileClip.Line(points))
                    {
                        Path(commands, piece, ref pen, closed: false);
                    }

                    break;
                default:
                    var ring = TileClip.Ring(points);
                    var area = DoubledArea(ring);
                    if (ring.Count < 3 || (area == 0 && part == 0))
                    {
                        if (part == 0)
                        {
                            return commands;
                        }

                        continue;
                    }

                    // Outlines run clockwise on the screen, holes the other way.
                    if (area > 0 != (part == 0))
                    {
                        ring.Reverse();
                    }

                    Path(commands, ring, ref pen, closed: true);
                    break;
            }
        }

        return commands;
    }

    private static List<(int X, int Y)> ToTile(TileFeature feature, int part, int zoom, int column, int row)
    {
        var shift = MercatorGrid.Shift(zoom);
        var (left, top) = (column << 12, row << 12);
        var (xs, ys) = (feature.X[part], feature.Y[part]);
        var closed = feature.Geometry == TileGeometry.Polygon;
        var count = closed && xs.Length > 1 && xs[0] == xs[^1] && ys[0] == ys[^1] ? xs.Length - 1 : xs.Length;
        var points = new List<(int X, int Y)>(Math.Min(count, 256));
        for (var i = 0; i < count; i++)
        {
            var point = (X: (xs[i] >> shift) - left, Y: (ys[i] >> shift) - top);
            if (points.Count > 0 && IsNear(points[^1], point))
            {
                // The last point of a line stays: the next line begins there.
                if (i == count - 1 && !closed && points.Count > 1)
                {
                    points[^1] = point;
                }
                else if (i < count - 1 || closed || points[^1] == point)
                {
                    continue;
                }
            }

            points.Add(point);
        }

        return points;
    }

    private static bool IsNear((int X, int Y) a, (int X, int Y) b) => Math.Abs(a.X - b.X) < Thinning && Math.Abs(a.Y - b.Y) < Thinning;

    private static void Path(TileBuffer commands, List<(int X, int Y)> points, ref (int X, int Y) pen, bool closed)
    {
        for (var i = 0; i < points.Count; i++)
        {
            if (i == 0)
            {
                commands.Varint((1 << 3) | MoveTo);
            }
            else if (i == 1)
            {
                commands.Varint(((ulong)(points.Count - 1) << 3) | LineTo);
            }

            commands.ZigZag(points[i].X - pen.X);
            commands.ZigZag(points[i].Y - pen.Y);
            pen = points[i];
        }

        if (closed)
        {
            commands.Varint((1 << 3) | ClosePath);
        }
    }

    /// <summary>Twice the area of a ring, positive when it runs clockwise on a screen (y downwards).</summary>
    private static long DoubledArea(List<(int X, int Y)> ring)
    {
        var sum = 0L;
        for (var i = 0; i < ring.Count; i++)
        {
            var (a, b) = (ring[i], ring[(i + 1) % ring.Count]);
            sum += ((long)a.X * b.Y) - ((long)b.X * a.Y);
        }

        return sum;
    }
}
