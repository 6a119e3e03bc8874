using Zheli.Engineering.Optics.Equipment;
using Zheli.Engineering.Optics.Topology;
using Zheli.Operations.Export;

namespace Zheli.Tests.Operations.Export;

/// <summary>A plan as a GNPy network, and back.</summary>
public sealed class GnpyExportTests : IDisposable
{
    private readonly SmallProject project = new();

    [Fact]
    public void The_network_that_is_written_is_the_network_that_is_read()
    {
        var written = ExportOperation.Run(new ExportRequest(project.File, ExportFormat.Gnpy, project.In("gnpy")), null, TestContext.Current.CancellationToken);
        Assert.Equal(["topology.json", "equipment.json"], written.Files.Select(f => Path.GetFileName(f.Path)));
        var topology = TopologyReader.Read(project.In("gnpy/topology.json"));
        var plan = new SmallCountry().Plan;
        Assert.Empty(topology.Findings);
        Assert.Equal(plan.Spans.Count + 1, topology.Nodes.Count(n => n.Type == "Roadm"));
        Assert.Equal(2 * plan.Spans.Count, topology.Arcs.Count(a => a.Length.Value > 0));
        Assert.Equal(2 * plan.Spans.Sum(s => s.Route), topology.Arcs.Sum(a => a.Length.Value), 0.01);
        Assert.Contains("SSMF", EquipmentLibrary.Read(project.In("gnpy/equipment.json")).Fibres.Keys);
    }

    public void Dispose() => project.Dispose();
}
