using System.Globalization;
using System.Xml;
using Zheli.Model.Places;

namespace Zheli.Geodata.Osm;

/// <summary>Goes through OSM XML element by element. No document type, no entities, no outside resources: the parser refuses them.</summary>
internal sealed class XmlWalk(Stream stream)
{
    private const int CheckEvery = 1024;

    private readonly XmlElement element = new();

    /// <summary>Line of the parser, for findings.</summary>
    public int Line { get; private set; } = 1;

    /// <summary>Calls <paramref name="take"/> for every visible node, way and relation; the object is used again for the next.</summary>
    public void Run(Action<XmlElement> take, CancellationToken token)
    {
        var settings = new XmlReaderSettings
        {
            DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, IgnoreComments = true, IgnoreWhitespace = true, IgnoreProcessingInstructions = true,
        };
        using var reader = XmlReader.Create(stream, settings);
        var lines = (IXmlLineInfo)reader;
        try
        {
            reader.MoveToContent();
            CheckRoot(reader);
            for (var count = 0; reader.Read(); count++)
            {
                Line = lines.LineNumber;
                if (count % CheckEvery == 0)
                {
                    token.ThrowIfCancellationRequested();
                }

                if (reader.Depth > OsmLimits.XmlDepth)
                {
                    OsmFault.Throw("xml-depth", $"Elements are nested deeper than {OsmLimits.XmlDepth}.", "Maybe the file is not an honest map file.");
                }

                Step(reader, take);
            }
        }
        catch (XmlException e)
        {
            Line = Math.Max(e.LineNumber, 1);
            var isDtd = e.Message.Contains("DTD", StringComparison.Ordinal);
            OsmFault.Throw(
                isDtd ? "xml-dtd" : "xml-damaged", isDtd ? "The file declares a document type, which is refused." : $"The XML is damaged: {e.Message}",
                isDtd ? "Maybe remove the <!DOCTYPE> declaration; map files need none." : OsmFault.DamagedAdvice);
        }
    }

    private static void CheckRoot(XmlReader reader)
    {
        if (reader.NodeType != XmlNodeType.Element || reader.LocalName != "osm")
        {
            OsmFault.Throw(
                "xml-root", $"The outermost element is <{reader.LocalName}>, not <osm>.",
                reader.LocalName == "osmChange" ? "Maybe apply the changes to a map file first: osmium apply-changes." : "Maybe another file was meant.");
        }
    }

    private void Step(XmlReader reader, Action<XmlElement> take)
    {
        if (reader.NodeType == XmlNodeType.EndElement)
        {
            if (reader.Depth == 1)
            {
                Finish(take);
            }

            return;
        }

        if (reader.NodeType != XmlNodeType.Element)
        {
            return;
        }

        if (reader.Depth == 1)
        {
            var isWhole = reader.IsEmptyElement;
            Begin(reader);
            if (isWhole)
            {
                Finish(take);
            }
        }
        else if (reader.Depth == 2 && element.Kind != XmlElementKind.Other)
        {
            AddChild(reader);
        }
    }

    private void Finish(Action<XmlElement> take)
    {
        if (element.Kind != XmlElementKind.Other)
        {
            take(element);
            element.Kind = XmlElementKind.Other;
        }
    }

    private void Begin(XmlReader reader)
    {
        var kind = reader.LocalName switch
        {
            "node" => XmlElementKind.Node,
            "way" => XmlElementKind.Way,
            "relation" => XmlElementKind.Relation,
            _ => XmlElementKind.Other,
        };
        if (kind == XmlElementKind.Other || reader.GetAttribute("visible") == "false" || reader.GetAttribute("action") == "delete")
        {
            element.Kind = XmlElementKind.Other;
            return;
        }

        element.Begin(kind, Number(reader, "id"), Line);
        if (kind == XmlElementKind.Node)
        {
            element.Y = Degrees(reader, "lat", 90);
            element.X = Degrees(reader, "lon", 180);
        }
    }

    private void AddChild(XmlReader reader)
    {
        switch (reader.LocalName)
        {
            case "tag":
                element.Tags.Add(reader.GetAttribute("k") ?? "", reader.GetAttribute("v") ?? "");
                break;
            case "nd" when element.Kind == XmlElementKind.Way:
                element.References.Add(Number(reader, "ref"));
                CheckCount(element.References.Count, OsmLimits.NodesPerWay, "way-too-long");
                break;
            case "member" when element.Kind == XmlElementKind.Relation && reader.GetAttribute("type") == "way":
                element.Members.Add(Number(reader, "ref"), isInner: reader.GetAttribute("role") == "inner");
                CheckCount(element.Members.Outer.Count + element.Members.Inner.Count, OsmLimits.MembersPerRelation, "relation-too-long");
                break;
        }
    }

    private void CheckCount(int count, int most, string code)
    {
        if (count > most)
        {
            OsmFault.Throw(code, $"Element {element.Id} has more than {most} members.");
        }
    }

    private static long Number(XmlReader reader, string attribute)
    {
        if (!long.TryParse(reader.GetAttribute(attribute), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number))
        {
            OsmFault.Throw("xml-attribute", $"<{reader.LocalName}> has no whole number in its attribute {attribute}.");
        }

        return number;
    }

    private static int Degrees(XmlReader reader, string attribute, double most)
    {
        if (!double.TryParse(reader.GetAttribute(attribute), NumberStyles.Float, CultureInfo.InvariantCulture, out var degrees) || !(Math.Abs(degrees) <= most))
        {
            OsmFault.Throw("coordinate-out-of-range", $"A node has no {attribute} within ±{most}°.");
        }

        return (int)Math.Round(degrees * GeoPoint.GridPerDegree);
    }
}
