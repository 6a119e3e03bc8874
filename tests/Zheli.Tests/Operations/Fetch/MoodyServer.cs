using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Zheli.Tests.Operations.Fetch;

/// <summary>A question as it arrived.</summary>
/// <param name="Path">The path asked for.</param>
/// <param name="Range">First byte asked for, or 0.</param>
/// <param name="IfRange">The mark shown, or empty.</param>
internal sealed record Asked(string Path, long Range, string IfRange);

/// <summary>
/// A web server on loopback that says exactly the bytes that a test wants, right or wrong, and then hangs up: what an honest framework would not let it say.
/// </summary>
internal sealed class MoodyServer : IDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource stop = new();
    private readonly Func<Asked, int, byte[]> answer;
    private readonly Task serving;

    /// <summary>Serves from now on; <paramref name="answer"/> gets the question and how often this path was asked before.</summary>
    public MoodyServer(Func<Asked, int, byte[]> answer)
    {
        this.answer = answer;
        listener.Start();
        serving = Task.Run(Serve);
    }

    /// <summary>Its address with a slash.</summary>
    public string Address => $"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}/";

    /// <summary>Every question, in order.</summary>
    public List<Asked> Questions { get; } = [];

    /// <summary>An answer with a length that fits, unless another is stated.</summary>
    public static byte[] Answer(string status, byte[] body, long? length = null, params string[] headers)
    {
        var head = $"HTTP/1.1 {status}\r\nContent-Length: {length ?? body.Length}\r\nConnection: close\r\n{string.Concat(headers.Select(h => h + "\r\n"))}\r\n";
        return [.. Encoding.ASCII.GetBytes(head), .. body];
    }

    public void Dispose()
    {
        stop.Cancel();
        listener.Stop();
        serving.Wait(TimeSpan.FromSeconds(10));
        stop.Dispose();
        listener.Dispose();
    }

    private void Serve()
    {
        var times = new Dictionary<string, int>(StringComparer.Ordinal);
        while (!stop.IsCancellationRequested)
        {
            try
            {
                using var line = listener.AcceptTcpClient();
                using var stream = line.GetStream();
                using var reader = new StreamReader(stream, Encoding.ASCII, leaveOpen: true);
                var path = (reader.ReadLine() ?? "").Split(' ') is [_, var asked, ..] ? asked : "/";
                var (range, mark) = (0L, "");
                for (var header = reader.ReadLine(); header is { Length: > 0 }; header = reader.ReadLine())
                {
                    range = header.StartsWith("Range: bytes=", StringComparison.OrdinalIgnoreCase) ? long.Parse(header[13..].TrimEnd('-'), System.Globalization.CultureInfo.InvariantCulture) : range;
                    mark = header.StartsWith("If-Range: ", StringComparison.OrdinalIgnoreCase) ? header[10..] : mark;
                }

                var before = times.GetValueOrDefault(path);
                times[path] = before + 1;
                var question = new Asked(path, range, mark);
                Questions.Add(question);
                stream.Write(answer(question, before));
                stream.Flush();
            }
            catch (Exception ended) when (ended is SocketException or IOException or ObjectDisposedException or InvalidOperationException)
            {
            }
        }
    }
}
