using Zheli.Model.Places;

namespace Zheli.Geodata.Synthetic;

/// <summary>
/// Places the villages: more where the land is thickly settled, near rivers and main roads; sizes are log-normal, so that most are small and
/// most people live in the larger ones.
/// </summary>
internal static class SampleVillages
{
    private const double BorderMargin = 1.5;
    private const double LeastApart = 2.5;
    private const int LeastPerDistrict = 4;
    private const double SizeDeviation = 1.35;
    private const int VillagePeople = 200;
    private const int Attempts = 400_000;

    /// <summary>Places the villages of the whole country, in order of district.</summary>
    public static List<SampleTown> Place(
        SampleFrame frame, DistrictMap districts, SampleRelief relief, SampleTowns towns, bool[] nearRoads, SampleFigures figures, int seed)
    {
        var random = SampleRandom.For(seed, 40);
        var spots = new SpotGrid(LeastApart);
        towns.All.ForEach(t => spots.Add(t.At));
        var attraction = Attraction(frame, relief, nearRoads);
        var found = new List<(PlanePoint At, int District)>();
        var perDistrict = new int[districts.Count];
        var wanted = figures.RuralSettlements;
        for (var attempt = 0; attempt < Attempts && found.Count < wanted; attempt++)
        {
            // The first tries go round the districts, so that even the desert has its few.
            var lacking = attempt < LeastPerDistrict * districts.Count * 3 && perDistrict[attempt % districts.Count] < LeastPerDistrict;
            var bent = lacking
                ? frame.Bend(Near(districts.Seed(attempt % districts.Count), random))
                : relief.Within(Draw(attraction, random), random);
            var straight = frame.Straighten(bent);
            var district = districts.DistrictAt(straight, out var margin);
            if (district >= 0 && margin > BorderMargin && !towns.IsInCity(straight, 1) && spots.TryAdd(bent))
            {
                found.Add((bent, district));
                perDistrict[district]++;
            }
        }

        return Sized(frame, found, figures, SampleRandom.For(seed, 41));
    }

    private static List<SampleTown> Sized(SampleFrame frame, List<(PlanePoint At, int District)> found, SampleFigures figures, SampleRandom random)
    {
        // Villages of the south are larger: 1.6 of 7.5 million rural people live in one southern region.
        var weights = found.Select(f => Math.Exp(SizeDeviation * Math.Clamp(random.Gauss(), -3, 2.4)) * (1 - (0.45 * f.At.Y / frame.HalfHeight))).ToArray();
        var scale = figures.RuralPeople / weights.Sum();
        var villages = found
            .Select((f, i) => new SampleTown(f.At, f.District, weights[i] * scale >= VillagePeople ? PlaceKind.Village : PlaceKind.Hamlet, IsDistrictCentre: false))
            .ToList();
        SampleSizes.Share(villages, figures.RuralPeople, i => weights[i]);
        return [.. villages.OrderBy(v => v.District)];
    }

    private static PlanePoint Near(PlanePoint seed, SampleRandom random) => new(seed.X + (25 * random.Gauss()), seed.Y + (25 * random.Gauss()));

    /// <summary>Running sums of the cells' attraction.</summary>
    private static double[] Attraction(SampleFrame frame, SampleRelief relief, bool[] nearRoads)
    {
        bool[] atRiver = relief.NearRivers(1), nearRiver = relief.NearRivers(3);
        var sums = new double[relief.CellCount];
        var sum = 0.0;
        for (var cell = 0; cell < sums.Length; cell++)
        {
            if (relief.DistrictOf[cell] >= 0)
            {
                var at = relief.Centre(cell);
                var pull = 1 + (atRiver[cell] ? 3 : nearRiver[cell] ? 1 : 0) + (nearRoads[cell] ? 8 : 0);
                sum += frame.DensityAt(at) * pull * (1 - (0.8 * frame.MountainsAt(at)));
            }

            sums[cell] = sum;
        }

        return sums;
    }

    private static int Draw(double[] sums, SampleRandom random)
    {
        var index = Array.BinarySearch(sums, random.Next() * sums[^1]);
        return Math.Min(index < 0 ? ~index : index, sums.Length - 1);
    }
}
