using System.Globalization;
using Zheli.Geodata.Files;
using Zheli.Model;
using Zheli.Model.Network;

namespace Zheli.Geodata.Vector;

/// <summary>Takes points as nodes and lines as cables of the existing network.</summary>
internal sealed class NetworkIntake(FindingLog log) : IFeatureIntake
{
    private readonly List<NetworkNode> nodes = [];
    private readonly List<NetworkLine> lines = [];

    /// <inheritdoc/>
    public void Take(VectorFeature feature)
    {
        var name = PlaceFields.NamesOf(feature.Properties).In("ru");
        var owner = feature.Properties.Find(FeatureKinds.Owner) ?? "";
        var source = string.Create(CultureInfo.InvariantCulture, $"{log.File}:{feature.Number}");
        switch (feature.Geometry!.Shape)
        {
            case GeometryShape.Points:
                nodes.AddRange(feature.Geometry.Parts.Select(part => new NetworkNode(0, name, part[0][0], owner, source)));
                break;
            case GeometryShape.Lines:
                TakeLines(feature, name, owner, source);
                break;
            default:
                log.RejectAlike(Severity.Warning, "not-a-network-object", feature.Where, "polygons in a file of the network were left out", "Maybe draw nodes as points and cables as lines.");
                break;
        }
    }

    /// <inheritdoc/>
    public SourceContent AddTo(SourceContent content) => content with { NetworkNodes = nodes, NetworkLines = lines };

    private void TakeLines(VectorFeature feature, string name, string owner, string source)
    {
        var usable = Lines.Usable(feature, log);
        if (usable.Count == 0)
        {
            return;
        }

        int? fibres = null;
        if (feature.Properties.Find(FeatureKinds.FibreCount) is { } text)
        {
            fibres = PlaceFields.WholeNumber(text) is { } count and > 0 and <= 100_000 ? (int)count : null;
            if (fibres is null && text is not ("true" or "yes"))
            {
                log.Add(Severity.Warning, "bad-fibre-count", feature.Where, $"The number of fibres '{(text.Length <= 40 ? text : text[..40])}' is not a whole number above 0.", "It is taken as not known; maybe correct it.");
            }
        }

        lines.AddRange(usable.Select(points => new NetworkLine(0, name, points, owner, fibres, source)));
    }
}
