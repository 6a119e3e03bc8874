namespace Zheli.Server.Tiles;

/// <summary>Features of one kind, and the cutting of one tile of them (Mapbox Vector Tile specification 2.1).</summary>
internal sealed class TileLayer(string name, IReadOnlyList<TileFeature> features)
{
    /// <summary>Lines keep to their course within this many steps of the tile: half a pixel of a 512-pixel tile.</summary>
    private const int Tolerance = 4;

    private const int MoveTo = 1;
    private const int LineTo = 2;
    private const int ClosePath = 7;

    /// <summary>Where each feature lies and from which zoom to which it is drawn, side by side: most tiles pass over most features.</summary>
    private readonly Reach[] reaches = [.. features.Select(feature => new Reach(feature.West, feature.North, feature.East, feature.South, feature.MinZoom, feature.MaxZoom))];

    /// <summary>Writes the layer's part of a tile, or nothing when no feature lies in it.</summary>
    public void Write(TileBuffer tile, int zoom, int column, int row)
    {
        var shift = MercatorGrid.Shift(zoom);
        var margin = TileClip.Margin << shift;
        var (west, north) = ((long)column << (12 + shift), (long)row << (12 + shift));
        var side = (long)MercatorGrid.TileExtent << shift;
        var cut = new Cutting(zoom, column, row);
        for (var i = 0; i < reaches.Length; i++)
        {
            ref readonly var reach = ref reaches[i];
            if (reach.MinZoom <= zoom && reach.MaxZoom >= zoom && reach.East >= west - margin && reach.West <= west + side + margin
                && reach.South >= north - margin && reach.North <= north + side + margin)
            {
                cut.Add(features[i]);
            }
        }

        cut.Finish(tile, name);
    }

    private readonly record struct Reach(int West, int North, int East, int South, int MinZoom, int MaxZoom);

    /// <summary>The work on one tile; its buffers are used again from feature to feature.</summary>
    private sealed class Cutting(int zoom, int column, int row)
    {
        private readonly int tolerance = zoom >= MercatorGrid.MaxZoom ? 1 : Tolerance;
        private readonly TileBuffer layer = new();
        private readonly TileBuffer commands = new();
        private readonly TileBuffer packed = new();
        private readonly TileBuffer message = new();
        private readonly TagTable tags = new();
        private readonly List<(int X, int Y)> points = [];
        private readonly TileSimplify simplify = new();
        private bool any;

        public void Add(TileFeature feature)
        {
            commands.Clear();
            Geometry(feature);
            if (commands.Written.Length == 0)
            {
                return;
            }

            any = true;
            packed.Clear();
            Tag(feature.Properties);
            if (zoom >= feature.LabelZoom)
            {
                Tag(feature.Labels);
            }

            message.Clear();
            if (feature.Id != 0)
            {
                message.Number(1, (ulong)feature.Id);
            }

            message.Block(2, packed.Written);
            message.Number(3, (ulong)feature.Geometry);
            message.Block(4, commands.Written);
            layer.Block(2, message.Written);
        }

        public void Finish(TileBuffer tile, string name)
        {
            if (any)
            {
                layer.Number(15, 2);
                layer.Text(1, name);
                layer.Number(5, MercatorGrid.TileExtent);
                tags.Write(layer);
                tile.Block(3, layer.Written);
            }
        }

        private void Tag(IReadOnlyList<KeyValuePair<string, object>> properties)
        {
            foreach (var property in properties)
            {
                packed.Varint((ulong)tags.Key(property.Key));
                packed.Varint((ulong)tags.Value(property.Value));
            }
        }

        private void Geometry(TileFeature feature)
        {
            var pen = (X: 0, Y: 0);
            for (var part = 0; part < feature.Parts.Length; part++)
            {
                var path = feature.Parts[part];
                path.InTile(zoom, column, row, points);
                switch (feature.Geometry)
                {
                    case TileGeometry.Point:
                        // A point belongs to one tile; its sign reaches over the edge by itself.
                        if (points.All(point => point is { X: >= 0 and < MercatorGrid.TileExtent, Y: >= 0 and < MercatorGrid.TileExtent }))
                        {
                            Path(points, ref pen, closed: false);
                        }

                        break;
                    case TileGeometry.Line:
                        foreach (var piece in TileClip.Line(points))
                        {
                            simplify.Line(piece, tolerance);
                            if (piece.Count > 2 || piece[0] != piece[^1])
                            {
                                Path(piece, ref pen, closed: false);
                            }
                        }

                        break;
                    default:
                        if (!Ring(path.IsClosed, isOutline: part == 0, ref pen) && part == 0)
                        {
                            return;
                        }

                        break;
                }
            }
        }

        private bool Ring(bool isClosed, bool isOutline, ref (int X, int Y) pen)
        {
            if (isClosed)
            {
                points.RemoveAt(points.Count - 1);
            }

            var ring = TileClip.Ring(points);
            simplify.Ring(ring, tolerance);
            var area = DoubledArea(ring);
            if (ring.Count < 3 || area == 0)
            {
                return false;
            }

            // Outlines run clockwise on the screen, holes the other way.
            if (area > 0 != isOutline)
            {
                ring.Reverse();
            }

            Path(ring, ref pen, closed: true);
            return true;
        }

        private void Path(List<(int X, int Y)> path, ref (int X, int Y) pen, bool closed)
        {
            for (var i = 0; i < path.Count; i++)
            {
                if (i == 0)
                {
                    commands.Varint((1 << 3) | MoveTo);
                }
                else if (i == 1)
                {
                    commands.Varint(((ulong)(path.Count - 1) << 3) | LineTo);
                }

                commands.ZigZag(path[i].X - pen.X);
                commands.ZigZag(path[i].Y - pen.Y);
                pen = path[i];
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
}
