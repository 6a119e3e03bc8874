using System.Text;

namespace Zheli.Operations.Storage;

/// <summary>Tables that come with Zheli, kept inside the program: commas between fields, a field with commas in quotes, one line a row.</summary>
internal static class ShippedTable
{
    /// <summary>The rows below the header.</summary>
    /// <param name="name">The table, for example <c>words/units.csv</c>.</param>
    /// <param name="fields">Fields that a row must have; another number is a bug, not bad input.</param>
    public static IEnumerable<List<string>> Rows(string name, int fields)
    {
        using var reader = new StreamReader(typeof(ShippedTable).Assembly.GetManifestResourceStream(name)!, Encoding.UTF8);
        reader.ReadLine();
        for (var number = 2; reader.ReadLine() is { } line; number++)
        {
            var row = Split(line);
            yield return row.Count == fields ? row : throw new InvalidDataException($"{name}:{number} has {row.Count} fields instead of {fields}.");
        }
    }

    /// <summary>The fields of a line; a doubled quote inside quotes stands for itself.</summary>
    public static List<string> Split(string line)
    {
        var fields = new List<string>();
        var field = new StringBuilder();
        var quoted = false;
        for (var i = 0; i < line.Length; i++)
        {
            var c = line[i];
            if (c == '"')
            {
                if (quoted && i + 1 < line.Length && line[i + 1] == '"')
                {
                    field.Append('"');
                    i++;
                }
                else
                {
                    quoted = !quoted;
                }
            }
            else if (c == ',' && !quoted)
            {
                fields.Add(field.ToString());
                field.Clear();
            }
            else
            {
                field.Append(c);
            }
        }

        fields.Add(field.ToString());
        return fields;
    }
}
