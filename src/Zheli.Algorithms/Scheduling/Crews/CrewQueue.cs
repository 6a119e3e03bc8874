namespace Zheli.Algorithms.Scheduling.Crews;

/// <summary>Crews by the day on which they are free next, and then by number: a binary heap of whole numbers.</summary>
internal sealed class CrewQueue(int crews)
{
    private const int CrewBits = 20;

    private readonly long[] heap = new long[crews + 1];
    private int count;

    /// <summary>No crew waits.</summary>
    public void Clear() => count = 0;

    /// <summary>A crew asks again on a day.</summary>
    public void Push(int day, int crew)
    {
        var key = ((long)day << CrewBits) | (uint)crew;
        var at = count++;
        while (at > 0 && heap[(at - 1) >> 1] > key)
        {
            heap[at] = heap[(at - 1) >> 1];
            at = (at - 1) >> 1;
        }

        heap[at] = key;
    }

    /// <summary>Takes the first crew; false when none is left.</summary>
    public bool TryPop(out int day, out int crew)
    {
        if (count == 0)
        {
            (day, crew) = (0, -1);
            return false;
        }

        (day, crew) = ((int)(heap[0] >> CrewBits), (int)(heap[0] & ((1 << CrewBits) - 1)));
        var last = heap[--count];
        var at = 0;
        for (var child = 1; child < count; child = (2 * at) + 1)
        {
            child += child + 1 < count && heap[child + 1] < heap[child] ? 1 : 0;
            if (heap[child] >= last)
            {
                break;
            }

            heap[at] = heap[child];
            at = child;
        }

        heap[at] = last;
        return true;
    }
}
