using System.Text;

namespace Zheli.Operations.Fetch;

/// <summary>What has arrived of a file, and beside it the address and the server's mark of the version that it belongs to.</summary>
internal sealed class PartFile(string path)
{
    private const long MostNoteBytes = 4096;

    private readonly string note = path + ".from";

    public string Path => path;

    /// <summary>Bytes that may be gone on with from this address, and the mark to show; 0 when the file must begin anew.</summary>
    public (long Have, string Validator) Resumable(Uri address)
    {
        if (!File.Exists(path) || !File.Exists(note) || new FileInfo(note).Length > MostNoteBytes)
        {
            return (0, "");
        }

        var lines = File.ReadAllLines(note, Encoding.UTF8);
        return lines.Length == 2 && lines[0] == address.AbsoluteUri && lines[1].Length > 0 ? (new FileInfo(path).Length, lines[1]) : (0, "");
    }

    /// <summary>Notes what is being received; without a mark it cannot be gone on with.</summary>
    public void Remember(Uri address, string? validator) => File.WriteAllLines(note, [address.AbsoluteUri, validator ?? ""]);

    public void Delete()
    {
        File.Delete(path);
        File.Delete(note);
    }
}
