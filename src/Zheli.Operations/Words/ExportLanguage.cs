using Zheli.Model;

namespace Zheli.Operations.Words;

/// <summary>The language of headings and names in what is handed over.</summary>
public enum ExportLanguage
{
    /// <summary>Kazakh.</summary>
    Kazakh,

    /// <summary>Russian.</summary>
    Russian,

    /// <summary>English.</summary>
    English,
}

/// <summary>Language codes as the command line and place names use them.</summary>
public static class ExportLanguages
{
    /// <summary>The code: kk, ru or en.</summary>
    public static string Code(this ExportLanguage language) => language switch
    {
        ExportLanguage.Kazakh => "kk",
        ExportLanguage.Russian => "ru",
        _ => "en",
    };

    /// <summary>The language of a code.</summary>
    /// <exception cref="BadInputException">The code is none of kk, ru, en.</exception>
    public static ExportLanguage Parse(string code) => code switch
    {
        "kk" => ExportLanguage.Kazakh,
        "ru" => ExportLanguage.Russian,
        "en" => ExportLanguage.English,
        _ => throw new BadInputException("language-unknown", "--lang", $"There is no language '{code}'.", "Maybe kk, ru or en."),
    };
}
