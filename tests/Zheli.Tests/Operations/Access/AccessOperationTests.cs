using System.Globalization;
using System.Text;
using Zheli.Model;
using Zheli.Model.Network;
using Zheli.Model.Places;
using Zheli.Operations.Access;
using Zheli.Operations.Import;
using Zheli.Operations.Storage;
using Zheli.Operations.Verify;
using Zheli.Operations.Words;

namespace Zheli.Tests.Operations.Access;

public sealed class AccessOperationTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    private string Project => folder["p.gpkg"];

    private string Map => folder["villages.osm"];

    public AccessOperationTests()
    {
        File.WriteAllText(Map, Villages(3));
        ImportOperation.Run(new(Project, [Map], null, 1), null, TestContext.Current.CancellationToken, TimeProvider.System);
    }

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Settlements_are_designed_kept_and_hold_against_the_independent_check()
    {
        var result = Run(r => r with { Buildings = [Map], All = true });
        Assert.Equal(3, result.Settlements.Count);
        Assert.All(result.Settlements, s => Assert.Equal((24, 24, 0L), (s.Summary.Premises, s.Summary.Served, s.Violations)));
        var verdict = VerifyAccessOperation.Run(Project, null, null, TestContext.Current.CancellationToken);
        Assert.True(verdict.Ok, string.Join('\n', verdict.Checks.Where(c => !c.Ok).Select(c => c.Detail)));
    }

    [Fact]
    public void A_second_run_keeps_what_is_done_and_another_question_does_not()
    {
        var first = Run(r => r with { Buildings = [Map], All = true });
        var second = Run(r => r with { All = true });
        Assert.All(second.Settlements, s => Assert.True(s.IsKept));
        Assert.Equal(first.Settlements.Select(s => s.Summary.Cost), second.Settlements.Select(s => s.Summary.Cost));
        Assert.All(Run(r => r with { All = true, Anew = true }).Settlements, s => Assert.False(s.IsKept));
        Assert.All(Run(r => r with { All = true, Options = new() { SecondaryRatio = 1, PrimaryRatio = 32 } }).Settlements, s => Assert.False(s.IsKept));
    }

    [Fact]
    public void What_a_stop_left_undone_the_next_run_does()
    {
        var none = Run(r => r with { Buildings = [Map], All = true, TimeLimit = TimeSpan.FromTicks(1) });
        Assert.Equal((0, 3), (none.Settlements.Count, none.NotReached));
        var rest = Run(r => r with { All = true });
        Assert.Equal((3, 0), (rest.Settlements.Count, rest.NotReached));
    }

    [Fact]
    public void A_stop_between_two_settlements_keeps_the_first_and_leaves_no_trace_of_the_other()
    {
        Run(r => r with { Buildings = [Map], All = true, TimeLimit = TimeSpan.FromTicks(1) });
        using var stop = new CancellationTokenSource();
        var heard = new StopAfterFirst(stop);
        var part = AccessOperation.Run(new() { Project = Project, All = true }, TimeProvider.System, heard, stop.Token);
        Assert.InRange(part.Settlements.Count, 1, 3);
        Assert.Equal(3, part.Settlements.Count + part.NotReached);
        using (var file = ProjectFile.Open(Project, readOnly: true))
        {
            Assert.Equal(part.Settlements.Select(s => s.Settlement), file.ReadAccess(t => t.ListSettlements()));
        }

        Assert.True(VerifyAccessOperation.Run(Project, null, null, TestContext.Current.CancellationToken).Ok);
        Assert.Equal(3, Run(r => r with { All = true }).Settlements.Count);
    }

    [Fact]
    public void A_cap_is_kept_with_the_design_and_checked()
    {
        var free = Run(r => r with { Buildings = [Map], All = true });
        var capped = Run(r => r with { All = true, Options = new() { Cap = 1 } });
        Assert.All(capped.Settlements, s => Assert.Equal("too-dear", Assert.Single(s.Unserved.Select(u => u.Cause).Distinct())));
        Assert.True(capped.Settlements.Sum(s => s.Summary.Cost.Total) < free.Settlements.Sum(s => s.Summary.Cost.Total));
        var verdict = VerifyAccessOperation.Run(Project, null, null, TestContext.Current.CancellationToken);
        Assert.True(verdict.Ok, string.Join('\n', verdict.Checks.Where(c => !c.Ok).Select(c => c.Detail)));
        Run(r => r with { All = true });
        Tampering.Execute(Project, "UPDATE access_summary SET options = json_set(options, '$.cap', 1)");
        Assert.Contains(VerifyAccessOperation.Run(Project, null, null, TestContext.Current.CancellationToken).Checks, c => c.Name == "access-cap" && !c.Ok);
    }

    [Fact]
    public void Threads_and_languages_change_nothing()
    {
        Run(r => r with { Buildings = [Map], All = true });
        var one = Dump();
        var culture = CultureInfo.CurrentCulture;
        try
        {
            foreach (var name in new[] { "kk-KZ", "tr-TR" })
            {
                CultureInfo.CurrentCulture = new CultureInfo(name);
                Run(r => r with { Buildings = [Map], All = true, Anew = true, Threads = 4 });
                CultureInfo.CurrentCulture = culture;
                Assert.Equal(one, Dump());
            }
        }
        finally
        {
            CultureInfo.CurrentCulture = culture;
        }
    }

    [Fact]
    public void Without_buildings_homes_are_assumed_from_the_people()
    {
        var result = Run(r => r with { Settlements = ["Village 1"] });
        var only = Assert.Single(result.Settlements);
        Assert.Equal(1, only.Summary.AssumedShare);
        Assert.Equal(20, only.Summary.Premises);
        Assert.Contains(only.Findings, f => f.Code == "premises-assumed");
        Assert.True(VerifyAccessOperation.Run(Project, null, null, TestContext.Current.CancellationToken).Ok);
        Assert.True(Assert.Single(Run(r => r with { Settlements = ["Village 1"] }).Settlements).IsKept);

        // Real buildings take the place of assumed ones.
        var mapped = Assert.Single(Run(r => r with { Buildings = [Map], Settlements = ["Village 1"] }).Settlements);
        Assert.Equal((24, 0.0), (mapped.Summary.Premises, mapped.Summary.AssumedShare));
        Assert.True(VerifyAccessOperation.Run(Project, null, null, TestContext.Current.CancellationToken).Ok);
    }

    [Fact]
    public void Edits_change_one_settlement_a_little_and_stay_until_they_are_dropped()
    {
        Run(r => r with { Buildings = [Map], All = true });
        var edit = new AccessOptions { PinnedCabinets = [new(0.0010, 43.0009)] };
        var edited = Assert.Single(Run(r => r with { Settlements = ["Village 1"], Options = edit }).Settlements);
        Assert.False(edited.IsKept);
        Assert.InRange(edited.Summary.KeptShare!.Value, 0.8, 1);
        Assert.Equal(1, edited.Summary.Cabinets);
        Assert.All(Run(r => r with { All = true }).Settlements, s => Assert.True(s.IsKept));
        var all = Run(r => r with { All = true, Anew = true });
        Assert.Equal([1, 0, 0], all.Settlements.Select(s => s.Summary.Cabinets));
        Assert.Equal([0, 0, 0], Run(r => r with { All = true, DropEdits = true }).Settlements.Select(s => s.Summary.Cabinets));
        Assert.True(VerifyAccessOperation.Run(Project, null, null, TestContext.Current.CancellationToken).Ok);
    }

    [Fact]
    public void A_street_edit_leaves_the_designs_of_other_places_alone()
    {
        Run(r => r with { Buildings = [Map], All = true });
        Tampering.Execute(Project, "UPDATE corridor SET source = 'osm:way/999' WHERE id = 1");
        Assert.Equal(1, Run(r => r with { All = true }).Settlements.Count(s => !s.IsKept));
    }

    [Theory]
    [InlineData("UPDATE access_route SET length_m = length_m + 5 WHERE id = (SELECT min(id) FROM access_route)", "access-routes")]
    [InlineData("DELETE FROM access_route WHERE id = (SELECT max(id) FROM access_route WHERE settlement_id = 1)", "access-tree")]
    [InlineData("UPDATE access_drop SET port = 1", "access-ports")]
    [InlineData("UPDATE access_cable SET size = 4, count = 0", "access-fibres")]
    [InlineData("UPDATE access_drop SET loss_db = loss_db - 1", "access-light")]
    [InlineData("UPDATE access_site SET cost_kzt = cost_kzt + 1000 WHERE kind = 'closure'", "access-cost")]
    [InlineData("DELETE FROM access_drop WHERE id = (SELECT min(id) FROM access_drop)", "access-premises")]
    [InlineData("UPDATE access_drop SET path_m = path_m + 100", "access-lengths")]
    public void A_design_that_was_tampered_with_does_not_hold(string sql, string check)
    {
        Run(r => r with { Buildings = [Map], All = true });
        Tampering.Execute(Project, sql);
        var verdict = VerifyAccessOperation.Run(Project, null, null, TestContext.Current.CancellationToken);
        Assert.Contains(verdict.Checks, c => c.Name == check && !c.Ok);
    }

    [Fact]
    public void The_lower_bound_is_proved_anew_and_a_stated_one_that_is_not_is_found()
    {
        Run(r => r with { Buildings = [Map], All = true });
        Run(r => r with { Settlements = ["Village 2"], Options = new() { SecondaryRatio = 1, PrimaryRatio = 32, PinnedCabinets = [new(0.1240, 43.0009)] } });
        Run(r => r with { Together = true });
        var verdict = VerifyAccessOperation.Run(Project, null, null, TestContext.Current.CancellationToken, new BoundProofSource(Project, 1, TestContext.Current.CancellationToken).Make);
        Assert.True(verdict.Ok, string.Join('\n', verdict.Checks.Where(c => !c.Ok).Select(c => c.Detail)));
        Tampering.Execute(Project, "UPDATE access_summary SET summary = json_set(summary, '$.lowerBound', json_extract(summary, '$.lowerBound') * 101 / 100) WHERE settlement_id = 1");
        verdict = VerifyAccessOperation.Run(Project, null, null, TestContext.Current.CancellationToken, new BoundProofSource(Project, 1, TestContext.Current.CancellationToken).Make);
        Assert.Equal("access-bound", Assert.Single(verdict.Checks, c => !c.Ok).Name);
    }

    [Fact]
    public void The_light_of_a_home_is_traced_both_ways()
    {
        var result = Run(r => r with { Buildings = [Map], Settlements = ["Village 2"] });
        using var file = ProjectFile.Open(Project, readOnly: true);
        var design = file.ReadAccess(t => t.Read(result.Settlements[0].Settlement));
        foreach (var drop in design.Drops.Take(5))
        {
            var trace = Assert.Single(TraceOperation.OfHome(Project, drop.Premises));
            Assert.Equal(drop.PathMetres, trace.Steps[^1].FromOltMetres, 0.5);
            Assert.Equal((4, 6), (trace.Steps.Sum(s => s.Connectors), trace.Steps.Sum(s => s.Splices)));
            Assert.Contains(drop.Premises, trace.SharesPort);
            var way = trace.Steps.SelectMany(s => s.Line).ToList();
            Assert.Equal(drop.PathMetres, way.Zip(way.Skip(1), (a, b) => Geodesic.Distance(a, b).Value).Sum(), 1.0);
            Assert.Equal(design.Premises.Single(p => p.Key == drop.Premises).Location, way[^1]);
            Assert.Equal(trace.SharesPort, TraceOperation.OfPort(Project, design.Settlement, null, trace.OltPort).Select(t => t.Premises));
        }

        Assert.Equal("premises-unknown", Assert.Throws<BadInputException>(() => TraceOperation.OfHome(Project, "osm:way/0")).Findings[0].Code);
    }

    [Fact]
    public void The_plan_takes_the_designed_cost_and_still_holds()
    {
        var options = new Zheli.Model.Programme.PlanOptions { Threads = 1, AssumeNetwork = null, Mandatory = ["Village 1", "Village 2"] };
        var designed = Run(r => r with { Buildings = [Map], All = true }).Settlements.Sum(s => s.Summary.Cost.Total);
        Assert.True(designed > 0);
        ImportOperation.Run(new(Project, [Network()], Zheli.Geodata.SourceKind.Network, 1), null, TestContext.Current.CancellationToken, TimeProvider.System);
        var plan = Assert.IsType<Zheli.Engineering.Rollout.RolloutAnswer.Planned>(
            Zheli.Operations.Plan.PlanOperation.Run(Project, options, null, TimeProvider.System, null, TestContext.Current.CancellationToken)).Plan;
        Assert.Equal(3, plan.Options.DesignedAccess.Count);
        var verdict = VerifyOperation.Run(Project, "base", null, TestContext.Current.CancellationToken);
        Assert.True(verdict.Ok, string.Join('\n', verdict.Checks.Where(c => !c.Ok).Select(c => $"{c.Name} {c.Detail}")));
    }

    [Fact]
    public void A_bill_of_quantities_is_a_workbook()
    {
        Run(r => r with { Buildings = [Map], All = true });
        Assert.True(AccessBillOperation.Run(Project, null, folder["bill.xlsx"], overwrite: false, ExportLanguage.English) > 2_000);
        Assert.Equal("output-exists", Assert.Throws<BadInputException>(() => AccessBillOperation.Run(Project, null, folder["bill.xlsx"], overwrite: false, ExportLanguage.English)).Findings[0].Code);
        Assert.Equal("output-ending", Assert.Throws<BadInputException>(() => AccessBillOperation.CheckPlace(Project, folder["bill.csv"], overwrite: false)).Findings[0].Code);
    }

    [Fact]
    public void The_workbook_speaks_the_language_that_is_asked_for()
    {
        Run(r => r with { Buildings = [Map], All = true, Options = new() { Node = new(0.0019, 43), PinnedCabinets = [new(0.0010, 43.0009)] } });
        using var file = ProjectFile.Open(Project, readOnly: true);
        var designs = file.ReadAccess(t => t.ListSettlements().Select(t.Read).ToList());
        var own = designs.SelectMany(d => d.Sites.Select(x => x.Key).Concat(d.Splitters.Select(x => x.Key)).Concat(d.Routes.Select(x => x.Key)).Concat(d.Drops.Select(x => x.Premises)))
            .Concat(["Village 1", "Village 2", "Village 3", "OLT", "USD", ""]).ToHashSet(StringComparer.Ordinal);
        foreach (var language in new[] { ExportLanguage.Kazakh, ExportLanguage.Russian })
        {
            var path = folder[$"{language.Code()}.xlsx"];
            AccessBillOperation.Run(Project, null, path, overwrite: false, language);
            var cells = Enumerable.Range(1, 3).SelectMany(sheet => SheetRows(path, $"xl/worksheets/sheet{sheet}.xml")).SelectMany(row => row).ToList();
            Assert.Contains(language == ExportLanguage.Kazakh ? "қызғылт сары" : "оранжевый", cells);
            Assert.All(cells, cell => Assert.True(
                own.Contains(cell) || double.TryParse(cell, NumberStyles.Float, CultureInfo.InvariantCulture, out _) || cell.Any(c => c is >= 'Ѐ' and <= 'ӿ'), cell));
        }
    }

    [Fact]
    public void The_bill_counts_with_the_figures_of_the_design()
    {
        Run(r => r with { Buildings = [Map], Settlements = ["Village 1"], Options = new() { Overrides = new Dictionary<string, decimal> { ["acc.splitter8"] = 4_321 } } });
        using var file = ProjectFile.Open(Project, readOnly: true);
        var splitters = file.ReadAccess(t => t.Read(t.ListSettlements().Single())).Splitters.Count(s => s.Ratio == 8);
        Assert.True(splitters > 0);
        AccessBillOperation.Run(Project, null, folder["bill.xlsx"], overwrite: false, ExportLanguage.English);
        using var book = System.IO.Compression.ZipFile.OpenRead(folder["bill.xlsx"]);
        using var reader = new StreamReader(book.GetEntry("xl/worksheets/sheet1.xml")!.Open());
        Assert.Contains($">{(long)Math.Round(4_321 * file.ReadCatalogue().Number("fx.usd_kzt")) * splitters}<", reader.ReadToEnd(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(4, 8)]
    [InlineData(32, 1)]
    public void The_splice_table_names_every_fibre_once_at_each_end(int primary, int secondary)
    {
        var options = new AccessOptions { PrimaryRatio = primary, SecondaryRatio = secondary, Node = new(0.0019, 43), PinnedCabinets = [new(0.0010, 43.0009)] };
        Run(r => r with { Buildings = [Map], Settlements = ["Village 1"], Options = options });
        using var file = ProjectFile.Open(Project, readOnly: true);
        var design = file.ReadAccess(t => t.Read(t.ListSettlements().Single()));
        AccessBillOperation.Run(Project, null, folder["splices.xlsx"], overwrite: false, ExportLanguage.English);
        var rows = SheetRows(folder["splices.xlsx"], "xl/worksheets/sheet3.xml");
        Assert.Equal(["Settlement", "Site", "From", "Port", "To", "Dwellings", "Stretch", "Cable", "Fibre", "Tube", "Colour"], rows[0]);
        var fibres = rows.Skip(1).Where(r => r[6].Length > 0).ToList();

        // Every fibre has two ends; where it is the only one of its stretch both have the same number.
        Assert.All(fibres.GroupBy(r => (r[2], r[3])), g => Assert.Equal(2, g.Count()));
        var room = design.Cables.GroupBy(c => c.Route).ToDictionary(g => g.Key, g => g.Sum(c => c.Size * c.Count));
        Assert.All(fibres, r => Assert.InRange(int.Parse(r[8], CultureInfo.InvariantCulture), 1, room[r[6]]));
        Assert.All(fibres.GroupBy(r => (r[1], r[6], r[7])), g => Assert.Equal(g.Count(), g.Select(r => r[8]).Distinct().Count()));
        Assert.Contains(fibres, r => r[8] == "1" && r[9] == "blue" && r[10] == "blue");
        Assert.Contains(fibres, r => r[8] == "2" && r[9] == "blue" && r[10] == "orange");
        Assert.All(design.Sites.Where(s => s.Kind == AccessSiteKind.Cabinet && s.Fibres > 0), s => Assert.Contains(fibres, r => r[1] == s.Key && r[7].StartsWith("Feeder", StringComparison.Ordinal)));
    }

    private static List<string[]> SheetRows(string workbook, string sheet)
    {
        using var zip = System.IO.Compression.ZipFile.OpenRead(workbook);
        using var stream = zip.GetEntry(sheet)!.Open();
        return [.. System.Xml.Linq.XDocument.Load(stream).Descendants().Where(e => e.Name.LocalName == "row")
            .Select(row => row.Elements().Select(cell => cell.Value).ToArray())];
    }

    [Fact]
    public void Edits_that_name_nothing_are_refused_with_every_finding()
    {
        Run(r => r with { Buildings = [Map], All = true });
        var refused = Assert.Throws<BadInputException>(() => Run(r => r with
        {
            All = true,
            Options = new() { Node = new(0, 0), PinnedCabinets = [new(43.0009, 0.0010), new(0.0010, 43.0009)], ForbiddenStreets = ["nothing", "route:zzz"], BuiltStreets = ["osm:way/999999999"] },
        }));
        Assert.Equal(["edit-too-far", "edit-too-far", "street-unknown", "street-unknown", "street-unknown"], refused.Findings.Select(f => f.Code));
        Assert.Equal("--pin-cabinet 43.0009,0.001", refused.Findings[0].Where);
    }

    [Fact]
    public void A_pin_belongs_to_the_settlement_where_it_lies()
    {
        Run(r => r with { Buildings = [Map], All = true, Options = new() { PinnedCabinets = [new(0.0010, 43.0009)] } });
        using var file = ProjectFile.Open(Project, readOnly: true);
        Assert.Equal([1, 0, 0], file.ReadAccess(t => t.ListSettlements().Select(s => t.ReadSummary(s).Options.PinnedCabinets.Count)));
    }

    private string Network()
    {
        File.WriteAllText(folder["network.csv"], "name,lat,lon\nPoP,43.0,0.0\n");
        return folder["network.csv"];
    }

    [Fact]
    public void Questions_without_an_answer_are_refused_with_advice()
    {
        Assert.Equal("settlement-not-chosen", Refused(r => r));
        Assert.Equal("settlement-unknown", Refused(r => r with { Settlements = ["Atlantis"] }));
        Assert.Equal("district-unknown", Refused(r => r with { Districts = ["Atlantis"] }));
        File.WriteAllText(folder["x.osm"], "not a map");
        Assert.Equal("buildings-unreadable", Refused(r => r with { Buildings = [folder["x.osm"]], All = true }));
        Assert.Equal("access-design-missing", Assert.Throws<BadInputException>(() => VerifyAccessOperation.Run(Project)).Findings[0].Code);
    }

    private sealed class StopAfterFirst(CancellationTokenSource stop) : IProgress<StageProgress>
    {
        public void Report(StageProgress value)
        {
            if (value.Fraction > 0)
            {
                stop.Cancel();
            }
        }
    }

    private string Refused(Func<AccessRequest, AccessRequest> change) => Assert.Throws<BadInputException>(() => Run(change)).Findings[0].Code;

    private AccessResult Run(Func<AccessRequest, AccessRequest> change) =>
        AccessOperation.Run(change(new() { Project = Project }), TimeProvider.System, null, TestContext.Current.CancellationToken);

    private string Dump()
    {
        using var file = ProjectFile.Open(Project, readOnly: true);
        var designs = file.ReadAccess(t => t.ListSettlements().Select(t.Read).ToList());
        return string.Join('\n', designs.SelectMany(d => d.Drops.Select(x => x.ToString()).Concat(d.Cables.Select(c => c.ToString())).Concat(d.Splitters.Select(s => s.ToString()))));
    }

    /// <summary>Villages ten kilometres apart, each with two streets and 24 houses.</summary>
    internal static string Villages(int count)
    {
        var (nodes, ways) = (new StringBuilder(), new StringBuilder());
        var (node, way) = (0, 0);
        int Node(double x, double y, string tags = "")
        {
            nodes.Append(CultureInfo.InvariantCulture, $"<node id=\"{++node}\" lon=\"{x / 81_000:0.0000000}\" lat=\"{43 + (y / 111_320):0.0000000}\">{tags}</node>\n");
            return node;
        }

        void Way(IEnumerable<int> points, string key, string value) => ways.Append(
            CultureInfo.InvariantCulture, $"<way id=\"{++way}\">{string.Concat(points.Select(p => $"<nd ref=\"{p}\"/>"))}<tag k=\"{key}\" v=\"{value}\"/></way>\n");
        for (var v = 0; v < count; v++)
        {
            double x = v * 10_000;
            Node(x, 0, $"<tag k=\"place\" v=\"village\"/><tag k=\"name\" v=\"Village {v + 1}\"/><tag k=\"population\" v=\"104\"/>");
            int a = Node(x, 0), b = Node(x, 100);
            Way([a, b], "highway", "residential");
            foreach (var (start, y) in new[] { (a, 0.0), (b, 100.0) })
            {
                Way([start, Node(x + 170, y)], "highway", "residential");
                for (var h = 0; h < 12; h++)
                {
                    double east = x + 10 + (h * 13), north = y + (h % 2 == 0 ? 12 : -24);
                    int first = Node(east, north);
                    Way([first, Node(east + 10, north), Node(east + 10, north + 12), Node(east, north + 12), first], "building", "house");
                }
            }
        }

        return $"<osm version=\"0.6\">\n{nodes}{ways}</osm>\n";
    }
}
