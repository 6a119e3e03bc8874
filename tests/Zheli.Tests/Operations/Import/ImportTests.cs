using System.Text.Json;
using Zheli.Geodata;
using Zheli.Model;
using Zheli.Model.Network;
using Zheli.Model.Places;
using Zheli.Operations.Import;
using Zheli.Operations.Storage;

namespace Zheli.Tests.Operations.Import;

/// <summary>Sources become one map: each place once, inside the border, in its district; and an import is whole or nothing.</summary>
public sealed class ImportTests : IDisposable
{
    private readonly ImportScene scene = new();

    [Fact]
    public void Places_get_their_district_and_places_abroad_are_left_out_and_listed()
    {
        scene.Border().Places("places.csv", "Западное,village,47,61,500,", "Восточное,town,47,63,9000,", "Чужое,village,47,70,50,");
        var result = scene.Import("border.geojson", "places.csv");
        Assert.Equal(["1 Западное Village 500 Stated 3", "2 Восточное Town 9000 Stated 4"], scene.Settlements());
        Assert.All(scene.Territory().Settlements, s => Assert.Equal(2, s.RegionId));
        Assert.Contains(result.Findings, f => f.Code == "outside-border" && f.Message.StartsWith("1 places lie outside", StringComparison.Ordinal));
        Assert.Contains(result.Findings, f => f.Code == "outside-border" && f.Message.StartsWith("Чужое (village)", StringComparison.Ordinal));
        Assert.Equal(new ImportedSource("places.csv", "settlements", 3, 2, 1), result.Sources[1]);
    }

    [Fact]
    public void Districts_know_their_region()
    {
        scene.Border().Import("border.geojson");
        Assert.Equal([null, null, 2L, 2L], scene.Territory().Areas.Select(a => a.RegionId));
    }

    [Fact]
    public void Exchanged_latitude_and_longitude_refuse_the_import()
    {
        scene.Border().Places("places.csv", "А,village,61,47,,", "Б,village,63,46,,", "В,village,63.5,47,,").Import("border.geojson");
        var refused = Assert.Throws<BadInputException>(() => scene.Import("places.csv"));
        Assert.Equal("lat-lon-swapped", refused.Findings.Single().Code);
        Assert.Empty(scene.Territory().Settlements);
    }

    [Fact]
    public void The_same_import_again_changes_nothing_not_even_a_number()
    {
        scene.Border().Places("a.csv", "Ауыл,village,47,61,500,", ",hamlet,47,61.5,,").Places("b.csv", "Ауыл,village,47.001,61,,", "Село,hamlet,46,63,,").File("roads.geojson", Roads("12", "13"));
        string[] files = ["border.geojson", "a.csv", "b.csv", "roads.geojson"];
        scene.Import(files);
        var first = Everything();
        scene.Import(files);
        Assert.Equal(first, Everything());
    }

    [Fact]
    public void One_command_or_several_in_whatever_order_of_commands_give_the_same_map()
    {
        scene.Border().Places("a.csv", "Ауыл,village,47,61,500,", "Чужое,village,47,70,,").Places("b.csv", "Ауыл,village,47.001,61,,", "Село,hamlet,46,63,,");
        scene.Import("a.csv", "b.csv", "border.geojson");
        var together = Everything();
        using var other = new ImportScene();
        other.Border().Places("a.csv", "Ауыл,village,47,61,500,", "Чужое,village,47,70,,").Places("b.csv", "Ауыл,village,47.001,61,,", "Село,hamlet,46,63,,");
        other.Import("a.csv");
        other.Import("b.csv");
        other.Import("border.geojson");
        Assert.Equal(scene.Settlements().Select(s => s[2..]), other.Settlements().Select(s => s[2..]));
        Assert.NotEmpty(together);
    }

    [Fact]
    public void A_new_version_of_a_source_replaces_what_came_from_the_old_one()
    {
        scene.File("places.geojson", Points(("node/1", "Бір", 61, 47), ("node/2", "Екі", 62, 47))).File("roads.geojson", Roads("12", "13")).Import("places.geojson", "roads.geojson");
        scene.File("places.geojson", Points(("node/2", "Екі", 62, 47.01), ("node/3", "Үш", 63, 47))).File("roads.geojson", Roads("13", "14")).Import("places.geojson", "roads.geojson");
        var territory = scene.Territory();
        Assert.Equal([(2L, "Екі", 47.01), (3L, "Үш", 47)], territory.Settlements.Select(s => (s.Id, s.Names.Local, s.Location.Latitude)));
        Assert.Equal([63.0, 64.0], territory.Corridors.Select(c => c.Points[0].Longitude));
    }

    [Fact]
    public void What_was_drawn_by_hand_stays_when_sources_are_imported()
    {
        using (var project = ProjectFile.OpenOrCreate(scene.Project))
        {
            var place = new Settlement { Id = 7, Names = new PlaceNames("Жаңа"), Kind = PlaceKind.Village, Location = new(61, 46), Population = 77, PopulationBasis = PopulationBasis.Stated, Source = "drawn" };
            project.ReplaceTerritory(new Territory { Settlements = [place], NetworkNodes = [new(5, "Узел", new(61, 47), "Оператор", "drawn")] }, [], []);
        }

        scene.Places("a.csv", "Ауыл,village,47,61,500,").Import("a.csv");
        Assert.Equal(["7 Жаңа Village 77 Stated", "8 Ауыл Village 500 Stated"], scene.Settlements().Select(s => s.TrimEnd()));
        Assert.Equal(5, scene.Territory().NetworkNodes.Single().Id);
    }

    [Fact]
    public void A_place_of_two_sources_is_merged_and_its_gaps_are_filled()
    {
        scene.Places("a.csv", "с. Ақкөл,village,47,61,,", "Терек,village,47,62,,").Places("b.csv", "Акколь,village,47.01,61,321,593240100", "Ақкөл,village,47.01,61.01,321,", "Терек,village,47.1,62,,");
        var result = scene.Import("a.csv", "b.csv");
        Assert.Equal(4, scene.Territory().Settlements.Count);
        var merged = scene.Territory().Settlements[0];
        Assert.Equal(("с. Ақкөл", 321), (merged.Names.Local, merged.Population));
        Assert.Contains(result.Findings, f => f.Code == "duplicate-place" && f.Message.StartsWith("1 places", StringComparison.Ordinal));
    }

    [Fact]
    public void Places_without_a_name_are_kept_where_people_may_live_and_counted()
    {
        scene.Places("a.csv", ",village,47,61,,", ",isolated_dwelling,47,62,,", ",suburb,47,63,,", "Мкр,suburb,47,63.1,,");
        var result = scene.Import("a.csv");
        Assert.Equal([PlaceKind.Village, PlaceKind.IsolatedDwelling, PlaceKind.Suburb], scene.Territory().Settlements.Select(s => s.Kind));
        Assert.Contains(result.Findings, f => f.Code == "unnamed" && f.Message == "3 places have no name: kept 1 village, 1 isolated dwelling; left out 1 quarters and empty places.");
    }

    [Fact]
    public void The_classifier_is_joined_by_district_and_name()
    {
        scene.Border().Places("places.csv", "Ақкөл ауылы,village,47,61,,", "Терек,village,47,63,,")
            .File("kato.csv", "kato,level,name_ru,name_kk\n593240100,4,с.Акколь,Ақкөл а.\n593440200,4,с.Терек,Терек а.\n593440300,4,с.Другое,Басқа а.\n");
        var result = scene.Import("border.geojson", "places.csv", "kato.csv");
        Assert.Equal(["593240100", "593440200"], scene.Territory().Settlements.Select(s => s.Kato));
        Assert.Equal(new KatoCounts(2, 0, 0, 1), result.Kato);
    }

    [Fact]
    public void A_later_command_joins_with_a_classifier_of_an_earlier_one()
    {
        scene.File("kato.csv", "kato,level,name_ru,name_kk\n593240100,4,с.Акколь,Ақкөл а.\n").Border().Places("places.csv", "Ақкөл,village,47,61,,");
        scene.Import("kato.csv");
        scene.Import("places.csv");
        scene.Import("border.geojson");
        Assert.Equal("593240100", scene.Territory().Settlements.Single().Kato);
    }

    [Fact]
    public void A_known_total_of_the_region_shapes_the_estimates()
    {
        scene.Border().Places("places.csv", "Ақкөл,village,47,61,400,", "Терек,village,47,63,,", "Қос,hamlet,46,63,,").File("people.csv", "region,population\nСеверная область,1306\n");
        var result = scene.Import("border.geojson", "places.csv", "people.csv");
        Assert.Equal([400, 666, 240], scene.Territory().Settlements.Select(s => s.Population));
        Assert.Equal(906, result.Contents.People.Estimated);
        Assert.Equal(1306, scene.Territory().Areas.Single(a => a.Level == AdminLevel.Region).Population);
    }

    [Fact]
    public void Lines_far_abroad_and_lines_drawn_twice_are_left_out()
    {
        scene.Border().File("roads.geojson", Roads("12", "13")).File("copy.geojson", Roads("13")).File("far.geojson", Roads("90"));
        var result = scene.Import("border.geojson", "roads.geojson", "copy.geojson", "far.geojson");
        Assert.Equal([1L, 2L], scene.Territory().Corridors.Select(c => c.Id));
        Assert.Equal([1L, 1L], result.Sources.Skip(2).Select(s => s.RowsRejected));
    }

    [Fact]
    public void One_bad_file_and_nothing_is_imported_but_every_fault_is_told()
    {
        scene.Places("good.csv", "Ауыл,village,47,61,500,").File("empty.csv", "").File("photo.pbf", "\u00ff\u00d8\u00ff\u00e0 JFIF");
        var refused = Assert.Throws<BadInputException>(() => scene.Import("good.csv", "empty.csv", "photo.pbf"));
        Assert.Equal(["empty.csv", "photo.pbf"], refused.Findings.Where(f => f.Severity == Severity.Error).Select(f => f.Where.Split('@', ':')[0]).Distinct());
        Assert.Empty(scene.ProjectFiles);
    }

    [Fact]
    public void A_folder_a_missing_file_and_a_name_given_twice_are_refused_with_advice()
    {
        scene.File("a.csv", "x");
        var folder = Path.GetDirectoryName(scene.Project)!;
        Assert.Equal("source-is-folder", Refusal(folder).Code);
        Assert.Equal("source-missing", Refusal("none.csv").Code);
        Assert.Equal("source-name-twice", Refusal("a.csv", "a.csv").Code);
        Assert.Equal("no-source", Refusal().Code);
        Assert.Empty(scene.ProjectFiles);
    }

    [Fact]
    public void A_project_is_not_made_under_the_name_of_a_source()
    {
        scene.Places("a.csv", "Ауыл,village,47,61,500,");
        var swapped = new ImportRequest(Path.Combine(Path.GetDirectoryName(scene.Project)!, "new.csv"), ["a.csv"], null, 1);
        Assert.Contains(
            Assert.Throws<BadInputException>(() => ImportOperation.Run(swapped, null, CancellationToken.None, TimeProvider.System)).Findings, f => f.Code == "project-name");
    }

    [Fact]
    public void A_stopped_import_leaves_nothing()
    {
        scene.Places("a.csv", "Ауыл,village,47,61,500,");
        using var stopped = new CancellationTokenSource();
        stopped.Cancel();
        Assert.ThrowsAny<OperationCanceledException>(() => ImportOperation.Run(
            new(scene.Project, [Path.Combine(Path.GetDirectoryName(scene.Project)!, "a.csv")], null, 1), null, stopped.Token, TimeProvider.System));
        Assert.Empty(scene.ProjectFiles);
    }

    [Fact]
    public void The_number_of_threads_changes_nothing()
    {
        var path = TestData.Shared("realdata", "osm", "monaco-2023-12.osm.pbf");
        var maps = new List<string>();
        foreach (var threads in (int[])[1, 3])
        {
            using var folder = new TemporaryFolder();
            ImportOperation.Run(new(folder["p.gpkg"], [path], null, threads), null, CancellationToken.None, TimeProvider.System);
            using var project = ProjectFile.Open(folder["p.gpkg"], readOnly: true);
            maps.Add(Json(project.ReadTerritory()));
        }

        Assert.Equal(maps[0], maps[1]);
    }

    public void Dispose() => scene.Dispose();

    private Finding Refusal(params string[] files) => Assert.Throws<BadInputException>(() => scene.Import(files)).Findings[0];

    private string Everything()
    {
        using var project = ProjectFile.Open(scene.Project, readOnly: true);
        return Json(project.ReadTerritory()) + JsonSerializer.Serialize(project.ReadImportHistory()) + JsonSerializer.Serialize(project.ReadFindings());
    }

    private static string Json(Territory t) => JsonSerializer.Serialize(new { t.Areas, t.Settlements, t.Corridors, t.Water, t.NetworkNodes, t.NetworkLines });

    private static string Points(params (string Id, string Name, double X, double Y)[] places) => Collection(places.Select(p => FormattableString.Invariant(
        $$$"""{"type":"Feature","properties":{"@id":"{{{p.Id}}}","name":"{{{p.Name}}}","place":"village"},"geometry":{"type":"Point","coordinates":[{{{p.X}}},{{{p.Y}}}]}}""")));

    /// <summary>Roads along a parallel, each at the longitude that its number plus fifty gives.</summary>
    private static string Roads(params string[] ids) => Collection(ids.Select(id => $$$"""{"type":"Feature","properties":{"@id":"way/{{{id}}}","highway":"primary"},"geometry":{"type":"LineString","coordinates":[[{{{50 + int.Parse(id, System.Globalization.CultureInfo.InvariantCulture)}}},47],[{{{50 + int.Parse(id, System.Globalization.CultureInfo.InvariantCulture)}}}.5,47]]}}"""));

    private static string Collection(IEnumerable<string> features) => """{"type":"FeatureCollection","features":[""" + string.Join(',', features) + "]}";
}
