using Zheli.Model.Network;
using Zheli.Model.Places;

namespace Zheli.Geodata.Synthetic;

/// <summary>
/// The sample's relief on a grid of four arc-minutes and the rivers that would run on it: hollows are filled and every cell drains to its lowest
/// way out (Barnes, Lehman and Mulla, Computers &amp; Geosciences 62, 2014); cells that gather enough land are rivers.
/// </summary>
internal sealed class SampleRelief
{
    private const double Step = 4.0 / 60;
    private const int RiverCells = 220;

    private readonly SampleFrame frame;
    private readonly DistrictMap districts;
    private readonly int columns;
    private readonly int rows;
    private readonly double west;
    private readonly double north;
    private readonly double[] heights;
    private readonly int[] drainsTo;
    private readonly int[] gathered;
    private readonly FractalNoise hills;
    private readonly FractalNoise jitter;

    /// <summary>Makes the relief and lets the water run.</summary>
    public SampleRelief(SampleFrame frame, DistrictMap districts, int seed)
    {
        (this.frame, this.districts) = (frame, districts);
        (hills, jitter) = (new(seed, 20), new(seed, 21));
        var corner = SampleFrame.ToGround(new(-frame.HalfWidth * 1.15, frame.HalfHeight * 1.2));
        (west, north) = (Math.Floor(corner.Longitude / Step) * Step, Math.Ceiling(corner.Latitude / Step) * Step);
        columns = (int)Math.Ceiling(2 * (65 - west) / Step);
        rows = (int)Math.Ceiling(2 * (north - 48) / Step);
        heights = new double[columns * rows];
        DistrictOf = new int[columns * rows];
        for (var cell = 0; cell < heights.Length; cell++)
        {
            var at = Centre(cell);
            heights[cell] = HeightAt(at);
            DistrictOf[cell] = districts.DistrictAt(frame.Straighten(at), out _);
        }

        (drainsTo, gathered) = Drain();
    }

    /// <summary>District of each cell's middle, or -1.</summary>
    public int[] DistrictOf { get; }

    /// <summary>Number of cells.</summary>
    public int CellCount => heights.Length;

    /// <summary>The grid as the model has it.</summary>
    public ElevationGrid ToGrid() => new(west, north, Step, Step, columns, rows, [.. heights.Select(h => (short)Math.Round(h))]);

    /// <summary>Middle of a cell in the bent plane.</summary>
    public PlanePoint Centre(int cell) =>
        SampleFrame.FromGround(new(west + (cell % columns * Step), north - (cell / columns * Step)));

    /// <summary>The cell that holds a point, or -1.</summary>
    public int CellAt(PlanePoint bent)
    {
        var ground = SampleFrame.ToGround(bent);
        int column = (int)Math.Round((ground.Longitude - west) / Step), row = (int)Math.Round((north - ground.Latitude) / Step);
        return column >= 0 && column < columns && row >= 0 && row < rows ? (row * columns) + column : -1;
    }

    /// <summary>A random point of a cell.</summary>
    public PlanePoint Within(int cell, SampleRandom random)
    {
        double dx = (random.Next() - 0.5) * Step, dy = (random.Next() - 0.5) * Step;
        return SampleFrame.FromGround(new(west + (cell % columns * Step) + dx, north - (cell / columns * Step) + dy));
    }

    /// <summary>Marks all cells within some steps of a river.</summary>
    public bool[] NearRivers(int steps) => Widen([.. gathered.Select(g => g >= RiverCells)], steps);

    /// <summary>Adds the cells within some steps of marked ones.</summary>
    public bool[] Widen(bool[] marked, int steps)
    {
        for (; steps > 0; steps--)
        {
            var wider = (bool[])marked.Clone();
            for (var cell = 0; cell < marked.Length; cell++)
            {
                if (marked[cell])
                {
                    foreach (var neighbour in Neighbours(cell))
                    {
                        wider[neighbour] = true;
                    }
                }
            }

            marked = wider;
        }

        return marked;
    }

    /// <summary>Rivers inside the country, each from its spring to its mouth or to the river it joins.</summary>
    public List<WaterFeature> Rivers()
    {
        var isSpring = new bool[heights.Length];
        for (var cell = 0; cell < heights.Length; cell++)
        {
            isSpring[cell] = gathered[cell] >= RiverCells;
        }

        for (var cell = 0; cell < heights.Length; cell++)
        {
            if (gathered[cell] >= RiverCells && drainsTo[cell] >= 0)
            {
                isSpring[drainsTo[cell]] = false;
            }
        }

        var isDrawn = new bool[heights.Length];
        var rivers = new List<WaterFeature>();

        // The longest rivers are drawn first, so that tributaries end at them.
        foreach (var spring in Enumerable.Range(0, heights.Length).Where(c => isSpring[c]).OrderByDescending(Reach).ThenBy(c => c))
        {
            foreach (var course in Courses(spring, isDrawn))
            {
                var number = rivers.Count + 1;
                rivers.Add(new(number, false, $"Үлгі өзен {number}", course, $"synthetic:river/{number}"));
            }
        }

        return rivers;
    }

    private int Reach(int cell)
    {
        var count = 0;
        for (; cell >= 0; cell = drainsTo[cell])
        {
            count++;
        }

        return count;
    }

    private IEnumerable<GeoPoint[]> Courses(int spring, bool[] isDrawn)
    {
        var course = new List<PlanePoint>();
        for (var cell = spring; cell >= 0; cell = drainsTo[cell])
        {
            var isInside = DistrictOf[cell] >= 0;
            if (isInside)
            {
                course.Add(Bed(cell));
            }

            var ends = !isInside || isDrawn[cell];
            if (ends || drainsTo[cell] < 0)
            {
                if (course.Count >= 4)
                {
                    yield return Smooth(course);
                }

                course.Clear();
            }

            if (isDrawn[cell])
            {
                yield break;
            }

            isDrawn[cell] = true;
        }
    }

    /// <summary>Where the river passes through a cell: off its middle, always by the same way, so that rivers meet.</summary>
    private PlanePoint Bed(int cell)
    {
        var at = Centre(cell);
        return new(at.X + (2.2 * jitter.Value(cell % columns * 1.37, cell / columns * 1.37)), at.Y + (3 * jitter.Value(cell % columns * 1.37, (cell / columns * 1.37) + 500)));
    }

    /// <summary>Cuts the corners once (Chaikin, 1974) and keeps the ends.</summary>
    private static GeoPoint[] Smooth(List<PlanePoint> course)
    {
        var points = new List<GeoPoint> { SampleFrame.ToGround(course[0]) };
        for (var i = 1; i < course.Count; i++)
        {
            var (a, b) = (course[i - 1], course[i]);
            points.Add(SampleFrame.ToGround(new((0.75 * a.X) + (0.25 * b.X), (0.75 * a.Y) + (0.25 * b.Y))));
            points.Add(SampleFrame.ToGround(new((0.25 * a.X) + (0.75 * b.X), (0.25 * a.Y) + (0.75 * b.Y))));
        }

        points.Add(SampleFrame.ToGround(course[^1]));
        return [.. points];
    }

    private double HeightAt(PlanePoint at)
    {
        var plains = 190 + (150 * hills.Fractal(at.X / 300, at.Y / 300, 4));
        var upland = 500 * Math.Max(0, hills.Fractal((at.X / 420) + 50, at.Y / 420, 4));
        var roughness = 30 * hills.Value(at.X / 8, at.Y / 8);
        var ridges = 1 - Math.Abs(hills.Fractal((at.X / 90) + 90, at.Y / 90, 4));
        var westernLowland = 170 * Math.Clamp((-at.X / frame.HalfWidth) - 0.45, 0, 1) / 0.55;
        return Math.Max(-28, plains + upland + roughness + (frame.MountainsAt(at) * 4200 * ridges * ridges) - westernLowland);
    }

    private (int[] DrainsTo, int[] Gathered) Drain()
    {
        var to = new int[heights.Length];
        var level = new double[heights.Length];
        var isOpen = new bool[heights.Length];
        var queue = new PriorityQueue<int, (double Level, int Cell)>();
        Array.Fill(to, -1);
        for (var cell = 0; cell < heights.Length; cell++)
        {
            if (cell % columns == 0 || cell % columns == columns - 1 || cell / columns == 0 || cell / columns == rows - 1)
            {
                (isOpen[cell], level[cell]) = (true, heights[cell]);
                queue.Enqueue(cell, (heights[cell], cell));
            }
        }

        var order = new List<int>(heights.Length);
        while (queue.TryDequeue(out var cell, out _))
        {
            order.Add(cell);
            foreach (var neighbour in Neighbours(cell))
            {
                if (!isOpen[neighbour])
                {
                    (isOpen[neighbour], to[neighbour]) = (true, cell);
                    level[neighbour] = Math.Max(heights[neighbour], level[cell] + 0.01);
                    queue.Enqueue(neighbour, (level[neighbour], neighbour));
                }
            }
        }

        var sum = new int[heights.Length];
        for (var i = order.Count - 1; i >= 0; i--)
        {
            // Wet mountains feed more water than dry plains.
            sum[order[i]] += heights[order[i]] > 900 ? 4 : 1;
            if (to[order[i]] >= 0)
            {
                sum[to[order[i]]] += sum[order[i]];
            }
        }

        return (to, sum);
    }

    private IEnumerable<int> Neighbours(int cell)
    {
        int column = cell % columns, row = cell / columns;
        for (var r = Math.Max(0, row - 1); r <= Math.Min(rows - 1, row + 1); r++)
        {
            for (var c = Math.Max(0, column - 1); c <= Math.Min(columns - 1, column + 1); c++)
            {
                if (r != row || c != column)
                {
                    yield return (r * columns) + c;
                }
            }
        }
    }
}
