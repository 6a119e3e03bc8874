using Zheli.Model.Units;

namespace Zheli.Engineering.Optics.Files;

/// <summary>Reads what power of a channel a receiver needs and bears.</summary>
internal static class ReceiverReader
{
    private const double NoSensitivityDbm = -60;
    private const double NoOverloadDbm = 40;

    /// <summary>The window; a bound that is not stated is taken as far away. Null when neither is stated.</summary>
    public static PowerWindow? Read(FieldReader fields, string least, string most)
    {
        if (!fields.Has(least) & !fields.Has(most))
        {
            return null;
        }

        var window = new PowerWindow(new(fields.Number(least, NoSensitivityDbm, NoSensitivityDbm, NoOverloadDbm)), new(fields.Number(most, NoOverloadDbm, NoSensitivityDbm, NoOverloadDbm)));
        if (window.Low > window.High)
        {
            fields.Error("receiver-window-empty", $"{fields.Where}.{least}", $"{window.Low} is above {window.High}.", "Maybe the two are exchanged.");
        }

        return window;
    }
}
