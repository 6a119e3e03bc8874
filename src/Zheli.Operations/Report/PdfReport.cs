using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace Zheli.Operations.Report;

/// <summary>Prints a report to PDF with a browser of the machine (Chromium or Chrome), and takes the clock out of the file.</summary>
internal static class PdfReport
{
    private const int PrintSeconds = 60;

    /// <summary>Where tests and the report look for a browser: <c>ZHELI_CHROMIUM</c>, then the usual places.</summary>
    private static readonly string[] Places = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

    private static readonly string[] Flags =
    [
        "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync",
        "--disable-extensions", "--disable-dev-shm-usage", "--no-pdf-header-footer",

        // Tags carry ids that count what the browser's process has seen: they differ from run to run.
        "--disable-pdf-tagging",
    ];

    /// <summary>The browser's executable, or null where there is none.</summary>
    public static string? FindBrowser()
    {
        var named = Environment.GetEnvironmentVariable("ZHELI_CHROMIUM");
        return new[] { named }.Concat(Places).FirstOrDefault(place => !string.IsNullOrEmpty(place) && File.Exists(place));
    }

    /// <summary>Prints.</summary>
    /// <param name="browser">The browser's executable.</param>
    /// <param name="html">The report as HTML.</param>
    /// <param name="asOf">The day that the file states as its date.</param>
    /// <param name="cancellation">Stops the browser.</param>
    /// <returns>The PDF, or null with a reason when the browser did not print.</returns>
    public static (byte[]? Pdf, string Reason) Print(string browser, string html, DateOnly asOf, CancellationToken cancellation)
    {
        var folder = Directory.CreateTempSubdirectory("zheli-report-");
        try
        {
            var (page, pdf) = (Path.Combine(folder.FullName, "report.html"), Path.Combine(folder.FullName, "report.pdf"));
            File.WriteAllText(page, html, new UTF8Encoding(false));
            var start = new ProcessStartInfo(browser) { RedirectStandardError = true, RedirectStandardOutput = true };
            foreach (var argument in Flags.Concat([$"--user-data-dir={Path.Combine(folder.FullName, "profile")}", $"--print-to-pdf={pdf}", new Uri(page).AbsoluteUri]))
            {
                start.ArgumentList.Add(argument);
            }

            using var process = Process.Start(start);
            if (process is null)
            {
                return (null, "it could not be started");
            }

            using var stop = cancellation.Register(() => End(process));
            var error = process.StandardError.ReadToEndAsync(CancellationToken.None);
            _ = process.StandardOutput.ReadToEndAsync(CancellationToken.None);
            if (!process.WaitForExit(TimeSpan.FromSeconds(PrintSeconds)))
            {
                End(process);
                return (null, string.Create(CultureInfo.InvariantCulture, $"it did not end within {PrintSeconds} s"));
            }

            cancellation.ThrowIfCancellationRequested();
            return File.Exists(pdf) ? (WithoutClock(File.ReadAllBytes(pdf), asOf), "") : (null, LastLine(error.Result));
        }
        catch (System.ComponentModel.Win32Exception failure)
        {
            return (null, failure.Message);
        }
        finally
        {
            Remove(folder);
        }
    }

    /// <summary>
    /// Puts the report's day where the browser wrote the moment of printing. The two dates stand in the document's information dictionary as plain text of fixed length
    /// (ISO 32000-1, 7.9.4), so nothing else in the file moves and every offset of its cross-reference table stays right. Nothing else depends on the clock.
    /// </summary>
    public static byte[] WithoutClock(byte[] pdf, DateOnly asOf)
    {
        var date = Encoding.ASCII.GetBytes("D:" + asOf.ToString("yyyyMMdd", CultureInfo.InvariantCulture) + "000000+00'00'");
        foreach (var key in new[] { "/CreationDate (", "/ModDate (" })
        {
            var at = pdf.AsSpan().IndexOf(Encoding.ASCII.GetBytes(key));
            var from = at + key.Length;
            if (at >= 0 && from + date.Length < pdf.Length && pdf[from + date.Length] == (byte)')')
            {
                date.CopyTo(pdf.AsSpan(from));
            }
        }

        return pdf;
    }

    private static void End(Process process)
    {
        try
        {
            process.Kill(entireProcessTree: true);
        }
        catch (InvalidOperationException)
        {
            // It has ended by itself.
        }
    }

    private static string LastLine(string text) => text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) is [.., var last] ? last : "it printed nothing";

    /// <summary>The browser's children may still write for a moment after it ended.</summary>
    private static void Remove(DirectoryInfo folder)
    {
        for (var attempt = 0; attempt < 20; attempt++)
        {
            try
            {
                folder.Delete(recursive: true);
                return;
            }
            catch (IOException)
            {
                Thread.Sleep(50);
            }
        }
    }
}
