using Zheli.Model.Network;
using Zheli.Operations.Verify;

namespace Zheli.Tests.Engineering.Access;

public sealed class EarlierDesignTests
{
    /// <summary>Streets joined at both ends, in several areas where a node has few ports.</summary>
    private static TinyVillage Village(int ports, int split = 8)
    {
        var village = TinyVillage.Streets(6, 30);
        village.Street([.. Enumerable.Range(0, 6).Select(s => (387.5, s * 120.0))]).House(60, 60, dwellings: 24, entrances: 2, floors: 6);
        village.Options = new()
        {
            Overrides = new Dictionary<string, decimal> { ["acc.node_ports"] = ports, ["acc.cabinet"] = 300 }, SecondaryRatio = split, PrimaryRatio = split == 1 ? 32 : 4,
        };
        return village;
    }

    [Theory]
    [InlineData(128, 8)]
    [InlineData(3, 8)]
    [InlineData(128, 1)]
    public void Nothing_changes_where_nothing_was_changed(int ports, int split)
    {
        var village = Village(ports, split);
        var first = village.Design();
        var second = village.Design(earlier: first);
        Holds(second);
        Assert.InRange(second.Summary.KeptShare!.Value, 0.99, 1);
        Assert.Equal(first.Routes.Select(r => r.Key).Order(StringComparer.Ordinal), second.Routes.Select(r => r.Key).Order(StringComparer.Ordinal));
        Assert.True(second.Summary.Cost.Total <= first.Summary.Cost.Total);
    }

    [Theory]
    [InlineData(128)]
    [InlineData(3)]
    public void After_one_edit_most_of_the_network_keeps_its_names_and_ports(int ports)
    {
        var village = Village(ports);
        var first = village.Design();
        var options = village.Options;
        var used = first.Routes.GroupBy(r => r.Street, StringComparer.Ordinal).OrderBy(g => g.Sum(r => r.LengthMetres)).First().Key;
        foreach (var edited in new[]
        {
            options with { PinnedCabinets = [village.At(130, 130)] }, options with { ForbiddenStreets = [used] }, options with { BuiltStreets = ["street/8"] },
        })
        {
            village.Options = edited;
            var next = village.Design(earlier: first);
            Holds(next);
            Assert.True(next.Summary.KeptShare >= 0.85, $"{next.Summary.KeptShare:0.00}");
            Assert.True(Share(first, next) >= 0.9, $"{Share(first, next):0.00}");
            if (ports > 3)
            {
                // Where nodes are full, an edit may need them cut otherwise.
                Assert.Equal(first.Sites.Where(s => s.Kind == AccessSiteKind.Node).Select(s => s.Key), next.Sites.Where(s => s.Kind == AccessSiteKind.Node).Select(s => s.Key));
            }

            Assert.Equal(next.Drops, village.Design(threads: 3, earlier: first).Drops);
        }
    }

    [Fact]
    public void A_new_house_takes_a_free_port_and_leaves_the_others_alone()
    {
        var village = Village(128);
        var first = village.Design();
        var next = village.House(70, 16).Design(earlier: first);
        Holds(next);
        Assert.Empty(next.Unserved);
        Assert.True(next.Summary.KeptShare >= 0.9, $"{next.Summary.KeptShare:0.00}");
        var anew = village.Design();
        Assert.True(next.Summary.Cost.Total <= anew.Summary.Cost.Total * 1.05);
    }

    /// <summary>Share of the sites and stretches of a design that the next one still has.</summary>
    private static double Share(AccessDesign first, AccessDesign next)
    {
        HashSet<string> names = [.. next.Sites.Select(s => s.Key), .. next.Routes.Select(r => r.Key)];
        return (double)first.Sites.Select(s => s.Key).Concat(first.Routes.Select(r => r.Key)).Count(names.Contains) / (first.Sites.Count + first.Routes.Count);
    }

    private static void Holds(AccessDesign design)
    {
        var failed = AccessCheck.Run(design, TinyVillage.Catalogue, TestContext.Current.CancellationToken).Where(c => !c.Ok).ToList();
        Assert.True(failed.Count == 0, string.Join('\n', failed.Select(f => $"{f.Name}: {f.Detail}")));
    }
}
