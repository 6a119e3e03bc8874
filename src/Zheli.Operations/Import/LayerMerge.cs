namespace Zheli.Operations.Import;

/// <summary>A layer after merging: its objects in order of number, and the file that each came from.</summary>
internal sealed record MergedLayer<T>(IReadOnlyList<T> Items, int[] Origins);

/// <summary>Merges one layer: what files read before gave stays, what a file read now gave before makes place for its new content.</summary>
/// <param name="Before">Objects of the project.</param>
/// <param name="Origins">File of each, 0 for none.</param>
/// <param name="Pick">The objects of a fresh file.</param>
/// <param name="Source">The source of an object.</param>
/// <param name="Id">The number of an object.</param>
/// <param name="WithId">The object with another number.</param>
/// <param name="Choose">Positions of the objects that are kept, of those offered.</param>
internal sealed record LayerMerge<T>(
    IReadOnlyList<T> Before,
    int[] Origins,
    Func<Geodata.SourceContent, IReadOnlyList<T>> Pick,
    Func<T, string> Source,
    Func<T, long> Id,
    Func<T, long, T> WithId,
    Func<IReadOnlyList<T>, IReadOnlyList<int>> Choose)
{
    /// <summary>Merges, in order of file, so that the first file leads among equals.</summary>
    public MergedLayer<T> Run(IReadOnlyList<SourceFile> files)
    {
        var offered = new List<(T Item, int Origin)>();
        var replaced = new List<(string, long)>();
        for (var i = 0; i < Before.Count; i++)
        {
            var origin = i < Origins.Length ? Origins[i] : 0;
            if (origin > 0 && origin <= files.Count && files[origin - 1].Fresh is not null)
            {
                replaced.Add((Source(Before[i]), Id(Before[i])));
            }
            else
            {
                offered.Add((Before[i], origin));
            }
        }

        foreach (var file in files.Where(f => f.Fresh is not null))
        {
            offered.AddRange(Pick(file.Fresh!).Select(item => (item, file.Id)));
        }

        // A stable sort by file: the objects of a file keep their order.
        var inOrder = offered.OrderBy(o => o.Origin).ToList();
        var kept = Choose([.. inOrder.Select(o => o.Item)]);
        Account(files, inOrder, kept);
        return Number(inOrder, kept, new StableIds(replaced, Before.Select(Id).DefaultIfEmpty(0).Max()));
    }

    private MergedLayer<T> Number(List<(T Item, int Origin)> offered, IReadOnlyList<int> kept, StableIds ids)
    {
        var numbered = new (long Id, T Item, int Origin)[kept.Count];
        for (var i = 0; i < kept.Count; i++)
        {
            var (item, origin) = offered[kept[i]];
            var id = Id(item) > 0 ? Id(item) : ids.Next(Source(item));
            numbered[i] = (id, WithId(item, id), origin);
        }

        Array.Sort(numbered, (a, b) => a.Id.CompareTo(b.Id));
        return new([.. numbered.Select(n => n.Item)], [.. numbered.Select(n => n.Origin)]);
    }

    private static void Account(IReadOnlyList<SourceFile> files, List<(T Item, int Origin)> offered, IReadOnlyList<int> kept)
    {
        foreach (var (_, origin) in offered.Where(o => o.Origin > 0))
        {
            files[origin - 1].Lost++;
        }

        foreach (var index in kept)
        {
            if (offered[index].Origin is > 0 and var origin)
            {
                files[origin - 1].Lost--;
                files[origin - 1].Kept++;
            }
        }
    }
}
