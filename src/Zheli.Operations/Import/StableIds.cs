namespace Zheli.Operations.Import;

/// <summary>Gives an object that was there before, by its source, the number that it had, and a new object the next free one.</summary>
internal sealed class StableIds
{
    private readonly Dictionary<string, int> first = new(StringComparer.Ordinal);
    private readonly List<(long Id, int Next)> known = [];
    private long free;

    /// <summary>Starts from the objects whose numbers may be given again, in order of number.</summary>
    /// <param name="replaced">Objects that make place for their new versions.</param>
    /// <param name="highest">The highest number in use so far, replaced ones included.</param>
    public StableIds(IEnumerable<(string Source, long Id)> replaced, long highest)
    {
        free = highest + 1;
        known.AddRange(replaced.Select(r => (r.Id, -1)));

        // Backwards, so that of several objects of one source the lowest number is given first.
        var sources = replaced.Select(r => r.Source).ToList();
        for (var i = known.Count - 1; i >= 0; i--)
        {
            known[i] = (known[i].Id, first.GetValueOrDefault(sources[i], -1));
            first[sources[i]] = i;
        }
    }

    /// <summary>The number for the next object of a source.</summary>
    public long Next(string source)
    {
        if (first.TryGetValue(source, out var index) && index >= 0)
        {
            first[source] = known[index].Next;
            return known[index].Id;
        }

        return free++;
    }
}
