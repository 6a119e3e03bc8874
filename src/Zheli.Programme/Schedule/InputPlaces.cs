namespace Zheli.Programme.Schedule;

/// <summary>
/// File and row of every crew, release, season, locked start, fact and order of a <see cref="ScheduleRequest"/> that was read from a file, so that a finding can name them. Two rows that
/// say the same are two places: what counts is which object it is, not what it equals.
/// </summary>
public sealed class InputPlaces
{
    private readonly Dictionary<object, string> places = new(ReferenceEqualityComparer.Instance);

    /// <summary>Notes where something was written, <c>FILE:ROW</c>, and gives it back.</summary>
    public T Note<T>(T input, string where)
        where T : class
    {
        places[input] = where;
        return input;
    }

    /// <summary>Where something was written; what came from no file has its own name.</summary>
    public string Of(object input, string otherwise) => places.GetValueOrDefault(input, otherwise);
}
