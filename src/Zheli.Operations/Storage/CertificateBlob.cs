using Zheli.Model.Programme;

namespace Zheli.Operations.Storage;

/// <summary>The proof of a plan as one compressed value.</summary>
internal static class CertificateBlob
{
    private const byte Version = 1;

    /// <summary>The certificate as bytes.</summary>
    public static byte[] Write(DualCertificate certificate)
    {
        var writer = new CompactWriter();
        writer.Signed(certificate.LowerBound);
        writer.Signed(certificate.Offset);
        writer.Count(certificate.Terminal.Length);
        writer.Count(certificate.Vertex.Length);
        writer.Deltas(certificate.Terminal);
        writer.Column(certificate.TerminalValue);
        writer.Deltas(certificate.Start);
        writer.Deltas(certificate.Vertex);
        writer.Column(certificate.Potential);
        writer.Count(0); // Hops with a price of traffic, which proofs of earlier releases stated.
        return writer.Deflate(Version);
    }

    /// <summary>The certificate from bytes that anyone may have written; whether it proves anything is for the verifier to say.</summary>
    public static DualCertificate Read(Database database, ReadOnlySpan<byte> blob)
    {
        var reader = new CompactReader(database, "the certificate of a plan", blob, Version);
        long bound = reader.Signed(), offset = reader.Signed();
        int terminals = reader.Length(3), vertices = reader.Length(2);
        var certificate = new DualCertificate
        {
            LowerBound = bound,
            Offset = offset,
            Terminal = reader.Deltas(terminals),
            TerminalValue = reader.Column(terminals),
            Start = reader.Deltas(terminals + 1),
            Vertex = reader.Deltas(vertices),
            Potential = reader.Column(vertices),
        };
        var hops = reader.Length(3);
        reader.Deltas(hops);
        reader.Column(hops);
        reader.Column(hops);
        reader.End();
        return certificate.Start[0] == 0 && certificate.Start[^1] == vertices && IsAscending(certificate.Start) ? certificate : throw reader.Broken();
    }

    private static bool IsAscending(int[] values)
    {
        for (var i = 1; i < values.Length; i++)
        {
            if (values[i] < values[i - 1])
            {
                return false;
            }
        }

        return true;
    }
}
