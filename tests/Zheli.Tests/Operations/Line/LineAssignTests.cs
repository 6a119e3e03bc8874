using Zheli.Model;
using Zheli.Operations.Line;

namespace Zheli.Tests.Operations.Line;

/// <summary>Channels on a ring of three sites, and on the public CORONET network.</summary>
public sealed class LineAssignTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    [Fact]
    public void Channels_take_the_shortest_route_and_the_first_slots_and_then_the_way_round()
    {
        var answer = LineAssignOperation.Run(Ring(), Demands("A,B,2400\nA,B,2400\nA,B,50\nB,C,50\n"), 2, TestContext.Current.CancellationToken);
        Assert.Equal((4, 0), (answer.Assigned, answer.Blocked));
        Assert.Equal([-96, 288, -284, -276], answer.Channels.Select(c => c.N!.Value));
        Assert.Equal(["roadm A", "roadm C", "roadm B"], answer.Channels[2].Nodes);
        Assert.Equal(193.1 - (284 * 0.00625), answer.Channels[2].CentreThz!.Value, 9);
        Assert.Equal(("roadm A – roadm B", 1.0), (answer.FullestLink, answer.FullestShare));
    }

    [Fact]
    public void What_does_not_fit_is_said()
    {
        var answer = LineAssignOperation.Run(Ring(), Demands("A,B,4800\nA,B,12.5\n"), 1, TestContext.Current.CancellationToken);
        Assert.Equal((1, 1), (answer.Assigned, answer.Blocked));
        Assert.Null(answer.Channels[1].N);
    }

    [Fact]
    public void All_rows_that_cannot_be_used_are_listed()
    {
        var refused = Assert.Throws<BadInputException>(() =>
            LineAssignOperation.Run(Ring(), Demands("from,to,width_ghz\nA,B\nA,B,40\nA,Z,50\nA,A,50\n"), 1, TestContext.Current.CancellationToken));
        Assert.Equal(["demand-row-unreadable", "width-off-grid", "node-unknown", "same-node"], refused.Findings.Select(f => f.Code));
        Assert.EndsWith(":2", refused.Findings[0].Where, StringComparison.Ordinal);
    }

    [Fact]
    public void On_Coronet_no_slot_is_given_twice()
    {
        var sites = new[] { "Abilene", "Albany", "Chicago", "Dallas", "Milwaukee", "Boston", "Denver" };
        var rows = string.Concat(from a in sites from b in sites where a != b from i in Enumerable.Range(0, 8) select $"{a},{b},75\n");
        var answer = LineAssignOperation.Run(TestData.Shared("reference", "optics", "CORONET_Global_Topology.json"), Demands(rows), 3, TestContext.Current.CancellationToken);
        var taken = new HashSet<(string, string, int)>();
        foreach (var channel in answer.Channels.Where(c => c.N is not null))
        {
            foreach (var (one, other) in channel.Nodes.Zip(channel.Nodes.Skip(1)))
            {
                var link = string.CompareOrdinal(one, other) < 0 ? (one, other) : (other, one);
                for (var slot = channel.N!.Value - channel.M; slot < channel.N + channel.M; slot++)
                {
                    Assert.True(taken.Add((link.Item1, link.Item2, slot)));
                }
            }
        }

        Assert.Equal(336, answer.Channels.Count);
        Assert.True(answer.Assigned > 200);
    }

    public void Dispose() => folder.Dispose();

    private string Ring()
    {
        var elements = new[] { "A", "B", "C" }.Select(n => "{'uid':'roadm " + n + "','type':'Roadm'}").ToList();
        var connections = new List<string>();
        foreach (var (a, b, km) in new[] { ("A", "B", 10), ("B", "A", 10), ("B", "C", 20), ("C", "B", 20), ("C", "A", 30), ("A", "C", 30) })
        {
            elements.Add("{'uid':'f " + a + b + "','type':'Fiber','params':{'length':" + km + ",'length_units':'km'}}");
            connections.Add("{'from_node':'roadm " + a + "','to_node':'f " + a + b + "'}");
            connections.Add("{'from_node':'f " + a + b + "','to_node':'roadm " + b + "'}");
        }

        var text = "{'elements':[" + string.Join(',', elements) + "],'connections':[" + string.Join(',', connections) + "]}";
        File.WriteAllText(folder["ring.json"], text.Replace('\'', '"'));
        return folder["ring.json"];
    }

    private string Demands(string rows)
    {
        File.WriteAllText(folder["demands.csv"], rows);
        return folder["demands.csv"];
    }
}
