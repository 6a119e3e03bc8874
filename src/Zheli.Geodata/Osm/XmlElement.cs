namespace Zheli.Geodata.Osm;

/// <summary>What an element of OSM XML is.</summary>
internal enum XmlElementKind
{
    Other,
    Node,
    Way,
    Relation,
}

/// <summary>The element that was read last; one object serves the whole file.</summary>
internal sealed class XmlElement
{
    public XmlElementKind Kind { get; set; }

    public long Id { get; set; }

    /// <summary>Position of a node on the 1e-7° grid.</summary>
    public int X { get; set; }

    /// <inheritdoc cref="X"/>
    public int Y { get; set; }

    /// <summary>Line on which it begins.</summary>
    public int Line { get; set; }

    public XmlTagSet Tags { get; } = new();

    /// <summary>Nodes of a way.</summary>
    public List<long> References { get; } = [];

    /// <summary>Ways of a relation.</summary>
    public RelationMembers Members { get; private set; } = new();

    /// <summary>Makes the object ready for the next element.</summary>
    public void Begin(XmlElementKind kind, long id, int line)
    {
        (Kind, Id, Line) = (kind, id, line);
        Tags.Begin();
        References.Clear();
        if (Members.Outer.Count + Members.Inner.Count > 0)
        {
            Members = new();
        }
    }
}

/// <summary>The known tags of an element of OSM XML.</summary>
internal sealed class XmlTagSet : TagSet
{
    private readonly List<string> texts = [];

    /// <summary>Forgets the element before.</summary>
    public void Begin()
    {
        Clear();
        texts.Clear();
    }

    /// <summary>Takes in a tag if its key is known.</summary>
    public void Add(string key, string value)
    {
        var word = Vocabulary.Find(key);
        if (word is > Word.Unknown and < Word.FirstValue)
        {
            Add(word, texts.Count, Vocabulary.Find(value));
            texts.Add(value);
        }
    }

    /// <inheritdoc/>
    protected override string? Decode(int value) => texts[value].Length > OsmLimits.TextBytes ? null : texts[value];
}
