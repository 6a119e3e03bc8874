using Zheli.Model;
using Zheli.Operations.Line;

namespace Zheli.Tests.Operations.Line;

/// <summary>Routes on the public CORONET network of 100 sites, and files that cannot be used.</summary>
public sealed class LinePathsTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    private static string Coronet => TestData.Shared("reference", "optics", "CORONET_Global_Topology.json");

    [Theory]
    [InlineData("nodes")]
    [InlineData("links")]
    public void The_disjoint_pair_Abilene_Albany_exists(string kind)
    {
        var answer = LinePathsOperation.Run(new(Coronet, "Abilene", "Albany", 3, kind, null), TestContext.Current.CancellationToken);
        Assert.Equal((100, 136), (answer.Nodes, answer.Links));
        Assert.Equal(("roadm Abilene", "roadm Albany"), (answer.From, answer.To));
        var pair = answer.Pair!;
        Assert.True(pair.IsShortest);

        // A pair of 3,862 and 5,661 km is known from a maximum flow; the shortest in sum is no longer.
        Assert.InRange(pair.LengthKm, 0, 3_862 + 5_661);
        Assert.Equal(3277.424, answer.Routes[0].LengthKm, 2);
        if (kind == "nodes")
        {
            Assert.Equal(9136.87, pair.LengthKm, 1);
            Assert.Empty(pair.First.Nodes.Skip(1).SkipLast(1).Intersect(pair.Second.Nodes.Skip(1).SkipLast(1)));
        }

        Assert.Equal(answer.Routes.Select(r => r.LengthKm).Order(), answer.Routes.Select(r => r.LengthKm));
    }

    [Fact]
    public void Distant_pairs_have_two_ways_too()
    {
        foreach (var to in new[] { "Chicago", "Milwaukee", "Tokyo", "London", "Albany" })
        {
            Assert.NotNull(LinePathsOperation.Run(new(Coronet, "Abilene", to, 1, "nodes", null), TestContext.Current.CancellationToken).Pair);
        }
    }

    [Fact]
    public void A_shared_risk_moves_the_pair_and_a_risk_everywhere_forbids_it()
    {
        var free = LinePathsOperation.Run(new(Coronet, "Abilene", "Albany", 1, "links", null), TestContext.Current.CancellationToken).Pair!;
        var (one, other) = (free.First.Nodes, free.Second.Nodes);
        var shared = Write("risks.csv", $"risk,from,to\nduct,{one[0]},{one[1]}\nduct,{other[^2]},{other[^1]}\n");
        var moved = LinePathsOperation.Run(new(Coronet, "Abilene", "Albany", 1, "links", shared), TestContext.Current.CancellationToken).Pair;
        Assert.True(moved is null || moved.LengthKm > free.LengthKm);

        var everywhere = Write("all.csv", $"flood,{one[0]},{one[1]}\nflood,{other[0]},{other[1]}\n");
        var none = LinePathsOperation.Run(new(Coronet, "Abilene", "Albany", 1, "links", everywhere), TestContext.Current.CancellationToken);
        Assert.Null(none.Pair);
        Assert.NotNull(none.Reason);
    }

    [Fact]
    public void A_bottleneck_is_named()
    {
        var file = Write("chain.json", Chain);
        var answer = LinePathsOperation.Run(new(file, "A", "C", 2, "nodes", null), TestContext.Current.CancellationToken);
        Assert.Single(answer.Routes);
        Assert.Equal(160.5, answer.Routes[0].LengthKm);
        Assert.Equal(["roadm A", "f1", "edfa", "f2", "roadm B", "f3", "roadm C"], answer.Routes[0].Elements);
        Assert.Equal("Every route passes the link between 'roadm A' and 'roadm B'.", answer.Reason);
    }

    [Theory]
    [InlineData("{}", "field-missing", 2)]
    [InlineData("""{"elements":[{"uid":"a","type":"Roadm"},{"uid":"a","type":"Roadm"}],"connections":[{"from_node":"a","to_node":"z"}]}""", "uid-twice", 2)]
    [InlineData("""{"elements":[{"uid":"a","type":"Roadm"},{"uid":"f","type":"Fiber","params":{"length":80,"length_units":"km"}}],"connections":[{"from_node":"a","to_node":"f"}]}""", "line-ends-in-nothing", 1)]
    [InlineData("""{"elements":[{"uid":"f","type":"Fiber","params":{"length":-1,"length_units":"miles"}}],"connections":[]}""", "number-out-of-range", 2)]
    [InlineData("[1", "json-unreadable", 1)]
    public void A_file_that_cannot_be_used_says_all_that_is_wrong(string content, string code, int findings)
    {
        var file = Write("broken.json", content);
        var refused = Assert.Throws<BadInputException>(() => LinePathsOperation.Run(new(file, "a", "b", 1, null, null), TestContext.Current.CancellationToken));
        Assert.Equal(findings, refused.Findings.Count(f => f.Severity == Severity.Error));
        Assert.Contains(refused.Findings, f => f.Code == code);
    }

    [Fact]
    public void A_name_that_is_not_there_is_refused_with_what_is_near()
    {
        var refused = Assert.Throws<BadInputException>(() => LinePathsOperation.Run(new(Coronet, "Abilen", "Albany", 1, null, null), TestContext.Current.CancellationToken));
        Assert.Contains("Abilene", refused.Findings[0].Advice, StringComparison.Ordinal);
    }

    public void Dispose() => folder.Dispose();

    private const string Chain = """
        {"elements":[{"uid":"roadm A","type":"Roadm"},{"uid":"roadm B","type":"Roadm"},{"uid":"roadm C","type":"Roadm"},
          {"uid":"f1","type":"Fiber","params":{"length":80,"length_units":"km"}},{"uid":"edfa","type":"Edfa"},{"uid":"f2","type":"Fiber","params":{"length":500}},
          {"uid":"f3","type":"Fiber","params":{"length":80,"length_units":"km"}}],
         "connections":[{"from_node":"roadm A","to_node":"f1"},{"from_node":"f1","to_node":"edfa"},{"from_node":"edfa","to_node":"f2"},{"from_node":"f2","to_node":"roadm B"},
          {"from_node":"roadm B","to_node":"f3"},{"from_node":"f3","to_node":"roadm C"}]}
        """;

    private string Write(string name, string content)
    {
        File.WriteAllText(folder[name], content);
        return folder[name];
    }
}
