using Zheli.Model.Programme;
using Zheli.Operations.Progress;

namespace Zheli.Tests.Operations.Progress;

/// <summary>A village stands on one rung: the highest that has its evidence together with every rung below.</summary>
public sealed class LadderTests : IDisposable
{
    private const string Aqsu = "settlement:2", Besqum = "settlement:3", Qarasu = "settlement:5";

    private readonly BuiltProject built = new();

    public void Dispose() => built.Dispose();

    [Fact]
    public void Before_anything_is_built_villages_are_planned_and_the_town_has_its_line()
    {
        Assert.Equal(5, built.On(Rung.Planned));
        Assert.Equal(1, built.On(Rung.Backbone));
    }

    [Fact]
    public void A_rung_without_its_evidence_does_not_count()
    {
        foreach (var (kind, quantity) in new[] { ("funded", ""), ("designed", ""), ("permit-granted", ""), ("lit", "") })
        {
            built.Add(kind, Aqsu, quantity: quantity);
        }

        Assert.Equal(2, built.On(Rung.Backbone));
        ProgressOperation.Add(built.File, new EventRequest("local-network-built", Aqsu, "2026-10-06", "A. Builder"), "base", built.Folder, built.Clock);
        built.Add("connected", Aqsu, quantity: "12");
        Assert.Equal(2, built.On(Rung.Backbone));
        var status = built.Status();
        Assert.Equal(1, status.Rungs.Single(r => r.Rung == Rung.Connected).VillagesShown);
        Assert.Equal(1, status.Claims);
        built.Add("local-network-built", Aqsu, "2026-10-07");
        built.Add("homes-passed", Aqsu, quantity: "100");
        built.Add("orderable", Aqsu);
        Assert.Equal(1, built.On(Rung.Connected));
    }

    [Fact]
    public void A_line_reaches_a_village_when_its_whole_way_is_lit()
    {
        built.Add("funded", "programme");
        built.Add("designed", "programme");
        foreach (var key in built.EdgeKeys.Take(2))
        {
            built.Add("permit-granted", "edge:" + key);
        }

        built.Add("lit", "edge:" + built.EdgeKeys[1], "2026-09-01");
        Assert.Equal(2, built.On(Rung.Permitted));
        built.Add("lit", "edge:" + built.EdgeKeys[0], "2026-10-01");
        Assert.Equal(3, built.On(Rung.Backbone));
        Assert.Equal(1, built.Status("2026-09-30").Rungs.Single(r => r.Rung == Rung.Backbone).Villages);
    }

    [Fact]
    public void Satellite_needs_no_permit_to_dig()
    {
        built.Add("funded", "programme");
        built.Add("lit", Qarasu);
        built.Add("orderable", Qarasu);
        Assert.Equal(1, built.On(Rung.Orderable));
    }

    [Fact]
    public void A_service_that_measures_badly_is_not_proven()
    {
        foreach (var (kind, quantity) in new[] { ("funded", ""), ("lit", ""), ("orderable", ""), ("connected", "3"), ("active", "3"), ("measured", "69") })
        {
            built.Add(kind, Qarasu, quantity: quantity);
        }

        Assert.Equal(1, built.On(Rung.Active));
        built.Add("measured", Qarasu, "2026-10-09", "70");
        Assert.Equal(1, built.On(Rung.QualityProven));
    }

    [Fact]
    public void A_photo_from_elsewhere_shows_nothing()
    {
        SmallPhoto.Write(built.In("far.jpg"), 70.4, 45.1, "2026:10:05 09:30:00");
        SmallPhoto.Write(built.In("near.jpg"), 70.21, 45.01, "2026:10:05 09:30:00");
        built.Add("funded", "programme");
        built.Add("designed", "programme");
        built.Add("permit-granted", Aqsu);
        Assert.Equal("photo-elsewhere", built.Add("lit", Aqsu, evidence: "far.jpg").Findings.Single().Code);
        Assert.Equal(1, built.On(Rung.Permitted));
        built.Add("lit", Aqsu, "2026-10-06", evidence: "near.jpg");
        Assert.Equal(2, built.On(Rung.Backbone));
    }

    [Fact]
    public void One_photo_shows_one_village_and_only_its_time()
    {
        SmallPhoto.Write(built.In("a.jpg"), null, null, "2026:10:05 09:30:00");
        SmallPhoto.Write(built.In("old.jpg"), null, null, "2026:03:05 09:30:00");
        SmallPhoto.Write(built.In("later.jpg"), null, null, "2026:12:05 09:30:00");
        built.Add("lit", Aqsu, evidence: "a.jpg");
        Assert.Equal("photo-used-twice", built.Add("lit", Besqum, evidence: "a.jpg").Findings.Single().Code);
        Assert.Equal("photo-old", built.Add("lit", Qarasu, evidence: "old.jpg").Findings.Single().Code);
        Assert.Equal("photo-later-than-entry", built.Add("connected", Qarasu, quantity: "2", evidence: "later.jpg").Findings.Single().Code);
        Assert.Equal(3, built.Status().Doubts.Count);
    }
}
