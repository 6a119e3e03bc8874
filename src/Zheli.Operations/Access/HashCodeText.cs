using System.Security.Cryptography;
using System.Text;

namespace Zheli.Operations.Access;

/// <summary>A digest of texts in their order.</summary>
internal sealed class HashCodeText
{
    private readonly StringBuilder all = new();

    /// <summary>Adds a text.</summary>
    public void Add(string text) => all.Append(text).Append('\n');

    /// <summary>The digest.</summary>
    public string Text => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(all.ToString())))[..32];
}
