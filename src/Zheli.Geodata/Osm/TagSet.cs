namespace Zheli.Geodata.Osm;

/// <summary>The known tags of the element being read; one object serves all elements of a reader, and nothing is decoded until it is asked for.</summary>
internal abstract class TagSet
{
    private readonly int[] values = new int[64];
    private readonly Word[] words = new Word[64];
    private ulong present;

    /// <summary>True when the element has none of the known keys.</summary>
    public bool IsEmpty => present == 0;

    /// <summary>The value of a key as a word: <see cref="Word.Unknown"/> for an absent key or an unknown value.</summary>
    public Word this[Word key] => Has(key) ? words[(int)key] : Word.Unknown;

    /// <summary>Forgets the tags of the element before.</summary>
    public void Clear() => present = 0;

    /// <summary>True when the element has this key.</summary>
    public bool Has(Word key) => (present & (1UL << (int)key)) != 0;

    /// <summary>Takes a tag in; <paramref name="value"/> is the number by which the reader finds the text again.</summary>
    public void Add(Word key, int value, Word word)
    {
        if (key is > Word.Unknown and < Word.FirstValue)
        {
            present |= 1UL << (int)key;
            values[(int)key] = value;
            words[(int)key] = word;
        }
    }

    /// <summary>The text of a key's value, trimmed; null when absent, empty or absurdly long.</summary>
    public string? Text(Word key)
    {
        var text = Has(key) ? Decode(values[(int)key])?.Trim() : null;
        return text is { Length: > 0 } ? text : null;
    }

    /// <summary>The text of a value, or null when it is longer than <see cref="OsmLimits.TextBytes"/>.</summary>
    protected abstract string? Decode(int value);
}
