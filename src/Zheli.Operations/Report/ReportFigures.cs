using System.Globalization;
using Zheli.Model.Programme;
using Zheli.Model.Units;
using Zheli.Operations.Progress;
using Zheli.Programme.Progress;

namespace Zheli.Operations.Report;

/// <summary>Computes every figure of a report, each with the query by which anybody can ask for it again.</summary>
internal static class ReportFigures
{
    /// <summary>All figures.</summary>
    public static FigureBook Of(ReportFacts it)
    {
        var book = new FigureBook();
        Plan(book, it);
        Rungs(book, it);
        Regions(book, it);
        return book;
    }

    /// <summary>The key of a region's figure.</summary>
    public static string Region(long? region, string what) => string.Create(CultureInfo.InvariantCulture, $"region.{region ?? 0}.{what}");

    /// <summary>The key of a figure about villages or people that stand on a rung or above it.</summary>
    public static string Reached(Rung rung, string what) => $"reached.{EventChain.WordOf(rung)}.{what}";

    /// <summary>The key of a figure about villages or people that stand on a rung.</summary>
    public static string On(Rung rung, string what) => $"rung.{EventChain.WordOf(rung)}.{what}";

    private static void Plan(FigureBook book, ReportFacts it)
    {
        var scenario = $"scenario = '{it.Plan.Scenario.Replace("'", "''", StringComparison.Ordinal)}'";
        var counts = book.Sql($"""
            SELECT 'villages.' || technology AS figure, count(*) AS value FROM plan_settlement WHERE {scenario} GROUP BY technology
            UNION ALL SELECT 'people.' || technology, sum(population) FROM plan_settlement WHERE {scenario} GROUP BY technology
            UNION ALL SELECT 'villages.total', count(*) FROM plan_settlement WHERE {scenario}
            UNION ALL SELECT 'people.total', sum(population) FROM plan_settlement WHERE {scenario}
            UNION ALL SELECT 'villages.network', count(*) FROM plan_settlement WHERE {scenario} AND technology IN ('fibre', 'microwave')
            UNION ALL SELECT 'people.network', sum(population) FROM plan_settlement WHERE {scenario} AND technology IN ('fibre', 'microwave')
            UNION ALL SELECT 'villages.connect', count(*) FROM plan_settlement WHERE {scenario} AND technology IN ('fibre', 'microwave', 'satellite')
            UNION ALL SELECT 'people.connect', sum(population) FROM plan_settlement WHERE {scenario} AND technology IN ('fibre', 'microwave', 'satellite')
            """);
        var (s, p) = (it.Plan.Settlements, it.Plan.People);
        foreach (var (name, villages, people) in new[]
        {
            ("total", s.Total, p.Total), ("fibre", s.Fibre, p.Fibre), ("microwave", s.Microwave, p.Microwave), ("satellite", s.Satellite, p.Satellite),
            ("existing", s.Existing, p.Existing), ("unserved", s.Unserved, p.Unserved), ("network", s.Fibre + s.Microwave, p.Fibre + p.Microwave),
            ("connect", s.Fibre + s.Microwave + s.Satellite, p.Fibre + p.Microwave + p.Satellite),
        })
        {
            book.Add("villages." + name, villages, FigureKind.Count, counts);
            book.Add("people." + name, people, FigureKind.Count, counts);
        }

        var money = book.Sql($"""
            SELECT 'cost.total' AS figure, total_cost_kzt AS value FROM plan_summary WHERE {scenario}
            UNION ALL SELECT 'cost.capex', capex_kzt FROM plan_summary WHERE {scenario}
            UNION ALL SELECT 'cost.running', total_cost_kzt - capex_kzt FROM plan_summary WHERE {scenario}
            UNION ALL SELECT 'cost.bound', lower_bound_kzt FROM plan_summary WHERE {scenario}
            UNION ALL SELECT 'fibre.km', fibre_km FROM plan_summary WHERE {scenario}
            UNION ALL SELECT 'hops', microwave_hops FROM plan_summary WHERE {scenario}
            UNION ALL SELECT 'people.estimated_share', people_estimated_share FROM plan_summary WHERE {scenario}
            """);
        book.Add("cost.total", it.Plan.Cost.Total, FigureKind.Money, money);
        book.Add("cost.capex", it.Plan.Capex, FigureKind.Money, money);
        book.Add("cost.running", it.Plan.Cost.Total - it.Plan.Capex, FigureKind.Money, money);
        book.Add("cost.bound", it.Plan.LowerBound, FigureKind.Money, money);
        book.Add("fibre.km", (decimal)it.Plan.FibreKm, FigureKind.Kilometres, money);
        book.Add("hops", it.Plan.MicrowaveHops, FigureKind.Count, money);
        book.Add("people.estimated_share", (decimal)it.Plan.People.EstimatedShare, FigureKind.Share, money);

        // Rounded up: "at most" must stay true.
        var proof = book.Sql($"SELECT 'gap' AS figure, (total_cost_kzt - lower_bound_kzt) * 1.0 / lower_bound_kzt AS value FROM plan_summary WHERE {scenario} -- "
            + it.Say("есепте пайыздың оннан біріне дейін жоғары дөңгелектенген", "в отчёте округлено вверх до десятой доли процента", "in the report rounded up to a tenth of a per cent"));
        book.Add("gap", (decimal)GapText.Percent(it.Plan.Gap, 1) / 100, FigureKind.Share, proof);
    }

    private static void Rungs(FigureBook book, ReportFacts it)
    {
        var status = it.Status;
        var query = book.Command(string.Create(
            CultureInfo.InvariantCulture, $"zheli progress {it.Project} status --scenario {it.Plan.Scenario} --as-of {it.AsOf:yyyy-MM-dd} --json → rungs[], kilometresLaid, contracted, paid, events, claims, doubts"));
        foreach (var rung in status.Rungs)
        {
            book.Add(On(rung.Rung, "villages"), rung.Villages, FigureKind.Count, query);
            book.Add(On(rung.Rung, "people"), rung.People, FigureKind.Count, query);
            book.Add(On(rung.Rung, "shown"), rung.VillagesShown, FigureKind.Count, query);
            book.Add(On(rung.Rung, "claimed"), rung.VillagesClaimed, FigureKind.Count, query);
            book.Add(Reached(rung.Rung, "villages"), status.Rungs.Where(r => r.Rung >= rung.Rung).Sum(r => r.Villages), FigureKind.Count, query);
            book.Add(Reached(rung.Rung, "people"), status.Rungs.Where(r => r.Rung >= rung.Rung).Sum(r => r.People), FigureKind.Count, query);
            book.Add(Reached(rung.Rung, "claimed"), status.Rungs.Where(r => r.Rung >= rung.Rung).Sum(r => r.VillagesClaimed), FigureKind.Count, query);
        }

        book.Add("progress.km", status.KilometresLaid, FigureKind.Kilometres, query);
        book.Add("progress.contracted", status.Contracted, FigureKind.Money, query);
        book.Add("progress.paid", status.Paid, FigureKind.Money, query);
        book.Add("progress.events", status.Events, FigureKind.Count, query);
        book.Add("progress.counting", status.EventsThatCount, FigureKind.Count, query);
        book.Add("progress.claims", status.Claims, FigureKind.Count, query);
        book.Add("progress.doubts", status.Doubts.Count, FigureKind.Count, query);
        book.Add("built.villages", it.Villages.Count(v => v.Technology != Technology.Existing && ReportFacts.IsBuilt(v)), FigureKind.Count, query);
        book.Add("held.villages", it.Villages.Count(v => v.Shown > v.Standing), FigureKind.Count, query);
        book.Add("claimed.villages", it.Villages.Count(v => v.Claimed > v.Shown), FigureKind.Count, query);
    }

    private static void Regions(FigureBook book, ReportFacts it)
    {
        var scenario = $"scenario = '{it.Plan.Scenario.Replace("'", "''", StringComparison.Ordinal)}'";
        var plan = book.Sql($"""
            SELECT 'region.' || coalesce(region_id, 0) || '.villages' AS figure, count(*) AS value FROM plan_settlement WHERE {scenario} GROUP BY region_id
            UNION ALL SELECT 'region.' || coalesce(region_id, 0) || '.connect', count(*) FROM plan_settlement
              WHERE {scenario} AND technology IN ('fibre', 'microwave', 'satellite') GROUP BY region_id
            UNION ALL SELECT 'region.' || coalesce(region_id, 0) || '.people', sum(population) FROM plan_settlement
              WHERE {scenario} AND technology IN ('fibre', 'microwave', 'satellite') GROUP BY region_id
            """);
        var status = book.Command(string.Create(
            CultureInfo.InvariantCulture, $"zheli progress {it.Project} status --scenario {it.Plan.Scenario} --as-of {it.AsOf:yyyy-MM-dd} --json → regions[].rungs[]"));
        foreach (var region in it.Scene.Planned.GroupBy(s => it.Scene.FindSettlement(s.SettlementId)?.RegionId))
        {
            var connect = region.Where(s => s.Technology is not (Technology.Existing or Technology.Unserved)).ToList();
            book.Add(Region(region.Key, "villages"), region.Count(), FigureKind.Count, plan);
            book.Add(Region(region.Key, "connect"), connect.Count, FigureKind.Count, plan);
            book.Add(Region(region.Key, "people"), connect.Sum(s => (long)(it.Scene.FindSettlement(s.SettlementId)?.Population ?? 0)), FigureKind.Count, plan);
        }

        foreach (var region in it.Status.Regions)
        {
            foreach (var rung in region.Rungs)
            {
                book.Add(Region(region.RegionId, On(rung.Rung, "villages")), rung.Villages, FigureKind.Count, status);
            }

            foreach (var rung in new[] { Rung.Permitted, Rung.Backbone, Rung.LocalNetwork, Rung.Connected, Rung.QualityProven })
            {
                book.Add(Region(region.RegionId, Reached(rung, "villages")), region.Rungs.Where(r => r.Rung >= rung).Sum(r => r.Villages), FigureKind.Count, status);
            }

            book.Add(Region(region.RegionId, Reached(Rung.Connected, "people")), region.Rungs.Where(r => r.Rung >= Rung.Connected).Sum(r => r.People), FigureKind.Count, status);
        }
    }
}
