namespace Zheli.Geodata.Vector;

/// <summary>Names and values of one feature, in the order of the file. Names are kept in lower case: producers of map data disagree about it.</summary>
internal sealed class FeatureProperties
{
    /// <summary>The value kept for an array or an object, whose inside is not read.</summary>
    public const string Nested = "{}";

    private readonly List<(string Name, string Value)> items;

    /// <summary>Makes an empty list with room for some properties.</summary>
    public FeatureProperties(int room = 8) => items = new(room);

    /// <summary>Keeps a property; blank values are as good as none.</summary>
    public void Add(string lowerCaseName, string? value)
    {
        if (!string.IsNullOrWhiteSpace(value))
        {
            items.Add((lowerCaseName, value.Trim()));
        }
    }

    /// <summary>True when one of the names is there with a value.</summary>
    public bool Has(params ReadOnlySpan<string> names) => Find(names) is not null;

    /// <summary>The value under the first of these names that is there, or null.</summary>
    public string? Find(params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            foreach (var item in items)
            {
                if (string.Equals(item.Name, name, StringComparison.Ordinal))
                {
                    return item.Value;
                }
            }
        }

        return null;
    }

    /// <summary>The value of the first property, in the order of the file, whose name satisfies the test, or null.</summary>
    public string? FindWhere(Func<string, bool> name)
    {
        foreach (var item in items)
        {
            if (name(item.Name))
            {
                return item.Value;
            }
        }

        return null;
    }
}
