using Zheli.Model.Places;

namespace Zheli.Geodata.Tables;

/// <summary>A place after the descriptions of several sources were put together.</summary>
/// <param name="Place">The first description, its gaps filled from the others.</param>
/// <param name="File">Number of the file of the first description.</param>
/// <param name="Others">Descriptions that were merged into it, with the numbers of their files.</param>
public sealed record MergedPlace(PlaceRecord Place, int File, IReadOnlyList<(PlaceRecord Place, int File)> Others);

/// <summary>
/// Recognises one place in several files: the same identity or code; the same name within 3 km (5 km for a town, 10 km for a city, whose point
/// may stand in any quarter); or within 500 m where one description has no name. Two places of one file stay two.
/// </summary>
public sealed class PlaceMerge
{
    private const double LargestReachMetres = 10_000;
    private const double NamelessMetres = 500;
    private const double CellDegrees = 0.05;

    private readonly List<Entry> entries = [];
    private readonly Dictionary<(int X, int Y), List<Entry>> cells = [];
    private readonly Dictionary<string, Entry> byCode = new(StringComparer.Ordinal);

    /// <summary>Merges the places of several files, given in order of file; the first description of a place leads.</summary>
    public static IReadOnlyList<MergedPlace> Merge(IReadOnlyList<(PlaceRecord Place, int File)> places)
    {
        if (places.Count == 0 || places.All(p => p.File == places[0].File))
        {
            return [.. places.Select(p => new MergedPlace(p.Place, p.File, []))];
        }

        var merge = new PlaceMerge();
        foreach (var (place, file) in places)
        {
            merge.Add(place, file);
        }

        return [.. merge.entries.Select(e => new MergedPlace(e.Filled(), e.File, e.Others))];
    }

    private void Add(PlaceRecord place, int file)
    {
        var entry = new Entry(place, file);
        if (Find(entry) is { } same)
        {
            same.Others.Add((place, file));
            same.Files.Add(file);
            return;
        }

        entries.Add(entry);
        var cell = Cell(place.Location);
        if (!cells.TryGetValue(cell, out var list))
        {
            cells[cell] = list = [];
        }

        list.Add(entry);
        if (place.Kato is { } code)
        {
            byCode.TryAdd(code, entry);
        }
    }

    private Entry? Find(Entry entry)
    {
        if (entry.Place.Kato is { } code && byCode.TryGetValue(code, out var coded) && MayBeOne(coded, entry))
        {
            return coded;
        }

        var (x, y) = Cell(entry.Place.Location);

        // A degree of longitude shrinks to the north: the reach may span several cells there.
        var along = (int)Math.Ceiling(LargestReachMetres / (111_320 * CellDegrees));
        var across = (int)Math.Ceiling(LargestReachMetres / (111_320 * CellDegrees * Math.Max(0.05, Math.Cos(entry.Place.Location.Latitude * (Math.PI / 180)))));
        var (best, nearest) = ((Entry?)null, double.MaxValue);
        for (var column = x - across; column <= x + across; column++)
        {
            for (var row = y - along; row <= y + along; row++)
            {
                foreach (var other in cells.GetValueOrDefault((column, row)) ?? [])
                {
                    if (MayBeOne(other, entry) && Reach(other, entry) is > 0 and var reach
                        && Geodesic.Distance(other.Place.Location, entry.Place.Location).Value is var distance && distance < nearest && distance <= reach)
                    {
                        (best, nearest) = (other, distance);
                    }
                }
            }
        }

        return best;
    }

    private static double Reach(Entry a, Entry b) =>
        a.Place.Source == b.Place.Source || a.Names.Overlaps(b.Names) || AreOneInTwoAlphabets(a, b) ? Math.Max(Spread(a.Place.Kind), Spread(b.Place.Kind))
        : a.Names.Count == 0 || b.Names.Count == 0 ? NamelessMetres
        : -1;

    private static double Spread(PlaceKind kind) => kind switch { PlaceKind.City => LargestReachMetres, PlaceKind.Town => 5000, _ => 3000 };

    /// <summary>A table in Latin letters and a map in Cyrillic ones can only be compared by their consonants.</summary>
    private static bool AreOneInTwoAlphabets(Entry a, Entry b) => a.IsCyrillic != b.IsCyrillic && a.Skeletons.Overlaps(b.Skeletons);

    /// <summary>Places of one file are different places, and a quarter of a city is not a village of the same name.</summary>
    private static bool MayBeOne(Entry a, Entry b) =>
        !a.Files.Contains(b.File) && Rank(a.Place.Kind) == Rank(b.Place.Kind)
        && (a.Place.Kato is null || b.Place.Kato is null || a.Place.Kato == b.Place.Kato);

    private static int Rank(PlaceKind kind) => kind switch { PlaceKind.Suburb => 1, PlaceKind.Other => 2, _ => 0 };

    private static (int X, int Y) Cell(GeoPoint point) => ((int)Math.Floor(point.Longitude / CellDegrees), (int)Math.Floor(point.Latitude / CellDegrees));

    private sealed class Entry(PlaceRecord place, int file)
    {
        public PlaceRecord Place { get; } = place;

        public int File { get; } = file;

        public HashSet<int> Files { get; } = [file];

        public HashSet<string> Names { get; } = FormsOf(place.Names);

        public HashSet<string> Skeletons { get; } = [.. FormsOf(place.Names).Select(NameSkeleton.Of).Where(s => s.Length > 1)];

        public bool IsCyrillic { get; } = FormsOf(place.Names).Any(NameSkeleton.IsCyrillic);

        public List<(PlaceRecord Place, int File)> Others { get; } = [];

        public PlaceRecord Filled()
        {
            var filled = Place;
            foreach (var (other, _) in Others)
            {
                filled = filled with
                {
                    Names = Fill(filled.Names, other.Names),
                    Kato = filled.Kato ?? other.Kato,
                    Population = filled.Population ?? other.Population,
                };
            }

            return filled;
        }

        private static PlaceNames Fill(PlaceNames names, PlaceNames other) => new(
            names.Local.Length > 0 ? names.Local : other.Local, names.Kazakh ?? other.Kazakh, names.Russian ?? other.Russian, names.English ?? other.English);

        private static HashSet<string> FormsOf(PlaceNames names) =>
            [.. new[] { names.Local, names.Kazakh, names.Russian, names.English }.Where(n => !string.IsNullOrWhiteSpace(n))
                .Select(n => KatoNames.Weak(KatoNames.Strict(n!))).Where(n => n.Length > 0)];
    }
}
