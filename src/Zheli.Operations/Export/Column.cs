using Zheli.Operations.Words;

namespace Zheli.Operations.Export;

/// <summary>What a column holds, which decides how it is written and shown.</summary>
internal enum ColumnKind
{
    /// <summary>Text.</summary>
    Text,

    /// <summary>A whole number.</summary>
    Whole,

    /// <summary>A number with decimals.</summary>
    Decimal,

    /// <summary>A coordinate in degrees.</summary>
    Degrees,

    /// <summary>A quantity to the thousandth.</summary>
    Quantity,

    /// <summary>Whole tenge.</summary>
    Money,

    /// <summary>Tenge and tiyn.</summary>
    Price,

    /// <summary>Yes or no.</summary>
    Flag,

    /// <summary>A technology: text in the technology's colour.</summary>
    Technology,
}

/// <summary>One column of a table that is handed over, whatever the format.</summary>
/// <param name="Key">Stable name with its unit, as machines read it: <c>length_m</c>.</param>
/// <param name="Title">Heading as people read it.</param>
/// <param name="Kind">What it holds.</param>
/// <param name="Width">Width on a sheet, in characters.</param>
/// <param name="Value">The cell of a row: text, a number, a truth value, or null.</param>
internal sealed record Column<TRow>(string Key, Wording Title, ColumnKind Kind, double Width, Func<TRow, object?> Value);
