using Zheli.Model.Network;
using Zheli.Model.Places;

namespace Zheli.Geodata.Synthetic;

/// <summary>
/// Streets of the sample's places: bent grids of long streets with plots on both sides, cross streets between them, some blocks left open. As long as the homes of the
/// place need, turned at random, with the middle where the roads end.
/// </summary>
internal static class SampleStreets
{
    private const double PeoplePerHome = 4;
    private const double MetresOfStreetPerHome = 12.5;
    private const double StreetSpacing = 70;
    private const double CrossSpacing = 250;
    private const double OpenBlocks = 0.06;
    private const double Jitter = 0.08;
    private const double MetresPerDegree = 111_320;

    /// <summary>The streets of a place as lines that meet at shared points.</summary>
    /// <param name="place">The place.</param>
    /// <param name="number">Its number: places of one size look different.</param>
    /// <param name="seed">Seed of the country.</param>
    public static IEnumerable<(CorridorKind Kind, GeoPoint[] Line)> Of(SampleTown place, int number, int seed)
    {
        var random = new SampleRandom(SampleRandom.Mix(((ulong)(uint)seed << 32) ^ (ulong)(uint)number ^ 0x5354_5245_4554UL));
        var metres = Math.Max(CrossSpacing, place.People / PeoplePerHome * MetresOfStreetPerHome / (1 - OpenBlocks));
        var side = Math.Sqrt(metres * StreetSpacing);
        int rows = Math.Max(1, (int)Math.Round(side / StreetSpacing)), columns = Math.Max(1, (int)Math.Ceiling(metres / rows / CrossSpacing));
        var (turn, points) = (random.Between(0, Math.PI / 2), new GeoPoint[rows, columns + 1]);
        int middleRow = rows / 2, middleColumn = (columns + 1) / 2;
        for (var r = 0; r < rows; r++)
        {
            for (var c = 0; c <= columns; c++)
            {
                double dx = Jitter * random.Gauss(), dy = Jitter * random.Gauss();
                points[r, c] = r == middleRow && c == middleColumn
                    ? place.Ground
                    : At(place.Ground, (c - middleColumn + dx) * CrossSpacing, (r - middleRow + dy) * StreetSpacing, turn);
            }
        }

        for (var r = 0; r < rows; r++)
        {
            var kind = r == middleRow ? CorridorKind.Tertiary : CorridorKind.Local;
            foreach (var line in Runs(columns + 1, c => points[r, c], random, r == middleRow ? 0 : OpenBlocks))
            {
                yield return (kind, line);
            }
        }

        // Every second column is a street across.
        for (var c = middleColumn % 2; c <= columns && rows > 1; c += 2)
        {
            foreach (var line in Runs(rows, r => points[r, c], random, c == middleColumn ? 0 : OpenBlocks))
            {
                yield return (CorridorKind.Local, line);
            }
        }
    }

    /// <summary>A row of points as lines, broken where a block is left open.</summary>
    private static IEnumerable<GeoPoint[]> Runs(int count, Func<int, GeoPoint> at, SampleRandom random, double open)
    {
        var line = new List<GeoPoint> { at(0) };
        for (var i = 1; i < count; i++)
        {
            if (random.Next() < open)
            {
                if (line.Count > 1)
                {
                    yield return [.. line];
                }

                line.Clear();
            }

            line.Add(at(i));
        }

        if (line.Count > 1)
        {
            yield return [.. line];
        }
    }

    private static GeoPoint At(GeoPoint centre, double along, double across, double turn)
    {
        double east = (along * Math.Cos(turn)) - (across * Math.Sin(turn)), north = (along * Math.Sin(turn)) + (across * Math.Cos(turn));
        var point = new GeoPoint(
            centre.Longitude + (east / (MetresPerDegree * Math.Cos(centre.Latitude * (Math.PI / 180)))), centre.Latitude + (north / MetresPerDegree));
        return GeoPoint.FromGrid(point.GridX, point.GridY);
    }
}
