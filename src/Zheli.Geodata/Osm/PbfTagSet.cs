using System.Text;

namespace Zheli.Geodata.Osm;

/// <summary>The string table of the block being read, and the tags of its elements by number in it.</summary>
internal sealed class PbfTagSet : TagSet
{
    private ReadOnlyMemory<byte> block;
    private int[] starts = new int[1024];
    private int[] lengths = new int[1024];
    private Word[] words = new Word[1024];

    /// <summary>Number of strings of the block.</summary>
    public int Count { get; private set; }

    /// <summary>Bits of the known keys that the string table holds; an element cannot have others.</summary>
    public ulong Keys { get; private set; }

    /// <summary>The string table's words, by number.</summary>
    public ReadOnlySpan<Word> Words => words.AsSpan(0, Count);

    /// <summary>Reads the string table of a block.</summary>
    /// <param name="memory">The whole block.</param>
    /// <param name="start">Where the table begins in it.</param>
    /// <param name="length">Its length, bytes.</param>
    public void Load(ReadOnlyMemory<byte> memory, int start, int length)
    {
        (block, Count, Keys) = (memory, 0, 0);
        var reader = new WireReader(memory.Span.Slice(start, length));
        while (reader.NextField())
        {
            if (reader.Field != 1)
            {
                reader.Skip();
                continue;
            }

            var text = reader.BytesField();
            Append(start + reader.Position - text.Length, text.Length, Vocabulary.Find(text));
        }
    }

    /// <summary>Takes in one tag; both numbers are checked against the string table.</summary>
    public void AddChecked(ulong key, ulong value)
    {
        if (key >= (ulong)Count || value >= (ulong)Count)
        {
            OsmFault.Throw("pbf-damaged", $"A tag names the string {Math.Max(key, value)} of a table of {Count}.");
        }

        Add(words[(int)key], (int)value, words[(int)value]);
    }

    /// <inheritdoc/>
    protected override string? Decode(int value) =>
        lengths[value] > OsmLimits.TextBytes ? null : Encoding.UTF8.GetString(block.Span.Slice(starts[value], lengths[value]));

    private void Append(int start, int length, Word word)
    {
        if (Count == starts.Length)
        {
            if (Count >= OsmLimits.StringsPerBlock)
            {
                OsmFault.Throw("pbf-string-table", $"A block holds more than {OsmLimits.StringsPerBlock} strings.");
            }

            Array.Resize(ref starts, Count * 2);
            Array.Resize(ref lengths, Count * 2);
            Array.Resize(ref words, Count * 2);
        }

        (starts[Count], lengths[Count], words[Count]) = (start, length, word);
        Count++;
        if (word is > Word.Unknown and < Word.FirstValue)
        {
            Keys |= 1UL << (int)word;
        }
    }
}
