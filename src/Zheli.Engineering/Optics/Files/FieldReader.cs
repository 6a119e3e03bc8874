using System.Globalization;
using System.Text.Json;
using Zheli.Model;

namespace Zheli.Engineering.Optics.Files;

/// <summary>
/// Reads the fields of one JSON object, and collects a finding for each that is missing, unreadable, out of range or unknown. What was wrong reads as NaN or null, so
/// that reading goes on and finds the rest.
/// </summary>
internal sealed class FieldReader(JsonElement element, string where, ICollection<Finding> findings)
{
    private readonly HashSet<string> known = new(StringComparer.Ordinal);

    public string Where => where;

    /// <summary>True when the field is there and not null.</summary>
    public bool Has(string name)
    {
        known.Add(name);
        return element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null;
    }

    /// <summary>A number that must be there.</summary>
    public double Number(string name, double least = double.NegativeInfinity, double most = double.PositiveInfinity)
    {
        if (!Has(name))
        {
            Missing(name);
            return double.NaN;
        }

        return Checked(element.GetProperty(name), $"{where}.{name}", least, most);
    }

    /// <summary>A number, or what is taken when it is not there.</summary>
    public double Number(string name, double otherwise, double least, double most) => Has(name) ? Number(name, least, most) : otherwise;

    /// <summary>A number or null.</summary>
    public double? FindNumber(string name) => Has(name) ? Number(name) : null;

    /// <summary>Numbers in a list; one number alone is a list of one. Null when the field is not there.</summary>
    public double[]? FindNumbers(string name, double least = double.NegativeInfinity, double most = double.PositiveInfinity)
    {
        if (!Has(name))
        {
            return null;
        }

        var value = element.GetProperty(name);
        return value.ValueKind == JsonValueKind.Array
            ? [.. value.EnumerateArray().Select((item, i) => Checked(item, string.Create(CultureInfo.InvariantCulture, $"{where}.{name}[{i}]"), least, most))]
            : [Checked(value, $"{where}.{name}", least, most)];
    }

    /// <summary>Numbers that must be there.</summary>
    public double[] Numbers(string name, double least = double.NegativeInfinity, double most = double.PositiveInfinity)
    {
        if (FindNumbers(name, least, most) is { } numbers)
        {
            return numbers;
        }

        Missing(name);
        return [];
    }

    /// <summary>True when the field is there and a text.</summary>
    public bool IsText(string name) => Has(name) && element.GetProperty(name).ValueKind == JsonValueKind.String;

    /// <summary>True when the field is there and an object.</summary>
    public bool IsObject(string name) => Has(name) && element.GetProperty(name).ValueKind == JsonValueKind.Object;

    /// <summary>A text, or null.</summary>
    public string? FindText(string name)
    {
        if (!Has(name))
        {
            return null;
        }

        var value = element.GetProperty(name);
        if (value.ValueKind == JsonValueKind.String)
        {
            return value.GetString();
        }

        Error("field-not-text", $"{where}.{name}", $"{Shown(value)} is not a text.", "Maybe put it in quotes.");
        return null;
    }

    /// <summary>Texts of a list, or null.</summary>
    public string[]? FindTexts(string name)
    {
        if (!Has(name))
        {
            return null;
        }

        var value = element.GetProperty(name);
        if (value.ValueKind == JsonValueKind.Array && value.EnumerateArray().All(v => v.ValueKind == JsonValueKind.String))
        {
            return [.. value.EnumerateArray().Select(v => v.GetString()!)];
        }

        Error("field-not-list", $"{where}.{name}", "A list of texts was expected.", "Maybe put each in quotes.");
        return [];
    }

    /// <summary>True, false, or what is taken when it is not there.</summary>
    public bool Flag(string name, bool otherwise)
    {
        if (!Has(name))
        {
            return otherwise;
        }

        var value = element.GetProperty(name);
        if (value.ValueKind is JsonValueKind.True or JsonValueKind.False)
        {
            return value.GetBoolean();
        }

        Error("field-not-flag", $"{where}.{name}", $"{Shown(value)} is neither true nor false.", "Maybe write true or false without quotes.");
        return otherwise;
    }

    /// <summary>An object inside, or null.</summary>
    public FieldReader? FindObject(string name)
    {
        if (!Has(name))
        {
            return null;
        }

        var value = element.GetProperty(name);
        if (value.ValueKind == JsonValueKind.Object)
        {
            return new(value, $"{where}.{name}", findings);
        }

        Error("field-not-object", $"{where}.{name}", "An object in braces was expected.", "Maybe compare with the reference of the format.");
        return null;
    }

    /// <summary>Fields that share the beginning of their names, as an object of their own without it; null when there are none.</summary>
    public FieldReader? FindPrefixed(string prefix)
    {
        var shared = element.ValueKind == JsonValueKind.Object
            ? element.EnumerateObject().Where(p => p.Name.StartsWith(prefix, StringComparison.Ordinal)).ToDictionary(p => p.Name[prefix.Length..], p => p.Value)
            : [];
        Ignore([.. shared.Keys.Select(name => prefix + name)]);
        return shared.Count == 0 ? null : new(JsonSerializer.SerializeToElement(shared), $"{where}.{prefix}*", findings);
    }

    /// <summary>Objects of a list; none when the field is not there.</summary>
    public List<FieldReader> Objects(string name)
    {
        if (!Has(name))
        {
            return [];
        }

        var value = element.GetProperty(name);
        if (value.ValueKind != JsonValueKind.Array)
        {
            Error("field-not-list", $"{where}.{name}", "A list in brackets was expected.", "Maybe compare with the reference of the format.");
            return [];
        }

        return [.. value.EnumerateArray().Select((item, i) => new FieldReader(item, string.Create(CultureInfo.InvariantCulture, $"{where}.{name}[{i}]"), findings))];
    }

    /// <summary>Objects by name.</summary>
    public IEnumerable<(string Name, FieldReader Fields)> Members() => element.ValueKind == JsonValueKind.Object
        ? element.EnumerateObject().Select(p => (p.Name, new FieldReader(p.Value, $"{where}.{p.Name}", findings)))
        : [];

    /// <summary>Names that are known, but say nothing that is needed.</summary>
    public void Ignore(params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            known.Add(name);
        }
    }

    /// <summary>Finds every field that nobody asked for.</summary>
    public void ReportUnknown()
    {
        if (element.ValueKind != JsonValueKind.Object)
        {
            Error("field-not-object", where, "An object in braces was expected.", "Maybe compare with the reference of the format.");
            return;
        }

        foreach (var property in element.EnumerateObject().Where(p => !known.Contains(p.Name)))
        {
            findings.Add(new(
                Severity.Warning, "field-unknown", $"{where}.{property.Name}", "This field is not known and was not used.", "Maybe it is misspelt, or of a newer format."));
        }
    }

    public void Error(string code, string at, string message, string advice) => findings.Add(new(Severity.Error, code, at, message, advice));

    public void Warn(string code, string at, string message, string advice) => findings.Add(new(Severity.Warning, code, at, message, advice));

    public void Missing(string name) => Error("field-missing", $"{where}.{name}", "This field is needed and not there.", "Maybe it has another name in the source.");

    private double Checked(JsonElement value, string at, double least, double most)
    {
        double? number = value.ValueKind switch
        {
            JsonValueKind.Number when value.TryGetDouble(out var d) => d,
            JsonValueKind.String => value.GetString() switch { "-inf" => double.NegativeInfinity, "inf" => double.PositiveInfinity, _ => null },
            _ => null,
        };
        if (number is not { } known)
        {
            Error("field-not-number", at, $"{Shown(value)} is not a number.", "Maybe remove the quotes or the unit.");
            return double.NaN;
        }

        if (!(known >= least && known <= most) || (double.IsInfinity(known) && !double.IsInfinity(known < 0 ? least : most)))
        {
            Error(
                "number-out-of-range", at, string.Create(CultureInfo.InvariantCulture, $"{known} is not between {least} and {most}."),
                "Maybe the unit is another one: the name of the field ends with it.");
            return double.NaN;
        }

        return known;
    }

    private static string Shown(JsonElement value)
    {
        var text = value.GetRawText();
        return text.Length > 40 ? text[..40] + "…" : text;
    }
}
