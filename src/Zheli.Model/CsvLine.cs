using System.Text;

namespace Zheli.Model;

/// <summary>
/// Lines of the tables that come with Zheli, one row a line. Tables of users, with their defects of encoding, separators and line breaks within a field, are
/// read by <c>Zheli.Geodata</c>.
/// </summary>
public static class CsvLine
{
    /// <summary>The fields of a line between commas; one that holds commas stands in quotes, where a doubled quote stands for itself (RFC 4180).</summary>
    public static List<string> Split(string line)
    {
        var (fields, field, quoted) = (new List<string>(), new StringBuilder(), false);
        for (var i = 0; i < line.Length; i++)
        {
            if (line[i] == '"' && quoted && i + 1 < line.Length && line[i + 1] == '"')
            {
                field.Append(line[i++]);
            }
            else if (line[i] == '"')
            {
                quoted = !quoted;
            }
            else if (line[i] == ',' && !quoted)
            {
                fields.Add(field.ToString());
                field.Clear();
            }
            else
            {
                field.Append(line[i]);
            }
        }

        fields.Add(field.ToString());
        return fields;
    }
}
