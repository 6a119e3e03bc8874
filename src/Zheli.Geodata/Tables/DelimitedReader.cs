using System.Globalization;
using System.Text;
using Zheli.Geodata.Files;

namespace Zheli.Geodata.Tables;

/// <summary>Reads records of delimited text: RFC 4180 quotes, any line ends, one record at a time.</summary>
internal sealed class DelimitedReader(TextReader text, char delimiter, FindingLog log)
{
    /// <summary>Letters that one field may take.</summary>
    public const int LongestField = 1 << 20;

    private const int MostFields = 4_096;
    private readonly char[] buffer = new char[1 << 16];
    private readonly StringBuilder field = new();
    private int position;
    private int length;
    private long line = 1;

    /// <summary>Line on which the record read last begins, 1-based.</summary>
    public long RecordLine { get; private set; }

    /// <summary>The fields of the record read last.</summary>
    public List<string> Fields { get; } = [];

    /// <summary>Reads the next record that is not blank; false at the end.</summary>
    public bool Read()
    {
        do
        {
            if (!ReadRecord())
            {
                return false;
            }
        }
        while (Fields.TrueForAll(string.IsNullOrWhiteSpace));
        return true;
    }

    private bool ReadRecord()
    {
        Fields.Clear();
        RecordLine = line;
        if (Peek() < 0)
        {
            return false;
        }

        while (true)
        {
            field.Clear();
            if (Peek() == '"')
            {
                ReadQuoted();
            }

            ReadPlain();
            if (Fields.Count >= MostFields)
            {
                throw log.Fail("too-many-fields", log.Row(RecordLine), $"The row has more than {MostFields} fields.", "Maybe this is not a table.");
            }

            Fields.Add(field.ToString());
            var end = Peek();
            if (end == delimiter)
            {
                position++;
                continue;
            }

            EndLine();
            return true;
        }
    }

    private void ReadQuoted()
    {
        position++;
        while (true)
        {
            var letter = Peek();
            if (letter < 0)
            {
                throw log.Fail("open-quote", log.Row(RecordLine), "A quotation mark opens in this row and never closes.", "Maybe the file is cut off, or a quotation mark must be doubled.");
            }

            position++;
            if (letter == '"')
            {
                if (Peek() != '"')
                {
                    return;
                }

                position++;
            }

            if (letter == '\n')
            {
                line++;
            }

            Append((char)letter);
        }
    }

    private void ReadPlain()
    {
        while (Peek() is var letter && letter >= 0 && letter != delimiter && letter is not ('\n' or '\r'))
        {
            Append((char)letter);
            position++;
        }
    }

    private void EndLine()
    {
        if (Peek() == '\r')
        {
            position++;
            if (Peek() != '\n')
            {
                line++;
                return;
            }
        }

        if (Peek() == '\n')
        {
            position++;
            line++;
        }
    }

    private void Append(char letter)
    {
        if (field.Length >= LongestField)
        {
            var limit = LongestField.ToString("N0", CultureInfo.InvariantCulture);
            throw log.Fail("field-too-long", log.Row(RecordLine), $"A field is longer than {limit} letters.", "Maybe a quotation mark is missing, or this is not a table.");
        }

        field.Append(letter);
    }

    private int Peek()
    {
        if (position >= length)
        {
            length = text.Read(buffer, 0, buffer.Length);
            position = 0;
            if (length == 0)
            {
                return -1;
            }
        }

        return buffer[position];
    }
}
