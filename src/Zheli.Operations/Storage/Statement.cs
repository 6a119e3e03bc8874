using SQLitePCL;

namespace Zheli.Operations.Storage;

/// <summary>
/// A prepared statement. Parameters count from 1, columns from 0. Blobs and texts are read as spans over SQLite's own memory, valid until the
/// next step: a million points pass through without one object per row.
/// </summary>
internal sealed class Statement(Database database, sqlite3_stmt handle) : IDisposable
{
    /// <summary>Sets a parameter to a whole number.</summary>
    public Statement Bind(int parameter, long value) => Checked(raw.sqlite3_bind_int64(handle, parameter, value));

    /// <summary>Sets a parameter to a whole number or to nothing.</summary>
    public Statement Bind(int parameter, long? value) => value is { } number ? Bind(parameter, number) : BindNull(parameter);

    /// <summary>Sets a parameter to yes (1) or no (0).</summary>
    public Statement Bind(int parameter, bool value) => Bind(parameter, value ? 1L : 0L);

    /// <summary>Sets a parameter to a real number.</summary>
    public Statement Bind(int parameter, double value) => Checked(raw.sqlite3_bind_double(handle, parameter, value));

    /// <summary>Sets a parameter to a figure or to nothing.</summary>
    public Statement Bind(int parameter, decimal? value) => value is { } figure ? Bind(parameter, (double)figure) : BindNull(parameter);

    /// <summary>Sets a parameter to a text or to nothing.</summary>
    public Statement Bind(int parameter, string? value) =>
        value is null ? BindNull(parameter) : Checked(raw.sqlite3_bind_text(handle, parameter, value));

    /// <summary>Sets a parameter to bytes, which SQLite copies.</summary>
    public Statement Bind(int parameter, ReadOnlySpan<byte> value) => Checked(raw.sqlite3_bind_blob(handle, parameter, value));

    /// <summary>Moves to the next row; false after the last.</summary>
    public bool Step()
    {
        var code = raw.sqlite3_step(handle);
        database.Check(code);
        return code == raw.SQLITE_ROW;
    }

    /// <summary>Runs once and makes ready for the next run.</summary>
    public void Run()
    {
        database.Check(raw.sqlite3_step(handle));
        Reset();
    }

    /// <summary>Makes ready for another run with other parameters.</summary>
    public void Reset() => database.Check(raw.sqlite3_reset(handle));

    /// <summary>True when the column holds nothing.</summary>
    public bool IsNull(int column) => raw.sqlite3_column_type(handle, column) == raw.SQLITE_NULL;

    /// <summary>A whole number; 0 when the column holds nothing.</summary>
    public long Number(int column) => raw.sqlite3_column_int64(handle, column);

    /// <summary>A whole number of 32 bits.</summary>
    public int Int(int column)
    {
        var value = Number(column);
        return value is >= int.MinValue and <= int.MaxValue ? (int)value : throw database.Damaged($"the number {value} is out of range");
    }

    /// <summary>A whole number or null.</summary>
    public long? FindNumber(int column) => IsNull(column) ? null : Number(column);

    /// <summary>A whole number of 32 bits or null.</summary>
    public int? FindInt(int column) => IsNull(column) ? null : Int(column);

    /// <summary>A real number.</summary>
    public double Real(int column) => raw.sqlite3_column_double(handle, column);

    /// <summary>A figure or null.</summary>
    public decimal? FindFigure(int column)
    {
        if (IsNull(column))
        {
            return null;
        }

        var value = Real(column);
        return Math.Abs(value) < 1e27 ? (decimal)value : throw database.Damaged($"the figure {value} is out of range");
    }

    /// <summary>A text; empty when the column holds nothing.</summary>
    public string Text(int column) => raw.sqlite3_column_text(handle, column).utf8_to_string() ?? "";

    /// <summary>A text or null.</summary>
    public string? FindText(int column) => IsNull(column) ? null : Text(column);

    /// <summary>The bytes of a blob or of a text in UTF-8.</summary>
    public ReadOnlySpan<byte> Bytes(int column) => raw.sqlite3_column_blob(handle, column);

    /// <inheritdoc/>
    public void Dispose() => handle.Dispose();

    private Statement BindNull(int parameter) => Checked(raw.sqlite3_bind_null(handle, parameter));

    private Statement Checked(int code)
    {
        database.Check(code);
        return this;
    }
}
